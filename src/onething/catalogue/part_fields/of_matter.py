"""A matter: what GB/T 39046 table 4 and the exchange tables name, and what the law wants of it."""

from typing import Final

from onething.catalogue.kinds import (
    BodyNature,
    CodeLevel,
    Concern,
    CrossRegion,
    ExerciseLevel,
    OnlineDepth,
    ProcedureKind,
    RemedyKind,
    ResultKind,
    Retention,
    ServiceObject,
)
from onething.catalogue.part_fields.shapes import PartField, PartSection, Shape, list_fields, same

T4 = "GB/T 39046 表4"
A1, A2, A3, A4, A7 = (f"GB/T 39046 附录A.{number}" for number in (1, 2, 3, 4, 7))
HOUSE = ""  # no standard names it: our own extension of the package
TYPES = (
    "行政许可",
    "行政确认",
    "行政给付",
    "其他行政权力(备案)",
    "其他行政权力",
    "公共服务",
    "内部核验",
    "中介服务",
)

_BODY = (
    PartField("name", "名称", Shape.TEXT, needed=True, longest=200),
    PartField("code", "统一社会信用代码", Shape.TEXT, "18 位（GB 32100）。", longest=40, nullable=True),
    PartField("nature", "性质", Shape.CHOICE, standard=A3, choices=same(*BodyNature), nullable=True),
)
_CONTACT = (
    PartField("way", "方式", Shape.TEXT, "电话、网址、窗口等。", needed=True, longest=200),
    PartField("value", "号码或地址", Shape.TEXT, needed=True),
)

BASICS: Final = PartSection(
    "基本信息",
    (
        PartField(
            "id", "事项编号", Shape.TEXT, "在这件事里的编号，如 M01。定下后不改。", needed=True, fixed=True, longest=40
        ),
        PartField(
            "name", "事项名称", Shape.TEXT,
            "和权力清单、上级目录一致（四级四同）。名称写法不同，查不到清单就不能发布。",
            f"{T4} 事项名称 an..200", needed=True, longest=200,
        ),
        PartField(
            "type", "事项类型", Shape.TEXT,
            "以行政许可、行政确认、行政给付、其他行政权力、公共服务、内部核验、中介服务开头；备案写“其他行政权力(备案)”。",
            f"{A1} 事项类型", suggestions=TYPES, needed=True, longest=200,
        ),
        PartField(
            "department", "实施主体", Shape.UNIT, "依法行使这项职权、作出决定的部门。中介服务写服务机构的类别。",
            f"{T4} 实施主体", needed=True, longest=100,
        ),
        PartField(
            "implementing_body", "实施主体的代码和性质", Shape.GROUP, standard=f"{T4} 实施主体代码、性质", columns=_BODY
        ),
        PartField(
            "exercise_level", "行使层级", Shape.CHOICE, standard=f"{A2} 行使层级", choices=same(*ExerciseLevel)
        ),
        PartField(
            "service_objects", "服务对象", Shape.CHOICES, standard=f"{A4} 服务对象", choices=same(*ServiceObject)
        ),
        PartField(
            "joint_bodies", "共同实施部门", Shape.ROWS,
            "联合办理的许可，法定上限从 20 个工作日变为 45 个工作日（行政许可法第四十二条第二款）。",
            f"{T4} 共同实施部门", columns=_BODY,
        ),
    ),
)  # fmt: skip
CODES: Final = PartSection(
    "编码与清单",
    (
        PartField(
            "codes", "编码", Shape.ROWS, "国家、省、本地、旧码并存，停用的写上停用日期。一个编码只能指一个事项。",
            f"{T4} 基本编码、实施编码",
            columns=(
                PartField("level", "层级", Shape.CHOICE, choices=same(*CodeLevel), needed=True),
                PartField("code", "编码", Shape.TEXT, needed=True, longest=200),
                PartField("since", "启用日期", Shape.DAY, nullable=True),
                PartField("until", "停用日期", Shape.DAY, nullable=True),
                PartField("source", "出处", Shape.TEXT, nullable=True),
            ),
        ),
        PartField(
            "power", "权力清单编码", Shape.TEXT, "本部门权力清单里这一项的编码。清单外的权力不能行使。",
            HOUSE, longest=200,
        ),
        PartField(
            "upper", "上级事项编码", Shape.TEXT, "继承哪一条上级事项；统一的要素要和它相同。",
            HOUSE, longest=200,
        ),
    ),
)  # fmt: skip
LIMITS: Final = PartSection(
    "时限",
    (
        PartField(
            "case_kind", "办件类型", Shape.CHOICE, "即办件当场办结，天数写 0；其余是承诺件。",
            "GB/T 39046 附录A.6 办件类型", choices=same("承诺件", "即办件"), needed=True,
        ),
        PartField(
            "statutory_days", "法定办结时限", Shape.INTEGER,
            "行政许可不超过 20 个工作日，联合办理不超过 45 个工作日（行政许可法第四十二条）；"
            "法律、法规另有规定的写明依据。没查到就空着，不要推测。",
            f"{T4} 法定办结时限", needed=True, nullable=True,
        ),
        PartField(
            "statutory_unit", "法定时限单位", Shape.CHOICE, "行政许可按工作日（行政许可法第八十二条）。即时的天数写 0。",
            f"{T4} 法定办结时限单位", choices=same("工作日", "日", "月", "小时", "即时", "日(工作日)"), needed=True, nullable=True,
        ),
        PartField(
            "statutory_basis", "设定和时限依据", Shape.LONG_TEXT,
            "写到法律、法规的名称和条款，如“食品安全法第三十五条”。", f"{T4} 设定依据 a..1000", nullable=True,
        ),
        PartField("statutory_verified", "依据已核对原文", Shape.FLAG, "核对过原文才勾。", HOUSE),
        PartField(
            "statutory_explanation", "法定时限说明", Shape.LONG_TEXT, "",
            f"{T4} 法定办结时限说明", nullable=True,
        ),
        PartField(
            "extension_days", "可延长", Shape.INTEGER,
            "行政许可经本机关负责人批准可延长 10 个工作日（联合办理 15 个，经本级政府负责人批准），"
            "并告知理由（行政许可法第四十二条）。",
            HOUSE, nullable=True, unit="个工作日",
        ),
        PartField(
            "committed_days", "承诺办结时限", Shape.INTEGER, "只能比法定的短。当场办写 0；没有承诺就空着。",
            f"{T4} 承诺办结时限", needed=True, nullable=True, unit="个工作日",
        ),
        PartField(
            "committed_basis", "承诺依据", Shape.LONG_TEXT,
            "写文号（如 宁政办发〔2019〕7号）才会作为本市承诺公布；其他写法一律按“建议值”标明。", HOUSE, needed=True, nullable=True,
        ),
        PartField(
            "committed_explanation", "承诺时限说明", Shape.LONG_TEXT, "",
            f"{T4} 承诺办结时限说明", nullable=True,
        ),
        PartField(
            "silence_days", "收件后几天内不答复即为受理", Shape.INTEGER,
            "法律、法规短于五个工作日的才填；当场填 0（不动产登记暂行条例第十七条）。", HOUSE, unit="个工作日",
        ),
        PartField("silence_basis", "不答复即为受理的依据", Shape.TEXT, "写到条款。填了天数就要写。", HOUSE),
        PartField(
            "special_procedures", "特别程序", Shape.ROWS,
            "听证、招标、拍卖、检验、检测、检疫、鉴定、专家评审所需时间不计入时限，要书面告知（行政许可法第四十五条）。",
            f"{A7} 特别程序",
            columns=(
                PartField("name", "名称", Shape.TEXT, needed=True, longest=200),
                PartField("kind", "种类", Shape.CHOICE, choices=same(*ProcedureKind)),
                PartField("counts", "计入时限", Shape.YES_NO, nullable=True),
                PartField("basis", "依据", Shape.TEXT, nullable=True),
                PartField("working_days", "工作日", Shape.INTEGER, nullable=True),
                PartField("required", "必须经过", Shape.FLAG),
            ),
        ),
    ),
)  # fmt: skip
HANDLING: Final = PartSection(
    "怎么办",
    (
        PartField(
            "included_by_default", "默认要办", Shape.FLAG, "勾上：人人要办，除非有回答把它去掉。", HOUSE, needed=True
        ),
        PartField(
            "included_when", "这样回答才办", Shape.CONDITION, "由情形提问带出来的，选问题和答案。", HOUSE,
            needed=True, nullable=True,
        ),
        PartField(
            "depends_on", "要等谁的结果", Shape.MATTERS, "真要用到对方的结果才勾；不用的可以并联。不能互相等。", HOUSE,
            needed=True,
        ),
        PartField(
            "place", "在哪里办", Shape.CHOICE, "部门自建系统、银行、水电气、审图机构办的，选平台外。中介服务一律在平台外。",
            HOUSE, choices=(("here", "本平台"), ("outside", "平台外")), default="here",
        ),
        PartField(
            "release", "什么时候出证", Shape.CHOICE, "登记入册、税、户口等法律不让压着的，单独出证；其余一并出证。", HOUSE,
            choices=(("together", "和其他事项一并"), ("own_day", "办好当天单独")), default="together",
        ),
        PartField(
            "conditions", "办结前要落实", Shape.CHOICES, "要缴费才办结的，必须写明收费项目和依据。", HOUSE,
            choices=(("fee_paid", "费用已缴"), ("tax_cleared", "税款已清")),
        ),
        PartField("site_visit", "要现场核查", Shape.FLAG, "核查要派两名以上工作人员（行政许可法第三十四条）。", HOUSE),
        PartField(
            "visits", "单独办到现场次数", Shape.INTEGER, "全程网办的是 0。填了次数就要写明来源。",
            "交换表 limit_scene_num", unit="次",
        ),
        PartField(
            "visits_basis", "次数的来源", Shape.TEXT, "哪份公布的指南。没有公布数据的写明是演示值或建议值。",
            HOUSE,
        ),
        PartField(
            "visits_reason", "必须到场的原因", Shape.LONG_TEXT, "次数不是 0 就必须写。", "交换表 limit_scene_explain",
            nullable=True,
        ),
        PartField(
            "online_depth", "网办深度", Shape.CHOICE, "", "交换表 online_handle_depth", choices=same(*OnlineDepth),
            nullable=True,
        ),
        PartField(
            "cross_region", "通办范围", Shape.CHOICE, "",
            f"{T4} 通办范围", choices=same(*CrossRegion), nullable=True,
        ),
        PartField(
            "commitment", "告知承诺", Shape.GROUP,
            "涉及国家安全、公共安全、金融审慎监管、生态环境保护、人身健康和生命财产安全的不适用，法律另有规定的写明条文。",
            HOUSE,
            columns=(
                PartField("allowed", "可以承诺", Shape.YES_NO, needed=True),
                PartField("concern", "涉及", Shape.CHOICE, choices=same(*Concern), nullable=True),
                PartField("basis", "依据", Shape.TEXT, nullable=True),
                PartField("conditions", "承诺的条件", Shape.TEXTS),
                PartField("consequences", "不实的后果", Shape.TEXTS),
                PartField("check_days", "核查期限", Shape.INTEGER, unit="个工作日"),
                PartField("mend_days", "整改期限", Shape.INTEGER, unit="个工作日"),
            ),
        ),
    ),
)  # fmt: skip
EXAMINATION: Final = PartSection(
    "审查",
    (
        PartField(
            "examined_points", "审查要点", Shape.TEXTS, "材料之外还要看什么，一行一条；每条都勾过才能拟准予。", HOUSE
        ),
        PartField(
            "two_people", "两人审查的依据", Shape.TEXT, "要两名以上工作人员核实的（行政许可法第三十四条第三款），写依据。",
            HOUSE,
        ),
        PartField(
            "consultations", "征求意见", Shape.ROWS, "受理后由部门去问，不让办事人跑。", HOUSE,
            columns=(
                PartField("whom", "问谁", Shape.TEXT, needed=True, longest=200),
                PartField("obligatory", "必须征求", Shape.FLAG),
                PartField("working_days", "答复期限", Shape.INTEGER, unit="个工作日"),
                PartField("basis", "依据", Shape.TEXT),
            ),
        ),
    ),
)  # fmt: skip
RESULTS: Final = PartSection(
    "结果",
    (
        PartField(
            "result", "结果名称", Shape.TEXT, "发给办事人的证照、批文的全称。", f"{T4} 结果名称", needed=True, longest=200
        ),
        PartField(
            "result_kind", "结果类型", Shape.CHOICE, "名称以“证”“批复”结尾的要和类型对得上。", "交换表 result_type",
            choices=same(*ResultKind), nullable=True,
        ),
        PartField("result_sample", "结果样本", Shape.TEXT, "样本的地址或说明。", f"{T4} 结果样本", nullable=True),
        PartField("validity_months", "有效期", Shape.INTEGER, "不知道有没有期限就空着。", HOUSE, unit="个月"),
        PartField("validity_basis", "有效期依据", Shape.TEXT, "填了有效期就必须写到条款。", HOUSE),
        PartField(
            "after_supervision", "审管衔接", Shape.GROUP, "准予后移交哪个单位监管、要看住什么；没有就空着。", HOUSE,
            columns=(
                PartField("unit", "监管单位", Shape.TEXT, needed=True, longest=200),
                PartField("watch", "监管要点", Shape.TEXTS, needed=True),
            ),
        ),
        PartField(
            "retention", "档案保管期限", Shape.CHOICE, "按本部门文书档案保管期限表；不知道就空着。",
            HOUSE, choices=same(*Retention), nullable=True,
        ),
    ),
)  # fmt: skip
CHARGES: Final = PartSection(
    "收费与中介",
    (
        PartField(
            "fee", "收不收费", Shape.TEXT, "不收费就写“不收费”。收费的要在下面写明项目、依据、标准。",
            f"{T4} 是否收费", nullable=True,
        ),
        PartField("fee_verified", "收费已核对", Shape.FLAG, "和现行收费文件核对过才勾。", HOUSE),
        PartField(
            "fees", "收费项目", Shape.ROWS, "除法律、行政法规另有规定外，实施许可不得收费（行政许可法第五十八条）。",
            f"{T4} 收费依据",
            columns=(
                PartField("name", "项目", Shape.TEXT, needed=True, longest=200),
                PartField("basis", "依据", Shape.TEXT, nullable=True),
                PartField("standard", "标准", Shape.TEXT, nullable=True),
                PartField("fen", "金额", Shape.INTEGER, nullable=True, unit="分"),
                PartField("reducible", "可以减免", Shape.YES_NO, nullable=True),
                PartField("official", "官方公布", Shape.YES_NO),
            ),
        ),
        PartField(
            "intermediaries", "要委托的中介服务", Shape.ROWS,
            "没有法律、行政法规或国务院决定的依据，不得作为办理条件（优化营商环境条例第四十三条）。",
            f"{T4} 中介服务",
            columns=(
                PartField("name", "服务", Shape.TEXT, needed=True, longest=200),
                PartField("basis", "依据", Shape.TEXT, nullable=True),
                PartField("limit", "时限", Shape.TEXT, nullable=True),
                PartField("fee", "收费", Shape.TEXT, nullable=True),
            ),
        ),
    ),
)  # fmt: skip
GUIDE: Final = PartSection(
    "指南",
    (
        PartField(
            "acceptance_conditions", "受理条件", Shape.TEXTS, "一行一条。公示的条件、材料要全（行政许可法第三十条）。",
            f"{T4} 受理条件",
        ),
        PartField(
            "quantity_limit", "数量限制", Shape.TEXT, "有限制的按受理先后（行政许可法第五十七条）。", f"{T4} 数量限制",
            nullable=True,
        ),
        PartField(
            "places", "办理地点", Shape.ROWS, "", f"{T4} 办理地点、办理时间",
            columns=(
                PartField("name", "地点", Shape.TEXT, needed=True, longest=200),
                PartField("address", "地址", Shape.TEXT, nullable=True),
                PartField("hours", "时间", Shape.TEXT, nullable=True),
                PartField("phone", "电话", Shape.TEXT, nullable=True),
                PartField("level", "层级", Shape.CHOICE, choices=same(*list(ExerciseLevel)[:-1]), nullable=True),
            ),
        ),
        PartField("contacts", "咨询方式", Shape.ROWS, "", f"{T4} 咨询方式", columns=_CONTACT),
        PartField("supervision", "监督投诉", Shape.ROWS, "", f"{T4} 监督电话", columns=_CONTACT),
        PartField(
            "faqs", "常见问题", Shape.ROWS, "", f"{T4} 常见问题",
            columns=(
                PartField("question", "问", Shape.LONG_TEXT, needed=True),
                PartField("answer", "答", Shape.LONG_TEXT, needed=True),
            ),
        ),
        PartField(
            "remedies", "复议与诉讼", Shape.ROWS, "不予许可要说明理由并告知复议、诉讼的权利（行政许可法第三十八条）。",
            HOUSE,
            columns=(
                PartField("kind", "途径", Shape.CHOICE, choices=same(*RemedyKind), needed=True),
                PartField("organ", "机关", Shape.TEXT, needed=True, longest=200),
                PartField("within", "期限", Shape.TEXT, nullable=True),
                PartField("address", "地址", Shape.TEXT, nullable=True),
                PartField("phone", "电话", Shape.TEXT, nullable=True),
            ),
        ),
        PartField("note", "备注", Shape.LONG_TEXT, "给编制、审核的人看，不作为要求。", HOUSE, nullable=True),
    ),
)  # fmt: skip
SOURCES: Final = PartSection(
    "数字的来源",
    (
        PartField(
            "figures", "哪些数字有来源", Shape.KEYED, "只有注明官方来源的数字，页面才不加“建议值”标记。", HOUSE,
            columns=(
                PartField("key", "哪一项", Shape.TEXT, "如 statutory_days、committed_days、visits。", needed=True),
                PartField("source", "来源", Shape.TEXT, nullable=True),
                PartField("official", "官方公布", Shape.YES_NO, needed=True),
            ),
        ),
    ),
)  # fmt: skip
MATTER_SECTIONS: Final = (BASICS, LIMITS, HANDLING, EXAMINATION, RESULTS, CHARGES, CODES, GUIDE, SOURCES)
MATTER_FIELDS: Final = list_fields(MATTER_SECTIONS)
FORM_FIELDS: Final = (
    PartField(
        "form_name", "申请表名称", Shape.TEXT, "这个事项单独办时的申请表。", HOUSE, needed=True, longest=200
    ),
    PartField("verified", "申请表已核对", Shape.FLAG, "和现行空白表格逐项核对过才勾。", HOUSE),
)
