"""What the answers decided besides the matters themselves: gates that closed, and matters that are not needed, and why."""

from collections.abc import Collection, Iterator, Sequence

from onething.catalogue.contracts import Matter, Option, Question, Thing
from onething.planning import words
from onething.planning.contracts import ClosedGate, NotNeeded
from onething.planning.rules.answers import Read
from onething.planning.rules.asking import list_undecided
from onething.planning.rules.inclusion import brings_in


def list_gates(thing: Thing, *, read: Read) -> tuple[ClosedGate, ...]:
    """Return the gates that the answers ran into, in the order of the questions."""
    return tuple(
        ClosedGate(
            question=question.key,
            option=option.value,
            reason=option.gate.reason,
            road=option.gate.road,
            thing=option.gate.thing,
        )
        for question, option in list_chosen(thing, read=read)
        if option.gate is not None
    )


def list_not_needed(thing: Thing, *, read: Read, included: Sequence[Matter]) -> tuple[NotNeeded, ...]:
    """Return every matter that is out for good, with the rule why (不需办理).

    A matter that a question still open could bring in is not among them: nothing is said of it yet.
    """
    inside = {matter.code for matter in included}
    undecided = list_undecided(thing, asked=read.asked, chosen=read.chosen)
    return tuple(
        NotNeeded(matter.code, matter.name, matter.department, because)
        for matter in thing.matters
        if matter.code not in inside
        and (because := _say_why_not(matter, thing=thing, read=read, undecided=undecided))
    )


def list_chosen(thing: Thing, *, read: Read) -> Iterator[tuple[Question, Option]]:
    """Yield every chosen option with its question."""
    for question in thing.questions:
        for option in question.options:
            if option.value in read.chosen.get(question.key, ()):
                yield question, option


def _say_why_not(matter: Matter, *, thing: Thing, read: Read, undecided: Collection[str]) -> tuple[str, ...]:
    """Return the sentences; none for a matter that may still come in."""
    removed = tuple(
        option.because or words.REMOVED_BY.format(question=question.text, option=option.label)
        for question, option in list_chosen(thing, read=read)
        if matter.code in option.removes_matters
    )
    ways = list(_list_ways(matter, thing=thing))
    if removed or any(question.key in undecided for question, _ in ways):
        return removed
    said = [sentence for way in ways for sentence in _say_way(*way, read=read)]
    return tuple(said) or (words.NEVER_ASKED_FOR,)


def _list_ways(matter: Matter, *, thing: Thing) -> Iterator[tuple[Question, list[Option]]]:
    """Yield each question that can bring a matter in, with the options that do."""
    for question in thing.questions:
        options = [
            option for option in question.options if brings_in(option, question=question.key, matter=matter)
        ]
        if options:
            yield question, options


def _say_way(question: Question, options: Sequence[Option], *, read: Read) -> list[str]:
    """Say the chosen option's own rule, when it is not the rule of another matter; else the condition."""
    chosen = [one for one in question.options if one.value in read.chosen.get(question.key, ())]
    rules = [one.because for one in chosen if one.because and not one.removes_matters]
    labels = words.OR.join(one.label for one in sorted(options, key=lambda one: one.value))
    return rules or [words.ONLY_WHEN.format(question=question.text, options=labels)]
