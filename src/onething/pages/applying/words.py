"""What applying says: the same to everybody, or in the voice of the face (see voices.py)."""

STANDINGS = {
    "official": "",
    "proposal": "演示值",
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
CHART_END = "共 {days} 个工作日"
CHART_NOTE = "有的时限是演示值，不是本市公布的承诺。"
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

HOW = {"waived": "不用交", "optional": "可以不交", "window_decides": "窗口告知"}
COPIES = "{form} {copies} 份"

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
LIST_COMMA = "、"
HINTS = {
    "citizen_id": "18 位，末位可能是 X。",
    "uscc": "18 位，印在营业执照上。",
    "mobile": "11 位手机号码。",
    "postcode": "6 位数字。",
}
CALLED = "{department}的表上叫“{label}”"
ROW_HINT = "一行一个；整行清空就删掉。"
ADD_ROW = "保存并再加一行"
SAVED_WITH_PROBLEMS = "填的内容都已保存。下面几处还要改。"
STALE = "这份申请刚刚在别处（另一个窗口或手机）改过。这次填的都在下面，请看一遍再点一次保存；其他部分已是最新内容。"
REVISION_MISSING = "页面内容不完整，请重新打开这一页再填。"
CORRECTING = "现在只改补正告知列出的这几处，其他内容保持签名时的样子。"

FILE_MISSING = "请先选一个文件。"
HANDED_IN = "已交"
TO_HAND_IN = "待交"

CODE_SENT = "签名码已发到您的手机，5 分钟内有效。签名码只对现在这份内容有效，改了内容要重新获取。"
CODE_HINT = "短信里的 6 位数字。"
DIGEST = "这份内容的摘要（SM3）：{digest}"
PAPER_READY = (
    "材料和表格都齐了。请把这一页打印出来，请申请人当面看一遍、签名，再登记。改了内容要重新打印、重新签名。"
)
PAPER_SIGNED = "申请人已当面在打印的申请表上签名，我核对了证件"
PAPER_HINT = "签名的申请表随案归档。"
PAPER_MISSING = "请先请申请人在打印的申请表上签名，再打勾登记。"

STEP_WORDS = (("form", "填表"), ("materials", "交材料"), ("review", "核对签名"))
STEPS_LABEL = "办理步骤"

LIVE_SAVED = "{moment} 已自动保存。"
LIVE_PROBLEMS = "有 {count} 处要改，已标在旁边。"
LIVE_STALE = "这份申请在别处改过，这一页不再自动保存。点“保存，下一步”核对。"
LIVE_CLOSED = "这份申请现在不能改，这一页不再自动保存。"
