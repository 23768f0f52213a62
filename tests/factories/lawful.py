"""What a random package lacks to be published: reasons, fees, reachable matters. Nothing else of it is changed.

Written against the rules of the lint, and not with them: the tests let the lint say that nothing is left.
"""

import copy
from collections.abc import Iterator
from typing import Any

Documents = dict[str, Any]
Parts = dict[str, Any]
THING = "things/thing.json"
FEE = {"name": "登记费", "basis": "某政办发〔2020〕1号", "standard": "每件", "fen": 8000}
COUNTED_OTHERWISE = ("日", "月")


def make_lawful(documents: Documents) -> Documents:
    """Return a package like this one that may be published."""
    made = copy.deepcopy(documents)
    thing = made[THING]
    _open_questions(thing["situations"])
    for matter in thing["matters"]:
        _give_grounds(matter)
        _make_reachable(matter, thing=thing)
    for matter in thing["matters"]:
        if _is_outside(matter):
            _let_out_early(matter["depends_on"], thing=thing)
    return made


def _give_grounds(matter: Parts) -> None:
    """A reason for each visit, a fee to pay, another law for days that are no working days, no intermediary inside."""
    if matter.get("visits"):
        matter["visits_reason"] = "需要现场核对本人身份"
    if "fee_paid" in matter["conditions"]:
        matter["fees"] = [FEE]
    if matter["statutory_unit"] in COUNTED_OTHERWISE:
        matter["statutory_basis"] = "某条例第三条"
    if _is_intermediary(matter):
        matter["place"] = "outside"


def _open_questions(questions: list[Parts]) -> None:
    """No question waits for an answer that closes the road; no option wants a matter and does not want it."""
    for question in questions:
        if _is_closed(question.get("only_when"), questions=questions):
            question["only_when"] = None
        for option in question["options"]:
            option["removes_matters"] = [
                one for one in option["removes_matters"] if one not in option["adds_matters"]
            ]


def _make_reachable(matter: Parts, *, thing: Parts) -> None:
    """Leave one situation in which the matter is done: the first option everywhere, but for what leads to it."""
    questions = thing["situations"]
    leading = _find_leading(matter, questions=questions)
    if leading is None:
        matter["included_by_default"] = True
    path = set(_list_path(leading, questions=questions))
    for question in questions:
        for place, option in enumerate(question["options"]):
            is_taken = place == 0 or (question["key"], option["value"]) in path
            if is_taken and matter["id"] in option["removes_matters"]:
                option["removes_matters"].remove(matter["id"])


def _find_leading(matter: Parts, *, questions: list[Parts]) -> str | None:
    """Return the condition or the option (as a condition) that brings the matter in, None for its default."""
    condition: str | None = matter["included_when"]
    if matter["included_by_default"]:
        return None
    if condition is not None and not _is_closed(condition, questions=questions):
        return condition
    adding = (
        f"{question['key']}={option['value']}"
        for question in questions
        for option in question["options"]
        if matter["id"] in option["adds_matters"] and "gate" not in option
    )
    return next(adding, None)


def _list_path(condition: str | None, *, questions: list[Parts]) -> Iterator[tuple[str, str]]:
    """Yield the answers that make a condition hold: its own and those by which its question is asked."""
    while condition is not None:
        key, value = _split(condition)
        yield key, value
        condition = next(one.get("only_when") for one in questions if one["key"] == key)


def _is_closed(condition: str | None, *, questions: list[Parts]) -> bool:
    if condition is None:
        return False
    key, value = _split(condition)
    options = next(one["options"] for one in questions if one["key"] == key)
    return any("gate" in option for option in options if option["value"] == value)


def _split(condition: str) -> tuple[str, str]:
    key, _, value = condition.replace("~", "=").partition("=")
    return key, value


def _let_out_early(needs: list[str], *, thing: Parts) -> None:
    """What a body outside needs is issued on its own day."""
    for matter in thing["matters"]:
        if matter["id"] in needs and not _is_outside(matter):
            matter["release"] = "own_day"


def _is_outside(matter: Parts) -> bool:
    return bool(_is_intermediary(matter) or matter.get("place") == "outside")


def _is_intermediary(matter: Parts) -> bool:
    return bool(matter["type"].startswith("中介服务"))
