"""What a schema cannot see in questions: answers that no kind of question takes, conditions on questions that are not there."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from onething.catalogue import words
from onething.catalogue.contracts import PackageFault, QuestionKind
from onething.catalogue.rules.documents import point
from onething.catalogue.rules.index import ThingNames, check_condition
from onething.catalogue.rules.raw import Raw, get_text, list_records

ENDS = ("at_least", "below")
NUMBER = re.compile(r"\s*[+-]?\d+\s*")


def check_kinds(thing: Any, *, names: ThingNames, file: str) -> Iterator[PackageFault]:
    """Yield the questions whose kind, condition or ranges do not fit each other."""
    for at, question in list_records(thing, key="situations", at=""):
        text, place = get_text(question, key="only_when"), point(at, key="only_when")
        yield from check_condition(text, names=names, file=file, place=place)
        kind, is_multi = get_text(question, key="kind"), question.get("multi") is True
        if kind is not None and (kind == QuestionKind.MULTIPLE) != is_multi:
            yield PackageFault(file, point(at, key="kind"), words.KIND_AGAINST_MULTI)
        for place, option in list_records(question, key="options", at=at):
            yield from _check_ends(option, kind=kind, at=place, file=file)
            yield from _check_value(option, kind=kind, at=place, file=file)


def _check_ends(option: Raw, *, kind: str | None, at: str, file: str) -> Iterator[PackageFault]:
    for key in ENDS:
        end, place = option.get(key), point(at, key=key)
        if end is None:
            continue
        if kind == QuestionKind.NUMBER and not isinstance(end, int):
            yield PackageFault(file, place, words.END_NO_NUMBER)
        elif kind == QuestionKind.DATE and not _is_day(end):
            yield PackageFault(file, place, words.END_NO_DAY)
        elif kind not in (QuestionKind.NUMBER, QuestionKind.DATE):
            yield PackageFault(file, place, words.END_WITHOUT_KIND)


def _check_value(option: Raw, *, kind: str | None, at: str, file: str) -> Iterator[PackageFault]:
    """A typed answer is read as a number or a day first: no option's value may be one."""
    value = get_text(option, key="value") or ""
    is_number = kind == QuestionKind.NUMBER and NUMBER.fullmatch(value)
    if is_number or (kind == QuestionKind.DATE and _is_day(value)):
        yield PackageFault(file, point(at, key="value"), words.VALUE_LIKE_ANSWER.format(value=value))


def _is_day(end: object) -> bool:
    try:
        return isinstance(end, str) and date.fromisoformat(end).isoformat() == end
    except ValueError:
        return False
