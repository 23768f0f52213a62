"""The national elements of a matter and of a material (GB/T 39046 table 4 and the exchange tables). All are optional.

What is not known is None or empty, never guessed. Outsiders find these in contracts.py.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from onething.catalogue.kinds import (
    BodyNature,
    CodeLevel,
    Concern,
    CrossRegion,
    ExerciseLevel,
    MatterKind,
    OnlineDepth,
    ProcedureKind,
    RemedyKind,
    ResultKind,
    Retention,
    ServiceObject,
    TrustLevel,
)
from onething.kernel.brackets import strip_brackets


@dataclass(frozen=True)
class Provenance:
    """Where a figure comes from. Only an official one may be shown without a label."""

    source: str | None
    official: bool


@dataclass(frozen=True)
class Body:
    """A body that exercises or joins in a matter; `code` is its unified social credit code."""

    name: str
    code: str | None = None
    nature: BodyNature | None = None


@dataclass(frozen=True)
class Fee:
    """One fee: `fen` is the amount where it is one figure, `standard` its wording; without a basis nothing is charged."""

    name: str
    basis: str | None
    standard: str | None = None
    fen: int | None = None
    reducible: bool | None = None
    official: bool = False


@dataclass(frozen=True)
class SpecialProcedure:
    """A hearing, test, site check …; `counts`: its time counts towards the limit; None where that is not said.

    `required`: the law lets nobody decide without it (歌舞娱乐场所: a hearing, 娱乐场所管理条例 art. 10).
    """

    name: str
    kind: ProcedureKind = ProcedureKind.OTHER
    counts: bool | None = None
    basis: str | None = None
    working_days: int | None = None
    required: bool = False


@dataclass(frozen=True)
class IntermediaryService:
    """A service that the applicant must buy; only a law or a State Council decision can demand it (条例 722 art. 43)."""

    name: str
    basis: str | None
    limit: str | None = None
    fee: str | None = None


@dataclass(frozen=True)
class Counter:
    """Where and when one comes in person; `level`: of which level of government the place is."""

    name: str
    address: str | None = None
    hours: str | None = None
    phone: str | None = None
    level: ExerciseLevel | None = None


@dataclass(frozen=True)
class Contact:
    """A way to ask or to complain: telephone, web, letter …"""

    way: str
    value: str


@dataclass(frozen=True)
class Faq:
    """A question that people often ask, and its answer."""

    question: str
    answer: str


@dataclass(frozen=True)
class Remedy:
    """Where and until when who is refused can turn."""

    kind: RemedyKind
    organ: str
    within: str | None = None
    address: str | None = None
    phone: str | None = None


@dataclass(frozen=True)
class MatterCode:
    """One code of one level; `since` and `until` (ISO days) are its history, `until` None while it holds."""

    level: CodeLevel
    code: str
    since: str | None = None
    until: str | None = None
    source: str | None = None


# 浙江省保障“最多跑一次”改革规定 art. 14 sets sixty working days; no text found sets a term for mending: a house figure.
CHECK_DAYS, MEND_DAYS = 60, 15


@dataclass(frozen=True)
class Commitment:
    """Whether the applicant's promise may replace the check (告知承诺), the concern that excludes it, the law behind it.

    `conditions` and `consequences` are the text that is told and promised. After the decision the conditions are checked
    within `check_days`; what is unfit is mended within `mend_days` (both working days).
    """

    allowed: bool
    concern: Concern | None = None
    basis: str | None = None
    conditions: tuple[str, ...] = ()
    consequences: tuple[str, ...] = ()
    check_days: int = CHECK_DAYS
    mend_days: int = MEND_DAYS


@dataclass(frozen=True)
class Authority:
    """By what right and for whom a matter is done. `power` names an entry of the power lists, `upper` an upper entry."""

    exercise_level: ExerciseLevel | None = None
    implementing_body: Body | None = None
    joint_bodies: tuple[Body, ...] = ()
    service_objects: tuple[ServiceObject, ...] = ()
    codes: tuple[MatterCode, ...] = ()
    power: str | None = None
    upper: str | None = None
    commitment: Commitment | None = None


@dataclass(frozen=True)
class Manner:
    """How a matter is done, as its guide tells it."""

    statutory_explanation: str | None = None
    committed_explanation: str | None = None
    visits_reason: str | None = None
    online_depth: OnlineDepth | None = None
    cross_region: CrossRegion | None = None
    result_kind: ResultKind | None = None
    result_sample: str | None = None
    fees: tuple[Fee, ...] = ()
    procedures: tuple[SpecialProcedure, ...] = ()
    intermediaries: tuple[IntermediaryService, ...] = ()
    acceptance_conditions: tuple[str, ...] = ()
    quantity_limit: str | None = None
    retention: Retention | None = None


@dataclass(frozen=True)
class Guide:
    """What the guide tells besides: places and hours, whom to ask, where to complain, remedies."""

    places: tuple[Counter, ...] = ()
    contacts: tuple[Contact, ...] = ()
    supervision: tuple[Contact, ...] = ()
    faqs: tuple[Faq, ...] = ()
    remedies: tuple[Remedy, ...] = ()


@dataclass(frozen=True)
class Consultation:
    """Somebody whose opinion the department asks after acceptance: in words (所在乡镇), until when, and whether it must."""

    whom: str
    is_obligatory: bool = False
    working_days: int | None = None
    basis: str | None = None


@dataclass(frozen=True)
class Examination:
    """How a matter is examined: what is looked at, the ground on which two people must do it, whom the department asks."""

    points: tuple[str, ...] = ()
    two_people: str | None = None
    consultations: tuple[Consultation, ...] = ()


@dataclass(frozen=True)
class AfterSupervision:
    """Which unit supervises after the issue (审管分离), and what it watches."""

    unit: str
    watch: tuple[str, ...]


@dataclass(frozen=True)
class Particulars:
    """The national elements of one matter. `figures` says of a figure, by its key in the package, what it rests on.

    `after_supervision`: to whom a granted matter is handed over; None where it stays with its department.
    """

    authority: Authority = field(default_factory=Authority)
    manner: Manner = field(default_factory=Manner)
    guide: Guide = field(default_factory=Guide)
    examination: Examination = field(default_factory=Examination)
    after_supervision: AfterSupervision | None = None
    figures: Mapping[str, Provenance] = field(default_factory=dict)


@dataclass(frozen=True)
class MaterialParticulars:
    """How a paper is judged and what it must look like."""

    review_points: tuple[str, ...] = ()
    acceptance_standard: str | None = None
    sample: str | None = None
    blank_form: str | None = None
    legal_basis: str | None = None
    trust_level: TrustLevel | None = None
    formats: tuple[str, ...] = ()
    largest_mb: int | None = None
    largest_pages: int | None = None


@dataclass(frozen=True)
class Power:
    """One line of a department's published power list."""

    department: str
    code: str
    name: str
    kind: MatterKind
    basis: str | None = None


@dataclass(frozen=True)
class UpperEntry:
    """An entry of the level above: the values of its elements, by their key in a package's matter."""

    code: str
    values: Mapping[str, object]
    source: str | None = None


@dataclass(frozen=True)
class Unified:
    """Which elements must be the same at every level (四级九统), by their key, and whether that list is official."""

    elements: tuple[str, ...]
    source: str
    official: bool = False


@dataclass(frozen=True)
class Surroundings:
    """What the things of a city are held against: its departments' power lists, the upper entries, the unified elements.

    `departments` are those whose power list is known: of the others nothing can be said. `official`: those whose list is
    the one that the department made public.
    """

    powers: tuple[Power, ...] = ()
    departments: frozenset[str] = frozenset()
    official: frozenset[str] = frozenset()
    uppers: Mapping[str, UpperEntry] = field(default_factory=dict)
    unified: Unified | None = None

    def find_power(self, *, department: str, name: str, code: str | None) -> Power | None:
        """Return the department's power of this code; without one that of the same name, brackets apart; or None."""
        own = [power for power in self.powers if power.department == department]
        if code is not None:
            return next((power for power in own if power.code == code), None)
        bare = strip_brackets(name)
        return next((power for power in own if strip_brackets(power.name) == bare), None)


@dataclass(frozen=True)
class Difference:
    """One difference of two versions: where, in a sentence for people, and the values."""

    place: str
    sentence: str
    before: str | None = None
    after: str | None = None
