"""A thing itself, and its questions about the applicant's situation (情形)."""

from typing import Final

from onething.catalogue.kinds import LifeCycle
from onething.catalogue.part_fields.shapes import PartField, PartSection, Shape, list_fields, same

HOUSE = ""  # no standard names it: our own extension of the package
AUDIENCES = ("自然人", "法人", "法人/个体", "社会组织")

THING_SECTIONS: Final = (
    PartSection(
        "一件事本身",
        (
            PartField(
                "code", "编码", Shape.TEXT, "字母、数字和 _ . -，如 YJS-021。定下后不改。", "宁政办发〔2019〕7号 一件事目录",
                needed=True, fixed=True, longest=40,
            ),
            PartField(
                "name", "名称", Shape.TEXT, "用办事人的话说，如“我要开餐饮店”。",
                HOUSE, needed=True, longest=200,
            ),
            PartField(
                "audience", "给谁办", Shape.TEXT, "", "GB/T 39046 附录A.4 服务对象", suggestions=AUDIENCES, needed=True,
                longest=200,
            ),
            PartField(
                "lead_department", "牵头部门", Shape.UNIT, "只能编本部门牵头的。", "宁政办发〔2019〕7号 牵头单位", needed=True,
                fixed=True, longest=100,
            ),
            PartField(
                "joint_departments", "责任单位", Shape.TEXTS, "一行一个，其他参与的部门。", "宁政办发〔2019〕7号 责任单位",
                needed=True,
            ),
            PartField(
                "source", "出处", Shape.TEXT, "联办事项清单是在哪份公布的文件里读到的。", HOUSE, needed=True, can_be_blank=True
            ),
            PartField(
                "verified", "清单已核对", Shape.FLAG, "联办的事项和部门在公开文件里查到过才勾。",
                HOUSE, needed=True,
            ),
            PartField("visits", "全程到现场次数", Shape.INTEGER, "填了就要写来源。", HOUSE, unit="次"),
            PartField("visits_basis", "次数的来源", Shape.TEXT, "哪份公布的指南或方案。", HOUSE),
            PartField(
                "batch", "第几批目录", Shape.INTEGER, "填了就要写是哪份文件公布的。", "宁政办发〔2019〕7号 一件事目录",
            ),
            PartField("batch_basis", "公布的文件", Shape.TEXT, "写到文号。", HOUSE),
            PartField(
                "life_cycle", "属于谁的全周期", Shape.CHOICE, "个人、企业、项目三类分栏展示。",
                HOUSE, choices=same(*LifeCycle),
            ),
        ),
    ),
)  # fmt: skip
THING_FIELDS: Final = list_fields(THING_SECTIONS)
KINDS = (("single", "选一个"), ("multiple", "选多个"), ("number", "填数字"), ("date", "填日期"))

OPTION_FIELDS: Final = (
    PartField("value", "取值", Shape.TEXT, "不含空格和 = ~ , +。条件里用它。", HOUSE, needed=True, longest=64),
    PartField("label", "选项", Shape.TEXT, "办事人看到的话。", HOUSE, needed=True),
    PartField(
        "at_least", "从（含）", Shape.END, "填数字、填日期的问题才有。整数，或 2026-01-31 这样的日期；不填是不设下限。",
        HOUSE, longest=20,
    ),
    PartField(
        "below", "到（不含）", Shape.END, "上一段的“到”等于下一段的“从”，中间不留空、不重叠。",
        HOUSE, longest=20,
    ),
    PartField("adds_matters", "选了要办", Shape.MATTERS, "不是人人要办、选了才要办的。", HOUSE, needed=True),
    PartField(
        "removes_matters", "选了不用办", Shape.MATTERS, "选了就不需要办的；和“要办”冲突时以不办为准。",
        HOUSE, needed=True,
    ),
    PartField("because", "为什么不用办", Shape.TEXT, "哪条规定，会告诉办事人（不需办理）。", HOUSE),
    PartField(
        "adds_materials", "选了要交", Shape.TEXTS, "一行一份，和材料名称一字不差才会要；写别的只作提示。", HOUSE,
        needed=True,
    ),
    PartField(
        "promises", "选了就承诺", Shape.MATTERS, "选了就以告知承诺代替事前核查的事项：当日决定，事后核查。", HOUSE,
    ),
    PartField(
        "gate", "选了就不能走这条路", Shape.GROUP, "年龄、户籍、期限不合的，讲清原因，指到该走的路。", HOUSE,
        columns=(
            PartField("reason", "为什么不能", Shape.TEXT, needed=True),
            PartField("road", "该走哪条路", Shape.TEXT, needed=True),
            PartField("thing", "那件事的编码", Shape.TEXT, longest=40),
        ),
    ),
    PartField("verified", "已核对", Shape.FLAG, "和公布的规定核对过才勾。", HOUSE),
    PartField("note", "备注", Shape.TEXT, "给编制、审核的人看。", HOUSE, nullable=True),
)  # fmt: skip

QUESTION_SECTIONS: Final = (
    PartSection(
        "问题",
        (
            PartField(
                "key", "问题键", Shape.TEXT, "字母开头，用字母、数字、下划线。定下后不改。", HOUSE, needed=True, fixed=True,
                longest=64,
            ),
            PartField(
                "question", "怎么问", Shape.LONG_TEXT,
                "一次只问一件事，办事人看得懂。门槛（面积、金额）直接问数字，不要藏在备注里。", HOUSE, needed=True,
            ),
            PartField("kind", "怎么答", Shape.CHOICE, "填数字、填日期的，每个选项写一段范围。", HOUSE, choices=KINDS),
            PartField("unit", "数字的单位", Shape.TEXT, "如 平方米、万元。", HOUSE, longest=20),
            PartField(
                "only_when", "这样回答才问", Shape.CONDITION, "由前面的问题决定问不问。不填就总要问。", HOUSE, nullable=True
            ),
        ),
    ),
    PartSection(
        "选项",
        (
            PartField(
                "options", "选项", Shape.ROWS, "每个选项带来、去掉哪些事项。填数字、填日期的，范围要首尾相接、两头放开。", HOUSE,
                columns=OPTION_FIELDS, needed=True,
            ),
        ),
    ),
)  # fmt: skip
QUESTION_FIELDS: Final = list_fields(QUESTION_SECTIONS)
