"""The quiz of a matter: each right answer is what was published of it, each wrong one what was published of its neighbours.

One publication makes one quiz: which questions, and in which order their options stand, follows from its digest.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from onething.catalogue.contracts import Matter
from onething.kernel.clock import Limit
from onething.kernel.sm import sm3
from onething.training.contracts import Edition, Question, QuestionKind

MOST_QUESTIONS, MOST_WRONG = 5, 3
T = TypeVar("T")


@dataclass(frozen=True)
class _Candidate:
    """A question that could be asked: what is right, and what stands elsewhere in the publication for the same."""

    kind: QuestionKind
    right: str
    others: tuple[str, ...]
    about: str = ""


def make_quiz(edition: Edition, *, place: int) -> tuple[Question, ...]:
    """Return at most five questions about the matter at a place of the publication, one of a kind, the weightiest first."""
    seed = f"{edition.published.sm3}/{place}"
    candidates = _shuffle(_list_candidates(edition, place=place), seed=seed)
    made: dict[QuestionKind, Question] = {}
    for one in candidates:
        wrong = _list_wrong(one, seed=seed)
        if wrong and one.kind not in made:
            made[one.kind] = _make(one, wrong=wrong, seed=seed)
    return tuple(made[kind] for kind in QuestionKind if kind in made)[:MOST_QUESTIONS]


def judge(questions: Sequence[Question], *, chosen: Sequence[int]) -> tuple[int, ...]:
    """Return the places, from 1, of what was answered wrongly."""
    pairs = zip(questions, chosen, strict=True)
    return tuple(place for place, (one, option) in enumerate(pairs, start=1) if option != one.right)


def _make(one: _Candidate, *, wrong: list[str], seed: str) -> Question:
    options = _shuffle([one.right, *wrong], seed=f"{seed}/{one.kind}")
    return Question(one.kind, one.about, tuple(options), right=options.index(one.right))


def _list_wrong(one: _Candidate, *, seed: str) -> list[str]:
    """Other real values; none that says the same as the right one, or begins like it."""
    others = [
        text
        for text in dict.fromkeys(one.others)
        if text and not text.startswith(one.right) and not one.right.startswith(text)
    ]
    return _shuffle(others, seed=f"{seed}/{one.kind}/{one.about}")[:MOST_WRONG]


def _shuffle(items: Iterable[T], *, seed: str) -> list[T]:
    """The same order for the same seed, and no order that anybody chose."""
    return sorted(items, key=lambda one: sm3(f"{seed}/{one}".encode()))


def _list_candidates(edition: Edition, *, place: int) -> Iterator[_Candidate]:
    yield from _ask_what_is_checked(edition, place=place)
    yield from _ask_what_is_brought(edition, place=place)
    yield from _ask_what_is_answered(edition, place=place)
    yield from _ask_how_long(edition, place=place)
    yield from _ask_what_comes_of_it(edition, place=place)


def _ask_what_is_checked(edition: Edition, *, place: int) -> Iterator[_Candidate]:
    """Review points and standards of papers; the paper of the same name elsewhere gives no wrong ones."""
    matters = edition.published.thing.matters
    papers = [paper for matter in matters for paper in matter.materials]
    for paper in matters[place].materials:
        others = [one.particulars for one in papers if one.name != paper.name]
        points = tuple(point for one in others for point in one.review_points)
        for point in paper.particulars.review_points:
            yield _Candidate(QuestionKind.POINT, point, points, about=paper.name)
        if standard := paper.particulars.acceptance_standard:
            standards = tuple(one.acceptance_standard or "" for one in others)
            yield _Candidate(QuestionKind.STANDARD, standard, standards, about=paper.name)
    conditions = matters[place].particulars.manner.acceptance_conditions
    elsewhere = tuple(text for one in _leave_out(matters, place=place) for text in _list_conditions(one))
    for text in conditions:
        yield _Candidate(
            QuestionKind.CONDITION, text, tuple(one for one in elsewhere if one not in conditions)
        )


def _list_conditions(matter: Matter) -> tuple[str, ...]:
    return matter.particulars.manner.acceptance_conditions


def _ask_what_is_brought(edition: Edition, *, place: int) -> Iterator[_Candidate]:
    """What the applicant brings, and how the rest is got."""
    own = edition.norms[place].papers
    brought = {one.name for one in own if one.is_asked}
    papers = [paper for norm in edition.norms for paper in norm.papers]
    for paper in own:
        if paper.is_asked:
            others = tuple(one.name for one in papers if one.name not in brought)
            yield _Candidate(QuestionKind.BROUGHT, paper.name, others)
        same = {one.how for one in own if one.name == paper.name}
        hows = tuple(one.how for one in papers if one.how not in same)
        yield _Candidate(QuestionKind.HOW, paper.how, hows, about=paper.name)


def _ask_what_is_answered(edition: Edition, *, place: int) -> Iterator[_Candidate]:
    pairs = [pair for norm in edition.norms for pair in norm.guide.questions]
    for question, answer in edition.norms[place].guide.questions:
        others = tuple(one for asked, one in pairs if asked != question)
        yield _Candidate(QuestionKind.FAQ, answer, others, about=question)


def _ask_how_long(edition: Edition, *, place: int) -> Iterator[_Candidate]:
    """Both limits, told from each other and from the neighbours'; the same limit under another article is no wrong one."""
    told: list[tuple[Limit | None, str]] = []
    for matter, said in zip(edition.published.thing.matters, edition.guide.matters, strict=True):
        told += [(matter.committed, said.promised.text), (matter.statutory, said.statutory.text)]
    kinds = (QuestionKind.PROMISED, QuestionKind.STATUTORY)
    for kind, (limit, right) in zip(kinds, told[2 * place : 2 * place + 2], strict=True):
        if limit is not None:
            others = tuple(text for one, text in told if one is not None and one != limit)
            yield _Candidate(kind, right, others)


def _ask_what_comes_of_it(edition: Edition, *, place: int) -> Iterator[_Candidate]:
    thing, said = edition.published.thing, edition.guide.matters
    matter, own = thing.matters[place], said[place]
    if matter.fee or matter.particulars.manner.fees:
        yield _Candidate(QuestionKind.FEE, own.fee.text, tuple(one.fee.text for one in said))
    yield _Candidate(QuestionKind.RESULT, own.result, tuple(one.result for one in said))
    departments = (thing.lead_department, *(one.department for one in said))
    yield _Candidate(QuestionKind.DEPARTMENT, own.department, departments)


def _leave_out(matters: tuple[Matter, ...], *, place: int) -> tuple[Matter, ...]:
    return matters[:place] + matters[place + 1 :]
