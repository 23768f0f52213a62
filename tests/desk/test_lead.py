"""The lead's board and the one confirmation."""

from uuid import uuid4

import pytest

from onething.cases.models.case import Case
from onething.directory.contracts import Post
from onething.directory.models import Unit
from onething.kernel.clock_port import now
from tests.factories.city import SMALL, carry_out_effects, dispatched, permit, refuse, states, submitted

BOARD = "/desk/lead/"


def test_the_lead_is_at_home_on_the_board(city, seat):
    case_id = dispatched(city, city.citizen(), SMALL)
    city.later(days=60)
    lead = seat(Post.LEAD)
    assert lead.get("/desk/").headers["Location"] == BOARD
    text = lead.get(BOARD).content.decode()
    assert f"/desk/lead/cases/{case_id}/" in text
    assert "已过承诺" in text
    assert "这样筛选没有办件" in lead.get(f"{BOARD}?state=issued").content.decode()
    assert lead.get(f"{BOARD}?state=x&after=y").status_code == 200


def test_open_points_stand_as_sentences_until_all_can_be_confirmed(city, seat):
    case_id, lead = dispatched(city, city.citizen(), SMALL), seat(Post.LEAD)
    address = f"/desk/lead/cases/{case_id}/"
    text = lead.get(address).content.decode()
    assert "等前一步的结果" in text
    assert "市场监督管理局审查岗" in text  # whose turn it is, also for the one that waits
    assert 'accesskey="c"' not in text
    refused = lead.post(address)
    assert refused.status_code == 409
    assert "还不能确认同发" in refused.content.decode()
    permit(city, case_id, "M01")
    permit(city, case_id, "M02")
    text = lead.get(address).content.decode()
    assert 'accesskey="c"' in text
    assert "材料齐全，符合条件。" in text  # the lead reads all opinions
    assert lead.post(address).headers["Location"].endswith("?done=confirm")
    city.at = now()
    carry_out_effects(city)
    assert states(case_id)["case"] == "issued"
    assert "已经过了确认这一步" in lead.get(address).content.decode()


def test_a_case_not_yet_accepted_has_nothing_to_coordinate(city, seat):
    case_id = submitted(city, city.citizen(), SMALL)
    assert "窗口还没有受理分办" in seat(Post.LEAD).get(f"/desk/lead/cases/{case_id}/").content.decode()


def test_cases_that_others_lead_are_not_found(city, seat):
    case_id, lead = dispatched(city, city.citizen(), SMALL), seat(Post.LEAD)
    Case.objects.filter(id=case_id).update(lead_unit=Unit.objects.get(name="烟草专卖局"))
    assert lead.get(f"/desk/lead/cases/{case_id}/").status_code == 404
    assert lead.get(f"/desk/lead/cases/{uuid4()}/").status_code == 404
    assert str(case_id) not in lead.get(BOARD).content.decode()


@pytest.mark.parametrize("post", [Post.CLERK, Post.REVIEWER, Post.DECIDER, Post.AUDITOR, Post.CITIZEN])
def test_other_posts_may_not_look(seat, post):
    client = seat(post)
    assert client.get(BOARD).status_code == 403
    assert client.post(f"/desk/lead/cases/{uuid4()}/").status_code == 403


def test_pages_of_the_board_follow_each_other(city, seat, monkeypatch, django_assert_max_num_queries):
    monkeypatch.setattr("onething.desk.views.board.PAGE", 1)
    citizen, lead = city.citizen(), seat(Post.LEAD)
    first, second = (submitted(city, citizen, SMALL) for _ in range(2))
    with django_assert_max_num_queries(6):
        text = lead.get(BOARD).content.decode()
    assert str(second) in text
    assert f"after={second}" in text
    assert str(first) in lead.get(f"{BOARD}?after={second}").content.decode()


def test_late_lanes_say_so_in_words_and_open_points_name_whose_turn_it_is(city, seat):
    case_id = dispatched(city, city.citizen(), SMALL)
    city.later(days=60)
    lead = seat(Post.LEAD)
    address = f"/desk/lead/cases/{case_id}/"
    text = lead.get(address).content.decode()
    assert text.count("is-late") == 1  # the other one waits, its clock has not begun
    assert "lane-late" in text
    assert "待审查，已超法定期限" in text
    refuse(city, case_id, "M01")
    table = lead.get(address).content.decode().split("还差这些", 1)[1]
    assert "拟不予，要申请人选择" in table
    assert "申请人" in table


def test_the_boards_filter_stays_for_the_next_visit_until_all_is_asked_for(city, seat):
    dispatched(city, city.citizen(), SMALL)
    lead = seat(Post.LEAD)
    lead.get(f"{BOARD}?state=issued")
    assert lead.get(BOARD).headers["Location"] == f"{BOARD}?state=issued"
    assert lead.get(f"{BOARD}?all=1").status_code == 200
    assert lead.get(BOARD).status_code == 200
