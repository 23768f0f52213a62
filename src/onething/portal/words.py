"""What the portal says to citizens and companies."""

DEMONSTRATION_FIGURE = "演示值"
STANDINGS = {
    "official": "",
    "proposal": DEMONSTRATION_FIGURE,
    "elsewhere": "外地公布值",
    "unknown": "未公布",
}
LIMITS = {
    "working_days": "{amount} 个工作日",
    "calendar_days": "{amount} 日",
    "months": "{amount} 个月",
    "on_the_spot": "当场办",
}
NO_PROMISE = "承诺时限未公布"
NO_STATUTORY = "法律没有规定期限"
LEAD = "牵头：{department}"

FIGURES = {
    "forms": "张表",
    "fields": "项要填",
    "materials": "份材料",
    "visits": "趟腿",
    "working_days": "个工作日",
}
SAVED_NOTE = "“原来”按每个事项单独去办计算，“现在”按您的回答一次办计算。"
CHART_END = "共 {days} 个工作日"
CHART_NOTE = "有的时限是演示值，不是本市公布的承诺。"

HOW = {"asked": "您来交", "waived": "不用交", "optional": "可以不交", "window_decides": "窗口告知"}
COPIES = "{form} {copies} 份"

CHOOSE_ONE = "请选一个再继续。"
QUESTION_OF = "第 {place} 问，共 {count} 问"
PLAN_READY = "按您的回答，要办 {matters} 个事项，填 1 张表，交 {materials} 份材料。"
NOT_ALL_ANSWERED = "还有问题没有回答，答完才能开始申请。"
NOTICE_DAY = "{day} 出具，依据第 {version} 版办事指南。凭编码可以随时再看到同样的内容。"

ROLES = {
    "legal_rep": "负责人",
    "agent": "经办人",
    "applicant": "申请人",
    "co_applicant": "共同申请人",
    "seller": "卖方",
    "buyer": "买方",
    "child": "孩子",
    "mother": "母亲",
    "father": "父亲",
    "guardian": "监护人",
    "mortgagee": "抵押权人",
    "employer": "用人单位",
    "organizer": "主办方",
    "student": "学生",
    "deceased": "逝者",
}
SHARED_SECTION = "几个部门都要的"
LAST_SECTION = "承诺"
OTHER_ROLE = "其他人员"
FILLED = {
    "answer": "取自您回答的问题",
    "result": "前面的事项办好后自动填入",
    "source": "从共享数据自动填入",
    "system": "提交时自动填写",
}
PERSON_PARTS = (("name", "姓名"), ("id_number", "公民身份号码"), ("mobile", "手机号码"))
PERSON_LABEL = "{label}：{part}"
ROW_LABEL = "{label}（第 {row} 行）"
YES_NO = (("true", "是"), ("false", "否"))
EMPTY_VALUE = "（没有填）"
TYPE_HINTS = {"date": "年-月-日，如 2026-01-31。"}
LIST_COMMA = "、"
SAVED = "已保存。"
SAVED_WITH_PROBLEMS = "填的内容都已保存。下面几处还要改。"
STALE = "这份申请刚刚在别处（另一个窗口或手机）改过。您这次填的都在下面，请看一遍再点一次保存；其他部分已是最新内容。"
REVISION_MISSING = "页面内容不完整，请重新打开这一页再填。"

FILE_HINT = "拍照或选文件，PDF、图片、OFD、Word、Excel 都行，每份不超过 20 MB。"
FILE_MISSING = "请先选一个文件。"
HANDED_IN = "已交"
TO_HAND_IN = "待交"
MATERIAL_SAVED = "“{name}”已收到。"

CODE_SENT = "签名码已发到您的手机，5 分钟内有效。签名码只对现在这份内容有效，改了内容要重新获取。"
CODE_HINT = "短信里的 6 位数字。"
DIGEST = "这份内容的摘要（SM3）：{digest}"
SIGNED = "办件编号 {number}，{at} 提交。"

NEXT = {
    "draft": ("还没有提交。填好表、交齐材料，核对签名后就办。",),
    "submitted": ("窗口会在当日或下一个工作日收件核对。", "您现在不用做什么，有进展会发短信。"),
    "received": ("窗口正在核对材料，5 个工作日内告诉您是否受理或要补什么。",),
    "correcting": ("请按补正告知改好再提交，只要改列出的这几处。",),
    "accepted": ("已受理，窗口马上分给各部门。",),
    "in_review": ("各部门同时在办，您现在不用做什么。", "全部办好后一起发证。"),
    "choosing": ("有部门拟不予许可，请看理由后选择怎么办。其他事项照常在办。",),
    "issuing": ("各部门都同意了，正在制证，很快就好。",),
    "issued": ("已办好，证照可以下载，也可以到窗口领取。",),
    "delivered": ("证照已送达。",),
    "archived": ("已归档，证照仍可下载和核验。",),
    "not_accepted": ("窗口没有受理，理由见下。情况变了可以重新申请。",),
    "refused": ("这件事没有办成，理由和救济途径见下。",),
    "withdrawn": ("您已撤回这份申请，需要时可以重新申请。",),
}
HOLDERS = {
    "draft": "您",
    "correcting": "您",
    "choosing": "您",
    "submitted": "政务大厅综合窗口",
    "received": "政务大厅综合窗口",
    "accepted": "政务大厅综合窗口",
    "issuing": "牵头部门",
}
NOBODY = "已办结"
PROMISED = "承诺 {day} 前办好"
PROVISIONAL = "其中有的年份放假安排还没公布，日子可能变"
PROMISE_WHY = "受理当天不算，从下一个工作日起算；周末和法定节假日不算。"
DONE = "已办结"
NO_DAY_YET = "受理后告诉您哪天办好"
STEPS = {
    "waiting": "等前一步",
    "pending": "待审查",
    "in_review": "审查中",
    "ready": "拟准予",
    "opposed": "拟不予",
    "issuing": "制证中",
    "issued": "已发证",
    "refused": "不予许可",
    "dropped": "已退出",
    "ended": "已终止",
}
VERB_UNKNOWN = "有进展"
ACTS = {
    "begin": "开始申请",
    "submit": "签名提交",
    "receive": "窗口收件",
    "accept": "受理，承诺时限开始算",
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
    "deliver": "送达",
    "archive": "归档",
    "start_review": "开始审查",
    "permit": "拟准予",
    "refuse": "拟不予",
    "reopen": "重新审查",
    "record_fact": "条件已落实",
    "record_result": "外部结果已到",
    "decide_refusal": "决定不予许可",
    "fuse": "到限先发证",
    "release": "当日发证",
}
HIDDEN_ACTS = frozenset({"open", "wait", "take_up"})
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
DROPPED = "这一项不办了，其余的继续。"
CORRECTED = "补正已提交，窗口会继续核对。"
EXPLANATION_MISSING = "请写明补齐了什么，至少 4 个字。"
RESULT_VALID = "有效"
VALID_UNTIL = "有效期至 {day}"
LONG_TERM = "长期有效"
NO_CASES = "还没有办件"
NO_CASES_SENTENCE = "从首页选一件事，回答几个问题就能开始。"
NOTHING_FOUND = "没有找到“{query}”"
NOTHING_FOUND_SENTENCE = "换个说法试试，比如“开饭馆”“小孩出生”；或者在下面直接挑一件。"
AUDIENCES = {"person": "个人", "enterprise": "企业和个体户"}
NOTICE_ELSEWHERE = "这个编码不是这件事的告知书编码，请核对后重新输入。"
NOT_ANSWERED = "还没有回答"
NONE_CHOSEN = "都不选"
CALLED = "{department}的表上叫“{label}”"
ROW_HINT = "一行一个；整行清空就删掉。"
ADD_ROW = "保存并再加一行"
SECTION_ADVICE = "填的内容点一次保存就留住，不用一次填完。"
CORRECTING = "现在只改补正告知列出的这几处，其他内容保持签名时的样子。"
STEP_WORDS = (("form", "填表"), ("materials", "交材料"), ("review", "核对签名"))
STEPS_LABEL = "办理步骤"
SECTION_PLACE = "第 {place} 部分，共 {count} 部分"
LEFT_UNTIL = "{day} 前办好"
PAST = "已过承诺日 {day}"
PAUSED = "等您补正，时限暂停"
ACCEPTED_ON = "{day} 受理"
EVIDENCE = "台账第 {seq} 条，{hash}"
OPPOSED = "拟不予许可"
REFUSED = "不予许可"
CONTINUE = "接着填"
GO_SIGN = "改好了，去签名提交"
SEE_RESULTS = "看证照"
NOT_ACCEPTED_REASON = "不予受理的理由：{reason}"
EXPLANATION = "补齐了什么"
EXPLANATION_HINT = "写清楚改了什么、补了什么。要换材料的先到“交材料”里换。"
DONE_NOTES = {
    "withdrawn": WITHDRAWN,
    "ended": ENDED,
    "mended": MENDED,
    "dropped": DROPPED,
    "corrected": CORRECTED,
}
ISSUED_ON = "{day} 发证"
NO_RESULTS = "还没有证照"
NO_RESULTS_SENTENCE = "办好后就在这里看、下载和核验。"
RESULT_UNKNOWN = "没有找到这份证照，或不属于这个办件。"
