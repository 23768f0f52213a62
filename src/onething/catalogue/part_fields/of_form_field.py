"""A line of a matter's form, and the data element that it asks."""

from typing import Final

from onething.catalogue.kinds import ElementType
from onething.catalogue.part_fields.shapes import PartField, PartSection, Shape, list_fields

HOUSE = ""  # no standard names it: our own extension of the package
ELEMENT_TYPES = {
    ElementType.TEXT: "一行文字", ElementType.LONG_TEXT: "多行文字", ElementType.CHOICE: "选一个",
    ElementType.MULTI_CHOICE: "选多个", ElementType.BOOLEAN: "是或否", ElementType.DATE: "日期",
    ElementType.INTEGER: "整数", ElementType.DECIMAL: "小数", ElementType.MONEY: "金额", ElementType.TABLE: "表格",
    ElementType.PERSON: "人员", ElementType.ADDRESS: "地址", ElementType.CITIZEN_ID: "公民身份号码",
    ElementType.MOBILE: "手机号码", ElementType.EMAIL: "电子邮箱", ElementType.USCC: "统一社会信用代码",
    ElementType.POSTCODE: "邮政编码", ElementType.FILE: "文件",
}  # fmt: skip

LINE: Final = PartSection(
    "在这张表上",
    (
        PartField("required", "必填", Shape.FLAG, "只要审查真正用到的；政府部门已有的不要再问。", HOUSE, needed=True),
        PartField(
            "label_on_form", "表上的叫法", Shape.TEXT, "和下面数据元的名称不同时填。", HOUSE, longest=200, nullable=True
        ),
        PartField("only_when", "这样回答才问", Shape.CONDITION, "只有这样回答的人才填。", HOUSE, nullable=True),
        PartField(
            "role", "是谁的", Shape.TEXT,
            "同一个数据元问到两个人时区分，用小写字母，如 buyer、seller。不填就按编码的前缀。", HOUSE, longest=64,
            nullable=True,
        ),
        PartField("max_length", "这张表最多", Shape.INTEGER, "比数据元更严时填。", HOUSE, unit="字"),
        PartField("min", "这张表最小值", Shape.INTEGER, "比数据元更严时填。", HOUSE),
        PartField("max", "这张表最大值", Shape.INTEGER, "比数据元更严时填。", HOUSE),
        PartField("pattern", "这张表的格式", Shape.TEXT, "正则表达式，数据元的格式之外再要的。", HOUSE, longest=500),
        PartField("example", "这张表的示例", Shape.TEXT, "填了格式就给一个合格式的例子。", HOUSE, longest=200),
        PartField("choices", "这张表只能选", Shape.TEXTS, "一行一个取值，必须是数据元取值里有的。", HOUSE),
    ),
)  # fmt: skip
ELEMENT: Final = PartSection(
    "数据元（同一件事里各张表共用）",
    (
        PartField(
            "code", "数据元编码", Shape.TEXT, "小写字母开头，只用小写字母、数字、下划线。定下后不改。",
            HOUSE, needed=True, fixed=True, longest=64,
        ),
        PartField(
            "label", "名称", Shape.TEXT, "办事人看到的叫法，和标准一致。", HOUSE, needed=True, longest=200
        ),
        PartField(
            "type", "填什么", Shape.CHOICE, "选准了才会校验（身份号码、信用代码、手机号按国家标准查）。", HOUSE,
            choices=tuple((kind.value, label) for kind, label in ELEMENT_TYPES.items()), needed=True,
        ),
        PartField(
            "choices", "取值", Shape.PAIRS, "一行一个，写成“取值=叫法”，如“1=男性”。选一个、选多个时必填。",
            HOUSE,
        ),
        PartField("columns", "表格的列", Shape.TEXTS, "一行一个数据元编码，填“表格”时用。", HOUSE),
        PartField("standard", "标准", Shape.TEXT, "依哪个标准，如 GB/T 2261.1。", HOUSE, nullable=True),
        PartField("owner", "主管部门", Shape.TEXT, "这项数据以谁的为准。", HOUSE, nullable=True),
        PartField(
            "shared_source", "共享来源", Shape.TEXT, "数据共享目录里的来源，如 population。有来源的自动带出，不用再填。",
            HOUSE, longest=64, nullable=True,
        ),
        PartField(
            "sensitive", "敏感个人信息", Shape.FLAG, "身份号码、住址、电话等加密保存，列表里遮盖（个人信息保护法第二十八条）。",
            HOUSE, needed=True,
        ),
        PartField("scope", "适用范围", Shape.TEXT, "不填是通用。", HOUSE, default="common"),
        PartField("unit", "单位", Shape.TEXT, "数字的单位，如 平方米。", HOUSE, nullable=True),
        PartField("max_length", "最多", Shape.INTEGER, "所有表都不超过这么多字。", HOUSE, nullable=True, unit="字"),
        PartField("min", "最小值", Shape.INTEGER, "数字类才填。", HOUSE, nullable=True),
        PartField("max", "最大值", Shape.INTEGER, "数字类才填。", HOUSE, nullable=True),
        PartField("pattern", "格式", Shape.TEXT, "正则表达式。", HOUSE, longest=500, nullable=True),
        PartField(
            "example", "示例", Shape.TEXT, "有格式的一定要给一个合格式的例子，填表的人照着写。", HOUSE, longest=200, nullable=True
        ),
        PartField("hint", "提示", Shape.TEXT, "一句话：是什么，印在哪里。", HOUSE, longest=100, nullable=True),
        PartField(
            "produced_by", "哪个事项的结果给出", Shape.MATTER_CODES,
            "由结果带出，排在它后面的事项不再问申请人。", HOUSE,
        ),
        PartField("situation_key", "哪个情形问题已答", Shape.QUESTION, "问过的不再填。", HOUSE, nullable=True),
        PartField(
            "situation_value", "答什么算“是”", Shape.TEXT, "是否类才填：情形问题的这个选项（取值）算“是”，其余算“否”。",
            HOUSE, nullable=True,
        ),
    ),
)  # fmt: skip
LINE_FIELDS: Final = list_fields((LINE,))
ELEMENT_FIELDS: Final = list_fields((ELEMENT,))
