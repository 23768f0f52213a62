"""What the one thing saves: before = the published matters one by one, after = this plan. Always computed."""

from collections.abc import Sequence

from onething.catalogue.contracts import Matter, Thing
from onething.planning import words
from onething.planning.contracts import Answers, PlannedField, PlannedMaterial, Saved, SiteVisit
from onething.planning.rules.form import list_active_fields
from onething.planning.rules.obtaining import Listing
from onething.planning.rules.promise import Promise


def count_saved(
    thing: Thing,
    *,
    matters: Sequence[Matter],
    answers: Answers,
    form: Sequence[PlannedField],
    listings: Sequence[Listing],
    materials: Sequence[PlannedMaterial],
    promise: Promise,
    site_visits: Sequence[SiteVisit] = (),
) -> Saved:
    """Return before and after of each figure; None for one without a source.

    Before counts every form, every field and every needed paper of each matter, repeats included, as if applied for one
    by one under the same answers. Nothing can come out negative: the plan is a part of what the matters publish.
    """
    forms = len(matters)
    fields = sum(len(list_active_fields(matter, answers=answers)) for matter in matters)
    labels = {}
    visits = _count_visits(thing, matters=matters, site_visits=site_visits)
    if visits is not None:
        labels["visits"] = tuple(_list_bases(thing, matters=matters, site_visits=site_visits))
    days = _count_days(promise)
    if days is not None and promise.because:
        labels["working_days"] = promise.because
    return Saved(
        forms=(forms, min(1, forms)),
        fields=(fields, sum(field.filled_from is None for field in form)),
        materials=(
            sum(listing.is_needed for listing in listings),
            sum(material.asked for material in materials),
        ),
        visits=visits,
        working_days=days,
        labels=labels,
    )


def _count_visits(
    thing: Thing, *, matters: Sequence[Matter], site_visits: Sequence[SiteVisit]
) -> tuple[int, int] | None:
    """Count visits in person and to the place; together they never take more than one by one."""
    known = [matter.visits for matter in matters if matter.visits is not None]
    if thing.visits is None or not known or len(known) < len(matters):
        return None
    apart = sum(len(visit.matters) for visit in site_visits)
    return sum(known) + apart, min(thing.visits, sum(known)) + len(site_visits)


def _list_bases(thing: Thing, *, matters: Sequence[Matter], site_visits: Sequence[SiteVisit]) -> list[str]:
    bases = {thing.visits_basis, *(matter.visits_basis for matter in matters)}
    names = {matter.code: matter.name for matter in matters}
    visited = [names[code] for visit in site_visits for code in visit.matters]
    said = [words.SITE_VISITS.format(matters=words.LIST_COMMA.join(visited))] if visited else []
    return sorted(basis for basis in bases if basis) + said


def _count_days(promise: Promise) -> tuple[int, int] | None:
    if promise.in_sequence is None or promise.days is None:
        return None
    return promise.in_sequence, promise.days
