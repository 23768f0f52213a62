"""What the counter says to people."""

QUEUES = (
    ("submitted", "待收件"),
    ("received", "待受理"),
    ("correcting", "待补正"),
    ("accepted", "待分办"),
    ("issued", "待领取"),
    ("delivered", "待归档"),
)
CHOOSING = "有部门拟不予，等申请人选择"
EMPTY_TITLE = "现在没有"
EMPTY = {
    "submitted": "有人提交申请后会出现在这里。",
    "received": "收件后、受理前的办件在这里。",
    "correcting": "发出补正告知、等申请人补正的办件在这里。",
    "accepted": "受理后、还没有分给各部门的办件在这里。",
    "issued": "各部门办好、等申请人来领的办件在这里。",
    "delivered": "已经送达、还没有归档的办件在这里。",
}
NUMBER_UNKNOWN = "没有找到编号为“{number}”的办件。请核对编号，共 23 位，不含空格。"
NUMBER_MISSING = "请填写办件编号。"
UNKNOWN_ACT = "这个页面没有这个操作，请刷新后再试。"
RECIPIENT_MISSING = "请填写领取人姓名，请领取人在签收单上签名后再登记。"
DONE = {
    "receive": "已收件，收件凭证已发给申请人。",
    "accept": "已受理，承诺办结日已告知申请人。",
    "not_accept": "已登记不予受理，理由已发给申请人。",
    "ask_correction": "补正告知已发出。",
    "dispatch": "已分办到各部门。",
    "deliver": "已登记送达。",
    "archive": "已归档。",
}
NEXT = {
    "correcting": "等申请人按告知补正后重新提交。",
    "in_review": "各部门正在办理，窗口现在不用做什么。",
    "choosing": "有部门拟不予，等申请人选择补齐、退出或终止。",
    "issuing": "正在制证，好了会出现在“待领取”。",
    "draft": "申请人还没有提交。",
}
NOTHING_MORE = "这一件已经办完，窗口不用再做什么。"
CORRECTION_ROW = "请写明要怎么补（至少4个字）。"
NO_NOTICE = "这一件没有这份告知书。"
LEGAL_FIVE_DAYS = "收件后五日内一次告知补正内容，逾期不告知的，自收件之日起即为受理（行政许可法第三十二条）。"

YES, NO = "是", "否"
EMPTY_VALUE = "未填"
FROM_RESULT = "由前一步结果产生"

LETTER_ACCEPTED = "您提交的“{thing}”申请，材料齐全、符合法定形式，已于{day}受理。"
LETTER_PROMISED = "我们承诺在{day}前办好。法定期限从受理次日起算，各部门同时计算。"
LETTER_FEES = "办理进度可以用办件编号在网上或窗口查询。"
LETTER_CORRECTION = "您提交的“{thing}”申请，还需要补正以下内容。补正后重新提交，受理期限从补正之日起算。"
LETTER_ONCE = "以上是需要补正的全部内容，一次告知（行政许可法第三十二条）。没有列出的内容不用改。"
LETTER_UNIT = "{city}政务服务综合窗口"
