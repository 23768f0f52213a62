"""Every thing of the demonstration city, under random answers: planned as the brute-force checker says, and sound."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onething.catalogue.contracts import MadeFrom, PublishedThing, Question, QuestionKind
from onething.catalogue.rules.contents import read_content
from onething.kernel.canonical import canonical_json
from onething.planning.contracts import Plan
from onething.planning.queries import make_plan
from tests.catalogue.packages import demonstration_files, demonstration_package
from tests.planning.agreeing import check_agreement
from tests.planning.brute_force import BruteForce
from tests.planning.test_plan_properties import settle, shuffle

THINGS = {one.thing.code: one for one in demonstration_package().things}
DOCUMENTS = {file: json.loads(content) for file, content in demonstration_files().items()}
SOME = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
FEW = settings(SOME, max_examples=12)
every_thing = pytest.mark.parametrize("code", sorted(THINGS))


def draw_answer(question: Question) -> st.SearchStrategy[Any]:
    """Draw an option's value, several, or a number or day that lies in some option's range."""
    values = [option.value for option in question.options]
    if question.kind in (QuestionKind.NUMBER, QuestionKind.DATE):
        ends = [
            end for option in question.options for end in (option.at_least, option.below) if end is not None
        ]
        inside = [str(option.at_least) for option in question.options if option.at_least is not None]
        return st.sampled_from(values + inside) if ends else st.sampled_from(values)
    return st.lists(st.sampled_from(values), unique=True) if question.multi else st.sampled_from(values)


def draw_answers(code: str) -> st.SearchStrategy[dict[str, Any]]:
    """Draw answers to some of a thing's questions."""
    return st.fixed_dictionaries(
        {}, optional={one.key: draw_answer(one) for one in THINGS[code].thing.questions}
    )


def test_all_things_of_the_demonstration_are_here():
    assert len(THINGS) == 16


@every_thing
@given(data=st.data())
@SOME
def test_a_plan_agrees_with_the_brute_force_checker(code, data):
    answers = data.draw(draw_answers(code))
    plan = make_plan(THINGS[code], answers=answers)
    check_agreement(plan, checker=BruteForce(DOCUMENTS, code=code, answers=answers))
    check_sound(plan, code=code)


def check_sound(plan: Plan, *, code: str) -> None:
    """Nothing asked twice, nothing obtainable asked, every wave after what it needs."""
    assert len({(field.role, field.element) for field in plan.form}) == len(plan.form)
    names = [name for paper in plan.materials for name in (paper.name, *paper.also_called)]
    assert len(set(names)) == len(names)
    waves = {matter.code: matter.wave for matter in plan.matters}
    assert all(matter.wave > waves[needed] for matter in plan.matters for needed in matter.needs)
    lines = {
        (matter.code, material.name): material
        for matter in THINGS[code].thing.matters
        for material in matter.materials
    }
    for paper in plan.materials:
        if paper.asked:
            named = [
                lines[matter, name]
                for matter in paper.needed_by
                for name in (paper.name, *paper.also_called)
                if (matter, name) in lines
            ]
            bringing = [one for one in named if one.made_from is not MadeFrom.FORM]
            assert not all(one.obtainable_by_sharing for one in bringing)


@every_thing
@given(data=st.data())
@FEW
def test_a_matter_that_goes_takes_only_its_own_questions_and_papers_with_it(code, data):
    """Fields and papers of the matters that stay are all still there, and nothing is there that nobody wants."""
    answers = data.draw(draw_answers(code))
    whole = make_plan(THINGS[code], answers=answers)
    if not whole.matters:
        return
    gone = data.draw(st.sampled_from(sorted(matter.code for matter in whole.matters)))
    rest = plan_without(code, gone=gone, answers=answers)
    assert {matter.code for matter in rest.matters} == {matter.code for matter in whole.matters} - {gone}
    check_rest(
        {(one.role, one.element): set(one.asked_by) for one in whole.form},
        {(one.role, one.element): set(one.asked_by) for one in rest.form},
        gone=gone,
    )
    check_rest(list_wanted(whole), list_wanted(rest), gone=gone)


def list_wanted(plan: Plan) -> dict[Any, set[str]]:
    """Return who wants each paper, and with what force."""
    return {one.key: set(one.needed_by) for one in plan.materials}


def check_rest(before: dict[Any, set[str]], after: dict[Any, set[str]], *, gone: str) -> None:
    """A line stays when anybody else wants it. (One that only the matter *needed* may be welcome to others.)"""
    for key, wanting in before.items():
        if wanting - {gone}:
            assert after[key] >= wanting - {gone}
    assert set(after) <= set(before)
    assert all(gone not in wanting for wanting in after.values())


def plan_without(code: str, *, gone: str, answers: dict[str, Any]) -> Plan:
    """Return the plan of the same thing in which one matter can never come in."""
    documents = copy_documents(code)
    thing, matter_id = documents["things/thing.json"], gone.split("/")[1]
    for matter in thing["matters"]:
        if matter["id"] == matter_id:
            matter |= {"included_by_default": False, "included_when": None}
    for question in thing["situations"]:
        for option in question["options"]:
            option["adds_matters"] = [one for one in option["adds_matters"] if one != matter_id]
    return make_plan(read_one(documents), answers=answers)


def copy_documents(code: str) -> dict[str, Any]:
    """Return one thing with its own forms and elements, to be changed."""
    content = json.loads(demonstration_package().contents[code])
    return {
        "things/thing.json": content["thing"], "forms.json": content["forms"], "elements.json": content["elements"]
    }  # fmt: skip


def read_one(documents: dict[str, Any]) -> PublishedThing:
    """Return the thing of documents that were sound before they were changed."""
    parts = {"thing": documents["things/thing.json"], "forms": documents["forms.json"],
             "elements": documents["elements.json"]}  # fmt: skip
    return read_content(canonical_json(parts).decode())


@every_thing
@given(data=st.data(), seed=st.integers(0, 10**6))
@FEW
def test_shuffled_rows_give_the_same_plan_and_the_same_input_the_same_bytes(code, data, seed):
    answers = data.draw(draw_answers(code))
    shuffled = read_one(shuffle(copy_documents(code), seed=seed))
    plan = make_plan(THINGS[code], answers=answers)
    assert settle(make_plan(shuffled, answers=answers)) == settle(plan)
    again = make_plan(THINGS[code], answers=dict(reversed(answers.items())))
    assert canonical_json(again.as_json()) == canonical_json(plan.as_json())
