"""What is judged about a case or an attempt, gathered from the ledger and the published rules."""

from collections.abc import Sequence
from uuid import UUID

from onething.calendars.queries import get_calendar
from onething.kernel.viewer import SYSTEM
from onething.ledger.contracts import ActView, Subject
from onething.ledger.queries import list_bare_acts
from onething.rulebook.queries import list_rulebooks
from onething.supervision.contracts.subjects import CASE, FINDING, own_chain
from onething.supervision.models import Finding
from onething.supervision.rules.books import Books
from onething.supervision.rules.judging import Matter
from onething.supervision.rules.reading import read_clocks


def gather(subject: Subject) -> Matter:
    """Return everything that is judged about a subject of either kind."""
    books, calendar = Books.of(list_rulebooks(SYSTEM)), get_calendar(SYSTEM)
    acts = list_bare_acts(SYSTEM, subject=subject) if subject.kind == CASE else []
    return Matter(
        clocks=read_clocks(acts, books=books, calendar=calendar),
        acts=acts,
        own=list_bare_acts(SYSTEM, subject=own_chain(subject.id)),
        findings=_read_findings(_list_findings(subject)),
        books=books,
        calendar=calendar,
    )


def _list_findings(subject: Subject) -> Sequence[UUID]:
    if subject.kind == FINDING:
        return [subject.id]
    found = Finding.objects.filter(case_id=subject.id).order_by("at")
    return list(found.values_list("subject_id", flat=True))


def _read_findings(ids: Sequence[UUID]) -> dict[UUID, ActView]:
    return {one: list_bare_acts(SYSTEM, subject=Subject(FINDING, one))[0] for one in ids}
