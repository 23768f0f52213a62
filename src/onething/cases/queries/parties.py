"""Whom a case is about, as far as a matter of it asks."""

from collections.abc import Iterator
from typing import Any

from onething.cases.queries.scoping import scope_cases
from onething.cases.reading import get_plan, get_values
from onething.kernel.viewer import Viewer


def list_named(viewer: Viewer, *, number: str, unit: str, matter: str) -> frozenset[str] | None:
    """Return every text in the fields that a matter asks, for its unit (code) in the case of this number; None: no such step.

    Whose number is not among them is nobody whom this unit decides about here (个人信息保护法 art. 6: least data).
    """
    steps = {"steps__unit__code": unit, "steps__matter_code": matter}
    case = scope_cases(viewer).filter(number=number, **steps).first()
    if case is None:
        return None
    values = get_values(case)
    asked = [values.get(one.key) for one in get_plan(case).form if matter in one.asked_by]
    return frozenset(_list_texts(asked))


def _list_texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _list_texts(one)
