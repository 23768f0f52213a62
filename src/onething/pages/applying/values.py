"""What a field holds, in words: for fields that fill themselves, for the last look before signing, and for desks."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from onething.pages.applying import words
from onething.pages.showing.days import say_day


def say_value(definition: Mapping[str, Any], *, value: Any, empty: str = words.EMPTY_VALUE) -> str:
    """Return a value as people read it: labels for codes, 是 and 否, units behind figures, one line a row."""
    if value is None or value in ("", [], {}):
        return empty
    if definition["type"] == "table" and isinstance(value, list):
        return "\n".join(list_rows(definition, rows=value))
    if isinstance(value, dict):
        return _say_person(value)
    if isinstance(value, bool):
        return dict(words.YES_NO)["true" if value else "false"]
    if isinstance(value, list):
        return words.LIST_COMMA.join(_label_of(definition, code=one) for one in value)
    if definition["type"] == "date" and (day := _find_day(value)):
        return say_day(day)
    unit = definition.get("unit")
    return _label_of(definition, code=value) + (f" {unit}" if unit else "")


def list_rows(definition: Mapping[str, Any], *, rows: list[Any]) -> list[str]:
    """Return each row of a table as a line: column and value."""
    return [_say_row(definition, row=row) for row in rows]


def say_source(filled_from: str) -> str:
    """Return who fills a field in."""
    return words.FILLED.get(filled_from.partition(":")[0], words.FILLED["system"])


def _find_day(value: Any) -> date | None:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return None


def _say_person(value: Mapping[str, Any]) -> str:
    """Name, number and phone in that order, each with what it is; what a browser kept in another order is told in this."""
    told = [f"{label} {value[part]}" for part, label in words.PERSON_PARTS if value.get(part)]
    return words.COMMA.join(told)


def _label_of(definition: Mapping[str, Any], *, code: Any) -> str:
    labels = {value: label for value, label in definition.get("choices") or ()}
    return str(labels.get(code, code))


def _say_row(definition: Mapping[str, Any], *, row: Any) -> str:
    if not isinstance(row, dict):
        return str(row)
    told = [
        f"{column['label']} {say_value(column, value=row[column['element']])}"
        for column in definition["columns"]
        if row.get(column["element"]) not in (None, "")
    ]
    return words.COMMA.join(told)
