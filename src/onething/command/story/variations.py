"""The turns that a story may take besides the straight way: what each needs, and what its people do.

One table. A turn of the answers is settled before anything is started; a turn of a review is lived in the first licence.
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from typing import Any

from onething.catalogue.contracts import Thing
from onething.command.story.choosing import PROMISE_ROAD
from onething.command.story.living import Stage, Turn
from onething.journey.demonstration_values import make_paper
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.planning.contracts import Plan

NOTICE_DAYS = 8  # told seven days ahead (行政许可法 art. 48)
NOT_HERE = "这件事没有{what}，不能这样演练。可以换一件事，例如 YJS-002。"


@dataclass(frozen=True)
class Variation:
    """A turn by its flag: how the help says it, and what the plan must hold for it (`what` says so when it does not)."""

    word: str
    what: str = ""
    fits: Callable[[Plan], bool] = lambda _plan: True
    turn: Turn | None = None


def answer_for(thing: Thing, *, turns: frozenset[str]) -> dict[str, str]:
    """Return the answers that the turns ask for: to promise, wherever that may be chosen."""
    if "promise" not in turns:
        return {}
    return {
        question.key: PROMISE_ROAD
        for question in thing.questions
        if any(option.value == PROMISE_ROAD for option in question.options)
    }


def check_turns(plan: Plan, *, turns: frozenset[str]) -> None:
    """Refuse a turn that the plan has no place for (`story.turn.not_here`)."""
    for name in sorted(turns):
        if not VARIATIONS[name].fits(plan):
            raise Refusal("story.turn.not_here", NOT_HERE.format(what=VARIATIONS[name].what))


def list_turns(turns: frozenset[str]) -> list[Turn]:
    """Return what is lived in the first licence that is reviewed, in the order of the table."""
    return [one.turn for name, one in VARIATIONS.items() if name in turns and one.turn is not None]


def _consult(stage: Stage, _case_id: str, step: dict[str, Any]) -> None:
    """The reviewer asks another unit; the clock runs on."""
    reviewer = stage.staff(unit=step["department"], post="reviewer")
    other = next(unit for unit in stage.list_units(post="reviewer") if unit != step["department"])
    question = {"unit": other, "question": "这个地址在不在规划的商业区内？"}
    reviewer.post(f"/steps/{step['id']}/consult", question)
    stage.told(reviewer, did=f"就“{step['matter_name']}”向{other}征求意见，期限照常计算")
    asked = stage.staff(unit=other, post="reviewer")
    for one in asked.get("/consultations")["items"]:
        asked.post(f"/consultations/{one['id']}/answer", {"opinion": "在规划的商业区内，没有意见。"})
    stage.told(asked, did="答复征求意见")


def _ask(stage: Stage, _case_id: str, step: dict[str, Any]) -> None:
    """The reviewer asks the applicant, once; the applicant answers."""
    reviewer = stage.staff(unit=step["department"], post="reviewer")
    asked = {"question": "招牌用哪个名称？", "reason": "现场核查时才看到招牌。"}
    reviewer.post(f"/steps/{step['id']}/ask-applicant", asked)
    stage.told(reviewer, did=f"例外：就“{step['matter_name']}”询问申请人一次，期限照常计算")
    person = stage.citizen()
    person.post(f"/steps/{step['id']}/answer-question", {"answer": "用执照上的名称。"})
    stage.told(person, did="答复询问")


def _hear(stage: Stage, _case_id: str, step: dict[str, Any]) -> None:
    """Told of the right, asked for, approved, dated seven days ahead, held by a host; the minutes end it."""
    address, unit, person = f"/steps/{step['id']}", step["department"], stage.citizen()
    reviewer = stage.staff(unit=unit, post="reviewer")
    reviewer.post(f"{address}/tell-hearing-right", {"reason": "涉及相邻住户的重大利益。"})
    stage.told(reviewer, did=f"告知申请人可以就“{step['matter_name']}”要求听证")
    person.post(f"{address}/ask-hearing")
    stage.told(person, did="要求听证")
    pause = {"kind": "hearing", "days": 10, "reason": "申请人要求听证。", "evidence": "听证申请001"}
    reviewer.post(f"{address}/propose-pause", pause)
    decider = stage.staff(unit=unit, post="decider")
    decider.post(f"{address}/approve-pause")
    stage.told(decider, did="批准听证，所需时间不计入期限")
    _hold(stage, address=address, unit=unit)


def _hold(stage: Stage, *, address: str, unit: str) -> None:
    mornings = list(islice(stage.days, NOTICE_DAYS))
    host, day = stage.staff(unit=unit, post="hearing_host"), local_day(mornings[-1])
    host.post(f"{address}/set-hearing", {"day": day.isoformat(), "clock": "10:00", "place": "政务中心三楼"})
    stage.told(host, did=f"通知听证时间：{day:%Y-%m-%d}")
    stage.begin_day(mornings[-1])
    host = stage.staff(unit=unit, post="hearing_host")
    minutes = host.upload(f"{address}/evidence", name="笔录.pdf", content=make_paper("听证笔录"))["evidence"]
    host.post(f"{address}/resume", {"result": "双方没有异议。", "evidence": minutes})
    stage.told(host, did="听证结束，笔录入卷，恢复办理")


VARIATIONS: dict[str, Variation] = {
    "lacking": Variation(
        "少交一份可以容缺的材料，受理后补交",
        what="可以容缺的材料",
        fits=lambda plan: any(one.is_deferrable for one in plan.materials),
    ),
    "promise": Variation(
        "走告知承诺，凭承诺当场拟准予，发证后核查",
        what="告知承诺",
        fits=lambda plan: any(one.promise for one in plan.matters),
    ),
    "consult": Variation("审查中向别的单位征求意见", turn=_consult),
    "ask": Variation("审查中询问申请人一次（例外）", turn=_ask),
    "hearing": Variation("审查中告知听证权利，申请人要求听证", turn=_hear),
}
