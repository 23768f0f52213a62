"""Which answers the story gives when nobody says: the fullest road that gives the person something.

Options that yield issued results come before checks of existing ones, then those that bring in more matters, then
list order; what is promised instead of inspected (告知承诺) comes last, so the fire check takes the inspection road.
"""

from collections.abc import Mapping

from onething.catalogue.contracts import Matter, MatterKind, Option, Question, Thing
from onething.planning.queries import list_asked

PROMISE_ROAD = "commitment"
Given = Mapping[str, str | list[str]]


def choose_answers(thing: Thing, *, given: Given) -> dict[str, str | list[str]]:
    """Return an answer to every question that is asked of a thing, keeping what was given.

    What one answer makes asked is answered in its turn; a road that a gate closes is taken only when it was given.
    """
    answers = dict(given)
    while following := [
        question
        for key in list_asked(thing, answers=answers)
        if key not in answers and (question := thing.find_question(key)) is not None
    ]:
        answers |= {question.key: _choose(question, thing=thing) for question in following}
    return answers


def _choose(question: Question, *, thing: Thing) -> str | list[str]:
    """One option; of a question with several answers every option that adds a result and takes nothing away."""
    best = min(question.options, key=lambda option: _rank(question, option=option, thing=thing))
    if not question.multi:
        return best.value
    adding = [
        option.value
        for option in question.options
        if (brought := _list_brought(question, option=option, thing=thing))
        and not option.removes_matters
        and option.gate is None
        and not any(matter.kind is MatterKind.CHECK for matter in brought)
    ]
    return adding or [best.value]


def _rank(question: Question, *, option: Option, thing: Thing) -> tuple[bool, bool, bool, int]:
    """The smallest is the best; `min` keeps list order among equals."""
    brought = _list_brought(question, option=option, thing=thing)
    checks = any(matter.kind is MatterKind.CHECK for matter in brought)
    is_promise = option.value == PROMISE_ROAD
    return option.gate is not None, is_promise, checks, len(option.removes_matters) - len(brought)


def _list_brought(question: Question, *, option: Option, thing: Thing) -> list[Matter]:
    return [
        matter
        for matter in thing.matters
        if matter.code in option.adds_matters
        or (
            (when := matter.included_when) is not None
            and (when.question, when.value) == (question.key, option.value)
        )
    ]
