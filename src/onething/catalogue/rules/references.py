"""What a schema cannot see inside one thing: names that point nowhere or repeat, circles, impossible limits."""

from collections.abc import Callable, Iterator
from graphlib import CycleError, TopologicalSorter
from typing import Any

from onething.catalogue import words
from onething.catalogue.contracts import PackageFault
from onething.catalogue.rules.documents import point
from onething.catalogue.rules.index import ThingNames, check_condition, find_repeated
from onething.catalogue.rules.meanings import UNITS, find_kind
from onething.catalogue.rules.raw import Raw, get_integer, get_text, list_records, list_texts
from onething.kernel.clock import LARGEST_AMOUNT, LimitUnit

Report = Callable[[str, str], PackageFault]


def check_references(thing: Any, *, names: ThingNames, file: str) -> list[PackageFault]:
    """Return every fault of meaning inside one thing."""

    def report(place: str, sentence: str) -> PackageFault:
        return PackageFault(file, place, sentence)

    faults = [*_check_questions(thing, names=names, report=report), *_check_needs(thing, report=report)]
    matters = list(list_records(thing, key="matters", at=""))
    identified = ((at, get_text(matter, key="id")) for at, matter in matters)
    for at, repeated in find_repeated(identified):
        faults.append(report(point(at, key="id"), words.MATTER_REPEATED.format(id=repeated)))
    for at, matter in matters:
        faults.extend(_check_matter(matter, at=at, names=names, report=report))
        faults.extend(_check_conditions(matter, at=at, names=names, file=file))
    return faults


def _check_questions(thing: Any, *, names: ThingNames, report: Report) -> Iterator[PackageFault]:
    questions = list(list_records(thing, key="situations", at=""))
    for at, key in find_repeated((at, get_text(question, key="key")) for at, question in questions):
        yield report(point(at, key="key"), words.QUESTION_REPEATED.format(key=key))
    for at, question in questions:
        options = list(list_records(question, key="options", at=at))
        for place, value in find_repeated(
            (place, get_text(option, key="value")) for place, option in options
        ):
            yield report(point(place, key="value"), words.OPTION_REPEATED.format(value=value))
        for place, option in options:
            yield from _check_matter_ids(option, "adds_matters", at=place, names=names, report=report)
            yield from _check_matter_ids(option, "removes_matters", at=place, names=names, report=report)
            yield from _check_matter_ids(option, "promises", at=place, names=names, report=report)


def _check_matter_ids(
    holder: Raw, key: str, at: str, names: ThingNames, report: Report
) -> Iterator[PackageFault]:
    for place, matter_id in list_texts(holder, key=key, at=at):
        if matter_id not in names.matters:
            yield report(place, words.UNKNOWN_MATTER.format(id=matter_id))


def _check_matter(matter: Raw, *, at: str, names: ThingNames, report: Report) -> Iterator[PackageFault]:
    kind = get_text(matter, key="type")
    if kind is not None and kind.strip() and find_kind(kind) is None:
        yield report(point(at, key="type"), words.UNKNOWN_KIND.format(text=kind))
    yield from _check_limits(matter, at=at, report=report)
    yield from _check_matter_ids(matter, "depends_on", at=at, names=names, report=report)
    for place, needed in list_texts(matter, key="depends_on", at=at):
        if needed == get_text(matter, key="id"):
            yield report(place, words.NEEDS_ITSELF)
    materials = list(list_records(matter, key="materials", at=at))
    for place, name in find_repeated((place, _material_name(material)) for place, material in materials):
        yield report(point(place, key="name"), words.MATERIAL_REPEATED.format(name=name))
    for place, material in materials:
        if (
            material.get("obtainable_by_sharing") is True
            and not (get_text(material, key="sharing_via") or "").strip()
        ):
            yield report(point(place, key="sharing_via"), words.SHARING_WITHOUT_WAY)


def _material_name(material: Raw) -> str | None:
    return (get_text(material, key="name") or "").strip() or None


def _check_limits(matter: Raw, *, at: str, report: Report) -> Iterator[PackageFault]:
    days, unit = (
        get_integer(matter, key="statutory_days"),
        UNITS.get(get_text(matter, key="statutory_unit") or ""),
    )
    place = point(at, key="statutory_days")
    if days is None or unit is None:
        yield from _check_half_limit(matter, place=place, report=report)
        return
    if unit is LimitUnit.ON_THE_SPOT and days != 0:
        yield report(place, words.INSTANT_IS_ZERO)
    if unit is not LimitUnit.ON_THE_SPOT and days == 0:
        yield report(place, words.ZERO_IS_INSTANT)
    if days > LARGEST_AMOUNT.get(unit, days):
        yield report(place, words.TOO_BIG.format(limit=LARGEST_AMOUNT[unit]))
    committed = get_integer(matter, key="committed_days")
    if committed is not None and unit is LimitUnit.WORKING_DAYS and committed > days:
        sentence = words.PROMISE_LONGER_THAN_LAW.format(committed=committed, statutory=days)
        yield report(point(at, key="committed_days"), sentence)


def _check_half_limit(matter: Raw, *, place: str, report: Report) -> Iterator[PackageFault]:
    days, unit = matter.get("statutory_days", ""), matter.get("statutory_unit", "")
    if unit is None and isinstance(days, int):
        yield report(place, words.LIMIT_WITHOUT_UNIT)
    if days is None and isinstance(unit, str) and unit in UNITS:
        yield report(place, words.UNIT_WITHOUT_LIMIT)


def _check_conditions(matter: Raw, *, at: str, names: ThingNames, file: str) -> Iterator[PackageFault]:
    place = point(at, key="included_when")
    yield from check_condition(get_text(matter, key="included_when"), names=names, file=file, place=place)
    for material_at, material in list_records(matter, key="materials", at=at):
        place = point(material_at, key="only_when")
        yield from check_condition(get_text(material, key="only_when"), names=names, file=file, place=place)


def _check_needs(thing: Any, *, report: Report) -> Iterator[PackageFault]:
    """A circle of needs could never be decided; one circle is named (others show once it is cut)."""
    needs: dict[str, set[str]] = {}
    for _, matter in list_records(thing, key="matters", at=""):
        matter_id = get_text(matter, key="id")
        if matter_id is not None:
            needed = {text for _, text in list_texts(matter, key="depends_on")} - {matter_id}
            needs.setdefault(matter_id, set()).update(needed)
    try:
        TopologicalSorter({key: sorted(needs[key]) for key in sorted(needs)}).prepare()
    except CycleError as error:
        yield report("/matters", words.NEEDS_CYCLE.format(path=" → ".join(error.args[1])))
