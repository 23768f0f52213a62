"""What letters about an application say. Law: 行政许可法 (2019)."""

OFFICE = "{city}政务服务综合窗口"
OF_MATTER = "{letter}（{matter}）"
SEAL = "（加盖专用印章）"
NO_SEAL = "演示　此处不用印"
QUERY = "扫码或输入网址查询办理进度"
NOTICE_QUERY = "扫码或输入网址，看到同一份告知书"
BLANK_DAY = "　　　　年　　月　　日"
NONE = "—"

NOTICE_TITLE = "一次告知书"
UNKNOWN = "没有这种文书，请从办件页面打开。"
NO_LETTER = {
    "precheck": "这一件没有登记过预审通过，没有预审通过告知单。",
    "return": "这一件没有在预审时退回，没有预审退回告知单。",
    "receipt": "窗口还没有收件，现在没有收件凭证；收件后就能查看。",
    "correction": "这一件没有要求补正，没有补正告知书。",
    "acceptance": "这一件还没有受理，现在没有受理通知书；受理后就能查看。",
    "procedure": "这一件没有进入特别程序，没有特别程序告知书。",
    "extension": "这一件没有延长办理期限，没有延期告知书。",
    "non_acceptance": "这一件没有作出不予受理的决定，没有不予受理决定书。",
    "permission": "这一项还没有作出准予许可的决定，没有准予行政许可决定书。",
    "refusal": "这一项没有作出不予许可的决定，没有不予行政许可决定书。",
    "lapse": "这一件没有撤回受理，没有撤回受理决定书。",
    "hearing": "没有要您陈述申辩的事项，没有陈述申辩告知书。",
    "revocation": "这一项的许可没有被撤销，没有撤销行政许可决定书。",
    "withdrawal": "这一项的许可没有被撤回，没有撤回行政许可决定书。",
    "cancellation": "这一项的许可没有注销，没有注销行政许可决定书。",
    "result_correction": "这一项的结果没有更正过，没有更正通知书。",
    "hearing_right": "这一项没有告知过听证权利，没有听证告知书。",
    "hearing_date": "这一项没有定过听证时间，没有听证通知书。",
    "visit": "这一件没有约过现场核查，没有现场核查通知书。",
    "mending": "这一项没有责令整改，没有责令限期改正通知书。",
    "delivery": "各部门的结果还没有全部办好，现在没有送达回证；办结后就能查看。",
}
PERMITTED = (
    "您的“{thing}”申请（办件编号{number}，{accepted}受理）中的“{matter}”，经审查，申请材料齐全、符合法定形式和法定条件。"
    "根据《中华人民共和国行政许可法》第三十八条的规定，{unit}决定准予许可。"
)
PERMITTED_NEXT = (
    "证件自本决定作出之日起十日内颁发、送达（行政许可法第四十四条），可以登录办件页面查看、下载和核验。"
)
REFUSED = (
    "您的“{thing}”申请（办件编号{number}，{accepted}受理）中的“{matter}”，经审查不符合法定条件。根据《中华人民共和国行政许可法》"
    "第三十八条的规定，{unit}决定不予许可。"
)
REFUSED_REASONS, REFUSED_ARTICLES = "不予许可的理由", "法律依据"
CHANNELS = {"online": "网上提交", "window": "窗口提交"}

NUMBER, APPLICANT, ENTITY, THING = "办件编号", "申请人", "申请主体", "办理的一件事"
SUBMITTED, RECEIVED, WINDOW = "提交", "收件时间", "收件窗口"
ORDER, MATTER, DEPARTMENT = "序号", "事项", "承办部门"
PROMISED, STATUTORY = "承诺时限", "法定时限"
MATERIAL, FORM, COPIES, NOTES, WHY = "材料名称", "形式", "份数", "要求", "为什么不用交"
PLACE, WANTED = "在哪里", "要怎么补"
COPY_COUNT = "{count}份"

MATTERS_HEADING = "申请办理的事项"
PAPERS_HEADING = "收到的材料（共{count}份，均为上传或者扫描的电子件）"
NO_PAPERS_HEADING = "收到的材料"
NO_PAPERS = "申请时没有提交申请表以外的材料。"
NEXT_HEADING = "接下来"
RECEIPT_NEXT = (
    "我们最迟在{day}（收件后{time}）告知您是否受理；材料不齐全或者不符合法定形式的，一次告知需要补正的全部内容。"
    "逾期不告知的，自收到申请材料之日起即为受理（{basis}）。"
)
WITHIN_FIVE_DAYS, WITHIN_DAYS, ON_THE_SPOT_ANSWER = "五个工作日内", "{days}个工作日内", "当场"
SILENCE_ACCEPTS = "行政许可法第三十二条"
RECEIPT_NOT_YET = "本凭证只证明窗口收到了申请，不表示已经受理。"
COMPLAINT = "对收件、办理有意见或者建议的，可以向窗口提出，也可以拨打12345政务服务便民热线。"

ACCEPTED = (
    "您于{submitted}提交的“{thing}”申请（办件编号{number}），申请材料齐全、符合法定形式。根据《中华人民共和国行政许可法》"
    "第二十六条、第三十二条的规定，予以受理，由以下部门分别办理。受理日期为{accepted}。"
)
DEEMED_ACCEPTED = (
    "您于{submitted}提交的“{thing}”申请（办件编号{number}），收到后{time}没有告知您需要补正的内容或者不予受理。根据{basis}的规定，"
    "自收到申请之日起即为受理，由以下部门分别办理。受理日期为{accepted}。"
)
ACCEPTED_LACKING = (
    "您于{submitted}提交的“{thing}”申请（办件编号{number}），主要材料齐全，尚缺的材料可以容缺后补。根据《中华人民共和国行政许可法》"
    "第二十六条、第三十二条的规定和您提交申请时的承诺，予以容缺受理，由以下部门分别办理。受理日期为{accepted}。"
)
DEFERRED_HEADING, DEFERRED_UNTIL = "需要补交的材料（共{count}份）", "补交期限"
DEFERRED_NOTE = (
    "补齐之前不作出准予的决定，不出证。到期前会发短信提醒；提醒后仍没有补交的，需要这些材料的事项不再办理。"
    "请登录办件页面上传，也可以到窗口补交。"
)
LAPSED = "您的“{thing}”申请（办件编号{number}）于{accepted}容缺受理。{reason}根据受理时的约定，决定撤回受理，不再办理。"
ACCEPTED_HEADING = "受理的事项"
PROMISE_HEADING = "什么时候办好"
PROMISE = "我们承诺在{day}前全部办好。"
NO_PROMISE = "这一件的全部办结日期还没有公布，各事项以上表的时限为准。"
COUNTED = "受理当日不算，从{first}起数，共{days}个工作日。"
ON_THE_SPOT = "所有事项当场办理。"
SKIPPED = "其间不算的日子：{days}。"
SKIPPED_DAYS = "{days}（{why}）"
PROVISIONAL = "{year}年的放假通知在受理时还没有公布，天数暂按法定节假日推算。"
STATUTE = (
    "法定时限以工作日计的，不含法定节假日（行政许可法第八十二条）；要等前一事项结果的，从结果产生之日起算。"
    "依法需要听证、检验、检测、检疫、鉴定和专家评审的，所需时间不计入期限，会另行书面告知（行政许可法第四十五条）。"
)
HEREBY = "特此通知。"

PRECHECK_RETURNED = (
    "您在网上提交的“{thing}”申请（办件编号{number}），预审时发现以下地方需要修改。"
    "预审在收件之前，不是法定的补正告知。"
)
PRECHECK_HOW = (
    "请登录办件页面修改后重新签名提交，其他内容也可以一并修改；认为不用改的，可以原样再次提交，窗口应当收件。"
    "预审只退回这一次。法定的五个工作日从再次提交之日起算。"
)
PRECHECK_PASSED = (
    "您于{submitted}在网上提交的“{thing}”申请（办件编号{number}），预审通过。窗口收件后告知您是否受理。"
)
PRECHECK_NEXT = (
    "预审不影响法定期限：我们最迟在{day}告知您是否受理，"
    "逾期不告知的，自收到申请材料之日起即为受理（行政许可法第三十二条）。"
)
PRECHECK_HEADING = "需要修改的地方（共{count}处）"
CORRECTION = (
    "您于{submitted}提交的“{thing}”申请（办件编号{number}），我们已于{received}收到。经审查，申请材料不齐全或者不符合法定形式。"
    "根据《中华人民共和国行政许可法》第三十二条的规定，现将需要补正的全部内容一次告知如下。"
)
CORRECTION_HEADING = "需要补正的内容（共{count}处）"
IN_FORM = "申请表“{label}”栏"
IN_MATERIALS = "材料“{label}”"
CORRECTION_HOW_HEADING = "怎么补、什么时候补"
CORRECTION_HOW = "请登录办件页面，按上表逐处修改后重新签名提交；也可以到窗口办理。没有列出的内容不用改。"
CORRECTION_TERM = (
    "请在{day}前补正。法律没有规定补正的期限，这是本市的规定：到期前会发短信提醒，提醒后仍没有补正的，"
    "视为撤回申请，以后可以重新提出。"
)
CORRECTION_WHEN = (
    "早补正早受理：收到全部补正内容之日起五个工作日内，我们告知您是否受理。"
    "以上为一次告知，不会再要求补正其他内容。"
)

PROCEDURE = (
    "您的“{thing}”申请（办件编号{number}，{accepted}受理）中，有事项依法需要经过特别程序。根据《中华人民共和国行政许可法》"
    "第四十五条的规定，所需时间不计算在办理期限内，现将所需时间告知如下。"
)
PROCEDURE_HEADING = "特别程序"
PROCEDURE_NAME, TAKES, WHY_IT = "程序和依据", "所需时间", "理由"
TAKES_DAYS = "{days}个工作日\n从{began}起，预计到{until}"
PROCEDURE_NEXT = "程序结束后，我们按实际用去的时间重新计算办结日期，并发短信告知您。"
EXTENSION = (
    "您的“{thing}”申请（办件编号{number}，{accepted}受理）中，有事项在法定期限内不能作出决定。根据《中华人民共和国行政许可法》"
    "第四十二条的规定，经批准延长期限，现将理由告知如下。"
)
EXTENSION_HEADING = "延长的期限"
EXTENDED, EXTENDED_UNTIL = "延长", "新的法定期限"
EXTENDED_BY = {
    "organ": "{days}个工作日\n经本行政机关负责人批准",
    "government": "{days}个工作日\n经本级人民政府负责人批准",
}
EXTENSION_NEXT = "期限只延长这一次，到期前一定作出决定。"

NOT_ACCEPTED = (
    "您于{submitted}提交的“{thing}”申请（办件编号{number}），经审查，{why}，根据{basis}的规定，{decision}。"
)
NOT_ACCEPTED_DECISION = "决定不予受理"
NO_PERMIT_DECISION = "告知您不受理"
OTHER_ORGAN = "请向{organ}申请。"
REASON_HEADING = "不予受理的理由"
REMEDY_HEADING = "不服本决定怎么办"
NEW_APPLICATION = "情况变化或者补齐条件后，可以重新提出申请。"

WAYBILL = "运单号"
ADDRESSEE, METHOD, HANDED_AT = "受送达人", "送达方式", "送达时间"
RESULTS_HEADING = "送达的文书"
RESULT, ISSUER, ISSUED_ON = "文书名称和电子证照标识", "出具单位", "出具日期"
RECIPIENT_HEADING = "收件人"
RECIPIENT, RELATION, PAPER = "收件人姓名", "与受送达人的关系", "出示的证件"
SIGNATURE_LINES = ("收件人签名", "签收日期", "送达人签名", "送达日期")
BLANK_LINES = ("收件人姓名", "与受送达人的关系", "出示的证件", "证件号码")
PROXY_NOTE = "由代收人签收的，应当出示申请人的委托书和代收人本人的身份证件，视为送达申请人。"
POST_NOTE = "邮寄送达以承运方反馈的签收时间为送达时间，签收记录由承运方保存。"
ONLINE_NOTE = "电子送达以结果到达申请人本人账户的时间为送达时间，不需要签名。"

NOTICE_GIVEN = "根据您的回答和现行公布的事项（第{version}版），于{day}一次告知如下。"
NOTICE_LEAD = "牵头部门：{department}。"
NOTICE_ANSWERS = "您的情况"
QUESTION, ANSWER = "问题", "回答"
NOT_ANSWERED, NOTHING_CHOSEN = "还没有回答", "都没有选"
NOTICE_MATTERS = "要办的事项（共{count}项）"
NOTICE_PROMISE = "从受理之日的下一个工作日起，承诺{days}个工作日内全部办好。"
NOTICE_ON_THE_SPOT = "所有事项当场办理。"
NOTICE_NOT_NEEDED = "不需办理的事项（共{count}项）"
NOTICE_NOT_NEEDED_HERE = "按您的回答不涉及。"
NOTICE_CEILING = "法定最长{days}个工作日（各事项法定时限按办理顺序相加）。"
NOTICE_SITE_VISIT = "现场核查一次办理：{matters}。"
NOTICE_ASKED = "要交的材料（共{count}份）"
NOTICE_NONE_ASKED = "一份材料都不用交。"
NOTICE_FREE = "不用交的材料（共{count}份）"
NOTICE_FIELDS = "一张表要填的（共{count}项）"
NOTICE_END = "没有列出的材料，不会要求您提交。凭编码随时可以再看到同一份告知书。"

DOCUMENTS = {
    "111": "居民身份证",
    "414": "普通护照",
    "511": "台湾居民来往大陆通行证",
    "516": "港澳居民来往内地通行证",
    "553": "外国人永久居留身份证",
    "HMT": "港澳台居民居住证",
}
DAY = "{day.year}年{day.month}月{day.day}日"
MOMENT = "{at.year}年{at.month}月{at.day}日{at.hour}时{at.minute:02d}分"
SHORT_DAY = "{day.month}月{day.day}日"
LIST_COMMA, SEMICOLON = "、", "；"
LIMIT_UNKNOWN = "没有公布"
LIMITS = {
    "working_days": "{amount}个工作日",
    "calendar_days": "{amount}日（自然日）",
    "months": "{amount}个月",
    "hours": "{amount}小时",
    "on_the_spot": "当场办",
}
ARTICLE = "第{number}条"

GUIDE_TITLE = "办事指南"
GUIDE_NUMBER = "{code} 第{version}版"
GUIDE_QUERY = "扫码或输入网址，看最新的指南、直接申请"
GUIDE_LEAD = "由{department}牵头，几个部门一起办，只填一张表，只交一次材料。"
GUIDE_MATTER = "“{name}”，可以单独看，也是“{thing}”里的一项。"
GUIDE_END = (
    "这是第{version}版，自{day}起施行。内容以扫码打开的页面为准；标“非官方公布”“演示值”的不是本市公布的数字。"
)
GUIDE_MATTERS, GUIDE_PERHAPS = "要办的事项（共{count}项）", "看您的情况"
GUIDE_PAPERS, GUIDE_NO_PAPERS = "您要带来的材料（共{count}份）", "不用带材料，填好一张表单就行。"
GUIDE_FREE, GUIDE_WHEN = "不用您交的材料（共{count}份）", "什么时候要"
GUIDE_QUESTIONS, GUIDE_ASKED, GUIDE_ANSWERED = "大家常问", "问：", "答："
LABELLED = "{text}（{label}）"

MENDING = (
    "您的“{thing}”申请（办件编号{number}）中的“{matter}”凭您的承诺作出决定。{unit}依法核查（行政许可法第六十一条），"
    "发现与您的承诺不符，现责令您限期改正。"
)
MENDING_FOUND, MENDING_ORDER, MENDING_NEXT = "核查情况", "改正的内容和期限", "逾期没有改正的"
MENDING_CHECKED = "{day}核查：{findings}"
MENDING_BY = "请在{day}前改正，期满后我们会再核查。"
MENDING_ELSE = "将认定为没有履行承诺并作出记录，修复前不能再以告知承诺方式办理；已经作出的决定依法撤销（行政许可法第六十九条）。"
MENDING_HEARD = "您对核查结果有异议的，可以在改正期限内向{unit}陈述、申辩（行政许可法第七条）。"

HEARING_RIGHT = (
    "您的“{thing}”申请（办件编号{number}）中的“{matter}”直接涉及申请人与他人之间的重大利益关系。根据《中华人民共和国行政许可法》"
    "第四十七条的规定，您享有要求听证的权利。"
)
HEARING_WHY, HEARING_HOW = "告知的理由", "怎样要求听证"
HEARING_ASK = "请在{day}前登录办件页面提出，或者书面向{unit}提出；逾期没有提出的，视为放弃。"
HEARING_FREE = "听证在您提出要求之日起二十日内组织，您不承担组织听证的费用。"
HEARING_DATE = (
    "关于您的“{thing}”申请（办件编号{number}）中的“{matter}”，{unit}定于{day}{clock}在{place}举行听证。"
)
HEARING_OPEN = (
    "听证公开举行。您可以申辩和质证，也可以委托代理人参加；认为主持人与本件有直接利害关系的，有权申请回避。"
)
HEARING_MINUTES = "听证笔录交您确认无误后签字或者盖章，行政机关根据听证笔录作出决定（行政许可法第四十八条）。"
HEARING_KNOW = "听证须知"
