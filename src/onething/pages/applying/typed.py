"""What a browser sent for the fields of a section, as values of the one form. Lawful or not: that is said elsewhere."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from django.http import QueryDict

from onething.kernel.errors import Refusal
from onething.pages.applying import words
from onething.pages.applying.fields import name_of

MOST_ROWS = 201  # one more than a table may have, so that the refusal says so
YES_NO = {"true": True, "false": False}


def read_values(sent: QueryDict, *, fields: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return key: value for these fields of the plan; None where nothing was typed."""
    return {field["key"]: _read(sent, definition=field, name=name_of(field["key"])) for field in fields}


def read_revision(sent: QueryDict) -> int:
    """Return the revision that the page was shown with; refuses `applying.form.revision` (400) for a broken page."""
    text = sent.get("revision", "")
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise Refusal("applying.form.revision", words.REVISION_MISSING, status=400)
    return int(text)


def _read(sent: QueryDict, *, definition: Mapping[str, Any], name: str) -> Any:
    kind = definition["type"]
    if kind == "table":
        return _read_rows(sent, columns=definition["columns"], name=name)
    if kind == "person":
        parts = {part: sent.get(f"{name}.{part}", "").strip() for part, _label in words.PERSON_PARTS}
        return parts if any(parts.values()) else None
    if kind == "multi_choice":
        return [value for value in sent.getlist(name) if value] or None
    text = sent.get(name, "").strip()
    if kind == "long_text":
        text = text.replace("\r\n", "\n")
    return YES_NO.get(text, text or None) if kind == "boolean" else text or None


def _read_rows(
    sent: QueryDict, *, columns: Sequence[Mapping[str, Any]], name: str
) -> list[dict[str, Any]] | None:
    pattern = re.compile(re.escape(name) + r"\.([0-9]{1,4})\.")
    found = sorted({int(hit.group(1)) for key in sent if (hit := pattern.match(key))})[:MOST_ROWS]
    rows = [_read_row(sent, columns=columns, name=f"{name}.{index}") for index in found]
    return [row for row in rows if row] or None


def _read_row(sent: QueryDict, *, columns: Sequence[Mapping[str, Any]], name: str) -> dict[str, Any]:
    values = {
        column["element"]: _read(sent, definition=column, name=f"{name}.{column['element']}")
        for column in columns
    }
    return {element: value for element, value in values.items() if value is not None}
