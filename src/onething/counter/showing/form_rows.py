"""The one form, read: label and value of every field the viewer may see."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from onething.cases.contracts import CaseView
from onething.counter import words
from onething.kernel.clock_port import local_day
from onething.pages.showing.days import say_day

PERSON = {"name": "姓名", "id_number": "证件号码", "mobile": "手机"}


@dataclass(frozen=True)
class FormRow:
    """One field as it was filled in; a table has `lines`, one for each row."""

    label: str
    value: str = ""
    lines: tuple[str, ...] = ()
    is_empty: bool = False


def show_form(case: CaseView) -> tuple[FormRow, ...]:
    """Return every field in the form's order."""
    return tuple(_row(field, case=case) for field in case.plan["form"])


def _row(field: Mapping[str, Any], *, case: CaseView) -> FormRow:
    label, value = field["label"], _value(field, case=case)
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return FormRow(label, lines=tuple(_say_table_row(one, field=field) for one in value))
    text = say_value(value, definition=field)
    return FormRow(label, value=text or words.EMPTY_VALUE, is_empty=not text)


def _value(field: Mapping[str, Any], *, case: CaseView) -> Any:
    source = (field["filled_from"] or "").partition(":")[0]
    if source == "answer":
        return field["value"]
    if source == "system":
        return say_day(local_day(case.submitted_at)) if case.submitted_at else ""
    return words.FROM_RESULT if source == "result" else case.form.get(field["key"])


def say_value(value: Any, *, definition: Mapping[str, Any]) -> str:
    """Return a value as people read it: choices by their labels, yes and no, units behind figures."""
    if value is None or value in ("", [], {}):
        return ""
    if isinstance(value, bool):
        return words.YES if value else words.NO
    if isinstance(value, dict):
        return "，".join(f"{PERSON.get(key, key)} {one}" for key, one in value.items() if one)
    labels = dict(definition.get("choices", ()))
    if isinstance(value, list):
        return "、".join(str(labels.get(one, one)) for one in value)
    unit = definition.get("unit", "")
    return f"{labels.get(str(value), value)}{' ' + unit if unit else ''}"


def _say_table_row(row: Mapping[str, Any], *, field: Mapping[str, Any]) -> str:
    columns = [
        (column["label"], say_value(row.get(column["element"]), definition=column))
        for column in field["columns"]
    ]
    return "，".join(f"{label} {text}" for label, text in columns if text)
