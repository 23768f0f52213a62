"""Things that nobody ever published: random matters, needs, questions, forms and papers, with random answers."""

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

NAMES = ("M01", "M02", "M03", "M04", "M05", "M06")
PAPERS = ("身份证", "执照", "图纸")
WAYS = ("前序流程", "电子证照", "公安人口库核验", "数据共享")
CONDITIONS = (None, None, "q1=a", "q1=b", "q2=a", "several~x", "several~y")
CODES = ("uscc", "legal_rep_name", "agent_name", "kind", "marks", "application_date", "premises")


@st.composite
def options(draw: st.DrawFn, *, value: str, names: list[str]) -> dict[str, Any]:
    matters = st.lists(st.sampled_from(names), max_size=2, unique=True)
    papers = st.lists(st.sampled_from([*PAPERS, "别的叫法"]), max_size=1)
    return make_option(
        value, adds_matters=draw(matters), removes_matters=draw(matters), adds_materials=draw(papers)
    )


@st.composite
def materials(draw: st.DrawFn) -> list[dict[str, Any]]:
    named = draw(st.lists(st.sampled_from(PAPERS), max_size=3, unique=True))
    found = []
    for name in named:
        is_shared = draw(st.booleans())
        made = draw(st.sampled_from([{}, {}, {"made_from": "form"}]))
        found.append(
            make_material(
                name,
                necessity=draw(st.sampled_from(["必要", "情形", "非必要"])),
                only_when=draw(st.sampled_from(CONDITIONS)),
                obtainable_by_sharing=is_shared,
                sharing_via=draw(st.sampled_from(WAYS)) if is_shared else None,
                **made,
            )
        )
    return found


@st.composite
def fields(draw: st.DrawFn) -> list[dict[str, Any]]:
    codes = draw(st.lists(st.sampled_from(CODES), max_size=5, unique=True))
    return [
        make_field(
            code,
            required=draw(st.booleans()),
            only_when=draw(st.sampled_from(CONDITIONS)),
            role=draw(st.sampled_from([None, None, "buyer"])),
        )
        for code in codes
    ]


@st.composite
def matters(draw: st.DrawFn, *, name: str, earlier: list[str]) -> dict[str, Any]:
    unit, days = draw(st.sampled_from([("工作日", 20), ("日", 60), ("月", 3), ("即时", 0), (None, None)]))
    visits = draw(st.none() | st.integers(0, 3))
    months = draw(st.none() | st.integers(1, 1200))
    valid = {} if months is None else {"validity_months": months, "validity_basis": "某条例"}
    matter = make_matter(
        name,
        depends_on=draw(st.lists(st.sampled_from(earlier), unique=True, max_size=3)) if earlier else [],
        statutory_unit=unit,
        statutory_days=days,
        committed_days=draw(st.none() | st.integers(0, 20)),
        included_by_default=draw(st.booleans()),
        included_when=draw(st.sampled_from(CONDITIONS)),
        materials=draw(materials()),
        **valid,
    )
    return matter if visits is None else matter | {"visits": visits, "visits_basis": "问过"}


@st.composite
def elements(draw: st.DrawFn, *, names: list[str]) -> list[dict[str, Any]]:
    made_here = [f"YJS-901/{name}" for name in names]
    makers = st.lists(st.sampled_from([*made_here, "YJS-902/M01"]), max_size=2, unique=True)
    return [
        make_element("uscc", produced_by=draw(makers)),
        make_element("kind", type="choice", choices=[["a", "甲"]], situation_key="q1"),
        make_element(
            "marks", type="multi_choice", choices=[["x", "一"], ["y", "二"]], situation_key="several"
        ),
        make_element("premises", produced_by=draw(makers)),
    ]


@st.composite
def cases(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, list[str]]]:
    """Draw (the documents of a package of one thing, answers as lists of values)."""
    names = list(NAMES[: draw(st.integers(1, len(NAMES)))])
    order = draw(st.permutations(names))
    found = [draw(matters(name=name, earlier=order[: order.index(name)])) for name in names]
    questions = [
        make_question("q1", *[draw(options(value=value, names=names)) for value in "ab"]),
        make_question("q2", *[draw(options(value=value, names=names)) for value in "ab"]),
        make_question("several", *[draw(options(value=value, names=names)) for value in "xy"], multi=True),
    ]
    visits = draw(st.sampled_from([{}, {"visits": 1, "visits_basis": "问过"}]))
    documents = make_documents(
        make_thing(*found, questions=questions, **visits),
        forms={name: draw(fields()) for name in names},
        elements=draw(elements(names=names)),
    )
    single = st.lists(st.sampled_from("ab"), min_size=1, max_size=1)
    several = st.lists(st.sampled_from("xy"), unique=True, max_size=2).map(sorted)
    answers = draw(st.fixed_dictionaries({}, optional={"q1": single, "q2": single, "several": several}))
    return documents, answers
