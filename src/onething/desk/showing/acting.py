"""The small forms of a desk's page, ready to be drawn: their fields, and a button for every verb."""

from collections.abc import Mapping
from dataclasses import dataclass

from onething.look.contracts import ButtonKind, Field

Typed = Mapping[str, str]


@dataclass(frozen=True)
class ActButton:
    """A submit button that names its verb; `key` presses it, alone or with the browser's access key."""

    verb: str
    word: str
    kind: ButtonKind
    key: str = ""


@dataclass(frozen=True)
class ActForm:
    """One small form; a folded one opens on demand."""

    title: str
    fields: tuple[Field, ...]
    buttons: tuple[ActButton, ...]
    is_folded: bool = False
    has_file: bool = False
