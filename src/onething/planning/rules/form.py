"""The one form: the fields of all included matters merged by (role, data element), each filled where it can be."""

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from onething.catalogue.contracts import Element, ElementType, FormField, Matter
from onething.planning.contracts import Answers, PlannedField
from onething.planning.rules.answers import Read, holds
from onething.planning.rules.narrowing import Asking, narrow, say_strictest
from onething.planning.rules.waves import Order

SUBJECT = "subject"
ROLES = (
    "co_applicant",
    "legal_rep",
    "applicant",
    "agent",
    "seller",
    "buyer",
    "child",
    "mother",
    "father",
    "guardian",
    "mortgagee",
    "employer",
    "organizer",
    "student",
    "deceased",
)
APPLICATION_DATE = "application_date"
GIVEN_TYPES = frozenset({ElementType.INTEGER, ElementType.DECIMAL, ElementType.MONEY, ElementType.DATE})


@lru_cache(maxsize=4096)
def find_role(element: str) -> str:
    """Return the role that an element's code spells in front (legal_rep_name → legal_rep), else "subject"."""
    return next((role for role in ROLES if element == role or element.startswith(f"{role}_")), SUBJECT)


def list_active_fields(matter: Matter, *, answers: Answers) -> list[FormField]:
    """Return the fields of a matter's own form whose condition holds."""
    return [field for field in matter.form.fields if holds(field.only_when, answers=answers)]


def merge_form(
    matters: Sequence[Matter],
    *,
    elements: Mapping[str, Element],
    read: Read,
    order: Order,
    sources: Collection[str] = (),
) -> tuple[PlannedField, ...]:
    """Return the one form: each (role, element) once, in the order of the matters and of their forms.

    A matter does not ask for what its own result produces. `sources` are the shared sources that can be read now. Where
    forms ask the same under different rules the strictest hold.
    """
    asked: dict[tuple[str, str], list[Asking]] = {}
    for matter in matters:
        for field in list_active_fields(matter, answers=read.chosen):
            if matter.code not in elements[field.element].produced_by:
                key = (field.role or find_role(field.element), field.element)
                asked.setdefault(key, []).append((matter, field))
    return tuple(
        _merge(
            role,
            askings,
            elements=elements,
            read=read,
            filled_from=_find_filling(
                elements[code], askings=askings, read=read, order=order, sources=sources
            ),
        )
        for (role, code), askings in asked.items()
    )


def _merge(
    role: str,
    askings: list[Asking],
    *,
    elements: Mapping[str, Element],
    read: Read,
    filled_from: str | None,
) -> PlannedField:
    element = elements[askings[0][1].element]
    definition = narrow(element, askings=askings)
    return PlannedField(
        key=element.code if role == find_role(element.code) else f"{role}.{element.code}",
        role=role,
        element=element.code,
        label=element.label,
        asked_by=tuple(dict.fromkeys(matter.code for matter, _ in askings)),
        filled_from=filled_from,
        required=any(field.required for _, field in askings),
        labels={matter.code: field.label_on_form for matter, field in askings if field.label_on_form},
        definition=definition,
        columns=tuple(elements[column] for column in element.columns),
        value=_find_answer(element, read=read),
        strictest=say_strictest(element, askings=askings, narrowed=definition),
    )


def _find_filling(
    element: Element,
    *,
    askings: list[Asking],
    read: Read,
    order: Order,
    sources: Collection[str],
) -> str | None:
    """Say where the value comes from; None means that the applicant is asked. The first that applies wins."""
    if _find_answer(element, read=read) is not None:
        return f"answer:{element.situation_key}"
    producer = _find_producer(element, askers={matter.code for matter, _ in askings}, order=order)
    if producer is not None:
        return f"result:{producer}"
    if element.shared_source is not None and element.shared_source in sources:
        return f"source:{element.shared_source}"
    return f"system:{APPLICATION_DATE}" if element.code == APPLICATION_DATE else None


def _find_answer(element: Element, *, read: Read) -> bool | int | str | tuple[str, ...] | None:
    """Return the value that an answered question gives to an element, when the element can take it."""
    key = element.situation_key or ""
    if key in read.given and element.type in GIVEN_TYPES and _is_same_unit(element, unit=read.units[key]):
        return _convert(read.given[key], kind=element.type)
    given = read.chosen.get(key, ())
    if element.situation_value and element.type is ElementType.BOOLEAN:
        return element.situation_value in given if key in read.chosen else None
    if not given:
        return None
    if element.type is ElementType.BOOLEAN:
        return given[0] == "true" if len(given) == 1 and given[0] in ("true", "false") else None
    if not set(given) <= {choice.value for choice in element.choices}:
        return None
    if element.type is ElementType.MULTI_CHOICE:
        return given
    return given[0] if len(given) == 1 else None


def _is_same_unit(element: Element, *, unit: str | None) -> bool:
    """Whether a number in this unit is the element's number: nothing is converted (万元 is not 元)."""
    return None in (element.unit, unit) or element.unit == unit


def _convert(given: str, *, kind: ElementType) -> int | str | None:
    """Return a number or a day that was given in the spelling of the element's type; None when it is the other."""
    is_day = "-" in given[1:]
    if is_day != (kind is ElementType.DATE):
        return None
    return int(given) if kind is ElementType.INTEGER else given


def _find_producer(element: Element, *, askers: Collection[str], order: Order) -> str | None:
    """Return the included matter whose result gives the value, or None when somebody needs it before that.

    The applicant cannot know what a step of the same case is still to make, so a matter that comes after the producer, or
    beside it, gets the result. Only where an asker must be decided *before* the producer does the value have to exist
    already: then it is asked, once, for all.
    """
    producers = [code for code in element.produced_by if code in order.waves]
    if not producers:
        return None
    producer = min(producers, key=lambda code: (order.waves[code], code))
    return None if order.ancestors[producer] & set(askers) else producer
