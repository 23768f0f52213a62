"""What crosses the door of the catalogue: frozen things, matters, materials, questions, forms, elements, faults."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from onething.kernel.clock import Limit
from onething.kernel.errors import Refusal


class MatterKind(StrEnum):
    """The legal kind of a matter (GB/T 39046 annex A.1, with internal checks and intermediary services apart)."""

    LICENCE = "licence"
    CONFIRMATION = "confirmation"
    FILING = "filing"
    PAYMENT = "payment"
    CHECK = "check"
    PUBLIC_SERVICE = "public_service"
    INTERMEDIARY = "intermediary"
    OTHER_POWER = "other_power"


class Release(StrEnum):
    """When a decided result becomes real: with all others, or on its own day because the law lets nobody wait."""

    TOGETHER = "together"
    OWN_DAY = "own_day"


class Place(StrEnum):
    """Where a matter is decided: in this platform, or in a department's own system, a bank, a utility."""

    HERE = "here"
    OUTSIDE = "outside"


class Standing(StrEnum):
    """What a promised figure rests on. Only `OFFICIAL` may be shown without a label."""

    OFFICIAL = "official"
    PROPOSAL = "proposal"
    ELSEWHERE = "elsewhere"
    UNKNOWN = "unknown"


class Necessity(StrEnum):
    """Whether a material is always needed, needed in some situations, or welcome but not needed."""

    REQUIRED = "required"
    CONDITIONAL = "conditional"
    OPTIONAL = "optional"


class MadeFrom(StrEnum):
    """What the platform makes a material from. `FORM`: it is the matter's own application form."""

    FORM = "form"


class QuestionKind(StrEnum):
    """How a question is answered: one option, several, or a number or day that falls into one option's range."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    NUMBER = "number"
    DATE = "date"


class ElementType(StrEnum):
    """The kinds of value that a data element can hold."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    CHOICE = "choice"
    MULTI_CHOICE = "multi_choice"
    BOOLEAN = "boolean"
    DATE = "date"
    INTEGER = "integer"
    DECIMAL = "decimal"
    MONEY = "money"
    TABLE = "table"
    PERSON = "person"
    ADDRESS = "address"
    CITIZEN_ID = "citizen_id"
    MOBILE = "mobile"
    EMAIL = "email"
    USCC = "uscc"
    POSTCODE = "postcode"
    FILE = "file"


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
    """A standard data element. `produced_by` are full matter codes; `situation_key` is a question that answers it."""

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
    produced_by: tuple[str, ...] = ()
    situation_key: str | None = None


@dataclass(frozen=True)
class FormField:
    """One line of a matter's form. `role` is explicit, or None: then it is spelled in the element's code."""

    element: str
    required: bool
    label_on_form: str | None = None
    only_when: Condition | None = None
    role: str | None = None


@dataclass(frozen=True)
class MatterForm:
    """The application form of one matter, in the form's own order."""

    name: str
    fields: tuple[FormField, ...]
    verified: bool = False


@dataclass(frozen=True)
class Material:
    """One paper that a matter lists. `sharing_via` says in Chinese how the state has it already.

    With `made_from` the applicant never brings it: the one form, filled in, is the paper.
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


@dataclass(frozen=True)
class Matter:
    """One published service of one department. `code` is "YJS-002/M01", `id` its part after the stroke.

    `depends_on` holds full codes; `statutory` is the law's limit, `committed` the promise (working days; 0 = on the
    spot); `produces` are the elements that its result gives a value to; `conditions` are facts such as "fee_paid".
    `validity_months` is how long its result is valid from the day of issue, None where no end is known.
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


@dataclass(frozen=True)
class Gate:
    """Why who gives this answer cannot take this road, and which road is theirs (a thing's code, or words)."""

    reason: str
    road: str
    thing: str | None = None


@dataclass(frozen=True)
class Option:
    """One answer to a question and the matters (full codes) and materials (by name) it brings in or takes out.

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
    """A bundle of matters as the citizen sees it. `visits` is how often one comes in person for the whole of it."""

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
    """A whole catalogue package. `contents` is the canonical JSON of each thing, its forms and elements, by code."""

    things: tuple[PublishedThing, ...]
    contents: Mapping[str, str]

    def find_thing(self, code: str) -> PublishedThing | None:
        """Return the thing with this code, or None."""
        return next((one for one in self.things if one.thing.code == code), None)


@dataclass(frozen=True)
class Publication:
    """What `publish_package` made: one new version of one thing."""

    publication_id: UUID
    thing_code: str
    thing_name: str
    version: int
    matters: int


@dataclass(frozen=True, order=True)
class PackageFault:
    """One thing wrong with a package: the file, the place in it (a JSON pointer), and a Chinese sentence."""

    file: str
    place: str
    sentence: str


class PackageRefused(Refusal):
    """The package has faults; `faults` holds all of them, and nothing was loaded."""

    def __init__(self, faults: tuple[PackageFault, ...]) -> None:
        super().__init__(
            "catalogue.package.refused",
            f"目录包有 {len(faults)} 处错误，没有载入任何内容。请按下列位置逐处改正后重新载入。",
            facts={"faults": [{"file": f.file, "place": f.place, "sentence": f.sentence} for f in faults]},
        )
        self.faults = faults
