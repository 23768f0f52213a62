"""A plan said line by line: why each matter is in or out, why each paper is asked or not, what the days rest on."""

from collections.abc import Iterator, Sequence

from onething.catalogue.contracts import Matter, Option, Question, Thing
from onething.planning import words
from onething.planning.contracts import (
    ClosedGate,
    NotNeeded,
    PlannedField,
    PlannedMaterial,
    SiteVisit,
)
from onething.planning.rules.answers import Read
from onething.planning.rules.deciding import list_chosen
from onething.planning.rules.inclusion import brings_in
from onething.planning.rules.promise import Ceiling, Promise, find_days
from onething.planning.rules.waves import Order


def explain_matters(
    thing: Thing, *, read: Read, order: Order, not_needed: Sequence[NotNeeded]
) -> Iterator[str]:
    """Yield why each matter is in, what it waits for, and why the others are out."""
    for matter in order.matters.values():
        yield _say_in(matter, thing=thing, read=read)
        if len(order.matters) > 1:
            yield _say_place(matter, order=order)
    for one in not_needed:
        yield words.NOT_NEEDED.format(name=one.name, because="".join(sorted(one.because)))


def explain_gates(gates: Sequence[ClosedGate]) -> Iterator[str]:
    """Yield why the road is closed, and which road is theirs."""
    for gate in gates:
        yield words.GATE_CLOSED.format(reason=gate.reason, road=gate.road)


def explain_papers(form: Sequence[PlannedField], *, papers: Sequence[PlannedMaterial]) -> Iterator[str]:
    """Yield what the form does not ask, whose rule it follows where forms differ, and what becomes of every paper."""
    filled = sum(field.filled_from is not None for field in form)
    if filled:
        yield words.FILLED.format(count=filled)
    for field in form:
        if field.strictest and field.filled_from is None:
            yield words.PAPER.format(name=field.label, reason=field.strictest)
    for paper in papers:
        yield words.PAPER.format(name=paper.name, reason=paper.reason)


def explain_days(
    promise: Promise, *, ceiling: Ceiling, order: Order, visits: Sequence[SiteVisit]
) -> Iterator[str]:
    """Yield the joint visits, what the promised days rest on, and what the law allows at most."""
    for visit in visits:
        if len(visit.matters) > 1:
            named = words.LIST_COMMA.join(order.matters[code].name for code in visit.matters)
            yield words.TOGETHER_VISIT.format(matters=named)
    yield _say_promise(promise, order=order)
    yield from promise.because
    if ceiling.days is not None:
        steps = [(code, order.matters[code].statutory) for code in ceiling.path]
        path = [(code, limit.amount if limit else None) for code, limit in steps]
        yield words.CEILING.format(days=ceiling.days, path=_say_path(path, order=order))


def _say_promise(promise: Promise, *, order: Order) -> str:
    if promise.days is None:
        return words.NO_PROMISE
    path = [(code, find_days(order.matters[code])) for code in promise.critical_path]
    return words.PROMISE_RESTS.format(days=promise.days, path=_say_path(path, order=order))


def _say_path(path: Sequence[tuple[str, int | None]], *, order: Order) -> str:
    return words.ARROW.join(
        words.STEP_DAYS.format(
            name=order.matters[code].name, days=words.UNKNOWN_DAYS if days is None else days
        )
        for code, days in path
    )


def _say_in(matter: Matter, *, thing: Thing, read: Read) -> str:
    named = {"name": matter.name, "department": matter.department}
    if matter.included_by_default:
        return words.IN_BY_DEFAULT.format(**named)
    said = sorted(
        _say_answer(question, option, read=read)
        for question, option in list_chosen(thing, read=read)
        if brings_in(option, question=question.key, matter=matter)
    )
    return words.IN_BY_ANSWER.format(answers=words.LIST_COMMA.join(said), **named)


def _say_answer(question: Question, option: Option, *, read: Read) -> str:
    given = read.given.get(question.key)
    if given is None:
        return words.ANSWERED.format(question=question.text, option=option.label)
    unit = f" {question.unit}" if question.unit else ""
    return words.ANSWERED_GIVEN.format(question=question.text, option=option.label, given=given, unit=unit)


def _say_place(matter: Matter, *, order: Order) -> str:
    needs = order.needs[matter.code]
    if not needs:
        return words.AT_ONCE.format(name=matter.name)
    named = words.LIST_COMMA.join(f"“{order.matters[code].name}”" for code in sorted(needs))
    return words.AFTER.format(name=matter.name, needs=named, wave=order.waves[matter.code])
