"""Which situations an applicant can be in: sets of answers that can be given together, tried one after the other."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, combinations, islice, product

from onething.catalogue.contracts import Condition, Matter, Option, Question, QuestionKind, Thing
from onething.planning.rules.asking import list_asked

Chosen = Mapping[str, frozenset[str]]

MOST_SUBSETS = 6
# More situations than these are not tried: of such a thing nothing is said.
MOST_TRIED = 20_000


def can_hold(thing: Thing, *, keys: Iterable[str], wanted: Callable[[Chosen], bool]) -> bool:
    """Whether some answers to these questions (and to those on which they wait) make `wanted` true.

    `wanted` gets the answers that count: of the questions that are asked, and never through a gate. When there are more
    situations than can be tried the answer is yes.
    """
    questions = _close(thing, keys=keys)
    situations = product(*map(_list_answers, questions))
    for number, answers in enumerate(islice(situations, MOST_TRIED + 1)):
        if number == MOST_TRIED:
            return True
        chosen = dict(zip((question.key for question in questions), answers, strict=True))
        asked = list_asked(thing, chosen=chosen)
        effective = {key: chosen[key] for key in asked if key in chosen}
        if not _meets_gate(thing, chosen=effective) and wanted(effective):
            return True
    return False


def is_included(matter: Matter, *, thing: Thing, chosen: Chosen) -> bool:
    """Whether answers bring a matter in: by default, its condition or an option; a removal wins."""
    options = list(_list_chosen(thing, chosen=chosen))
    if any(matter.code in option.removes_matters for option in options):
        return False
    is_added = any(matter.code in option.adds_matters for option in options)
    by_condition = matter.included_when is not None and holds(matter.included_when, chosen=chosen)
    return matter.included_by_default or is_added or by_condition


def holds(condition: Condition | None, *, chosen: Chosen) -> bool:
    """Whether a condition holds; None always does."""
    return condition is None or condition.value in chosen.get(condition.question, frozenset())


def list_keys(matter: Matter, *, thing: Thing) -> set[str]:
    """Return the questions whose answers bring a matter in or take it out."""
    keys = {
        question.key
        for question in thing.questions
        if any(matter.code in (*option.adds_matters, *option.removes_matters) for option in question.options)
    }
    return keys | ({matter.included_when.question} if matter.included_when else set())


def _close(thing: Thing, *, keys: Iterable[str]) -> list[Question]:
    """Return these questions and all on which they wait, in the thing's order."""
    wanted: set[str] = set()
    waiting = list(keys)
    while waiting:
        question = thing.find_question(waiting.pop())
        if question is not None and question.key not in wanted:
            wanted.add(question.key)
            waiting += [question.only_when.question] if question.only_when else []
    return [question for question in thing.questions if question.key in wanted]


def _list_answers(question: Question) -> list[frozenset[str]]:
    """Return the answers that a question can get: one option, or several of a question with several answers."""
    values = [option.value for option in question.options]
    if question.kind is not QuestionKind.MULTIPLE:
        return [frozenset({value}) for value in values]
    sizes = range(len(values) + 1) if len(values) <= MOST_SUBSETS else (0, 1, len(values))
    return [frozenset(some) for some in chain.from_iterable(combinations(values, size) for size in sizes)]


def _list_chosen(thing: Thing, *, chosen: Chosen) -> Iterator[Option]:
    for question in thing.questions:
        values = chosen.get(question.key, frozenset())
        yield from (option for option in question.options if option.value in values)


def _meets_gate(thing: Thing, *, chosen: Chosen) -> bool:
    return any(option.gate is not None for option in _list_chosen(thing, chosen=chosen))
