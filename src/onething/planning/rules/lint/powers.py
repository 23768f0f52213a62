"""Powers: one matter under one code, none outside the department's list, none in disguise; the level above."""

import re
from collections.abc import Callable, Iterator

from onething.catalogue.contracts import (
    CodeLevel,
    Finding,
    LintContext,
    Matter,
    MatterKind,
    Place,
    Power,
    PublishedThing,
    Surroundings,
)
from onething.kernel.clock import LimitUnit
from onething.planning.rules.lint import words
from onething.planning.rules.lint.finding import found

DISGUISES = re.compile(r"备案|登记|注册|目录|年检|监制|认定|认证|专项计划")
POWERS = frozenset(
    {
        MatterKind.LICENCE,
        MatterKind.CONFIRMATION,
        MatterKind.FILING,
        MatterKind.PAYMENT,
        MatterKind.OTHER_POWER,
    }
)
# Checks inside the house and services of enterprises need no power.
NO_POWER = frozenset({MatterKind.CHECK, MatterKind.INTERMEDIARY})


def check_powers(published: PublishedThing, *, context: LintContext) -> Iterator[Finding]:
    """Every power stands in its department's list, under the same kind; without a list nothing can be said.

    A filing, registration, directory, yearly check, certification or plan that no list has is an approval in disguise
    (变相审批), whatever kind it is given.
    """
    for matter in published.thing.matters:
        if matter.place is Place.HERE and matter.kind not in NO_POWER:
            yield from _check_power(matter, surroundings=context.surroundings)


def _check_power(matter: Matter, *, surroundings: Surroundings) -> Iterator[Finding]:
    facts = {"matter": matter.name, "department": matter.department}
    place = f"/matters/{matter.id}/power"
    disguise = DISGUISES.search(f"{matter.name} {matter.kind_original}")
    power = _find_power(matter, surroundings=surroundings)
    if matter.department not in surroundings.departments:
        yield found("power.list_unknown", place=place, **facts)
    elif power is not None:
        if matter.kind in POWERS and power.kind is not matter.kind:
            yield found("power.kind_differs", place=place, kind=matter.kind_original, **facts)
    elif disguise and matter.kind is not MatterKind.LICENCE:
        yield found("power.hidden_approval", place=place, word=disguise[0], **facts)
    elif matter.kind in POWERS:
        yield found("power.not_listed", place=place, **facts)


def _find_power(matter: Matter, *, surroundings: Surroundings) -> Power | None:
    """Return the department's entry that the matter names by its code, else the one of the same name."""
    code = matter.particulars.authority.power
    return surroundings.find_power(department=matter.department, name=matter.name, code=code)


def check_codes(published: PublishedThing, *, context: LintContext) -> Iterator[Finding]:
    """One matter has one code a level at a time, and one code means one matter, here and in every other thing."""
    own = [(published.thing.code, matter) for matter in published.thing.matters]
    others = [(one.thing.code, matter) for one in context.others for matter in one.thing.matters]
    known = [*own, *(pair for pair in others if pair[0] != published.thing.code)]
    for index, (_, matter) in enumerate(own):
        for _, other in known[index + 1 :]:
            yield from _compare_codes(matter, other=other)


def _compare_codes(matter: Matter, *, other: Matter) -> Iterator[Finding]:
    mine, theirs = _list_codes(matter), _list_codes(other)
    is_same = _is_same(matter, other=other)
    place = f"/matters/{matter.id}/codes"
    for level in sorted(set(mine) & set(theirs)):
        facts = {"matter": matter.name, "level": level.value, "code": mine[level]}
        if is_same and mine[level] != theirs[level]:
            facts |= {"other": other.code, "other_code": theirs[level]}
            yield found("matter.two_codes", place=place, **facts)
        if not is_same and mine[level] == theirs[level]:
            yield found("matter.code_shared", place=place, other=other.name, **facts)


def _list_codes(matter: Matter) -> dict[CodeLevel, str]:
    """The codes in use, by level."""
    codes = matter.particulars.authority.codes
    return {one.level: one.code for one in codes if one.until is None and one.level is not CodeLevel.OLD}


def _is_same(matter: Matter, *, other: Matter) -> bool:
    """Whether two entries are one matter: the same kind, name and department (what stands in brackets included)."""
    return (matter.name.strip(), matter.department, matter.kind) == (
        other.name.strip(),
        other.department,
        other.kind,
    )


def check_repeated(published: PublishedThing, *, context: LintContext) -> Iterator[Finding]:
    """One thing lists one matter once."""
    matters = published.thing.matters
    for index, matter in enumerate(matters):
        for other in matters[index + 1 :]:
            if _is_same(matter, other=other):
                place = f"/matters/{other.id}"
                yield found(
                    "matter.repeated", place=place, matter=matter.name, other=f"{matter.id}、{other.id}"
                )


def _say_days(matter: Matter) -> object:
    return matter.statutory.amount if matter.statutory else None


def _say_unit(matter: Matter) -> object:
    names = {LimitUnit.WORKING_DAYS: "工作日", LimitUnit.CALENDAR_DAYS: "日"}
    names |= {LimitUnit.MONTHS: "月", LimitUnit.HOURS: "小时", LimitUnit.ON_THE_SPOT: "即时"}
    return names[matter.statutory.unit] if matter.statutory else None


def _say_codes(matter: Matter) -> object:
    """Only the national code is the level above's to give."""
    return _list_codes(matter).get(CodeLevel.NATIONAL)


READERS: dict[str, Callable[[Matter], object]] = {
    "name": lambda matter: matter.name,
    "type": lambda matter: matter.kind_original,
    "codes": _say_codes,
    "statutory_basis": lambda matter: matter.statutory_basis,
    "statutory_days": _say_days,
    "statutory_unit": _say_unit,
    "committed_days": lambda matter: matter.committed.amount if matter.committed else None,
    "result": lambda matter: matter.result,
    "fee": lambda matter: matter.fee,
    "result_kind": lambda matter: matter.particulars.manner.result_kind,
    "exercise_level": lambda matter: matter.particulars.authority.exercise_level,
}


def check_unified(published: PublishedThing, *, context: LintContext) -> Iterator[Finding]:
    """A matter has the unified elements of its upper entry (四级九统); which these are is the city's configuration."""
    surroundings = context.surroundings
    for matter in published.thing.matters:
        code = matter.particulars.authority.upper
        if code is not None and code not in surroundings.uppers:
            place = f"/matters/{matter.id}/upper"
            yield found("unified.upper_unknown", place=place, matter=matter.name, upper=code)
        elif code is not None:
            yield from _compare_unified(matter, surroundings=surroundings, code=code)


def _compare_unified(matter: Matter, *, surroundings: Surroundings, code: str) -> Iterator[Finding]:
    unified, values = surroundings.unified, surroundings.uppers[code].values
    if unified is None:
        return
    official = "" if unified.official else words.NOT_OFFICIAL.format(source=unified.source)
    for key in unified.elements:
        own = READERS[key](matter) if key in READERS else None
        if key in READERS and key in values and own != values[key]:
            facts = {"element": words.ELEMENTS[key], "own": _shown(own), "theirs": _shown(values[key])}
            place = f"/matters/{matter.id}/{key}"
            yield found(
                "unified.differs", place=place, matter=matter.name, upper=code, official=official, **facts
            )


def _shown(value: object) -> str:
    return "（无）" if value is None else str(value)
