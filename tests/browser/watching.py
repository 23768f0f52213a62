"""What the supervisor's room shows: a refusal with hardly a reason, the card it gives, an order and a point to put right."""

import time
from datetime import timedelta
from typing import Any

from onething.command.story.living import Stage
from onething.kernel.clock_port import local_day
from tests.browser.preparing import decide, list_steps, share_out

SHORT = {"reasons": "不符合要求。", "articles": ["食品安全法第三十五条"]}
ROOM = "/desk/supervision/"
WORKER_READS_WITHIN = 20.0


def watch(stage: Stage) -> dict[str, str]:
    """Return the addresses of a watched case, its card, an order about it and a point of the unit's list."""
    case_id = share_out(stage)
    (step, *_) = list_steps(stage, case_id=case_id, state="pending")
    decide(stage, step=step, verb="refuse", opinion=SHORT)
    card = _wait_for_card(stage, case_id=case_id)
    supervisor = stage.anybody("supervisor")
    due_on = str(local_day(stage.moment) + timedelta(days=9))
    given = {"unit": card["unit_code"], "due_on": due_on, "card_id": card["id"]}
    order = supervisor.post("/supervision/orders", given | {"text": "请写明不予许可的理由。"})
    point = supervisor.post("/supervision/points", given | {"problem": "理由写得太少。", "owner": "张三"})
    return {
        "watched_case": f"{ROOM}cases/{case_id}/",
        "card": f"{ROOM}cards/{card['id']}/",
        "order": f"{ROOM}orders/{order['id']}/",
        "point": f"{ROOM}points/{point['id']}/",
    }


def _wait_for_card(stage: Stage, *, case_id: str) -> dict[str, Any]:
    """The worker reads the ledger every second."""
    until = time.monotonic() + WORKER_READS_WITHIN
    while time.monotonic() < until:
        cards = stage.anybody("supervisor").get("/supervision/cards")["items"]
        if found := [one for one in cards if one["case_id"] == case_id]:
            card: dict[str, Any] = found[0]
            return card
        time.sleep(0.2)
    raise AssertionError("the worker raised no card")
