"""Where a place in a thing (as the lint and the checks name it) is edited: the page of its part and the field on it."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import quote
from uuid import UUID

Content = Mapping[str, Any]


def entry_address(entry_id: UUID) -> str:
    """Return the address of an entry's page; its parts stand below it."""
    return f"/desk/studio/entries/{entry_id}/"


def part_address(entry_id: UUID, *names: str | int) -> str:
    """Return the address of a part: ("matters", "M01", "materials", 3)."""
    return entry_address(entry_id) + "".join(f"{quote(str(name), safe='')}/" for name in names)


def find_address(content: Content, *, place: str, entry_id: UUID) -> str:
    """Return the address, with the field's anchor, of a place of the lint ("/matters/M02/statutory_days")."""
    kind, _, rest = place.removeprefix("/").partition("/")
    name, _, inside = rest.partition("/")
    if kind == "matters" and name:
        return _in_matter(content, matter=name, inside=inside, entry_id=entry_id)
    if kind == "situations" and name:
        return _in_question(content, key=name, inside=inside, entry_id=entry_id)
    if kind in ("matters", "situations") or not kind:
        return f"{entry_address(entry_id)}#parts"
    return part_address(entry_id, "thing") + _anchor(kind)


def _in_matter(content: Content, *, matter: str, inside: str, entry_id: UUID) -> str:
    key, _, name = inside.partition("/")
    if key == "materials" and name:
        index = _index(_materials(content, matter=matter), key="name", value=name)
        return part_address(entry_id, "matters", matter, "materials", index)
    if key == "form" and name:
        index = _index(_fields(content, matter=matter), key="element", value=name)
        return part_address(entry_id, "matters", matter, "fields", index)
    return part_address(entry_id, "matters", matter) + _anchor(key)


def _in_question(content: Content, *, key: str, inside: str, entry_id: UUID) -> str:
    page = part_address(entry_id, "questions", key)
    if not inside or inside == "only_when":
        return page + _anchor(inside)
    value, _, field = inside.partition("/")
    question: Mapping[str, Any] = next(
        (one for one in content["thing"]["situations"] if one["key"] == key), {"options": []}
    )
    index = _index(question["options"], key="value", value=value)
    return page + _anchor(f"options.{index - 1}.{field.partition('/')[0] or 'label'}")


def _materials(content: Content, *, matter: str) -> Sequence[Mapping[str, Any]]:
    found: Mapping[str, Any] = next(
        (one for one in content["thing"]["matters"] if one["id"] == matter), {"materials": []}
    )
    materials: Sequence[Mapping[str, Any]] = found["materials"]
    return materials


def _fields(content: Content, *, matter: str) -> Sequence[Mapping[str, Any]]:
    form = content["forms"].get(f"{content['thing']['code']}/{matter}", {"fields": []})
    fields: Sequence[Mapping[str, Any]] = form["fields"]
    return fields


def _index(rows: Sequence[Mapping[str, Any]], *, key: str, value: str) -> int:
    """The place in a list from 1; the first where nothing is called so (any more)."""
    return next((number for number, row in enumerate(rows, 1) if row[key].strip() == value.strip()), 1)


def _anchor(key: str) -> str:
    return f"#id_{key}" if key else ""
