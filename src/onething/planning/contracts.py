"""What crosses the door of planning: the plan, frozen, and what goes into it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from onething.catalogue.contracts import Element, Examination, MatterKind, Place, Release, Standing
from onething.kernel.clock import Limit

Answers = Mapping[str, tuple[str, ...]]


class MaterialState(StrEnum):
    """What becomes of a listed material: asked, not asked because obtained, welcome, or left to the window."""

    ASKED = "asked"
    WAIVED = "waived"
    OPTIONAL = "optional"
    WINDOW_DECIDES = "window_decides"


@dataclass(frozen=True)
class Holding:
    """A valid licence that the applicant holds already: the name of the paper and its licence identifier."""

    name: str
    identifier: str


@dataclass(frozen=True)
class PlannedPromise:
    """What the applicant promises for a matter instead of being checked first (告知承诺): the text as published.

    `sm3` is the digest of what is told; `check_days` and `mend_days` are working days; `ordinary` is the promised limit of
    the ordinary road.
    """

    basis: str
    conditions: tuple[str, ...]
    consequences: tuple[str, ...]
    check_days: int
    mend_days: int
    ordinary: Limit | None
    sm3: str


@dataclass(frozen=True)
class PlannedMatter:
    """One step of the plan. `needs` are the full codes of included matters whose results come first.

    `validity_months` is how long its result is valid from the day of issue; None where no end is known.
    """

    code: str
    name: str
    department: str
    wave: int
    needs: tuple[str, ...]
    kind: MatterKind
    kind_original: str
    case_kind: str
    release: Release
    place: Place
    conditions: tuple[str, ...]
    committed: Limit | None
    committed_standing: Standing
    statutory: Limit | None
    statutory_basis: str | None
    statutory_verified: bool
    extension_days: int | None
    special_procedures: tuple[str, ...]
    produces: tuple[str, ...]
    result_name: str
    form_name: str
    validity_months: int | None = None
    validity_basis: str | None = None
    site_visit: bool = False
    promise: PlannedPromise | None = None
    required_procedures: tuple[str, ...] = ()
    examination: Examination = field(default_factory=Examination)


@dataclass(frozen=True)
class PlannedField:
    """One line of the one form, known by (role, element).

    `filled_from` is None when the applicant is asked; else "answer:<question>", "result:<matter code>",
    "source:<shared source>" or "system:application_date". `value` is the answer that fills it. `labels` holds each
    matter's own wording where the form has one. Type, choices, columns and constraints are those of `definition`, which is
    the element narrowed to what every asking form takes; where the forms differ `strictest` says whose rule holds.
    `key` names the field in stored answers and errors: the element's code, or "role.element" for an explicit role.
    """

    key: str
    role: str
    element: str
    label: str
    asked_by: tuple[str, ...]
    filled_from: str | None
    required: bool
    labels: Mapping[str, str]
    definition: Element
    columns: tuple[Element, ...] = ()
    value: bool | int | str | tuple[str, ...] | None = None
    strictest: str | None = None


@dataclass(frozen=True)
class PlannedMaterial:
    """One paper of the plan, merged by name, and by type and purpose. `key` is short ASCII, the same whatever is answered.

    `obtained_by` says how the state gets it (as published) when it is not asked, or that the one form is the paper;
    `obtained_from` are the included matters whose results it is; `reason` is a sentence for people; `review_points` is
    what the window and the departments look at (审查要点). `is_deferrable`: it may come after acceptance, for every matter that
    needs it, within `deferral_days` working days (the shortest; None = as the city says).
    """

    key: str
    name: str
    state: MaterialState
    needed_by: tuple[str, ...]
    obtained_by: str | None
    obtained_from: tuple[str, ...]
    reason: str
    form: str
    copies: int
    source_department: str
    source_kind: str
    notes: tuple[str, ...] = ()
    also_called: tuple[str, ...] = ()
    review_points: tuple[str, ...] = ()
    is_deferrable: bool = False
    deferral_days: int | None = None

    @property
    def asked(self) -> bool:
        """Whether the applicant must bring it."""
        return self.state is MaterialState.ASKED


@dataclass(frozen=True)
class Wording:
    """A paper that an answer mentions in other words than any published list: shown, never asked on its own."""

    question: str
    option: str
    name: str


@dataclass(frozen=True)
class ClosedGate:
    """A road that an answer closes: why, and which road is theirs (in words, and a thing's code where there is one)."""

    question: str
    option: str
    reason: str
    road: str
    thing: str | None


@dataclass(frozen=True)
class NotNeeded:
    """A matter of the thing that these answers keep out (不需办理), and the rules why."""

    code: str
    name: str
    department: str
    because: tuple[str, ...]


@dataclass(frozen=True)
class SiteVisit:
    """One visit to the place for all matters of a wave that have to see it."""

    wave: int
    matters: tuple[str, ...]


@dataclass(frozen=True)
class Silence:
    """After how many working days without an answer the law has accepted (0 = on the spot), and the article."""

    days: int
    basis: str


@dataclass(frozen=True)
class Saved:
    """Before and after, per figure. None where a figure has no source. `labels` says what a figure rests on."""

    forms: tuple[int, int]
    fields: tuple[int, int]
    materials: tuple[int, int]
    visits: tuple[int, int] | None
    working_days: tuple[int, int] | None
    labels: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Plan:
    """What one applicant's answers make of a thing: one form, one list of materials, steps in waves, the promise.

    `answers` are the chosen options of the questions asked, `given` the numbers and days that chose some of them. With
    a gate closed the plan only informs: nothing can be begun. `ceiling_working_days` is what the law allows at most along
    `ceiling_path`; None where a limit is not known in working days. `ordinary_working_days` is what could be promised if
    nothing were promised for in place of a check; None without such promises. `silence` is None
    where the general five days hold.
    """

    thing: str
    thing_name: str
    lead_department: str
    version: int | None
    sm3: str
    answers: Answers
    open_questions: tuple[str, ...]
    relevant_questions: tuple[str, ...]
    multi_questions: frozenset[str]
    matters: tuple[PlannedMatter, ...]
    form: tuple[PlannedField, ...]
    materials: tuple[PlannedMaterial, ...]
    wordings: tuple[Wording, ...]
    critical_path: tuple[str, ...]
    promised_working_days: int | None
    provisional: bool
    provisional_because: tuple[str, ...]
    saved: Saved
    given: Mapping[str, str]
    asked_questions: tuple[str, ...]
    gates: tuple[ClosedGate, ...]
    not_needed: tuple[NotNeeded, ...]
    site_visits: tuple[SiteVisit, ...]
    ceiling_working_days: int | None
    ceiling_path: tuple[str, ...]
    explanation: tuple[str, ...]
    ordinary_working_days: int | None = None
    silence: Silence | None = None

    def find_matter(self, code: str) -> PlannedMatter | None:
        """Return the planned matter with this full code, or None."""
        return next((matter for matter in self.matters if matter.code == code), None)

    def as_json(self) -> dict[str, Any]:
        """Return the plan as plain data (strings, integers, booleans, None), ready for canonical JSON."""
        from onething.planning.rules.presentation import present_plan

        return present_plan(self)
