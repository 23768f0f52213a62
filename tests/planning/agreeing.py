"""A plan and the brute-force checker, compared in everything that both can say."""

from onething.planning.contracts import Plan, PlannedMaterial
from tests.planning.brute_force import BruteForce


def check_agreement(plan: Plan, *, checker: BruteForce) -> None:
    """Compare all of it."""
    check_questions(plan, checker=checker)
    check_matters(plan, checker=checker)
    check_days(plan, checker=checker)
    check_form(plan, checker=checker)
    check_materials(plan, checker=checker)
    saved = plan.as_json()["saved"]
    assert saved == checker.saved()
    assert all(before >= after >= 0 for before, after in saved.values())


def check_questions(plan: Plan, *, checker: BruteForce) -> None:
    """Compare what was answered and what is still open."""
    assert {key: sorted(values) for key, values in plan.answers.items()} == {
        key: sorted(values) for key, values in checker.answers.items()
    }
    assert set(plan.open_questions) == checker.open_questions()
    assert set(plan.asked_questions) == checker.open_questions() | set(checker.answers)
    assert sorted(gate.reason for gate in plan.gates) == checker.gates()


def check_matters(plan: Plan, *, checker: BruteForce) -> None:
    """Compare which matters are in, in which wave, waiting for what, visited with whom."""
    found = {one.code: (one.wave, set(one.needs)) for one in plan.matters}
    assert found == {
        f"{checker.code}/{name}": (checker.wave(name), checker.codes(checker.needs(name)))
        for name in checker.matters
    }
    assert {(visit.wave, visit.matters) for visit in plan.site_visits} == checker.site_visits()
    outside = checker.codes(m["id"] for m in checker.thing["matters"]) - set(found)
    not_needed = {one.code: one.because for one in plan.not_needed}
    assert set(not_needed) <= outside
    assert all(not_needed.values())
    if not plan.open_questions:
        assert set(not_needed) == outside


def check_days(plan: Plan, *, checker: BruteForce) -> None:
    """Compare the longest path by the promise, and by the law."""
    assert plan.promised_working_days == (checker.promised() if checker.matters else None)
    assert plan.ceiling_working_days == checker.ceiling()
    path = [code.split("/")[1] for code in plan.critical_path]
    assert bool(path) == bool(checker.matters)
    if path:
        assert path in list(checker.chains(path[-1]))
        assert sum(checker.days(name) or 0 for name in path) == (plan.promised_working_days or 0)


def check_form(plan: Plan, *, checker: BruteForce) -> None:
    """Compare who is asked what, under which rules, and what fills the rest."""
    found = {
        (field.role, field.element): (
            set(field.asked_by),
            field.required,
            field.filled_from,
            {
                "max_length": field.definition.max_length,
                "min": field.definition.minimum,
                "max": field.definition.maximum,
                "choices": [choice.value for choice in field.definition.choices],
            },
        )
        for field in plan.form
    }
    assert len(found) == len(plan.form) == len({field.key for field in plan.form})
    assert found == {
        key: (checker.codes(line["asked_by"]), line["required"], line["filled_from"], line["rules"])
        for key, line in checker.form().items()
    }


def check_materials(plan: Plan, *, checker: BruteForce) -> None:
    """Compare what becomes of every paper, and who needs it."""
    found = {
        frozenset({paper.name, *paper.also_called}): (name_state(paper), set(paper.needed_by))
        for paper in plan.materials
    }
    assert len(found) == len(plan.materials) == len({paper.key for paper in plan.materials})
    assert found == {
        names: (state, checker.codes(who)) for names, (state, who) in checker.materials().items()
    }
    for paper in plan.materials:
        assert (paper.state == "waived") == bool(paper.obtained_by)
        assert paper.reason


def name_state(material: PlannedMaterial) -> str:
    """Return the state, in the checker's words for what the one form replaces."""
    is_made = material.state == "waived" and material.obtained_by == "一张表单"
    return "made_from_form" if is_made else str(material.state)
