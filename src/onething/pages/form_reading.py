"""What was typed into the one form, as the journey takes it."""

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict

from onething.pages.form_fields import PERSON_PARTS

MOST_ROWS = 200


def read_values(plan: Mapping[str, Any], *, post: QueryDict) -> dict[str, Any]:
    """Return key: value of every asked field that the page held; None clears. Lawful or not: the journey says so."""
    held = set(post.getlist("on_page"))
    asked = [field for field in plan["form"] if field["filled_from"] is None and field["key"] in held]
    return {field["key"]: _read(field, name=f"form.{field['key']}", post=post) for field in asked}


def _read(raw: Mapping[str, Any], *, name: str, post: QueryDict) -> Any:
    if raw["type"] == "person":
        return _read_person(name, post=post)
    if raw["type"] == "table":
        return _read_rows(raw, name=name, post=post)
    if raw["type"] == "multi_choice":
        return post.getlist(name) or None
    typed = post.get(name, "").replace("\r\n", "\n").strip()
    if raw["type"] == "boolean":
        return {"true": True, "false": False}.get(typed)
    return typed or None


def _read_person(name: str, *, post: QueryDict) -> dict[str, str] | None:
    parts = {part: post.get(f"{name}.{part}", "").strip() for part in PERSON_PARTS}
    return parts if any(parts.values()) else None


def _read_rows(raw: Mapping[str, Any], *, name: str, post: QueryDict) -> list[dict[str, Any]] | None:
    rows = []
    for index in _row_numbers(name, post=post):
        row = {
            column["element"]: _read(column, name=f"{name}.{index}.{column['element']}", post=post)
            for column in raw["columns"]
        }
        if kept := {code: value for code, value in row.items() if value is not None}:
            rows.append(kept)
    return rows or None


def _row_numbers(name: str, *, post: QueryDict) -> list[int]:
    places = [
        given.removeprefix(f"{name}.").partition(".")[0] for given in post if given.startswith(f"{name}.")
    ]
    numbers = {int(place) for place in places if place.isascii() and place.isdecimal() and len(place) < 4}
    return sorted(numbers)[:MOST_ROWS]
