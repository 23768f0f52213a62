"""The one form in sections: what several departments ask, the people, what each matter asks alone, the promise."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onething.pages.applying import words

SUBJECT = "subject"
PROMISE = "truth_commitment"
ASKED_OF_ALL, PEOPLE, PROMISED = "shared", "people", "promise"


@dataclass(frozen=True)
class Section:
    """A part of the one form. `asked` are the fields (of the plan's JSON) to be typed, `filled` those that fill themselves."""

    number: int
    title: str
    asked: tuple[Mapping[str, Any], ...]
    filled: tuple[Mapping[str, Any], ...]


def list_sections(plan: Mapping[str, Any], *, only: Collection[str] | None = None) -> list[Section]:
    """Return the sections that ask something; with `only`, just these field keys (a correction's)."""
    grouped: dict[str, list[Mapping[str, Any]]] = {ASKED_OF_ALL: [], PEOPLE: []}
    for field in plan["form"]:
        if only is None or field["key"] in only:
            grouped.setdefault(_home_of(field), []).append(field)
    promise = grouped.pop(PROMISED, None)
    ordered = [*grouped.items(), *([(PROMISED, promise)] if promise else [])]
    asking = [(name, fields) for name, fields in ordered if any(_is_asked(field) for field in fields)]
    return [
        _section(number, title=_title(name, fields=fields, plan=plan), fields=fields)
        for number, (name, fields) in enumerate(asking, start=1)
    ]


def pick_section(sections: Sequence[Section], *, number: str) -> Section:
    """Return the section of this number, else the first."""
    return next((one for one in sections if str(one.number) == number), sections[0])


def _section(number: int, *, title: str, fields: list[Mapping[str, Any]]) -> Section:
    return Section(
        number=number,
        title=title,
        asked=tuple(field for field in fields if _is_asked(field)),
        filled=tuple(field for field in fields if not _is_asked(field)),
    )


def _is_asked(field: Mapping[str, Any]) -> bool:
    return field["filled_from"] is None


def _home_of(field: Mapping[str, Any]) -> str:
    if field["element"] == PROMISE:
        return PROMISED
    if field["role"] != SUBJECT:
        return PEOPLE
    return ASKED_OF_ALL if len(field["asked_by"]) > 1 else str(field["asked_by"][0])


def _title(name: str, *, fields: list[Mapping[str, Any]], plan: Mapping[str, Any]) -> str:
    if name == PEOPLE:
        roles = dict.fromkeys(words.ROLES.get(field["role"], words.OTHER_ROLE) for field in fields)
        return words.LIST_COMMA.join(roles)
    names = {matter["code"]: matter["name"] for matter in plan["matters"]}
    fixed = {ASKED_OF_ALL: words.SHARED_SECTION, PROMISED: words.LAST_SECTION}
    return str(fixed.get(name) or names.get(name, name))
