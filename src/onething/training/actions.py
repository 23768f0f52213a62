"""The one write of training: a quiz answered, judged here and noted for good."""

from collections.abc import Sequence
from datetime import datetime

from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer
from onething.keys.transactions import require_transaction
from onething.ledger.actions import record_act
from onething.ledger.contracts import Act, Actor, Subject
from onething.training import words
from onething.training.contracts import Judged, QuizResult
from onething.training.models import Answered
from onething.training.reading import Learned, find_quiz
from onething.training.rules.quiz import judge

SUBJECT, VERB, NOWHERE = "training", "answer_quiz", "nowhere"


def answer_quiz(
    viewer: Viewer, *, code: str, edition: str, chosen: Sequence[int | None], at: datetime
) -> Judged:
    """Judge the options (from 0, None for no answer) chosen in a quiz as it stood in an edition, and note the result.

    Refuses `training.edition.stale` (409) when the matter was published anew meanwhile, `training.answers.missing` when a
    question was left out, and as `get_card`.
    """
    require_transaction()
    quiz = find_quiz(viewer, code=code, at=at)
    if edition != quiz.edition.published.sm3:
        raise Refusal("training.edition.stale", words.EDITION_STALE, status=409)
    if not quiz.questions:
        raise Refusal("training.quiz.none", words.NO_QUIZ, status=409)
    answers = _check_whole(chosen, asked=len(quiz.questions))
    wrong = judge(quiz.questions, chosen=answers)
    result = QuizResult.FAILED if wrong else QuizResult.PASSED
    judged = Judged(result, right=len(answers) - len(wrong), asked=len(answers), wrong=wrong)
    _note(viewer, code=code, learned=quiz.learned, judged=judged, at=at)
    return judged


def _check_whole(chosen: Sequence[int | None], *, asked: int) -> list[int]:
    """The chosen options, one for each question; what is left out is named by its place."""
    padded = [*chosen, *([None] * asked)][:asked]
    missing = [str(place) for place, option in enumerate(padded, start=1) if option is None]
    if missing:
        sentence = words.ANSWERS_MISSING.format(places=words.COMMA.join(missing))
        raise Refusal("training.answers.missing", sentence, field="answers")
    return [option for option in padded if option is not None]


def _note(viewer: Viewer, *, code: str, learned: Learned, judged: Judged, at: datetime) -> None:
    assert viewer.person_id is not None, "the face lets only people with a token in"  # noqa: S101
    row = Answered(
        person_id=viewer.person_id,
        unit_code=viewer.unit_code or "",
        code=code,
        name=learned.line.name,
        digest=learned.content.digest,
        parts=learned.content.parts,
        result=judged.result,
        right=judged.right,
        asked=judged.asked,
        at=at,
    )
    row.save(force_insert=True)
    actor = Actor(kind=viewer.kind, person_id=viewer.person_id, post=viewer.post, unit_code=viewer.unit_code)
    facts = {"code": code, "digest": row.digest, "right": row.right, "asked": row.asked}
    act = Act(
        subject=Subject(kind=SUBJECT, id=row.id), step_id=None, verb=VERB, from_state=NOWHERE, to_state=row.result,
        actor=actor, recorded_at=at, effective_at=at, facts=facts,
    )  # fmt: skip
    record_act(act=act, data_key_id=None)
