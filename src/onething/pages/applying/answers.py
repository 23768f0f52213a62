"""Answers in an address: they work signed out, without scripts, and can be sent to somebody."""

from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from onething.catalogue.contracts import Thing

AT, FROM, NEXT, END = "_at", "_from", "next", "end"


def read_answers(sent: QueryDict, *, thing: Thing) -> dict[str, Any]:
    """Return what was answered: a value, or a list for a question with several. An empty several is an answer."""
    answers: dict[str, Any] = {}
    for question in thing.questions:
        values = [value for value in sent.getlist(question.key) if value]
        if question.multi and question.key in sent:
            answers[question.key] = values
        elif values:
            answers[question.key] = values[0] if len(values) == 1 else values
    return answers


def list_pairs(answers: dict[str, Any], *, without: str = "") -> list[tuple[str, str]]:
    """Return the answers as name and value, for hidden fields and addresses."""
    pairs = []
    for key, value in answers.items():
        if key != without:
            pairs += [(key, one) for one in (value or [""])] if isinstance(value, list) else [(key, value)]
    return pairs


def write_query(answers: dict[str, Any], **more: str) -> str:
    """Return the answers as a query string with its question mark."""
    pairs = list_pairs(answers) + list(more.items())
    return "?" + urlencode(pairs) if pairs else ""
