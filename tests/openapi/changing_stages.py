"""How far a change of a result has come at a stage of the access table, lived by HTTP alone."""

import json
from functools import partial
from typing import Any

from onething.journey.demonstration_values import make_paper
from tests.openapi.people import LICENCES, Hall, Somebody

REASON = "申请时提交的租赁合同系伪造。"
STATEMENT = {"statement": "合同是中介提供的，我不知情。"}
MEANT, TOLD, HEARD = 0, 1, 2
# stage: the ground that was proposed, and how far it has come
_STAGES: dict[str, tuple[str, int]] = {
    "chg_meant": ("not_qualified", MEANT),
    "chg_told": ("not_qualified", TOLD),
    "chg_heard": ("not_qualified", HEARD),
    "chg_back": ("law_changed", HEARD),
    "chg_off": ("body_ended", MEANT),
    "chg_later": ("not_qualified", HEARD),
}


def evidence_for(hall: Hall, owner: Somebody, case_id: str) -> str:
    """Lay evidence in for the first step."""
    step = owner.get(f"/cases/{case_id}")["steps"][0]["id"]
    given: str = hall.staff("reviewer", LICENCES).upload(f"/steps/{step}/evidence", make_paper("核实"))[
        "evidence"
    ]
    return given


def propose(hall: Hall, owner: Somebody, case_id: str, body: dict[str, Any]) -> None:
    """The reviewer proposes a change of the first step's result."""
    whole = {"reason": REASON, "evidence": evidence_for(hall, owner, case_id)} | body
    verb = "propose_correction" if "corrections" in body else "propose_ending"
    hall.staff("reviewer", LICENCES).follow(case_id, verb, whole)


def reach_change(hall: Hall, owner: Somebody, case_id: str, *, stage: str) -> None:
    """Bring the change of the first step's result as far as the stage."""
    if stage == "chg_none":
        return
    if stage == "chg_right":
        propose(hall, owner, case_id, {"ground": "slip", "corrections": corrections_for(owner, case_id)})
        return
    ground, reached = _STAGES[stage]
    propose(hall, owner, case_id, {"ground": ground})
    decider = hall.staff("decider", LICENCES)
    if reached >= TOLD:
        decider.follow(case_id, "tell_holder")
    if reached >= HEARD:
        owner.follow(case_id, "answer_change", STATEMENT)
    if stage == "chg_later":
        decider.follow(case_id, "revoke_result")


def corrections_for(owner: Somebody, case_id: str) -> dict[str, str]:
    """A line of the first result with another value."""
    result = owner.get(f"/cases/{case_id}/results")["items"][0]
    data = owner.get(f"/results/{result['identifier']}/signature")["data"]
    return put_right(data)


def find_proposals(hall: Hall, owner: Somebody, case_id: str) -> dict[str, Any]:
    """What proposals about the first step name."""
    given = {"evidence": evidence_for(hall, owner, case_id)}
    right = given | {"corrections": corrections_for(owner, case_id)}
    return {"bodies": {"propose-correction": right, "propose-ending": given}}


def find_later(_hall: Hall, owner: Somebody, case_id: str) -> dict[str, Any]:
    """A step that rests on the first one."""
    steps = owner.get(f"/cases/{case_id}")["steps"]
    return {"step_id": next(one["id"] for one in steps if steps[0]["matter_code"] in one["needs"])}


def find_handed(hall: Hall, _owner: Somebody, _case_id: str) -> dict[str, Any]:
    """The step that was handed over to the licences' own unit for supervision."""
    return {"step_id": hall.staff("reviewer", LICENCES).get("/after-supervision")["items"][0]["step_id"]}


def put_right(signed: str) -> dict[str, str]:
    """The first printed line of signed data, with something added."""
    holder, rows = json.loads(signed)["holder"]["name"], json.loads(signed)["data"]["rows"]
    label, value = next((label, value) for label, value in rows if value != holder and "代码" not in label)
    return {label: f"{value}（更正）"}


CHANGE_TURNS = {stage: partial(reach_change, stage=stage) for stage in ("chg_none", "chg_right", *_STAGES)}
