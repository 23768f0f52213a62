"""Every quiz of every matter of the demonstration: one right option each, by what was published and not by who made the quiz."""

import pytest

from onething.catalogue.contracts import Matter, PublishedThing
from onething.catalogue.queries import get_norm, guide_thing
from onething.kernel.viewer import SYSTEM
from onething.training.contracts import Edition, Question, QuestionKind
from onething.training.rules.quiz import MOST_QUESTIONS, judge, make_quiz
from tests.catalogue.packages import demonstration_package, make_matter, make_thing, publish

PLACES = [
    pytest.param(published, place, id=matter.code)
    for published in demonstration_package().things
    for place, matter in enumerate(published.thing.matters)
]


def edition_of(published: PublishedThing) -> Edition:
    norms = tuple(get_norm(SYSTEM, published=published, matter=one.id) for one in published.thing.matters)
    return Edition(published, guide_thing(SYSTEM, published=published), norms)


def is_published(question: Question, option: str, *, published: PublishedThing, matter: Matter) -> bool:
    """Whether the publication itself says this of the matter: an oracle that knows nothing of how quizzes are made."""
    said = next(one for one in guide_thing(SYSTEM, published=published).matters if one.code == matter.code)
    papers = {one.name: one.particulars for one in matter.materials if one.name == question.about}
    norm = get_norm(SYSTEM, published=published, matter=matter.id)
    told: dict[QuestionKind, set[str]] = {
        QuestionKind.POINT: {point for one in papers.values() for point in one.review_points},
        QuestionKind.STANDARD: {one.acceptance_standard or "" for one in papers.values()},
        QuestionKind.CONDITION: set(matter.particulars.manner.acceptance_conditions),
        QuestionKind.FAQ: {
            one.answer for one in matter.particulars.guide.faqs if one.question == question.about
        },
        QuestionKind.BROUGHT: {
            one.name for one in matter.materials if one.made_from is None and not one.obtainable_by_sharing
        },
        QuestionKind.PROMISED: {said.promised.text},
        QuestionKind.STATUTORY: {said.statutory.text},
        QuestionKind.HOW: {one.how for one in norm.papers if one.name == question.about},
        QuestionKind.FEE: {said.fee.text},
        QuestionKind.RESULT: {matter.result},
        QuestionKind.DEPARTMENT: {matter.department},
    }
    return option in told[question.kind]


@pytest.mark.parametrize(("published", "place"), PLACES)
def test_every_question_has_exactly_one_right_option_and_it_is_the_published_one(published, place):
    matter = published.thing.matters[place]
    quiz = make_quiz(edition_of(published), place=place)
    assert 3 <= len(quiz) <= MOST_QUESTIONS
    assert len({one.kind for one in quiz}) == len(quiz), "one question of a kind"
    for one in quiz:
        right = [
            place
            for place, option in enumerate(one.options)
            if is_published(one, option, published=published, matter=matter)
        ]
        assert right == [one.right], (one.text, one.options)
        assert len(set(one.options)) == len(one.options) >= 2
        assert all(option == option.strip() != "" for option in one.options)


@pytest.mark.parametrize(("published", "place"), PLACES[:12])
def test_one_publication_makes_one_quiz(published, place):
    assert make_quiz(edition_of(published), place=place) == make_quiz(edition_of(published), place=place)


def test_the_right_option_stands_now_here_now_there():
    quizzes = [
        make_quiz(edition_of(published), place=place) for published, place in (p.values for p in PLACES)
    ]
    places = [one.right for quiz in quizzes for one in quiz if len(one.options) == 4]
    assert all(places.count(place) > len(places) // 8 for place in range(4)), "nobody learns where it stands"


def test_a_matter_that_stands_alone_and_says_little_has_no_quiz():
    alone = make_matter("M01", department="牵头部门", statutory_days=20, committed_days=20)
    assert make_quiz(edition_of(publish(make_thing(alone))), place=0) == ()


def test_the_same_limit_under_another_article_is_no_wrong_answer():
    first = make_matter("M01", statutory_days=20, statutory_basis="行政许可法 art.42", committed_days=5)
    second = make_matter("M02", statutory_days=20, statutory_basis="消防法 art.15", committed_days=20)
    quiz = make_quiz(edition_of(publish(make_thing(first, second))), place=0)
    (statutory,) = [one for one in quiz if one.kind is QuestionKind.STATUTORY]
    assert sum("20 " in option for option in statutory.options) == 1


JUDGED = (([1, 0, 2], ()), ([1, 0, 0], (3,)), ([0, 1, 0], (1, 2, 3)), ([9, 0, 2], (1,)))


@pytest.mark.parametrize(("chosen", "wrong"), JUDGED)
def test_what_is_wrong_is_named_by_its_place(chosen, wrong):
    asked = [Question(QuestionKind.FEE, "", ("甲", "乙", "丙"), right=right) for right in (1, 0, 2)]
    assert judge(asked, chosen=chosen) == wrong
