"""Limits against the law's ceilings and units (行政许可法 art. 42, 82), and promises against limits."""

import re
from collections.abc import Iterator

from onething.catalogue.contracts import Finding, LintContext, Matter, MatterKind, PublishedThing
from onething.kernel.clock import Limit, LimitUnit
from onething.planning.rules.lint import words
from onething.planning.rules.lint.finding import found

CEILING, JOINT_CEILING = 20, 45
EXTENSION, JOINT_EXTENSION = 10, 15
INSTANT, PROMISED = "即办件", "承诺件"
LICENSING_LAW = "行政许可法"
LICENSING_CEILING = re.compile(r"行政许可法\s*(art\.\s*42|第?四十二条|第?\s*42\s*条)")
OTHER_LAW = re.compile(r"法|条例|国务院决定|国务院令")
# A working day is at least one calendar day; no month has more than 23 of them.
MOST_A_MONTH = 23
HOURS_A_DAY = 24


def check_ceilings(published: PublishedThing, *, context: LintContext) -> Iterator[Finding]:
    """A licence within 20 working days (+10), 45 (+15) when handled jointly, unless another law says otherwise."""
    for matter in _list_licences(published):
        is_joint = bool(matter.particulars.authority.joint_bodies)
        ceiling, extension = (JOINT_CEILING, JOINT_EXTENSION) if is_joint else (CEILING, EXTENSION)
        if _is_working(matter.statutory, above=ceiling):
            days = matter.statutory.amount if matter.statutory else 0
            place = f"/matters/{matter.id}/statutory_days"
            yield found("limit.above_ceiling", place=place, matter=matter.name, days=days, ceiling=ceiling)
        if (matter.extension_days or 0) > extension:
            place, days = f"/matters/{matter.id}/extension_days", matter.extension_days or 0
            rule = "limit.extension_above_ceiling"
            yield found(rule, place=place, matter=matter.name, days=days, ceiling=extension)


def check_units(published: PublishedThing, *, context: LintContext) -> Iterator[Finding]:
    """A licence's limit counts working days unless another law counts otherwise."""
    for matter in _list_licences(published):
        if matter.statutory and matter.statutory.unit in (LimitUnit.CALENDAR_DAYS, LimitUnit.MONTHS):
            unit = words.UNITS[matter.statutory.unit]
            place = f"/matters/{matter.id}/statutory_unit"
            yield found("limit.unit", place=place, matter=matter.name, unit=unit)


def _list_licences(published: PublishedThing) -> Iterator[Matter]:
    """The licences of a thing that no law but the 行政许可法 speaks of."""
    for matter in published.thing.matters:
        if matter.kind is MatterKind.LICENCE and not _cites_another_law(matter.statutory_basis):
            yield matter


def _cites_another_law(basis: str | None) -> bool:
    return bool(OTHER_LAW.search((basis or "").replace(LICENSING_LAW, "")))


def _is_working(limit: Limit | None, *, above: int) -> bool:
    return limit is not None and limit.unit is LimitUnit.WORKING_DAYS and limit.amount > above


def check_borrowed_ceilings(published: PublishedThing, *, context: LintContext) -> Iterator[Finding]:
    """The ceilings of 行政许可法 art. 42 are for licences only."""
    for matter in published.thing.matters:
        if matter.kind is not MatterKind.LICENCE and LICENSING_CEILING.search(matter.statutory_basis or ""):
            place = f"/matters/{matter.id}/statutory_basis"
            yield found("limit.ceiling_of_licences", place=place, matter=matter.name)


def check_promises(published: PublishedThing, *, context: LintContext) -> Iterator[Finding]:
    """A promise may only be shorter than the law's limit, whatever that is counted in."""
    for matter in published.thing.matters:
        committed, statutory = matter.committed, matter.statutory
        if committed and statutory and committed.amount > _most_working_days(statutory):
            place = f"/matters/{matter.id}/committed_days"
            yield found(
                "limit.promise_above_law", place=place, matter=matter.name, committed=committed.amount
            )


def _most_working_days(limit: Limit) -> int:
    if limit.unit is LimitUnit.HOURS:
        return -(-limit.amount // HOURS_A_DAY)
    return limit.amount * (MOST_A_MONTH if limit.unit is LimitUnit.MONTHS else 1)


def check_instant(published: PublishedThing, *, context: LintContext) -> Iterator[Finding]:
    """即办件 has no days; what is promised at once is one."""
    for matter in published.thing.matters:
        days = _count_days(matter)
        place = f"/matters/{matter.id}/case_kind"
        if matter.case_kind == INSTANT and days:
            yield found("limit.instant_with_days", place=place, matter=matter.name, days=days)
        if matter.case_kind == PROMISED and matter.committed and matter.committed.amount == 0:
            yield found("limit.promise_at_once", place=place, matter=matter.name)


def _count_days(matter: Matter) -> int:
    """The days that count: the promised ones, without a promise those of the law."""
    limit = matter.committed or matter.statutory
    return limit.amount if limit else 0


def note_unknown(published: PublishedThing, *, context: LintContext) -> Iterator[Finding]:
    """A limit that nobody found stays unknown, and is said to be."""
    for matter in published.thing.matters:
        if matter.statutory is None and matter.kind is not MatterKind.INTERMEDIARY:
            place = f"/matters/{matter.id}/statutory_days"
            yield found("limit.unknown", place=place, matter=matter.name)
