"""What the archivist's pages say."""

TITLE, HOME_LINK = "档案", "回档案"
LEAD = "本单位窗口归档的办件。按档号、办件编号或存放位置查，要一字不差；也可以按状态和到期年份筛选。"
SEARCH_LABEL, SEARCH = "档号、办件编号或存放位置", "查"
STATES = (("", "全部"), ("kept", "已归档"), ("held", "暂停销毁"), ("filing", "整理中"))
DUE_LINK = "保管期限已满"
COLUMNS = ("档号", "一件事", "保管", "原件", "状态")
CAPTION = "档案，新归档的在前"
EMPTY_TITLE, EMPTY = "还没有档案", "窗口送达后点“归档”，办件就到这里。"
NOT_FOUND_TITLE, NOT_FOUND = "没有找到", "号码要写全，一字不差；或者看全部。"
ALL, NEXT = "看全部", "下一页"
FOREVER = "永久"
UNTIL = "{retention}，至{day}"
NO_ORIGINALS = "无纸质原件"
FACTS = (
    "档号",
    "办件编号",
    "一件事",
    "牵头单位",
    "归档时间",
    "保管期限",
    "纸质原件",
    "卷内文件",
    "目录摘要（SM3）",
)
COUNT = "{count}件"
FILING = "正在整理：文书要逐份打印、计算摘要，几秒钟后刷新再看。"
HELD = "暂停销毁：{kind}。期限满了也不能列入销毁清单。"
INDEX = "卷内目录"
INDEX_COLUMNS = ("序号", "题名", "责任者", "日期", "摘要（SM3）")
ADDED = "{group}；{day}补充归档"
PDF, ZIP = "卷内目录（PDF/A）", "整卷导出（zip）"
METADATA = "元数据"
NOT_OFFICIAL = "名称未经官方核对"
HOLD_KIND, HOLD_REASON, LIFT_REASON = "为什么暂停", "情况（文号、来函机关）", "为什么可以解除"
DONE = {
    "append": "已补充归档，新文件续编在目录后面。",
    "hold": "已暂停销毁。",
    "lift": "已解除暂停。",
}
