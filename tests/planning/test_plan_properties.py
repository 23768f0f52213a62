"""Any thing, any answers: the plan agrees with a brute-force checker, and keeps its promises of shape."""

import json
import random
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onething.catalogue.rules.reading import read_package
from onething.kernel.canonical import canonical_json
from onething.planning.contracts import Holding, Plan
from onething.planning.queries import make_plan
from tests.catalogue.packages import as_files
from tests.factories.packages import CODE, PAPERS, draw_answers, draw_case, draw_package
from tests.planning.agreeing import check_agreement
from tests.planning.brute_force import BruteForce

FULL = settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)


def plan_for(documents: dict[str, Any], answers: dict[str, Any], **more: Any) -> Plan:
    return make_plan(read_package(as_files(documents)).things[0], answers=answers, **more)


@given(
    case=draw_case(),
    held=st.lists(st.sampled_from(PAPERS), max_size=1),
    sources=st.sampled_from([(), ("address_library",)]),
)
@FULL
def test_a_plan_agrees_with_the_brute_force_checker(case, held, sources):
    documents, answers = case
    holdings = tuple(Holding(name=name, identifier="1") for name in held)
    plan = plan_for(documents, answers, holdings=holdings, sources=sources)
    checker = BruteForce(documents, code=CODE, answers=answers, held=held, sources=sources)
    check_agreement(plan, checker=checker)


@given(case=draw_case(), seed=st.integers(0, 10**6))
@settings(FULL, max_examples=50)
def test_row_order_changes_only_the_order_of_presentation(case, seed):
    documents, answers = case
    shuffled = shuffle(documents, seed=seed)
    assert settle(plan_for(documents, answers)) == settle(plan_for(shuffled, answers))


def shuffle(documents: dict[str, Any], *, seed: int) -> dict[str, Any]:
    """Return the documents with every list of rows in another order."""
    shuffled, shuffler = json.loads(json.dumps(documents)), random.Random(seed)
    thing = shuffled["things/thing.json"]
    for rows in (thing["matters"], thing["situations"], shuffled["elements.json"]):
        shuffler.shuffle(rows)
    for question in thing["situations"]:
        shuffler.shuffle(question["options"])
    for matter in thing["matters"]:
        shuffler.shuffle(matter["materials"])
        shuffler.shuffle(matter["depends_on"])
    for form in shuffled["forms.json"].values():
        shuffler.shuffle(form["fields"])
    return shuffled


def settle(plan: Plan) -> Any:
    """Return the plan's JSON with every list sorted, but the paths as they are; the package's digest apart."""
    found = plan.as_json() | {"sm3": None}
    path = found.pop("critical_path"), found.pop("ceiling_path")
    return path, sort_lists(found)


def sort_lists(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: sort_lists(item) for key, item in value.items()}
    if isinstance(value, list):
        return sorted((sort_lists(item) for item in value), key=lambda item: json.dumps(item, sort_keys=True))
    return value


@given(case=draw_case())
@settings(FULL, max_examples=30)
def test_the_same_input_gives_the_same_bytes(case):
    documents, answers = case
    once = canonical_json(plan_for(documents, answers).as_json())
    assert once == canonical_json(plan_for(documents, dict(reversed(answers.items()))).as_json())


@given(case=draw_case())
@settings(FULL, max_examples=30)
def test_a_question_that_is_not_relevant_changes_nothing(case):
    documents, answers = case
    plan = plan_for(documents, answers)
    kept = {key: value for key, value in answers.items() if key in plan.relevant_questions}
    without = plan_for(documents, kept)
    assert (without.matters, without.form, without.materials) == (plan.matters, plan.form, plan.materials)


@given(case=draw_case())
@settings(FULL, max_examples=30)
def test_an_answer_to_a_question_that_is_not_asked_changes_nothing(case):
    documents, answers = case
    plan = plan_for(documents, answers)
    kept = {key: value for key, value in answers.items() if key in plan.asked_questions}
    assert plan_for(documents, kept) == plan


@given(documents=draw_package(), more=draw_answers(), places=st.sets(st.integers(0, 4)))
@settings(FULL, max_examples=30)
def test_what_is_said_not_to_be_needed_stays_out_whatever_is_answered_later(documents, more, places):
    fewer = {key: value for place, (key, value) in enumerate(sorted(more.items())) if place in places}
    early, late = plan_for(documents, fewer), plan_for(documents, more)
    out = {matter.code for matter in early.not_needed}
    assert out.isdisjoint({matter.code for matter in late.matters})
