"""Numbers, days, questions that are asked only sometimes, gates, and what is not needed and why."""

from datetime import date
from typing import Any

import pytest

from onething.catalogue.contracts import PublishedThing
from onething.kernel.errors import Refusal
from onething.planning.contracts import Plan
from onething.planning.queries import (
    check_open_road,
    list_asked,
    make_plan,
    read_notice_answers,
    read_notice_code,
    write_notice_code,
)
from tests.catalogue.packages import (
    make_element,
    make_field,
    make_matter,
    make_option,
    make_question,
    make_thing,
    publish,
)


def make_shop() -> PublishedThing:
    """A shop: by its area, by its opening day, and with questions that only follow others."""
    area = make_question(
        "area",
        make_option("small", below=50, because="50 平方米以下不需要检查。", removes_matters=["M02"]),
        make_option("middle", at_least=50, below=300),
        make_option("large", at_least=300, adds_matters=["M03"]),
    )
    opened = make_question(
        "opened",
        make_option(
            "old",
            below="2020-01-01",
            gate={"reason": "老店不用新办。", "road": "请办变更。", "thing": "YJS-002"},
        ),
        make_option("new", at_least="2020-01-01", below="2030-01-01"),
    )
    food = make_question("food", make_option("yes", adds_matters=["M04"]), make_option("no"))
    raw = make_question("raw", make_option("yes", adds_matters=["M05"]), make_option("no"))
    thing = make_thing(
        make_matter("M01"),
        make_matter("M02"),
        *(make_matter(name, included_by_default=False) for name in ("M03", "M04", "M05", "M06")),
        questions=[
            area | {"kind": "number", "unit": "平方米"},
            opened | {"kind": "date"},
            food | {"only_when": "area=large"},
            raw | {"only_when": "food=yes"},
        ],
    )  # fmt: skip
    elements = [
        make_element("floor_area", type="integer", unit="平方米", situation_key="area"),
        make_element("floor_area_mu", type="integer", unit="亩", situation_key="area"),
        make_element("opened_on", type="date", situation_key="opened"),
    ]
    forms = {"M01": [make_field(element["code"]) for element in elements]}
    return publish(thing, forms=forms, elements=elements)


SHOP = make_shop()


def plan(**answers: Any) -> Plan:
    return make_plan(SHOP, answers=answers)


@pytest.mark.parametrize(
    ("answer", "option", "given"),
    [
        ("0", "small", "0"),
        ("-3", "small", "-3"),
        ("49", "small", "49"),
        ("50", "middle", "50"),
        (299, "middle", "299"),
        ("300", "large", "300"),
        ("0120", "middle", "120"),
        (" １２０ ", "middle", "120"),
        ("999999999999999", "large", "999999999999999"),
        ("middle", "middle", None),
        (["120"], "middle", "120"),
    ],
)
def test_a_number_counts_as_the_option_whose_range_holds_it(answer, option, given):
    made = plan(area=answer)
    assert made.answers == {"area": (option,)}
    assert made.given == ({"area": given} if given is not None else {})
    assert made.as_json()["answers"] == {"area": option}


@pytest.mark.parametrize(
    ("key", "answer", "code"),
    [
        ("area", "十二", "not_a_number"),
        ("area", "12.5", "not_a_number"),
        ("area", "1e3", "not_a_number"),
        ("area", "", "not_a_number"),
        ("area", "1234567890123456", "not_a_number"),
        ("area", "٣", "not_a_number"),
        ("area", True, "malformed"),
        ("area", None, "malformed"),
        ("area", 12.0, "malformed"),
        ("area", ["1", "2"], "several_for_single"),
        ("area", [], "several_for_single"),
        ("opened", "2026-02-30", "not_a_day"),
        ("opened", "20260302", "not_a_day"),
        ("opened", "2026-W10-1", "not_a_day"),
        ("opened", "昨天", "not_a_day"),
        ("opened", "2031-01-01", "out_of_range"),
        ("food", "maybe", "unknown_option"),
    ],
)
def test_nonsense_is_refused_with_a_sentence_that_helps(key, answer, code):
    with pytest.raises(Refusal) as refused:
        plan(**{key: answer})
    assert refused.value.code == f"planning.answer.{code}"
    assert refused.value.field == f"answers.{key}"
    assert refused.value.sentence.endswith("。")
    assert f"问{key}?" in refused.value.sentence


def test_the_sentence_names_the_unit():
    with pytest.raises(Refusal) as refused:
        plan(area="大")
    assert "（单位：平方米）" in refused.value.sentence


def test_a_number_fills_the_element_of_the_same_unit_and_a_day_its_day():
    fields = {field.element: field for field in plan(area="120", opened="2026-03-02").form}
    assert (fields["floor_area"].filled_from, fields["floor_area"].value) == ("answer:area", 120)
    assert (fields["opened_on"].filled_from, fields["opened_on"].value) == ("answer:opened", "2026-03-02")
    assert fields["floor_area_mu"].filled_from is None
    named = {field.element: field for field in plan(area="middle").form}
    assert named["floor_area"].filled_from is None


def test_questions_are_asked_where_they_matter_and_follow_each_other():
    assert plan().open_questions == ("area", "opened")
    assert plan(area="10").asked_questions == ("area", "opened")
    assert plan(area="300").open_questions == ("opened", "food")
    assert plan(area="300", food="yes").open_questions == ("opened", "raw")
    assert plan(area="300", food="yes").relevant_questions == ("area", "opened", "food", "raw")
    assert list_asked(SHOP.thing, answers={"area": "300", "food": "no"}) == ("area", "opened", "food")


def test_an_answer_to_a_question_that_is_not_asked_has_no_effect():
    hidden = plan(area="10", food="yes", raw="yes")
    assert hidden == plan(area="10")
    assert hidden.answers == {"area": ("small",)}
    shown = plan(area="300", food="yes", raw="yes")
    assert {one.code[-3:] for one in shown.matters} >= {"M04", "M05"}


def test_what_is_not_needed_says_the_rule():
    made = plan(area="10")
    said = {one.code[-3:]: "".join(one.because) for one in made.not_needed}
    assert said["M02"] == "50 平方米以下不需要检查。"
    assert said["M03"] == "只有“问area?”答“选large”时才需要办理。".replace("办理", "办这一项")
    assert said["M04"] == "只有“问food?”答“选yes”时才需要办这一项。"
    assert said["M06"] == "目录里没有哪个回答会用到这一项。"


def test_nothing_is_said_of_a_matter_that_may_still_come_in():
    assert {one.code[-3:] for one in plan().not_needed} == {"M06"}
    assert {one.code[-3:] for one in plan(area="300").not_needed} == {"M06"}
    assert {one.code[-3:] for one in plan(area="300", food="no").not_needed} == {"M04", "M05", "M06"}


def test_a_gate_says_why_and_which_road_and_lets_nobody_begin():
    made = plan(opened="2019-12-31")
    assert [(one.reason, one.road, one.thing) for one in made.gates] == [
        ("老店不用新办。", "请办变更。", "YJS-002")
    ]
    with pytest.raises(Refusal) as refused:
        check_open_road(made)
    assert refused.value.code == "planning.gate.closed"
    assert "老店不用新办。请办变更。" in refused.value.sentence
    check_open_road(plan(opened="2020-01-01"))


@pytest.mark.parametrize(
    "answers",
    [
        {},
        {"area": "120"},
        {"area": "-7", "opened": "1999-12-31"},
        {"area": "middle", "opened": "new"},
        {"area": "300", "opened": "2026-03-02", "food": "yes", "raw": "no"},
        {"area": "999999999999999"},
    ],
)
def test_a_notice_code_gives_numbers_and_days_again(answers):
    published = PublishedThing(SHOP.thing, SHOP.elements, SHOP.sm3, version=4)
    code = write_notice_code(published, answers=answers, day=date(2026, 3, 2))
    assert code.isascii()
    again = read_notice_answers(read_notice_code(code), published=published)
    assert again == answers
    assert make_plan(published, answers=again) == make_plan(published, answers=answers)


def test_a_notice_code_with_a_day_that_never_was_is_refused_in_the_end():
    published = PublishedThing(SHOP.thing, SHOP.elements, SHOP.sm3, version=4)
    code = write_notice_code(published, answers={"opened": "2026-03-02"}, day=date(2026, 3, 2))
    assert "D20260302" in code
    with pytest.raises(Refusal):
        read_notice_code(code.replace("D20260302", "D20260232"))
