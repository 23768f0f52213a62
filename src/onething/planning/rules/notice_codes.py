"""The code on a one-time notice (一次告知书): it reproduces the plan without anything being stored.

YJS-002.1.20260302.0100000-0.K = thing, version, day of the notice, one character a question in the order of the
publication ("-" unanswered, else base 36 of the option's place or, for several, of the set of places), check. A number or a
day that was given itself stands in full: N120, M5 (below zero), D20260302.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from onething.catalogue.contracts import Question, Thing
from onething.kernel.errors import Refusal
from onething.kernel.identifiers.check_characters import mod37_36_character
from onething.planning import words
from onething.planning.rules.answers import Read
from onething.planning.rules.ranges import RANGED

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_SEPARATOR = "~"
_GIVEN = ("N", "M", "D")


@dataclass(frozen=True)
class NoticeCode:
    """What a notice's code says: which version of which thing, of which day, and the marks of the answers."""

    thing: str
    version: int
    day: date
    marks: tuple[str, ...]


def write_code(thing: Thing, *, version: int, read: Read, day: date) -> str:
    """Return the code for these answers, with its ISO 7064 MOD 37,36 check character."""
    marks = _SEPARATOR.join(_mark(question, read=read) for question in thing.questions)
    body = f"{thing.code}.{version}.{day:%Y%m%d}.{marks}"
    return f"{body}.{_check(body)}"


def read_code(text: str) -> NoticeCode:
    """Return what a code says; refuses `planning.notice.code` for a mistyped one."""
    body, _, check = text.strip().upper().rpartition(".")
    parts = body.split(".")
    if len(parts) != 4 or not body.isascii() or _check(body) != check or not parts[1].isdigit():
        raise _refuse()
    try:
        day = date.fromisoformat(parts[2])
    except ValueError:
        raise _refuse() from None
    return NoticeCode(
        thing=parts[0], version=int(parts[1][:6]), day=day, marks=tuple(parts[3].split(_SEPARATOR))
    )


def read_marks(code: NoticeCode, *, thing: Thing) -> dict[str, Any]:
    """Return the answers that a code's marks spell for this version of the thing; refuses as `read_code`."""
    if len(code.marks) != len(thing.questions):
        raise _refuse()
    pairs = zip(thing.questions, code.marks, strict=True)
    return {question.key: _chosen(question, mark=mark) for question, mark in pairs if mark != "-"}


def _mark(question: Question, *, read: Read) -> str:
    chosen, given = read.chosen.get(question.key, ()), read.given.get(question.key)
    if given is not None:
        return _mark_given(given)
    places = [place for place, option in enumerate(question.options) if option.value in chosen]
    if not places:
        return "-"
    number = sum(1 << place for place in places) if question.multi else places[0]
    return _base36(number)


def _mark_given(given: str) -> str:
    """N120 a number, M5 one below zero, D20260302 a day: no option's place is written so, all of them end in digits."""
    if "-" in given[1:]:
        return "D" + given.replace("-", "")
    return "M" + given[1:] if given.startswith("-") else "N" + given


def _read_given(mark: str) -> str:
    spelled = mark[1:]
    if not (spelled.isascii() and spelled.isdigit() and len(spelled) < 16):
        raise _refuse()
    if mark[0] == "D":
        return f"{spelled[:4]}-{spelled[4:6]}-{spelled[6:]}"
    return f"-{spelled}" if mark[0] == "M" else spelled


def _chosen(question: Question, *, mark: str) -> str | list[str]:
    if question.kind in RANGED and mark[:1] in _GIVEN and len(mark) > 1:
        return _read_given(mark)
    try:
        number = int(mark, 36)
        if question.multi:
            return [option.value for place, option in enumerate(question.options) if number >> place & 1]
        return question.options[number].value
    except (ValueError, IndexError):
        raise _refuse() from None


def _base36(number: int) -> str:
    if number < 36:
        return _DIGITS[number]
    return _base36(number // 36) + _DIGITS[number % 36]


def _check(body: str) -> str:
    kept = "".join(char for char in body.upper() if char in _DIGITS)
    return mod37_36_character(kept + str(body.count("-"))) if kept else ""


def _refuse() -> Refusal:
    return Refusal("planning.notice.code", words.NOTICE_CODE, field="code", status=404)
