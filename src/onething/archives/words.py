"""What archives say to people."""

STATES = {
    "filing": "整理中",
    "kept": "已归档",
    "held": "暂停销毁",
    "destroyed": "已销毁",
    "proposed": "待鉴定",
    "examined": "待审批",
    "carried_out": "已销毁",
    "declined": "未批准",
}
HOLDS = {
    "reconsideration": "行政复议未了结",
    "lawsuit": "行政诉讼未了结",
    "audit": "审计、巡察调阅",
    "other": "其他需要保留的情形",
}
GROUPS = {
    "application": "申请",
    "letters": "文书",
    "review": "审查",
    "results": "结果",
    "course": "过程",
}
VERBS = {
    "file": "归档",
    "complete": "整理成卷",
    "append": "补充归档",
    "hold": "暂停销毁",
    "lift": "解除暂停",
    "destroy": "销毁",
    "destroy_again": "恢复备份后再次销毁",
    "propose_destruction": "提出销毁清单",
    "keep_back": "留存",
    "examine": "签署鉴定意见",
    "approve_destruction": "批准销毁",
    "decline_destruction": "不批准销毁",
}
MARK, LIST_MARK = "档", "销"

UNKNOWN = "没有这份档案，或它不归您的档案室保管。"
NOT_YOURS = "“{verb}”由{posts}办理，您现在的岗位不能办。"
NOT_NOW = "档案现在是“{state}”，不能“{verb}”。请刷新后再看。"
NOTHING_NEW = "归档以后没有形成新的文件，不用补充归档。"
HOLD_UNKNOWN = "请选择为什么暂停销毁。"
REASON_SHORT = "请写明情况（文号、来函机关等），至少{least}个字。"
ORIGINALS_LONG = "存放位置最多{most}个字，请写盒号、架号，例如“A区3架12盒”。"
DOCUMENT_UNKNOWN = "卷内没有这个文件。"
NO_INDEX_YET = "档案正在整理，几秒钟后再看。"

NOTHING_DUE = "没有可以销毁的档案：保管期限未满、暂停销毁、事项未了结或证照还在有效期内的，不列入清单。"
LIST_UNKNOWN = "没有这份销毁清单，或它不归您的单位。"
ITEM_UNKNOWN = "清单里没有这份档案，或它已经留存。"
OWN_HAND = "提出、鉴定、批准要由三个人分别办理，您已经办过这份清单的前一步。"
ALL_KEPT_BACK = "清单里的档案都已留存，没有要销毁的，请不批准这份清单。"
NOT_DUE = "档案{number}的保管期限未满，不能按清单再次销毁：请核对清单和备份是不是同一个城市的。"
NOT_ANY_MORE = "档案{number}现在不能销毁（{why}），请先把它留存。"
HINDRANCES = {
    "permanent": "永久保管",
    "not_over": "保管期限未满",
    "filing": "还在整理",
    "held": "暂停销毁",
    "destroyed": "已经销毁",
    "open": "事项未了结",
    "in_force": "证照还在有效期内",
}
