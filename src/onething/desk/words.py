"""What the desk says to people."""

LIGHTS = (("", "全部"), ("red", "已超法定"), ("amber", "快到期"), ("green", "时间充裕"), ("none", "没有期限"))
STATES = (
    ("", "全部"),
    ("pending", "待审查"),
    ("in_review", "审查中"),
    ("ready", "拟准予"),
    ("opposed", "拟不予"),
    ("waiting", "等前一步"),
)
HANDS = (("", "全部"), ("mine", "我的"), ("pool", "待领"), ("deputised", "我代理的"))
HELD_BY = "经办：{name}"
HELD_BY_NOBODY = "还没有人经办"
NOBODY_YET = "待领"
DEPUTY_LINE = "{first}至{last}，{deputy}代{absent}（{post}）"
DEPUTY_DAY = "请填写日期，例如 2026-03-02。"
COLLEAGUE_MISSING = "请选择一位同事。"
CONDITIONS = {"fee_paid": "费用已缴", "tax_cleared": "税款已清"}

LEFT = "剩 {days} 个工作日"
LEFT_TODAY = "今天到期"
PAST_PROMISE = "已过承诺 {days} 个工作日"
PAST_STATUTE = "已超法定期限"
NO_LIMIT = "没有期限"

EMPTY_TITLE = "现在没有要办的"
EMPTY = "新的办件分到本部门时会出现在这里，先到期的排在最上面。"
EMPTY_FILTERED_TITLE = "这样筛选没有办件"
EMPTY_FILTERED = "换一个条件，或看全部。"

DONE = {
    "claim": "已认领，由您经办。",
    "assign": "已分派经办人。",
    "return_to_pool": "已退回待领，别的同事可以认领。",
    "start_review": "已开始审查。",
    "permit": "已签署拟准予。",
    "refuse": "已签署拟不予，申请人会收到通知。",
    "declare_interest": "已申报回避，这一项退出您的手，请同事接着办。",
    "order_recusal": "已决定回避。",
    "grant_recusal": "已同意回避，申请人会收到通知。",
    "decline_recusal": "没有同意回避，申请人会收到通知。",
    "tick_review_points": "勾选已保存。",
    "record_check": "核查已登记，等另一名核查人员本人确认。",
    "confirm_check": "两人核查已确认。",
    "record_fact": "条件已登记。",
    "record_result": "外部结果已登记。",
    "name_deputy": "代理人已指定。",
    "end_deputy": "代理已结束。",
    "confirm": "已确认同发，正在制证。",
    "propose_pause": "已提出，等审批岗批准。",
    "approve_pause": "已批准，从今天起不计入期限，申请人会收到告知书。",
    "decline_pause": "没有批准，期限照常计算。",
    "resume": "已登记结果，期限接着算。",
    "ask_extension": "已提请，等负责人批准。",
    "extend": "已批准延期，申请人会收到告知书。",
    "decline_extension": "没有批准，期限不变。",
    "permit_on_promise": "已凭承诺当场拟准予。",
    "check_promise": "核查已登记。",
    "order_mending": "已责令整改，申请人会收到通知。",
    "break_promise": "已认定未履行承诺。",
    "repair_record": "记录已修复。",
    "fix_slip": "已更正，申请人会收到通知，可以不同意。",
    "ask_applicant": "已询问，申请人会收到通知；期限照常计算。",
    "tell_hearing_right": "已告知，申请人会收到听证告知书。",
    "set_hearing": "听证时间已定，申请人会收到听证通知书。",
    "set_visit": "时间已约定，申请人会收到通知。",
    "name_visitors": "人员已确定。",
    "consult": "已发出征求意见，期限照常计算；答复会出现在这里。",
    "answer_consultation": "已答复。",
    "file_expert_opinion": "专家意见已登记。",
    "withdraw_consultation": "已撤回征求意见。",
    "waive_consultations": "已写明不等答复，可以签署意见。",
    "propose_correction": "已提出更正，等审批岗决定。",
    "propose_ending": "已提出，等审批岗处理。",
    "tell_holder": "已书面告知持有人，收到意见或者过了期限再决定。",
    "answer_change": "持有人的意见已登记。",
    "decline_change": "没有同意，结果不变。",
    "correct_result": "已决定更正，新的一版正在制证。",
    "revoke_result": "已撤销，公开核验即时显示，持有人会收到决定书。",
    "withdraw_result": "已撤回，公开核验即时显示，持有人会收到决定书。",
    "cancel_result": "已注销，公开核验即时显示，持有人会收到决定书。",
    "settle_affected": "处理已登记。",
    "raise_point": "待协调事项已列出。",
    "close_point": "待协调事项已了结。",
    "record_meeting": "会商记录已登记。",
}
NOTHING_TO_DO = {
    "waiting": "等前一步的结果出来后开始，现在不用做什么。",
    "pending": "等审查岗开始审查。",
    "in_review": "等审批岗签署意见。",
    "ready": "意见已签署，等其他部门办好后一起发。",
    "opposed": "已签署拟不予，等申请人选择补齐、退出或终止。",
    "issuing": "正在制证。",
    "issued": "已发证。",
}
STILL_TO_COME = "容缺受理：申请人应在{day}前补交“{name}”，补交前不能签署拟准予。"
NOTHING_MORE = "这一项已经结束。"
POINT_KIND_MISSING = "请选择是前台补缺还是后台磨合。"
POINT_DAY_UNREADABLE = "请填写日期，例如 2026-03-02。"
POINT_LINE = "{kind}：{text}（{owner}，{day}前）"
POINT_BLOCKS, POINT_WARNS, POINT_CLOSED = "没了结不能确认", "只提醒", "已了结"
POINT_CLOSING = "怎么解决的"
MEETING_LINE = "{day}会商，{who}参加：{agreed}"
COMMA = "、"
HEAD_MISSING = "请选择提请谁批准。"
PROCEDURE_MISSING = "请选择是哪种程序。"
OUTCOME_MISSING = "请选择核查结果。"
CHECK_DAY_UNREADABLE = "请填写核查日期，例如 2026-03-02。"
EXTENSIONS = {
    "organ": "本机关负责人（延长十个工作日）",
    "government": "本级人民政府负责人（联合办理的件，延长十五个工作日）",
}
PROMISE_CONDITIONS = "申请人承诺：{conditions}"
PROMISE_CHECK_BY = "{state}，{day} 前核查"
PROMISE_MEND_BY = "{state}，{day} 前整改：{order}"
PAUSE_RUNNING = "{kind}（{basis}）进行中，预计到 {day}{counted}"
PAUSE_COUNTED = "，时间计入期限"
PAUSE_OVER = "{kind}：{result}"
EXTENSION_ASKED = "已提请{head}批准延期，等批准。"
EXTENDED = "经{head}批准延长{days}个工作日。"
EXTENSION_DAYS = {"organ": 10, "government": 15}
HEAD_TITLE = "提请您批准的延期"
HEAD_EMPTY_TITLE = "没有要批准的"
HEAD_EMPTY = "部门提请您批准延长办理期限时，会出现在这里。"
HEAD_ROW = "{department}提请，法定期限 {day}；批准后延长{days}个工作日，只能延长一次。"
SUPERVISED_TITLE = "审管衔接"
SUPERVISED_EMPTY_TITLE = "没有移交本单位监管的事项"
SUPERVISED_EMPTY = "准予后由本单位监管的事项会出现在这里，没有确认接收的排在最上面。"
SUPERVISED_CONFIRMED, SUPERVISED_WAITS = "{day}确认接收", "请在{day}前确认接收"
SUPERVISED_LATE = "逾期未确认（{day}到期）"
SUPERVISED_DONE, SUPERVISED_BACK = "已确认接收，由本单位监管。", "回审管衔接"
CONFIRM_SUPERVISION = "确认接收"
HOLDER, CASE_NUMBER, GRANTED_BY, GRANTED_ON = "持有人", "办件编号", "审批部门", "发证日期"
VALID_UNTIL, NEXT_CHECK, NO_END = "有效期至", "承诺核查期限", "没有规定期限"
RESULT_STANDS = {
    "valid": "有效", "revoked": "已撤销", "withdrawn": "已撤回", "cancelled": "已注销", "replaced": "已更正，由新的一版代替",
}  # fmt: skip
CHANGES_TITLE = "结果变动"
CHANGES_EMPTY_TITLE = "没有要处理的结果变动"
CHANGES_EMPTY = "提出更正、撤销、撤回、注销的结果，以及受前序结果变动影响的事项，会出现在这里。"
CHANGE_STATES = {
    "proposed": "{kind}：待决定",
    "told": "{kind}：已告知，待决定",
    "printing": "{kind}：正在制证",
}
CHANGE_TO_LOOK_AT = "核查是否受影响"
AFFECTED_BY = "前序“{matter}”的结果已{kind}"
AFFECTED = "前序“{matter}”的结果已{kind}，请核查这一项是否受影响。"
CHANGE_ANSWERED, CHANGE_WAITS = "持有人已陈述申辩", "{day}前听取陈述申辩"
CHANGE_PROPOSED = "提出{kind}：{ground}。{reason}"
CHANGE_ROW = "“{label}”改为：{value}"
CHANGE_TOLD = "已告知持有人，{day}前（含当日）可以陈述申辩。"
CHANGE_ANSWER = "持有人陈述申辩：{answer}"
CHANGE_DECLINED, CHANGE_DONE = "没有同意{kind}。", "{day}已{kind}。"
GROUND, GROUND_MISSING = "{kind}：{ground}（{article}）", "请选择理由。"
CORRECTION_TITLE = "更正结果：{matter}"
CORRECTION_LEAD = "只改有误的栏目，其余不动。审批岗同意后出新的一版，编号和有效期不变，原来的一版由它代替。"
PROPOSE_CORRECTION, BACK_TO_CASE, CORRECT_RESULT = "提出更正", "回办件", "更正结果"
SLIP_GROUND, ENDING_GROUND = "为什么更正", "哪种情形"
CHANGE_REASON, CHANGE_PROOF = "事实和理由（会写进给持有人的文书）", "凭据文件"
PROMISE_TO_REVOKE = "请提出撤销"
PROMISES_TITLE = "要核查的承诺"
PROMISES_EMPTY_TITLE = "没有要核查的承诺"
PROMISES_EMPTY = "凭承诺作出的决定生效后，要核查的会出现在这里，先到期的排在最上面。"
QUESTION_ASKED = "例外·审查中询问申请人（{state}）：{question}（受理时没有发现的原因：{why}）"
QUESTION_ANSWERED = "申请人答复：{answer}"
QUESTION_PAPER = "看申请人答复的附件"
QUESTION_COUNT = "{unit}：问过 {asked} 次，{waiting} 次等答复"
HEARINGS_TITLE = "要主持的听证"
HEARINGS_EMPTY_TITLE = "没有要主持的听证"
HEARINGS_EMPTY = "本单位批准听证之后会出现在这里：先定时间并提前七日通知，举行后上传笔录。"
HEARING_SET = "定在{day}{clock}，{place}"
HEARING_HOLD_BY = "申请人要求听证，应在{day}前组织"
HEARING_NO_DATE = "还没有定时间"
HEARING_STATE = "听证：{state}"
HEARING_ASK_BY = "（{day}前可以要求）"
VISIT_DAY_UNREADABLE = "请填写日期，例如 2026-03-02。"
VISIT_CLOCK_UNREADABLE = "请填写几点，例如 09:30。"
CONSULTATION_MISSING = "请选择是哪一份征求意见。"
CONSULTATION_STATES = {
    "answered": "已答复",
    "late": "答复超期",
    "withdrawn": "已撤回",
    "waived": "没有等答复",
    "open": "等答复",
}
CONSULTATION_LATE = "等答复，已超期"
CONSULTATION_DAYS = "{asked_on}征求，应在{due_on}前答复"
CONSULTATION_ANSWERED_ON = "，{day}答复"
CONSULTATION_CLOSING = "{state}：{reason}"
CONSULTATIONS_TITLE = "要答复的征求意见"
CONSULTATIONS_EMPTY_TITLE = "没有要答复的"
CONSULTATIONS_EMPTY = "别的部门向本单位征求意见时会出现在这里，先到期的排在最上面。"
CONSULTATIONS_GIVEN = "最近答复的"
CONSULTATION_OF = "{department}征求意见"
CONSULTATION_OVER = "这份征求意见已经了结，不用再答复。"
DAY_UNREADABLE = "请填写决定日期，例如 2026-03-02。"
NUMBER_MISSING = "请填写外部单位文书的编号。"
FACT_MISSING = "请选择已经落实的条件。"
IN_OTHER_HANDS = "由{name}经办。要接着办，请其退回待领，或请审批岗改派。"
UNKNOWN_ACT = "这个页面没有这个操作，请刷新后再试。"


LEAD_EMPTY = "本单位牵头的一件事有人提交后，会出现在这里。"
OPEN_TITLE = "还不能确认同发。差什么、轮到谁，见下面的表。"
READY_TO_CONFIRM = "各部门都已拟准予，可以确认同发。确认后所有结果一起生效，不能撤回。"
CONFIRMED = "这一件已经过了确认这一步。"
NOT_ACCEPTED_YET = "窗口还没有受理分办，暂时没有要协调的。"
PROMISED_BY = "承诺 {day}前办好"
OPEN_TABLE = "还差这些，齐了才能确认同发"
OPEN_NONE = "没有差的。"
OPEN_POINTS = {
    "waiting": "等前一步的结果",
    "pending": "还没有开始审查",
    "in_review": "审查中，还没有签署意见",
    "opposed": "拟不予，要申请人选择",
    "issuing": "正在单独制证",
}
OWNERS = {"pending": "{unit}审查岗", "in_review": "{unit}审批岗", "issuing": "系统"}
APPLICANT = "申请人"
LEAD_STATES = (
    ("", "全部"),
    ("in_review", "办理中"),
    ("choosing", "等申请人选择"),
    ("issuing", "正在制证"),
    ("issued", "已办结"),
)

VERIFY_LEDGER = "重新核验全部台账"
LEDGER_SOUND = "台账完好：每一行都与前一行相扣，签名的检查点全部对得上。"
LEDGER_BROKEN = "台账被改动过，第一处在：{where}。请保留现场，并报告管理员。"
LEDGER_COUNTED = ("台账条数", "操作记录", "查看记录", "签名检查点")
LEDGER_LAST, LEDGER_NONE_YET = "最新检查点的摘要", "还没有"
LEDGER_AT = "核验时间"

# What the office signs: exceptions of lists, announcements.
PAPER_OVER = "已到期"
PAPER_WHY = "{verb}的理由"
PAPER_DONE = {"sign": "已签署。", "decline": "已退回，没有签署。", "revoke": "已撤销，从今天起不再算数。"}
PROOF = ("签名的原文（规范 JSON）", "签名（SM2，DER 的十六进制）", "签署单位的公钥")
PROPOSED_AT, SIGNED_AT, CLOSED_WHY = "提出时间", "签署时间", "理由（不同意或撤销）"
SEND_TO_SIGN, NEXT_PAGE = "送审批局签署", "下一页"
DAY_WANTED = "请填写日期，例如 2026-03-02。"
PROPOSE_EXCEPTION, BACK_TO_LISTS = "提出例外", "回清单例外"
PROPOSE_LEAD = "写清楚哪个事项、为什么、依据什么、到哪天为止。审批局另一个人签署后，公开的清单当天就变。"
PROPOSED = "已提出，等审批局签署。"
EXCEPTIONS, NO_EXCEPTIONS = "清单例外", "还没有例外"
NO_EXCEPTIONS_SENTENCE = "清单都按公布的内容算。某个事项暂时做不到时，在这里提出。"
EXCEPTION_COLUMNS = ("事项", "清单", "理由和依据", "期限", "状态")
EXCEPTION_TITLE = "例外：{name}"
WRITE_ANNOUNCEMENT, WRITE_ANEW, BACK_TO_ANNOUNCEMENTS = "写一篇", "照这篇重写", "回公告和解读"
WRITE_LEAD = (
    "写老百姓看得懂的话。审批局另一个人看过、签署后发布；不合适时一撤下，网站、指南和开放数据同时不再显示。"
)
SEND_TO_PUBLISH, ANNOUNCEMENT_SENT = "送审批局审核", "已送审，等审批局的人看过后发布。"
ANNOUNCEMENT_DONE = {
    "sign": "已签署发布。",
    "decline": "已退回，没有发布。",
    "revoke": "已撤下，各处都不再显示正文。",
}
ANNOUNCEMENTS, NO_ANNOUNCEMENTS = "公告和政策解读", "还没有写过"
NO_ANNOUNCEMENTS_SENTENCE = "办法变了、窗口调整了、新政策怎么用，在这里写给群众看。"
ANNOUNCEMENT_COLUMNS = ("标题", "种类", "涉及", "显示的日子", "状态")
TITLE_FIELD, KIND_FIELD, TEXT_FIELD, TEXT_HINT = "标题", "种类", "正文", "一行一段，只写文字。"
SOURCE_FIELD, SOURCE_HINT = "来源或依据", "哪份文件、哪个机关、哪一天。"
LINK_FIELD, LINK_HINT, UNIT_FIELD = "原文网址", "以 https:// 开头。", "发布单位"
TOUCHED_FIELD, TOUCHED_HINT = "涉及的一件事和事项", "选中的，办事指南里会显示这一篇。"
UNTIL_SHOWN_HINT, KIND_WANTED, THING_CHOICE = (
    "到这天为止（含当天），过后自动收起。",
    "请选择是公告还是政策解读。",
    "一件事：{name}",
)
GAPS, NO_GAPS, GAP_COLUMNS = "要补的地方", "没有要补的", ("事项", "部门", "怎么办")
LIST_FIELD, EFFECT_FIELD, MATTER_FIELD = "清单", "怎样列", "事项"
EFFECT_HINT = "从“最多跑一次”里去掉的，就列在公开的负面清单上。"
REASON_FIELD, REASON_HINT = "理由", "老百姓看得懂的话，会原样公开。"
BASIS_FIELD, BASIS_HINT = "依据", "哪部法律法规、哪份文件、第几条。"
SINCE_FIELD, UNTIL_FIELD, DAYS_FIELD = "起日", "止日", "期限"
UNTIL_HINT = "到这天为止（含当天），过后自动失效。"
LIST_WANTED, EFFECT_WANTED = "请选择清单。", "请选择列入还是不列入。"
MATTER_CHOICE, SINCE_UNTIL = "{name}（{department}）", "{since} 至 {until}"

NORMS, NORMS_OWN, NORMS_ALL, NORMS_NONE = "工作规范", "本单位的", "全部事项", "还没有发布事项"
NORM_COLUMNS = ("事项", "部门", "类型", "审查要点")
NORM_SINCE, NORM_GUIDE, NORM_BACK = "第 {version} 版，自{day}起", "看公开的指南", "回全部规范"

TRAINING, NO_CARDS = "我的培训卡", "没有要学的事项"
CARD_COLUMNS = ("事项", "部门", "状态", "什么时候答对")
CARD_CHANGED, CARD_PASSED = "变了：{parts}", "“{name}”全部答对，已记下。"
CARD_SINCE_CHANGED = "您{day}答对以后，这些地方变了：{parts}。看过再答一次。"
CARDS_TOLD = "共 {total} 个事项，还有 {left} 个要答。"
TO_QUIZ, QUIZ_AGAIN, NO_QUIZ_YET = "答题", "再答一次", "公布的内容太少，出不了题，看过卡片就行。"
BACK_TO_CARDS, BACK_TO_CARD = "回我的培训卡", "回卡片"
QUIZ_LEAD = "{count} 个单选题，都出自现在公布的内容。全部答对就算学过；答错可以看过卡片再答。"
QUESTION_LABEL, HAND_IN_QUIZ = "{place}. {text}", "交卷"
WRONG_ANSWER, QUIZ_FAILED = (
    "这一题不对，请看过卡片再选。",
    "答对 {right} 题，共 {asked} 题。不对的已标出，改了可以马上再交。",
)
TRAINEES, NO_TRAINEES = "本单位的培训情况", "本单位没有窗口人员和审查人员"
TRAINEE_COLUMNS = ("姓名", "已答对", "待学", "有变化要再答", "最近一次答对")
TRAINEE_TITLE, BACK_TO_TRAINEES = "{name}的培训情况", "回本单位的培训情况"
NEVER_DONE = "还没有"

COMMA = "、"
SAID, SAID_HINT = "群众怎么说", "可以写几个，用顿号或空格隔开，比如“饭馆、馆子”。"
MEANS, MEANS_HINT = "目录里叫什么", "照事项或一件事的名称写，最可能的写在前面，比如“餐饮”。"
ADD_WORDS, SET_EVENT = "加上，马上起作用", "归到这里"
THING, EVENT, EVENT_HINT = "一件事", "人生、企业阶段", "已有：{known}。不填就是不归类。"
WORDS_FIRST = "现在用的是系统自带的词表。"
WORDS_VERSION = "现在是第 {version} 版，{when}改：{note}。"
WORDS_DONE = {"add": "已加上，现在就能找到。", "drop": "已去掉。", "event": "已归类。"}
LEADS_TO, LEADS_NOWHERE = "{count} 件事", "现在找不到任何事"
POINT_REQUIRED = "拟准予前必须勾选"
POINT_ADVISED = "建议勾选"
POINT_NOTE = "说明"
POINT_NOTE_WHEN = "不符合的必须写明"
POINT_ABOUT = "（{paper}）"
POINT_LINES = {
    True: "✓ 符合：{text}{about}{note}",
    False: "✗ 不符合：{text}{about}——{note}",
    None: "○ 还没有勾选：{text}{about}",
}
TWO_PEOPLE = "{state}：{day}，{first}、{second}。{findings}"
RECUSAL = "回避（{source}）：{state}{person}。理由：{reason}{answer}"
RECUSAL_STATES = {None: "待答复，答复前不能签署意见", True: "已回避：", False: "不同意回避"}
RECUSAL_ANSWER = "答复：{answer}"
RECUSAL_ROW = "{department}：申请人申请审批人回避"
RECUSED = "您已回避这一项。"
