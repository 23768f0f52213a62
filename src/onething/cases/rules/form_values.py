"""Is the one form filled lawfully? Every field at once, each with a sentence that says what to do."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from onething.cases import words
from onething.cases.contracts import Problem
from onething.cases.rules.values import check_value, is_empty
from onething.kernel.errors import Refusal
from onething.planning.contracts import PlannedField

CITIZEN_CARD = "111"
_ORDERED = (("lease_from", "lease_until"), ("opening_date", "operating_until"))


def place_of(field: PlannedField) -> str:
    """The place of a field in problems and correction notices: "form.<key>"."""
    return f"form.{field.key}"


def check_form(
    fields: Sequence[PlannedField], *, values: Mapping[str, Any], on_day: date, whole: bool
) -> list[Problem]:
    """Return every problem of the values typed so far; with `whole`, empty required fields count too.

    Only fields that are asked are checked: what is filled from elsewhere was never typed. Identity numbers follow
    GB 11643 only when the paired document type is the identity card.
    """
    problems: list[Problem] = []
    for field in fields:
        if field.filled_from is not None:
            continue
        value = values.get(field.key)
        if is_empty(value):
            problems += [_problem(field, "missing", label=field.label)] if whole and field.required else []
        else:
            problems += _check_one(field, value=value, kind=_paired_kind(field, values=values), on_day=on_day)
    return problems + _check_order(fields, values=values)


def check_keys(fields: Sequence[PlannedField], *, values: Mapping[str, Any]) -> list[Problem]:
    """Return a problem for each key that the one form does not ask (nothing may be collected beyond it)."""
    asked = {field.key for field in fields if field.filled_from is None}
    return [
        Problem(f"form.{key}", "cases.form.field_unknown", words.FIELD_UNKNOWN.format(key=str(key)[:60]))
        for key in values
        if key not in asked
    ]


def _paired_kind(field: PlannedField, *, values: Mapping[str, Any]) -> str:
    paired = field.key.removesuffix("_id_number") + "_id_type"
    return str(values.get(paired) or CITIZEN_CARD) if field.key.endswith("_id_number") else CITIZEN_CARD


def _check_one(field: PlannedField, *, value: Any, kind: str, on_day: date) -> list[Problem]:
    try:
        check_value(field.definition, value=value, columns=field.columns, document_kind=kind, on_day=on_day)
    except Refusal as refusal:
        return [Problem(place_of(field), refusal.code, refusal.sentence)]
    if field.element == "truth_commitment" and value is not True:
        return [_problem(field, "must_agree", label=field.label)]
    return []


def _check_order(fields: Sequence[PlannedField], *, values: Mapping[str, Any]) -> list[Problem]:
    known = {field.element: field for field in fields}
    problems = []
    for first, second in _ORDERED:
        if first in known and second in known:
            start, end = values.get(known[first].key), values.get(known[second].key)
            if start and end and str(end) < str(start):
                labels = {"label": known[second].label, "other": known[first].label}
                problems.append(_problem(known[second], "order", **labels))
    return problems


def _problem(field: PlannedField, reason: str, **facts: str) -> Problem:
    return Problem(place_of(field), f"cases.form.{reason}", words.FIELD[reason].format(**facts))
