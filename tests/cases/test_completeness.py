"""What stands between an application and its signature: all of it at once, and nothing unrelated."""

from datetime import date

from onething.cases.rules.completeness import list_problems
from onething.journey.demonstration_values import fill_form
from onething.planning.queries import make_plan
from tests.cases.elements import restaurant
from tests.factories.city import ANSWERS, CITIZEN, SMALL

TODAY = date(2026, 3, 2)


def complete(answers):
    plan = make_plan(restaurant(), answers=answers)
    values = fill_form(plan.as_json()["form"], citizen=CITIZEN, today=TODAY)
    return plan, values, [one.key for one in plan.materials if one.asked]


def codes(plan, values, files):
    return [
        (one.field, one.code)
        for one in list_problems(plan, questions={}, values=values, files=files, on_day=TODAY)
    ]


def test_a_complete_application_has_no_problem():
    for answers in (ANSWERS, SMALL):
        assert codes(*complete(answers)) == []


def test_every_missing_paper_and_field_is_named():
    """行政许可法 art. 32(4): everything that must be corrected, at once."""
    plan, values, files = complete(ANSWERS)
    asked = [field.key for field in plan.form if field.filled_from is None and field.required]
    expected = [(f"form.{key}", "cases.form.missing") for key in asked]
    needed = [one.key for one in plan.materials if one.asked and not one.is_deferrable]
    expected += [(f"materials.{key}", "cases.material.missing") for key in needed]
    assert len(needed) > 1
    assert codes(plan, {}, []) == expected
    missed = [key for key in files if key != needed[0]]
    assert codes(plan, values, missed) == [(f"materials.{needed[0]}", "cases.material.missing")]


def test_what_may_come_after_acceptance_is_not_missed():
    """容缺后补 (house rule): the catalogue says which paper, and who signs without it promises it."""
    plan, values, files = complete(ANSWERS)
    later = [one.key for one in plan.materials if one.is_deferrable]
    assert later
    assert codes(plan, values, [key for key in files if key not in later]) == []


def test_what_is_not_asked_is_not_missed():
    """行政许可法 art. 31: nothing unrelated is demanded."""
    plan, values, files = complete(ANSWERS)
    waived = [one.key for one in plan.materials if not one.asked]
    assert waived
    assert codes(plan, values, files + waived) == []
    optional = [field.key for field in plan.form if field.filled_from is None and not field.required]
    kept = {key: value for key, value in values.items() if key not in optional}
    assert codes(plan, kept, files) == []


def test_an_open_question_is_a_problem():
    plan, values, files = complete({key: value for key, value in SMALL.items() if key != "has_sign"})
    assert "has_sign" in plan.open_questions
    assert ("answers.has_sign", "cases.answers.open") in codes(plan, values, files)


def test_a_wrong_value_stands_with_its_own_reason():
    plan, values, files = complete(SMALL)
    wrong = {**values, "legal_rep_id_number": "430182190001010008"}
    assert codes(plan, wrong, files) == [
        ("form.legal_rep_id_number", "identifier.citizen_number.check_character")
    ]
