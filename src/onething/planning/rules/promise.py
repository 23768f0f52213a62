"""The days promised: what each figure rests on, and what makes the promise provisional."""

from collections.abc import Sequence
from dataclasses import dataclass

from onething.catalogue.contracts import Matter, Standing
from onething.kernel.clock import LimitUnit
from onething.planning import words
from onething.planning.rules.waves import Order, find_critical_path

_IN_WORKING_DAYS = (LimitUnit.WORKING_DAYS, LimitUnit.ON_THE_SPOT)


@dataclass(frozen=True)
class Promise:
    """Working days in parallel (`days`) and one after the other (`in_sequence`); None where nothing is known.

    `in_sequence` is known only when every matter's days are: a sum with a hole is no figure.
    """

    critical_path: tuple[str, ...]
    days: int | None
    in_sequence: int | None
    because: tuple[str, ...]


def find_days(matter: Matter) -> int | None:
    """Return a matter's working days: its promise, else the law's limit in working days; None when neither is known.

    Calendar days and months are not turned into working days: that depends on the date.
    """
    limit = matter.committed or matter.statutory
    if limit is None or limit.unit not in _IN_WORKING_DAYS:
        return None
    return limit.amount


def make_promise(matters: Sequence[Matter], *, order: Order) -> Promise:
    """Return what can be promised for the included matters."""
    known = {matter.code: days for matter in matters if (days := find_days(matter)) is not None}
    path = find_critical_path(order, days={matter.code: known.get(matter.code, 0) for matter in matters})
    return Promise(
        critical_path=path,
        days=sum(known.get(code, 0) for code in path) if known else None,
        in_sequence=sum(known.values()) if known and len(known) == len(matters) else None,
        because=tuple(sentence for matter in matters if (sentence := _say_doubt(matter)) is not None),
    )


@dataclass(frozen=True)
class Ceiling:
    """The working days that the law allows at most for the whole plan; `days` None where a limit is not so known."""

    days: int | None
    path: tuple[str, ...]


def find_ceiling(matters: Sequence[Matter], *, order: Order) -> Ceiling:
    """Return the longest way through by the law's limits (extensions and special procedures not counted)."""
    limits = {matter.code: limit for matter in matters if (limit := matter.statutory) is not None}
    is_known = all(limit.unit in _IN_WORKING_DAYS for limit in limits.values())
    if not matters or len(limits) < len(matters) or not is_known:
        return Ceiling(None, ())
    days = {code: limit.amount for code, limit in limits.items()}
    path = find_critical_path(order, days=days)
    return Ceiling(sum(days[code] for code in path), path)


def _say_doubt(matter: Matter) -> str | None:
    """Say why a matter's figure is not this city's published commitment; None when it is."""
    template = _find_doubt(matter)
    return template and template.format(name=matter.name, days=find_days(matter))


def _find_doubt(matter: Matter) -> str | None:
    if find_days(matter) is None:
        return words.UNKNOWN_PROMISE
    if matter.committed is None:
        return None if matter.statutory_verified else words.UNVERIFIED_LAW
    if matter.committed_standing is Standing.OFFICIAL:
        return None
    return (
        words.PROMISE_ELSEWHERE if matter.committed_standing is Standing.ELSEWHERE else words.PROPOSED_PROMISE
    )
