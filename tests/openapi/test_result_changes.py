"""A licence is revoked over HTTP alone, and another department's licence that rests on it is looked at."""

from tests.factories.city import ANSWERS
from tests.openapi.changing_stages import REASON, STATEMENT, evidence_for
from tests.openapi.people import FIRE, LICENCES, Hall


def test_revoked_over_http_with_an_effect_on_a_later_result(hall: Hall):
    person = hall.citizen()
    case_id = hall.issued(person, ANSWERS)
    first = person.get(f"/cases/{case_id}")["steps"][0]
    result = person.get(f"/cases/{case_id}/results")["items"][0]
    assert result["step_id"] == first["id"]
    reviewer, decider = hall.staff("reviewer", LICENCES), hall.staff("decider", LICENCES)
    proposal = {"ground": "fraud", "reason": REASON, "evidence": evidence_for(hall, person, case_id)}
    on = f"/steps/{first['id']}"
    key = {"Idempotency_Key": "propose-ending-0001"}
    assert reviewer.post(f"{on}/propose-ending", proposal, **key) == reviewer.post(
        f"{on}/propose-ending", proposal, **key
    )
    assert [one["state"] for one in decider.get("/result-changes")["items"]] == ["proposed"]
    refused = decider.post(f"{on}/revoke-result", status=409)
    assert refused["code"] == "cases.change.not_told"
    decider.follow(case_id, "tell_holder")
    hall.work()
    assert "陈述申辩" in hall.newest_message(person.phone)
    told = person.get(f"/cases/{case_id}")["steps"][0]["changes"]
    assert [(one["kind"], one["ground"], one["reason"]) for one in told] == [("revoke", "fraud", REASON)]
    assert decider.post(f"{on}/revoke-result", status=409)["answer_by"] == told[0]["answer_by"]
    person.follow(case_id, "answer_change", STATEMENT)
    assert decider.get(f"/cases/{case_id}")["steps"][0]["changes"][0]["answer"] == STATEMENT["statement"]
    decider.follow(case_id, "revoke_result")
    hall.work()
    answer = hall.anybody.get(f"/verifications/{result['identifier']}")
    assert (answer["valid"], answer["status"], answer["status_word"]) == (False, "revoked", "已撤销")
    assert answer["ended_on"]
    fire = hall.staff("reviewer", FIRE)
    due = fire.get("/result-changes")["items"]
    assert [(one["affected_by"], one["kind"]) for one in due] == [(first["matter_name"], "revoke")]
    later = next(
        one for one in person.get(f"/cases/{case_id}/results")["items"] if one["step_id"] == due[0]["step_id"]
    )
    assert hall.anybody.get(f"/verifications/{later['identifier']}")["valid"]  # nothing is revoked by itself
    fire.post(f"/steps/{due[0]['step_id']}/settle-affected", {"reason": "已核查，另行提出撤销。"})
    assert fire.get("/result-changes")["items"] == []
    letter = person.send("GET", f"/cases/{case_id}/letters/revocation?step={first['id']}")
    assert letter.content[:5] == b"%PDF-"
    assert hall.staff("ledger_auditor").get("/ledger/verification")["sound"] is True
