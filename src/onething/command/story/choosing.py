"""Which answers the story gives when nobody says: the fullest road that gives the person something.

Options that yield issued results come before checks of existing ones, then those that bring in more matters, then
list order; what is promised instead of inspected (告知承诺) comes last, so the fire check takes the inspection road.
"""

from typing import Any

PROMISE_ROAD = "commitment"


def choose_answers(thing: dict[str, Any], *, given: dict[str, str | list[str]]) -> dict[str, str | list[str]]:
    """Return an answer to every question of a thing, keeping what was given."""
    kinds = {matter["code"]: matter["kind"] for matter in thing["matters"]}
    answers = dict(given)
    for question in thing["questions"]:
        if question["key"] not in answers:
            answers[question["key"]] = _choose(question, thing=thing, kinds=kinds)
    return answers


def _choose(question: dict[str, Any], *, thing: dict[str, Any], kinds: dict[str, str]) -> str | list[str]:
    brought = {
        option["value"]: _brings(question, option=option, thing=thing) for option in question["options"]
    }
    ranked = sorted(
        question["options"],
        key=lambda option: (
            option["value"] == PROMISE_ROAD,
            any(kinds[code] == "check" for code in brought[option["value"]]),
            len(option["removes_matters"]) - len(brought[option["value"]]),
        ),
    )
    best: str = ranked[0]["value"]
    if not question["multi"]:
        return best
    return [option["value"] for option in question["options"] if brought[option["value"]]] or [best]


def _brings(question: dict[str, Any], *, option: dict[str, Any], thing: dict[str, Any]) -> set[str]:
    by_matter = {
        matter["code"]
        for matter in thing["matters"]
        if (when := matter["included_when"])
        and (when["question"], when["value"]) == (question["key"], option["value"])
    }
    return by_matter | set(option["adds_matters"])
