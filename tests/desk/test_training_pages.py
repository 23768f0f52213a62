"""Training at the desk: a clerk reads a card and answers, what is wrong is marked, what is right not told; leaders see who has."""

import re

import pytest

from onething.directory.contracts import Post
from onething.training.queries import get_card
from tests.factories.catalogue import LEADING
from tests.factories.training import FOOD, edition_of, right_answers

pytestmark = pytest.mark.django_db
HOME = "/desk/training/"
CARD, QUIZ = f"{HOME}{FOOD}/", f"{HOME}{FOOD}/quiz"


def sent(city, *, spoil: int = 0, **changes: str) -> dict[str, str]:
    viewer = city.viewer(Post.CLERK)
    chosen = right_answers(city, viewer)
    pairs = {
        f"q{place}": str(right if place > spoil else int(not right))
        for place, right in enumerate(chosen, start=1)
    }
    return {"edition": edition_of(city, viewer), **pairs} | changes


def test_a_clerk_reads_answers_and_is_done(city, seat):
    clerk = seat(Post.CLERK)
    assert "还有" in clerk.get(HOME).content.decode()
    card = clerk.get(CARD).content.decode()
    for said in ("生熟分开", "8 个工作日", "法定期限", "能。两件一起申请", f'href="{QUIZ}"'):
        assert said in card
    page = clerk.get(QUIZ).content.decode()
    assert page.count('type="radio"') >= 10
    assert "checked" not in page
    done = clerk.post(QUIZ, sent(city), follow=True).content.decode()
    assert "“食品经营许可(新办)”全部答对" in done
    assert "再答一次" in clerk.get(CARD).content.decode()


def test_what_is_wrong_is_marked_and_what_is_right_is_not_told(city, seat):
    clerk, viewer = seat(Post.CLERK), city.viewer(Post.CLERK)
    answer = clerk.post(QUIZ, sent(city, spoil=2))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "答对 3 题，共 5 题" in page
    assert page.count("这一题不对") == 2
    chosen = re.findall(r'name="(q\d)" value="(\d)" checked', page)
    assert dict(chosen) == {key: value for key, value in sent(city, spoil=2).items() if key != "edition"}
    questions = get_card(viewer, code=FOOD, at=city.at).questions
    assert all("right" not in str(one) for one in questions)


def test_an_unfinished_quiz_says_what_is_missing_and_keeps_the_rest(city, seat):
    answer = seat(Post.CLERK).post(QUIZ, sent(city, q2="", q5="x"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "第2、5题还没有答" in page
    assert len(re.findall(r'name="q\d" value="\d" checked', page)) == 3


def test_a_quiz_of_another_edition_is_asked_anew(city, seat):
    answer = seat(Post.CLERK).post(QUIZ, sent(city, edition="0" * 64))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "刚刚改版" in page
    assert "checked" not in page


def test_a_leader_sees_who_has_done_what(city, seat):
    seat(Post.CLERK).post(QUIZ, sent(city))
    bureau = seat(Post.CATALOGUE_APPROVER)
    staff = bureau.get(f"{HOME}staff/").content.decode()
    person = re.search(rf'href="({HOME}staff/[^"/]+/)"', staff)
    assert person is not None
    assert "已答对" in bureau.get(person[1]).content.decode()
    assert seat(Post.HEAD, LEADING).get(f"{HOME}staff/").status_code == 200
    assert seat(Post.HEAD, LEADING).get(person[1]).status_code == 404, "the hall's clerk is not of that unit"


@pytest.mark.parametrize("post", [Post.DECIDER, Post.LEAD, Post.CATALOGUE_EDITOR, Post.CITIZEN])
def test_cards_are_for_those_who_learn(city, seat, post):
    assert seat(post).get(HOME).status_code == 403


@pytest.mark.parametrize("post", [Post.CLERK, Post.REVIEWER, Post.DECIDER, Post.CITIZEN])
def test_the_list_of_people_is_for_those_who_lead(city, seat, post):
    assert seat(post).get(f"{HOME}staff/").status_code == 403


def test_another_departments_card_does_not_open(city, seat):
    assert seat(Post.REVIEWER, "消防救援大队").get(CARD).status_code == 404
