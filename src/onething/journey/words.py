"""Messages that follow an act. Short, and never a name or an identity number."""

MESSAGES = {
    "applicant.submitted": "【一件事一次办】您的“{thing}”申请已提交，编号{number}。我们收件后会再告知您。",
    "applicant.prechecked": "【一件事一次办】您的申请{number}预审通过，窗口收件后再告知您是否受理；预审不影响法定期限。",
    "applicant.returned": "【一件事一次办】您的申请{number}预审时发现需要修改的地方，请登录逐项核对后重新提交；只退回这一次。",
    "applicant.received": "【一件事一次办】您的申请{number}已收件，五个工作日内告知是否受理；材料不齐会一次告知。",
    "applicant.not_accepted": "【一件事一次办】您的申请{number}不予受理，原因请登录查看；如有疑问可拨打政务服务热线。",
    "applicant.correction": "【一件事一次办】您的申请{number}需要补正，请登录按通知逐项修改，一次补齐即可。",
    "applicant.accepted": "【一件事一次办】您的申请{number}已受理，{promise}。",
    "applicant.accepted_lacking": "【一件事一次办】您的申请{number}已容缺受理，{promise}；缺的材料请在{supply_by}前补交。",
    "applicant.supplied": "【一件事一次办】您的申请{number}补交的材料已收到，已转给办理部门。",
    "applicant.unsupplied_soon": "【一件事一次办】您的申请{number}还有材料没有补交，请在{supply_by}前补交；逾期不再办理相关事项。",
    "applicant.unsupplied": "【一件事一次办】您的申请{number}逾期没有补交材料，不再办理，理由请登录查看；可以重新申请。",
    "applicant.lapsed": "【一件事一次办】您的申请{number}中有事项逾期没有补交材料，这一项不再办理，其余事项继续。",
    "applicant.deemed_accepted": "【一件事一次办】您的申请{number}到期没有告知，依法自收到之日起视为受理，{promise}。",
    "applicant.uncorrected_soon": "【一件事一次办】您的申请{number}还没有补正，请在{correct_by}前补齐；逾期视为撤回，可以再申请。",
    "applicant.uncorrected": "【一件事一次办】您的申请{number}到{correct_by}没有补正，已视为撤回。材料齐了可以随时重新申请。",
    "applicant.paused": "【一件事一次办】您的申请{number}有事项进入特别程序，所需时间不计入期限，请登录查看特别程序告知书。",
    "applicant.resumed": "【一件事一次办】您的申请{number}的特别程序已结束，恢复办理，新的办结日期请登录查看。",
    "unit.recusal": "【一件事一次办】办件{number}有一项回避申请等您答复，答复前不能签署意见，请登录办理。",
    "applicant.recusal": "【一件事一次办】您的申请{number}的回避申请已有答复，请登录查看。",
    "head.extension": "【一件事一次办】办件{number}有事项提请您批准延长办理期限，请登录审批工作台办理。",
    "applicant.extended": "【一件事一次办】您的申请{number}有事项经批准延长办理期限，请登录查看延期告知书。",
    "applicant.question": "【一件事一次办】您的申请{number}有部门想向您核实一个情况，请登录答复；办理期限照常计算。",
    "unit.question_answered": "【一件事一次办】办件{number}的申请人已答复询问，请登录审批工作台查看。",
    "applicant.hearing_right": "【一件事一次办】您的申请{number}有事项您可以要求听证，请登录查看听证告知书并在期限内答复。",
    "applicant.hearing_date": "【一件事一次办】您的申请{number}的听证时间已定，请登录查看听证通知书。",
    "applicant.slip": "【一件事一次办】您的申请{number}有一处明显笔误已代为更正，请登录核对；不同意的可以恢复您原来填的内容。",
    "lead.slip_objected": "【一件事一次办】办件{number}的申请人不同意一处笔误更正，已恢复原来填的内容，请登录查看。",
    "applicant.visit": "【一件事一次办】您的申请{number}约好了现场核查，请登录查看现场核查通知书；不方便的可以申请改一次。",
    "lead.visit": "【一件事一次办】办件{number}的申请人申请更改现场核查时间，请登录重新约定。",
    "unit.consulted": "【一件事一次办】有部门就办件{number}向您单位征求意见，请登录审批工作台按期答复。",
    "applicant.mending": "【一件事一次办】您的申请{number}有一项承诺核查不符合，请登录查看并在期限内整改。",
    "applicant.broken": "【一件事一次办】您的申请{number}有一项承诺没有履行，许可将依法处理，理由和救济途径请登录查看。",
    "applicant.hearing": "【一件事一次办】您的{number}有一项许可拟撤销或者撤回，请登录查看告知书，您有权陈述申辩。",
    "applicant.result_ended": "【一件事一次办】您的{number}有一项许可已不再有效，决定书、理由和救济途径请登录查看。",
    "applicant.result_corrected": "【一件事一次办】您的{number}有一份结果已更正，新的一版和更正通知书请登录查看。",
    "lead.result_changed": "【一件事一次办】办件{number}有一份已发的结果有变动，请登录查看对后续事项的影响。",
    "unit.handed_over": "【一件事一次办】办件{number}有事项已准予并移交本单位监管，请登录查看监管要点并确认接收。",
    "unit.affected": "【一件事一次办】办件{number}的前序结果有变动，请登录核查本单位的事项并登记处理。",
    "applicant.refusal": "【一件事一次办】您的申请{number}有部门拟不予许可，请登录查看理由，并选择补齐、退出该项或终止。",
    "applicant.issued": "【一件事一次办】您的申请{number}已全部办好，可在线查看下载，也可到窗口领取。",
    "applicant.sent": "【一件事一次办】您的申请{number}的结果已寄出，运单号{waybill}，请留意签收。",
    "applicant.arrived": "【一件事一次办】您的申请{number}的结果已签收送达。如非本人签收，请联系窗口。",
    "applicant.came_back": "【一件事一次办】您的申请{number}的结果没有寄到，已退回窗口，请联系窗口重寄或者前来领取。",
    "applicant.handed_on": "【一件事一次办】您的申请{number}的结果已转到{where}，请携带证件到那里领取。",
    "applicant.ended": "【一件事一次办】您的申请{number}已按您的选择终止；决定理由和救济途径请登录查看。",
    "lead.undelivered": "【一件事一次办】办件{number}的结果超过十个工作日没有送达，请督促窗口。",
    "lead.fuse": "【一件事一次办】办件{number}中有事项到达法定期限，系统已按规定先行发证，请关注其余事项进度。",
}
SUPERVISION_MESSAGES = {
    "supervision.reminder": "【电子监察】办件{number}的“{matter}”{day}到期，请及时办理。",
    "supervision.card": "【电子监察】本单位收到{number}：{what}，办件{case}，请在{day}前登录答复或申诉。",
    "supervision.answer": "【电子监察】{number}有新的答复或申诉，现在是“{state}”，请登录认定。",
    "supervision.decision": "【电子监察】{number}已认定：{state}，理由请登录查看。",
    "supervision.order": "【电子监察】本单位收到督办单{number}，请在{day}前办理并登录回复。",
    "supervision.point": "【电子监察】本单位整改清单{number}，请在{day}前整改并登录报告。",
}
PROMISED = "承诺{day}前办好"
NOT_PROMISED = "办理时限以各部门公布为准"
LEVEL_NEEDED = "提交申请前请先完成实名认证：填写姓名和身份证号码即可。"
KEY_REUSED = "这个请求编号已经用于另一个请求，请换一个新的编号再试。"
KEY_INVALID = "请求编号（Idempotency-Key）应为8至80个字母、数字或连字符。"
RESULT_UNKNOWN = "没有找到这个结果，或您无权查看。请核对证照标识。"
DEMONSTRATION_ONLY = "没有这个演示人员，或者这里不是演示城市。"
SUPERSEDED = "“{name}”已于{day}更新，这份草稿还是按旧版填的。请重新打开申请，核对变化后再提交。"
REPLANNED = "“{name}”已于{day}更新，我们已按新版重新算好您的方案。您填过的内容和交过的材料凡是还需要的都保留着，请核对下面的变化。"
GATEWAY_NOT_IN_CASE = "这个号码不在本单位这一项要用的表格里，只能查办件里写明的人或单位。"
GATEWAY_CASE_UNKNOWN = "没有找到您单位办理这个事项的这个办件，请核对办件编号和事项编码。"
GATEWAY_FAULT = "交换网关出了点问题，请稍后再试，或者先按纸质材料或承诺办理。"
