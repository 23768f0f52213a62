"""Every state a model can come to, what must hold in each, and whether every one of them leads to an end."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from onething.cases.states import GONE_STEP_STATES, GRANTED_STEP_STATES
from tests.cases.joint_acts import list_acts
from tests.cases.joint_model import CRASH, JOINT, NONE, UNDECIDED, VALID, Model, State
from tests.cases.joint_worker import list_work

_ROWS = State._fields.index("workers")  # what is looked at; the workers' memory is not
_OPEN_CASE = frozenset({"in_review", "choosing"})
_ENDS = frozenset({"archived", "refused", "withdrawn", "not_accepted"})
_BACK = (
    "reopen",
    "come_back",
    "take_back",
    CRASH,
)  # only a mended refusal, results that come home, or a dead worker
_SETTLED = GONE_STEP_STATES | {"issued"}


@dataclass
class Explored:
    """The graph of one model: states in the order they were found, edges by place, and every fault found."""

    states: list[State]
    edges: list[list[tuple[str, int]]]
    faults: Counter[str] = field(default_factory=Counter)
    first: dict[str, State] = field(default_factory=dict)

    def note(self, fault: str, *, state: State) -> None:
        """Count a fault; the first state that shows it is kept."""
        self.faults[fault] += 1
        self.first.setdefault(fault, state)


def explore(model: Model) -> Explored:
    """Walk every edge from the first state, look at every state, then at the whole graph."""
    first = model.begin()
    found, states, edges = {first: 0}, [first], []
    for state in states:  # grows while it is walked: breadth first
        out = []
        for name, reached in chain(list_acts(model, state=state), list_work(model, state=state)):
            place = found.setdefault(reached, len(states))
            if place == len(states):
                states.append(reached)
            out.append((name, place))
        edges.append(out)
    explored = Explored(states, edges)
    rows: dict[tuple[object, ...], list[str]] = {}
    for state in states:
        seen = state[:_ROWS]
        if seen not in rows:
            rows[seen] = list(list_faults(model, state=state))
        for fault in rows[seen]:
            explored.note(fault, state=state)
    _look_for_hanging(explored)
    _look_for_circles(explored)
    return explored


def list_faults(model: Model, *, state: State) -> Iterator[str]:
    """What must never be, whatever happened before."""
    if not state.steps:
        return
    yield from _list_step_faults(model, state=state)
    yield from _list_case_faults(model, state=state)
    yield from _list_issuance_faults(model, state=state)


def _list_step_faults(model: Model, *, state: State) -> Iterator[str]:
    for index, step in enumerate(state.steps):
        result = state.results[index]
        if (result == VALID) != (step == "issued"):
            yield "a result is real without its decision, or a decision without its result"
        if (result in ("planned", "prepared")) != (step == "issuing"):
            yield "a result is prepared of a step that nobody took up"
        if state.decided[index] != (step in ("issued", "refused")):
            yield "a step is decided twice, or not as it says"
        if state.ordered[index] != (result != NONE):
            yield "a step has two results"
        needs = {state.steps[need] for need in model.shape.steps[index].needs}
        yield from _list_need_faults(step, needs=needs)
        if state.to_come and model.shape.steps[index].lacks and step in GRANTED_STEP_STATES:
            yield "granted while papers are missing"


def _list_need_faults(step: str, *, needs: set[str]) -> Iterator[str]:
    if step == "waiting" and needs <= GRANTED_STEP_STATES | GONE_STEP_STATES:
        yield "a step waits for nothing"
    if step not in {"waiting", *GONE_STEP_STATES} and not needs <= GRANTED_STEP_STATES | {"dropped"}:
        yield "a step has begun without what it needs"
    if step in ("issuing", "issued") and not needs <= {"issuing", "issued"}:
        yield "a result goes out that rests on one that does not"


def _list_case_faults(model: Model, *, state: State) -> Iterator[str]:
    steps = set(state.steps)
    if steps & UNDECIDED and state.case not in _OPEN_CASE:
        yield "a step lives in a case that is over"
    if ("opposed" in steps) != (state.case == "choosing"):
        yield "a refusal and nobody is asked, or asked without a refusal"
    if state.case == "withdrawn" and steps != {"ended"} | (steps & {"dropped"}):
        yield "withdrawn though something was decided"
    if state.case in ("issued", "on_the_way", "delivered", "archived") and _hold(state) != {"issued"}:
        yield "called issued, and not everything is"
    if state.case == "refused" and "refused" not in steps:
        yield "refused without a refusal"
    if state.case in ("in_review", "issuing") and _hold(state) == {"issued"}:
        yield "everything is issued and the case does not know"


def _list_issuance_faults(model: Model, *, state: State) -> Iterator[str]:
    for index, name in enumerate(state.issuance):
        if (name != -1) != (state.steps[index] == "issuing"):
            yield "of what was taken up together a part is issued and a part is not"
        if name == JOINT and state.case != "issuing":
            yield "issued together without the lead's confirmation"
    if "issuing" in state.steps and not any(kind == "prepare" for kind, _ in state.effects):
        yield "something was taken up and nobody is to issue it"


def _hold(state: State) -> set[str]:
    """The states of the steps that are still in the case."""
    return set(state.steps) - GONE_STEP_STATES


def is_lawful_end(state: State) -> bool:
    """An end: the case is over, every step is settled, and nothing waits to be done."""
    is_over = state.case in _ENDS and not state.effects and not state.workers
    return is_over and set(state.steps) <= _SETTLED


def _look_for_hanging(explored: Explored) -> None:
    """From every state an end can be reached; where nothing more can happen the end is a lawful one."""
    leads = _find_all_before(explored, [is_lawful_end(state) for state in explored.states])
    for state, leads_on, out in zip(explored.states, leads, explored.edges, strict=True):
        if not leads_on:
            explored.note("no end can be reached", state=state)
        if not out and not is_lawful_end(state):
            explored.note("nothing more can happen, and it is no end", state=state)


def _find_all_before(explored: Explored, leads: list[bool]) -> list[bool]:
    """Mark every state from which a marked one can be reached."""
    sources: list[list[int]] = [[] for _ in explored.states]
    for place, out in enumerate(explored.edges):
        for _name, reached in out:
            sources[reached].append(place)
    waiting = [place for place, is_marked in enumerate(leads) if is_marked]
    while waiting:
        for place in sources[waiting.pop()]:
            if not leads[place]:
                leads[place] = True
                waiting.append(place)
    return leads


def _look_for_circles(explored: Explored) -> None:
    """Every run ends: only what `_BACK` names leads back to where it was."""
    ahead = [_list_onward(out, place=place) for place, out in enumerate(explored.edges)]
    left = Counter(reached for out in ahead for reached in out)
    free = [place for place in range(len(ahead)) if not left[place]]
    seen = 0
    while free:
        seen += 1
        for reached in ahead[free.pop()]:
            left[reached] -= 1
            if not left[reached]:
                free.append(reached)
    if seen < len(ahead):
        explored.note("a run need not end", state=explored.states[0])


def _list_onward(out: list[tuple[str, int]], *, place: int) -> list[int]:
    return [reached for name, reached in out if name not in _BACK]
