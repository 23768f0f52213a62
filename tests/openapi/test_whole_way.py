"""A restaurant opens over HTTP alone: from the code on the phone to verified licences and the archive."""

from onething.kernel.sm import sm3
from tests.factories.city import ANSWERS, CITIZEN
from tests.openapi.people import LICENCES, ROOT, Hall, Somebody


def test_from_the_first_question_to_the_archive(hall: Hall):
    person = hall.citizen()
    case_id = hall.issued(person, ANSWERS)
    case = person.get(f"/cases/{case_id}")
    assert case["state"] == "issued"
    assert {step["state"] for step in case["steps"]} == {"issued"}
    assert len(case["steps"]) == 6
    results = person.get(f"/cases/{case_id}/results")["items"]
    assert len(results) == 6
    for result in results:
        verify_everywhere(person, result)
    clerk = hall.staff("window_clerk")
    clerk.follow(case_id, "deliver", {"method": "window", "recipient": CITIZEN["name"]})
    assert clerk.follow(case_id, "archive")["state"] == "archived"
    assert hall.staff("ledger_auditor").get("/ledger/verification")["sound"] is True
    verbs = [act["verb"] for act in person.get(f"/cases/{case_id}/acts")["items"]]
    assert [verbs[0], verbs[-1]] == ["begin", "archive"]
    assert [verbs.count(verb) for verb in ("accept", "permit", "confirm", "deliver")] == [1, 6, 1, 1]


def verify_everywhere(person: Somebody, result: dict[str, str]) -> None:
    """By identifier, by digest and by the document itself, for anybody."""
    anybody, identifier = Somebody(), result["identifier"]
    answer = person.send("GET", f"/results/{identifier}/document")
    assert answer.headers["Content-Type"] == "application/pdf"
    document = answer.content
    assert sm3(document).hex() == result["document_sm3"]
    known = anybody.get(f"/verifications/{identifier}")
    assert (known["found"], known["valid"]) == (True, True)
    by_digest = anybody.get("/verifications", document_sm3=sm3(document).hex().upper())
    assert (by_digest["found"], by_digest["valid"]) == (True, True)
    assert anybody.upload("/verifications", document)["valid"] is True
    altered = anybody.upload("/verifications", document + b"\n")
    assert (altered["found"], altered["status"]) == (False, "altered")
    assert anybody.upload("/verifications", document + b" ")["found"] is False
    assert person.get(f"/results/{identifier}/signature")["licence_identifier"] == identifier


def test_the_draft_is_read_and_changed_by_its_revision(hall: Hall):
    person = hall.citizen()
    case_id = hall.draft(person)
    answer = person.send("GET", f"/cases/{case_id}")
    tag = answer.headers["ETag"]
    assert tag == f'"{answer.json()["revision"]}"'
    key = next(iter(person.get(f"/cases/{case_id}")["plan"]["form"]))["key"]
    values = {"values": {key: "演示"}}
    assert person.send("PATCH", f"/cases/{case_id}/form", values, If_Match=tag).status_code == 200
    assert person.get(f"/cases/{case_id}")["form"] == {key: "演示"}
    stale = person.send("PATCH", f"/cases/{case_id}/form", values, If_Match=tag)
    assert (stale.status_code, stale.json()["code"]) == (412, "cases.case.stale")
    newer = f'W/"{stale.json()["revision"]}"'
    assert person.send("PUT", f"/cases/{case_id}/answers", {"answers": ANSWERS}, If_Match=newer).json()
    assert person.get(f"/cases/{case_id}")["form"] == {key: "演示"}


def test_correction_is_asked_once_and_only_what_it_names_may_change(hall: Hall):
    person, clerk = hall.citizen(), hall.staff("window_clerk")
    case_id = hall.submitted(person)
    clerk.follow(case_id, "receive")
    field = next(one for one in person.get(f"/cases/{case_id}")["plan"]["form"] if one["type"] == "address")
    items = [{"place": f"form.{field['key']}", "sentence": "请写明门牌号。"}]
    assert clerk.follow(case_id, "ask_correction", {"items": items})["state"] == "correcting"
    hall.work()
    assert "补正" in hall.newest_message(person.phone)
    case = person.get(f"/cases/{case_id}")
    assert case["correction"] == items
    other = next(key for key in case["form"] if key != field["key"])
    refused = person.patch(case_id, {other: case["form"][other]}, status=422)
    assert "补正" in refused["detail"]
    person.patch(case_id, {field["key"]: "湖南省长沙市宁乡市玉潭街道演示路2号"})
    assert person.follow(case_id, "correct", hall.sign(person, case_id))["state"] == "received"
    again = clerk.post(f"/cases/{case_id}/ask-correction", {"items": items}, status=409)
    assert again["code"] == "cases.correction.twice"
    assert clerk.follow(case_id, "accept")["promised_on"]


def test_not_accepted_with_the_reason(hall: Hall):
    person, clerk = hall.citizen(), hall.staff("window_clerk")
    case_id = hall.submitted(person)
    given = {"kind": "not_ours", "reason": "不属于本机关职权范围。"}
    empty = clerk.follow(case_id, "not_accept", given | {"reason": " "}, status=422)
    assert empty["code"] == "cases.reason.missing"
    nobody = clerk.follow(case_id, "not_accept", given, status=422)
    assert (nobody["code"], nobody["field"]) == ("cases.non_acceptance.organ_missing", "organ")
    clerk.follow(case_id, "not_accept", given | {"organ": "河东区市场监督管理局"})
    hall.work()
    assert "不予受理" in hall.newest_message(person.phone)
    case = person.get(f"/cases/{case_id}")
    assert case["state"] == "not_accepted"
    assert case["non_acceptance"] == {
        **given, "organ": "河东区市场监督管理局", "basis": "行政许可法第三十二条第一款第二项",
    }  # fmt: skip
    assert case["next_acts"] == []


def test_after_a_refusal_the_applicant_mends_and_is_reviewed_again(hall: Hall):
    person = hall.citizen()
    case_id = hall.dispatched(person)
    step = person.get(f"/cases/{case_id}")["steps"][0]
    hall.refuse(case_id, step)
    case = person.get(f"/cases/{case_id}")
    assert (case["state"], case["steps"][0]["reasons"]) == ("choosing", "现场不符合要求。")
    assert {act["verb"] for act in case["next_acts"]} >= {"mend", "end", "withdraw"}
    person.follow(case_id, "mend", {"explanation": "已按要求整改。"})
    assert person.get(f"/cases/{case_id}")["state"] == "in_review"
    hall.permit(case_id, person.get(f"/cases/{case_id}")["steps"][0])
    hall.refuse(case_id, person.get(f"/cases/{case_id}")["steps"][1])
    assert person.follow(case_id, "end")["state"] == "refused"
    assert person.get(f"/cases/{case_id}/results")["items"] == []


def test_at_the_window_the_clerk_applies_for_the_person_who_signs_on_paper(hall: Hall):
    clerk = hall.staff("window_clerk")
    someone = {"name": "演示丙", "phone": "13900000003", "kind": "111", "number": "430124190001010021"}
    body = {"thing": "YJS-002", "answers": {}, "person": someone}
    missing = clerk.post("/cases", {"thing": "YJS-002"}, status=422)
    assert missing["code"] == "request.person_missing"
    case_id = clerk.post("/cases", body, status=201)["id"]
    unfinished = clerk.post(f"/cases/{case_id}/signing-code", status=422)
    assert unfinished["code"] == "cases.application.incomplete"
    assert [one["code"] for one in unfinished["problems"]].count("cases.answers.open") > 0


def test_a_published_thing_is_shown_and_planned_for_anybody(hall: Hall):
    anybody = Somebody()
    assert "YJS-002" in [one["code"] for one in anybody.get("/things")["items"]]
    thing = anybody.get("/things/YJS-002")
    assert thing["lead_department"] == LICENCES
    plan = anybody.post("/things/YJS-002/plan", {"answers": ANSWERS})
    assert len(plan["matters"]) == 6
    assert anybody.get("/things/YJS-999", status=404)["code"] == "catalogue.thing.not_found"


def test_the_printed_address_of_a_licence_answers(hall: Hall):
    """The QR code carries it for as long as the paper lives."""
    person = hall.citizen()
    result = person.get(f"/cases/{hall.issued(person)}/results")["items"][0]
    answer = Somebody().http.get(f"{ROOT}/verifications/{result['identifier']}")
    assert answer.json()["valid"] is True
