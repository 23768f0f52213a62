"""Fields of a part as pieces of the look: each says beside it what the law or the standard wants."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from onething.catalogue.part_fields.shapes import PartField, PartSection, Shape
from onething.desk.studio import words
from onething.look.contracts import Button, ButtonKind, Choice, Field, FieldGroup, FieldKind, FieldRows

Piece = Field | FieldGroup | FieldRows
KINDS = {
    Shape.LONG_TEXT: FieldKind.LONG_TEXT, Shape.TEXTS: FieldKind.LONG_TEXT, Shape.PAIRS: FieldKind.LONG_TEXT,
    Shape.FLAG: FieldKind.CHECKBOX, Shape.DAY: FieldKind.DATE, Shape.CHOICES: FieldKind.CHECKBOXES,
    Shape.MATTERS: FieldKind.CHECKBOXES, Shape.MATTER_CODES: FieldKind.CHECKBOXES, Shape.CHOICE: FieldKind.SELECT,
    Shape.YES_NO: FieldKind.SELECT, Shape.CONDITION: FieldKind.SELECT, Shape.UNIT: FieldKind.SELECT,
    Shape.QUESTION: FieldKind.SELECT,
}  # fmt: skip
YES_NO = (("true", "是"), ("false", "否"))


@dataclass(frozen=True)
class Offers:
    """What a draft offers to choose from: its matters, answers and questions, the departments. `own` is the part's matter."""

    matters: tuple[tuple[str, str], ...]
    codes: tuple[tuple[str, str], ...]
    answers: tuple[tuple[str, str], ...]
    questions: tuple[tuple[str, str], ...]
    units: tuple[tuple[str, str], ...]
    own: str = ""


@dataclass(frozen=True)
class Typing:
    """What stands in the inputs, what is wrong with it, what others wrote meanwhile, how many blank rows stand where."""

    texts: Mapping[str, str]
    problems: Mapping[str, str]
    theirs: Mapping[str, str]
    rows: Mapping[str, int]
    read_only: bool
    is_new: bool


def gather_offers(
    content: Mapping[str, Any], *, units: Sequence[str], own: str = "", key: str = ""
) -> Offers:
    """Return what can be chosen in a part of this content; `own` is its matter, `key` its question."""
    thing = content["thing"]
    matters = [(one["id"], f"{one['id']} {one['name']}") for one in thing["matters"]]
    others = [one for one in thing["situations"] if one["key"] != key]
    return Offers(
        matters=tuple(one for one in matters if one[0] != own),
        codes=tuple((f"{thing['code']}/{number}", label) for number, label in matters),
        answers=tuple(
            (
                f"{one['key']}{'~' if one['multi'] else '='}{option['value']}",
                f"{one['question']} → {option['label']}",
            )
            for one in others
            for option in one["options"]
        ),
        questions=tuple((one["key"], one["question"]) for one in thing["situations"]),
        units=tuple((name, name) for name in units),
        own=own,
    )


def show_section(section: PartSection, *, typing: Typing, offers: Offers, prefix: str) -> tuple[Piece, ...]:
    """Return the pieces of a section."""
    return tuple(_show(one, typing=typing, offers=offers, prefix=prefix) for one in section.fields)


def _show(one: PartField, *, typing: Typing, offers: Offers, prefix: str) -> Piece:
    name = prefix + one.key
    if one.shape is Shape.GROUP:
        return FieldGroup(
            legend=one.label,
            fields=tuple(
                _show_input(replace(each, needed=False), typing=typing, offers=offers, prefix=f"{name}.")
                for each in one.columns
            ),
            anchor=f"id_{name}",
            hint=_hint(one),
            error=typing.problems.get(name, ""),
            required=one.is_required,
        )
    if one.shape in (Shape.ROWS, Shape.KEYED):
        return _show_rows(one, typing=typing, offers=offers, name=name)
    return _show_input(one, typing=typing, offers=offers, prefix=prefix)


def _show_rows(one: PartField, *, typing: Typing, offers: Offers, name: str) -> FieldRows:
    filled = {rest.partition(".")[0] for key in typing.texts if (rest := key.removeprefix(f"{name}.")) != key}
    count = max((int(number) + 1 for number in filled if number.isdecimal()), default=0)
    shown = count + typing.rows.get(name, 0)
    return FieldRows(
        legend=one.label,
        rows=tuple(
            tuple(
                _show(each, typing=typing, offers=offers, prefix=f"{name}.{number}.") for each in one.columns
            )
            for number in range(shown)
        ),
        anchor=f"id_{name}",
        add=Button(word=words.ADD_ROW, kind=ButtonKind.QUIET, name="verb", value=f"add:{name}"),
        hint=_hint(one),
        error=typing.problems.get(name, ""),
        required=one.is_required,
    )


def _show_input(one: PartField, *, typing: Typing, offers: Offers, prefix: str) -> Field:
    name = prefix + one.key
    text = typing.texts.get(name, one.default or "")
    kind = KINDS.get(one.shape, FieldKind.TEXT)
    chosen = set(text.split("\n")) if text else set()
    theirs, choices = typing.theirs.get(name), _choices(one, offers=offers, chosen=chosen)
    return Field(
        name=name,
        label=one.label,
        kind=kind,
        value="" if kind is FieldKind.CHECKBOXES else text,
        hint=_hint(one),
        source=words.THEIRS.format(text=_say(theirs, choices=choices)) if theirs is not None else "",
        error=typing.problems.get(name, ""),
        choices=tuple(Choice(value, label, is_chosen=value in chosen) for value, label in choices),
        required=one.is_required,
        unit=one.unit,
        inputmode="numeric" if one.shape is Shape.INTEGER else "",
        max_length=one.longest if kind in (FieldKind.TEXT, FieldKind.LONG_TEXT) else None,
        read_only=typing.read_only or (one.fixed and not typing.is_new),
    )


def _say(text: str, *, choices: Sequence[tuple[str, str]]) -> str:
    """What somebody else wrote, as this page calls it."""
    labels = dict(choices) | dict(YES_NO)
    return "、".join(labels.get(line, line) for line in text.split("\n")) or words.NOTHING


def _choices(one: PartField, *, offers: Offers, chosen: set[str]) -> tuple[tuple[str, str], ...]:
    """What is offered, and what was chosen although nothing offers it (any more)."""
    offered = {
        Shape.YES_NO: YES_NO, Shape.CONDITION: offers.answers, Shape.UNIT: offers.units, Shape.MATTERS: offers.matters,
        Shape.MATTER_CODES: offers.codes, Shape.QUESTION: offers.questions,
    }.get(one.shape, one.choices)  # fmt: skip
    if one.shape not in KINDS or KINDS[one.shape] not in (FieldKind.SELECT, FieldKind.CHECKBOXES):
        return ()
    known = {value for value, _label in offered}
    return (*offered, *((value, value) for value in sorted(chosen - known)))


def _hint(one: PartField) -> str:
    said = [
        words.NEEDED if one.is_required else "",
        one.wants,
    ]
    if one.suggestions:
        said.append(words.SUGGESTED.format(words="、".join(one.suggestions)))
    return "".join(said) + (f"〔{one.standard}〕" if one.standard else "")
