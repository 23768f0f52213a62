"""A material of a matter: what GB/T 39046 table 4 and the exchange table of materials name, and what the law wants of it."""

from typing import Final

from onething.catalogue.kinds import TrustLevel
from onething.catalogue.part_fields.shapes import PartField, PartSection, Shape, list_fields, same

T4 = "GB/T 39046 表4"
EXCHANGE = "交换表 task_general_material"
HOUSE = ""  # no standard names it: our own extension of the package
SOURCES = ("申请人自备", "政府部门核发", "中介机构", "前序流程结果")
FORMATS = ("jpg", "png", "webp", "heic", "pdf", "ofd", "docx", "xlsx")

PAPER: Final = PartSection(
    "这份材料",
    (
        PartField(
            "name", "材料名称", Shape.TEXT,
            "写全称。不能写“其他材料”“相关材料”这类兜底的话，也不要以“等材料”结尾。",
            f"{T4} 材料名称", needed=True, longest=200,
        ),
        PartField(
            "necessity", "是否必备", Shape.CHOICE,
            "情形：有的人要、有的人不要，下面写明哪种回答才要。非必要：可交可不交。容缺后补：缺了也受理，受理后补齐。",
            f"{T4} 是否必备", choices=same("必要", "情形", "非必要", "容缺后补"), needed=True,
        ),
        PartField(
            "deferral_days", "容缺后几天内补齐", Shape.INTEGER, "是否必备选“容缺后补”时填，从受理起算；空着按本市规定。", HOUSE,
            unit="个工作日",
        ),
        PartField(
            "only_when", "这样回答才要", Shape.CONDITION, "是否必备选“情形”时填。不填就由窗口判断，方案里不问。", HOUSE,
            nullable=True,
        ),
        PartField("type", "材料种类", Shape.TEXT, "同一种类、同一用途的材料在一件事里只交一份。", HOUSE, longest=200),
        PartField("purpose", "证明什么", Shape.TEXT, "和种类一起填。", HOUSE, longest=200),
    ),
)  # fmt: skip
ORIGIN: Final = PartSection(
    "从哪里来",
    (
        PartField(
            "source_kind", "来源渠道", Shape.TEXT,
            "要政府部门核发的、中介机构出具的材料，要写明依据；能共享核验的不得再要（优化营商环境条例第三十七条）。",
            f"{EXCHANGE} source_type", suggestions=SOURCES, longest=100, nullable=True,
        ),
        PartField("source_department", "出具机构", Shape.TEXT, "", f"{T4} 出具机构", longest=100, nullable=True),
        PartField(
            "obtainable_by_sharing", "不用申请人交", Shape.FLAG,
            "数据共享、电子证照、网络核验、前面步骤的结果能拿到的，都勾上。", HOUSE, needed=True,
        ),
        PartField(
            "sharing_via", "怎样取得", Shape.TEXT, "勾了“不用申请人交”就要写，如“公安人口库核验”。", HOUSE, longest=500,
            nullable=True, needed=True,
        ),
        PartField(
            "made_from", "就是申请表", Shape.CHOICE, "这份材料就是本事项的申请表：由“一张表”生成，不再要。", HOUSE,
            choices=(("form", "是"),),
        ),
        PartField(
            "legal_basis", "要求提供的依据", Shape.TEXT, "写到条款。没有依据的不要再要。", f"{EXCHANGE} by_law", nullable=True
        ),
    ),
)  # fmt: skip
SHAPE_OF_IT: Final = PartSection(
    "怎样交",
    (
        PartField(
            "form", "原件或复印件", Shape.TEXT, "", f"{EXCHANGE} material_type",
            suggestions=("原件", "复印件", "原件和复印件"), longest=200, nullable=True,
        ),
        PartField("copies", "份数", Shape.INTEGER, "", f"{T4} 原件份数、复印件份数", default="1", unit="份"),
        PartField("formats", "电子格式", Shape.CHOICES, "不选就都收。", HOUSE, choices=same(*FORMATS)),
        PartField("largest_mb", "最大", Shape.INTEGER, "不超过 20。", HOUSE, nullable=True, unit="MB"),
        PartField("largest_pages", "最多", Shape.INTEGER, "不限就空着。", HOUSE, nullable=True, unit="页"),
        PartField(
            "trust_level", "可信等级", Shape.CHOICE, "收到什么程度的才算数：来源机关的数据最高，申请人自己声明最低。",
            HOUSE, choices=same(*TrustLevel), nullable=True,
        ),
        PartField("sample", "示例样表", Shape.TEXT, "样表的地址或说明。", f"{EXCHANGE} example_guid", nullable=True),
        PartField("blank_form", "空白表格", Shape.TEXT, "空白表的地址或说明。", f"{EXCHANGE} form_guid", nullable=True),
    ),
)  # fmt: skip
REVIEW: Final = PartSection(
    "怎样审",
    (
        PartField(
            "review_points", "审查要点", Shape.TEXTS, "一行一条。窗口和部门照着逐条看，办事人也看得到。",
            "宁政办发〔2019〕7号（审查要点）",
        ),
        PartField(
            "acceptance_standard", "受理标准", Shape.TEXT, "", f"{EXCHANGE} accept_stand", nullable=True
        ),
        PartField("verified", "已核对", Shape.FLAG, "和现行公布的材料目录核对过才勾。", HOUSE),
        PartField("note", "说明", Shape.LONG_TEXT, "办理说明、使用说明。", f"{T4} 办理说明", nullable=True),
    ),
)  # fmt: skip
MATERIAL_SECTIONS: Final = (PAPER, ORIGIN, SHAPE_OF_IT, REVIEW)
MATERIAL_FIELDS: Final = list_fields(MATERIAL_SECTIONS)
