"""What still stands between an application and its signature."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from onething.cases import words
from onething.cases.contracts.given import Problem
from onething.cases.rules.form_values import check_form
from onething.planning.contracts import Plan


def list_problems(
    plan: Plan,
    *,
    questions: Mapping[str, str],
    values: Mapping[str, Any],
    files: Collection[str],
    on_day: date,
) -> list[Problem]:
    """Return every open question, every wrong or missing field and every missing material, all at once.

    Only materials the plan asks count (行政许可法 art. 31: nothing unrelated; art. 32(4): all of it at once); what the catalogue
    lets come after acceptance (容缺后补) may be missing: who signs promises to hand it in.
    """
    unanswered = [
        Problem(
            f"answers.{key}",
            "cases.answers.open",
            words.OPEN_QUESTIONS.format(count=1, questions=questions.get(key, key)),
        )
        for key in plan.open_questions
    ]
    missing = [
        Problem(
            f"materials.{one.key}", "cases.material.missing", words.MATERIAL_MISSING.format(name=one.name)
        )
        for one in plan.materials
        if one.asked and not one.is_deferrable and one.key not in files
    ]
    return unanswered + check_form(plan.form, values=values, on_day=on_day, whole=True) + missing
