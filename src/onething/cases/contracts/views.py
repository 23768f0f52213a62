"""What a query of the case returns: frozen, scoped to its viewer."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from onething.cases.contracts.changes import AffectedView, ChangeKind, ChangeView
from onething.cases.contracts.clocks import StepClock
from onething.cases.contracts.consultations import ConsultationView
from onething.cases.contracts.coordination import MeetingView, PointView
from onething.cases.contracts.examining import ExaminationView
from onething.cases.contracts.given import CorrectionItem, NonAcceptance
from onething.cases.contracts.hall_views import (
    DeferredPaper,
    HandoverView,
    LetterView,
    PrecheckView,
    WayOfResults,
)
from onething.cases.contracts.hearings import HearingView
from onething.cases.contracts.kinds import (
    CaseState,
    Channel,
    ExtendedBy,
    IssuanceCause,
    Light,
    PauseKind,
    PauseState,
    StepState,
)
from onething.cases.contracts.promises import PromiseView
from onething.cases.contracts.questions import QuestionView
from onething.cases.contracts.recusing import RecusalView
from onething.cases.contracts.slips import SlipView
from onething.cases.contracts.visits import VisitView
from onething.directory.contracts import Post
from onething.ledger.contracts import ActView


@dataclass(frozen=True)
class ExtensionView:
    """The one extension of a step."""

    by: ExtendedBy
    days: int
    granted_at: datetime
    statutory_on: date
    reason: str | None


@dataclass(frozen=True)
class ExtensionRow:
    """A line of what a head is asked for: nothing of the applicant's."""

    step_id: UUID
    case_id: UUID
    number: str
    thing_name: str
    matter_name: str
    department: str
    by: ExtendedBy
    reason: str
    asked_at: datetime
    statutory_on: date | None


@dataclass(frozen=True)
class PauseView:
    """A pause that was approved. Reason, result and proof are None for those who may not read them.

    `is_counted`: its days count towards the limit all the same (an examination, 行政许可法 art. 54).
    """

    kind: PauseKind
    basis: str
    days: int
    began_at: datetime
    expected_on: date
    ended_at: datetime | None
    reason: str | None
    result: str | None
    is_counted: bool = False
    proof: UUID | None = None


@dataclass(frozen=True)
class StepView:
    """A step as the viewer may see it."""

    id: UUID
    number: str
    matter_code: str
    matter_name: str
    department: str
    unit_code: str
    kind: str
    wave: int
    needs: tuple[str, ...]
    release: str
    place: str
    state: StepState
    clock: StepClock
    decision: str | None
    reasons: str | None
    articles: tuple[str, ...]
    remedy: str | None
    held_by: UUID | None = None
    holder: str = ""
    is_mine: bool = False
    pause_state: PauseState = PauseState.NONE
    pauses: tuple[PauseView, ...] = ()
    extension: ExtensionView | None = None
    extension_asked: ExtendedBy | None = None
    mend_places: tuple[str, ...] = ()
    promise: PromiseView | None = None
    ended_as: ChangeKind | None = None
    changes: tuple[ChangeView, ...] = ()
    affected: tuple[AffectedView, ...] = ()
    consultations: tuple[ConsultationView, ...] = ()
    site_visit: bool = False
    hearing: HearingView | None = None
    question: QuestionView | None = None
    examination: ExaminationView | None = None
    recusals: tuple[RecusalView, ...] = ()
    recusal_answered_by: Post | None = None


@dataclass(frozen=True)
class MaterialView:
    """A material of the plan with what was handed in for it."""

    key: str
    name: str
    asked: bool
    state: str
    obtained_by: str | None
    reason: str | None
    needed_by: tuple[str, ...]
    file_id: UUID | None
    file_name: str | None


@dataclass(frozen=True)
class DropPreview:
    """What giving a matter up would change, for the applicant before they choose.

    Labels of fields and names of papers that nobody asks any more; the promised day before and after (never later); why
    it can't be done, empty when it can.
    """

    matter_name: str
    fields_gone: tuple[str, ...]
    materials_gone: tuple[str, ...]
    promised_before: date | None
    promised_after: date | None
    starts: tuple[str, ...]
    hindrance: str = ""


@dataclass(frozen=True)
class CaseView:
    """A case as the viewer may see it: form and materials only as far as the viewer's matters ask them."""

    id: UUID
    number: str | None
    thing_code: str
    thing_name: str
    publication_id: UUID
    state: CaseState
    channel: Channel
    revision: int
    lead_unit: str
    begun_at: datetime
    submitted_at: datetime | None
    received_at: datetime | None
    accepted_at: datetime | None
    closed_at: datetime | None
    promised_on: date | None
    promise_is_provisional: bool
    answers: dict[str, Any]
    plan: dict[str, Any]
    form: dict[str, Any]
    materials: tuple[MaterialView, ...]
    steps: tuple[StepView, ...]
    correction: tuple[CorrectionItem, ...]
    non_acceptance: NonAcceptance | None
    correction_asked_at: datetime | None = None
    correction_due_on: date | None = None
    accepted_on: date | None = None
    received_on: date | None = None
    amber_on: date | None = None
    issued_at: datetime | None = None
    delivered_at: datetime | None = None
    handover: HandoverView | None = None
    letters: tuple[LetterView, ...] = ()
    precheck: PrecheckView | None = None
    points: tuple[PointView, ...] = ()
    meetings: tuple[MeetingView, ...] = ()
    is_unsigned: bool = False
    remedies: tuple[str, ...] = ()
    deferred: tuple[DeferredPaper, ...] = ()
    way: WayOfResults | None = None
    visits: tuple[VisitView, ...] = ()
    slips: tuple[SlipView, ...] = ()


@dataclass(frozen=True)
class Addressee:
    """To whom a letter about a case is written: the applicant as proved, and the body the application is for."""

    name: str
    name_masked: str
    document_kind: str
    document_masked: str
    entity_name: str


@dataclass(frozen=True)
class CaseRow:
    """A line of a list: nothing personal. `window_due_on` is the last day of what the window owes now, in a queue."""

    id: UUID
    number: str | None
    thing_code: str
    thing_name: str
    state: CaseState
    submitted_at: datetime | None
    promised_on: date | None
    revision: int
    window_due_on: date | None = None
    amber_on: date | None = None


@dataclass(frozen=True)
class DraftRow:
    """A draft begun at a window; the applicant's name is masked."""

    id: UUID
    thing_name: str
    applicant_masked: str
    begun_at: datetime


@dataclass(frozen=True)
class WorkRow:
    """A step on a department's list, nothing personal of the applicant: due first.

    `days_left` counts working days to the nearer limit; `holder` is the name of whoever has it in hand.
    """

    step_id: UUID
    case_id: UUID
    number: str
    thing_name: str
    matter_name: str
    state: StepState
    promised_on: date | None
    statutory_on: date | None
    light: Light
    days_left: int | None
    holder: str = ""


@dataclass(frozen=True)
class NextAct:
    """Something the viewer may do now, straight from the table of moves."""

    verb: str
    label: str
    step_id: UUID | None


@dataclass(frozen=True)
class Standing:
    """Where a case stands after an act, and what the viewer may do next."""

    id: UUID
    number: str | None
    state: CaseState
    revision: int
    promised_on: date | None
    next_acts: tuple[NextAct, ...]


@dataclass(frozen=True)
class WholeCase:
    """A case as its page shows it: the view, what the viewer may do now, and every act, oldest first."""

    view: CaseView
    next_acts: tuple[NextAct, ...]
    acts: tuple[ActView, ...]


@dataclass(frozen=True)
class FollowedCase:
    """A case as its applicant follows it: the view, what they may do, and what each choice after a refusal would change."""

    view: CaseView
    next_acts: tuple[NextAct, ...]
    previews: dict[UUID, DropPreview]
    acts: tuple[ActView, ...] = ()


@dataclass(frozen=True)
class IssuanceBegun:
    """A set of steps taken up to be issued together, all or none."""

    issuance_id: UUID
    case_id: UUID
    cause: IssuanceCause
    step_ids: tuple[UUID, ...]


@dataclass(frozen=True)
class Binding:
    """What a case stands on: the publication of a thing and the answers given."""

    state: CaseState
    thing_code: str
    publication_id: UUID
    answers: dict[str, Any]
    revision: int
