"""The words of what is shown alike in every face."""

LEFT = "剩 {days} 个工作日"
DUE_TODAY = "今天到期"
OVER_PROMISE = "超承诺 {days} 个工作日"
OVER_STATUTE = "已超法定期限"
NO_LIMIT = "没有期限"
LATE_LANE = "{state}，{late}"
NOT_BEGUN = "还没开始计时"
NO_DAY_YET = "受理后定哪天办好"
NO_PROMISE = "按各部门时限办"
NO_PROMISE_WHY = "有事项没有公布时限，不能承诺一个总的日子。"
PAUSED = "暂停计时"
PAUSED_WHY = "等申请人补正。补齐提交后，再告知是否受理。"
LIMIT_UNKNOWN = "没有公布"
LIMITS = {
    "working_days": "{amount} 个工作日",
    "calendar_days": "{amount} 日（自然日）",
    "months": "{amount} 个月",
    "hours": "{amount} 小时",
    "on_the_spot": "当场办",
}

MATERIAL_HOW = {
    "asked": "申请人提供",
    "waived": "不用交",
    "optional": "可以不交",
    "window_decides": "由窗口告知",
}
NOT_ASKED = "不用交 · {via}"
BY_FORM = "填表就有"
BY_RESULT = "前一步结果"
BY_LICENCE = "电子证照"
BY_SHARING = "数据共享"
HANDED_IN = "已交"
MISSING = "还没交"
TO_MEND = "待补正"
MAY_COME_LATER = "现在没有也可以先提交，受理后{days}个工作日内补交；补齐后出证。"
COPIES = "{form} {copies} 份"

SYSTEM = "系统"
CITIZEN = "申请人"
REASON = "理由：{text}"
EFFECTIVE = "从 {moment} 起算"
LIST_COMMA = "、"
EVIDENCE = "台账第 {seq} 条 · {hash}"
FACTS = {"fee_paid": "费用已缴", "tax_cleared": "税款已清"}

DECISIONS = {"permit": "拟准予", "refuse": "拟不予"}
LEVELS = {0: "未实名", 1: "手机已验证", 2: "已实名"}

CHOOSING = "有部门拟不予，等申请人选择"
EMPTY_VALUE = "未填"
FROM_RESULT = "由前一步结果产生"
WINDOW_LATE = "已超 {days} 个工作日"
VISIT_WHEN = "{day}{clock}，到{place}"
VISIT_WHAT = "看什么：{subject}"
VISIT_WHO = "{department}（{matter}）：{people}"
VISIT_NOBODY_YET = "还没确定谁去"
VISIT_WISH = "申请人申请改时间：{wish}"
