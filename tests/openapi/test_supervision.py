"""Supervision at the interface: post by endpoint; a card answered and decided, an order and a point to their ends."""

from datetime import UTC, datetime
from typing import Any

import pytest

from onething.journey.demonstration_values import make_paper
from onething.journey.jobs import follow_ledger
from onething.supervision.models import Card
from tests.factories.city import step_of
from tests.openapi.people import FIRE, LICENCES, Hall, Somebody

pytestmark = pytest.mark.django_db


class Late:
    """A case that its first department left alone until 1 June, and those who are concerned."""

    def __init__(self, hall: Hall):
        owner = hall.citizen()
        self.hall, self.case_id = hall, hall.submitted(owner)
        clerk = hall.staff("window_clerk")
        for verb in ("receive", "accept", "dispatch"):
            clerk.follow(self.case_id, verb)
        self.step = step_of(self.case_id, "M01")
        hall.city.at = datetime(2026, 6, 1, 2, tzinfo=UTC)
        follow_ledger(at=hall.city.at)
        self.supervisor, self.unit = hall.staff("supervisor"), hall.staff("decider", LICENCES)
        self.card = str(Card.objects.get(colour="red", about=f"clock:step:{self.step.id}:1").id)


@pytest.fixture
def late(hall: Hall) -> Late:
    return Late(hall)


def list_ids(somebody: Somebody, path: str) -> list[str]:
    return [one["id"] for one in somebody.get(path, limit="100")["items"]]


def say(verb: str, reason: str, **more: Any) -> dict[str, Any]:
    return {"verb": verb, "reason": reason, **more}


def make_order(late: Late) -> str:
    body = {
        "unit": late.step.unit.code,
        "text": "请三天内办结。",
        "due_on": "2026-06-05",
        "card_id": late.card,
    }
    made: str = late.supervisor.post("/supervision/orders", body, status=201)["id"]
    return made


def make_point(late: Late) -> str:
    body = {"unit": late.step.unit.code, "problem": "没有核对清单。", "owner": "张三", "due_on": "2026-06-10"}
    made: str = late.supervisor.post("/supervision/points", body | {"card_id": late.card}, status=201)["id"]
    return made


def test_each_post_gets_what_is_its_own(late):
    papers = {"cards": late.card, "orders": make_order(late), "points": make_point(late)}
    callers = {
        "supervisor": (late.supervisor, 200),
        "own decider": (late.unit, 200),
        "own reviewer": (late.hall.staff("reviewer", LICENCES), 200),
        "own head": (late.hall.staff("organ_head", LICENCES), 200),
        "foreign decider": (late.hall.staff("decider", FIRE), 404),
        "clerk of the hall": (late.hall.staff("window_clerk"), 404),
        "auditor": (late.hall.staff("ledger_auditor"), 403),
        "applicant": (late.hall.citizen(), 403),
        "nobody": (Somebody(), 401),
    }
    for kind, paper in papers.items():
        for name, (caller, status) in callers.items():
            caller.get(f"/supervision/{kind}/{paper}", status=status)
            listed = caller.send("GET", f"/supervision/{kind}?limit=100")
            assert (paper in listed.content.decode()) == (status == 200), (kind, name)
            if status != 200:
                caller.post(f"/supervision/{kind}/{paper}/respond", say("verify", "看过了。"), status=status)


def test_lights_clocks_and_cases_are_the_supervisors(late):
    lights = late.supervisor.get("/supervision/lights", unit=late.step.unit.code)
    assert [one["key"] for one in lights["units"]] == [late.step.unit.code]
    assert lights["units"][0]["red"] >= 1
    red = late.supervisor.get("/supervision/clocks", light="red", limit="1")
    assert (red["items"][0]["case_id"], red["items"][0]["light"]) == (late.case_id, "red")
    rest = late.supervisor.get("/supervision/clocks", light="red", limit="1", cursor=red["next"])
    assert red["items"][0]["id"] not in [one["id"] for one in rest["items"]]
    late.supervisor.get("/supervision/clocks", status=422, cursor="x")
    case = late.supervisor.get(f"/supervision/cases/{late.case_id}")
    assert [act["seq"] for act in case["acts"]] == list(range(1, len(case["acts"]) + 1))
    assert all(act["personal"] == {} for act in case["acts"])
    (step,) = [one for one in case["deadlines"] if one["step_id"] == str(late.step.id)]
    told = late.hall.citizen().get(f"/cases/{late.case_id}")["deadlines"]
    assert step in told


def test_a_card_is_answered_and_upheld_once_for_a_request_key(late):
    here = f"/supervision/cards/{late.card}"
    acts = [one["verb"] for one in late.unit.get(here)["next_acts"]]
    assert acts == ["answer", "appeal"]
    late.unit.post(f"{here}/respond", say("answer", " "), status=422)
    late.unit.post(f"{here}/respond", say("raise", "自己发牌。"), status=422)
    late.unit.post(f"{here}/respond", say("cancel", "自己撤牌。"), status=403)
    body = say("answer", "漏看了，今天办结。")
    first = late.unit.post(f"{here}/respond", body, Idempotency_Key="answer-0001")
    assert late.unit.post(f"{here}/respond", body, Idempotency_Key="answer-0001") == first
    assert first["state"] == "answered"
    assert late.supervisor.post(f"{here}/respond", say("uphold", "属实，成立。"))["state"] == "upheld"
    late.unit.post(f"{here}/respond", body, status=409)


def test_an_order_and_a_point_are_followed_to_their_ends(late):
    order, point = f"/supervision/orders/{make_order(late)}", f"/supervision/points/{make_point(late)}"
    assert late.unit.post(f"{order}/respond", say("report", "已经办结。"))["state"] == "reported"
    again = say("return_order", "没有写措施。")
    late.supervisor.post(f"{order}/respond", again, status=422)
    late.supervisor.post(f"{order}/respond", again | {"due_on": "2026-05-01"}, status=422)
    assert (
        late.supervisor.post(f"{order}/respond", again | {"due_on": "2026-06-09"})["due_on"] == "2026-06-09"
    )
    late.unit.post(f"{order}/respond", say("report", "每天核对清单。"))
    assert late.supervisor.post(f"{order}/respond", say("close_order", "措施可行。"))["state"] == "closed"
    late.unit.upload(f"{point}/proof", make_paper("清单"), status=422)
    paper = {"file": make_file(), "reason": "已建立核对清单。"}
    proved = late.unit.http.post(f"/api/v1{point}/proof", paper, headers=late.unit._bearer())
    assert proved.status_code == 200, proved.content.decode()
    assert late.supervisor.send("GET", f"{point}/proof").content.startswith(b"%PDF")
    assert late.hall.staff("decider", FIRE).send("GET", f"{point}/proof").status_code == 404
    assert late.supervisor.post(f"{point}/respond", say("verify", "抽查属实。"))["state"] == "verified"
    note = late.supervisor.post(f"{point}/respond", say("note_accountability", "批评教育。"))
    assert note["said"][-1]["text"] == "批评教育。"


def make_file() -> Any:
    from django.core.files.uploadedfile import SimpleUploadedFile

    return SimpleUploadedFile("清单.pdf", make_paper("清单"))
