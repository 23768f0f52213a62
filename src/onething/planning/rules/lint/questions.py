"""Questions and options: each asked somewhere, none against itself, every number in exactly one range, no dead ends."""

from collections.abc import Iterator
from functools import partial
from graphlib import CycleError, TopologicalSorter

from onething.catalogue.contracts import Finding, LintContext, Matter, Option, PublishedThing, Question, Thing
from onething.planning.rules.lint.finding import found
from onething.planning.rules.lint.ways import Chosen, can_hold, is_included, list_keys


def check_needs(published: PublishedThing, *, context: LintContext) -> Iterator[Finding]:
    """Matters that wait for each other in a circle are never decided."""
    needs = {matter.code: sorted(matter.depends_on) for matter in published.thing.matters}
    try:
        TopologicalSorter({code: needs[code] for code in sorted(needs)}).prepare()
    except CycleError as error:
        named = (published.thing.find_matter(code) for code in error.args[1])
        path = " → ".join(f"“{matter.name}”" for matter in named if matter is not None)
        yield found("needs.cycle", place="/matters", path=path)


def check_asked(published: PublishedThing, *, context: LintContext) -> Iterator[Finding]:
    """Every question is asked in some situation."""
    thing = published.thing
    for question in thing.questions:
        if not can_hold(thing, keys=[question.key], wanted=partial(_is_asked, key=question.key)):
            place = f"/situations/{question.key}/only_when"
            yield found("question.never_asked", place=place, question=question.text)


def _is_asked(chosen: Chosen, *, key: str) -> bool:
    return key in chosen


def check_reachable(published: PublishedThing, *, context: LintContext) -> Iterator[Finding]:
    """Every matter is done in some situation."""
    thing = published.thing
    for matter in thing.matters:
        if not can_hold(
            thing, keys=list_keys(matter, thing=thing), wanted=partial(_brings_in, matter=matter, thing=thing)
        ):
            place = f"/matters/{matter.id}/included_when"
            yield found("question.unreachable_matter", place=place, matter=matter.name)


def _brings_in(chosen: Chosen, *, matter: Matter, thing: Thing) -> bool:
    return is_included(matter, thing=thing, chosen=chosen)


def check_options(published: PublishedThing, *, context: LintContext) -> Iterator[Finding]:
    """No option brings in and takes out the same matter."""
    for question, option, place in _list_options(published.thing):
        for code in option.adds_matters:
            matter = published.thing.find_matter(code)
            if matter is not None and code in option.removes_matters:
                facts = {"question": question.text, "option": option.label, "matter": matter.name}
                yield found("option.contradicts", place=f"{place}/removes_matters", **facts)


def check_gates(published: PublishedThing, *, context: LintContext) -> Iterator[Finding]:
    """The other road that a gate names exists."""
    known = {published.thing.code, *(one.thing.code for one in context.others)}
    for question, option, place in _list_options(published.thing):
        named = option.gate.thing if option.gate else None
        if named is not None and named not in known:
            facts = {"question": question.text, "option": option.label, "thing": named}
            yield found("gate.unknown_thing", place=f"{place}/gate", **facts)


def _list_options(thing: Thing) -> Iterator[tuple[Question, Option, str]]:
    for question in thing.questions:
        for option in question.options:
            yield question, option, f"/situations/{question.key}/{option.value}"


def check_effect(published: PublishedThing, *, context: LintContext) -> Iterator[Finding]:
    """A question whose answer changes nothing is noted."""
    thing = published.thing
    used = _list_used(published)
    papers = {material.name for matter in thing.matters for material in matter.materials}
    for question in thing.questions:
        if question.key not in used and not any(_has_effect(one, papers=papers) for one in question.options):
            place = f"/situations/{question.key}"
            yield found("question.without_effect", place=place, question=question.text)


def _has_effect(option: Option, *, papers: set[str]) -> bool:
    papers_added = papers & set(option.adds_materials)
    changes = (option.adds_matters, option.removes_matters, option.promises, option.gate, papers_added)
    return any(changes)


def _list_used(published: PublishedThing) -> set[str]:
    """Return the questions on which a condition or an element depends."""
    conditions = [question.only_when for question in published.thing.questions]
    for matter in published.thing.matters:
        conditions.append(matter.included_when)
        conditions += [material.only_when for material in matter.materials]
        conditions += [field.only_when for field in matter.form.fields]
    elements = {element.situation_key for element in published.elements.values() if element.situation_key}
    return elements | {condition.question for condition in conditions if condition is not None}
