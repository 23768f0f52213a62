"""Visits of departments to the place: those of one wave are made together, once."""

from collections.abc import Sequence

from onething.catalogue.contracts import Matter, Place
from onething.planning.contracts import SiteVisit
from onething.planning.rules.waves import Order


def list_site_visits(matters: Sequence[Matter], *, order: Order) -> tuple[SiteVisit, ...]:
    """Return the visits, wave by wave, each with the matters (codes in order) that it serves.

    A step of a later wave has not begun while an earlier one is decided, so visits of different waves stay apart; a body
    outside comes when it comes.
    """
    visiting = [matter for matter in matters if matter.site_visit and matter.place is Place.HERE]
    by_wave: dict[int, list[str]] = {}
    for matter in visiting:
        by_wave.setdefault(order.waves[matter.code], []).append(matter.code)
    return tuple(SiteVisit(wave, tuple(sorted(by_wave[wave]))) for wave in sorted(by_wave))
