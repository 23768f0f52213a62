"""Reads of training: one's own cards, and for who leads a unit or keeps its catalogue, how far its people are."""

from datetime import datetime
from uuid import UUID

from onething.directory.contracts import Colleague, Post
from onething.directory.queries import find_own_unit, list_colleagues
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer
from onething.training import words
from onething.training.contracts import Asked, Card, CardLine, Done, LearningState, Trainee
from onething.training.reading import find_quiz, judge_lines, list_done, list_for, list_own
from onething.training.rules.cards import judge_line

LEARNING = frozenset({Post.CLERK, Post.REVIEWER})
LEADING = frozenset({Post.HEAD, Post.CATALOGUE_EDITOR, Post.CATALOGUE_APPROVER})


def list_cards(viewer: Viewer, *, at: datetime) -> list[CardLine]:
    """Return the matters that the viewer has to learn at their post, what is due first; none for other posts."""
    return judge_lines(list_own(viewer, at=at), done=_list_own_done(viewer))


def get_card(viewer: Viewer, *, code: str, at: datetime) -> Card:
    """Return a card with its quiz, unanswered; refuses `training.card.unknown` (404) for what is not the viewer's to learn."""
    quiz = find_quiz(viewer, code=code, at=at)
    learned = quiz.learned
    line = judge_line(learned.line, content=learned.content, done=_list_own_done(viewer))
    return Card(
        line=line,
        code=code,
        norm=quiz.edition.norms[quiz.place],
        edition=quiz.edition.published.sm3,
        questions=tuple(Asked(one.text, one.options) for one in quiz.questions),
    )


def list_trainees(viewer: Viewer, *, at: datetime) -> list[Trainee]:
    """Return the people of the viewer's own unit who have something to learn, by name. Refuses other posts (403)."""
    people = _list_people(viewer)
    done = list_done(one.id for one in people)
    return [_view_trainee(viewer, person=one, done=done.get(one.id, []), at=at) for one in people]


def list_trainee_cards(viewer: Viewer, *, person_id: UUID, at: datetime) -> tuple[Trainee, list[CardLine]]:
    """Return how far one of them is, card by card. Refuses `training.person.unknown` (404) for anybody else's people."""
    person = next((one for one in _list_people(viewer) if one.id == person_id), None)
    if person is None:
        raise Refusal("training.person.unknown", words.PERSON_UNKNOWN, status=404)
    done = list_done([person_id]).get(person_id, [])
    return _view_trainee(viewer, person=person, done=done, at=at), _judge(
        viewer, person=person, done=done, at=at
    )


def _list_own_done(viewer: Viewer) -> list[Done]:
    return list_done([viewer.person_id]).get(viewer.person_id, []) if viewer.person_id else []


def _list_people(viewer: Viewer) -> list[Colleague]:
    if viewer.post not in LEADING:
        raise Refusal("training.staff.not_yours", words.NOT_A_TRAINER, status=403)
    return [one for one in list_colleagues(viewer) if LEARNING & set(one.posts)]


def _judge(viewer: Viewer, *, person: Colleague, done: list[Done], at: datetime) -> list[CardLine]:
    unit = find_own_unit(viewer)
    learned = list_for(posts=person.posts, unit_name=unit.name if unit else "", at=at)
    return judge_lines(learned, done=done)


def _view_trainee(viewer: Viewer, *, person: Colleague, done: list[Done], at: datetime) -> Trainee:
    states = [line.state for line in _judge(viewer, person=person, done=done, at=at)]
    return Trainee(
        person_id=person.id,
        name=person.name,
        done=states.count(LearningState.DONE),
        due=states.count(LearningState.DUE),
        changed=states.count(LearningState.CHANGED),
        last_at=done[-1].at if done else None,
    )
