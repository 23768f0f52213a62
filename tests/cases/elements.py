"""Data elements for the tests of values: the demonstration catalogue's, and small ones of any type."""

from functools import cache

from onething.catalogue.contracts import Choice, Element, ElementType, PublishedThing
from onething.catalogue.queries import read_package
from onething.journey.demonstration import catalogue_folder
from onething.kernel.viewer import SYSTEM
from onething.planning.contracts import PlannedField

CHOICES = (Choice("a", "甲"), Choice("b", "乙"))


@cache
def restaurant() -> PublishedThing:
    """Return the thing of the demonstration catalogue, read without a database."""
    found = read_package(SYSTEM, path=catalogue_folder()).find_thing("YJS-002")
    assert found is not None
    return found


def make_element(kind: ElementType, *, code: str = "item", **constraints) -> Element:
    """Return an element of a type, with two choices where it has any."""
    choices = CHOICES if kind in (ElementType.CHOICE, ElementType.MULTI_CHOICE) else ()
    return Element(code=code, label="栏目", type=kind, **{"choices": choices, **constraints})


def make_field(element: Element, *, required: bool = False, filled_from: str | None = None) -> PlannedField:
    """Return the line of the one form that asks an element."""
    known = restaurant().elements
    return PlannedField(
        key=element.code,
        role="subject",
        element=element.code,
        label=element.label,
        asked_by=("YJS-002/M01",),
        filled_from=filled_from,
        required=required,
        labels={},
        definition=element,
        columns=tuple(known[code] for code in element.columns),
    )


def ask(*codes: str, required: bool = False) -> list[PlannedField]:
    """Return lines that ask elements of the demonstration catalogue."""
    return [make_field(restaurant().elements[code], required=required) for code in codes]
