"""Rebuilding every deadline, light and card from the ledger and the published rules alone, and saying what differs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from onething.calendars.contracts import SUBJECT as CALENDAR
from onething.cases.queries.days import CaseDays, find_days
from onething.kernel.canonical import write_moment
from onething.kernel.errors import Refusal
from onething.kernel.permissions import Permission
from onething.kernel.viewer import Viewer
from onething.ledger.contracts import Subject
from onething.ledger.queries import find_subject_fault, has_unread, list_subjects
from onething.rulebook.contracts import SUBJECT as RULEBOOK
from onething.supervision import words
from onething.supervision.contracts.clocks import Clock
from onething.supervision.contracts.subjects import CASE, FINDING, own_chain
from onething.supervision.gathering import gather
from onething.supervision.queries.claims import read_claims
from onething.supervision.rules.recomputing import list_differences, list_wrong_days, recompute

GRACE = timedelta(minutes=1)  # what is due within the last minute may be on its way


@dataclass(frozen=True)
class Recomputation:
    """What came of recomputing: how many subjects, clocks and cards, and every difference (subject: what)."""

    subjects: int
    clocks: int
    cards: int
    differences: tuple[str, ...]

    @property
    def is_sound(self) -> bool:
        """Whether nothing differs."""
        return not self.differences


def verify_cards(viewer: Viewer, *, at: datetime, case_id: UUID | None = None) -> Recomputation:
    """Recompute one case, or everything; for the auditor, the supervisor and the system. Writes nothing.

    The chains are verified first: a row that was changed, removed or moved, and a tail that a checkpoint remembers.
    Raises Refusal `supervision.verify.not_permitted`.
    """
    if not (viewer.has(Permission.AUDIT) or viewer.has(Permission.SUPERVISE)):
        raise Refusal("supervision.verify.not_permitted", words.FOLLOWED_ONLY, status=403)
    subjects = [Subject(CASE, case_id)] if case_id else list(_list_everything(viewer))
    shared = [
        f"{fault}" for chain in (CALENDAR, RULEBOOK) if (fault := find_subject_fault(viewer, subject=chain))
    ]
    counted, told = [0, 0], list(shared)
    for subject in subjects:
        clocks, cards, differences = _verify(viewer, subject=subject, at=at)
        counted[0] += clocks
        counted[1] += cards
        told += [f"{subject.kind} {subject.id}: {one}" for one in differences]
    return Recomputation(len(subjects), clocks=counted[0], cards=counted[1], differences=tuple(told))


def _list_everything(viewer: Viewer) -> Iterator[Subject]:
    for kind in (CASE, FINDING):
        after: UUID | None = None
        while page := list_subjects(viewer, kind=kind, after=after):
            yield from (Subject(kind, one) for one in page)
            after = page[-1]


def _verify(viewer: Viewer, *, subject: Subject, at: datetime) -> tuple[int, int, list[str]]:
    faults = [
        str(fault)
        for chain in (subject, own_chain(subject.id))
        if (fault := find_subject_fault(viewer, subject=chain))
    ]
    if faults:
        return 0, 0, faults
    matter = gather(subject)
    found = recompute(matter, until=at)
    claimed = read_claims(viewer, subject_id=subject.id)
    told = list_differences(found, claimed=claimed, settled=write_moment(at - GRACE))
    told += list_wrong_days(matter.acts, clocks=matter.clocks)
    if subject.kind == CASE:
        told += list(_list_wrong_columns(find_days(viewer, case_id=subject.id), clocks=matter.clocks))
    if told and has_unread(viewer, subject=subject):
        told = [words.NOT_FOLLOWED]
    return len(found["clocks"]), len(found["cards"]), told


def _list_wrong_columns(days: CaseDays | None, *, clocks: Sequence[Clock]) -> Iterator[str]:
    """What the case's own tables show people, against the same."""
    if days is None:
        return
    for clock in clocks:
        shown = days.steps.get(clock.step_id) if clock.step_id else days.whole
        if clock.code not in ("case", "step") or shown is None:
            continue
        counted = (clock.days.promised_on, clock.days.statutory_on, clock.days.amber_on)
        if clock.code == "case":
            shown, counted = (shown[0], None, shown[2]), (counted[0], None, counted[2])
        if shown != counted:
            yield words.COLUMN_DIFFERS.format(clock=clock.key, shown=_say(shown), counted=_say(counted))


def _say(days: tuple[object, ...]) -> str:
    return " / ".join(str(day) if day else "—" for day in days)
