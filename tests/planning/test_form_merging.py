"""The one form: who is asked for what, and what fills the rest."""

import pytest

from onething.planning.queries import make_plan
from onething.planning.rules.form import find_role
from tests.catalogue.packages import (
    make_element,
    make_field,
    make_matter,
    make_option,
    make_question,
    make_thing,
    publish,
    restaurant,
)

ROLES = [
    ("applicant_name", "applicant"),
    ("agent_id_number", "agent"),
    ("legal_rep_mobile", "legal_rep"),
    ("seller_name", "seller"),
    ("child_birth_date", "child"),
    ("mother", "mother"),
    ("mortgagee_agent", "mortgagee"),
    ("enterprise_name", "subject"),
    ("agency_name", "subject"),
    ("motherboard", "subject"),
]


@pytest.mark.parametrize(("element", "role"), ROLES)
def test_a_role_is_spelled_in_front_of_the_code(element, role):
    assert find_role(element) == role


# The chain is M01 → M02 → M03, M09 stands beside it. `number` is what the producer's result gives.
# (producer, askers, who fills: the result of the producer, or None = the applicant, or "nobody asks")
FILLINGS = [
    ("M01", ["M02"], "result:YJS-901/M01", "it comes right after the producer"),
    ("M01", ["M03"], "result:YJS-901/M01", "it comes later, over another matter"),
    ("M01", ["M09"], "result:YJS-901/M01", "beside the producer: the number does not exist when one applies"),
    (
        "M03",
        ["M09"],
        "result:YJS-901/M03",
        "in an earlier wave, but beside the producer: still nobody can know it",
    ),
    ("M01", ["M01"], "nobody asks", "a matter does not ask for what it makes"),
    ("M01", ["M01", "M02"], "result:YJS-901/M01", "the maker does not ask, the next one gets it"),
    ("M02", ["M01"], None, "needed before it is made: then it exists already, so it is asked"),
    ("M03", ["M01", "M09"], None, "one needs it before: asked once, for all"),
    ("M02", ["M01", "M03"], None, "asked for the first, and known then"),
]


@pytest.mark.parametrize(
    ("producer", "askers", "filled_from", "why"), FILLINGS, ids=[row[3] for row in FILLINGS]
)
def test_what_a_result_of_the_same_plan_gives(producer, askers, filled_from, why):
    published = publish(
        make_thing(
            make_matter("M01"),
            make_matter("M02", depends_on=["M01"]),
            make_matter("M03", depends_on=["M02"]),
            make_matter("M09"),
        ),
        forms={name: [make_field("number")] for name in askers},
        elements=[make_element("number", produced_by=[f"YJS-901/{producer}", "YJS-902/M01"])],
    )
    form = make_plan(published, answers={}).form
    if filled_from == "nobody asks":
        assert form == ()
    else:
        assert [field.filled_from for field in form] == [filled_from]
        assert form[0].asked_by == tuple(f"YJS-901/{name}" for name in askers if name != producer)


def test_a_producer_that_is_not_in_the_plan_fills_nothing():
    published = publish(
        make_thing(make_matter("M01", included_by_default=False), make_matter("M02", depends_on=["M01"])),
        forms={"M02": [make_field("number")]},
        elements=[make_element("number", produced_by=["YJS-901/M01"])],
    )
    assert make_plan(published, answers={}).form[0].filled_from is None


# (element type, choices, multi question, answer, what fills, the value)
ANSWERED = [
    ("choice", [["a", "甲"]], False, "a", "answer:q", "a"),
    ("choice", [["a", "甲"]], False, "b", None, None),
    ("choice", [["a", "甲"], ["b", "乙"]], True, ["a", "b"], None, None),
    ("multi_choice", [["a", "甲"], ["b", "乙"]], True, ["b", "a"], "answer:q", ("a", "b")),
    ("multi_choice", [["a", "甲"]], True, ["a", "b"], None, None),
    ("multi_choice", [["a", "甲"]], True, [], None, None),
    ("boolean", [], False, "true", "answer:q", True),
    ("boolean", [], False, "false", "answer:q", False),
    ("boolean", [], False, "a", None, None),
    ("text", [], False, "a", None, None),
]


@pytest.mark.parametrize(("kind", "choices", "multi", "answer", "filled_from", "value"), ANSWERED)
def test_what_an_answer_gives(kind, choices, multi, answer, filled_from, value):
    options = [make_option(one) for one in ("a", "b", "true", "false")]
    extra = {"choices": choices} if choices else {}
    published = publish(
        make_thing(make_matter("M01"), questions=[make_question("q", *options, multi=multi)]),
        forms={"M01": [make_field("thing_kind")]},
        elements=[make_element("thing_kind", type=kind, situation_key="q", **extra)],
    )
    field = make_plan(published, answers={"q": answer}).form[0]
    assert (field.filled_from, field.value) == (filled_from, value)
    assert make_plan(published, answers={}).form[0].filled_from is None


@pytest.mark.parametrize(("answers", "value"), [({"q": "a"}, True), ({"q": "b"}, False), ({}, None)])
def test_the_option_that_means_yes(answers, value):
    published = publish(
        make_thing(make_matter("M01"), questions=[make_question("q", make_option("a"), make_option("b"))]),
        forms={"M01": [make_field("is_promised")]},
        elements=[make_element("is_promised", type="boolean", situation_key="q", situation_value="a")],
    )
    assert make_plan(published, answers=answers).form[0].value is value


def test_sources_fill_what_neither_answers_nor_results_give():
    published = publish(
        make_thing(make_matter("M01"), make_matter("M02", depends_on=["M01"])),
        forms={
            "M01": [make_field("citizen_name")],
            "M02": [make_field("number"), make_field("application_date")],
        },
        elements=[
            make_element("citizen_name", shared_source="population"),
            make_element("number", shared_source="population", produced_by=["YJS-901/M01"]),
        ],
    )
    plan = make_plan(published, answers={}, sources=("population", "credit"))
    assert {field.element: field.filled_from for field in plan.form} == {
        "citizen_name": "source:population",
        "number": "result:YJS-901/M01",
        "application_date": "system:application_date",
    }
    assert make_plan(published, answers={}).form[0].filled_from is None


def test_one_element_of_two_people_is_two_fields():
    published = publish(
        make_thing(make_matter("M01"), make_matter("M02")),
        forms={
            "M01": [
                make_field("citizen_name", role="buyer"),
                make_field("citizen_name", role="seller", required=False),
            ],
            "M02": [
                make_field("citizen_name", role="seller", label_on_form="卖方姓名"),
                make_field("citizen_name"),
            ],
        },
    )
    form = make_plan(published, answers={}).form
    assert [(field.key, field.role, field.required) for field in form] == [
        ("buyer.citizen_name", "buyer", True),
        ("seller.citizen_name", "seller", True),
        ("citizen_name", "subject", True),
    ]
    assert dict(form[1].labels) == {"YJS-901/M02": "卖方姓名"}


def test_an_element_of_a_role_said_aloud_is_the_same_field():
    published = publish(
        make_thing(make_matter("M01"), make_matter("M02")),
        forms={"M01": [make_field("agent_name", role="agent")], "M02": [make_field("agent_name")]},
    )
    form = make_plan(published, answers={}).form
    assert [(field.key, field.asked_by) for field in form] == [("agent_name", ("YJS-901/M01", "YJS-901/M02"))]


def test_a_field_is_required_only_where_it_is_asked():
    published = publish(
        make_thing(
            make_matter("M01"),
            make_matter("M02"),
            questions=[make_question("q", make_option("a"), make_option("b"))],
        ),
        forms={
            "M01": [make_field("uscc", required=False)],
            "M02": [make_field("uscc", only_when="q=a", label_on_form="代码")],
        },
    )
    asked = make_plan(published, answers={"q": "a"}).form[0]
    assert (asked.required, len(asked.asked_by), len(asked.labels)) == (True, 2, 1)
    for answers in ({"q": "b"}, {}):
        free = make_plan(published, answers=answers).form[0]
        assert (free.required, free.asked_by, dict(free.labels)) == (False, ("YJS-901/M01",), {})


def test_a_table_brings_its_columns():
    plan = make_plan(restaurant(), answers={"entity": "partnership", "has_licence": "false"})
    partners = next(field for field in plan.form if field.element == "partners")
    assert partners.columns[0].code == "citizen_name"
    shown = next(field for field in plan.as_json()["form"] if field["element"] == "partners")
    assert shown["columns"][0]["type"] == "text"
