"""Every kind of field with ordinary, long, wrong and read-only content, for the living page."""

from onething.look.contracts import Button, ButtonKind, Choice, Field, FieldGroup, FieldKind, FieldRows

YES_NO = (Choice("true", "是"), Choice("false", "否"))
ENTITIES = (
    Choice("individual", "个体工商户", hint="一个人或一家人经营，手续最简单"),
    Choice(
        "company",
        "有限责任公司",
        hint="有股东和法定代表人，以公司的财产承担责任，适合合伙经营或以后要开分店的",
    ),
)

FIELDS = (
    Field(
        name="shop",
        label="店名",
        value="某某小馆",
        asked_by=("市场监督管理局", "消防救援大队"),
        hint="写招牌上的全名。",
        folded=("市场监督管理局的表上叫“经营者名称”", "消防救援大队的表上叫“申请单位(申请人)”"),
    ),
    Field(
        name="phone",
        label="手机号码",
        kind=FieldKind.PHONE,
        value="1380000",
        error="手机号码应为11位数字，以1开头，请检查后重新填写。",
        inputmode="numeric",
    ),
    Field(
        name="number",
        label="公民身份号码",
        value="4301**********0009",
        source="公安共享，已核对",
        read_only=True,
    ),
    Field(
        name="area", label="经营面积", kind=FieldKind.NUMBER, value="120", unit="平方米", inputmode="decimal"
    ),
    Field(name="opened", label="打算哪天开业", kind=FieldKind.DATE, required=False),
    Field(
        name="premises",
        label="经营场所是自有还是租赁",
        kind=FieldKind.RADIO,
        choices=(Choice("own", "自有"), Choice("rent", "租赁")),
        error="请选择经营场所是自有还是租赁。",
    ),
    Field(name="entity", label="想办成哪一种", kind=FieldKind.RADIO, choices=ENTITIES, value="individual"),
    Field(
        name="scope",
        label="卖什么（可多选）",
        kind=FieldKind.CHECKBOXES,
        choices=(
            Choice("hot", "热食", is_chosen=True),
            Choice("cold", "冷食"),
            Choice("raw", "生食，如刺身"),
        ),
    ),
    Field(
        name="street",
        label="所在街道",
        kind=FieldKind.SELECT,
        choices=(Choice("yt", "玉潭街道"), Choice("lj", "历经铺街道")),
        value="yt",
    ),
    Field(name="promise", label="我承诺填写的内容真实，愿意承担不实承诺的责任", kind=FieldKind.CHECKBOX),
    Field(
        name="why",
        label="情况说明",
        kind=FieldKind.LONG_TEXT,
        required=False,
        max_length=2000,
        hint="没有就不填。",
    ),
    Field(
        name="paper",
        label="店面租赁合同",
        kind=FieldKind.FILE,
        accept="image/*,application/pdf",
        hint="拍照或 PDF，每份不超过 20 MB。",
    ),
)

GROUPS = (
    FieldGroup(
        legend="登记联络员",
        fields=tuple(
            Field(name=f"liaison.{name}", label=label)
            for name, label in (("name", "姓名"), ("number", "公民身份号码"), ("mobile", "手机号码"))
        ),
        anchor="id_liaison",
        asked_by=("市场监督管理局",),
        error="“登记联络员”请填写姓名、证件号码和手机号码。",
    ),
    FieldRows(
        legend="自动售货设备放置地点",
        rows=tuple(
            tuple(
                Field(
                    name=f"machines.{row}.{name}",
                    label=label,
                    value=value if row == 0 else "",
                    required=False,
                )
                for name, label, value in (
                    ("name", "名称", "一号机"),
                    ("place", "位置", "玉潭街道某某路 1 号"),
                )
            )
            for row in range(2)
        ),
        anchor="id_machines",
        add=Button(word="再加一行", kind=ButtonKind.QUIET, name="add_row", value="machines"),
        required=False,
    ),
)
