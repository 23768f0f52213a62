"""What changed in one matter: its limits, its manner, its guide, in tables of rows."""

from collections.abc import Iterator

from onething.catalogue.contracts import Condition, Difference, Matter, Thing
from onething.catalogue.rules import difference_words as say
from onething.catalogue.rules.documents import point
from onething.catalogue.rules.rows import ListRow, Row, compare_lists, compare_rows, say_change

ROWS = (
    Row("name", "名称", lambda m: say.say_quoted(m.name)),
    Row("type", "事项类型", lambda m: say.say_quoted(m.kind_original)),
    Row("department", "办理部门", lambda m: say.say_quoted(m.department)),
    Row("case_kind", "办件类型", lambda m: say.say_quoted(m.case_kind)),
    Row("statutory_days", "法定时限", lambda m: say.say_limit(m.statutory)),
    Row("statutory_basis", "法定时限依据", lambda m: say.say_quoted(m.statutory_basis)),
    Row("extension_days", "可延长时间", lambda m: say.say_count(m.extension_days, unit="个工作日")),
    Row("committed_days", "承诺时限", lambda m: say.say_limit(m.committed)),
    Row("committed_basis", "承诺依据", lambda m: say.say_quoted(m.committed_basis)),
    Row("result", "办理结果", lambda m: say.say_quoted(m.result)),
    Row("validity_months", "结果有效期", lambda m: say.say_count(m.validity_months, unit="个月")),
    Row("fee", "收费", lambda m: say.say_quoted(m.fee)),
    Row("release", "出证方式", lambda m: say.say_quoted(say.RELEASES[m.release])),
    Row("place", "办理地点", lambda m: say.say_quoted(say.PLACES[m.place])),
    Row("visits", "到场次数", lambda m: say.say_count(m.visits, unit="次")),
    Row("site_visit", "现场核查", lambda m: say.say_quoted(say.NEEDED[m.site_visit])),
    Row("two_people", "两人审查", lambda m: say.say_quoted(m.particulars.examination.two_people)),
    Row("visits_reason", "到场原因", lambda m: say.say_quoted(m.particulars.manner.visits_reason)),
    Row(
        "statutory_explanation",
        "法定时限说明",
        lambda m: say.say_quoted(m.particulars.manner.statutory_explanation),
    ),
    Row(
        "committed_explanation",
        "承诺时限说明",
        lambda m: say.say_quoted(m.particulars.manner.committed_explanation),
    ),
    Row("online_depth", "网办深度", lambda m: say.say_quoted(m.particulars.manner.online_depth)),
    Row("cross_region", "通办范围", lambda m: say.say_quoted(m.particulars.manner.cross_region)),
    Row("result_kind", "结果类型", lambda m: say.say_quoted(m.particulars.manner.result_kind)),
    Row("result_sample", "结果样本", lambda m: say.say_quoted(m.particulars.manner.result_sample)),
    Row("quantity_limit", "数量限制", lambda m: say.say_quoted(m.particulars.manner.quantity_limit)),
    Row("retention", "保管期限", lambda m: say.say_quoted(m.particulars.manner.retention)),
    Row("exercise_level", "行使层级", lambda m: say.say_quoted(m.particulars.authority.exercise_level)),
    Row(
        "implementing_body",
        "实施主体",
        lambda m: say.say_quoted(
            m.particulars.authority.implementing_body and m.particulars.authority.implementing_body.name
        ),
    ),
    Row("power", "权力清单编码", lambda m: say.say_quoted(m.particulars.authority.power)),
    Row("upper", "上级事项编码", lambda m: say.say_quoted(m.particulars.authority.upper)),
    Row(
        "after_supervision", "审管衔接", lambda m: say.say_after_supervision(m.particulars.after_supervision)
    ),
    Row("commitment", "告知承诺", lambda m: say.say_commitment(m.particulars.authority.commitment)),
)
LISTS = (
    ListRow(
        "special_procedures",
        "特别程序",
        lambda m: tuple(map(say.say_procedure, m.particulars.manner.procedures)),
    ),
    ListRow("examined_points", "审查要点", lambda m: m.particulars.examination.points),
    ListRow(
        "consultations",
        "征求意见",
        lambda m: tuple(map(say.say_consultation, m.particulars.examination.consultations)),
    ),
    ListRow("conditions", "办结条件", lambda m: [say.FACTS.get(one, one) for one in m.conditions]),
    ListRow("fees", "收费项目", lambda m: tuple(map(say.say_fee, m.particulars.manner.fees))),
    ListRow(
        "intermediaries", "中介服务", lambda m: [one.name for one in m.particulars.manner.intermediaries]
    ),
    ListRow("acceptance_conditions", "受理条件", lambda m: m.particulars.manner.acceptance_conditions),
    ListRow("joint_bodies", "联办机构", lambda m: [one.name for one in m.particulars.authority.joint_bodies]),
    ListRow("service_objects", "服务对象", lambda m: m.particulars.authority.service_objects),
    ListRow("codes", "编码", lambda m: [f"{one.level}{one.code}" for one in m.particulars.authority.codes]),
    ListRow(
        "places",
        "窗口",
        lambda m: [
            " ".join(filter(None, (one.name, one.address, one.hours, one.phone)))
            for one in m.particulars.guide.places
        ],
    ),
    ListRow(
        "contacts", "咨询方式", lambda m: [f"{one.way}{one.value}" for one in m.particulars.guide.contacts]
    ),
    ListRow(
        "supervision",
        "监督方式",
        lambda m: [f"{one.way}{one.value}" for one in m.particulars.guide.supervision],
    ),
    ListRow(
        "faqs", "常见问题", lambda m: [f"{one.question}{one.answer}" for one in m.particulars.guide.faqs]
    ),
    ListRow(
        "remedies",
        "救济途径",
        lambda m: [
            "".join(filter(None, (one.kind, one.organ, one.within))) for one in m.particulars.guide.remedies
        ],
    ),
)


def compare_matter(before: Matter, *, after: Matter, things: tuple[Thing, Thing]) -> Iterator[Difference]:
    """Yield the differences of one matter of two versions, its materials and form apart; `things` are both versions."""
    at, of = f"/matters/{after.id}", say.OF_MATTER.format(name=after.name)
    yield from compare_rows(before, after=after, rows=ROWS, at=at, of=of)
    yield from compare_lists(before, after=after, rows=LISTS, at=at, of=of)
    was, now = (
        _say_inclusion(matter, thing=thing) for matter, thing in zip((before, after), things, strict=True)
    )
    if was != now:
        yield say_change(was, now=now, label="办理范围", place=point(at, key="included_when"), of=of)
    needs = ListRow("depends_on", "前置事项", lambda pair: _name_needs(*pair))
    yield from compare_lists((before, things[0]), after=(after, things[1]), rows=(needs,), at=at, of=of)


def _say_inclusion(matter: Matter, *, thing: Thing) -> str:
    if matter.included_by_default:
        return "“默认办理”"
    ways = [matter.included_when] if matter.included_when else []
    ways += [
        Condition(question.key, "=", option.value)
        for question in thing.questions
        for option in question.options
        if matter.code in option.adds_matters
    ]
    said = (say.say_condition(way, thing=thing) or "" for way in ways)
    return "或".join(dict.fromkeys(said)) or "“不会办到”"


def _name_needs(matter: Matter, thing: Thing) -> list[str]:
    found = [thing.find_matter(code) for code in matter.depends_on]
    return [f"“{needed.name}”" for needed in found if needed is not None]
