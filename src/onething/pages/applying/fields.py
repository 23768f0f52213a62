"""One line of the one form as a piece: a field, a person's group of them, or the rows of a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from onething.look.contracts import Button, ButtonKind, Choice, Field, FieldGroup, FieldKind, FieldRows
from onething.pages.applying import words
from onething.pages.applying.sections import PROMISE

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
LONGEST = {"mobile": 20, "citizen_id": 22, "uscc": 22, "postcode": 8}


@dataclass(frozen=True)
class Entry:
    """One line of the form: `place` is what problems call it."""

    place: str
    piece: Field | FieldGroup | FieldRows


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
    folded: bool = True,
) -> Entry:
    """Return the inputs for a field of the plan with what was typed; `more` adds an empty row to a table.

    `folded`: what the departments call it opens on tap; it would be one more stop for who works with the keyboard.
    """
    about = _about(field, departments=departments, error=error, folded=folded)
    if field["type"] == "person":
        return Entry(place=about.place, piece=_person(field, about=about, value=value))
    if field["type"] == "table":
        return Entry(place=about.place, piece=_table(field, about=about, value=value, more=more))
    return Entry(place=about.place, piece=_fill(about, definition=field, value=value))


def put_cursor(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the entries with the cursor in the first wrong one, else in the first."""
    wanted = next((one for one in entries if one.piece.error), entries[0] if entries else None)
    return tuple(replace(one, piece=_with_cursor(one.piece)) if one is wanted else one for one in entries)


def _with_cursor(piece: Field | FieldGroup | FieldRows) -> Field | FieldGroup | FieldRows:
    if isinstance(piece, Field):
        return replace(piece, has_cursor=True)
    if isinstance(piece, FieldGroup):
        first, *others = piece.fields
        return replace(piece, fields=(replace(first, has_cursor=True), *others))
    (head, *cells), *rows = piece.rows
    return replace(piece, rows=((_with_cursor(head), *cells), *rows))


def say_rule(definition: Mapping[str, Any]) -> str:
    """Return what a value must be like, in words: its kind's rule, an example of the pattern, the catalogue's hint."""
    example = definition.get("example")
    said = (
        words.HINTS.get(definition["type"], ""),
        words.EXAMPLE.format(example=example) if example else "",
        definition.get("hint") or "",
    )
    return "".join(said)


def _about(field: Mapping[str, Any], *, departments: Mapping[str, str], error: str, folded: bool) -> Field:
    rule, names = say_rule(field), _list_names(field, departments=departments)
    return Field(
        name=name_of(field["key"]),
        label=field["label"],
        place=f"form.{field['key']}",
        asked_by=tuple(dict.fromkeys(departments.get(code, code) for code in field["asked_by"])),
        hint=rule if folded or not names else f"{rule}{words.SEMICOLON.join(names)}。",
        folded=tuple(names) if folded else (),
        required=field["required"],
        error=error,
    )


def _list_names(field: Mapping[str, Any], *, departments: Mapping[str, str]) -> list[str]:
    """What the departments' own forms call the field, where they call it something else."""
    names = {
        words.CALLED.format(department=departments.get(code, code), label=label): None
        for code, label in field.get("labels", {}).items()
        if label and label != field["label"]
    }
    return list(names)


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
        max_length=LONGEST.get(definition["type"]),
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


def _person(field: Mapping[str, Any], *, about: Field, value: Any) -> FieldGroup:
    given = value if isinstance(value, dict) else {}
    fields = tuple(
        Field(
            name=f"{about.name}.{part}",
            label=label,
            value=_as_text(given.get(part)),
            required=field["required"],
        )
        for part, label in words.PERSON_PARTS
    )
    return FieldGroup(
        legend=about.label, fields=fields, anchor=about.anchor, hint=about.hint, folded=about.folded,
        asked_by=about.asked_by,
        error=about.error, required=about.required,
    )  # fmt: skip


def _table(field: Mapping[str, Any], *, about: Field, value: Any, more: bool) -> FieldRows:
    rows = list(value) if isinstance(value, list) else []
    if more or not rows:
        rows.append({})
    return FieldRows(
        legend=about.label,
        rows=tuple(_row(field, name=about.name, index=index, row=row) for index, row in enumerate(rows)),
        anchor=about.anchor,
        add=Button(word=words.ADD_ROW, name="add_row", value=field["key"], kind=ButtonKind.QUIET),
        hint=about.hint + words.ROW_HINT,
        folded=about.folded,
        asked_by=about.asked_by,
        error=about.error,
        required=about.required,
    )


def _row(field: Mapping[str, Any], *, name: str, index: int, row: Any) -> tuple[Field, ...]:
    given = row if isinstance(row, dict) else {}
    return tuple(
        _fill(
            Field(name=f"{name}.{index}.{column['element']}", label=column["label"], hint=say_rule(column)),
            definition=column,
            value=given.get(column["element"]),
        )
        for column in field["columns"]
    )
