"""One line of the one form as inputs: a field, or a group of them for a person and for the rows of a table."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from onething.look.contracts import Button, ButtonKind, Choice, Field, FieldKind
from onething.portal import words
from onething.portal.showing.sections import PROMISE

FEW_CHOICES = 5
KINDS = {
    "long_text": FieldKind.LONG_TEXT,
    "date": FieldKind.DATE,
    "email": FieldKind.EMAIL,
    "mobile": FieldKind.PHONE,
    "multi_choice": FieldKind.CHECKBOXES,
    "boolean": FieldKind.RADIO,
}
INPUT_MODES = {
    "integer": "numeric",
    "decimal": "decimal",
    "money": "decimal",
    "mobile": "numeric",
    "postcode": "numeric",
}


@dataclass(frozen=True)
class Group:
    """Several inputs that are one value. `add` saves and comes back with one more row."""

    label: str
    anchor: str
    rows: tuple[tuple[Field, ...], ...]
    about: Field
    add: Button | None = None
    error: str = ""


@dataclass(frozen=True)
class Entry:
    """One line of the form: `place` is what problems call it."""

    place: str
    anchor: str
    field: Field | None = None
    group: Group | None = None


def name_of(key: str) -> str:
    """Return the name of a field's input."""
    return f"f.{key}"


def entry_of(
    field: Mapping[str, Any],
    *,
    value: Any,
    departments: Mapping[str, str],
    error: str = "",
    more: bool = False,
) -> Entry:
    """Return the inputs for a field of the plan with what was typed; `more` adds an empty row to a table."""
    place, name = f"form.{field['key']}", name_of(field["key"])
    about = _about(field, name=name, departments=departments, error=error)
    if field["type"] == "person":
        rows: tuple[tuple[Field, ...], ...] = (_person(field, name=name, value=value),)
        group = Group(label=field["label"], anchor=about.anchor, rows=rows, about=about, error=error)
        return Entry(place=place, anchor=about.anchor, group=group)
    if field["type"] == "table":
        return Entry(
            place=place, anchor=about.anchor, group=_table(field, about=about, value=value, more=more)
        )
    return Entry(place=place, anchor=about.anchor, field=_fill(about, definition=field, value=value))


def _about(field: Mapping[str, Any], *, name: str, departments: Mapping[str, str], error: str) -> Field:
    return Field(
        name=name,
        label=field["label"],
        place=f"form.{field['key']}",
        asked_by=tuple(dict.fromkeys(departments.get(code, code) for code in field["asked_by"])),
        hint=_hint(field, departments=departments),
        required=field["required"],
        error=error,
    )


def _hint(field: Mapping[str, Any], *, departments: Mapping[str, str]) -> str:
    others = {
        words.CALLED.format(department=departments.get(code, code), label=label): None
        for code, label in field.get("labels", {}).items()
        if label and label != field["label"]
    }
    return "；".join(others)


def _fill(about: Field, *, definition: Mapping[str, Any], value: Any) -> Field:
    kind = _kind(definition)
    given = value if isinstance(value, list) else [_as_text(value)]
    return replace(
        about,
        kind=kind,
        value="" if kind is FieldKind.CHECKBOXES else _as_text(value),
        choices=tuple(Choice(code, label, is_chosen=code in given) for code, label in _choices(definition)),
        unit=definition.get("unit") or "",
        inputmode=INPUT_MODES.get(definition["type"], ""),
    )


def _kind(definition: Mapping[str, Any]) -> FieldKind:
    if definition.get("element") == PROMISE:
        return FieldKind.CHECKBOX
    if definition["type"] == "choice":
        return FieldKind.RADIO if len(definition.get("choices", ())) <= FEW_CHOICES else FieldKind.SELECT
    return KINDS.get(definition["type"], FieldKind.TEXT)


def _choices(definition: Mapping[str, Any]) -> list[tuple[str, str]]:
    if definition["type"] == "boolean":
        return list(words.YES_NO)
    return [(code, label) for code, label in definition.get("choices") or ()]


def _as_text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _person(field: Mapping[str, Any], *, name: str, value: Any) -> tuple[Field, ...]:
    given = value if isinstance(value, dict) else {}
    return tuple(
        Field(name=f"{name}.{part}", label=label, value=_as_text(given.get(part)), required=field["required"])
        for part, label in words.PERSON_PARTS
    )


def _table(field: Mapping[str, Any], *, about: Field, value: Any, more: bool) -> Group:
    rows = list(value) if isinstance(value, list) else []
    if more or not rows:
        rows.append({})
    return Group(
        label=field["label"],
        anchor=about.anchor,
        rows=tuple(_row(field, name=about.name, index=index, row=row) for index, row in enumerate(rows)),
        about=replace(about, hint=about.hint or words.ROW_HINT),
        add=Button(word=words.ADD_ROW, name="add_row", value=field["key"], kind=ButtonKind.QUIET),
        error=about.error,
    )


def _row(field: Mapping[str, Any], *, name: str, index: int, row: Any) -> tuple[Field, ...]:
    given = row if isinstance(row, dict) else {}
    return tuple(
        _fill(
            Field(name=f"{name}.{index}.{column['element']}", label=column["label"]),
            definition=column,
            value=given.get(column["element"]),
        )
        for column in field["columns"]
    )
