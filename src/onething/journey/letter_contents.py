"""What stands in each letter about a case: facts in, blocks of text out. Nothing is read and nothing is computed twice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from onething.cases.contracts.kinds import DeliveryMethod, Relation
from onething.cases.contracts.views import Addressee, CaseView
from onething.credentials.contracts import IssuedResult
from onething.journey import letter_words as words
from onething.journey.limits import explain_promise, say_limit, say_statute
from onething.kernel.clock import Limit, LimitUnit, due_day
from onething.kernel.clock_port import SHANGHAI, local_day
from onething.kernel.identifiers.document_numbers import DocumentKind
from onething.kernel.working_days import WorkingCalendar

_UNSIGNED = {DeliveryMethod.ELECTRONIC: words.ONLINE_NOTE, DeliveryMethod.POST: words.POST_NOTE}
RECEIPT_LIMIT = Limit(5, LimitUnit.WORKING_DAYS)
Row = tuple[str, ...]


@dataclass(frozen=True)
class Block:
    """A part of a letter in printed order: heading, paragraphs, small notes, facts, a table, lines to write on."""

    heading: str = ""
    paragraphs: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    columns: Row = ()
    widths: tuple[int, ...] = ()
    rows: tuple[Row, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True)
class LetterFacts:
    """All that a letter is made of. `unit` is the window's, `calendar` the one known when the letter was due."""

    case: CaseView
    addressee: Addressee
    first_received_at: datetime | None
    handed_in: frozenset[str]
    results: tuple[IssuedResult, ...]
    unit: str
    calendar: WorkingCalendar
    correct_by: date | None = None
    deemed_on: date | None = None
    step_id: UUID | None = None
    written_at: datetime | None = None
    deferred: tuple[tuple[str, date], ...] = ()
    remedies: tuple[str, ...] = ()
    visitors: Mapping[UUID, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Body:
    """The words of a letter: to whom, what, the last line, and the day beside the seal."""

    addressee: str
    blocks: tuple[Block, ...]
    day: str
    closing: str = ""
    has_seal: bool = True


def write_receipt(facts: LetterFacts) -> Body:
    """收件凭证: what was received, when and where, and what comes next (行政许可法 art. 32)."""
    case, received = facts.case, facts.case.received_at
    assert received is not None, "no receipt before the window took the case in"  # noqa: S101
    day = local_day(received)
    last = last_answer_day(case.plan, received_on=case.received_on or day, calendar=facts.calendar)
    following = words.RECEIPT_NEXT.format(
        day=say_day(last), time=say_time(case.plan), basis=say_basis(case.plan)
    )
    coming = (following, words.RECEIPT_NOT_YET, words.COMPLAINT)
    return Body(
        addressee="",
        blocks=(
            Block(facts=_list_receipt_facts(facts, received=received)),
            _matters_block(case),
            _papers_block(facts),
            Block(heading=words.NEXT_HEADING, paragraphs=coming),
        ),
        day=say_day(day),
    )


def write_acceptance(facts: LetterFacts) -> Body:
    """受理通知书: what was accepted, until when it will be done and why that day (行政许可法 art. 32, 42, 82)."""
    case = facts.case
    assert case.accepted_at is not None, "no letter before the acceptance"  # noqa: S101
    accepted_on = local_day(case.accepted_at)
    opening = _choose_opening(facts).format(
        accepted=say_day(accepted_on), time=say_time(case.plan), basis=say_basis(case.plan), **name_case(case)
    )
    promise = words.PROMISE.format(day=say_day(case.promised_on)) if case.promised_on else words.NO_PROMISE
    days = case.plan["promised_working_days"] if case.promised_on else None
    why = explain_promise(days, accepted_on=case.accepted_on or accepted_on, calendar=facts.calendar)
    notes = tuple(case.plan["provisional_because"])
    return Body(
        addressee=facts.addressee.name,
        blocks=(
            Block(paragraphs=(opening,)),
            limits_block(case.plan, heading=words.ACCEPTED_HEADING),
            *_list_deferred_block(facts),
            Block(
                heading=words.PROMISE_HEADING,
                paragraphs=(promise + "".join(why), words.STATUTE),
                notes=notes,
            ),
        ),
        day=say_day(facts.deemed_on or accepted_on),
        closing=words.HEREBY,
    )


def _choose_opening(facts: LetterFacts) -> str:
    if facts.deemed_on is not None:
        return words.DEEMED_ACCEPTED
    return words.ACCEPTED_LACKING if facts.deferred else words.ACCEPTED


def _list_deferred_block(facts: LetterFacts) -> tuple[Block, ...]:
    """What is missing, until when, and what follows when it does not come (容缺受理)."""
    if not facts.deferred:
        return ()
    names = {one["key"]: one["name"] for one in facts.case.plan["materials"]}
    rows = [(names.get(key, key), say_day(due_on)) for key, due_on in facts.deferred]
    return (
        Block(
            heading=words.DEFERRED_HEADING.format(count=len(rows)),
            columns=(words.ORDER, words.MATERIAL, words.DEFERRED_UNTIL),
            widths=(0, 3, 2),
            rows=number_rows(rows),
            paragraphs=(words.DEFERRED_NOTE,),
        ),
    )


def say_time(plan: Mapping[str, Any]) -> str:
    """Return how long the office has for its answer, as a clause: 五个工作日内, 当场."""
    silence = plan.get("silence")
    if silence is None:
        return words.WITHIN_FIVE_DAYS
    return words.WITHIN_DAYS.format(days=silence["days"]) if silence["days"] else words.ON_THE_SPOT_ANSWER


def say_basis(plan: Mapping[str, Any]) -> str:
    """Return the article by which silence accepts."""
    silence = plan.get("silence")
    return silence["basis"] if silence else words.SILENCE_ACCEPTS


def last_answer_day(plan: Mapping[str, Any], *, received_on: date, calendar: WorkingCalendar) -> date:
    """Return the last day on which the office can answer an application that the window took in."""
    silence = plan.get("silence")
    if silence is None:
        return due_day(received_on, limit=RECEIPT_LIMIT, calendar=calendar).day
    if not silence["days"]:
        return received_on
    limit = Limit(silence["days"], LimitUnit.WORKING_DAYS)
    return due_day(received_on, limit=limit, calendar=calendar).day


def write_correction(facts: LetterFacts) -> Body:
    """补正告知书: once and complete, each place and what is wanted there (行政许可法 art. 32(4))."""
    case = facts.case
    assert case.correction_asked_at is not None, "no letter before the notice"  # noqa: S101
    received = local_day(facts.first_received_at or case.correction_asked_at)
    rows = [(name_place(case, place=item.place), item.sentence) for item in case.correction]
    return Body(
        addressee=facts.addressee.name,
        blocks=(
            Block(paragraphs=(words.CORRECTION.format(received=say_day(received), **name_case(case)),)),
            Block(
                heading=words.CORRECTION_HEADING.format(count=len(rows)),
                columns=(words.ORDER, words.PLACE, words.WANTED),
                widths=(0, 2, 3),
                rows=number_rows(rows),
            ),
            Block(
                heading=words.CORRECTION_HOW_HEADING,
                paragraphs=(words.CORRECTION_HOW, *_say_term(facts), words.CORRECTION_WHEN),
            ),
        ),
        day=say_day(local_day(case.correction_asked_at)),
        closing=words.HEREBY,
    )


def _say_term(facts: LetterFacts) -> tuple[str, ...]:
    return (words.CORRECTION_TERM.format(day=say_day(facts.correct_by)),) if facts.correct_by else ()


def write_delivery(facts: LetterFacts) -> Body:
    """送达回证: what is handed over to whom, and a line to sign on (行政许可法 art. 44)."""
    case = facts.case
    rows = [
        (f"{one.result_name}\n{one.identifier}", one.unit_name, say_day(one.issued_on))
        for one in facts.results
    ]
    return Body(
        addressee="",
        blocks=(
            Block(facts=_list_delivery_facts(facts)),
            Block(
                heading=words.RESULTS_HEADING,
                columns=(words.ORDER, words.RESULT, words.ISSUER, words.ISSUED_ON),
                widths=(0, 5, 2, 0),
                rows=number_rows(rows),
            ),
            _recipient_block(facts),
        ),
        day=say_day(local_day(case.delivered_at)) if case.delivered_at else words.BLANK_DAY,
    )


def limits_block(
    plan: Mapping[str, Any], *, heading: str, paragraphs: tuple[str, ...] = (), notes: tuple[str, ...] = ()
) -> Block:
    """Return the matters of a plan with what is promised and what the law sets."""
    laws = {one["code"]: one for one in plan["statutory"]}
    rows = [
        (one["name"], one["department"], say_limit(one["committed"]), say_statute(laws.get(one["code"])))
        for one in plan["matters"]
    ]
    return Block(
        heading=heading,
        paragraphs=paragraphs,
        notes=notes,
        columns=(words.ORDER, words.MATTER, words.DEPARTMENT, words.PROMISED, words.STATUTORY),
        widths=(0, 7, 6, 5, 8),
        rows=number_rows(rows),
    )


def number_rows(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return rows with their number in front."""
    return tuple((str(index), *row) for index, row in enumerate(rows, start=1))


def say_day(day: date) -> str:
    """Return 2026年3月2日."""
    return words.DAY.format(day=day)


def name_case(case: CaseView) -> dict[str, str]:
    """Return thing, number and day of submission, as sentences of a letter name a case."""
    submitted = say_day(local_day(case.submitted_at)) if case.submitted_at else words.NONE
    return {"thing": case.thing_name, "number": case.number or "", "submitted": submitted}


def _say_moment(at: datetime) -> str:
    return words.MOMENT.format(at=at.astimezone(SHANGHAI))


def _list_receipt_facts(facts: LetterFacts, *, received: datetime) -> tuple[tuple[str, str], ...]:
    case = facts.case
    assert case.submitted_at is not None, "received only after it was submitted"  # noqa: S101
    submitted = f"{_say_moment(case.submitted_at)}，{words.CHANNELS[case.channel]}"
    rows = (
        (words.NUMBER, case.number or ""),
        (words.APPLICANT, facts.addressee.name_masked),
        (words.ENTITY, facts.addressee.entity_name),
        (words.THING, case.thing_name),
        (words.SUBMITTED, submitted),
        (words.RECEIVED, _say_moment(received)),
        (words.WINDOW, facts.unit),
    )
    return tuple(row for row in rows if row[1])


def _matters_block(case: CaseView) -> Block:
    rows = [(one["name"], one["department"]) for one in case.plan["matters"]]
    return Block(
        heading=words.MATTERS_HEADING,
        columns=(words.ORDER, words.MATTER, words.DEPARTMENT),
        widths=(0, 3, 2),
        rows=number_rows(rows),
    )


def _papers_block(facts: LetterFacts) -> Block:
    papers = [one for one in facts.case.plan["materials"] if one["key"] in facts.handed_in]
    rows = [
        (one["name"], one["form"] or words.NONE, words.COPY_COUNT.format(count=one["copies"]))
        for one in papers
    ]
    if not rows:
        return Block(heading=words.NO_PAPERS_HEADING, paragraphs=(words.NO_PAPERS,))
    return Block(
        heading=words.PAPERS_HEADING.format(count=len(rows)),
        columns=(words.ORDER, words.MATERIAL, words.FORM, words.COPIES),
        widths=(0, 6, 2, 1),
        rows=number_rows(rows),
    )


def name_place(case: CaseView, *, place: str) -> str:
    """Return the words for a place that a notice points at."""
    kind, _, key = place.partition(".")
    if kind == "form":
        label = next((one["label"] for one in case.plan["form"] if one["key"] == key), key)
        return words.IN_FORM.format(label=label)
    label = next((one["name"] for one in case.plan["materials"] if one["key"] == key), key)
    return words.IN_MATERIALS.format(label=label)


def _list_delivery_facts(facts: LetterFacts) -> tuple[tuple[str, str], ...]:
    case, paper = facts.case, facts.addressee
    shown = _say_paper(paper.document_kind, number=paper.document_masked)
    method = case.handover.method.label if case.handover else DeliveryMethod.WINDOW.label
    rows = (
        (words.ADDRESSEE, f"{paper.name}（{shown}）" if shown else paper.name),
        (words.ENTITY, paper.entity_name),
        (words.THING, case.thing_name),
        (words.NUMBER, case.number or ""),
        (words.METHOD, method),
        (words.WAYBILL, case.handover.waybill if case.handover else ""),
        (words.HANDED_AT, _say_moment(case.delivered_at) if case.delivered_at else ""),
    )
    return tuple(row for row in rows if row[1])


def _recipient_block(facts: LetterFacts) -> Block:
    taken = facts.case.handover
    if taken is None:
        lines = (*words.BLANK_LINES, *words.SIGNATURE_LINES)
        return Block(heading=words.RECIPIENT_HEADING, paragraphs=(words.PROXY_NOTE,), lines=lines)
    paper = _say_paper(taken.document_kind, number=taken.document_masked)
    rows = ((words.RECIPIENT, taken.recipient), (words.RELATION, taken.relation.label), (words.PAPER, paper))
    note = (words.PROXY_NOTE,) if taken.relation is Relation.PROXY else ()
    unsigned = _UNSIGNED.get(taken.method)
    return Block(
        heading=words.RECIPIENT_HEADING,
        paragraphs=(unsigned,) if unsigned else note,
        facts=tuple(row for row in rows if row[1]),
        lines=() if unsigned else words.SIGNATURE_LINES,
    )


def _say_paper(kind: str, *, number: str) -> str:
    names = [one.label for one in DocumentKind if one == kind]
    return " ".join([*names, number]) if number else ""
