"""A value of the one form as people read it."""

from collections.abc import Mapping
from typing import Any

from onething.pages.showing import words


def show_value(raw: Mapping[str, Any], value: Any) -> str:
    """Return a value of a field of a plan's form for reading: words for codes, one line a row."""
    if value is None or value == []:
        return words.NOT_FILLED
    if isinstance(value, bool):
        return words.YES if value else words.NO
    if raw["type"] == "person" and isinstance(value, dict):
        return "　".join(str(part) for part in value.values() if part)
    if raw["type"] == "table" and isinstance(value, list):
        return "\n".join(_show_row(raw, row=row) for row in value if isinstance(row, dict))
    labels = {code: label for code, label in raw.get("choices") or ()}
    if isinstance(value, list):
        return "、".join(labels.get(str(one), str(one)) for one in value)
    unit = raw.get("unit") or ""
    return labels.get(str(value), str(value)) + (f" {unit}" if unit else "")


def _show_row(raw: Mapping[str, Any], *, row: Mapping[str, Any]) -> str:
    shown = [
        f"{column['label']} {show_value(column, row[column['element']])}"
        for column in raw["columns"]
        if column["element"] in row
    ]
    return "，".join(shown)
