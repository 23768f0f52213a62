"""A part of a thing's content, and one edit of it. Outsiders find them in contracts.py."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from onething.kernel.errors import Refusal


class PartKind(StrEnum):
    """What is edited in one go."""

    THING = "thing"
    MATTER = "matter"
    MATERIAL = "material"
    FIELD = "field"
    QUESTION = "question"


@dataclass(frozen=True)
class Part:
    """Which part: of a matter its number (`matter`), of its papers and form fields the place in the list (from 0; `None`:
    a new one at the end), of a question its key (None: a new one).

    The values of parts, as JSON: of a thing all but its matters and questions; of a matter {"matter": all but its papers,
    "form": all but its fields}; of a field {"field", "element"}; of a material and a question the whole.
    """

    kind: PartKind
    matter: str | None = None
    index: int | None = None
    key: str | None = None

    @property
    def is_new(self) -> bool:
        """Whether the part is to be added."""
        names = {
            PartKind.THING: "",
            PartKind.MATTER: self.matter,
            PartKind.MATERIAL: self.index,
            PartKind.FIELD: self.index,
            PartKind.QUESTION: self.key,
        }
        return names[self.kind] is None

    @property
    def is_in_a_list(self) -> bool:
        """Whether the part stands among others of its kind: it can be moved and taken out."""
        return self.kind is not PartKind.THING and not self.is_new


class Doing(StrEnum):
    """What an edit does with its part."""

    PUT = "put"
    REMOVE = "remove"
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True)
class Edit:
    """One edit: `value` is the part's new value, `seen` the digest of the value that the editor saw ("" for a new part)."""

    part: Part
    doing: Doing
    value: Mapping[str, Any] | None = None
    seen: str = ""


@dataclass(frozen=True)
class OpenPart:
    """A part as somebody opened it: its value (None: it is gone) and the value's digest."""

    value: Mapping[str, Any] | None
    seen: str


class PartChanged(Refusal):
    """Somebody else changed the part meanwhile; `current` is what it is now, None when it is gone."""

    def __init__(self, sentence: str, *, current: Mapping[str, Any] | None) -> None:
        super().__init__("catalogue.part.changed", sentence, status=412)
        self.current = current


@dataclass(frozen=True)
class PartFault:
    """One thing wrong with a draft: in which part (None: nowhere in particular), under which key of its value, a sentence.

    Keys below keys are joined by points: "fees.0.name".
    """

    part: Part | None
    key: str
    sentence: str


class PartsRefused(Refusal):
    """After this edit the draft could not be read any more; `faults` are all of them, and nothing was saved."""

    def __init__(self, sentence: str, *, faults: tuple[PartFault, ...]) -> None:
        super().__init__("catalogue.part.refused", sentence)
        self.faults = faults
