"""What results that change say to people: kinds, grounds with their articles, refusals."""

VERBS = {
    "propose_correction": "提出更正结果",
    "propose_ending": "提出撤销、撤回或者注销",
    "tell_holder": "告知持有人，听取陈述申辩",
    "answer_change": "陈述申辩",
    "decline_change": "不同意变动结果",
    "correct_result": "决定更正结果",
    "revoke_result": "撤销许可",
    "withdraw_result": "撤回许可",
    "cancel_result": "注销许可",
    "replace_result": "更正后的新版生效",
    "mark_affected": "前序结果变动，提请核查",
    "settle_affected": "登记前序结果变动的处理",
    "hand_to_supervision": "移交监管单位",
    "confirm_supervision": "监管单位确认接收",
}
KINDS = {"correct": "更正", "revoke": "撤销", "withdraw": "撤回", "cancel": "注销"}
ENDING = "撤销、撤回或者注销"
STATES = {"": "", "proposed": "已提出，待决定", "told": "已告知，待决定", "printing": "已决定，正在制证"}
_REVOKED, _WITHDRAWN, _CANCELLED = "行政许可法第六十九条", "行政许可法第八条", "行政许可法第七十条"
_HOUSE = "本市规定"
# ground: (kind, in words, article)
GROUNDS = {
    "slip": ("correct", "文字或者计算有误", _HOUSE),
    "wrong_data": ("correct", "所载内容与审批时认定的不一致", _HOUSE),
    "abuse": ("revoke", "工作人员滥用职权、玩忽职守作出准予决定", f"{_REVOKED}第一款第一项"),
    "beyond_powers": ("revoke", "超越法定职权作出准予决定", f"{_REVOKED}第一款第二项"),
    "against_procedure": ("revoke", "违反法定程序作出准予决定", f"{_REVOKED}第一款第三项"),
    "not_qualified": (
        "revoke",
        "对不具备申请资格或者不符合法定条件的申请人准予许可",
        f"{_REVOKED}第一款第四项",
    ),
    "promise_broken": ("revoke", "告知承诺未履行，不符合法定条件", f"{_REVOKED}第一款第四项"),
    "other_revocable": ("revoke", "依法可以撤销的其他情形", f"{_REVOKED}第一款第五项"),
    "fraud": ("revoke", "以欺骗、贿赂等不正当手段取得", f"{_REVOKED}第二款"),
    "law_changed": ("withdraw", "所依据的法律、法规、规章修改或者废止", f"{_WITHDRAWN}第二款"),
    "facts_changed": ("withdraw", "准予所依据的客观情况发生重大变化", f"{_WITHDRAWN}第二款"),
    "expired": ("cancel", "有效期届满未延续", f"{_CANCELLED}第一项"),
    "holder_died": ("cancel", "赋予公民特定资格的许可，该公民死亡或者丧失行为能力", f"{_CANCELLED}第二项"),
    "body_ended": ("cancel", "法人或者其他组织依法终止", f"{_CANCELLED}第三项"),
    "penalty": ("cancel", "许可证件依法被吊销", f"{_CANCELLED}第四项"),
    "force_majeure": ("cancel", "因不可抗力导致许可事项无法实施", f"{_CANCELLED}第五项"),
    "other_law": ("cancel", "法律、法规规定的应当注销的其他情形", f"{_CANCELLED}第六项"),
}

EVIDENCE_NEEDED = "请上传能证明理由的凭据文件。"
GROUND_OTHER = "“{ground}”不是{kind}的理由，请从清单中选择。"
ALREADY_OPEN = "这份结果已经有一项“{kind}”还没有了结，请先处理。"
ALREADY_ENDED = "这份结果已经{kind}，不能再变动。"
NOTHING_OPEN = "没有待决定的结果变动。"
OTHER_KIND = "提出的是“{proposed}”，不能按“{kind}”决定。"
SAME_PERSON = "提出人不能决定自己提出的事项，请由另一位同事办理。"
PROMISE_KEPT = "没有认定过未履行承诺，不能以这个理由撤销。"
NOT_EXPIRED = "这份结果还在有效期内，不能以有效期届满注销。"
NOT_HEARD_OF = "“{kind}”不需要先告知持有人，请直接决定。"
TOLD_ALREADY = "已经告知过持有人。"
NOT_TOLD = "作出“{kind}”决定前，应当先书面告知持有人，听取陈述申辩（行政许可法第七条）。"
STILL_HEARD = "持有人可以在{day}前（含当日）陈述申辩，收到意见或者过了这天才能决定。"
NOT_ASKED = "现在没有要您陈述申辩的事项。"
ANSWERED = "已经收到过陈述申辩的意见。"
ANSWER_NEEDED = "请写下陈述申辩的意见（至少4个字）。"
NOT_AFFECTED = "这一项没有受前序结果变动的影响，或者已经处理过。"
HANDOVER_UNKNOWN = "没有找到这份审管衔接，或者不由您所在的单位监管。"
HANDOVER_CONFIRMED = "这份审管衔接已经确认接收过。"
