"""What the portal says to citizens and companies."""

LIST_COMMA = "、"


NEXT = {
    "draft": ("还没有提交。填好表、交齐材料，核对签名后就办。",),
    "submitted": ("窗口会在一个工作日内预审或者收件。", "您现在不用做什么，有进展会发短信。"),
    "returned": (
        "预审发现下面几处需要修改，改好后重新签名提交；其他地方也可以一起改。",
        "认为不用改的，可以原样再提交，窗口应当收件。",
    ),
    "prechecked": ("预审通过，窗口收件后告诉您是否受理。", "您现在不用做什么，有进展会发短信。"),
    "received": ("窗口正在核对材料，5 个工作日内告诉您是否受理或要补什么。",),
    "correcting": ("请按补正告知改好再提交，只要改列出的这几处。",),
    "accepted": ("已受理，窗口马上分给各部门。",),
    "in_review": ("各部门同时在办，您现在不用做什么。", "全部办好后一起发证。"),
    "choosing": ("有部门拟不予许可，请看理由后选择怎么办。别的事项不受影响，等您选了再一起发。",),
    "issuing": ("各部门都同意了，正在制证，很快就好。",),
    "issued": ("已办好，证照可以下载，也可以到窗口领取。",),
    "on_the_way": ("已办好，证照可以下载；纸质的正在送往您那里。",),
    "delivered": ("证照已送达。",),
    "archived": ("已归档，证照仍可下载和核验。",),
    "destroyed": ("档案保管期限已满，已依法销毁。",),
    "not_accepted": ("窗口没有受理，理由见下。情况变了可以重新申请。",),
    "refused": ("这件事没有办成，理由和救济途径见下。",),
    "withdrawn": ("您已撤回这份申请，需要时可以重新申请。",),
}
NEXT_WAITING = "{needs}定下来后，{unit}接着办{name}。"
HOLDERS = {
    "draft": "您",
    "returned": "您",
    "correcting": "您",
    "choosing": "您",
    "submitted": "政务大厅综合窗口",
    "prechecked": "政务大厅综合窗口",
    "received": "政务大厅综合窗口",
    "accepted": "政务大厅综合窗口",
    "issuing": "牵头部门",
}
OFFICER = "{name}（{unit}）"
PROMISED = "承诺 {day} 前办好"
VERB_UNKNOWN = "有进展"
ACTS = {
    "begin": "开始申请",
    "submit": "签名提交",
    "pass_precheck": "预审通过",
    "return_for_change": "预审退回修改",
    "receive": "窗口收件",
    "accept": "受理，承诺时限开始算",
    "accept_lacking": "容缺受理，承诺时限开始算",
    "supply": "补交材料",
    "warn_unsupplied": "提醒补交快到期",
    "revoke_acceptance": "逾期没有补交，撤回受理",
    "close_unsupplied": "逾期没有补交，视为撤回",
    "lapse": "逾期没有补交，这一项不再办理",
    "not_accept": "不予受理",
    "ask_correction": "告知补正",
    "correct": "提交补正",
    "dispatch": "分给各部门",
    "await_choice": "请您选择怎么办",
    "mend": "补齐后再审",
    "drop": "退出一个事项",
    "end": "终止",
    "withdraw": "撤回申请",
    "confirm": "牵头部门确认同发",
    "issue": "出证",
    "send": "邮寄",
    "hand_to_carrier": "承运方揽收",
    "arrive": "邮件签收",
    "come_back": "邮件退回窗口",
    "hand_on": "转交其他窗口领取",
    "take_back": "窗口取回",
    "note_undelivered": "超过十个工作日没有送达",
    "deliver": "送达",
    "archive": "归档",
    "file_ended": "归档",
    "claim": "有人经办了",
    "assign": "分派了经办人",
    "return_to_pool": "换人经办",
    "start_review": "开始审查",
    "permit": "拟准予",
    "permit_on_promise": "凭您的承诺当场拟准予",
    "withdraw_promise": "您撤回了承诺",
    "check_promise": "部门核查承诺",
    "order_mending": "责令限期整改",
    "break_promise": "认定没有履行承诺",
    "repair_record": "未履行承诺的记录已修复",
    "tell_holder": "告知您有权陈述申辩",
    "answer_change": "您陈述申辩",
    "correct_result": "决定更正结果，正在制证",
    "replace_result": "结果已更正，新的一版生效",
    "revoke_result": "撤销许可",
    "withdraw_result": "撤回许可",
    "cancel_result": "注销许可",
    "hand_to_supervision": "移交监管单位",
    "confirm_supervision": "监管单位已接收",
    "refuse": "拟不予",
    "reopen": "重新审查",
    "record_fact": "条件已落实",
    "declare_interest": "有工作人员回避",
    "order_recusal": "有工作人员回避",
    "ask_recusal": "您申请回避",
    "grant_recusal": "同意您的回避申请",
    "decline_recusal": "没有同意您的回避申请",
    "tick_review_points": "部门逐条核对审查要点",
    "record_check": "两人核查已登记",
    "confirm_check": "两人核查已确认",
    "record_result": "外部结果已到",
    "decide_refusal": "决定不予许可",
    "fuse": "到限先发证",
    "release": "当日发证",
    "separate": "您要求单独先发",
    "deem_accepted": "窗口逾期没有告知，视为受理",
    "warn_uncorrected": "提醒补正快到期",
    "close_uncorrected": "逾期没有补正，视为撤回",
    "record_refusal": "外部单位不予办理",
    "fix_slip": "工作人员更正明显笔误",
    "object_to_fix": "您不同意更正",
    "ask_applicant": "部门向您核实情况",
    "answer_question": "您答复询问",
    "tell_hearing_right": "告知您可以要求听证",
    "ask_hearing": "您要求听证",
    "waive_hearing": "您放弃听证",
    "set_hearing": "通知听证时间",
    "set_visit": "约定现场核查时间",
    "ask_another_day": "您申请更改现场核查时间",
    "name_visitors": "确定现场核查人员",
    "consult": "部门征求有关单位意见",
    "answer_consultation": "被征求的单位答复",
    "file_expert_opinion": "收到专家意见",
    "propose_pause": "部门提出特别程序",
    "approve_pause": "进入特别程序，时间不计入期限",
    "decline_pause": "特别程序没有批准",
    "resume": "特别程序结束，恢复办理",
    "ask_extension": "部门提请延长办理期限",
    "extend": "经批准延长办理期限",
    "recount": "放假通知有变化，期限重新计算，承诺的日子不推后",
    "decline_extension": "延期没有批准",
}
HIDDEN_ACTS = frozenset(
    {
        "open", "wait", "take_up", "raise_point", "close_point", "record_meeting", "propose_correction", "propose_ending",
        "decline_change", "mark_affected", "settle_affected", "withdraw_consultation", "waive_consultations",
        "destroy",
    }
)  # fmt: skip
ACTORS = {
    "citizen": "您",
    "window_clerk": "综合窗口",
    "system": "系统",
    "lead_coordinator": "牵头部门",
}
DEPARTMENT = "办理部门"
WITHDRAWN = "已撤回。"
ENDED = "这件事已终止。"
MENDED = "已送回部门再审。"
SEPARATED = "这一项正在单独制证，其余的继续办。"
DROPPED = "这一项不办了，其余的继续。"
CORRECTED = "补正已提交，窗口会继续核对。"
NOTICE_FILE = "一次告知书.pdf"
VALID_UNTIL = "有效期至 {day}"
LONG_TERM = "长期有效"
NO_CASES = "还没有办件"
NO_CASES_SENTENCE = "从首页选一件事，回答几个问题就能开始。"
NOTHING_FOUND = "没有找到“{query}”"
NOTHING_FOUND_SENTENCE = "换个说法试试，比如“开饭馆”“小孩出生”；或者在下面直接挑一件。"
OPPOSED = "拟不予许可"
REFUSED = "不予许可"
CONTINUE = "接着填"
GO_SIGN = "改好了，去签名提交"
SEE_RESULTS = "看证照"
NOT_ACCEPTED_REASON = "不予受理：{kind}（{basis}）。理由：{reason}"
AT_WINDOW = "纸质证照在“{unit}”，请携带证件到那里领取。"
SENT = "纸质证照已寄出，运单号马上会有。"
SENT_UNDER = "纸质证照已寄出，运单号{waybill}。"
ACKNOWLEDGE = "我已收到电子证照"
ACKNOWLEDGED = "已登记电子送达。"
STILL_TO_COME = "请在{day}前补交“{name}”，补齐后出证。"
LAPSED = "{names}逾期没有补交，需要它的事项不再办理。"
GO_SUPPLY = "去补交"
OTHER_ORGAN = "请向{organ}申请。"
TO_BE_HEARD = "部门拟{kind}这份许可，请在 {day} 前（含当日）陈述申辩。"
WAS_HEARD = "部门拟{kind}这份许可，您的意见已收到，等部门决定。"
CHANGE_DROPPED = "部门没有{kind}这份许可，它照常有效。"
RESULT_ENDED = "这份许可已于 {day} {kind}，理由见决定书。"
RESULT_CORRECTED = "这份结果已于 {day} 更正，请用新的一版。"
GO_HEARING = "去陈述申辩"
HEARING_TITLE = "拟{kind}：{matter}"
HEARING_LEAD = "{unit}在决定前听取您的意见，请在 {day} 前（含当日）写下；也可以到部门当面说。"
HEARING_WHY, HEARING_GROUND = "为什么", "{ground}（{article}）"
STATEMENT, STATEMENT_HINT = "您的意见", "哪里不属实、有什么要说明的，都写在这里。提交后不能修改。"
STATE, HEARING_LETTER, BACK_TO_CASE = "提交意见", "陈述申辩告知书（PDF）", "回到进度"
HEARD = "您的意见已提交，部门会看过再决定。"
ENDED_RESULT = "{day} {kind}，不再有效"
REPLACED_RESULT = "{day} 更正，已由新的一版代替"
ENDINGS = {"revoked": "已撤销", "withdrawn": "已撤回", "cancelled": "已注销"}
VERSION = "第 {version} 版"
WITHDRAW_PROMISE = "撤回承诺，改按一般程序办理"
PAUSE_RUNNING = "{kind}进行中，需要{days}个工作日，预计到 {day}；这段时间不计入期限。"
PAUSE_COUNTED = "{kind}进行中，需要{days}个工作日，预计到 {day}；时间计入期限。"
PAUSE_OVER = "{kind}已结束：{result}"
EXTENDED = "经{head}批准延长办理期限，最迟 {day}。"
PROMISE_DUE = "已凭您的承诺作出决定，部门会在 {day} 前来核查。"
PROMISE_MENDING = "核查不符合承诺，请在 {day} 前整改：{order}"
PROMISE_STATES = {
    "signed": "您已承诺，部门当场作出决定；决定前可以撤回承诺。",
    "withdrawn": "您撤回了承诺，按一般程序办理。",
    "kept": "部门核查过，符合您的承诺。",
    "unfit": "部门核查发现不符合承诺，正在研究整改要求。",
    "unmended": "整改后仍不符合承诺，部门将依法处理。",
    "broken": "承诺没有履行；修复前不能再承诺，可以按一般程序办理。",
    "repaired": "未履行承诺的记录已修复。",
    "due": "已凭您的承诺作出决定，部门会来核查。",
    "mending": "请按要求整改。",
}
PROMISE_BACK = "承诺已撤回，这一项按一般程序办理。"
SEPARATE = "这一项先给我"
MEND, MEND_SIGN = "补齐了，请再审", "表格改过，获取签名码"
DROP_FIELDS = "不再要填：{fields}。"
DROP_PAPERS = "不再要交：{papers}。"
DROP_STARTS = "{name}可以接着开始办。"
DROP_EARLIER = "承诺办结日提前到 {day}。"
DROP_SAME_DAY = "承诺办结日不变，仍是 {day}。"
EXPLANATION = "补齐了什么"
EXPLANATION_HINT = "写清楚改了什么、补了什么。要换材料的先到“交材料”里换。"
QUESTION_ASKED = "部门想向您核实：{question}办理期限照常计算。"
QUESTION_ANSWERED = "您的答复：{answer}"
ANSWER_QUESTION = "去答复"
RECUSED_ASKED = "回避申请已提交，答复前这一项不会作出决定。"
STEP_UNKNOWN = "没有找到这一项，请回到进度页面查看。"
RECUSAL_TITLE = "申请工作人员回避"
RECUSAL_OF = (("reviewer", "经办人"), ("decider", "审批人"))
RECUSAL_OF_MISSING = "请选择申请谁回避。"
RECUSAL_HOLDER = "现在的经办人：{name}。"
RECUSAL_HINT = "例如是对方的亲属，或者有经济往来。经办人回避由审批岗答复，审批人回避由本机关负责人答复。"
RECUSAL_BUTTON = "提交回避申请"
RECUSAL_LINK = "申请回避：{matter}"
RECUSAL_LINES = {
    None: "您申请{of}回避，正在等待答复，答复前不会作出决定。",
    True: "您申请{of}回避，已经同意，换人办理。",
    False: "您申请{of}回避，没有同意：{answer}",
}
DONE_NOTES = {
    "objected": "已恢复您原来填的内容。",
    "answered": "答复已提交，部门会继续办理。",
    "hearing_asked": "已要求听证，时间地点会通知您。",
    "hearing_waived": "已放弃听证，部门会继续办理。",
    "another_day": "已申请改时间，牵头单位约好后会通知您。",
    "recusal": RECUSED_ASKED,
    "withdrawn": WITHDRAWN,
    "ended": ENDED,
    "mended": MENDED,
    "dropped": DROPPED,
    "separated": SEPARATED,
    "promise_back": PROMISE_BACK,
    "heard": HEARD,
    "corrected": CORRECTED,
    "acknowledged": ACKNOWLEDGED,
}
ISSUED_ON = "{day} 发证"
NO_RESULTS = "还没有证照"
NO_RESULTS_SENTENCE = "办好后就在这里看、下载和核验。"
RESULT_UNKNOWN = "没有找到这份证照，或不属于这个办件。"
GUIDE_FILE = "办事指南.pdf"
GUIDE_DOCUMENT, GUIDE_SINCE = "下载打印（PDF）", "第 {version} 版，自{day}起施行。"
START, START_THING = "开始，先回答几个问题", "去办“{thing}”"
CHANGE_FIRST, CHANGE_NEWER, CHANGE_REPEALED = (
    "{day}起开始办理",
    "{day}起施行第 {version} 版",
    "{day}起停止办理",
)
CHANGE_MORE, NO_CHANGES = "还有 {count} 处。", "还没有变化"
SEMICOLON = "；"
GUIDE_BASIS = "依据：{basis}"
WIDE_COMMA = "，"
UNOFFICIAL = "非官方公布"

LIST_COUNT, LIST_UNKNOWN_COUNT = "{count} 项", "，另有 {count} 项没有公布、未列入"
ITEMS = "{count} 项"
NOT_KNOWN = "还说不出"
COUNTED_OF = "{of} 项里有 {counted} 项"
COUNTED_WITHIN = "其中公安、民政、人社、教育、卫健 {count} 项"
LEFT_OUT = "另有 {count} 项没有公布，未计入。"
TARGET_MET, TARGET_MISSED, TARGET_OPEN = "已达到", "未达到", "还不能判断"
BATCH, BATCH_OPEN = "第 {batch} 批", "批次未公布"
LIST_WHOLE, LIST_EMPTY = "看整份清单", "这份清单现在是空的"
LIST_NARROWED_EMPTY = "这样筛选没有内容"
LIST_EMPTY_WHY = {
    "negative": "还没有经签署的例外。",
    "intermediary": "现行目录里没有事项要求中介服务。",
    "nearby": "还没有事项公布由乡镇、村办理。",
}
THING_BELOW = "{audience}，{matters} 个事项"
IN_THINGS = "所在：{things}"
EXCEPTION_BELOW = "依据：{basis}；到 {until} 为止"
NO_BASIS = "没有公布依据"
NOT_PUBLISHED = "没有公布"
VISITS = "公布要到现场 {visits} 次"
UNTIL = "{since} 至 {until}"
THING_COLUMNS = ("一件事", "批次", "牵头单位", "责任单位")
MATTER_COLUMNS = ("事项", "部门", "列入的理由")
SERVICE_COLUMNS = ("中介服务", "用于事项", "依据", "时限和收费")
NEGATIVE_COLUMNS = ("事项", "部门", "理由和依据", "期限")
UNIT_LABEL, BATCH_LABEL, NARROW = "单位", "批次", "筛选"
EMBED_LEAD = "由{department}牵头，几个部门一起办，只填一张表，只交一次材料。"
EMBED_MATTER = "{department}办理，办好给您：{result}。"
EMBED_NOTHING = "现在不能办理"
EMBED_WHICH, EMBED_WRITE = "哪件事的指南", "写出代码"
OPEN_FEEDS = (
    ("things", "一件事"),
    ("matters", "事项"),
    ("changes", "变化"),
    ("announcements", "公告和政策解读"),
)
OPEN_ADDRESSES = (
    ("用大白话找事", "GET /api/v1/search?q=开饭馆"),
    ("一件事的指南", "GET /api/v1/things/{编码}/guide"),
    ("事项的指南", "GET /api/v1/things/{编码}/matters/{编号}/guide"),
    ("算一份办理方案", "POST /api/v1/things/{编码}/plan"),
    ("清单和数字", "GET /api/v1/lists"),
    ("公告和政策解读", "GET /api/v1/announcements?touching={编码}"),
    ("完整说明（OpenAPI 3.1）", "GET /api/v1/openapi.json"),
)
FOR_WHOM, STAGE, DECIDED_WHERE, GOES_ONLINE = "谁来办", "人生、企业阶段", "在哪里办", "能不能网上办"
AUDIENCES = (("person", "个人"), ("company", "企业和组织"))
DECIDED_PLACES = (("here", "在政务服务平台办"), ("outside", "有外部单位参与（银行、水电气等）"))
ONLINE_CHOICES = (("1", "全程能网上办"), ("0", "有的要到现场"))
NARROWED_AGAIN = "看全部的事"

NO_ANNOUNCEMENTS, ANNOUNCED, NEXT_PAGE = "现在没有公告", "{department}，{day}", "下一页"
ANNOUNCEMENT_SHOWN = "{since}起显示，到{until}为止"
ANNOUNCEMENT_WITHDRAWN = "这一篇已于{day}撤下，不再有效。理由：{reason}"
ANNOUNCEMENT_OVER = "这一篇到{until}为止，现在已经过期，只供查阅。"
WISH = "哪天、几点方便"
ASK_HEARING, WAIVE_HEARING = "要求听证", "不要听证"
HEARING_TOLD = "您可以在{day}前要求听证：{why}"
HEARING_ASKED = "您已要求听证，部门应在{day}前组织，时间地点会提前七日通知您。"
HEARING_WAIVED = "您已放弃听证。"
HEARING_DATE = "听证定在{day}{clock}，{place}，请准时参加。"
LEDGER_FILE = "台账-{number}.json"
