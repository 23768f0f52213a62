"""What the case says to people: names of states and verbs, refusals, notices."""

from onething.cases.change_words import VERBS as AFTER_ISSUE

CASE_STATES = {
    "draft": "草稿",
    "submitted": "已提交，待收件",
    "returned": "预审退回，待修改",
    "prechecked": "预审通过，待收件",
    "received": "已收件，待受理",
    "correcting": "待补正",
    "accepted": "已受理，待分办",
    "not_accepted": "不予受理",
    "in_review": "各部门办理中",
    "choosing": "有部门拟不予许可，待您选择",
    "issuing": "正在制证",
    "issued": "已办结，待领取",
    "on_the_way": "已办结，送达途中",
    "delivered": "已送达",
    "archived": "已归档",
    "destroyed": "已销毁",
    "refused": "不予许可，已办结",
    "withdrawn": "已撤回",
}
STEP_STATES = {
    "waiting": "等待前序结果",
    "pending": "待审查",
    "in_review": "审查中",
    "ready": "拟准予，等待同发",
    "opposed": "拟不予",
    "issuing": "正在制证",
    "issued": "已发证",
    "refused": "不予许可",
    "dropped": "已退出本件",
    "ended": "已终止",
}
LIGHTS = {"green": "时间充裕", "amber": "即将到期或已过承诺", "red": "已超法定期限", "none": "无期限"}
VERBS = {
    "begin": "开始申请",
    "submit": "签名提交",
    "pass_precheck": "预审通过",
    "return_for_change": "预审退回修改",
    "receive": "收件",
    "accept": "受理",
    "accept_lacking": "容缺受理",
    "supply": "补交容缺材料",
    "warn_unsupplied": "提醒补交即将到期",
    "revoke_acceptance": "逾期未补交，撤回受理",
    "close_unsupplied": "逾期未补交，视为撤回",
    "deem_accepted": "逾期未告知，视为受理",
    "not_accept": "不予受理",
    "ask_correction": "一次告知补正",
    "correct": "提交补正",
    "warn_uncorrected": "提醒补正即将到期",
    "close_uncorrected": "逾期未补正，视为撤回",
    "dispatch": "分办",
    "await_choice": "请申请人选择",
    "mend": "补齐后再审",
    "drop": "不办这一项，其余继续",
    "end": "整件终止",
    "withdraw": "撤回申请",
    "raise_point": "列出待协调事项",
    "close_point": "了结待协调事项",
    "record_meeting": "登记会商记录",
    "confirm": "确认同发",
    "issue": "出证",
    "send": "邮寄",
    "hand_to_carrier": "交寄",
    "arrive": "邮件签收",
    "come_back": "邮件退回",
    "hand_on": "转交其他窗口领取",
    "take_back": "取回",
    "note_undelivered": "逾期未送达",
    "deliver": "送达",
    "archive": "归档",
    "file_ended": "未办成的办件归档",
    "destroy": "销毁",
    "recount": "放假通知变化，重新计算期限",
    "open": "开始计时",
    "wait": "等待前序",
    "claim": "认领",
    "assign": "分派经办人",
    "return_to_pool": "退回待领",
    "start_review": "开始审查",
    "permit_on_promise": "凭承诺当场拟准予",
    "withdraw_promise": "撤回承诺，改按一般程序办理",
    "check_promise": "登记承诺核查",
    "order_mending": "责令限期整改",
    "break_promise": "认定未履行承诺",
    "repair_record": "修复未履行承诺的记录",
    "tick_review_points": "勾选审查要点",
    "record_check": "登记两人核查",
    "confirm_check": "确认两人核查",
    "declare_interest": "申报回避",
    "order_recusal": "决定回避",
    "ask_recusal": "申请回避",
    "grant_recusal": "同意回避",
    "decline_recusal": "不同意回避",
    "record_fact": "登记条件已落实",
    "permit": "拟准予",
    "refuse": "拟不予",
    "propose_pause": "提出特别程序或中止",
    "approve_pause": "批准特别程序或中止",
    "decline_pause": "不批准特别程序或中止",
    "resume": "特别程序结束，恢复办理",
    "fix_slip": "更正明显笔误",
    "object_to_fix": "不同意更正",
    "ask_applicant": "审查中询问申请人",
    "answer_question": "答复询问",
    "tell_hearing_right": "告知听证权利",
    "ask_hearing": "要求听证",
    "waive_hearing": "放弃听证",
    "set_hearing": "通知听证时间",
    "ask_extension": "提请延长办理期限",
    "extend": "批准延长办理期限",
    "decline_extension": "不批准延长办理期限",
    "set_visit": "约定现场核查时间",
    "ask_another_day": "申请更改现场核查时间",
    "name_visitors": "确定现场核查人员",
    "consult": "征求意见",
    "answer_consultation": "答复征求意见",
    "file_expert_opinion": "登记专家意见",
    "withdraw_consultation": "撤回征求意见",
    "waive_consultations": "不等答复作决定",
    "record_result": "登记外部结果",
    "record_refusal": "登记外部不予办理",
    "reopen": "重新审查",
    "lapse": "逾期未补交，不再办理",
    "decide_refusal": "决定不予",
    "take_up": "纳入同发",
    "release": "当日发证",
    "separate": "单独先发",
    "fuse": "到限先发",
} | AFTER_ISSUE
NON_ACCEPTANCE = {
    "no_permit_needed": "依法不需要取得许可",
    "not_ours": "不属于本机关职权",
    "still_incomplete": "没有按补正告知补齐",
    "false_papers": "隐瞒情况或者提供虚假材料",
    "barred": "在不得再次申请的期限内",
    "other_law": "其他法律法规规定不予受理",
    "unsupplied": "容缺受理后逾期没有补交材料",
}
NON_ACCEPTANCE_ARTICLES = {
    "no_permit_needed": "行政许可法第三十二条第一款第一项",
    "not_ours": "行政许可法第三十二条第一款第二项",
    "still_incomplete": "行政许可法第三十二条第一款第四项、第五项",
    "false_papers": "行政许可法第七十八条",
    "barred": "行政许可法第七十八条、第七十九条",
    "other_law": "",
    "unsupplied": "容缺受理的约定",
}
LETTERS = {
    "precheck": "预审通过告知单",
    "return": "预审退回告知单",
    "receipt": "收件凭证",
    "correction": "补正告知书",
    "acceptance": "受理通知书",
    "procedure": "特别程序告知书",
    "extension": "延期告知书",
    "non_acceptance": "不予受理决定书",
    "permission": "准予行政许可决定书",
    "refusal": "不予行政许可决定书",
    "lapse": "撤回受理决定书",
    "hearing": "陈述申辩告知书",
    "revocation": "撤销行政许可决定书",
    "withdrawal": "撤回行政许可决定书",
    "cancellation": "注销行政许可决定书",
    "result_correction": "更正通知书",
    "mending": "责令限期改正通知书",
    "hearing_right": "听证告知书",
    "hearing_date": "听证通知书",
    "visit": "现场核查通知书",
    "delivery": "送达回证",
}
LETTER_MARKS = {
    "precheck": "预",
    "return": "退",
    "receipt": "收",
    "correction": "补",
    "acceptance": "受",
    "procedure": "特",
    "extension": "延",
    "non_acceptance": "不受",
    "permission": "准许",
    "refusal": "不许",
    "lapse": "撤受",
    "hearing": "申辩",
    "revocation": "撤许",
    "withdrawal": "回许",
    "cancellation": "注许",
    "result_correction": "更",
    "mending": "责改",
    "hearing_right": "听告",
    "hearing_date": "听通",
    "visit": "现核",
    "delivery": "送",
}

CASE_UNKNOWN = "没有找到这个办件，或您无权查看。请核对办件编号。"
STEP_UNKNOWN = "没有找到这个子办件，或不属于您所在的部门。"
NOT_NOW = "办件现在是“{state}”，不能“{verb}”。请刷新页面查看最新进度。"
NOT_YOURS = "您的岗位不能“{verb}”。请由{posts}办理。"
STALE = "这份申请刚刚在别处修改过，请重新打开后再改；您刚才填写的内容没有丢失。"
OPEN_QUESTIONS = "还有{count}个问题没有回答：{questions}。"
INCOMPLETE = "有{count}处需要补充或修改，请逐项处理后再提交。"
SNAPSHOT_CHANGED = "签名之后内容有变化，请重新核对并获取新的签名码。"
FIELD_UNKNOWN = "这份申请表里没有“{key}”这一项，请按表单填写。"
MATERIAL_UNKNOWN = "这件事不需要“{key}”这份材料，请按材料清单上传。"
MATERIAL_MISSING = "请上传“{name}”。"
NOT_IN_NOTICE = "补正期间只能修改补正通知列明的内容，这一项不在通知里；如确需修改，请撤回后重新申请。"
ORGAN_NEEDED = "请写明应当向哪个机关申请（行政许可法第三十二条）。"
BASIS_NEEDED = "请写明不予受理所依据的法律法规条款。"
KIND_OF_SYSTEM = "这一种由系统在逾期未补交时登记，请选择其他的理由。"
NOT_CORRECTED_YET = "没有告知过补正，或者申请人还没有提交补正，不能以没有补齐为由不予受理。"
PRECHECK_AT_WINDOW = "窗口提交的申请当场收件，不用预审。"
RETURNED_TWICE = "预审只能退回一次，已经退回过；请收件后一次告知补正，或作出受理、不予受理的决定。"
ACCEPT_LACKING = "还缺{names}。请按容缺受理，或者一次告知补正。"
NOTHING_LACKING = "材料已经齐全，请直接受理。"
NOTHING_TO_SUPPLY = "没有需要补交的材料，或者还没有上传补交的文件。请先上传，再提交。"
NOT_UNSUPPLIED_YET = "补交期限还没有到，或者还没有提醒过申请人，现在不能“{verb}”。"
LACKING = "还缺{names}，补交之前不能签署拟准予，也不出证。"
UNSUPPLIED_REASON = "受理时约定补交{names}，到期没有补交。"
CORRECTION_TWICE = "补正通知只能发一次，已经发过；请按现有材料作出受理或不予受理的决定。"
DEEMED_ALREADY = (
    "收到申请已满五个工作日没有告知，依法自收到之日起即为受理（行政许可法第三十二条），不能再“{verb}”；"
    "系统会自动登记受理，请稍后刷新再分办。"
)
NOT_DEEMED_YET = "{day}之前还可以告知申请人，现在不能视为受理。"
NOT_UNCORRECTED_YET = "补正期限还没有到，或者还没有提醒过申请人，现在不能“{verb}”。"
CORRECTION_EMPTY = "请逐项写明需要补正的内容，每一项指明表单栏目或材料。"
CORRECTION_PLACE = "“{place}”不是本件的表单栏目或材料，请从清单中选择。"
REASON_NEEDED = "请写明理由（至少4个字）。"
EXPLANATION_NEEDED = "请写明补齐了什么（至少4个字），好让部门知道该看哪里。"
RELATIONS = {"self": "申请人本人", "proxy": "代收人"}
DELIVERY_METHODS = {
    "window": "窗口当面领取",
    "other_window": "其他窗口当面领取",
    "post": "邮寄送达",
    "electronic": "电子送达",
}
RECIPIENT_MISSING = "请填写领取人姓名，请领取人在送达回证上签名后再登记。"
NOT_THE_APPLICANT = "领取人与申请人的姓名不一致；不是本人领取的，请选“代收人”并登记代收人的证件。"
METHOD_BY_ITSELF = "邮寄和转交其他窗口请用“邮寄”“转交其他窗口领取”，送达由系统和领取窗口登记。"
ONLY_ELECTRONIC = "您本人只能确认电子送达；纸质证照请到窗口领取或者邮寄。"
SENDING_NOT_APPLICANT = "邮寄只寄给申请人本人，收件人应与申请人姓名一致；由别人代收的，请到窗口领取。"
ADDRESS_NEEDED = "请填写收件地址（至少6个字，写到门牌号）。"
NOT_HANDED_TO_YOU = "这一件已寄出或者转交给“{unit}”，请由那个窗口登记领取，或者先取回。"
WINDOW_UNKNOWN = "没有这个窗口，或者就是本窗口。请从窗口清单中选择。"
NOT_UNDELIVERED_YET = "{day}之前送达都不算逾期，现在不能登记。"
THE_POST = "邮政"
PARCEL_NOT_OPEN = "这一件没有寄出中的邮件。"
PROXY_ONLINE = "电子送达只送到申请人本人的账户；由别人代收的，请选“窗口当面领取”。"
PROXY_PAPER = "请登记代收人的证件号码，并核对申请人的委托。"
NOT_YOURS_TO_READ = "文书写给申请人，只有申请人和综合窗口可以查看。"
ARTICLES_NEEDED = "拟不予必须写明法律依据的条款（行政许可法第三十八条）。"
CONDITIONS_OPEN = "还不能拟准予，以下条件尚未落实：{conditions}。"
NEVER_CONFIRM_OPEN = "还不能确认同发：{points}。"
DROP_NEEDED = "“{name}”的结果是{others}的前提，不能单独退出；可以选择补齐后再审，或整件终止。"
WITHDRAW_TOO_LATE = "已有证照发出，不能整件撤回；尚未发出的事项可在有部门拟不予时选择终止。"
NO_OTHER_LEFT = "只剩这一项，不能退出；可以选择补齐后再审，或整件终止。"
OUTSIDE_RESULT = "外部单位结果：{number}({day})。"
OUTSIDE_NUMBER = "请填写外部单位文书的编号；没有编号的，写明来文名称和日期。"
OUTSIDE_DAY = "外部单位作出决定的日期不能晚于今天。"
PAUSE_KINDS = {
    "hearing": "听证",
    "tender": "招标",
    "auction": "拍卖",
    "inspection": "检验",
    "testing": "检测",
    "quarantine": "检疫",
    "appraisal": "鉴定",
    "expert_review": "专家评审",
    "examination": "考试",
    "suspension": "中止",
}
PAUSED_FOR = "{kind}（{basis}）"
APPLICANT_CHOOSES = "有部门拟不予后，等申请人补齐"
PAUSE_BASIS = "行政许可法第四十五条"
EXAMINATION_BASIS = "行政许可法第五十四条"
PAUSE_PROOF = "请上传“{kind}”结果的凭据文件（报告、笔录等）。"
SHEET_MISSING = (
    "网上提交的申请在窗口补正，请上传申请人签名的补正页（扫描或拍照）；改了内容要重新签名、重新上传。"
)
SHEET_UNKNOWN = "这一件没有签名的补正页。"
GIVE_EVIDENCE = "上传凭据"
EVIDENCE_UNKNOWN = "没有找到这份凭据，请重新上传。"
PAUSE_BASIS_MISSING = "中止办理必须写明法律依据的条款；没有依据不能中止。"
PAUSE_EVIDENCE = "请写明凭据（文号、委托书编号等，至少4个字）。"
HEARING_HOST = "听证由听证主持人登记结果和笔录；其他程序由审查岗登记。"
HEARING_SAME_PERSON = "审查这件申请的工作人员不能主持听证（行政许可法第四十八条），请由另一位同事主持。"
PROCEDURE_REQUIRED = "依法应当先举行{names}，有了结果（听证以笔录为准）才能签署意见。"
PAUSE_COUNTED = "计入办理期限"
PAUSE_DAYS = "所需时间应为{least}至{most}个工作日。"
PAUSE_OPEN = "已有一项“{kind}”还没有了结，请先处理。"
PAUSE_NOT_PROPOSED = "没有待批准的特别程序或中止。"
PAUSE_NOT_RUNNING = "现在没有进行中的特别程序或中止。"
PAUSE_SAME_PERSON = "提出人不能批准自己提出的事项，请由另一位同事办理。"
PAUSED = "“{kind}”还没有了结，现在不能签署意见。"
EXTENDED_TWICE = "期限只能延长一次，已经延长过。"
EXTENSION_TOO_LATE = "法定期限已过，不能再延长。"
EXTENSION_UNIT = "这个事项的法定时限不是按工作日计的，不适用行政许可法第四十二条的延长。"
EXTENSION_ALONE = "只有统一、联合、集中办理的件才能由本级政府负责人批准延长十五日。"
EXTENSION_ASKED = "已经提请延长期限，等{head}批准。"
EXTENSION_NOT_ASKED = "没有提请您批准的延期。"
EXTENSION_SAME_PERSON = "提请人不能批准自己提请的延期。"
EXTENDED_BY = {"organ": "本机关负责人", "government": "本级人民政府负责人"}
CONDITIONS = {"fee_paid": "费用已缴", "tax_cleared": "税款已清"}
CONDITION_UNKNOWN = "这个事项没有“{fact}”这项条件。"
OPINION_PLACE = "这个事项由外部单位办理，请登记外部结果，不要直接签署意见。"

OPEN_POINTS = {
    "waiting": "“{name}”等待前序结果",
    "pending": "“{name}”待{unit}审查",
    "in_review": "“{name}”{unit}审查中",
    "opposed": "“{name}”{unit}拟不予，等申请人选择",
    "issuing": "“{name}”正在单独制证",
}
PROMISE_STATES = {
    "": "一般程序",
    "signed": "已承诺",
    "withdrawn": "承诺已撤回",
    "due": "待核查",
    "kept": "核查符合承诺",
    "unfit": "核查不符合承诺",
    "mending": "限期整改中",
    "unmended": "整改后仍不符合承诺",
    "broken": "未履行承诺",
    "repaired": "未履行承诺的记录已修复",
}
PROMISE_UNSIGNED = "请阅读“{name}”的告知承诺书，逐份确认承诺后再签名。"
PROMISE_BARRED = (
    "您在{department}有一项“{matter}”的承诺没有履行（{day}记录），修复前不能再承诺；"
    "请改选一般程序，照样可以办理。修复办法可以咨询{department}。"
)
PROMISE_AT_ONCE = "申请人已作出承诺，材料齐全，请当场作出决定，不再审查。"
PROMISE_NONE = "这一项没有承诺，请按一般程序办理。"
PROMISE_NOT_DUE = "这一项现在没有要核查的承诺。"
PROMISE_CHECKERS = "核查应由两名以上工作人员进行，请写明姓名。"
PROMISE_RECORD = "请上传核查记录。"
PROMISE_CHECK_DAY = "核查日期应在作出决定之后、今天或今天以前。"
PROMISE_NOT_UNFIT = "核查没有发现不符合承诺，不能责令整改。"
PROMISE_NOT_BROKEN = "还没有责令整改，或者整改后还没有再核查，不能认定未履行承诺。"
ON_PROMISE = "申请材料齐全、符合法定形式，申请人已作出承诺，依法当场作出决定。"
PROMISE_NO_RECORD = "没有未修复的记录。"
POINT_KINDS = {"front": "前台补缺", "back": "后台磨合"}
POINT_TEXT = "请写明要解决什么（至少4个字）。"
POINT_OWNER = "“{owner}”没有参加这个办件，请从参加办理的单位或牵头单位里选。"
POINT_DUE = "解决期限不能早于今天。"
POINT_STEP = "没有找到这个子办件，或不属于这个办件。"
POINT_UNKNOWN = "没有找到这个待协调事项，或已经了结。"
POINT_NOT_YOURS = "这个待协调事项由{owner}或牵头单位了结。"
POINT_OPEN = "{kind}：{text}（{owner}，{day}前）"
MEETING_DAY = "会商日期不能晚于今天。"
MEETING_WHO = "请写明参加会商的单位或人员（至少两个）。"
DROP_ASKS_MORE = (
    "“{name}”退出后，其他事项还要另外补充{items}，不能在受理后增加；可以选择补齐后再审，或整件终止。"
)
NOT_TO_MEND = "不予许可的意见没有涉及这一项，不能修改。"
MEND_TAKEN = "这一项已有部门据此作出意见，不能修改；确需修改的，请终止后重新申请。"
MEND_UNSIGNED = "申请表改过，请重新签名后再提交。"
OPINION_PLACE_UNKNOWN = "“{place}”不是本事项的表单栏目或材料，请从清单中选择。"
NOTHING_READY = "没有等待同发的事项"

POWER_CASE = "“{name}”没有发布，不能办理。只能办理目录里已发布的一件事。"
POWER_MATTER = "“{name}”不在本件所依据的目录版本里，不能分办。请报告审批服务局。"
