"""The words of the drawn pieces."""

STATES = {
    "todo": "",
    "now": "办理中",
    "ready": "拟准予",
    "done": "已办好",
    "waiting": "等前一步",
    "late": "已超期",
    "refused": "拟不予",
}
ON_THE_SPOT = "当场"
DAYS = "{days} 日"
UNKNOWN_DAYS = "未定"
OWN_DAY = "单独先发"
DAY_MARK = "第 {day} 日"
CHART_LABEL = "{count} 个事项的办理顺序图，文字说明在图下。"
LINE_DAYS = "{name}（{department}）：{days}"
LINE_NEEDS = "等“{names}”的结果出来后开始"
LINE_FIRST = "受理后马上开始"
LINE_CRITICAL = "决定总时长"
LINE_DAYS_WORD = {"spot": "当场办", "unknown": "时限未公布", "days": "{days} 个工作日"}
