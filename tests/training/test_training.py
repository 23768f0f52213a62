"""Who learns what, who has done it, and what asks again: against the database, with the city's own publications."""

import pytest
from django.db import DatabaseError, transaction

from onething.directory.contracts import Post
from onething.journey import training
from onething.kernel.errors import Refusal
from onething.kernel.viewer import ANONYMOUS, SYSTEM
from onething.ledger.queries import verify_ledger
from onething.training.contracts import LearningState, QuizResult
from onething.training.models import Answered
from onething.training.queries import get_card, list_cards, list_trainee_cards, list_trainees
from tests.factories.catalogue import approver, content_of, editor, published, repealed
from tests.factories.training import FOOD, answered, edition_of, right_answers

pytestmark = pytest.mark.django_db
FIRE_CHECK = "YJS-002/M03"


def state_of(city, viewer, code: str = FOOD) -> LearningState:
    return get_card(viewer, code=code, at=city.at).line.state


def clerk(city):
    return city.viewer(Post.CLERK)


def test_a_clerk_learns_every_matter_of_the_windows_and_a_reviewer_the_departments_own(city):
    lines = list_cards(clerk(city), at=city.at)
    codes = [code for line in lines for code in line.codes]
    assert len(codes) == len(set(codes)) > 80
    assert "YJS-002/M00" not in codes, "checks inside the house are nobody's to ask for"
    own = list_cards(city.viewer(Post.REVIEWER, "消防救援大队"), at=city.at)
    assert {line.department for line in own} == {"消防救援大队"}
    for other in (Post.DECIDER, Post.LEAD, Post.CATALOGUE_EDITOR):
        assert list_cards(city.viewer(other), at=city.at) == []
    assert list_cards(city.citizen(), at=city.at) == list_cards(ANONYMOUS, at=city.at) == []


def test_what_says_the_same_in_several_things_is_learned_once(city):
    lines = {line.codes: line for line in list_cards(clerk(city), at=city.at)}
    shared = next(codes for codes in lines if len(codes) > 1)
    answered(city, clerk(city), shared[1])
    assert state_of(city, clerk(city), shared[0]) is LearningState.DONE


def test_all_right_is_done_and_anything_less_is_not(city):
    judged = answered(city, clerk(city), spoil=2)
    assert (judged.result, judged.wrong) == (QuizResult.FAILED, (1, 2))
    assert state_of(city, clerk(city)) is LearningState.DUE
    assert answered(city, clerk(city)).result is QuizResult.PASSED
    assert state_of(city, clerk(city)) is LearningState.DONE
    assert list_cards(clerk(city), at=city.at)[-1].codes[0] == FOOD, "what is done stands last"
    assert verify_ledger(SYSTEM).sound


def test_done_is_done_by_a_person_and_not_by_the_colleague(city):
    answered(city, clerk(city))
    other = city.viewer(Post.CLERK, "灰汤镇便民服务中心")
    assert other.person_id != clerk(city).person_id
    assert state_of(city, other) is LearningState.DUE


def change(city, **changes) -> None:
    content = content_of()
    matter = next(one for one in content["thing"]["matters"] if one["id"] == "M02")
    matter |= changes
    published(city, content)


def test_a_changed_matter_asks_again_and_says_which_part_changed(city):
    answered(city, clerk(city))
    answered(city, clerk(city), FIRE_CHECK)
    change(city, committed_days=6)
    line = get_card(clerk(city), code=FOOD, at=city.at).line
    assert (line.state, line.changed) == (LearningState.CHANGED, ("多久办好",))
    assert state_of(city, clerk(city), FIRE_CHECK) is LearningState.DONE, "its neighbour says what it said"
    answered(city, clerk(city))
    assert state_of(city, clerk(city)) is LearningState.DONE


def test_a_changed_review_point_asks_again(city):
    answered(city, clerk(city))
    content = content_of()
    matter = next(one for one in content["thing"]["matters"] if one["id"] == "M02")
    paper = next(one for one in matter["materials"] if one.get("review_points"))
    paper["review_points"] = ["生熟分开，冷热分开"]
    published(city, content)
    assert get_card(clerk(city), code=FOOD, at=city.at).line.changed == ("审查要点和受理标准",)


def test_a_quiz_of_the_older_edition_is_not_judged(city):
    viewer = clerk(city)
    edition, chosen = edition_of(city, viewer), right_answers(city, viewer)
    change(city, committed_days=6)
    with pytest.raises(Refusal, match=r"edition\.stale"):
        training.answer(viewer, code=FOOD, edition=edition, chosen=chosen, at=city.at)


@pytest.mark.parametrize("keep", [0, 1, 4])
def test_what_is_left_out_is_named(city, keep):
    viewer = clerk(city)
    chosen = right_answers(city, viewer)
    with pytest.raises(Refusal, match=r"answers\.missing") as refused:
        training.answer(viewer, code=FOOD, edition=edition_of(city, viewer), chosen=chosen[:keep], at=city.at)
    assert f"第{'、'.join(str(place) for place in range(keep + 1, 6))}题" in refused.value.sentence
    assert not Answered.objects.exists()


def test_nobody_learns_or_answers_what_is_not_theirs(city):
    for viewer in (city.viewer(Post.REVIEWER, "消防救援大队"), city.citizen(), editor(city)):
        with pytest.raises(Refusal, match=r"card\.unknown"):
            get_card(viewer, code=FOOD, at=city.at)
        with pytest.raises(Refusal, match=r"card\.unknown"):
            training.answer(viewer, code=FOOD, edition="", chosen=[], at=city.at)
    repealed(city)
    with pytest.raises(Refusal, match=r"card\.unknown"):
        get_card(clerk(city), code=FOOD, at=city.at)


def test_a_leader_sees_the_own_units_people_and_nobody_elses(city):
    answered(city, clerk(city))
    (first, *_) = [one for one in list_trainees(approver(city), at=city.at) if one.done]
    assert (first.person_id, first.done, first.changed) == (clerk(city).person_id, 1, 0)
    person, lines = list_trainee_cards(approver(city), person_id=first.person_id, at=city.at)
    assert (person.due, len(lines)) == (first.due, first.due + 1)
    reviewers = list_trainees(editor(city), at=city.at)
    assert first.person_id not in {one.person_id for one in reviewers}
    assert {one.person_id for one in reviewers} == {
        one.person_id for one in list_trainees(city.viewer(Post.HEAD, "市场监督管理局"), at=city.at)
    }
    with pytest.raises(Refusal, match=r"person\.unknown"):
        list_trainee_cards(editor(city), person_id=first.person_id, at=city.at)


@pytest.mark.parametrize("post", [Post.CLERK, Post.REVIEWER, Post.DECIDER, Post.LEAD, Post.CITIZEN])
def test_other_posts_see_nobody(city, post):
    viewer = city.citizen() if post is Post.CITIZEN else city.viewer(post)
    with pytest.raises(Refusal, match=r"staff\.not_yours"):
        list_trainees(viewer, at=city.at)


def test_what_was_answered_stays(city):
    answered(city, clerk(city), spoil=1)
    rows = Answered.objects.all()
    for act in (lambda: rows.update(result="passed"), lambda: rows.delete()):
        with pytest.raises(DatabaseError, match="is final"), transaction.atomic():
            act()
    row = rows.get()
    with pytest.raises(DatabaseError, match="all_right_is_passed"), transaction.atomic():
        Answered.objects.create(
            person_id=row.person_id, unit_code="", code=FOOD, name="", digest="", parts={}, result="passed", right=1,
            asked=2, at=city.at,
        )  # fmt: skip
