"""What narrows a search: for whom, at which stage of life, which department, where it is decided, whether it goes online."""

from collections.abc import Mapping, Sequence

from django.utils.http import urlencode

from onething.catalogue.contracts import Audience, Place, SearchFilters
from onething.look.contracts import Choice, Field, FieldKind, NavLink
from onething.portal import words

NAMES = ("audience", "event", "department", "place", "online")
LONGEST = 100


def read_filters(asked: Mapping[str, str]) -> SearchFilters:
    """Return what the address asks for; what it asks wrongly is not asked."""
    audience, place, online = (asked.get(name, "") for name in ("audience", "place", "online"))
    return SearchFilters(
        audience=Audience(audience) if audience in set(Audience) else None,
        department=asked.get("department", "")[:LONGEST] or None,
        life_event=asked.get("event", "")[:LONGEST] or None,
        place=Place(place) if place in set(Place) else None,
        is_online={"1": True, "0": False}.get(online),
    )


def list_filter_fields(
    asked: Mapping[str, str], *, events: Sequence[str], departments: Sequence[str]
) -> tuple[Field, ...]:
    """Return the fields of the filters with what is chosen."""
    offered = (
        ("audience", words.FOR_WHOM, words.AUDIENCES),
        ("event", words.STAGE, tuple((one, one) for one in events)),
        ("department", words.UNIT_LABEL, tuple((one, one) for one in departments)),
        ("place", words.DECIDED_WHERE, words.DECIDED_PLACES),
        ("online", words.GOES_ONLINE, words.ONLINE_CHOICES),
    )
    return tuple(
        Field(
            name=name,
            label=label,
            kind=FieldKind.SELECT,
            value=asked.get(name, ""),
            choices=tuple(Choice(value, said) for value, said in choices),
            required=False,
        )
        for name, label, choices in offered
    )


def list_event_links(events: Sequence[str], *, chosen: str) -> tuple[NavLink, ...]:
    """Return the life events as links of the first page."""
    return tuple(
        NavLink(one, href=f"/?{urlencode({'event': one})}", is_current=one == chosen) for one in events
    )
