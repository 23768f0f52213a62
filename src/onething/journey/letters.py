"""Letters about a case, and one-time notices of a plan: read as pages show them, or printed as PDF/A.

A letter is a value: the facts of its moment give it again, byte for byte. Nothing is stored.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from onething.calendars.queries import get_calendar
from onething.cases.contracts.hall_views import LetterView
from onething.cases.contracts.kinds import LetterKind
from onething.cases.contracts.views import Addressee, CaseView
from onething.cases.queries.one_case import get_addressed_case, list_handed_in
from onething.cases.queries.remedies import list_remedies
from onething.catalogue.queries import get_version
from onething.credentials.contracts import IssuedResult
from onething.credentials.queries import list_results, list_results_at
from onething.directory.queries import name_staff
from onething.documents.actions import render_document
from onething.journey import (
    change_contents,
    decision_contents,
    hearing_contents,
    intake_contents,
    letter_contents,
    letter_words,
    mending_contents,
    timing_contents,
    visit_contents,
)
from onething.journey.letter_contents import Body, LetterFacts
from onething.journey.notice_contents import write_notice
from onething.kernel.clock_port import SHANGHAI, local_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM, Viewer
from onething.ledger.actions import record_read
from onething.ledger.contracts import ActView, Subject
from onething.planning.queries import make_plan, read_notice_answers, read_notice_code

__all__ = [
    "Letter", "LetterKind", "address_letter", "get_letter", "get_notice", "list_letters", "name_letter",
    "print_letter", "print_letters", "read_kind", "read_letter", "read_notice", "read_step",
]  # fmt: skip

TEMPLATE = "letter"
_WRITERS: dict[LetterKind, Callable[[LetterFacts], Body]] = {
    LetterKind.PRECHECK: intake_contents.write_passed,
    LetterKind.RETURN: intake_contents.write_returned,
    LetterKind.RECEIPT: letter_contents.write_receipt,
    LetterKind.CORRECTION: letter_contents.write_correction,
    LetterKind.ACCEPTANCE: letter_contents.write_acceptance,
    LetterKind.PROCEDURE: timing_contents.write_procedure,
    LetterKind.EXTENSION: timing_contents.write_extension,
    LetterKind.NON_ACCEPTANCE: intake_contents.write_non_acceptance,
    LetterKind.PERMISSION: decision_contents.write_permission,
    LetterKind.REFUSAL: decision_contents.write_refusal,
    LetterKind.LAPSE: intake_contents.write_lapse,
    LetterKind.HEARING: change_contents.write_hearing,
    LetterKind.REVOCATION: change_contents.write_revocation,
    LetterKind.WITHDRAWAL: change_contents.write_withdrawal,
    LetterKind.CANCELLATION: change_contents.write_cancellation,
    LetterKind.RESULT_CORRECTION: change_contents.write_correction,
    LetterKind.HEARING_RIGHT: hearing_contents.write_right,
    LetterKind.HEARING_DATE: hearing_contents.write_date,
    LetterKind.VISIT: visit_contents.write_visit,
    LetterKind.MENDING: mending_contents.write_mending,
    LetterKind.DELIVERY: letter_contents.write_delivery,
}


@dataclass(frozen=True)
class Letter:
    """A letter in words: its head, its body, and the moment that it is dated with."""

    title: str
    number: str
    office: str
    unit: str
    body: Body
    query_word: str
    query: str
    issued_at: datetime


def address_letter(one: LetterView) -> str:
    """Return how a letter is named in an address, below that of the letters of its case."""
    return f"{one.kind}?step={one.step_id}" if one.kind.is_of_step else str(one.kind)


def name_letter(one: LetterView, *, case: CaseView) -> str:
    """Return how a letter is named among those of its case: one about a step says which matter."""
    step = next((step for step in case.steps if step.id == one.step_id), None)
    if step is None or not one.kind.is_of_step:
        return one.kind.label
    return letter_words.OF_MATTER.format(letter=one.kind.label, matter=step.matter_name)


def read_step(text: str) -> UUID | None:
    """Return the step that an address names, None when it names none; refuses `journey.letter.unknown` (404)."""
    try:
        return UUID(text) if text else None
    except ValueError:
        raise Refusal("journey.letter.unknown", letter_words.UNKNOWN, status=404) from None


def read_kind(text: str) -> LetterKind:
    """Return the kind of letter that an address names; refuses `journey.letter.unknown` (404)."""
    try:
        return LetterKind(text)
    except ValueError:
        raise Refusal("journey.letter.unknown", letter_words.UNKNOWN, status=404) from None


def list_letters(case: CaseView) -> tuple[LetterView, ...]:
    """Return the letters that a case has by now, in the order of life; of several of a kind the newest.

    Every letter about one step's result is a letter of its own.
    """
    newest = {(one.kind, one.step_id if one.kind.is_of_step else None): one for one in case.letters}
    return tuple(one for kind in LetterKind for (found, _), one in newest.items() if found is kind)


@transaction.atomic
def read_letter(
    viewer: Viewer, *, case_id: UUID, kind: LetterKind, at: datetime, step_id: UUID | None = None
) -> Letter:
    """Return a letter about a case of the viewer's; the read is logged. `step_id` tells the decisions of a case apart.

    Refuses `cases.case.unknown` (404), `cases.letter.not_yours` (403) to those who see a part of the case only, and
    `journey.letter.none` (404) before its time.
    """
    case, acts, addressee = get_addressed_case(viewer, case_id=case_id)
    wanted = [one for one in list_letters(case) if one.kind is kind and step_id in (None, one.step_id)]
    written = wanted[-1] if wanted else None
    if written is None:
        raise Refusal("journey.letter.none", letter_words.NO_LETTER[kind], status=404)
    record_read(viewer=viewer, subject=Subject(kind="case", id=case_id), what=f"letter:{kind}", at=at)
    return _write(
        _collect(viewer, case=case, acts=acts, addressee=addressee, written=written, at=at), written
    )


def print_letters(case_id: UUID, *, known: frozenset[str], at: datetime) -> dict[str, bytes]:
    """Print the letters of a case for its archive but those of the known numbers, by number; the case is read once."""
    case, acts, addressee = get_addressed_case(SYSTEM, case_id=case_id)
    wanted = [one for one in list_letters(case) if one.number not in known]
    return {
        one.number: print_letter(
            _write(_collect(SYSTEM, case=case, acts=acts, addressee=addressee, written=one, at=at), one)
        )
        for one in wanted
    }


def _write(facts: LetterFacts, written: LetterView) -> Letter:
    return Letter(
        title=written.kind.label,
        number=written.number,
        office=letter_words.OFFICE.format(city=settings.CITY_NAME),
        unit=facts.unit,
        body=_WRITERS[written.kind](facts),
        query_word=letter_words.QUERY,
        query=f"{settings.PUBLIC_ADDRESS}/cases/{facts.case.id}/",
        issued_at=_date(facts.case, written=written),
    )


def _collect(
    viewer: Viewer,
    *,
    case: CaseView,
    acts: Sequence[ActView],
    addressee: Addressee,
    written: LetterView,
    at: datetime,
) -> LetterFacts:
    kind, deemed = written.kind, _find_act(acts, verb="deem_accepted")
    return LetterFacts(
        case=case,
        addressee=addressee,
        first_received_at=next((act.effective_at for act in acts if act.verb == "receive"), None),
        handed_in=_list_papers(viewer, case_id=case.id, kind=kind, at=written.written_at),
        results=_list_results(viewer, case=case, written=written, at=at),
        unit=_name_unit(written.unit_name),
        calendar=get_calendar(SYSTEM).as_known_on(local_day(written.written_at)),
        correct_by=_find_correction_day(acts),
        deemed_on=local_day(deemed.recorded_at) if deemed else None,
        step_id=written.step_id,
        written_at=written.written_at,
        deferred=_list_deferred(acts),
        remedies=_list_remedies(case, written=written),
        visitors=_name_visitors(acts, written=written) if kind is LetterKind.VISIT else {},
    )


def _date(case: CaseView, *, written: LetterView) -> datetime:
    """The moment that a letter is dated with: what was handed over is signed for when it is."""
    if written.kind is LetterKind.DELIVERY and case.delivered_at:
        return case.delivered_at
    return written.written_at


def get_letter(
    viewer: Viewer, *, case_id: UUID, kind: LetterKind, at: datetime, step_id: UUID | None = None
) -> bytes:
    """Return a letter as PDF/A-2b; refuses as `read_letter` does. Equal facts make equal bytes, whenever it is read."""
    return print_letter(read_letter(viewer, case_id=case_id, kind=kind, at=at, step_id=step_id))


def read_notice(viewer: Viewer, *, code: str) -> Letter:
    """Return the one-time notice that a code names, for anybody; refuses `planning.notice.code`."""
    read = read_notice_code(code)
    published = get_version(viewer, code=read.thing, version=read.version)
    answers = read_notice_answers(read, published=published)
    plan = make_plan(published, answers=answers).as_json()
    office = letter_words.OFFICE.format(city=settings.CITY_NAME)
    return Letter(
        title=letter_words.NOTICE_TITLE,
        number=code.upper(),
        office=office,
        unit=office,
        body=write_notice(published, plan=plan, answers=answers, day=read.day),
        query_word=letter_words.NOTICE_QUERY,
        query=f"{settings.PUBLIC_ADDRESS}/things/{read.thing}/notice/{code.upper()}",
        issued_at=datetime(read.day.year, read.day.month, read.day.day, tzinfo=SHANGHAI),
    )


def get_notice(viewer: Viewer, *, code: str) -> bytes:
    """Return the one-time notice that a code names as PDF/A-2b; the same code gives the same bytes."""
    return print_letter(read_notice(viewer, code=code))


def print_letter(letter: Letter) -> bytes:
    """Return a letter as PDF/A-2b, marked as such in a demonstration."""
    body, is_demonstration = letter.body, settings.IS_DEMONSTRATION
    seal = letter_words.NO_SEAL if is_demonstration else letter_words.SEAL
    data = {
        "office": letter.office,
        "title": letter.title,
        "number": letter.number,
        "addressee": body.addressee,
        "blocks": [asdict(block) for block in body.blocks],
        "closing": body.closing,
        "unit": letter.unit,
        "day": body.day,
        "query_word": letter.query_word,
        "query": letter.query,
        "qr": letter.query,
        "is_demonstration": is_demonstration,
        "seal": seal if body.has_seal else "",
    }
    return render_document(template=TEMPLATE, data=data, issued_at=letter.issued_at)


def _find_act(acts: Sequence[ActView], *, verb: str) -> ActView | None:
    return next((act for act in acts if act.verb == verb), None)


def _find_correction_day(acts: Sequence[ActView]) -> date | None:
    """The day that the notice named; a late warning puts it off later, and the letter stays as it was."""
    asked = _find_act(acts, verb="ask_correction")
    told = asked.facts.get("correct_by") if asked else None
    return date.fromisoformat(told) if told else None


def _list_deferred(acts: Sequence[ActView]) -> tuple[tuple[str, date], ...]:
    """The papers that come later and the days named at acceptance; a late reminder puts a day off, and the letter stays."""
    accepted = next((act for act in acts if "lacking" in act.facts and act.verb != "warn_unsupplied"), None)
    told = accepted.facts["lacking"] if accepted else ()
    return tuple((one["key"], date.fromisoformat(one["due_on"])) for one in told)


def _list_remedies(case: CaseView, *, written: LetterView) -> tuple[str, ...]:
    """Those of the matter that a decision is about, as the publication of the case has them; of a case the law's own."""
    step = next((one for one in case.steps if one.id == written.step_id), None)
    matter_code = step.matter_code if step is not None and written.kind.is_decision else None
    return list_remedies(SYSTEM, publication_id=case.publication_id, matter_code=matter_code)


def _name_visitors(acts: Sequence[ActView], *, written: LetterView) -> dict[UUID, tuple[str, ...]]:
    """Who was to come when the letter was written, by step: whoever is named later stands on the page of the case."""
    named = [act for act in acts if act.verb == "name_visitors" and act.recorded_at <= written.written_at]
    people = {act.step_id: [UUID(one) for one in act.facts["people"]] for act in named if act.step_id}
    names = name_staff(SYSTEM, people={one for found in people.values() for one in found})
    return {step_id: tuple(names[one] for one in found) for step_id, found in people.items()}


def _list_results(
    viewer: Viewer, *, case: CaseView, written: LetterView, at: datetime
) -> tuple[IssuedResult, ...]:
    """What was handed over when it was, or can be now; of a corrected result the versions before and after it."""
    steps = [step.id for step in case.steps]
    if written.kind is LetterKind.DELIVERY:
        return tuple(list_results_at(viewer, step_ids=steps, at=case.delivered_at or at))
    if not written.kind.is_of_step or written.kind is LetterKind.PERMISSION or written.step_id is None:
        return ()
    return tuple(list_results(viewer, step_ids=[written.step_id]))


def _list_papers(viewer: Viewer, *, case_id: UUID, kind: LetterKind, at: datetime) -> frozenset[str]:
    """Only the receipt lists what was handed in."""
    return list_handed_in(viewer, case_id=case_id, at=at) if kind is LetterKind.RECEIPT else frozenset()


def _name_unit(name: str) -> str:
    """Return the name of the unit that wrote a letter, with its city in front."""
    return name if name.startswith(settings.CITY_NAME) else f"{settings.CITY_NAME}{name}"
