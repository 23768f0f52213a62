"""The pieces of a page as plain values. `{% piece value %}` draws any of them; a face builds them and knows no markup."""

from dataclasses import dataclass
from enum import StrEnum

from onething.look.head import NavLink as NavLink
from onething.look.head import Shell as Shell
from onething.look.head import SignedIn as SignedIn
from onething.look.lanes import Progress as Progress
from onething.look.lanes import WaveChart as WaveChart
from onething.look.lanes import WaveRow as WaveRow


class Light(StrEnum):
    """How near a limit is: always a shape and a word beside the colour. Paused and done limits do not run."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    NONE = "none"
    PAUSED = "paused"
    DONE = "done"


class Tone(StrEnum):
    """What a tag or a notice means. `LEGAL` is the seal's red: legal decisions only."""

    PLAIN = "plain"
    FREE = "free"
    ASK = "ask"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    LEGAL = "legal"


class ButtonKind(StrEnum):
    """One primary button a page. `LEGAL` decides by law (refuse, confirm); `QUIET` is everything else."""

    PRIMARY = "primary"
    QUIET = "quiet"
    LEGAL = "legal"


class FieldKind(StrEnum):
    """How a value is asked for."""

    TEXT = "text"
    PHONE = "tel"
    PASSWORD = "password"  # noqa: S105 - a kind of field
    NUMBER = "number"
    DATE = "date"
    EMAIL = "email"
    LONG_TEXT = "long_text"
    SELECT = "select"
    RADIO = "radio"
    CHECKBOXES = "checkboxes"
    CHECKBOX = "checkbox"
    FILE = "file"
    HIDDEN = "hidden"


@dataclass(frozen=True)
class Tag:
    """A word in a small rounded box."""

    word: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True)
class Button:
    """A link (with `href`) or a submit button of the form around it (`name`, `value`). `key` is its key on a desk.

    With `why_not` it cannot be used, and says why. `has_cursor`: the page opens with the cursor on it.
    """

    word: str
    href: str = ""
    kind: ButtonKind = ButtonKind.PRIMARY
    name: str = ""
    value: str = ""
    key: str = ""
    form: str = ""
    why_not: str = ""
    has_cursor: bool = False


@dataclass(frozen=True)
class Notice:
    """A sentence across the page: something done, something to know, something wrong."""

    sentence: str
    tone: Tone = Tone.PLAIN
    details: tuple[str, ...] = ()


@dataclass(frozen=True)
class Deadline:
    """The deadline chip: what is left in words, both days, and on tap why (when it began, days not counted, article)."""

    light: Light
    left: str
    promised: str = ""
    statutory: str = ""
    why: tuple[str, ...] = ()


@dataclass(frozen=True)
class SavedFigure:
    """One figure before and after: forms, fields, materials, visits, working days. `why`: what the figures rest on."""

    word: str
    before: int
    after: int
    why: tuple[str, ...] = ()


@dataclass(frozen=True)
class SavedStrip:
    """What doing it as one thing saves; always computed."""

    figures: tuple[SavedFigure, ...]
    note: str = ""


@dataclass(frozen=True)
class MaterialRow:
    """A paper of the plan: how it is got, why it is not asked, what is looked at, what was handed in."""

    name: str
    how: Tag
    reason: str = ""
    needed_by: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    copies: str = ""
    sample_href: str = ""
    state: Tag | None = None
    file_name: str = ""
    file_href: str = ""
    error: str = ""
    anchor: str = ""


@dataclass(frozen=True)
class LifeEvent:
    """One act in the life of a case, or several of one kind done at once; `about`: the matters it was done to."""

    what: str
    who: str
    when: str
    about: tuple[str, ...] = ()
    detail: str = ""
    evidence: str = ""
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True)
class LifeLine:
    """What was done so far; the face decides the order (newest first on pages). `earlier` opens on tap."""

    events: tuple[LifeEvent, ...]
    earlier: tuple[LifeEvent, ...] = ()
    title: str = "经过"


@dataclass(frozen=True)
class OpinionCard:
    """What a department signed, or that it has not yet. `tone` GOOD permits, LEGAL refuses, PLAIN waits."""

    department: str
    matter: str
    decision: str
    tone: Tone = Tone.PLAIN
    reasons: str = ""
    articles: tuple[str, ...] = ()
    signature: str = ""
    remedy: str = ""


@dataclass(frozen=True)
class NextBox:
    """What happens next, on every page of a case: who acts, until when, what the reader can do meanwhile."""

    sentences: tuple[str, ...]
    title: str = "接下来"
    button: Button | None = None


@dataclass(frozen=True)
class BarStep:
    """One step of the step bar."""

    word: str
    state: Progress
    href: str = ""


@dataclass(frozen=True)
class StepBar:
    """Where the reader is on the way."""

    steps: tuple[BarStep, ...]
    label: str = "办理步骤"


@dataclass(frozen=True)
class PersonCard:
    """A person, masked: never more than this in a list."""

    name: str
    phone: str = ""
    document: str = ""
    level: str = ""
    role: str = ""


@dataclass(frozen=True)
class ErrorItem:
    """One thing to mend; `anchor` is the id of the field (without #), empty when it stands nowhere."""

    sentence: str
    anchor: str = ""


@dataclass(frozen=True)
class ErrorSummary:
    """What is to be mended, at the top of the page."""

    title: str
    items: tuple[ErrorItem, ...]


@dataclass(frozen=True)
class Choice:
    """One option of a field."""

    value: str
    label: str
    hint: str = ""
    is_chosen: bool = False


@dataclass(frozen=True)
class Field:
    """One question: label, who asks it, hint, error, what was typed. `folded` is said on tap only, below who asks it.

    `optional` says when it may stay empty, where it is not `required`.

    `place` is the name that refusals use for it ("form.uscc"), `name` when empty. `source` says who filled it in.
    `has_cursor`: the page opens with the cursor here, for pages worked by keyboard; one field a page.
    """

    name: str
    label: str
    kind: FieldKind = FieldKind.TEXT
    value: str = ""
    hint: str = ""
    folded: tuple[str, ...] = ()
    asked_by: tuple[str, ...] = ()
    source: str = ""
    error: str = ""
    choices: tuple[Choice, ...] = ()
    required: bool = True
    optional: str = "可不填"
    place: str = ""
    unit: str = ""
    autocomplete: str = "off"
    inputmode: str = ""
    max_length: int | None = None
    accept: str = ""
    read_only: bool = False
    key: str = ""
    has_cursor: bool = False

    @property
    def anchor(self) -> str:
        """The id of the input; for choices that of the group."""
        return f"id_{self.name}"


@dataclass(frozen=True)
class FieldGroup:
    """Several inputs that are one question: a person's name, number and phone."""

    legend: str
    fields: tuple[Field, ...]
    anchor: str
    hint: str = ""
    folded: tuple[str, ...] = ()
    asked_by: tuple[str, ...] = ()
    error: str = ""
    required: bool = True


@dataclass(frozen=True)
class FieldRows:
    """A question answered by rows, the last one blank; `add` keeps what is typed and shows another."""

    legend: str
    rows: tuple[tuple["Field | FieldGroup | FieldRows", ...], ...]
    anchor: str
    add: Button
    hint: str = ""
    folded: tuple[str, ...] = ()
    asked_by: tuple[str, ...] = ()
    error: str = ""
    required: bool = True


@dataclass(frozen=True)
class Empty:
    """Nothing is here: why, and what one can do."""

    title: str
    sentence: str = ""
    button: Button | None = None


@dataclass(frozen=True)
class Column:
    """A column of a table; figures stand right."""

    word: str
    is_figure: bool = False


@dataclass(frozen=True)
class Cell:
    """A cell: text with a line below, or a tag, or a deadline."""

    text: str = ""
    below: str = ""
    tag: Tag | None = None
    deadline: Deadline | None = None


@dataclass(frozen=True)
class TableRow:
    """A row; the first cell carries the link."""

    cells: tuple[Cell, ...]
    href: str = ""
    is_current: bool = False


@dataclass(frozen=True)
class Table:
    """A list for desks: sticky head, keys j/k and Enter walk the rows; `more` leads to the next page of the cursor."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    empty: Empty
    more: Button | None = None


@dataclass(frozen=True)
class SealMark:
    """Whose seal it is; `word` says 演示 in a demonstration: no picture that could pass for an organ's seal."""

    unit: str
    word: str = ""


@dataclass(frozen=True)
class PhoneMessage:
    """A text message that a demonstration's phone got."""

    text: str
    when: str


@dataclass(frozen=True)
class PhoneBox:
    """The demonstration's phone: codes that nobody's real phone will get. Shown in demonstrations only."""

    messages: tuple[PhoneMessage, ...]
    title: str = "演示手机收到的短信"


@dataclass(frozen=True)
class DemonstrationBox:
    """What only a demonstration offers, marked as such: synthetic values, papers, companies."""

    sentence: str
    lines: tuple[str, ...] = ()
    button: Button | None = None
    title: str = "演示专用"
