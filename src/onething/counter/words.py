"""What the counter says to people."""

from dataclasses import dataclass


@dataclass(frozen=True)
class NoticeWords:
    """What the page of a notice says: title, what to mind, the button, and why it cannot be sent now."""

    title: str
    mind: str
    send: str
    closed_title: str
    closed: str


CORRECTION_NOTICE = NoticeWords(
    title="一次告知补正",
    mind="只能发一次：请把要补的一次勾全，每一项写一句话，说清楚怎么补。",
    send="发出补正告知",
    closed_title="现在不能发补正告知",
    closed="只有已收件、还没有告知过的办件可以发，而且只能发一次。",
)
RETURN_NOTICE = NoticeWords(
    title="预审退回修改",
    mind="只退回一次：请把要改的一次勾全，每一项写一句话。退回不是补正告知，申请人可以原样再提交。",
    send="退回修改",
    closed_title="现在不能退回",
    closed="只有网上提交、还没有收件、没有退回过的申请可以退回，而且只能退回一次。",
)

DRAFTS = ("draft", "在办草稿")
QUEUES = (
    ("submitted", "待预审、待收件"),
    ("received", "待受理"),
    ("correcting", "待申请人修改"),
    ("accepted", "待分办"),
    ("issued", "待送达"),
    ("delivered", "待归档"),
)
EMPTY_TITLE = "现在没有"
EMPTY = {
    "draft": "在本窗口开始、还没有提交的申请在这里，可以接着填。",
    "submitted": "有人提交申请后会出现在这里。",
    "received": "收件后、受理前的办件在这里。",
    "correcting": "发出补正告知或者预审退回、等申请人修改的办件在这里。",
    "accepted": "受理后、还没有分给各部门的办件在这里。",
    "issued": "各部门办好、等申请人来领，或者在邮寄、转交途中的办件在这里。",
    "delivered": "已经送达、还没有归档的办件在这里。",
}
NUMBER_UNKNOWN = "没有找到编号为“{number}”的办件。请核对编号，共 23 位，不含空格。"
NUMBER_MISSING = "请填写办件编号。"
UNKNOWN_ACT = "这个页面没有这个操作，请刷新后再试。"
ORGAN_HINT = "不属于本机关职权的必填，告诉申请人该去哪里。"
BASIS_HINT = "其他法律法规规定不予受理的必填，写到条款。"
REASON_HINT = "写给申请人看：为什么不受理。"
KIND_MISSING = "请选择不予受理属于哪一种。"
PRINT = "{letter}（打印页）"
PDF = "{letter} PDF"
LACKING = "还缺{names}，可以容缺受理：补齐之前不出证。"
STILL_TO_COME = "等申请人在{day}前补交{name}。"
ANSWER_BY = "最迟{day}{how}告知是否受理或一次告知补正，逾期不告知的，自收件之日起即为受理（{basis}）。"
PROXY_HINT = "代收的核对委托书和本人证件。"
POSTING_RECIPIENT_HINT = "只寄给申请人本人；申请表里有收件地址的，照抄核对。"
POSTING_ADDRESS_HINT = "写到门牌号。"
WINDOW_HINT = "领取窗口登记领取人并请其签名。"
TAKE_BACK_HINT = "写明原因，例如：无人领取、邮件丢失。"
WINDOW_MISSING = "请选择领取窗口。"
SENT = "已交寄，等承运方反馈签收。"
SENT_UNDER = "已寄出，运单号{waybill}，等承运方反馈签收。"
AT_WINDOW = "已转交“{unit}”，由那个窗口登记领取。"
DELIVER_BY = "依法应在{day}前送达（作出决定之日起十个工作日内，行政许可法第四十四条）。"
RECIPIENT_HINT = "本人领取填申请人姓名；核对证件，请领取人在送达回证上签名。"
DONE = {
    "submit": "已提交，回执已发到申请人手机。请接着收件。",
    "corrected": "补正已提交，请接着核对。",
    "pass_precheck": "已登记预审通过，预审结果已发给申请人。",
    "return_for_change": "已退回申请人修改。",
    "fix_slip": "已更正，申请人会收到通知，可以不同意。",
    "answered": "答复已登记，办理部门会看到。",
    "receive": "已收件，收件凭证已发给申请人。",
    "accept": "已受理，承诺办结日已告知申请人。",
    "accept_lacking": "已容缺受理，要补交什么、什么时候前补交已告知申请人。",
    "supply": "补交的材料已转给办理部门。",
    "not_accept": "已登记不予受理，理由已发给申请人。",
    "ask_correction": "补正告知已发出。",
    "dispatch": "已分办到各部门。",
    "send": "已登记邮寄，运单号马上会有。",
    "hand_on": "已转交，领取窗口已能看到这一件。",
    "take_back": "已取回，可以重新安排送达。",
    "deliver": "已登记送达。",
    "archive": "已归档。",
    "file_ended": "已归档。",
}
NEXT = {
    "returned": "等申请人修改后重新提交。",
    "correcting": "等申请人按告知补正后重新提交。",
    "in_review": "各部门正在办理，窗口现在不用做什么。",
    "choosing": "有部门拟不予，等申请人选择补齐、退出或终止。",
    "issuing": "正在制证，好了会出现在“待送达”。",
    "draft": "还没有提交。填好表、交齐材料，请申请人签名后提交。",
}
CONTINUE = "接着填"
CORRECT_FOR_THEM = "替申请人补正"
SUPPLY_FOR_THEM = "替申请人补交"
SEARCH_HINT = "说大白话就行，比如“开饭馆”。"
NOTHING_FOUND = "没有找到“{query}”"
NOTHING_FOUND_SENTENCE = "换个说法试试，或者在下面直接挑一件。"
NAME_HINT = "与证件上的一致。"
NUMBER_HINT = "请核对原件。公民身份号码 18 位，末位可能是 X。"
PHONE_HINT = "11 位，进展短信发到这里；用这个号码登录也能看到这一件。"
NOTHING_MORE = "这一件已经办完，窗口不用再做什么。"
CORRECTION_ROW = "请写明要怎么补（至少4个字）。"


FACT = "已经落实的条件"
FACT_MISSING = "请选择已经落实的条件。"
FACT_NOTED = "条件已登记。"
EVIDENCE = "凭什么确认"
EVIDENCE_HINT = "例如缴款书编号。"
NO_FACTS = "这件现在没有要登记的条件。"
SIGNED_SHEET = "申请人签名的补正页"
RECORD_FACTS = "登记条件（费用、税款）"
ORIGINALS_HINT = "写盒号、架号，例如“A区3架12盒”；电子文件归档与纸质有同等效力（国务院令第716号第十二条）。"
QUESTION_LINK = "替申请人答复询问：{matter}"
FIX_SLIP = "更正明显笔误"
