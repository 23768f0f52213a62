"""Packages that nobody ever published, drawn at random within docs/package, with random answers to their questions.

Few names, papers and elements, so that they meet: merged fields, papers of one type and purpose, matters that one answer
brings in and another takes out. Every draw has one thing, YJS-901.
"""

from typing import Any

from hypothesis import strategies as st

from tests.catalogue.packages import (
    make_documents,
    make_element,
    make_field,
    make_material,
    make_matter,
    make_option,
    make_question,
    make_thing,
)

CODE = "YJS-901"
NAMES = ("M01", "M02", "M03", "M04", "M05", "M06")
PAPERS = ("身份证", "执照", "图纸", "居民身份证", "营业执照")
PAPER_KINDS = (
    {},
    {},
    {"type": "证照", "purpose": "证明身份"},
    {"type": "证照", "purpose": "证明资格"},
    {"type": "图纸"},
)
WAYS = ("前序流程", "电子证照", "公安人口库核验", "数据共享")
VALUES = {
    "q1": ("a", "b"),
    "q2": ("a", "b"),
    "several": ("x", "y"),
    "area": ("small", "middle", "large"),
    "since": ("before", "after"),
}
SEVERAL = "several"
RANGES: dict[str, tuple[dict[str, Any], ...]] = {
    "area": ({"below": 50}, {"at_least": 50, "below": 300}, {"at_least": 300}),
    "since": ({"below": "2020-01-01"}, {"at_least": "2020-01-01"}),
}
KINDS: dict[str, dict[str, Any]] = {"area": {"kind": "number", "unit": "㎡"}, "since": {"kind": "date"}}
CODES = (
    "uscc", "legal_rep_name", "agent_name", "kind", "marks", "is_new", "floor_area", "opened_on", "application_date",
    "premises",
)  # fmt: skip
TYPES = ("行政许可", "行政许可", "行政确认", "公共服务", "其他行政权力(备案)", "中介服务/评估", "内部核验")
LIMITS = (("工作日", 20), ("日(工作日)", 5), ("日", 60), ("月", 3), ("即时", 0), (None, None))


def list_conditions(keys: list[str]) -> list[str | None]:
    """Return every condition on these questions, and none three times."""
    spelled = [f"{key}{'~' if key == SEVERAL else '='}{value}" for key in keys for value in VALUES[key]]
    return [None, None, None, *spelled]


CONDITIONS = st.sampled_from(list_conditions(list(VALUES)))
SOME = st.sampled_from


@st.composite
def draw_options(draw: st.DrawFn, *, key: str, names: list[str]) -> list[dict[str, Any]]:
    """Draw the options of a question: what they bring in and take out, the rule, rarely a gate."""
    matters = st.lists(SOME(names), max_size=2, unique=True)
    found = []
    for place, value in enumerate(VALUES[key]):
        papers = draw(st.lists(SOME([*PAPERS, "别的叫法"]), max_size=1))
        more = dict(RANGES[key][place]) if key in RANGES else {}
        more |= draw(SOME([{}, {}, {"because": f"规则{key}{value}"}]))
        if place and draw(st.integers(0, 9)) == 0:
            more["gate"] = {"reason": f"理由{key}{value}。", "road": "请走别的路。"}
        changes = {"adds_matters": draw(matters), "removes_matters": draw(matters), "adds_materials": papers}
        found.append(make_option(value, **changes, **more))
    return found


@st.composite
def draw_questions(draw: st.DrawFn, *, names: list[str]) -> list[dict[str, Any]]:
    """Draw the questions; each may be asked only after an answer to an earlier one."""
    keys = draw(st.permutations(list(VALUES)))
    found = []
    for place, key in enumerate(keys):
        question = make_question(key, *draw(draw_options(key=key, names=names)), multi=key == SEVERAL)
        condition = draw(SOME(list_conditions(keys[:place])))
        found.append(question | KINDS.get(key, {}) | ({"only_when": condition} if condition else {}))
    return found


@st.composite
def draw_materials(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Draw the papers of a matter."""
    found = []
    for name in draw(st.lists(SOME(PAPERS), max_size=3, unique=True)):
        is_shared = draw(st.booleans())
        found.append(
            make_material(
                name,
                necessity=draw(SOME(["必要", "容缺后补", "情形", "非必要"])),
                only_when=draw(CONDITIONS),
                obtainable_by_sharing=is_shared,
                sharing_via=draw(SOME(WAYS)) if is_shared else None,
                **draw(SOME([{}, {}, {"made_from": "form"}])),
                **draw(SOME(PAPER_KINDS)),
            )
        )
    return found


@st.composite
def draw_fields(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Draw a form; some forms take less than the element does."""
    found = []
    for code in draw(st.lists(SOME(CODES), max_size=6, unique=True)):
        narrower: dict[str, Any] = {}
        if code in ("premises", "agent_name"):
            narrower = draw(SOME([{}, {"max_length": 30}, {"max_length": 20}]))
        if code == "floor_area":
            narrower = draw(SOME([{}, {"min": 1}, {"min": 2, "max": 900}, {"max": 800}]))
        if code == "kind":
            narrower = draw(SOME([{}, {"choices": ["a"]}, {"choices": ["a", "c"]}]))
        role = draw(SOME([None, None, "buyer", "seller"]))
        field = make_field(code, required=draw(st.booleans()), only_when=draw(CONDITIONS), role=role)
        found.append(field | narrower)
    return found


@st.composite
def draw_matter(draw: st.DrawFn, *, name: str, earlier: list[str]) -> dict[str, Any]:
    """Draw a matter that may need the results of earlier ones."""
    unit, days = draw(SOME(LIMITS))
    largest = days if unit in ("工作日", "日(工作日)", "即时") else 20
    changes: dict[str, Any] = {
        "type": draw(SOME(TYPES)),
        "depends_on": draw(st.lists(SOME(earlier), unique=True, max_size=3)) if earlier else [],
        "statutory_unit": unit,
        "statutory_days": days,
        "committed_days": draw(st.none() | st.integers(0, largest)),
        "included_by_default": draw(st.booleans()),
        "included_when": draw(CONDITIONS),
        "materials": draw(draw_materials()),
        "release": draw(SOME(["together", "together", "own_day"])),
        "conditions": draw(SOME([[], [], ["fee_paid"], ["tax_cleared", "fee_paid"]])),
        "site_visit": draw(st.booleans()),
    }
    changes |= draw(SOME([{}, {}, {"place": "outside"}, {"place": "here"}]))
    changes |= draw(SOME([{}, {"validity_months": 60, "validity_basis": "某条例第三条"}]))
    visits = draw(st.none() | st.integers(0, 3))
    changes |= {} if visits is None else {"visits": visits, "visits_basis": "问过"}
    return make_matter(name, **changes)


@st.composite
def draw_elements(draw: st.DrawFn, *, names: list[str]) -> list[dict[str, Any]]:
    """Draw the elements that results produce and answers fill."""
    makers = st.lists(SOME([f"{CODE}/{name}" for name in names] + ["YJS-902/M01"]), max_size=2, unique=True)
    choices = [["a", "甲"], ["b", "乙"], ["c", "丙"]]
    return [
        make_element("uscc", produced_by=draw(makers)),
        make_element("kind", type="choice", choices=choices, situation_key="q1"),
        make_element("marks", type="multi_choice", choices=[["x", "一"], ["y", "二"]], situation_key=SEVERAL),
        make_element("is_new", type="boolean", situation_key="q2", situation_value=draw(SOME(["a", None]))),
        make_element("floor_area", type=draw(SOME(["integer", "decimal"])), situation_key="area",
                     unit=draw(SOME([None, "㎡", "亩"]))),
        make_element("opened_on", type="date", situation_key=draw(SOME(["since", None]))),
        make_element("premises", produced_by=draw(makers), max_length=draw(SOME([None, 25])),
                     shared_source=draw(SOME([None, "address_library"]))),
    ]  # fmt: skip


@st.composite
def draw_answers(draw: st.DrawFn, *, is_whole: bool = False) -> dict[str, Any]:
    """Draw answers: options' values, and numbers and days themselves; with `is_whole` to every question."""
    ways = {key: SOME(values) for key, values in VALUES.items() if key != SEVERAL} | {
        SEVERAL: st.lists(SOME(VALUES[SEVERAL]), unique=True, max_size=2).map(sorted),
        "area": SOME(VALUES["area"]) | st.integers(-5, 1000).map(str),
        "since": SOME(VALUES["since"]) | st.dates().map(str),
    }
    return draw(st.fixed_dictionaries(ways if is_whole else {}, optional={} if is_whole else ways))


@st.composite
def draw_package(draw: st.DrawFn) -> dict[str, Any]:
    """Draw the documents of a package of one thing."""
    names = list(NAMES[: draw(st.integers(1, len(NAMES)))])
    order = draw(st.permutations(names))
    matters = [draw(draw_matter(name=name, earlier=order[: order.index(name)])) for name in names]
    visits = draw(SOME([{}, {"visits": 1, "visits_basis": "问过"}]))
    thing = make_thing(*matters, questions=draw(draw_questions(names=names)), **visits)
    forms = {name: draw(draw_fields()) for name in names}
    return make_documents(thing, forms=forms, elements=draw(draw_elements(names=names)))


@st.composite
def draw_case(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    """Draw (the documents of a package of one thing, some answers)."""
    return draw(draw_package()), draw(draw_answers())
