"""Any thing, any answers: the plan agrees with a brute-force oracle, and keeps its promises of shape."""

import json
import random
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onething.catalogue.rules.reading import read_package
from onething.kernel.canonical import canonical_json
from onething.planning.contracts import Plan, PlannedMaterial
from onething.planning.queries import make_plan
from tests.catalogue.packages import as_files
from tests.planning.oracle import Oracle
from tests.planning.strategies import cases

FULL = settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def plan_for(documents: dict[str, Any], answers: dict[str, list[str]], **more: Any) -> Plan:
    return make_plan(read_package(as_files(documents)).things[0], answers=answers, **more)


def codes(names: set[str] | list[str]) -> set[str]:
    return {f"YJS-901/{name}" for name in names}


def check_matters(plan: Plan, *, oracle: Oracle) -> None:
    assert {matter.code: matter.wave for matter in plan.matters} == {
        f"YJS-901/{name}": oracle.wave(name) for name in oracle.matters
    }
    for matter in plan.matters:
        raw = oracle.matters[matter.code.split("/")[1]]
        assert set(matter.needs) == codes(set(raw["depends_on"]) & set(oracle.matters))
    assert [(m["validity_months"], m["validity_basis"]) for m in plan.as_json()["matters"]] == [
        (raw.get("validity_months"), raw.get("validity_basis")) for raw in oracle.matters.values()
    ]


def check_critical_path(plan: Plan, *, oracle: Oracle) -> None:
    assert plan.promised_working_days == (oracle.promised() if oracle.matters else None)
    path = [code.split("/")[1] for code in plan.critical_path]
    assert bool(path) == bool(oracle.matters)
    if path:
        assert path in list(oracle.chains(path[-1]))
        assert sum(oracle.days(name) or 0 for name in path) == (plan.promised_working_days or 0)


def check_form(plan: Plan, *, oracle: Oracle) -> None:
    assert {
        (field.role, field.element): (set(field.asked_by), field.required, field.filled_from)
        for field in plan.form
    } == {
        key: (codes(line["asked_by"]), line["required"], line["filled_from"])
        for key, line in oracle.form().items()
    }
    assert len({field.key for field in plan.form}) == len(plan.form)


def check_materials(plan: Plan, *, oracle: Oracle) -> None:
    assert {
        material.name: (name_state(material), set(material.needed_by)) for material in plan.materials
    } == {name: (state, codes(needed)) for name, (state, needed) in oracle.materials().items()}
    for material in plan.materials:
        assert (material.state == "waived") == bool(material.obtained_by)
        assert material.reason


def name_state(material: PlannedMaterial) -> str:
    """Return the state, in the oracle's words for what the one form replaces."""
    is_made = material.state == "waived" and material.obtained_by == "一张表单"
    return "made_from_form" if is_made else str(material.state)


def check_saved(plan: Plan, *, oracle: Oracle) -> None:
    saved = plan.as_json()["saved"]
    assert all(before >= after >= 0 for before, after in saved.values())
    assert saved["forms"][0] == len(oracle.matters)
    assert saved["fields"][0] == oracle.published_fields()
    assert saved["fields"][1] == sum(field.filled_from is None for field in plan.form)
    assert saved["materials"] == [oracle.needed_papers(), sum(material.asked for material in plan.materials)]
    days = [oracle.days(name) for name in oracle.matters]
    if not days or None in days:
        assert "working_days" not in saved
    else:
        assert saved["working_days"] == [sum(day or 0 for day in days), oracle.promised()]
    visits = [matter.get("visits") for matter in oracle.matters.values()]
    is_known = bool(visits) and None not in visits and "visits" in oracle.thing
    assert ("visits" in saved) == is_known


def check_doubts(plan: Plan, *, oracle: Oracle) -> None:
    # In these things every committed figure is official and no statutory limit was verified.
    doubted = [name for name, matter in oracle.matters.items() if matter["committed_days"] is None]
    assert plan.provisional == bool(doubted)
    assert len(plan.provisional_because) == len(doubted)


@given(case=cases())
@FULL
def test_a_plan_agrees_with_the_oracle(case):
    documents, answers = case
    plan, oracle = plan_for(documents, answers), Oracle(documents, answers=answers)
    check_matters(plan, oracle=oracle)
    check_critical_path(plan, oracle=oracle)
    check_form(plan, oracle=oracle)
    check_materials(plan, oracle=oracle)
    check_saved(plan, oracle=oracle)
    check_doubts(plan, oracle=oracle)


@given(case=cases(), seed=st.integers(0, 10**6))
@settings(FULL, max_examples=80)
def test_row_order_changes_only_the_order_of_presentation(case, seed):
    documents, answers = case
    shuffled = json.loads(json.dumps(documents))
    shuffler = random.Random(seed)
    shuffler.shuffle(shuffled["things/thing.json"]["matters"])
    shuffler.shuffle(shuffled["things/thing.json"]["situations"])
    shuffler.shuffle(shuffled["elements.json"])
    for matter in shuffled["things/thing.json"]["matters"]:
        shuffler.shuffle(matter["materials"])
    for form in shuffled["forms.json"].values():
        shuffler.shuffle(form["fields"])
    assert settle(plan_for(documents, answers)) == settle(plan_for(shuffled, answers))


def settle(plan: Plan) -> Any:
    """Return the plan's JSON with every list sorted, but the critical path as it is; the package's digest apart."""
    found = plan.as_json() | {"sm3": None}
    path = found.pop("critical_path")
    return path, sort_lists(found)


def sort_lists(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: sort_lists(item) for key, item in value.items()}
    if isinstance(value, list):
        return sorted((sort_lists(item) for item in value), key=lambda item: json.dumps(item, sort_keys=True))
    return value


@given(case=cases())
@settings(FULL, max_examples=60)
def test_the_same_input_gives_the_same_bytes(case):
    documents, answers = case
    once = canonical_json(plan_for(documents, answers).as_json())
    assert once == canonical_json(plan_for(documents, dict(reversed(answers.items()))).as_json())


@given(case=cases())
@settings(FULL, max_examples=60)
def test_a_question_that_is_not_relevant_changes_nothing(case):
    documents, answers = case
    plan = plan_for(documents, answers)
    kept = {key: value for key, value in answers.items() if key in plan.relevant_questions}
    without = plan_for(documents, kept)
    assert (without.matters, without.form, without.materials) == (plan.matters, plan.form, plan.materials)
