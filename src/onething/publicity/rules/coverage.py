"""How far the plan's targets are reached by what is published. What nobody published is left out and counted apart."""

from collections.abc import Iterable

from onething.catalogue.contracts import MatterKind, OnlineDepth, PublishedThing, Surroundings
from onething.publicity.contracts import Figure, ListedMatter
from onething.publicity.rules.matters import list_matters

# 宁政办发〔2019〕7号: 80 % of matters at one window, 100 items online all the way, half of the approvals unseen.
ONE_WINDOW_PERCENT, ONLINE_ITEMS, UNSEEN_PERCENT = 80, 100, 50
WHOLLY_ONLINE = frozenset({OnlineDepth.HANDLING, OnlineDepth.RESULT, OnlineDepth.LICENCE})
# 公安、民政、人力资源社会保障、教育、卫生健康等重点民生领域
LIVELIHOOD = ("公安", "民政", "人力资源", "教育", "卫生健康")
# What a power list holds and nobody applies for stands outside.
APPLIED_FOR = frozenset(MatterKind) - {MatterKind.CHECK, MatterKind.INTERMEDIARY}


def measure_coverage(things: Iterable[PublishedThing], *, surroundings: Surroundings) -> tuple[Figure, ...]:
    """Return the three figures of the plan: at one window, online all the way, unseen."""
    things = tuple(things)
    matters = list_matters(things)
    return (
        _measure_one_window(things, matters=matters, surroundings=surroundings),
        _measure_online(matters),
        _measure_unseen(matters),
    )


def _measure_one_window(
    things: tuple[PublishedThing, ...], *, matters: tuple[ListedMatter, ...], surroundings: Surroundings
) -> Figure:
    """Of the powers that people apply for: for how many a published matter can be handed in at the window."""
    powers = {(one.department, one.code) for one in surroundings.powers if one.kind in APPLIED_FOR}
    published = [matter for one in things for matter in one.thing.matters]
    found = [
        surroundings.find_power(
            department=one.department, name=one.name, code=one.particulars.authority.power
        )
        for one in published
    ]
    reached = {(one.department, one.code) for one in found if one is not None} & powers
    return _make_share(
        "one_window",
        target=ONE_WINDOW_PERCENT,
        counted=len(reached),
        of=len(powers),
        unknown=sum(1 for one in matters if one.department not in surroundings.departments),
        is_official=surroundings.departments == surroundings.official,
    )


def _measure_online(matters: tuple[ListedMatter, ...]) -> Figure:
    known = [one for one in matters if one.depth is not None and one.visits is not None]
    online = [one for one in known if one.depth in WHOLLY_ONLINE and one.visits == 0]
    return Figure(
        key="online_items",
        target=ONLINE_ITEMS,
        is_share=False,
        counted=len(online),
        of=None,
        unknown=len(matters) - len(known),
        is_official=all({"online_depth", "visits"} <= one.official for one in online),
        is_met=len(online) >= ONLINE_ITEMS or (None if len(known) < len(matters) else False),
        within=sum(1 for one in online if one.department.startswith(LIVELIHOOD)),
    )


def _measure_unseen(matters: tuple[ListedMatter, ...]) -> Figure:
    known = [one for one in matters if one.visits is not None]
    return _make_share(
        "unseen",
        target=UNSEEN_PERCENT,
        counted=sum(1 for one in known if one.visits == 0),
        of=len(known),
        unknown=len(matters) - len(known),
        is_official=all("visits" in one.official for one in known),
    )


def _make_share(key: str, *, target: int, counted: int, of: int, unknown: int, is_official: bool) -> Figure:
    return Figure(
        key=key,
        target=target,
        is_share=True,
        counted=counted,
        of=of or None,
        unknown=unknown,
        is_official=is_official,
        is_met=counted * 100 >= target * of if of else None,
    )
