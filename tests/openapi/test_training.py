"""Training in HTTP: cards without what is right, judged on the server; who leads sees the own unit's people."""

from tests.factories.training import FOOD, right_answers
from tests.openapi.people import LICENCES, Hall

CARD = f"/training/cards/{FOOD}"


def test_a_clerk_reads_and_answers(hall: Hall):
    clerk, viewer = hall.staff("window_clerk"), hall.city.viewer("window_clerk")
    card = clerk.get(CARD)
    assert card["line"]["state"] == "due"
    assert all(set(one) == {"text", "options"} for one in card["questions"])
    chosen = right_answers(hall.city, viewer)
    wrong = [*chosen[:-1], int(not chosen[-1])]
    failed = clerk.post(f"{CARD}/quiz", {"edition": card["edition"], "chosen": wrong})
    assert failed == {"result": "failed", "right": 4, "asked": 5, "wrong": [5], "result_label": "没有全对"}
    passed = clerk.post(f"{CARD}/quiz", {"edition": card["edition"], "chosen": chosen})
    assert passed["result"] == "passed"
    (line,) = [one for one in clerk.get("/training/cards")["items"] if FOOD in one["codes"]]
    assert (line["state"], line["state_label"]) == ("done", "已答对")


def test_the_same_request_twice_is_one_answer(hall: Hall):
    clerk = hall.staff("window_clerk")
    body = {"edition": clerk.get(CARD)["edition"], "chosen": [0, 0, 0, 0, 0]}
    first, second = (clerk.post(f"{CARD}/quiz", body, Idempotency_Key="answered-once") for _ in "ab")
    assert first == second


def test_a_leader_sees_the_own_unit_alone(hall: Hall):
    people = hall.staff("catalogue_approver").get("/training/staff")["items"]
    assert len(people) > 1
    address = f"/training/staff/{people[0]['person_id']}"
    shown = hall.staff("catalogue_approver").get(address)
    assert len(shown["cards"]) == people[0]["due"]
    assert hall.staff("organ_head", LICENCES).get(address, status=404)["code"] == "training.person.unknown"


def test_an_unfinished_quiz_is_refused(hall: Hall):
    clerk = hall.staff("window_clerk")
    body = {"edition": clerk.get(CARD)["edition"], "chosen": [0, None]}
    assert clerk.post(f"{CARD}/quiz", body, status=422)["code"] == "training.answers.missing"
    assert clerk.post(f"{CARD}/quiz", body | {"chosen": [-1]}, status=422)["code"] == "request.invalid"
