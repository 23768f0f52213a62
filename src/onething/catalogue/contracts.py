"""What crosses the door of the catalogue: frozen things, matters, materials, questions, forms, elements, faults."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from onething.catalogue.faults import Finding as Finding
from onething.catalogue.faults import Level as Level
from onething.catalogue.faults import LintReport as LintReport
from onething.catalogue.faults import PackageBlocked as PackageBlocked
from onething.catalogue.faults import PackageFault as PackageFault
from onething.catalogue.faults import PackageRefused as PackageRefused
from onething.catalogue.faults import WorkbookFault as WorkbookFault
from onething.catalogue.faults import WorkbookRefused as WorkbookRefused
from onething.catalogue.faults import check_publishable as check_publishable
from onething.catalogue.faults import make_report as make_report
from onething.catalogue.finds import Audience as Audience
from onething.catalogue.finds import FoundMatter as FoundMatter
from onething.catalogue.finds import FoundThing as FoundThing
from onething.catalogue.finds import OfficeWordsView as OfficeWordsView
from onething.catalogue.finds import Reason as Reason
from onething.catalogue.finds import Search as Search
from onething.catalogue.finds import SearchFilters as SearchFilters
from onething.catalogue.finds import Synonyms as Synonyms
from onething.catalogue.finds import VainSearch as VainSearch
from onething.catalogue.grounds import Ground as Ground
from onething.catalogue.grounds import find_ground as find_ground
from onething.catalogue.guides import Fact as Fact
from onething.catalogue.guides import GuidePaper as GuidePaper
from onething.catalogue.guides import GuideSection as GuideSection
from onething.catalogue.guides import MatterGuide as MatterGuide
from onething.catalogue.guides import MatterNorm as MatterNorm
from onething.catalogue.guides import ThingGuide as ThingGuide
from onething.catalogue.guides import ThingMatter as ThingMatter
from onething.catalogue.kinds import BodyNature as BodyNature
from onething.catalogue.kinds import ChangeKind as ChangeKind
from onething.catalogue.kinds import CodeLevel as CodeLevel
from onething.catalogue.kinds import Concern as Concern
from onething.catalogue.kinds import CrossRegion as CrossRegion
from onething.catalogue.kinds import ElementType as ElementType
from onething.catalogue.kinds import ExerciseLevel as ExerciseLevel
from onething.catalogue.kinds import LifeCycle as LifeCycle
from onething.catalogue.kinds import MadeFrom as MadeFrom
from onething.catalogue.kinds import MatterKind as MatterKind
from onething.catalogue.kinds import Necessity as Necessity
from onething.catalogue.kinds import OnlineDepth as OnlineDepth
from onething.catalogue.kinds import Place as Place
from onething.catalogue.kinds import ProcedureKind as ProcedureKind
from onething.catalogue.kinds import QuestionKind as QuestionKind
from onething.catalogue.kinds import Release as Release
from onething.catalogue.kinds import RemedyKind as RemedyKind
from onething.catalogue.kinds import ResultKind as ResultKind
from onething.catalogue.kinds import Retention as Retention
from onething.catalogue.kinds import ServiceObject as ServiceObject
from onething.catalogue.kinds import Standing as Standing
from onething.catalogue.kinds import TrustLevel as TrustLevel
from onething.catalogue.life import Change as Change
from onething.catalogue.life import ComingChange as ComingChange
from onething.catalogue.life import Countersign as Countersign
from onething.catalogue.life import Ended as Ended
from onething.catalogue.life import EntryMade as EntryMade
from onething.catalogue.life import EntryRow as EntryRow
from onething.catalogue.life import EntryView as EntryView
from onething.catalogue.life import VersionRow as VersionRow
from onething.catalogue.life import Waiting as Waiting
from onething.catalogue.particulars import AfterSupervision as AfterSupervision
from onething.catalogue.particulars import Authority as Authority
from onething.catalogue.particulars import Body as Body
from onething.catalogue.particulars import Commitment as Commitment
from onething.catalogue.particulars import Consultation as Consultation
from onething.catalogue.particulars import Contact as Contact
from onething.catalogue.particulars import Counter as Counter
from onething.catalogue.particulars import Difference as Difference
from onething.catalogue.particulars import Examination as Examination
from onething.catalogue.particulars import Faq as Faq
from onething.catalogue.particulars import Fee as Fee
from onething.catalogue.particulars import Guide as Guide
from onething.catalogue.particulars import IntermediaryService as IntermediaryService
from onething.catalogue.particulars import Manner as Manner
from onething.catalogue.particulars import MaterialParticulars as MaterialParticulars
from onething.catalogue.particulars import MatterCode as MatterCode
from onething.catalogue.particulars import Particulars as Particulars
from onething.catalogue.particulars import Power as Power
from onething.catalogue.particulars import Provenance as Provenance
from onething.catalogue.particulars import Remedy as Remedy
from onething.catalogue.particulars import SpecialProcedure as SpecialProcedure
from onething.catalogue.particulars import Surroundings as Surroundings
from onething.catalogue.particulars import Unified as Unified
from onething.catalogue.particulars import UpperEntry as UpperEntry
from onething.catalogue.parts import Doing as Doing
from onething.catalogue.parts import Edit as Edit
from onething.catalogue.parts import OpenPart as OpenPart
from onething.catalogue.parts import Part as Part
from onething.catalogue.parts import PartChanged as PartChanged
from onething.catalogue.parts import PartFault as PartFault
from onething.catalogue.parts import PartKind as PartKind
from onething.catalogue.parts import PartsRefused as PartsRefused
from onething.kernel.clock import Limit


@dataclass(frozen=True)
class Condition:
    """`question=value` (one answer) or `question~value` (one of several answers)."""

    question: str
    operator: str
    value: str


@dataclass(frozen=True)
class Choice:
    """One value of a value set and its Chinese label."""

    value: str
    label: str


@dataclass(frozen=True)
class Element:
    """A standard data element. `produced_by` are full matter codes; `situation_key` is a question that answers it.

    `situation_value`: of a boolean, the option of that question that means yes; None = "true" and "false" are its options.
    `example` is a value that its pattern takes, `hint` a sentence on what it is: both for who fills it in.
    """

    code: str
    label: str
    type: ElementType
    choices: tuple[Choice, ...] = ()
    columns: tuple[str, ...] = ()
    standard: str | None = None
    owner: str | None = None
    shared_source: str | None = None
    sensitive: bool = False
    scope: str = "common"
    unit: str | None = None
    max_length: int | None = None
    minimum: int | None = None
    maximum: int | None = None
    pattern: str | None = None
    example: str | None = None
    hint: str | None = None
    produced_by: tuple[str, ...] = ()
    situation_key: str | None = None
    situation_value: str | None = None


@dataclass(frozen=True)
class FormField:
    """One line of a matter's form. `role` is explicit, or None: then it is spelled in the element's code.

    The last six narrow what the element allows, on this form: None = as the element says. `choices` are values.
    """

    element: str
    required: bool
    label_on_form: str | None = None
    only_when: Condition | None = None
    role: str | None = None
    max_length: int | None = None
    minimum: int | None = None
    maximum: int | None = None
    pattern: str | None = None
    example: str | None = None
    choices: tuple[str, ...] | None = None


@dataclass(frozen=True)
class MatterForm:
    """The application form of one matter, in the form's own order."""

    name: str
    fields: tuple[FormField, ...]
    verified: bool = False


@dataclass(frozen=True)
class Material:
    """One paper that a matter lists. `sharing_via` says in Chinese how the state has it already.

    With `made_from` the applicant never brings it: the one form, filled in, is the paper. Papers of the same `type` and
    `purpose` are one paper whatever they are called. One that may come after acceptance is handed in within `deferral_days`
    working days; None = as the city says.
    """

    name: str
    necessity: Necessity
    source_department: str
    source_kind: str
    form: str
    copies: int
    obtainable_by_sharing: bool
    sharing_via: str | None = None
    only_when: Condition | None = None
    made_from: MadeFrom | None = None
    note: str | None = None
    particulars: MaterialParticulars = field(default_factory=MaterialParticulars)
    type: str | None = None
    purpose: str | None = None
    deferral_days: int | None = None


@dataclass(frozen=True)
class Matter:
    """One published service of one department. `code` is "YJS-002/M01", `id` its part after the stroke.

    `depends_on` holds full codes; `statutory` is the law's limit, `committed` the promise (working days; 0 = on the
    spot); `produces` are the elements that its result gives a value to; `conditions` are facts such as "fee_paid".
    `validity_months` is how long its result is valid from the day of issue, None where no end is known. `site_visit`: the
    department comes to look at the place before it decides. `silence_days`: an office that says nothing has accepted after so
    many working days (0 = on the spot); None = five (行政许可法 art. 32).
    """

    code: str
    id: str
    name: str
    kind: MatterKind
    kind_original: str
    department: str
    case_kind: str
    statutory: Limit | None
    statutory_basis: str | None
    statutory_verified: bool
    extension_days: int | None
    committed: Limit | None
    committed_basis: str | None
    committed_standing: Standing
    result: str
    depends_on: tuple[str, ...]
    special_procedures: tuple[str, ...]
    fee: str
    included_by_default: bool
    included_when: Condition | None
    materials: tuple[Material, ...]
    form: MatterForm
    release: Release = Release.TOGETHER
    place: Place = Place.HERE
    conditions: tuple[str, ...] = ()
    visits: int | None = None
    visits_basis: str | None = None
    validity_months: int | None = None
    validity_basis: str | None = None
    produces: tuple[str, ...] = ()
    note: str | None = None
    particulars: Particulars = field(default_factory=Particulars)
    site_visit: bool = False
    silence_days: int | None = None
    silence_basis: str | None = None


@dataclass(frozen=True)
class Gate:
    """Why who gives this answer cannot take this road, and which road is theirs (a thing's code, or words)."""

    reason: str
    road: str
    thing: str | None = None


@dataclass(frozen=True)
class Option:
    """One answer to a question and the matters (full codes) and materials (by name) it brings in or takes out.

    `promises` are matters that who answers so promises for, instead of being checked first (告知承诺).

    Of a number question the option holds for `at_least` <= answer < `below` (integers in the question's unit); of a date
    question for days in that range (ISO). An end that is None is open. `because` is the rule that takes matters out
    (不需办理). `gate` closes the road.
    """

    value: str
    label: str
    adds_matters: tuple[str, ...] = ()
    removes_matters: tuple[str, ...] = ()
    adds_materials: tuple[str, ...] = ()
    at_least: int | str | None = None
    below: int | str | None = None
    because: str | None = None
    gate: Gate | None = None
    promises: tuple[str, ...] = ()


@dataclass(frozen=True)
class Question:
    """A question about the applicant's situation (情形), asked only where `only_when` holds."""

    key: str
    text: str
    multi: bool
    options: tuple[Option, ...]
    kind: QuestionKind = QuestionKind.SINGLE
    unit: str | None = None
    only_when: Condition | None = None


@dataclass(frozen=True)
class Thing:
    """A bundle of matters as the citizen sees it. `visits` is how often one comes in person for the whole of it.

    `batch` is the batch of the list in which it was made public, by the document `batch_basis`.
    """

    code: str
    name: str
    audience: str
    lead_department: str
    joint_departments: tuple[str, ...]
    matters: tuple[Matter, ...]
    questions: tuple[Question, ...]
    source: str
    verified: bool
    visits: int | None = None
    visits_basis: str | None = None
    batch: int | None = None
    batch_basis: str | None = None
    life_cycle: LifeCycle | None = None

    def find_matter(self, code: str) -> Matter | None:
        """Return the matter with this full code, or None."""
        return next((matter for matter in self.matters if matter.code == code), None)

    def find_question(self, key: str) -> Question | None:
        """Return the question with this key, or None."""
        return next((question for question in self.questions if question.key == key), None)


@dataclass(frozen=True)
class PublishedThing:
    """One version of a thing with every element it uses.

    Read from a package that nobody published, `publication_id`, `version` and `published_at` are None and
    `matter_ids` is empty. `sm3` is the hex digest of the canonical content, the same in both cases.
    """

    thing: Thing
    elements: Mapping[str, Element]
    sm3: str
    publication_id: UUID | None = None
    version: int | None = None
    published_at: datetime | None = None
    effective_from: date | None = None
    matter_ids: Mapping[str, UUID] = field(default_factory=dict)


@dataclass(frozen=True)
class ThingSummary:
    """One line of the list of things."""

    code: str
    name: str
    audience: str
    lead_department: str
    version: int
    publication_id: UUID


@dataclass(frozen=True)
class Package:
    """A whole catalogue package. `contents` is the canonical JSON of each thing, its forms and elements, by code.

    `files` are the folder's own files (path in the folder → bytes as they were), `surroundings` what its optional files
    hold of the city's power lists, upper entries and unified elements.
    """

    things: tuple[PublishedThing, ...]
    contents: Mapping[str, str]
    files: Mapping[str, bytes] = field(default_factory=dict)
    surroundings: Surroundings = field(default_factory=Surroundings)

    def find_thing(self, code: str) -> PublishedThing | None:
        """Return the thing with this code, or None."""
        return next((one for one in self.things if one.thing.code == code), None)


@dataclass(frozen=True)
class LintContext:
    """What one thing is checked against: the city's lists, and the other things that are or will be published."""

    surroundings: Surroundings = field(default_factory=Surroundings)
    others: tuple[PublishedThing, ...] = ()


@dataclass(frozen=True)
class Publication:
    """What `publish_package` made: one new version of one thing."""

    publication_id: UUID
    thing_code: str
    thing_name: str
    version: int
    matters: int
