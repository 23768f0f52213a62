"""Which matters the answers bring in, and which questions can change a plan at all."""

from collections.abc import Collection, Iterator

from onething.catalogue.contracts import Condition, Matter, Option, PublishedThing, Question, Thing
from onething.planning.contracts import Answers, Wording
from onething.planning.rules.answers import holds


def list_included(thing: Thing, *, answers: Answers) -> tuple[Matter, ...]:
    """Return the included matters in the catalogue's order.

    A matter comes in by default, by its own condition, or by a chosen option; a removal by any chosen option wins over
    all additions, so that the order of questions cannot matter.
    """
    chosen = [option for _, option in list_chosen(thing, answers=answers)]
    added = {code for option in chosen for code in option.adds_matters}
    removed = {code for option in chosen for code in option.removes_matters}
    return tuple(
        matter
        for matter in thing.matters
        if matter.code not in removed and (matter.code in added or _comes_by_itself(matter, answers=answers))
    )


def _comes_by_itself(matter: Matter, *, answers: Answers) -> bool:
    if matter.included_by_default:
        return True
    return matter.included_when is not None and holds(matter.included_when, answers=answers)


def brings_in(option: Option, *, question: str, matter: Matter) -> bool:
    """Whether an option of a question brings a matter in, by its own list or by the matter's condition."""
    when = matter.included_when
    is_meant = when is not None and (when.question, when.value) == (question, option.value)
    return is_meant or matter.code in option.adds_matters


def list_chosen(thing: Thing, *, answers: Answers) -> Iterator[tuple[str, Option]]:
    """Yield (question key, option) of every chosen option."""
    for question in thing.questions:
        for option in question.options:
            if option.value in answers.get(question.key, ()):
                yield question.key, option


def list_switched_materials(thing: Thing, *, answers: Answers) -> frozenset[str]:
    """Return the names of published materials that a chosen option names exactly: it switches them on."""
    published = {material.name for matter in thing.matters for material in matter.materials}
    named = {name for _, option in list_chosen(thing, answers=answers) for name in option.adds_materials}
    return frozenset(named & published)


def list_wordings(thing: Thing, *, answers: Answers) -> tuple[Wording, ...]:
    """Return the papers that chosen options mention in words that no published list has.

    They are shown beside the question and never asked: no paper may be asked that no publication lists
    (行政许可法 art. 30, 31).
    """
    published = {material.name for matter in thing.matters for material in matter.materials}
    return tuple(
        Wording(question=key, option=option.value, name=name)
        for key, option in list_chosen(thing, answers=answers)
        for name in option.adds_materials
        if name not in published
    )


def list_relevant_questions(published: PublishedThing, *, asked: Collection[str]) -> tuple[str, ...]:
    """Return the keys of the questions asked whose answer can change a plan, in the order of the questions.

    Also those that only decide whether such a question is asked.
    """
    used = _list_used(published)
    papers = {material.name for matter in published.thing.matters for material in matter.materials}
    relevant = used | {
        question.key for question in published.thing.questions if _is_effective(question, papers=papers)
    }
    while more := {
        question.only_when.question
        for question in published.thing.questions
        if question.key in relevant and question.only_when and question.only_when.question not in relevant
    }:
        relevant |= more
    return tuple(key for key in asked if key in relevant)


def _is_effective(question: Question, *, papers: Collection[str]) -> bool:
    return any(
        option.adds_matters
        or option.removes_matters
        or option.promises
        or option.gate
        or not set(papers).isdisjoint(option.adds_materials)
        for option in question.options
    )


def _list_used(published: PublishedThing) -> set[str]:
    """Return the questions that conditions and fields of the form look at."""
    thing = published.thing
    used = {condition.question for condition in _list_conditions(thing)}
    asked = {field.element for matter in thing.matters for field in matter.form.fields}
    return used | {published.elements[code].situation_key or "" for code in asked}


def _list_conditions(thing: Thing) -> Iterator[Condition]:
    for matter in thing.matters:
        conditions = [matter.included_when]
        conditions += [material.only_when for material in matter.materials]
        conditions += [field.only_when for field in matter.form.fields]
        yield from (condition for condition in conditions if condition is not None)
