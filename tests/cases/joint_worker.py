"""The worker's work as journey/effects.py and journey/issuing.py do it: one edge a transaction, death between any two.

A worker's memory is (what it does next, the effect it carries, issuances to do, results to print, print in hand). A lone
worker's reads and its printing are part of the edge before them: they write nothing, and nobody else changes what they
read, so nothing new can happen in between. Twins (a worker taken for dead that was only slow) have them apart.
"""

from collections.abc import Callable, Iterator
from itertools import permutations
from typing import Any

from onething.directory.contracts import Post
from tests.cases.joint_acts import close_if_complete, release
from tests.cases.joint_model import CRASH, PLANNED, PREPARED, VALID, Draft, Model, RefusedError, State

Memory = tuple[Any, ...]
Worked = list[tuple[Draft, Memory | None]]
_SILENT = frozenset({"list", "print"})


def list_work(model: Model, *, state: State) -> Iterator[tuple[str, State]]:
    """What the workers can do next, and their death."""
    if len(state.workers) < model.workers:
        for effect in state.effects:
            taken = ("list" if effect[0] == "prepare" else "release", effect, (), (), -1)
            draft = model.open(state)
            if not model.glue.marks_done_last:
                draft.effects.discard(effect)
            yield from _commit(model, "take", [(draft, taken)], others=state.workers)
    for place, memory in enumerate(state.workers):
        others = state.workers[:place] + state.workers[place + 1 :]
        yield CRASH, model.close(model.open(state), workers=others)
        try:
            outcomes = _WORK[memory[0]](model.open(state), memory)
        except RefusedError:  # noted as failed: the effect comes again
            continue
        yield from _commit(model, memory[0], outcomes, others=others)


def _commit(
    model: Model, name: str, outcomes: Worked, *, others: tuple[Memory, ...]
) -> Iterator[tuple[str, State]]:
    for draft, memory in outcomes:
        if memory is not None and memory[0] in _SILENT and model.workers == 1:
            yield from _commit(model, name, _WORK[memory[0]](draft, memory), others=others)
        else:
            workers = others if memory is None else tuple(sorted((*others, memory)))
            yield f"worker {name}", model.close(draft, workers=workers)


def _list_issuances(draft: Draft, memory: Memory) -> Worked:
    """effects._prepare_issuance: which issuances of the case are open, in whatever order they were begun."""
    names = sorted(set(draft.issuance) - {-1})
    return [(draft, _next_issuance(draft, memory[1], order)) for order in permutations(names)]


def _next_issuance(draft: Draft, effect: tuple[str, int], names: tuple[int, ...]) -> Memory:
    """Go on to the next issuance and read which of its results are planned."""
    if not names:
        return ("finish", effect, (), (), -1)
    members = _list_members(draft, name=names[0])
    return _next_result(effect, names, tuple(one for one in members if draft.results[one] == PLANNED))


def _next_result(effect: tuple[str, int], names: tuple[int, ...], planned: tuple[int, ...]) -> Memory:
    return ("print" if planned else "issue", effect, names, planned, -1)


def _print(draft: Draft, memory: Memory) -> Worked:
    """credentials.find_order and make_prepared: nothing is written; a twin may have been faster."""
    _, effect, names, planned, _ = memory
    if draft.results[planned[0]] == PLANNED:
        return [(draft, ("store", effect, names, planned[1:], planned[0]))]
    return [(draft, _next_result(effect, names, planned[1:]))]


def _store(draft: Draft, memory: Memory) -> Worked:
    """credentials.store_prepared: compare and set."""
    _, effect, names, planned, printed = memory
    if draft.results[printed] == PLANNED or not draft.model.glue.keeps_one_print:
        draft.results[printed] = PREPARED
    return [(draft, _next_result(effect, names, planned))]


def _issue(draft: Draft, memory: Memory) -> Worked:
    """joint.complete_issuance: all results real, all steps decided, the issuance done: one transaction, once."""
    _, effect, names, _, _ = memory
    members = _list_members(draft, name=names[0])
    if any(draft.results[one] == PLANNED for one in members):
        raise RefusedError("issue")
    for index in members if draft.model.glue.makes_real_together else members[:1]:
        draft.results[index] = VALID
        draft.decided[index] = min(draft.decided[index] + 1, 2)
        draft.move_step(index, "issue", Post.SYSTEM)
    left = _list_members(draft, name=names[0])
    if members and not left:
        draft.issuance = [-1 if one == names[0] else one for one in draft.issuance]  # done
        close_if_complete(draft)
    return [(draft, memory if left else _next_issuance(draft, effect, names[1:]))]


def _release(draft: Draft, memory: Memory) -> Worked:
    """effects._release_own_day: what was released, confirmed or ended meanwhile needs nothing more."""
    effect = memory[1]
    if draft.steps[effect[1]] == "ready":
        release(draft, index=effect[1], verb="release")
    return [(draft, ("finish", effect, (), (), -1))]


def _finish(draft: Draft, memory: Memory) -> Worked:
    draft.effects.discard(memory[1])
    return [(draft, None)]


def _list_members(draft: Draft, *, name: int) -> list[int]:
    return [
        index
        for index in draft.model.places
        if draft.issuance[index] == name and draft.steps[index] == "issuing"
    ]


_WORK: dict[str, Callable[[Draft, Memory], Worked]] = {
    "list": _list_issuances,
    "print": _print,
    "store": _store,
    "issue": _issue,
    "release": _release,
    "finish": _finish,
}
