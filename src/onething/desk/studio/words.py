"""What the studio says to people."""

SHOWS = (("", "轮到我"), ("open", "在办的"), ("late", "超期的"), ("joint", "请会签的"), ("all", "全部"))
TABS = (("/desk/studio/", "待办"), ("/desk/studio/things/", "一件事"), ("/desk/studio/calendar", "变更日历"))

IN_TIME = "第 {days} 个工作日，限 {limit} 日"
OVER = "超 {over} 个工作日，限 {limit} 日"
SINCE = "{moment}起在{whom}"
HOUSE_LIMIT = "这是本市自定的内部时限，不是法定期限，管理员可以改。"
MINE_EMPTY = ("没有轮到您的", "有人报来或退回时会出现在这里，超期的排在最前面。")
OPEN_EMPTY = ("没有在办的", "新起草的、报审中的目录都会出现在这里。")
LATE_EMPTY = ("没有超期的", "每一步都在内部时限以内。")
JOINT_EMPTY = ("没有请您单位会签的", "别的部门起草的事项把您单位列为联办机构，会出现在这里。")
ALL_EMPTY = ("还没有目录草稿", "起草、改版、停止办理的记录都会留在这里。")

VERSION = "第 {version} 版"
IN_FORCE = "{since}起施行"
COMING = "{since}起施行（还没到）"
ENDS = "{since}起施行，{until}起停止"
ENDED = "{since}至{last}施行"
NEVER_IN_FORCE = "没有施行过"
REPEALED = "已停止办理"
CHANGE_KINDS = {"first": "开始办理", "newer": "换用新版", "ended": "停止办理"}
CALENDAR_EMPTY = (
    "近期没有变更",
    "核准发布时选了以后的日期，就会排在这里。发布前还没有日期的，见“在办的”。",
)
THINGS_EMPTY = ("还没有一件事", "从“新建一件事”开始。")
FIRST_EDITION = "这是第一版，没有可以比较的旧版。"
NOTHING_CHANGED = "和第 {version} 版比还没有改动。"

LEVELS = {"blocker": "不改不能发布", "warning": "提醒", "note": "说明"}
FINDINGS_NONE = "没有查出问题。"
FINDINGS_COUNT = "{blockers} 处不改不能发布，{warnings} 处提醒，{notes} 处说明"

FINDINGS_ELSEWHERE = "别处还有 {blockers} 处不改不能发布，{warnings} 处提醒"

PLAN_COUNTS = "办 {matters} 个事项，填 1 张表（{fields} 项，其中自动带出 {filled} 项），交 {materials} 份材料"
PLAN_OPEN = "还有 {count} 个问题没有试答，方案会随回答变化。"
PLAN_REFUSED = "这样回答排不出方案：{sentence}"

LABELS = {
    "submit": "报部门审核",
    "discard": "作废这份草稿",
    "endorse": "审核通过，报审批局",
    "return": "退回修改",
    "approve": "核准",
    "publish": "发布",
    "countersign": "签署会签意见",
    "answer_opinion": "答复",
}
REPEAL_PUBLISH = "按这一天停止办理"
TITLES = {
    "submit": "报审",
    "return": "退回",
    "publish": "发布",
    "discard": "作废",
    "countersign": "会签",
    "answer_opinion": "答复{department}的异议",
}
STANCE, AGREES, OBJECTS = "会签意见", "同意", "有异议"
STANCE_MISSING = "请选择同意还是有异议。"
OPINION_TEXT, OPINION_HINT = "说明", "有异议的，写明哪里不妥、怎么改。编制单位和审批局都看得到。"
OPINION_ANSWER, ANSWER_HINT = "怎么采纳，或者为什么不采纳", "答复以后审批局才能核准。"
OPINION_OPEN, OPINION_ANSWERED, OPINION_REPLACED, OPINION_EARLIER = (
    "等待答复",
    "已答复：{answer}",
    "已有新意见",
    "针对改动前的内容",
)
JOINT_NONE_YET = "{departments}还没有会签。"
OBJECTION_STANDS = "{departments}有异议还没有答复，答复以前不能核准。"
DONE = {
    "countersign": "会签意见已签署，编制单位和审批局看得到。",
    "answer_opinion": "已答复。",
    "begin": "草稿已建好，可以一部分一部分地编。",
    "submit": "已报部门审核。审核人和您不能是同一个人。",
    "discard": "草稿已作废，记录仍可查看。",
    "endorse": "已审核通过，转到审批局核准。",
    "return": "已退回，编制人会看到原因。",
    "approve": "已核准，可以选日期发布。",
    "publish": "已发布。到生效那天起，办事人看到的就是这一版。",
    "save": "已保存。",
    "added": "已保存。",
    "removed": "已删去。",
    "rebase": "已改到最新版基础上。请看“改了什么”：会撤销新版内容的，逐条改好。",
    "imported": "表格里的内容已导入。",
}
REASON = "调整理由"
REASON_HINT = "为什么要改，给审核人和审批局看。动态调整要写明原因，至少 4 个字。"
BASIS = "调整依据"
BASIS_HINT = "修改、颁布或废止了哪部法律法规、文件，写到条款或文号。"
RETURN_REASON = "退回原因"
RETURN_HINT = "写清楚改哪里、改成什么。编制人会看到。"
DAY = "自哪一天起"
DAY_HINT = "只能选今天或以后；以后的日期会排进变更日历，到那天自动生效。"
BLOCKED = "有 {count} 处不符合规定，不能发布，请退回修改。"
DAY_UNREADABLE = "请填写日期，例如 2026-03-02。"
UNKNOWN_ACT = "这个页面没有这个操作，请刷新后再试。"
RETURNED = "退回原因：{reason}"
DIRECT = "这一版由系统管理员直接发布，没有经过部门审核和审批局核准，台账有记录。"
REPEAL_OF = "停止办理“{name}”第 {version} 版"
EDITION_OF = "在第 {version} 版基础上改"
FIRST_OF = "新的一件事"
FOUR_EYES = "编制、审核、核准必须是三个不同的人；这一份您已经参与过，请换人办理。"
OVERTAKEN = "起草以后又发布了第 {newest} 版。这份还是在第 {based_on} 版基础上改的，不能直接发布。"

EVIDENCE_OF = {"reason": "理由：{value}", "effective_from": "生效日：{value}", "version": "第 {value} 版"}

NEEDED = "必填。"
SUGGESTED = "常用：{words}。"
ADD_ROW = "再加一行"
THEIRS = "别处刚改成：{text}"
NOTHING = "（空）"
KINDS = {
    "thing": "一件事本身",
    "matter": "事项",
    "material": "材料",
    "field": "表单项",
    "question": "情形提问",
}
NEW_KINDS = {"matter": "新事项", "material": "新材料", "field": "新表单项", "question": "新提问"}
PROBLEMS_ELSEWHERE = "在{where}：{sentence}"
NOT_SAVED = "还没有保存：有 {count} 处要改。您写的都还在。"
READ_ONLY = "这份现在不能改，只供查看。"
GONE = "这一部分刚刚在别处被删去或移走了。您写的还在下面，请先复制出来，再回目录页重新添加。"
ELEMENT_KNOWN = "这件事里已经有这个数据元。请在上面“从已有的数据元里选”，或者换一个编码。"
CLONE = "照“{name}”做一件新的"
CLONE_LEAD = "事项、材料、表单、提问都照抄一份，归本部门牵头。核对过的标记不照抄，请逐项再核。"
BEGIN_CLONE = "照抄一份"
REPEAL = "停止办理“{name}”"
REPEAL_LEAD = "写好理由和依据，经审核、核准后，从选定的那一天起不再受理新的申请；已经提交的照常办理。"
BEGIN_REPEAL = "起草停止办理"
FILE_HINT = "只收 .xlsx，不超过 5 MB。先列出全部变化给您看，确认后才保存。"
TEMPLATE_NAME = "事项与材料模板.xlsx"
NO_FILE = "请先选择文件。"
FAULTS = "要改的地方"
MORE_FAULTS = "（先列前面这些，还有 {count} 处）"
DRAFT = "这份草稿"
