"""One field of the one form as an input: its kind by the type of its data element."""

from collections.abc import Mapping, Sequence
from typing import Any

from onething.look.contracts import Button, ButtonKind, Choice, Field, FieldGroup, FieldKind, FieldRows
from onething.pages.form_values import show_value
from onething.pages.showing import words

KINDS = {
    "long_text": FieldKind.LONG_TEXT,
    "date": FieldKind.DATE,
    "mobile": FieldKind.PHONE,
    "email": FieldKind.EMAIL,
    "multi_choice": FieldKind.CHECKBOXES,
}
NUMERIC = {
    "integer": "numeric",
    "decimal": "decimal",
    "money": "decimal",
    "mobile": "numeric",
    "postcode": "numeric",
}
PERSON_PARTS = ("name", "id_number", "mobile")
MOST_RADIOS = 5
LONGEST = {"mobile": 20, "citizen_id": 22, "uscc": 22, "postcode": 8}
YES_NO = (("true", words.YES), ("false", words.NO))


def make_field(
    raw: Mapping[str, Any], *, value: Any, error: str, asked_by: tuple[str, ...]
) -> Field | FieldGroup | FieldRows:
    """Return the input of one field of a plan's form with what was typed (lawful or not)."""
    name = f"form.{raw['key']}"
    if raw["filled_from"] is not None:
        return _make_filled(raw, value=value, name=name, asked_by=asked_by)
    if raw["type"] == "person":
        return _make_person(raw, value=value, name=name, error=error, asked_by=asked_by)
    if raw["type"] == "table":
        return _make_rows(raw, value=value, name=name, error=error, asked_by=asked_by)
    return _make_input(raw, value=value, name=name, error=error, asked_by=asked_by, required=raw["required"])


def _make_input(
    raw: Mapping[str, Any],
    *,
    value: Any,
    name: str,
    required: bool,
    error: str = "",
    asked_by: tuple[str, ...] = (),
) -> Field:
    chosen = _typed(value)
    return Field(
        name=name,
        label=raw["label"],
        kind=_kind(raw),
        value=chosen[0] if len(chosen) == 1 else "",
        hint=words.HINTS.get(raw["type"], ""),
        asked_by=asked_by,
        error=error,
        choices=tuple(
            Choice(value=code, label=label, is_chosen=code in chosen) for code, label in _choices(raw)
        ),
        required=required,
        unit=raw.get("unit") or "",
        inputmode=NUMERIC.get(raw["type"], ""),
        max_length=LONGEST.get(raw["type"]),
    )


def _kind(raw: Mapping[str, Any]) -> FieldKind:
    if raw["type"] == "boolean":
        return FieldKind.CHECKBOX if raw["element"].endswith("_commitment") else FieldKind.RADIO
    if raw["type"] == "choice":
        return FieldKind.RADIO if len(raw["choices"]) <= MOST_RADIOS else FieldKind.SELECT
    return KINDS.get(raw["type"], FieldKind.TEXT)


def _choices(raw: Mapping[str, Any]) -> Sequence[Sequence[str]]:
    return YES_NO if raw["type"] == "boolean" else raw.get("choices") or ()


def _typed(value: Any) -> tuple[str, ...]:
    if isinstance(value, bool):
        return ("true" if value else "false",)
    if isinstance(value, list):
        return tuple(str(one) for one in value)
    return () if value is None else (str(value),)


def _make_filled(raw: Mapping[str, Any], *, value: Any, name: str, asked_by: tuple[str, ...]) -> Field:
    kind, _, source = raw["filled_from"].partition(":")
    known = raw["value"] if value is None else value
    return Field(
        name=name,
        label=raw["label"],
        value=show_value(raw, known) if known is not None else words.FILLED_LATER.get(kind, ""),
        source=words.FILLED_FROM.get(kind, "").format(source=source),
        asked_by=asked_by,
        read_only=True,
    )


def _make_person(
    raw: Mapping[str, Any], *, value: Any, name: str, error: str, asked_by: tuple[str, ...]
) -> FieldGroup:
    typed = value if isinstance(value, dict) else {}
    types = {"name": "text", "id_number": "citizen_id", "mobile": "mobile"}
    fields = tuple(
        _make_input(
            {"label": words.PERSON[part], "type": types[part], "element": part},
            value=typed.get(part),
            name=f"{name}.{part}",
            required=raw["required"],
        )
        for part in PERSON_PARTS
    )
    return FieldGroup(
        legend=raw["label"], fields=fields, anchor=f"id_{name}", asked_by=asked_by, error=error,
        required=raw["required"],
    )  # fmt: skip


def _make_rows(
    raw: Mapping[str, Any], *, value: Any, name: str, error: str, asked_by: tuple[str, ...]
) -> FieldRows:
    typed = [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []
    rows = tuple(
        tuple(
            _make_input(
                column,
                value=row.get(column["element"]),
                name=f"{name}.{index}.{column['element']}",
                required=False,
            )
            for column in raw["columns"]
        )
        for index, row in enumerate([*typed, {}])
    )
    add = Button(word=words.ADD_ROW, kind=ButtonKind.QUIET, name="add_row", value=raw["key"])
    return FieldRows(
        legend=raw["label"], rows=rows, anchor=f"id_{name}", add=add, asked_by=asked_by, error=error,
        required=raw["required"],
    )  # fmt: skip
