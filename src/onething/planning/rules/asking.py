"""Which questions are asked: those without a condition, and those whose condition the answers make true."""

from collections.abc import Collection, Mapping

from onething.catalogue.contracts import Thing


def list_asked(thing: Thing, *, chosen: Mapping[str, Collection[str]]) -> tuple[str, ...]:
    """Return the keys of the questions asked, in their order; chains of conditions are followed to their end.

    `chosen` are option values by question. An answer to a question that is not asked counts for nothing, so it asks for
    nothing either; questions that wait for each other in a circle are never asked.
    """
    asked: set[str] = set()
    while more := {
        question.key
        for question in thing.questions
        if question.key not in asked
        and (
            (when := question.only_when) is None
            or (when.question in asked and when.value in chosen.get(when.question, ()))
        )
    }:
        asked |= more
    return tuple(question.key for question in thing.questions if question.key in asked)


def list_undecided(
    thing: Thing, *, asked: Collection[str], chosen: Mapping[str, Collection[str]]
) -> frozenset[str]:
    """Return the keys of the questions that may still be answered: asked and open, or waiting for such a one."""
    undecided = {key for key in asked if key not in chosen}
    while more := {
        question.key
        for question in thing.questions
        if question.key not in undecided
        and (when := question.only_when) is not None
        and when.question in undecided
    }:
        undecided |= more
    return frozenset(undecided)
