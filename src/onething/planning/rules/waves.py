"""The order of the steps: which result another matter waits for, in which wave it can start, the longest way through."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onething.catalogue.contracts import Matter


@dataclass(frozen=True)
class Order:
    """For each included matter (full code): itself, its direct needs, everything before it, its wave (1 = at once)."""

    matters: Mapping[str, Matter]
    needs: Mapping[str, tuple[str, ...]]
    ancestors: Mapping[str, frozenset[str]]
    waves: Mapping[str, int]


def order_matters(matters: Sequence[Matter]) -> Order:
    """Return the order of the included matters.

    A need for a matter that is not included is ignored; of alternatives (a licence, or a check of one) the included one
    counts. A matter's wave is the length of the longest chain that ends in it. The catalogue has no circles.
    """
    included = {matter.code for matter in matters}
    needs = {matter.code: tuple(code for code in matter.depends_on if code in included) for matter in matters}
    ancestors: dict[str, frozenset[str]] = {}
    waves: dict[str, int] = {}
    for code in _by_need(needs):
        ancestors[code] = frozenset(needs[code]).union(*(ancestors[needed] for needed in needs[code]))
        waves[code] = 1 + max((waves[needed] for needed in needs[code]), default=0)
    by_code = {matter.code: matter for matter in matters}
    return Order(matters=by_code, needs=needs, ancestors=ancestors, waves=waves)


def find_critical_path(order: Order, *, days: Mapping[str, int]) -> tuple[str, ...]:
    """Return the chain of matters that takes longest, first to last; empty without matters.

    `days` are working days by code, 0 where none is known. Of equal chains the one with more steps, then the one whose
    last (and last but one …) code sorts first is named, so that the catalogue's row order cannot matter.
    """
    best: dict[str, tuple[int, int, str]] = {}
    for code in sorted(order.waves, key=lambda one: (order.waves[one], one)):
        before = _best_of(order.needs[code], best=best)
        finish, steps = best[before][:2] if before else (0, 0)
        best[code] = (finish + days[code], steps + 1, before)
    path = []
    code = _best_of(order.waves, best=best)
    while code:
        path.append(code)
        code = best[code][2]
    return tuple(reversed(path))


def _best_of(codes: Sequence[str] | Mapping[str, int], *, best: Mapping[str, tuple[int, int, str]]) -> str:
    return min(codes, key=lambda code: (-best[code][0], -best[code][1], code), default="")


def _by_need(needs: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Return the codes so that each comes after what it needs."""
    placed: list[str] = []
    done: set[str] = set()
    while len(placed) < len(needs):
        ready = [code for code in needs if code not in done and done.issuperset(needs[code])]
        placed += ready
        done.update(ready)
    return placed
