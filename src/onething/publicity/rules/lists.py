"""The lists: a query over the matters, and the signed exceptions of the day. Nothing on a list is typed."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from onething.catalogue.contracts import LifeCycle, MatterKind, OnlineDepth, PublishedThing
from onething.publicity import words
from onething.publicity.contracts import (
    Effect,
    ListedMatter,
    ListException,
    ListKind,
    MatterRow,
    NegativeRow,
    PublishedList,
    Row,
    ServiceRow,
    ThingRow,
)
from onething.publicity.rules.matters import list_matters

# What can only be asked about, handed in or looked at beforehand online is not done online.
NOT_ONLINE = frozenset({OnlineDepth.ADVICE, OnlineDepth.INTAKE, OnlineDepth.PRE_REVIEW})
ASSISTED = frozenset({LifeCycle.PROJECT, LifeCycle.PERSON})
# Whether a matter is on a list by its publications, None where they do not say; the reason; the figure behind it.
Test = tuple[Callable[[ListedMatter], bool | None], Callable[[ListedMatter], str], tuple[str, ...]]

TESTS: dict[ListKind, Test] = {
    ListKind.ONE_VISIT: (
        lambda one: None if one.visits is None else one.visits <= 1,
        lambda one: words.VISITS.format(visits=one.visits),
        ("visits",),
    ),
    ListKind.AT_ONCE: (lambda one: one.is_at_once, lambda one: words.AT_ONCE, ("committed_days",)),
    ListKind.ONLINE: (
        lambda one: None if one.depth is None else one.depth not in NOT_ONLINE,
        lambda one: words.DEPTH.format(depth=one.depth),
        ("online_depth",),
    ),
    ListKind.NEARBY: (lambda one: one.is_near, lambda one: words.NEAR, ("exercise_level", "places")),
    ListKind.IN_ONE_GO: (
        lambda one: None if one.visits is None else one.visits == 1,
        lambda one: words.VISITS.format(visits=one.visits),
        ("visits",),
    ),
    ListKind.ASSISTED: (
        lambda one: bool(ASSISTED & set(one.life_cycles)) if one.life_cycles else None,
        lambda one: words.COMMA.join(words.ASSISTED[cycle] for cycle in one.life_cycles if cycle in ASSISTED),
        ("life_cycle",),
    ),
}


def make_list(
    kind: ListKind, *, things: Iterable[PublishedThing], exceptions: Iterable[ListException], day: date
) -> PublishedList:
    """Return a list as it stands on a day; `things` are those in force, `exceptions` all that were ever signed."""
    things = tuple(things)
    if kind is ListKind.THINGS:
        return PublishedList(kind, day, rows=_list_things(things))
    if kind is ListKind.INTERMEDIARY:
        return PublishedList(kind, day, rows=_list_services(things))
    matters, now = list_matters(things), [one for one in exceptions if one.is_in_force(day)]
    if kind is ListKind.NEGATIVE:
        return _make_negative(matters, now=now, day=day)
    return _make_of_matters(kind, matters=matters, now=now, day=day)


def _make_of_matters(
    kind: ListKind, *, matters: tuple[ListedMatter, ...], now: list[ListException], day: date
) -> PublishedList:
    is_on, _, _ = TESTS[kind]
    rows, unknown = list[Row](), 0
    for one in matters:
        exception = next((row for row in now if (row.list, row.matter) == (kind, one.key)), None)
        decided = is_on(one) if exception is None else exception.effect is Effect.ADD
        unknown += decided is None
        if decided:
            rows.append(_make_row(one, kind=kind, exception=exception))
    return PublishedList(kind, day, rows=tuple(rows), unknown=unknown)


def _make_row(one: ListedMatter, *, kind: ListKind, exception: ListException | None) -> MatterRow:
    _, say, figures = TESTS[kind]
    return MatterRow(
        key=one.key,
        name=one.name,
        department=one.department,
        kind=one.kind,
        codes=one.codes,
        things=one.things,
        because=words.BY_EXCEPTION.format(effect=exception.effect.label) if exception else say(one),
        is_official=exception is not None or bool(set(figures) & one.official),
        exception=exception,
    )


def _make_negative(
    matters: tuple[ListedMatter, ...], *, now: list[ListException], day: date
) -> PublishedList:
    known = {one.key: one for one in matters}
    signed = [one for one in now if is_negative(one) and one.matter in known]
    grounded = {one.matter for one in now if one.list is ListKind.ONE_VISIT}
    return PublishedList(
        ListKind.NEGATIVE,
        day,
        rows=tuple(_make_negative_row(known[one.matter], exception=one) for one in signed),
        without_ground=sum(1 for one in matters if is_too_often(one) and one.key not in grounded),
    )


def is_negative(one: ListException) -> bool:
    """Whether an exception puts its matter on the negative list."""
    return (one.list, one.effect) == (ListKind.ONE_VISIT, Effect.LEAVE_OUT)


def is_too_often(one: ListedMatter) -> bool:
    """Whether a matter is published with more than one visit."""
    return one.visits is not None and one.visits > 1


def _make_negative_row(one: ListedMatter, *, exception: ListException) -> NegativeRow:
    return NegativeRow(
        key=one.key,
        name=one.name,
        department=one.department,
        codes=one.codes,
        visits=one.visits,
        reason=exception.reason,
        basis=exception.basis,
        since=exception.since,
        until=exception.until,
        exception=exception.id,
    )


def _list_things(things: tuple[PublishedThing, ...]) -> tuple[ThingRow, ...]:
    """By batch, those of no batch last; in a batch by code."""
    rows = [_make_thing_row(one) for one in things]
    return tuple(sorted(rows, key=lambda row: (row.batch is None, row.batch or 0, row.code)))


def _make_thing_row(published: PublishedThing) -> ThingRow:
    thing = published.thing
    deciding = (matter.department for matter in thing.matters)
    named = dict.fromkeys((*deciding, *thing.joint_departments))
    return ThingRow(
        code=thing.code,
        name=thing.name,
        lead_department=thing.lead_department,
        responsible=tuple(name for name in named if name != thing.lead_department),
        audience=thing.audience,
        life_cycle=thing.life_cycle,
        batch=thing.batch,
        batch_basis=thing.batch_basis,
        matters=len(thing.matters),
        visits=thing.visits,
        version=published.version or 0,
    )


def _list_services(things: tuple[PublishedThing, ...]) -> tuple[ServiceRow, ...]:
    """A service once for each wording of its basis, limit and fee, with all matters that ask for it."""
    asked: dict[tuple[str, str | None, str | None, str | None], list[tuple[str, str]]] = {}
    for key, by in _find_services(things):
        asked.setdefault(key, []).append(by)
    rows = [
        ServiceRow(
            *key,
            matters=tuple(dict.fromkeys(name for name, _ in by)),
            departments=tuple(dict.fromkeys(department for _, department in by)),
        )
        for key, by in asked.items()
    ]
    return tuple(sorted(rows, key=lambda row: (row.name, row.basis or "", row.matters)))


def _find_services(
    things: tuple[PublishedThing, ...],
) -> Iterator[tuple[tuple[str, str | None, str | None, str | None], tuple[str, str]]]:
    for published in things:
        for matter in published.thing.matters:
            by = (matter.name.strip(), matter.department)
            if matter.kind is MatterKind.INTERMEDIARY:
                yield (matter.name.strip(), matter.statutory_basis, None, matter.fee or None), by
            for one in matter.particulars.manner.intermediaries:
                yield (one.name, one.basis, one.limit, one.fee), by
