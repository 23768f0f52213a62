"""What the supervisor's room says to people."""

TABS = (("亮灯", "/desk/supervision/"), ("计时", "/desk/supervision/clocks/"))
TABS_OF_ALL = (
    ("黄牌红牌", "/desk/supervision/cards/"),
    ("督办", "/desk/supervision/orders/"),
    ("整改清单", "/desk/supervision/points/"),
)
TABS_OF_UNITS = (("日历订阅", "/desk/supervision/feed/"),)
ALL = "全部"
FILTERS = {
    "light": "亮灯",
    "hall": "大厅",
    "unit": "部门",
    "thing": "一件事",
    "state": "状态",
    "colour": "颜色",
    "kind": "类别",
}
LIGHTS = (("red", "红灯"), ("amber", "黄灯"), ("green", "绿灯"))
BOARD = {"hall": "按大厅", "unit": "按部门", "thing": "按一件事"}
NO_UNIT = "未定"
CLEAR = "清除筛选"
NEXT_PAGE = "下一页"

CLOCKS = "正在计时的期限，先到期的在前"
CLOCK_COLUMNS = ("办件", "计的什么", "归谁", "期限")
CARDS, CARD_COLUMNS = "黄牌红牌", ("编号", "规则", "办件", "单位", "状态", "答复期限")
ORDERS, ORDER_COLUMNS = "督办单", ("编号", "单位", "关于", "状态", "办结期限")
POINTS, POINT_COLUMNS = "整改清单", ("编号", "单位", "来自", "状态", "整改期限")
EMPTY_TITLE, EMPTY = "没有这样的记录", "换一个条件再看；新的会出现在最上面。"
ON_ITS_OWN = "单独发出"

NEW_ORDER, NEW_POINT = "发督办单", "列入整改清单"
ISSUE, REQUIRE = "发出", "列入"
SEE_CASE, SEE_CARD, SEE_ORDER, SEE_ACT = "看办件", "看这张牌", "看督办单", "看台账第 {seq} 条"
SEE_PROOF, SEE_YELLOW = "看整改证明", "看没有答复的黄牌"

RULE, RULE_VALUE = "规则", "{name}（规则第 {version} 版）"
SOURCE, ABOUT, UNIT, PERSON = "依据", "关于", "责任单位", "经手人"
NOBODY = "没有具体经手人，由单位答复"
RAISED, RECORDED, ANSWER_BY, MATTER = "应发时间", "写入台账", "最迟答复", "事项"
ORDERED, DUE, REQUIRED, PROBLEM, OWNER = "发出时间", "最迟回复", "列入时间", "问题", "责任人"
FACTS = {
    "name": "计时",
    "started_on": "起算日",
    "promised_on": "承诺日",
    "late_after": "扣除他人占用后的承诺日",
    "statutory_on": "法定日",
    "reason_length": "理由字数",
    "code": "被拒绝的做法",
}
TRIED = (
    ("cases.correction.", "要求第二次补正"),
    ("cases.recusal.", "应当回避而继续办理"),
    ("cases.power.", "行使没有公布的权力"),
    ("power.", "要公布的内容超出权责清单"),
    ("catalogue.thing.", "办理没有公布或已经停办的一件事"),
)
TRIED_OTHERWISE = "清单之外的做法"
SAID = "往来"

TEXT_LABELS = {
    "answer": "答复：原因和已采取的措施",
    "appeal": "申诉：这张牌为什么不成立",
    "uphold": "认定成立的理由",
    "cancel": "撤销的理由",
    "report": "办理情况",
    "return_order": "退回的理由、还要做什么",
    "close_order": "办结意见",
    "prove": "怎样整改的",
    "send_back": "退回的理由、还要做什么",
    "verify": "验收意见",
    "note_accountability": "对谁、怎样问责（行政许可法第七十四条）",
    "order": "督办什么、要求怎么办",
    "require": "要整改的问题",
}
DAY_LABEL, OWNER_LABEL, UNIT_LABEL, FILE_LABEL = "最迟哪天", "责任人姓名", "单位", "证明材料（可不交）"
DAY_UNREADABLE = "请填写日期，例如 2026-03-02。"
UNKNOWN_ACT = "没有这个操作。请刷新页面后再试。"
DONE = {
    "answer": "已答复，等电子监察岗认定。",
    "appeal": "已申诉，等电子监察岗认定。",
    "uphold": "已认定成立，单位会收到通知。",
    "cancel": "已撤销这张牌，单位会收到通知。",
    "order": "督办单已发出，单位会收到通知。",
    "report": "已回复办理情况，等电子监察岗认定。",
    "return_order": "已退回重办。",
    "close_order": "督办单已办结。",
    "require": "已列入整改清单，单位会收到通知。",
    "prove": "已报告整改，等电子监察岗验收。",
    "send_back": "已退回再整改。",
    "verify": "已验收。",
    "note_accountability": "问责情况已记录。",
    "withdraw_feed": "已停用，原来的地址马上打不开。",
}
EVERY_CLOCK, OWN_CARDS, LEDGER = "全部计时", "这个办件的牌", "台账：每一步操作"
OVER, OVER_LATE, OVER_PAST = "已结束，按期", "已结束，超过承诺日", "已结束，超过法定期限"

FEED, FEED_NAME = "日历订阅", "一件事一次办：办理期限"
FEED_MADE, FEED_NONE = (
    "正在使用的地址生成于 {moment}。生成新地址，原来的马上失效。",
    "现在没有可用的地址。",
)
FEED_KINDS = {"promised": "承诺日", "statutory": "法定最后一日"}
FEED_SUMMARY = "{kind}：{what}（{number}）"
FEED_ABOUT = "{name}　{thing}"
FEED_PROVISIONAL = "{year} 年的放假通知还没公布，日子暂按法定节假日推算。"
