"""Every piece of the look with ordinary, long and empty content, for the living page. Invented: nobody's case."""

from onething.look.contracts import (
    BarStep,
    Button,
    ButtonKind,
    Cell,
    Column,
    Deadline,
    DemonstrationBox,
    Empty,
    ErrorItem,
    ErrorSummary,
    LifeEvent,
    LifeLine,
    Light,
    MaterialRow,
    NextBox,
    Notice,
    OpinionCard,
    PersonCard,
    PhoneBox,
    PhoneMessage,
    Progress,
    SavedFigure,
    SavedStrip,
    SealMark,
    StepBar,
    Table,
    TableRow,
    Tag,
    Tone,
    WaveChart,
    WaveRow,
)

LONG_MATTER = "建设项目环境影响登记表备案与排污口设置论证及固定污染源排污登记一并办理（含变更）"
LONG_UNIT = "长沙市生态环境局宁乡分局行政审批与环境影响评价科（派驻政务服务中心）"
LONG_SENTENCE = (
    "平面布置图上没有标出厨房与就餐区之间的防火分隔，疏散门的净宽写的是 1.2 米，和登记表第 9 项的 1.5 米"
    "不一致；请在图上补画分隔位置，写明净宽，重新上传这一份，其他材料不用动。"
)

TAGS = tuple(
    Tag(word, tone)
    for word, tone in (
        ("普通", Tone.PLAIN),
        ("不用交 · 公安共享", Tone.FREE),
        ("要您提供", Tone.ASK),
        ("拟准予", Tone.GOOD),
        ("待补正", Tone.WARN),
        ("已超期", Tone.BAD),
        ("不予许可", Tone.LEGAL),
    )
)
BUTTONS = (
    Button(word="开始填表", href="#buttons"),
    Button(word="一次告知书", href="#buttons", kind=ButtonKind.QUIET),
    Button(word="拟不予", href="#buttons", kind=ButtonKind.LEGAL),
    Button(word="拟准予", href="#buttons", key="p"),
    Button(word="确认同发", kind=ButtonKind.LEGAL, why_not="还有 2 个部门没有签署意见"),
)
NOTICES = (
    Notice("已保存，换一台设备也能接着填。", tone=Tone.GOOD),
    Notice("2027 年的放假通知还没有公布，天数暂按法定节假日推算。", tone=Tone.WARN),
    Notice("有两份材料没有传上去。", tone=Tone.BAD, details=("店面租赁合同：文件超过 20 MB", LONG_SENTENCE)),
    Notice("系统每天 2:00 到 2:10 维护。"),
)
WHY = (
    "11月23日（周一）受理，受理当日不计入期限",
    "11月28日、29日：星期六、星期日，不计入",
    "承诺 3 个工作日；法定 10 个工作日（行政许可法第四十二条、第八十二条）",
)
DEADLINES = (
    Deadline(Light.GREEN, "剩 4 个工作日", promised="11月27日（周五）", statutory="12月7日（周一）", why=WHY),
    Deadline(Light.AMBER, "剩 1 个工作日", promised="11月26日（周四）", statutory="12月7日（周一）", why=WHY),
    Deadline(
        Light.RED, "超法定期限 1 个工作日", promised="11月26日（周四）", statutory="12月7日（周一）", why=WHY
    ),
    Deadline(Light.PAUSED, "暂停计时", why=("等申请人补正，补正的时间不计入",)),
    Deadline(Light.DONE, "提前 2 日办好"),
    Deadline(Light.NONE, "没有期限"),
)
WAVES = WaveChart(
    rows=(
        WaveRow(
            "M1",
            "个体工商户登记",
            "市场监督管理局",
            1,
            is_critical=True,
            state=Progress.DONE,
            state_word="已办好",
        ),
        WaveRow(
            "M2", "食品经营许可", "市场监督管理局", 8, needs=("M1",), is_critical=True, state=Progress.NOW
        ),
        WaveRow(
            "M3",
            "公众聚集场所投入使用、营业前消防安全检查",
            "消防救援大队",
            3,
            needs=("M1",),
            is_own=True,
            state=Progress.LATE,
        ),
        WaveRow("M4", "户外招牌备案", "城市管理和综合执法局", 0, needs=("M1",), state=Progress.READY),
        WaveRow(
            "M5",
            "烟草专卖零售许可",
            "烟草专卖局",
            5,
            needs=("M1",),
            state=Progress.REFUSED,
            state_word="拟不予",
        ),
        WaveRow("M6", LONG_MATTER, LONG_UNIT, None, own_day=True),
    ),
    end="预计 12月4日（周五）前一起领",
    note="食品经营许可用得着营业执照，平台里直接传，不用您先领。哪一项先到法定期限，哪一项先给您。",
)
SAVED = SavedStrip(
    figures=(
        SavedFigure("张表", 5, 1),
        SavedFigure("项填写", 86, 31),
        SavedFigure("份材料", 19, 6),
        SavedFigure("次跑动", 10, 0, why=("单独办理按申请、领证各跑一次计（演示值）",)),
        SavedFigure("个工作日", 15, 9),
    ),
    note="原来：每个部门分别办一遍；现在：这一件事一起办。",
)
MATERIALS = (
    MaterialRow(
        "店面租赁合同",
        Tag("拍照上传", Tone.ASK),
        reason="交一次，三个部门共用。",
        needed_by=("市场监督管理局", "消防救援大队", "城市管理和综合执法局"),
        points=("合同期限", "签名页"),
        sample_href="#materials",
        copies="复印件 1 份",
    ),
    MaterialRow(
        "经营者身份证",
        Tag("不用交 · 公安共享", Tone.FREE),
        reason="您同意后读取姓名、号码、住址；谁读过，您都看得到。",
    ),
    MaterialRow(
        "营业执照",
        Tag("不用交 · 前一步结果", Tone.FREE),
        reason="由本次一并办理的“个体工商户登记”的结果取得。",
    ),
    MaterialRow(
        "厨房平面布局图",
        Tag("要您提供", Tone.ASK),
        state=Tag("待补正", Tone.WARN),
        file_name="平面图（第二稿）最终版-修改-2026-11-20-扫描件.pdf",
        file_href="#materials",
        error=LONG_SENTENCE,
    ),
    MaterialRow(LONG_MATTER + "所需的其他证明材料", Tag("由窗口告知", Tone.PLAIN)),
)
LIFE = LifeLine(
    events=(
        LifeEvent(
            "拟准予", "消防救援大队 · 审批岗", "11月25日 10:12", tone=Tone.GOOD, evidence="签名 9f3a…c1"
        ),
        LifeEvent("一次告知补正", "综合窗口 3 号", "11月23日 16:20", detail=LONG_SENTENCE, tone=Tone.WARN),
        LifeEvent("受理", "综合窗口 3 号", "11月23日 16:20", detail="材料齐全，承诺 12月4日前办好。"),
        LifeEvent("网上提交", "申请人", "11月23日 15:57"),
    )
)
OPINIONS = (
    OpinionCard(
        "消防救援大队",
        "营业前消防安全检查",
        "拟准予",
        Tone.GOOD,
        reasons="现场与图纸一致，符合条件。",
        signature="丙首席 · 11月25日 10:12 · SM2 签名",
    ),
    OpinionCard(
        "烟草专卖局",
        "烟草专卖零售许可",
        "拟不予",
        Tone.LEGAL,
        reasons=LONG_SENTENCE * 2,
        articles=("烟草专卖许可证管理办法第十四条", "行政许可法第三十八条"),
        remedy="如对不予许可决定不服，可以自收到决定书之日起六十日内申请行政复议，或者六个月内提起行政诉讼。",
    ),
    OpinionCard(LONG_UNIT, LONG_MATTER, "还没有签署"),
)
NEXT = NextBox(
    sentences=("填一张表，31 项里有 12 项我们替您填好了，约 8 分钟。", "填到一半可以放下，换台设备接着填。"),
    button=Button(word="开始填表", href="#next"),
)
BAR = StepBar(
    steps=(
        BarStep("问几句", Progress.DONE, href="#bar"),
        BarStep("看方案", Progress.DONE, href="#bar"),
        BarStep("填一张表", Progress.NOW),
        BarStep("交材料", Progress.TODO),
        BarStep("签名提交", Progress.TODO),
    )
)
PEOPLE = (
    PersonCard("王**", phone="138****0001", document="4301**********0009", level="已实名", role="申请人"),
    PersonCard("阿******************", phone="139****0002", level="手机已验证", role="代办人"),
)
ERRORS = ErrorSummary(
    title="有 3 处要改",
    items=(
        ErrorItem("手机号码应为11位数字，以1开头，请检查后重新填写。", anchor="id_phone"),
        ErrorItem("请选择经营场所是自有还是租赁。", anchor="id_premises"),
        ErrorItem(LONG_SENTENCE),
    ),
)
COLUMNS = (Column("办件"), Column("事项"), Column("状态"), Column("期限"))
ROWS = (
    TableRow(
        (
            Cell("430182-20261123-000142-K", below="我要开餐饮店"),
            Cell("消防安全检查", below="某某小馆"),
            Cell(tag=TAGS[2]),
            Cell(deadline=DEADLINES[1]),
        ),
        href="#table",
        is_current=True,
    ),
    TableRow(
        (
            Cell("430182-20261123-000143-8", below="我要开民宿"),
            Cell(LONG_MATTER),
            Cell(tag=TAGS[5]),
            Cell(deadline=DEADLINES[2]),
        ),
        href="#table",
    ),
    TableRow(
        (
            Cell("430182-20261123-000144-6", below="我要办学校"),
            Cell("消防意见"),
            Cell(tag=TAGS[0]),
            Cell(deadline=DEADLINES[3]),
        ),
        href="#table",
    ),
)
NOTHING = Empty(
    "现在没有要办的",
    "新的办件分到您这里时会出现在最上面。",
    button=Button(word="看已办的", href="#table", kind=ButtonKind.QUIET),
)
TABLE = Table(
    "我的办件，先到期先办",
    COLUMNS,
    ROWS,
    NOTHING,
    more=Button(word="下一页", href="#table", kind=ButtonKind.QUIET),
)
EMPTY_TABLE = Table("我的办件", COLUMNS, (), NOTHING)
SEAL = SealMark("宁乡市消防救援大队", word="演示")
DEMONSTRATION = DemonstrationBox(
    sentence="空着的栏目可以填上合成的内容，填过的不动。",
    lines=("演示小馆（个体工商户）92430182XX00010116",),
    button=Button(word="填入演示内容", kind=ButtonKind.QUIET),
)
PHONE = PhoneBox(
    (PhoneMessage("【一件事一次办】验证码000000，5分钟内有效。工作人员不会向您索要验证码。", "15:57:02"),)
)
