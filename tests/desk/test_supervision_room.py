"""The supervisor's room through its pages: lights that drill to the act, cards answered and decided, orders, rectification."""

import re
from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from onething.directory.contracts import Post
from onething.directory.models import Unit
from onething.journey.demonstration_values import make_paper
from onething.journey.jobs import follow_ledger
from onething.kernel.clock_port import local_day
from onething.kernel.viewer import SYSTEM
from onething.ledger.models import Read
from onething.supervision.models import Card, ClockRow, Order, Point
from onething.supervision.queries.verifying import verify_cards
from tests.factories.city import SMALL, City, dispatched, permit, step_of
from tests.pages.test_query_counts import MOST, count

ROOM = "/desk/supervision/"
MARKET, FIRE = "市场监督管理局", "消防救援大队"


class Room:
    """A case in which the first department did nothing until 1 June, and who looks at it."""

    def __init__(self, city: City, seat):
        self.city, self.case_id = city, dispatched(city, city.citizen(), SMALL)
        self.step = step_of(self.case_id, "M01")
        city.at = datetime(2026, 6, 1, 2, tzinfo=UTC)
        follow_ledger(at=city.at)
        self.supervisor, self.unit = seat(Post.SUPERVISOR), seat(Post.DECIDER, MARKET)
        self.foreign = seat(Post.DECIDER, FIRE)
        self.red = Card.objects.get(colour="red", about=f"clock:step:{self.step.id}:1")

    @property
    def card_page(self) -> str:
        return f"{ROOM}cards/{self.red.id}/"


@pytest.fixture
def room(city, seat) -> Room:
    return Room(city, seat)


def read(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, (address, answer.status_code)
    return answer.content.decode()


def done(client: Client, address: str, **form) -> str:
    """Do an act on a page and return the page it leads to."""
    answer = client.post(address, form)
    assert answer.status_code == 302, re.findall(r'class="error.*', answer.content.decode())
    return read(client, answer.headers["Location"])


def test_a_light_leads_to_its_clocks_to_the_case_and_to_the_act(room):
    lights = read(room.supervisor, ROOM)
    (href,) = re.findall(rf'href="({ROOM}clocks/\?unit={room.step.unit.code}&amp;light=red)"', lights)
    clocks = read(room.supervisor, href.replace("&amp;", "&"))
    assert "已超法定期限" in clocks
    case = re.search(rf"{ROOM}cases/[^\"]+", clocks)
    assert case is not None
    page = read(room.supervisor, case.group())
    seq = re.search(r"#act-(\d+)", read(room.supervisor, room.card_page))
    assert seq is not None
    assert f'<tr id="act-{seq.group(1)}">' in page
    assert room.red.number in page


def test_filters_stay_in_the_address_and_narrow_what_is_listed(room):
    here = f"{ROOM}cards/?state=open&colour=red"
    page = read(room.supervisor, here)
    assert room.red.number in page
    assert not re.search(r">黄\d{4}-", page)
    assert (
        f'<option value="{room.step.unit.code}"' in page
    )  # many units: one select, which keeps the other filters
    form = page[page.index('class="filter-form"') : page.index("</form>", page.index('class="filter-form"'))]
    for kept in ('name="state" value="open"', 'name="colour" value="red"'):
        assert f'<input type="hidden" {kept}>' in form
    fire = Unit.objects.get(name=FIRE)
    assert room.red.number not in read(room.supervisor, f"{here}&unit={fire.code}")
    board = read(room.supervisor, f"{ROOM}?unit={room.step.unit.code}")
    assert f"clocks/?unit={room.step.unit.code}" in board
    assert f"clocks/?unit={fire.code}" not in board
    assert read(room.supervisor, f"{ROOM}clocks/?light=nothing&after=x&unit=y")


def test_a_card_says_its_rule_its_facts_and_who_is_to_answer(room):
    page = read(room.unit, room.card_page)
    for said in (
        "超过法定期限",
        "规则第 1 版",
        "行政许可法第七十四条",
        MARKET,
        "最迟答复",
        "2026年3月5日（周四）",
    ):
        assert said in page, said


def test_a_card_says_days_and_never_codes_and_the_next_one_names_the_yellow_one(room, seat):
    page = read(room.unit, room.card_page)
    facts = page[page.index('<dl class="facts">') : page.index("</dl>")]
    assert not re.search(r"\d{4}-\d\d-\d\d<", facts)
    assert "time." not in facts
    assert "原黄牌" not in facts
    follow_ledger(at=room.city.later(days=30))
    (unanswered, *_) = Card.objects.filter(rule="time.unanswered", unit_code=room.step.unit.code)
    yellow = Card.objects.get(id=unanswered.about.removeprefix("card:"))
    page = read(seat(Post.DECIDER, MARKET), f"{ROOM}cards/{unanswered.id}/")
    assert f'href="{ROOM}cards/{yellow.id}/">看没有答复的黄牌' in page


def test_an_ended_clock_keeps_its_days_and_says_how_it_ended(city, seat):
    case_id = dispatched(city, city.citizen(), SMALL)
    city.at = datetime(2026, 6, 1, 2, tzinfo=UTC)
    permit(city, case_id, "M01")
    follow_ledger(at=city.at)
    page = read(seat(Post.SUPERVISOR), f"{ROOM}cases/{case_id}/")
    receipt, step = page.index("已结束，按期"), page.index("已结束，超过法定期限")
    assert "chip-done" in page[receipt - 200 : receipt]
    assert "chip-red" in page[step - 200 : step]
    assert "法定" in page[step : step + 600]


def test_the_worklist_is_red_where_the_room_is(city, seat):
    """A yellow card that nobody answered makes its clock red before the law's day; list, filter and room agree."""
    case_id = dispatched(city, city.citizen(), SMALL)
    permit(city, case_id, "M01")  # upon which the food permit is due: a promise well before the law's day
    step = step_of(case_id, "M02")
    for day in (13, 20, 27):
        city.at = datetime(2026, 3, day, 2, tzinfo=UTC)
        follow_ledger(at=city.at)
    row = ClockRow.objects.get(step_id=step.id, code="step")
    assert row.red_on <= local_day(city.at) <= row.statutory_on
    page = read(seat(Post.DECIDER, MARKET), "/desk/?light=red")
    assert f"/desk/cases/{case_id}/" in page
    assert "chip-red" in page
    amber = read(seat(Post.DECIDER, MARKET), "/desk/?light=amber")
    assert row.matter_name not in amber


def test_a_unit_appeals_and_the_supervisor_cancels_with_the_reason(room):
    answer = room.unit.post(room.card_page, {"verb": "appeal", "text_appeal": "  "})
    assert answer.status_code == 422
    assert "请写清楚" in answer.content.decode()
    assert "已申诉" in done(
        room.unit, room.card_page, verb="appeal", text_appeal="停电两天，有供电所的证明。"
    )
    page = done(room.supervisor, room.card_page, verb="cancel", text_cancel="查实停电，不是单位的责任。")
    assert "已撤销" in page
    assert "停电两天" in page
    assert "查实停电" in read(room.unit, room.card_page)
    room.red.refresh_from_db()
    assert room.red.state == "cancelled"
    assert verify_cards(SYSTEM, at=room.city.at, case_id=room.case_id).differences == ()


def test_a_unit_sees_and_answers_its_own_and_nothing_of_others(room, seat):
    assert room.red.number in read(room.unit, f"{ROOM}cards/")
    assert room.red.number not in read(room.foreign, f"{ROOM}cards/")
    read(room.foreign, room.card_page, status=404)
    sent = {"verb": "answer", "text_answer": "不是我们的。"}
    assert room.foreign.post(room.card_page, sent).status_code == 404
    for address in ("", "clocks/", f"cases/{room.case_id}/", "orders/new", "points/new"):
        read(room.unit, f"{ROOM}{address}", status=403)
    assert room.unit.post(room.card_page, {"verb": "cancel", "text_cancel": "自己撤。"}).status_code == 403
    assert seat(Post.CITIZEN).get(f"{ROOM}cards/").status_code == 403


def test_an_order_is_issued_reported_returned_and_closed(room):
    begun = f"{ROOM}orders/new?card={room.red.id}&unit={room.step.unit.code}"
    form = {"unit": room.step.unit.code, "text_order": "请在三天内办结并说明原因。"}
    late = room.supervisor.post(begun, form | {"due_on": "2026-05-01"})
    assert late.status_code == 422
    assert "请在三天内办结并说明原因。" in late.content.decode()
    assert "督办单已发出" in done(room.supervisor, begun, **form, due_on="2026-06-05")
    order = Order.objects.get(card=room.red)
    here = f"{ROOM}orders/{order.id}/"
    assert order.number in read(room.unit, f"{ROOM}orders/")
    read(room.foreign, here, status=404)
    assert "已回复" in done(room.unit, here, verb="report", text_report="今天办结，原因是漏看。")
    returned = {"verb": "return_order", "text_return_order": "没有写整改措施。"}
    assert room.supervisor.post(here, returned | {"due_on_return_order": "x"}).status_code == 422
    assert "已退回重办" in done(room.supervisor, here, **returned, due_on_return_order="2026-06-09")
    done(room.unit, here, verb="report", text_report="以后每天早上核对到期清单。")
    assert "已办结" in done(room.supervisor, here, verb="close_order", text_close_order="措施可行，办结。")


def test_a_point_is_required_proved_sent_back_verified_and_accounted_for(room):
    begun = f"{ROOM}points/new?card={room.red.id}&unit={room.step.unit.code}"
    form = {"unit": room.step.unit.code, "text_require": "没有每日核对到期清单。", "due_on": "2026-06-10"}
    assert room.supervisor.post(begun, form | {"owner": ""}).status_code == 422
    assert "已列入整改清单" in done(room.supervisor, begun, **form, owner="张三")
    point = Point.objects.get(card=room.red)
    here = f"{ROOM}points/{point.id}/"
    for said in ("没有每日核对到期清单。", "张三", "2026年6月10日"):
        assert said in read(room.unit, here)
    read(room.foreign, here, status=404)
    paper = SimpleUploadedFile("清单.pdf", make_paper("核对清单"))
    assert "已报告整改" in done(room.unit, here, verb="prove", text_prove="已建立核对清单。", proof=paper)
    assert room.supervisor.get(f"{here}proof").status_code == 200
    assert room.foreign.get(f"{here}proof").status_code == 404
    (shown,) = Read.objects.filter(subject_kind="supervision_point", subject_id=point.id)
    assert (shown.what, shown.post) == ("proof", Post.SUPERVISOR)
    back = {"text_send_back": "只有一天的记录。", "due_on_send_back": "2026-06-20"}
    assert "已退回再整改" in done(room.supervisor, here, verb="send_back", **back)
    done(room.unit, here, verb="prove", text_prove="补了一周的记录。")
    assert "已验收" in done(room.supervisor, here, verb="verify", text_verify="抽查属实。")
    note = "对张三批评教育。"
    assert note in done(room.supervisor, here, verb="note_accountability", text_note_accountability=note)


def test_a_paper_asks_the_database_little(room):
    order = {"unit": room.step.unit.code, "text_order": "请说明原因。", "due_on": "2026-06-05"}
    done(room.supervisor, f"{ROOM}orders/new?card={room.red.id}", **order)
    for client in (room.supervisor, room.unit):
        for address in (room.card_page, f"{ROOM}orders/{Order.objects.get(card=room.red).id}/"):
            read(client, address)
            assert len(count(client, address=address)[1]) <= MOST
