"""The life of one case, act by act, each by the person whose act it is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import httpx

from onething.command.story.client import Somebody, newest_code, sign_in_citizen, sign_in_staff
from onething.command.story.scratch import Scratch
from onething.command.story.waiting import wait_for_state
from onething.journey.demonstration_values import fill_form, make_paper
from onething.kernel.clock_port import SHANGHAI, local_day
from onething.kernel.errors import Refusal

CITIZEN = {"name": "演示乙", "number": "430182190001010017", "phone": "13900000002"}
CONFIRMATIONS = 5
ARTICLES = ["消防法第十五条", "行政许可法第三十八条"]


@dataclass
class Stage:
    """Everything a story needs: the server, its people, the days it may use, and where acts are told."""

    scratch: Scratch
    http: httpx.Client
    days: Iterator[datetime]
    tell: Callable[[str], None]
    acts: int = 0
    moment: datetime = field(default_factory=lambda: datetime.min)
    people: dict[str, Somebody] = field(default_factory=dict)
    turns: list["Turn"] = field(default_factory=list)

    def next_day(self) -> None:
        """Go on to half past nine of the next working day."""
        self.begin_day(next(self.days))

    def begin_day(self, morning: datetime) -> None:
        """Begin a day; everybody signs in anew."""
        self.moment = morning
        self.scratch.set_clock(self.moment)
        self.people = {key: person for key, person in self.people.items() if key == "citizen"}
        self.tell(f"—— {local_day(self.moment):%Y-%m-%d} ——")

    def told(self, who: Somebody, *, did: str) -> None:
        """Tell one act and let some minutes pass."""
        self.acts += 1
        self.tell(f"{self.moment.astimezone(SHANGHAI):%H:%M} {who.who}:{did}")
        self.moment += timedelta(minutes=7)
        self.scratch.set_clock(self.moment)

    def staff(self, *, unit: str, post: str, index: int = 0) -> Somebody:
        """Return whoever holds a post in a unit, signed in; `index` counts those who hold it."""
        key = f"{unit}/{post}/{index}"
        if key not in self.people:
            found = [row for row in self._accounts() if row["unit_name"] == unit and post in row["posts"]]
            if len(found) <= index:
                raise Refusal("story.staff.missing", f"演示城市里“{unit}”没有这个岗位：{post}。")
            login = found[index]["login_name"]
            who = f"{unit}{found[index]['posts_label']}"
            self.people[key] = sign_in_staff(
                self.http, who=who, login_name=login, password=self.scratch.password
            )
        return self.people[key]

    def anybody(self, post: str) -> Somebody:
        """Return somebody who holds a post, wherever."""
        return self.staff(unit=self.list_units(post=post)[0], post=post)

    def list_units(self, *, post: str) -> list[str]:
        """Return the units in which somebody holds a post."""
        return [row["unit_name"] for row in self._accounts() if post in row["posts"]]

    def citizen(self) -> Somebody:
        """Return the applicant, signed in and with proved identity."""
        if "citizen" not in self.people:
            person = sign_in_citizen(self.http, who=f"申请人 {CITIZEN['name']}", phone=CITIZEN["phone"])
            person.post("/me/identity", {"name": CITIZEN["name"], "number": CITIZEN["number"]})
            self.people["citizen"] = person
            self.told(person, did="手机验证码登录，完成实名认证")
        return self.people["citizen"]

    def _accounts(self) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = Somebody("", self.http).get("/demonstration/accounts")["items"]
        return rows


Turn = Callable[[Stage, str, dict[str, Any]], None]


def apply_online(stage: Stage, *, thing: str, answers: dict[str, Any], is_lacking: bool = False) -> str:
    """The citizen answers, fills the one form, hands in what is asked, signs and submits. Returns the case id.

    `is_lacking` leaves for later what may come after acceptance.
    """
    person = stage.citizen()
    case_id: str = person.post("/cases", {"thing": thing, "answers": answers})["id"]
    case = person.get(f"/cases/{case_id}")
    plan = case["plan"]
    stage.told(person, did=f"回答{len(answers)}个问题，得到方案：{len(plan['matters'])}个事项，一张表")
    values = fill_form(plan["form"], citizen=CITIZEN, today=local_day(stage.moment))
    problems = person.patch(f"/cases/{case_id}/form", {"values": values})["problems"]
    if problems:
        raise Refusal("story.form", f"表单有问题：{problems}")
    stage.told(person, did=f"填一张表，{len(values)}项")
    asked = [material for material in plan["materials"] if material["asked"]]
    later = [material for material in asked if is_lacking and material["is_deferrable"]]
    for material in asked:
        if material not in later:
            _hand_in(person, case_id=case_id, material=material)
    unasked = len(plan["materials"]) - len(asked)
    stage.told(person, did=f"上传{len(asked) - len(later)}份材料，另有{unasked}份不用交")
    for material in later:
        stage.told(person, did=f"“{material['name']}”留到受理以后补交")
    sign_and_send(stage, case_id=case_id, verb="submit")
    return case_id


def _hand_in(person: Somebody, *, case_id: str, material: dict[str, Any]) -> None:
    address, content = f"/cases/{case_id}/materials/{material['key']}", make_paper(material["name"])
    person.upload(address, name="材料.pdf", content=content)


def supply_later(stage: Stage, *, case_id: str) -> None:
    """The citizen hands in what was accepted as lacking."""
    person = stage.citizen()
    case = person.get(f"/cases/{case_id}")
    missing = [one for one in case["plan"]["materials"] if one["asked"] and one["is_deferrable"]]
    for material in missing:
        _hand_in(person, case_id=case_id, material=material)
    person.post(f"/cases/{case_id}/supply")
    stage.told(person, did=f"补交{len(missing)}份容缺的材料，已转给办理部门")


def sign_and_send(stage: Stage, *, case_id: str, verb: str) -> None:
    """Sign what stands there now with the code on the phone, and send it."""
    person = stage.citizen()
    matters = person.get(f"/cases/{case_id}")["plan"]["matters"]
    promises = {one["code"]: one["promise"]["sm3"] for one in matters if one["promise"]}
    if promises:
        stage.told(person, did=f"阅读并承诺{len(promises)}份告知承诺书")
    digest = person.post(f"/cases/{case_id}/signing-code")["snapshot_sm3"]
    code = newest_code(person, phone=CITIZEN["phone"])
    body = {"snapshot_sm3": digest, "code": code, "promises": promises}
    number = person.post(f"/cases/{case_id}/{verb}", body)["number"]
    stage.told(person, did=f"核对摘要{digest[:8]}并签名提交，办件编号{number}")


def take_in(stage: Stage, *, case_id: str) -> None:
    """The window receives, accepts and dispatches."""
    clerk = stage.anybody("window_clerk")
    clerk.post(f"/cases/{case_id}/receive")
    stage.told(clerk, did="收件")
    offered = {act["verb"] for act in clerk.get(f"/cases/{case_id}")["next_acts"]}
    way, said = ("accept-lacking", "容缺受理") if "accept_lacking" in offered else ("accept", "受理")
    promised = clerk.post(f"/cases/{case_id}/{way}")["promised_on"]
    stage.told(clerk, did=f"{said}，承诺{promised or '按各部门公布的时限'}办好")
    clerk.post(f"/cases/{case_id}/dispatch")
    stage.told(clerk, did="分办给各部门")


def review_all(stage: Stage, *, case_id: str, refused_step: str | None) -> bool:
    """Every department reviews what it can, wave by wave. Returns False when one refused."""
    person = stage.citizen()
    while open_steps := [
        one for one in person.get(f"/cases/{case_id}")["steps"] if one["state"] == "pending"
    ]:
        for step in sorted(open_steps, key=lambda one: one["matter_code"] == refused_step):
            if step["matter_code"] == refused_step:
                _refuse(stage, step=step)
                return False
            _permit(stage, case_id=case_id, step=step)
    return True


def choose_end(stage: Stage, *, case_id: str) -> None:
    """The applicant reads the reasons and ends the case."""
    person = stage.citizen()
    opposed = [one for one in person.get(f"/cases/{case_id}")["steps"] if one["state"] == "opposed"]
    stage.told(person, did=f"查看拟不予的理由：{opposed[0]['reasons']}")
    person.post(f"/cases/{case_id}/end")
    stage.told(person, did="选择整件终止")
    wait_for_state(person, case_id=case_id, settled=_is_nothing_under_way)


def confirm_and_issue(stage: Stage, *, case_id: str) -> None:
    """The lead confirms, unless every result went out by itself; then all are issued together.

    What goes out on its own day, or because its fuse burnt down, does so beside us: the lead confirms what is left, and
    tries again when one has left under their hand.
    """
    person = stage.citizen()
    for _ in range(CONFIRMATIONS):
        case = wait_for_state(person, case_id=case_id, settled=_is_nothing_under_way)
        ready = [step for step in case["steps"] if step["state"] == "ready"]
        if not ready or _confirm(stage, case=case, count=len(ready)):
            break
    wait_for_state(person, case_id=case_id, settled=lambda case: case["state"] == "issued")
    stage.tell("系统：各部门结果同时签发")


def _confirm(stage: Stage, *, case: dict[str, Any], count: int) -> bool:
    lead = stage.staff(unit=case["lead_unit"], post="lead_coordinator")
    try:
        lead.post(f"/cases/{case['id']}/confirm")
    except Refusal as refusal:
        if refusal.code not in ("cases.joint.open_points", "cases.move.not_now"):
            raise
        return False
    stage.told(lead, did=f"确认同发{count}个事项")
    return True


def check_promises(stage: Stage, *, case_id: str) -> None:
    """Two people of each department check afterwards what was promised, and find it kept."""
    for step in stage.citizen().get(f"/cases/{case_id}")["steps"]:
        if step["promise"]:
            reviewer = stage.staff(unit=step["department"], post="reviewer")
            record = reviewer.upload(
                f"/steps/{step['id']}/evidence", name="核查.pdf", content=make_paper("核查记录")
            )
            check = {
                "checked_on": local_day(stage.moment).isoformat(),
                "checkers": ["演示核查甲", "演示核查乙"],
                "is_fit": True,
                "findings": "逐项符合承诺。",
                "record": record["evidence"],
            }
            reviewer.post(f"/steps/{step['id']}/check-promise", check)
            stage.told(reviewer, did=f"两人核查“{step['matter_name']}”的承诺，符合")


def hand_over(stage: Stage, *, case_id: str) -> None:
    """The window hands the results over and archives."""
    clerk = stage.anybody("window_clerk")
    clerk.post(f"/cases/{case_id}/deliver", {"method": "window", "recipient": CITIZEN["name"]})
    stage.told(clerk, did="凭签收送达全部结果")
    clerk.post(f"/cases/{case_id}/archive")
    stage.told(clerk, did="归档")


def _is_nothing_under_way(case: dict[str, Any]) -> bool:
    """Whether what goes out by itself has gone."""
    return not any(
        step["state"] == "issuing" or (step["release"] == "own_day" and step["state"] == "ready")
        for step in case["steps"]
    )


def _permit(stage: Stage, *, case_id: str, step: dict[str, Any]) -> None:
    reviewer = stage.staff(unit=step["department"], post="reviewer")
    address = f"/steps/{step['id']}"
    for fact in _open_conditions(stage, case_id=case_id, step=step):
        reviewer.post(f"{address}/record-fact", {"fact": fact, "evidence": "演示凭证，系统核对无误"})
    if step["place"] == "outside" or step["kind"] == "intermediary":
        result = {
            "number": f"演示外部{step['number'][-2:]}",
            "decided_on": local_day(stage.moment).isoformat(),
        }
        reviewer.post(f"{address}/record-result", result)
        stage.told(reviewer, did=f"登记“{step['matter_name']}”的外部结果")
        return
    decider = stage.staff(unit=step["department"], post="decider")
    if step["promise"]:
        decider.post(f"{address}/permit-on-promise")
        stage.told(decider, did=f"凭承诺当场拟准予“{step['matter_name']}”")
        return
    reviewer.post(f"{address}/start-review")
    stage.told(reviewer, did=f"开始审查“{step['matter_name']}”")
    _examine(stage, case_id=case_id, step=step)
    while stage.turns and step["kind"] == "licence":
        stage.turns.pop(0)(stage, case_id, step)
    decider = stage.staff(unit=step["department"], post="decider")
    decider.post(f"{address}/permit", {"reasons": "材料齐全，符合条件，拟准予。"})
    stage.told(decider, did=f"签署意见：“{step['matter_name']}”拟准予")


def _examine(stage: Stage, *, case_id: str, step: dict[str, Any]) -> None:
    """Every review point is met; where the law asks two, two of the unit look and the second confirms."""
    reviewer, address = stage.staff(unit=step["department"], post="reviewer"), f"/steps/{step['id']}"
    case = reviewer.get(f"/cases/{case_id}")
    points = next(one for one in case["steps"] if one["id"] == step["id"])["examination"]["points"]
    if points:
        ticks = {one["point"]["place"]: {"is_met": True} for one in points}
        reviewer.post(f"{address}/tick-review-points", {"ticks": ticks})
        stage.told(reviewer, did=f"逐条勾选{len(points)}条审查要点")
    if "set_visit" in {act["verb"] for act in case["next_acts"]}:
        _set_visit(stage, case=case)
    case = reviewer.get(f"/cases/{case_id}")
    if "record_check" in {act["verb"] for act in case["next_acts"] if act["step_id"] == step["id"]}:
        second = stage.staff(unit=step["department"], post="reviewer", index=1)
        check = {
            "checked_on": local_day(stage.moment).isoformat(),
            "findings": "现场与图纸一致。",
            "second": second.get("/me")["person_id"],
        }
        reviewer.post(f"{address}/record-check", check)
        second.post(f"{address}/confirm-check")
        stage.told(second, did="两人到现场核查，另一名核查人员本人确认")


def _set_visit(stage: Stage, *, case: dict[str, Any]) -> None:
    """The lead sets one date for all departments of the wave: today, as the applicant agreed."""
    lead = stage.staff(unit=case["lead_unit"], post="lead_coordinator")
    visit = {
        "day": local_day(stage.moment).isoformat(),
        "clock": "15:00",
        "place": "申请表所填的经营场所",
        "subject": "看场所和设施是否与申请一致。",
        "is_agreed": True,
    }
    lead.post(f"/cases/{case['id']}/set-visit", visit)
    stage.told(lead, did="为要看现场的部门约好同一个时间，申请人同意")


def _open_conditions(stage: Stage, *, case_id: str, step: dict[str, Any]) -> list[str]:
    plan = stage.citizen().get(f"/cases/{case_id}")["plan"]
    found: list[str] = next(
        one["conditions"] for one in plan["matters"] if one["code"] == step["matter_code"]
    )
    return found


def _refuse(stage: Stage, *, step: dict[str, Any]) -> None:
    reviewer = stage.staff(unit=step["department"], post="reviewer")
    reviewer.post(f"/steps/{step['id']}/start-review")
    stage.told(reviewer, did=f"开始审查“{step['matter_name']}”")
    decider = stage.staff(unit=step["department"], post="decider")
    body = {"reasons": "现场条件不符合要求，拟不予许可。", "articles": ARTICLES}
    decider.post(f"/steps/{step['id']}/refuse", body)
    stage.told(decider, did=f"签署意见：“{step['matter_name']}”拟不予，写明理由和条款")
