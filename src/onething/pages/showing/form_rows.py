"""The one form, read by staff: label and value of every field the viewer may see."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from onething.cases.contracts.views import CaseView
from onething.kernel.clock_port import local_day
from onething.pages.applying.values import list_rows, say_value
from onething.pages.showing import words
from onething.pages.showing.days import say_day


@dataclass(frozen=True)
class FormRow:
    """One field as it was filled in; a table has `lines`, one for each row."""

    label: str
    value: str = ""
    lines: tuple[str, ...] = ()
    is_empty: bool = False


def show_form(case: CaseView, *, own_matters: frozenset[str] = frozenset()) -> tuple[FormRow, ...]:
    """Return the fields in the form's order; with one matter of the viewer's own, in its wording."""
    return tuple(_row(field, case=case, own_matters=own_matters) for field in case.plan["form"])


def _row(field: Mapping[str, Any], *, case: CaseView, own_matters: frozenset[str]) -> FormRow:
    own = [text for code, text in field["labels"].items() if code in own_matters]
    label = own[0] if len(own_matters) == 1 and own else field["label"]
    value = _value(field, case=case)
    if field["type"] == "table" and isinstance(value, list) and value:
        return FormRow(label, lines=tuple(list_rows(field, rows=value)))
    text = say_value(field, value=value, empty="")
    return FormRow(label, value=text or words.EMPTY_VALUE, is_empty=not text)


def _value(field: Mapping[str, Any], *, case: CaseView) -> Any:
    source = (field["filled_from"] or "").partition(":")[0]
    if source == "answer":
        return field["value"]
    if source == "system":
        return say_day(local_day(case.submitted_at)) if case.submitted_at else ""
    return words.FROM_RESULT if source == "result" else case.form.get(field["key"])
