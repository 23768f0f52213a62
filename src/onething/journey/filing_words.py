"""The words of an archive's documents and metadata."""

FORM, ACTS, DATA = "申请表（填写内容）", "办理过程（台账全部环节）", "{name}（签名数据）"
SHEET, EVIDENCE, REPLACED = "申请人签字页（扫描件）", "{about}：证据", "{name}（已被替换）"
APPLICANT, SYSTEM_NAME = "申请人", "一件事一次办平台"
HOUSE = "本系统约定（DA/T 85—2019、GB/T 42727—2023全文未见，未经官方核对）"
GBT = "GB/T 39046—2020 表{table}"
FOREVER = "永久"

TITLE = "{thing}（{number}）"
OF_ARCHIVE = (
    "档号",
    "题名",
    "责任者",
    "归档时间",
    "保管期限",
    "保管至",
    "纸质原件存放位置",
    "摘要算法",
    "形成系统",
)
NO_ORIGINALS = "无纸质原件，以电子文件归档"
CHANNELS = {"online": "网上", "window": "窗口"}

INDEX_TITLE = "卷内目录"
INDEX_COLUMNS = ("序号", "题名", "责任者", "日期", "文件与摘要")
INDEX_HEADING, METADATA_HEADING = "目录（共{count}件）", "元数据"
INDEX_NOTE = "摘要为SM3值，按文件原文逐字节计算；后来补充的文件续编序号，注明补充日期。"
METADATA_NOTE = "元数据名称注明来源的按该标准；其余为{house}。"
ADDED = "{day}补充归档"
INDEX_QUERY = "档号见右上，电子档案由归档单位保管"
FILE_LINE = "{name}（{size}字节）\nSM3 {sm3}"
