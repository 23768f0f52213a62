"""What the case says about a review: whose hand, points, checks by two, recusal, questions, slips."""

IN_OTHER_HANDS = "这一项由{name}经办。要接着办，请{name}退回待领，或请审批岗改派。"
IN_HAND_ALREADY = "这一项已经由这位同事经办，不用再领。"
IN_POOL = "这一项现在没有人经办，不用退回。"
ASSIGNEE_UNKNOWN = "请从本单位的审查岗中选择经办人。"
REVIEWED_BY_YOU = "您参加了这一项的审查，审查的人不能作决定，请由另一位审批岗同事办理。"
CHECK_STATES = {"": "不需要两人核查", "recorded": "待另一名核查人员确认", "confirmed": "两人核查已确认"}
CHECK_SECOND = "另一名核查人员应是本单位审查岗的同事，不能是您自己。"
CHECK_DAY = "核查日期应在本事项开始办理之后、今天或今天以前。"
CHECK_ALONE = "依法应当由两名以上工作人员核查（行政许可法第三十四条），登记核查并由另一名核查人员本人确认后才能签署意见。"
CHECK_NOT_NEEDED = "这个事项没有要求两人核查，不用登记。"
CHECK_NONE = "没有待确认的两人核查。"
CHECK_NOT_SECOND = "两人核查由登记的另一名核查人员本人登录确认，别人不能代为确认。"
REVIEW_POINTS_EMPTY = "请至少勾选一条审查要点。"
REVIEW_POINT_UNKNOWN = "“{place}”不是这个事项的审查要点，请从要点清单中选择。"
REVIEW_POINT_NOTE = "请写明“{text}”哪里不符合（至少4个字）。"
REVIEW_POINTS_OPEN = "还有审查要点没有勾选：{points}。请经办人逐条勾选后再签署拟准予。"
REVIEW_POINTS_UNMET = "有审查要点不符合：{points}。请签署拟不予，或者写明为什么仍然拟准予（至少4个字）。"
RECUSAL_SOURCES = {"self": "本人申报", "order": "审批岗决定", "applicant": "申请人申请"}
RECUSAL_STATES = {None: "待答复", True: "已回避", False: "不同意回避"}
RECUSAL_PARTY = "这是您本人的事，您是这一件的当事人，不能以工作人员的身份办理（公务员法第七十六条）。"
RECUSAL_RECUSED = "您已回避这一项，不能再办理，换岗位、代理别人也不行（公务员法第七十六条）。"
RECUSAL_ASKED = "已经有一项回避申请等待答复。"
RECUSAL_OF = "请选择申请谁回避：经办人，或者审批人。"
RECUSAL_NOBODY = "这一项还没有人经办，等有人经办后再申请经办人回避。"
RECUSAL_NOT_ASKED = "没有待答复的回避申请。"
RECUSAL_NOT_YOURS = {
    "reviewer": "申请经办人回避的，由审批岗答复。",
    "decider": "申请审批人回避的，由本机关负责人答复。",
}
RECUSAL_WHOM = "请选择本单位的另一位审查岗或者审批岗同事。"
RECUSAL_ALREADY = "这位同事已经回避这一项。"
RECUSAL_OPEN = "回避申请还没有答复，现在不能签署意见。"
RECUSAL_STAYS_AWAY = "这位同事已回避这一项，不能再经办。"
