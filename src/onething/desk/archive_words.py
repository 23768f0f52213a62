"""What the archivist's pages say."""

TITLE, HOME_LINK = "档案", "回档案"
LEAD = "本单位窗口归档的办件。按档号、办件编号或存放位置查，要一字不差；也可以按状态和到期年份筛选。"
SEARCH_LABEL, SEARCH = "档号、办件编号或存放位置", "查"
STATES = (
    ("", "全部"),
    ("kept", "已归档"),
    ("held", "暂停销毁"),
    ("filing", "整理中"),
    ("destroyed", "已销毁"),
)
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
INDEX, NO_INDEX = "卷内目录", "没有目录"
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
DESTRUCTIONS, TO_DESTRUCTIONS, BACK_TO_DESTRUCTIONS = "销毁清单", "销毁清单", "回销毁清单"
PROPOSE = "把期满的档案列成清单"
LIST_CAPTION = "销毁清单，新的在前"
LIST_COLUMNS = ("清单", "提出", "档案", "状态")
LIST_EMPTY_TITLE, LIST_EMPTY = (
    "没有销毁清单",
    "有档案保管期限满了，档案管理员在这里提出清单，另一位鉴定，单位负责人批准。",
)
LIST_ITEMS = "{count}卷，留存{back}卷"
LIST_FACTS = ("清单编号", "按哪天的到期情况", "提出人", "鉴定人", "鉴定意见", "批准人", "不批准的理由")
ITEMS = "清单上的档案"
ITEM_COLUMNS = ("档号", "一件事", "期满日", "件数和目录摘要（SM3）", "去留")
GOING, STAYING, GONE = "拟销毁", "留存", "已销毁"
CERTIFICATE = "销毁清单（PDF/A）"
KEEP_ARCHIVE, KEEP_REASON = "留存哪一卷", "为什么留存"
OPINION, DECLINE_REASON = "鉴定意见", "为什么不批准"
APPROVE_WARNING = (
    "批准后立即执行：清单上没有留存的办件，密钥当场销毁，内容在系统里不能再读出，不能恢复；"
    "此前的数据库备份请按备份制度同期销毁。"
)
CARRIED_OUT = "已于{at}销毁{count}卷，内容不能恢复；台账只留办件编号和摘要。"
DESTROYED_BY = "已按销毁清单{number}销毁，内容不能恢复；只留档号、办件编号和目录摘要。"
LIST_DONE = {
    "keep_back": "已留存，不会销毁。",
    "examine": "已签署鉴定意见，等单位负责人批准。",
    "approve_destruction": "已批准并执行。",
    "decline_destruction": "已不批准，清单上的档案都保留。",
    "propose_destruction": "已提出清单，请另一位档案管理员鉴定。",
}
