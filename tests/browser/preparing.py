"""Cases brought to where a test begins, over the interface: quick, and the same acts."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from onething.command.story.living import CITIZEN, Stage, apply_online, take_in
from onething.journey.demonstration_values import fill_form, make_paper
from onething.kernel.clock_port import local_day
from tests.catalogue.packages import demonstration_package
from tests.factories.city import ANSWERS, SMALL
from tests.factories.filling import as_sent

THING, MARKET, JOINT_DEPARTMENT = "YJS-002", "市场监督管理局", "卫生健康局"
# Market supervision decides the licence first, then its food permit and the fire inspection side by side.
THREE = ANSWERS | {"has_sign": "false", "sells_tobacco": "false", "eia_register": "false"}
PERMITTED = {"reasons": "材料齐全，符合条件，拟准予。"}
REFUSED = {"reasons": "疏散通道不够宽，现场不符合要求。", "articles": ["消防法第十五条"]}


def typed_values(stage: Stage, *, case_id: str) -> dict[str, str]:
    """Return what goes into every input of a case's form, by the input's name."""
    plan = stage.citizen().get(f"/cases/{case_id}")["plan"]
    values = fill_form(plan["form"], citizen=CITIZEN, today=local_day(stage.moment))
    sent: dict[str, str] = {}
    for field in plan["form"]:
        if field["key"] in values:
            sent |= {name: _single(value) for name, value in as_sent(field, values[field["key"]]).items()}
    return sent


def begin(stage: Stage, *, answers: dict[str, str] = SMALL) -> str:
    """Begin a case and leave it a draft."""
    body = {"thing": THING, "answers": answers}
    case_id: str = stage.citizen().post("/cases", body)["id"]
    return case_id


def begin_at_window(stage: Stage, *, answers: dict[str, str] = SMALL) -> str:
    """A draft that the clerk began in the name of the person who stands there."""
    person = {"kind": "111"} | {key: CITIZEN[key] for key in ("name", "number", "phone")}
    body = {"thing": THING, "answers": answers, "person": person}
    case_id: str = stage.anybody("window_clerk").post("/cases", body)["id"]
    return case_id


def submit(stage: Stage, *, answers: dict[str, str] = SMALL) -> str:
    """A case that was handed over."""
    return apply_online(stage, thing=THING, answers=answers)


def share_out(stage: Stage, *, answers: dict[str, str] = SMALL) -> str:
    """A case that every department has its step of."""
    case_id = submit(stage, answers=answers)
    take_in(stage, case_id=case_id)
    return case_id


def correct(stage: Stage) -> str:
    """A case of which one field and one paper are to be mended."""
    case_id = submit(stage)
    clerk = stage.anybody("window_clerk")
    clerk.post(f"/cases/{case_id}/receive")
    papers = [one["key"] for one in clerk.get(f"/cases/{case_id}")["plan"]["materials"] if one["asked"]]
    places = ("form.business_scope", f"materials.{papers[0]}")
    items = [{"place": place, "sentence": "请写得更清楚一些，和合同一致。"} for place in places]
    clerk.post(f"/cases/{case_id}/ask-correction", {"items": items})
    return case_id


def permit_all(stage: Stage, *, case_id: str, but: str = "") -> None:
    """Every department signs 拟准予, wave by wave, but for one matter."""
    while open_steps := [one for one in list_steps(stage, case_id=case_id, state="pending")
                         if one["matter_code"] != but]:  # fmt: skip
        for step in open_steps:
            decide(stage, step=step, verb="permit", opinion=PERMITTED)


def refuse(stage: Stage, *, case_id: str, matter: str) -> None:
    """The matter's department signs 拟不予; the others have signed 拟准予."""
    permit_all(stage, case_id=case_id, but=matter)
    for step in list_steps(stage, case_id=case_id, state="pending"):
        decide(stage, step=step, verb="refuse", opinion=REFUSED)


def put_right(stage: Stage, *, case_id: str) -> None:
    """The window puts an obvious slip of the form right."""
    clerk = stage.anybody("window_clerk")
    address = clerk.get(f"/cases/{case_id}")["form"]["premises_address"]
    fixed = {"key": "premises_address", "value": f"{address}室", "reason": "漏打了一个字，房产证上写明。"}
    clerk.post(f"/cases/{case_id}/fix-slip", fixed)


def decide(stage: Stage, *, step: dict[str, Any], verb: str, opinion: dict[str, Any]) -> None:
    """One department reviews its step and signs."""
    stage.staff(unit=step["department"], post="reviewer").post(f"/steps/{step['id']}/start-review")
    stage.staff(unit=step["department"], post="decider").post(f"/steps/{step['id']}/{verb}", opinion)


def list_steps(stage: Stage, *, case_id: str, state: str) -> list[dict[str, Any]]:
    """Return a case's steps in a state."""
    return [one for one in stage.citizen().get(f"/cases/{case_id}")["steps"] if one["state"] == state]


def propose_papers(stage: Stage) -> dict[str, str]:
    """What the office has to sign, by the names of its addresses: an exception of a list, and one that was signed."""
    editor, bureau = stage.staff(unit=MARKET, post="catalogue_editor"), stage.anybody("catalogue_approver")
    matters = {one["name"]: one["key"] for one in stage.citizen().get("/lists/matters")["items"]}
    today = local_day(stage.moment)
    made = {
        list_kind: editor.post(
            "/lists/exceptions",
            {
                "list": list_kind, "effect": "leave_out", "matter": matters["食品经营许可(新办)"],
                "reason": "要现场核查经营场所，目前还做不到一次。", "basis": "食品安全法第三十五条",
                "since": today.isoformat(), "until": f"{today.year + 1}-12-31",
            },
        )["id"]
        for list_kind in ("one_visit", "in_one_go")
    }  # fmt: skip
    bureau.post(f"/lists/exceptions/{made['one_visit']}/sign")
    return {
        "exception": f"/desk/lists/{made['in_one_go']}/",
        "signed_exception": f"/desk/lists/{made['one_visit']}/",
        **announce(stage),
    }


def announce(stage: Stage) -> dict[str, str]:
    """Announcements at three places of their way, by the names of their addresses."""
    editor, bureau = stage.staff(unit=MARKET, post="catalogue_editor"), stage.anybody("catalogue_approver")
    today = local_day(stage.moment).isoformat()
    made = [
        editor.post("/announcements", {
            "kind": "explanation", "title": title, "text": "从今天起，布局图在网上填就行。\n已经交了的，不用重交。",
            "basis": "演示依据〔2026〕1号", "link": "https://www.samr.gov.cn/", "touched": [THING], "since": today,
            "until": today,
        })["id"]
        for title in ("布局图在网上填", "少交一份材料", "窗口搬到二楼")
    ]  # fmt: skip
    for paper_id in made[1:]:
        bureau.post(f"/announcements/{paper_id}/sign")
    bureau.post(f"/announcements/{made[2]}/revoke", {"reason": "写错了楼层。"})
    return {
        "unread_announcement": f"/desk/announcements/{made[0]}/",
        "announcement": f"/announcements/{made[1]}/",
        "withdrawn_announcement": f"/announcements/{made[2]}/",
    }


def _single(value: object) -> str:
    return str(value[0] if isinstance(value, list) else value)


def draft_entries(stage: Stage) -> dict[str, str]:
    """Entries of the catalogue at three places of their way: a draft that lint minds, one to approve, one for a day to come."""
    draft = begin_entry(stage, code="YJS-001", change=_spoil)
    reviewed = begin_entry(stage, code="YJS-019", change=_join)
    coming = begin_entry(stage, code="YJS-005", change=lambda thing: thing.update(name="我要开一家公司"))
    for entry_id in (reviewed, coming):
        bring_entry(stage, entry_id=entry_id)
    approver = stage.anybody("catalogue_approver")
    approver.post(f"/catalogue/entries/{coming}/approve")
    day = (local_day(stage.moment) + timedelta(days=30)).isoformat()
    approver.post(f"/catalogue/entries/{coming}/publish", {"effective_from": day})
    objection = {"agrees": False, "text": "商场里的托育点也要写上，请补一条。"}
    joint = stage.staff(unit=JOINT_DEPARTMENT, post="catalogue_editor")
    joint.post(f"/catalogue/entries/{reviewed}/countersign", objection)
    return {"entry: draft": draft, "entry: reviewed": reviewed}


def begin_entry(stage: Stage, *, code: str, change: Callable[[dict[str, Any]], None]) -> str:
    """A draft of a published thing of the market's department, its thing changed."""
    content = json.loads(demonstration_package().contents[code])
    change(content["thing"])
    body = {"content": content, "reason": "按新规定调整。", "basis": "演示依据〔2026〕1号"}
    entry: str = stage.staff(unit="市场监督管理局", post="catalogue_editor").post("/catalogue/entries", body)[
        "id"
    ]
    return entry


def bring_entry(stage: Stage, *, entry_id: str) -> None:
    """The department submits and reviews it."""
    for post, verb in (("catalogue_editor", "submit"), ("catalogue_reviewer", "endorse")):
        stage.staff(unit="市场监督管理局", post=post).post(f"/catalogue/entries/{entry_id}/{verb}")


def _join(thing: dict[str, Any]) -> None:
    """Another name, and a joint department that countersigns."""
    thing["name"] = "我要开大商场"
    thing["matters"][0]["joint_bodies"] = [{"name": JOINT_DEPARTMENT}]


def _spoil(thing: dict[str, Any]) -> None:
    thing["matters"][0]["materials"][0]["name"] = "其他材料"
    thing["matters"][0] |= {"statutory_days": 60, "statutory_basis": None}


def mean_to_revoke(stage: Stage, *, case_id: str) -> dict[str, str]:
    """The first licence of an issued case is meant to be revoked and its holder told; another may be put right, one is watched.

    Returns what addresses of these pages begin with, by their place.
    """
    first, second = stage.citizen().get(f"/cases/{case_id}")["steps"][:2]
    reviewer = stage.staff(unit=first["department"], post="reviewer")
    proof = reviewer.upload(f"/steps/{first['id']}/evidence", name="核实.pdf", content=make_paper("核实"))
    body = {
        "ground": "not_qualified",
        "reason": "租赁合同系伪造，不符合法定条件。",
        "evidence": proof["evidence"],
    }
    reviewer.post(f"/steps/{first['id']}/propose-ending", body)
    stage.staff(unit=first["department"], post="decider").post(f"/steps/{first['id']}/tell-holder")
    return {
        "hearing": f"{case_id}/steps/{first['id']}",
        "to put right": f"{case_id}/steps/{second['id']}",
        "to supervise": reviewer.get("/after-supervision")["items"][0]["step_id"],
    }
