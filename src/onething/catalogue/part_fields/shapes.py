"""One thing that can be filled in about a part, as a plain value: its key in the package, its shape, what is wanted."""

from dataclasses import dataclass
from enum import StrEnum


class Shape(StrEnum):
    """How a value is written: by people as text, in the package as JSON."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    INTEGER = "integer"
    FLAG = "flag"
    """True or not: what is not said is not true."""
    YES_NO = "yes_no"
    """True, false, or not known."""
    DAY = "day"
    END = "end"
    """An end of a range: an integer, or a day."""
    CHOICE = "choice"
    """One of `choices`."""
    CHOICES = "choices"
    """Several of `choices`."""
    TEXTS = "texts"
    """Several texts, one a line."""
    CONDITION = "condition"
    """An answer to a question: key=value, or key~value of several."""
    MATTERS = "matters"
    """Several matters of the same thing, by their numbers."""
    MATTER_CODES = "matter_codes"
    """The same by their full codes."""
    UNIT = "unit"
    """A department of the directory."""
    QUESTION = "question"
    """The key of a question of the same thing."""
    PAIRS = "pairs"
    """Values with their labels, one a line: value=label."""
    GROUP = "group"
    """An object with values of its own: `columns`."""
    ROWS = "rows"
    """A list of objects: `columns`."""
    KEYED = "keyed"
    """An object of objects: the first of `columns` is the key."""


@dataclass(frozen=True)
class PartField:
    """One value of a part.

    `wants` says in Chinese what the law or the standard wants here, `standard` what the standard calls it. `needed`: a
    draft cannot be read without it; `can_be_blank`: but an empty text will do. `nullable`: the package writes null where
    nothing is known (else it leaves the key out). `default` is what an absent key means. `fixed`: chosen once, when the
    part is added.
    """

    key: str
    label: str
    shape: Shape
    wants: str = ""
    standard: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    suggestions: tuple[str, ...] = ()
    columns: tuple["PartField", ...] = ()
    needed: bool = False
    nullable: bool = False
    can_be_blank: bool = False
    fixed: bool = False
    default: str | None = None
    longest: int = 5000
    unit: str = ""

    @property
    def is_required(self) -> bool:
        """Whether somebody has to write something here."""
        is_choice = self.shape in (Shape.FLAG, Shape.MATTERS, Shape.TEXTS, Shape.CHOICES)
        return self.needed and not (self.nullable or self.can_be_blank or is_choice)


@dataclass(frozen=True)
class PartSection:
    """Fields that stand together under a heading."""

    title: str
    fields: tuple[PartField, ...]


def list_fields(sections: tuple[PartSection, ...]) -> tuple[PartField, ...]:
    """Return the fields of all sections, in their order."""
    return tuple(field for section in sections for field in section.fields)


def same(*values: str) -> tuple[tuple[str, str], ...]:
    """Return choices that are written as they are called."""
    return tuple((str(value), str(value)) for value in values)
