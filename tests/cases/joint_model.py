"""The joint protocol without a database: what every act writes, on the product's own table of moves and joint rules.

A person's act is one transaction, so one edge: a crash within it leaves nothing. The worker's work is several
transactions, so several edges, and it may die between any two: then its place in the work is forgotten and the effect,
which was not marked done, is taken again. `Glue` holds what is written here by hand after cases/actions and
journey; tests/journeys/test_joint_walks.py lives walks through this model on the real actions.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from onething.cases.contracts.kinds import StepState
from onething.cases.rules.joint import (
    is_complete,
    list_dependants,
    list_open_points,
    list_ready_needs,
    list_startable,
)
from onething.cases.rules.lacking import find_affected
from onething.cases.states import CASE_MOVES, GONE_STEP_STATES, NOWHERE, STEP_MOVES, Effect, Move, find_move
from onething.directory.contracts import Post
from tests.cases.joint_shapes import Permutation, Shape

JOINT = 9  # the name of the issuance that the lead's confirmation begins; a released step's is its own place
NONE, PLANNED, PREPARED, VALID = "-", "planned", "prepared", "valid"
CRASH = "crash"
UNDECIDED = frozenset({"waiting", "pending", "in_review", "ready", "opposed"})
assert set(StepState) == UNDECIDED | GONE_STEP_STATES | {"issuing", "issued"}


class RefusedError(Exception):
    """The table or a rule does not let it happen: the transaction comes to nothing."""


class State(NamedTuple):
    """All rows that matter, the workers' memory, and how often each step was decided and each result ordered."""

    case: str
    steps: tuple[str, ...] = ()
    results: tuple[str, ...] = ()
    issuance: tuple[int, ...] = ()  # the name of the open issuance a step is in, or -1
    conditions: tuple[bool, ...] = ()  # still open
    decided: tuple[int, ...] = ()
    ordered: tuple[int, ...] = ()
    effects: tuple[tuple[str, int], ...] = ()  # waiting in the outbox
    workers: tuple[tuple[Any, ...], ...] = ()
    returned: bool = False
    corrected: bool = False
    warned: bool = False
    to_come: bool = False  # papers that come after acceptance
    reminded: bool = False
    way: str = ""  # how results go that are on their way
    noted: bool = False  # that they are late


@dataclass(frozen=True)
class Product:
    """What is imported from the product. A test replaces one part to see that the invariants notice."""

    case_moves: tuple[Move, ...] = CASE_MOVES
    step_moves: tuple[Move, ...] = STEP_MOVES
    open_points: Callable[..., list[str]] = list_open_points
    startable: Callable[..., list[str]] = list_startable
    dependants: Callable[..., list[str]] = list_dependants
    ready_needs: Callable[..., list[str]] = list_ready_needs
    affected: Callable[..., frozenset[str]] = find_affected
    complete: Callable[..., bool] = is_complete


@dataclass(frozen=True)
class Glue:
    """What the actions do besides: each is a line of cases/actions, credentials/actions or journey. False breaks it."""

    asks_again: bool = True  # joint._ask_again
    starts_what_waits: bool = True  # review._follow_ready, joint.drop_step
    withdraws_in_time: bool = True  # closing.withdraw_case
    takes_needs_along: bool = True  # joint.release_step
    ends_the_rest: bool = True  # joint.end_open_steps
    makes_real_together: bool = True  # joint.complete_issuance: one transaction
    keeps_one_print: bool = True  # credentials.store_prepared: only a planned result
    marks_done_last: bool = True  # journey.effects
    waits_for_papers: bool = True  # deferring.check_supplied
    closes: bool = True  # joint.close_if_complete


@dataclass(slots=True)
class Draft:
    """A transaction: changed at will, kept whole or not at all."""

    model: "Model"
    case: str
    steps: list[str]
    results: list[str]
    issuance: list[int]
    conditions: list[bool]
    decided: list[int]
    ordered: list[int]
    effects: set[tuple[str, int]]
    returned: bool
    corrected: bool
    warned: bool
    to_come: bool
    reminded: bool
    way: str
    noted: bool

    def move_case(self, verb: str, post: Post) -> None:
        move = self.model.get_move("case", verb, self.case, post)
        self.case = move.target
        self._note(move, place=JOINT)

    def move_step(self, index: int, verb: str, post: Post) -> None:
        move = self.model.get_move("step", verb, self.steps[index], post)
        planned = self.model.shape.steps[index]
        if not move.fits(kind=planned.kind, place=planned.place):
            raise RefusedError(verb)
        self.steps[index] = move.target
        self._note(move, place=index)

    def _note(self, move: Move, *, place: int) -> None:
        self.model.used.add(move.verb)
        if Effect.PREPARE_ISSUANCE in move.effects:
            self.effects.add(("prepare", place))


@dataclass
class Model:
    """One shape under one product: the state it begins with and its transactions."""

    shape: Shape
    product: Product = Product()
    glue: Glue = Glue()
    workers: int = 1
    used: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.places = range(len(self.shape.steps))
        self.symmetries: tuple[Permutation, ...] = self.shape.symmetries
        self.plainest: dict[State, State] = {}
        self.get_move = lru_cache(maxsize=None)(self._get_move)
        self.list_verbs = lru_cache(maxsize=None)(self._list_verbs)
        self.open_points = self._of_states(self.product.open_points)
        self.is_complete = self._of_states(self.product.complete)
        self.startable = self._of_states(lambda facts: [int(one) for one in self.product.startable(facts)])
        self.dependants = self._of_step(self.product.dependants)
        self.ready_needs = self._of_step(
            lambda code, *, steps: [int(one) for one in self.product.ready_needs(code, steps=steps)]
        )

    def begin(self) -> State:
        """A draft."""
        move = self.get_move("case", "begin", NOWHERE, Post.CITIZEN)
        self.used.add("begin")
        return State(case=move.target)

    def open(self, state: State) -> Draft:
        """Begin a transaction."""
        return Draft(
            self, state.case, list(state.steps), list(state.results), list(state.issuance), list(state.conditions),
            list(state.decided), list(state.ordered), set(state.effects), state.returned, state.corrected,
            state.warned, state.to_come, state.reminded, state.way, state.noted,
        )  # fmt: skip

    def close(self, draft: Draft, *, workers: tuple[tuple[Any, ...], ...]) -> State:
        """Commit: the one state for everything that is the same up to a renaming of equal steps."""
        state = State(
            draft.case, tuple(draft.steps), tuple(draft.results), tuple(draft.issuance), tuple(draft.conditions),
            tuple(draft.decided), tuple(draft.ordered), tuple(sorted(draft.effects)), workers, draft.returned, draft.corrected,
            draft.warned, draft.to_come, draft.reminded, draft.way, draft.noted,
        )  # fmt: skip
        if len(self.symmetries) == 1 or not state.steps:
            return state
        found = self.plainest.get(state)
        if found is None:
            found = self.plainest[state] = self._find_plainest(state)
        return found

    def _find_plainest(self, state: State) -> State:
        # The steps' states decide first, so most renamings are told apart by them alone.
        first = min(_rename(state.steps, one) for one in self.symmetries)
        return min(_renamed(state, one) for one in self.symmetries if _rename(state.steps, one) == first)

    def _list_moves(self, noun: str) -> tuple[Move, ...]:
        return self.product.case_moves if noun == "case" else self.product.step_moves

    def _list_verbs(self, noun: str, state: str) -> tuple[str, ...]:
        return tuple(sorted({move.verb for move in self._list_moves(noun) if state in move.sources}))

    def _get_move(self, noun: str, verb: str, state: str, post: Post) -> Move:
        move = find_move(self._list_moves(noun), verb=verb, state=state)
        if move is None or post not in move.who:
            raise RefusedError(verb)
        return move

    def _of_states(self, rule: Callable[[Any], Any]) -> Callable[[tuple[str, ...]], Any]:
        return lru_cache(maxsize=None)(lambda states: rule(self.shape.state_facts(states)))

    def _of_step(self, rule: Callable[..., Any]) -> Callable[[int, tuple[str, ...]], Any]:
        return lru_cache(maxsize=None)(
            lambda index, states: rule(str(index), steps=self.shape.state_facts(states))
        )


def _rename(row: tuple[Any, ...], places: Permutation) -> tuple[Any, ...]:
    renamed = list(row)
    for index, value in enumerate(row):
        renamed[places[index]] = value
    return tuple(renamed)


def _renamed(state: State, places: Permutation) -> State:
    of = (*places, *range(len(places), JOINT + 1), -1)  # JOINT stays JOINT, and -1 stays -1
    return State(
        state.case, _rename(state.steps, places), _rename(state.results, places),
        _rename(tuple([of[name] for name in state.issuance]), places),
        _rename(state.conditions, places), _rename(state.decided, places), _rename(state.ordered, places),
        tuple(sorted([(kind, of[name]) for kind, name in state.effects])),
        tuple(sorted([_renamed_memory(memory, of) for memory in state.workers])),
        state.returned, state.corrected, state.warned, state.to_come, state.reminded,
        state.way, state.noted,
    )  # fmt: skip


def _renamed_memory(memory: tuple[Any, ...], of: Permutation) -> tuple[Any, ...]:
    doing, (kind, name), names, planned, printed = memory
    return (
        doing,
        (kind, of[name]),
        tuple([of[n] for n in names]),
        tuple([of[n] for n in planned]),
        of[printed],
    )
