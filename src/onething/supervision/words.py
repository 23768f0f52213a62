"""What supervision says to people."""

CARD_STATES = {
    "open": "待答复",
    "answered": "已答复，待认定",
    "appealed": "已申诉，待认定",
    "lapsed": "逾期没有答复",
    "upheld": "认定成立",
    "cancelled": "已撤销",
}
ORDER_STATES = {"issued": "待办理", "reported": "已回复，待认定", "closed": "已办结"}
POINT_STATES = {"required": "整改中", "done": "已整改，待验收", "verified": "已验收"}
COLOURS = {"yellow": "黄牌", "red": "红牌"}
COLOUR_MARKS = {"yellow": "黄", "red": "红"}
VERBS = {
    "remind": "到期前提醒",
    "raise": "发牌",
    "answer": "答复",
    "appeal": "申诉",
    "lapse": "逾期没有答复",
    "uphold": "认定成立",
    "cancel": "撤销",
    "order": "督办",
    "report": "回复办理情况",
    "return_order": "退回重办",
    "close_order": "办结",
    "require": "列入整改",
    "prove": "报告已整改",
    "send_back": "退回再整改",
    "verify": "验收",
    "note_accountability": "记录问责",
}

APPLICANT_CHOSE = "有部门拟不予后，等申请人补齐"
PAUSED_FOR = "{kind}（{basis}）"

CASE_UNKNOWN = "没有找到这个办件，或它还没有提交。请核对地址。"
CARD_UNKNOWN = "没有找到这张牌，或不属于您所在的单位。"
ORDER_UNKNOWN = "没有找到这张督办单，或不属于您所在的单位。"
POINT_UNKNOWN = "没有找到这条整改，或不属于您所在的单位。"
NOT_NOW = "现在是“{state}”，不能“{verb}”。请刷新页面查看最新情况。"
NOT_YOURS = "您的岗位不能“{verb}”。请由{posts}办理。"
TEXT_NEEDED = "请写清楚（至少{least}个字）。"
OWNER_NEEDED = "请写明责任人姓名。"
DAY_PAST = "期限应在明天或以后，请改日期。"
UNIT_UNKNOWN = "没有这个单位，请从单位目录中选择。"
AUTOMATIC_ORDER = "红牌{number}在{day}前没有答复，系统自动督办：请说明情况和整改措施。"
FEED_UNKNOWN = "这个日历地址已经停用或不存在，请在“日历订阅”里重新生成。"
FOLLOWED_ONLY = "只有电子监察岗和台账核验岗可以重算。"
NOT_FOLLOWED = "有新的操作还没有读取，稍后再核；一直如此的，请检查后台任务是否在运行"
COLUMN_DIFFERS = "{clock}：表中是 {shown}，重算是 {counted}"

SHORT_DAY = "{day.month}月{day.day}日"
BEGUN = {
    "working_days": "{day}开始计时，当日不算，从下一个工作日起数",
    "calendar_days": "{day}开始计时，当日不算，从第二天起数",
    "months": "{day}开始计时，当日不算，从第二天起数",
    "hours": "{day} {moment} 开始计时，不分昼夜连续计算",
    "on_the_spot": "{day}开始，当场办",
}
SKIPPED = "不算：{days}（{why}）"
SAME_DAY = "{day}暂停，当天恢复，扣 0 天"
PAUSED_UNTIL = "{began}起暂停，预计到{until}；恢复后按实际天数重算"
EXTENDED = "法定期限经批准延长 {days} 个工作日"
RECOUNTED = "放假安排有新通知，已重算；已经告知的承诺日子不往后推"
PROVISIONAL = "{year} 年的放假通知还没公布，天数暂按法定节假日推算"
BOTH_LIMITS = "承诺 {promised}；法定 {statutory}{basis}"
BASIS, ARTICLE = "（{basis}）", "第 {number} 条"
LIMIT_UNKNOWN = "没有公布"
LIMITS = {
    "working_days": "{amount} 个工作日",
    "calendar_days": "{amount} 日（自然日）",
    "months": "{amount} 个月",
    "hours": "{amount} 小时",
    "on_the_spot": "当场办",
}
