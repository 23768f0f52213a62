"""What applying says: the same to everybody, or in the voice of the face (see voices.py)."""

STANDINGS = {
    "official": "",
    "proposal": "演示值",
    "elsewhere": "外地公布值",
    "unknown": "未公布",
}
NO_PROMISE = "承诺时限未公布"
NO_STATUTORY = "没有规定期限"
LEAD = "牵头：{department}"

FIGURES = {
    "forms": "张表",
    "fields": "项要填",
    "materials": "份材料",
    "visits": "趟腿",
    "working_days": "个工作日",
}
CHART_END = "共 {days} 个工作日"
CEILING = "法定最长 {days} 个工作日（各事项法定时限按办理顺序相加）。"
SITE_VISIT = "需要现场核查的合并为一次：{matters}。"
SITE_VISIT_ONE = "“{matters}”需要现场核查。"
NOT_NEEDED = "{name}（{department}）：{because}"
NOT_NEEDED_HERE = "按您的回答不涉及。"
CHART_NOTE = "有的时限是演示值，不是本市公布的承诺。"
CHOOSE_ONE = "请选一个再继续。"
SEVERAL = "可以选几个，也可以都不选。"
RANGES = "分这几档：{labels}。"
GATE = "{reason}{road}"
GATED = "按这些回答不能从这里办。"
QUESTION_OF = "第 {place} 问，共 {count} 问"
NOT_ALL_ANSWERED = "还有问题没有回答，答完才能开始申请。"
NOTICE_DAY = "{day} 出具，依据第 {version} 版办事指南。凭编码可以随时再看到同样的内容。"
NOTICE_ELSEWHERE = "这个编码不是这件事的告知书编码，请核对后重新输入。"
GIVEN = "{given}{unit}（{label}）"
NOT_ANSWERED = "还没有回答"
NONE_CHOSEN = "都不选"

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
SECTION_PLACE = "第 {place} 部分，共 {count} 部分"
FILLED = {
    "answer": "取自前面回答的问题",
    "result": "前面的事项办好后自动填入",
    "source": "从共享数据自动填入",
    "system": "提交时自动填写",
}
PERSON_PARTS = (("name", "姓名"), ("id_number", "公民身份号码"), ("mobile", "手机号码"))
YES_NO = (("true", "是"), ("false", "否"))
EMPTY_VALUE = "（没有填）"
LIST_COMMA, COMMA = "、", "，"
HINTS = {
    "citizen_id": "18 位，末位可能是 X。",
    "uscc": "18 位，印在营业执照上。",
    "mobile": "11 位手机号码。",
    "postcode": "6 位数字。",
    "email": "例如 name@example.org。",
}
EXAMPLE = "例如 {example}。"
SEMICOLON = "；"
CALLED = "{department}的表上叫“{label}”"
ROW_HINT = "一行一个；整行清空就删掉。"
ADD_ROW = "保存并再加一行"
SAVED_WITH_PROBLEMS = "填的内容都已保存。下面几处还要改。"
STALE = "这份申请刚刚在别处（另一个窗口或手机）改过。这次填的都在下面，请看一遍再点一次保存；其他部分已是最新内容。"
REVISION_MISSING = "页面内容不完整，请重新打开这一页再填。"
PROMISE_TITLE = "告知承诺书：{name}"
PROMISE_TERMS = "作出决定后{check}个工作日内核查；不符合的，责令{mend}个工作日内整改。作出决定前可以撤回承诺，改按一般程序办理。"
PROMISE_MISSING = "请阅读“{name}”的告知承诺书，勾选承诺后再签名；不承诺的，请回到问题改选一般程序。"
PROMISE_AGREE = "我已阅读，知道上述条件和后果，承诺符合条件，并承担不实承诺的责任"
PROMISE_SAVES = "承诺办理承诺{promised}个工作日办好，按一般程序是{ordinary}个工作日。"
PROMISE_SAME = "承诺的事项当场决定；整件的承诺天数不变，因为别的事项更久。"
PROMISE_FREE = "是否承诺由您决定：不承诺的，在问题里改选一般程序，照样办理。"
PROMISE_BARRED = (
    "您在{department}有一项“{matter}”的承诺没有履行（{day}记录），修复前这里只能选一般程序，照样可以办理；"
    "修复办法可以咨询{department}。"
)
MENDING = (
    "现在只能改不予许可意见涉及的这几处；已有部门据此作出意见的内容不能改。改好后回到进度页签名，送回再审。"
)
CORRECTING = "现在只改补正告知列出的这几处，其他内容保持签名时的样子。"

PAPERS = "材料"
GAPS = "还差 {count} 处，补齐了才能签名"
GO_TO_GAP = "去补第一处"
FILE_MISSING = "请先选一个文件。"
HANDED_IN = "已交"
TO_HAND_IN = "待交"
HAND_IN_LATER = "可以后补"
LATER_PROMISED = (
    "这几份您选择受理后再补交：{names}。签名提交就是承诺按期补交；逾期没有补交的，需要它们的事项不再办理。"
)
SUPPLYING = "上传后马上转给办理部门。"

CODE_SENT = "签名码已发到您的手机，5 分钟内有效。签名码只对现在这份内容有效，改了内容要重新获取。"
CODE_HINT = "短信里的 6 位数字。"
DIGEST = "这份内容的摘要（SM3）：{digest}"
PAPER_READY = (
    "材料和表格都齐了。请把这一页打印出来，请申请人当面看一遍、签名，再登记。改了内容要重新打印、重新签名。"
)
PAPER_SIGNED = "申请人已当面在打印的申请表上签名，我核对了证件"
PAPER_HINT = "签名的申请表随案归档。"
SHEET = "签名的补正页"
SHEET_HINT = "这一件是网上提交的，没有纸质卷：请扫描或拍照上传申请人签名的这一页。"
PAPER_MISSING = "请先请申请人在打印的申请表上签名，再打勾登记。"

DEMONSTRATION_VALUES = "空着的栏目可以填上合成的内容，填过的不动。"
DEMONSTRATION_FILL = "填入演示内容"
DEMONSTRATION_PAPERS = "没有文件在手边，可以都用一份合成的演示文件代替。"
DEMONSTRATION_HAND_IN = "还没交的都用演示文件"
DEMONSTRATION_FILE = "演示材料.pdf"
COMPANY = "{name}（{kind}）{code}"

STEP_WORDS = (("form", "填表"), ("materials", "交材料"), ("review", "核对签名"))
STEPS_LABEL = "办理步骤"

LIVE_SAVED = "{moment} 已自动保存。"
LIVE_PROBLEMS = "有 {count} 处要改，已标在旁边。"
LIVE_STALE = "这份申请在别处改过，这一页不再自动保存。点“保存，下一步”核对。"
LIVE_CLOSED = "这份申请现在不能改，这一页不再自动保存。"

FIELDS_ADDED = "新增要填：{names}。"
FIELDS_GONE = "不用再填：{names}。"
MATERIALS_ADDED = "新增要交：{names}。"
MATERIALS_GONE = "不用再交：{names}。"
ANSWERS_GONE = "按新版要重新回答：{names}。请从办事指南重新回答，再开始一份新的申请。"
MORE_DIFFERENCES = "新版还有 {count} 处变化，见办事指南。"
STOPPED_DETAILS = (
    "填过的内容还在，没有提交给任何部门。",
    "先看看这份申请：不再需要的，可以撤回；还想办的，回首页找现在能办的事。",
)
STOPPED_LOOK = "看这份申请"
STOPPED_HOME = "回首页，看能办的事"
