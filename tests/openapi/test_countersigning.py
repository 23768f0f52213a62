"""Countersigning in HTTP: the joint department reads, objects and is answered; nobody else gets in."""

from tests.factories.catalogue import LEADING
from tests.factories.countersigning import FIRE, joint_draft
from tests.openapi.people import Hall


def test_an_objection_over_the_interface(hall: Hall):
    entry_id = joint_draft(hall.city)
    fire, address = hall.staff("catalogue_editor", FIRE), f"/catalogue/entries/{entry_id}"
    assert [one["id"] for one in fire.get("/catalogue/countersigning")["items"]] == [str(entry_id)]
    assert [act["verb"] for act in fire.get(address)["next_acts"]] == ["countersign"]
    objection = {"agrees": False, "text": "消防检查的时限写错了。"}
    shown = fire.post(f"{address}/countersign", objection)
    assert shown["opinions"][0]["is_open"] is True
    assert "person_id" not in str(shown["opinions"])
    assert (
        fire.post(f"{address}/countersign", {"agrees": False}, status=422)["code"]
        == "catalogue.opinion.text_missing"
    )
    lead = hall.staff("catalogue_editor", LEADING)
    lead.post(f"{address}/submit")
    hall.staff("catalogue_reviewer", LEADING).post(f"{address}/endorse")
    bureau = hall.staff("catalogue_approver")
    assert bureau.post(f"{address}/approve", status=409)["code"] == "catalogue.entry.objection_open"
    answer = {"opinion": shown["opinions"][0]["id"], "answer": "已经改成十个工作日。"}
    assert fire.post(f"{address}/answer-opinion", answer, status=404)["code"] == "catalogue.entry.unknown"
    bureau.post(f"{address}/answer-opinion", answer, status=403)
    assert lead.post(f"{address}/answer-opinion", answer)["opinions"][0]["is_open"] is False
    bureau.post(f"{address}/approve")
