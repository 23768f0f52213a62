"""What archives say to people."""

STATES = {"filing": "整理中", "kept": "已归档", "held": "暂停销毁"}
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
VERBS = {"file": "归档", "complete": "整理成卷", "append": "补充归档", "hold": "暂停销毁", "lift": "解除暂停"}
MARK = "档"

UNKNOWN = "没有这份档案，或它不归您的档案室保管。"
NOT_YOURS = "“{verb}”由{posts}办理，您现在的岗位不能办。"
NOT_NOW = "档案现在是“{state}”，不能“{verb}”。请刷新后再看。"
NOTHING_NEW = "归档以后没有形成新的文件，不用补充归档。"
HOLD_UNKNOWN = "请选择为什么暂停销毁。"
REASON_SHORT = "请写明情况（文号、来函机关等），至少{least}个字。"
ORIGINALS_LONG = "存放位置最多{most}个字，请写盒号、架号，例如“A区3架12盒”。"
DOCUMENT_UNKNOWN = "卷内没有这个文件。"
NO_INDEX_YET = "档案正在整理，几秒钟后再看。"
