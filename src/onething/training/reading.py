"""Cards of what is in force: worked out once a publication, for it never changes; then whose they are, and how far somebody is."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from onething.catalogue.contracts import MatterKind, PublishedThing
from onething.catalogue.queries import (
    get_current_thing,
    get_norm,
    get_publication,
    guide_thing,
    list_current_publications,
)
from onething.directory.contracts import Post
from onething.directory.queries import find_own_unit
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM, Viewer
from onething.training import words
from onething.training.contracts import CardLine, Content, Done, Edition, LearningState, Question, QuizResult
from onething.training.models import Answered
from onething.training.rules.cards import digest_norm, judge_line
from onething.training.rules.quiz import make_quiz

# What the house checks inside, and what intermediaries do, nobody asks for at a window.
NOT_AT_WINDOWS = frozenset({MatterKind.CHECK, MatterKind.INTERMEDIARY})


@dataclass(frozen=True)
class Learned:
    """A line that nobody looked at yet, with its content."""

    line: CardLine
    content: Content


@lru_cache(maxsize=512)
def read_edition(publication_id: UUID) -> Edition:
    """Return a publication with its guide and norms."""
    published = get_publication(SYSTEM, publication_id=publication_id)
    norms = tuple(get_norm(SYSTEM, published=published, matter=one.id) for one in published.thing.matters)
    return Edition(published, guide_thing(SYSTEM, published=published), norms)


@lru_cache(maxsize=512)
def _read_contents(publication_id: UUID) -> tuple[tuple[PublishedThing, int, Content], ...]:
    edition = read_edition(publication_id)
    return tuple(
        (edition.published, place, digest_norm(norm))
        for place, norm in enumerate(edition.norms)
        if edition.published.thing.matters[place].kind not in NOT_AT_WINDOWS
    )


def list_learned(*, at: datetime) -> list[Learned]:
    """Return every matter in force that is asked for at windows, once where it says the same in several things."""
    found: dict[str, list[tuple[PublishedThing, int, Content]]] = {}
    for publication_id in list_current_publications(SYSTEM, at=at):
        for one in _read_contents(publication_id):
            found.setdefault(one[2].digest, []).append(one)
    return [_join(copies) for copies in found.values()]


def _join(copies: list[tuple[PublishedThing, int, Content]]) -> Learned:
    published, place, content = copies[0]
    matter = published.thing.matters[place]
    line = CardLine(
        codes=tuple(one.thing.matters[where].code for one, where, _ in copies),
        thing_name=published.thing.name,
        name=matter.name,
        department=matter.department,
        state=LearningState.DUE,
    )
    return Learned(line, content)


def list_for(*, posts: Collection[str], unit_name: str, at: datetime) -> Iterator[Learned]:
    """Yield what somebody with these posts in a unit has to learn: window clerks everything, reviewers their unit's own."""
    for one in list_learned(at=at):
        is_own = Post.REVIEWER in posts and one.line.department == unit_name
        if Post.CLERK in posts or is_own:
            yield one


def list_own(viewer: Viewer, *, at: datetime) -> list[Learned]:
    """Return what the viewer has to learn at the post they sit at."""
    unit = find_own_unit(viewer)
    return list(list_for(posts=(viewer.post or "",), unit_name=unit.name, at=at)) if unit else []


@dataclass(frozen=True)
class Quiz:
    """The quiz of one matter in one edition, with what is right."""

    learned: Learned
    edition: Edition
    place: int
    questions: tuple[Question, ...]


def find_quiz(viewer: Viewer, *, code: str, at: datetime) -> Quiz:
    """Return the quiz of a matter (full code); refuses `training.card.unknown` (404) what is not the viewer's to learn."""
    found = next((one for one in list_own(viewer, at=at) if code in one.line.codes), None)
    if found is None:
        raise Refusal("training.card.unknown", words.CARD_UNKNOWN, status=404)
    published = get_current_thing(viewer, code=code.partition("/")[0], at=at)
    assert published.publication_id is not None, "it is in force"  # noqa: S101
    edition = read_edition(published.publication_id)
    place = next(place for place, one in enumerate(published.thing.matters) if one.code == code)
    return Quiz(found, edition, place, make_quiz(edition, place=place))


def list_done(people: Iterable[UUID]) -> dict[UUID, list[Done]]:
    """Return what these people answered all right, the newest last."""
    found: dict[UUID, list[Done]] = {}
    rows = Answered.objects.filter(person_id__in=list(people), result=QuizResult.PASSED).order_by("at", "id")
    for row in rows:
        found.setdefault(row.person_id, []).append(Done(row.code, row.digest, row.parts, row.at))
    return found


def judge_lines(learned: Iterable[Learned], *, done: list[Done]) -> list[CardLine]:
    """Return the lines with where somebody stands, what is still to learn first."""
    order = list(LearningState)
    lines = [judge_line(one.line, content=one.content, done=done) for one in learned]
    return sorted(lines, key=lambda one: order.index(one.state))
