"""What a field holds, in words: for fields that fill themselves and for the last look before signing."""

from collections.abc import Mapping
from typing import Any

from onething.portal import words


def say_value(definition: Mapping[str, Any], *, value: Any) -> str:
    """Return a value as people read it: labels for codes, 是 and 否, one line a row."""
    if value is None or value == "" or value == []:
        return words.EMPTY_VALUE
    if definition["type"] == "table" and isinstance(value, list):
        return "\n".join(_say_row(definition, row=row) for row in value)
    if isinstance(value, dict):
        return words.LIST_COMMA.join(str(value.get(part, "")) for part, _label in words.PERSON_PARTS)
    if isinstance(value, bool):
        return dict(words.YES_NO)["true" if value else "false"]
    if isinstance(value, list):
        return words.LIST_COMMA.join(_label_of(definition, code=one) for one in value)
    return _label_of(definition, code=value) + (definition.get("unit") or "")


def say_source(filled_from: str) -> str:
    """Return who fills a field in."""
    return words.FILLED.get(filled_from.partition(":")[0], words.FILLED["system"])


def _label_of(definition: Mapping[str, Any], *, code: Any) -> str:
    labels = {value: label for value, label in definition.get("choices") or ()}
    return str(labels.get(code, code))


def _say_row(definition: Mapping[str, Any], *, row: Any) -> str:
    if not isinstance(row, dict):
        return str(row)
    told = [
        say_value(column, value=row[column["element"]])
        for column in definition["columns"]
        if column["element"] in row
    ]
    return "，".join(told)
