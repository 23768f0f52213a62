"""Is the one form filled lawfully? Every field at once, each with a sentence that says what to do."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from onething.cases import field_words, words
from onething.cases.contracts.given import Problem
from onething.cases.rules.values import (
    NAME_ENDING,
    check_value,
    document_kind_of,
    find_day,
    is_empty,
    shown,
)
from onething.kernel.canonical import LARGEST_INTEGER
from onething.kernel.errors import Refusal
from onething.planning.contracts import PlannedField

_DEEPEST = 6  # a list of choices in a row of a table is the deepest that any element holds
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
    """Return a problem for each key that the one form does not ask (nothing may be collected beyond it).

    Also for each value that cannot be kept as canonical JSON (RFC 8785): a float, half a character, a deep nesting.
    """
    asked = {field.key: field for field in fields if field.filled_from is None}
    unknown = [
        Problem(f"form.{shown(key)}", "cases.form.field_unknown", words.FIELD_UNKNOWN.format(key=shown(key)))
        for key in values
        if key not in asked
    ]
    return unknown + [
        _problem(asked[key], "not_storable", label=asked[key].label)
        for key, value in values.items()
        if key in asked and not _is_storable(value)
    ]


def _is_storable(value: Any, *, depth: int = 0) -> bool:
    if isinstance(value, str):
        return not any("\ud800" <= char <= "\udfff" for char in value)
    if isinstance(value, dict):
        parts: list[Any] = [*value, *value.values()]
    elif isinstance(value, list):
        parts = value
    else:
        return value is None or (isinstance(value, int) and abs(value) <= LARGEST_INTEGER)
    return depth < _DEEPEST and all(_is_storable(part, depth=depth + 1) for part in parts)


def _paired_kind(field: PlannedField, *, values: Mapping[str, Any]) -> str:
    """The kind of document that a number or name is paired with in this form; empty where no number is."""
    stem = field.key.removesuffix("_id_number").removesuffix(NAME_ENDING)
    if stem == field.key or is_empty(values.get(f"{stem}_id_number")):
        return ""
    return document_kind_of(values.get(f"{stem}_id_type"))


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
            start, end = (find_day(values.get(known[code].key)) for code in (first, second))
            if start and end and end < start:
                labels = {"label": known[second].label, "other": known[first].label}
                problems.append(_problem(known[second], "order", **labels))
    return problems


def _problem(field: PlannedField, reason: str, **facts: str) -> Problem:
    return Problem(place_of(field), f"cases.form.{reason}", field_words.FIELD[reason].format(**facts))
