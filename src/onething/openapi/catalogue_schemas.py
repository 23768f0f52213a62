"""What the endpoints of the catalogue take and give, as documented in openapi.json."""

from datetime import date
from typing import Annotated, Any
from uuid import UUID

from ninja import Schema
from pydantic import Field

from onething.openapi.schemas import LONGEST_NAME, Strict, Text
from onething.publicity.contracts import AnnouncementKind, Effect, ListKind


class GroundIn(Strict):
    """Why the catalogue changes, and the legal change behind it."""

    reason: Text = Field(default="", max_length=2000)
    basis: Text = Field(default="", max_length=2000)


class NewGroundIn(Strict):
    """Another reason and basis, where the ones of the draft are to be replaced."""

    reason: Text | None = Field(default=None, max_length=2000)
    basis: Text | None = Field(default=None, max_length=2000)


class ContentIn(Strict):
    """The whole content of one thing, as a publication has it: thing, forms by matter code, elements."""

    thing: dict[str, Any]
    forms: dict[str, Any]
    elements: list[Any]


class EntryIn(GroundIn):
    content: ContentIn


class CloneIn(Strict):
    """What a thing that is made like another is called."""

    code: Text = Field(max_length=60)
    name: Text = Field(max_length=LONGEST_NAME)


class CountersignIn(Strict):
    """What a joint department says of a draft; an objection says why."""

    agrees: bool
    text: Text = Field(default="", max_length=2000)


class OpinionAnswerIn(Strict):
    """How an objection is taken."""

    opinion: UUID
    answer: Text = Field(max_length=2000)


class DayIn(Strict):
    effective_from: date


class ExceptionIn(GroundIn):
    """A matter (its key) that shall stand on a list, or not; both days count."""

    list: ListKind
    effect: Effect
    matter: Text = Field(max_length=16)
    since: date
    until: date


class AnnouncementIn(Strict):
    """What is to be announced. `text` is plain paragraphs, a line each; `touched` are codes of things and keys of matters."""

    kind: AnnouncementKind
    title: Text = Field(max_length=200)
    text: Text = Field(max_length=6000)
    basis: Text = Field(max_length=2000)
    link: Text = Field(default="", max_length=1000)
    touched: list[Annotated[Text, Field(max_length=60)]] = Field(default=[], max_length=200)
    since: date
    until: date


class QuizIn(Strict):
    """The edition that the quiz was read in, and for each question the place of the chosen option, from 0."""

    edition: Text = Field(max_length=64)
    chosen: list[Annotated[int, Field(ge=0, le=99)] | None] = Field(max_length=20)


Word = Annotated[Text, Field(max_length=60)]


class WordIn(Strict):
    """A spoken word; with `version` a change of older words is refused."""

    word: Word
    version: int | None = None


class SynonymsIn(Strict):
    """What people say, and what the catalogue calls it, the likeliest first."""

    said: list[Word] = Field(max_length=30)
    means: list[Word] = Field(max_length=30)
    version: int | None = None


class LifeEventIn(Strict):
    """Under which life event a thing stands; empty for none."""

    thing: Word
    event: Word = ""
    version: int | None = None


class WordsOut(Schema):
    version: int


class EntryOut(Schema):
    id: str
    thing_code: str
    thing_name: str
    state: str
    revision: int
