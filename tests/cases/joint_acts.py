"""Acts of people and of the timer, each one transaction, as cases/actions writes them."""

from collections.abc import Callable, Iterator
from functools import partial

from onething.cases.states import GONE_STEP_STATES, NOWHERE
from onething.directory.contracts import Post
from tests.cases.joint_model import JOINT, NONE, PLANNED, UNDECIDED, Draft, Model, RefusedError, State

Act = Callable[..., None]
CITIZEN, CLERK, SYSTEM = Post.CITIZEN, Post.CLERK, Post.SYSTEM


def list_acts(model: Model, *, state: State) -> Iterator[tuple[str, State]]:
    """Everything the table lets anybody try now, and where it leads when no rule refuses it."""
    for verb in model.list_verbs("case", state.case):
        if verb in CASE_ACTS and (reached := try_act(model, state, CASE_ACTS[verb])):
            yield verb, reached
    for index, step in enumerate(state.steps):
        for verb in model.list_verbs("step", step):
            if verb in STEP_ACTS and (reached := try_act(model, state, STEP_ACTS[verb], index=index)):
                yield verb, reached


def try_act(model: Model, state: State, act: Act, **on: int) -> State | None:
    """Where an act leads, or None when it is refused."""
    draft = model.open(state)
    try:
        act(draft, **on)
    except RefusedError:
        return None
    return model.close(draft, workers=state.workers)


def release(draft: Draft, *, index: int, verb: str, post: Post = SYSTEM) -> None:
    """joint.release_step: one ready step goes out by itself, and with it what it rests on and is ready, too."""
    draft.move_step(index, verb, post)
    along = draft.model.ready_needs(index, tuple(draft.steps)) if draft.model.glue.takes_needs_along else ()
    for need in along:
        draft.move_step(need, "take_up", SYSTEM)
    _order(draft, indexes=[index, *along], issuance=index)


def close_if_complete(draft: Draft) -> None:
    """joint.close_if_complete."""
    is_open = draft.case in ("in_review", "issuing")
    if draft.model.glue.closes and is_open and draft.model.is_complete(tuple(draft.steps)):
        draft.move_case("issue", SYSTEM)


def _ask_correction(draft: Draft) -> None:
    if draft.corrected:
        raise RefusedError("ask_correction")
    draft.move_case("ask_correction", CLERK)
    draft.corrected = True


def _return_for_change(draft: Draft) -> None:
    if draft.returned:
        raise RefusedError("return_for_change")
    draft.move_case("return_for_change", CLERK)
    draft.returned = True


def _accept(draft: Draft, *, verb: str = "accept", post: Post = CLERK) -> None:
    lacks = any(step.lacks for step in draft.model.shape.steps)
    if post is CLERK and lacks != (verb == "accept_lacking"):
        raise RefusedError(verb)
    draft.move_case(verb, post)
    draft.to_come = lacks
    draft.returned = draft.corrected = draft.warned = False  # from here on nobody asks


def _warn_uncorrected(draft: Draft) -> None:
    """jobs.run_day_timers: some day the corrections are due soon; once."""
    if draft.warned:
        raise RefusedError("warn_uncorrected")
    draft.move_case("warn_uncorrected", SYSTEM)
    draft.warned = True


def _close_uncorrected(draft: Draft) -> None:
    if not draft.warned:
        raise RefusedError("close_uncorrected")
    draft.move_case("close_uncorrected", SYSTEM)


def _supply(draft: Draft) -> None:
    if not draft.to_come:
        raise RefusedError("supply")
    draft.move_case("supply", CITIZEN)
    draft.to_come = draft.reminded = False


def _warn_unsupplied(draft: Draft) -> None:
    if not draft.to_come or draft.reminded:
        raise RefusedError("warn_unsupplied")
    draft.move_case("warn_unsupplied", SYSTEM)
    draft.reminded = True


def _lapse(draft: Draft, *, verb: str) -> None:
    """deferring.lapse_unsupplied: some day the papers are past due; `verb` is how the house closes what is left of nothing."""
    if not (draft.to_come and draft.reminded):
        raise RefusedError(verb)
    facts = draft.model.shape.state_facts(tuple(draft.steps)) if draft.steps else []
    needing = [
        str(index) for index in draft.model.places if draft.steps and draft.model.shape.steps[index].lacks
    ]
    for index in sorted(map(int, draft.model.product.affected(needing, steps=facts))):
        if draft.steps[index] in ("waiting", "pending", "in_review"):
            draft.move_step(index, "lapse", SYSTEM)
    draft.to_come = draft.reminded = False
    if draft.case == "in_review" and not set(draft.steps) <= GONE_STEP_STATES:
        close_if_complete(draft)
    else:
        draft.move_case(verb, SYSTEM)


def _dispatch(draft: Draft) -> None:
    draft.move_case("dispatch", CLERK)
    planned = draft.model.shape.steps
    draft.steps = [NOWHERE] * len(planned)
    draft.results, draft.issuance = [NONE] * len(planned), [-1] * len(planned)
    draft.conditions = [step.has_condition for step in planned]
    draft.decided, draft.ordered = [0] * len(planned), [0] * len(planned)
    for index, step in enumerate(planned):
        draft.move_step(index, "wait" if step.needs else "open", SYSTEM)


def _withdraw(draft: Draft) -> None:
    if draft.model.glue.withdraws_in_time and {"issuing", "issued"} & set(draft.steps):
        raise RefusedError("withdraw")
    draft.move_case("withdraw", CITIZEN)
    _end_open_steps(draft)


def _confirm(draft: Draft) -> None:
    if draft.model.open_points(tuple(draft.steps)) and draft.case == "in_review":
        raise RefusedError("confirm")
    draft.move_case("confirm", Post.LEAD)
    ready = [index for index in draft.model.places if draft.steps[index] == "ready"]
    for index in ready:
        draft.move_step(index, "take_up", Post.LEAD)
    _order(draft, indexes=ready, issuance=JOINT)


def _start_review(draft: Draft, *, index: int) -> None:
    if draft.model.shape.steps[index].is_promised:  # decided at once; taken back, it is a step like others
        raise RefusedError("start_review")
    draft.move_step(index, "start_review", Post.REVIEWER)


def _record_fact(draft: Draft, *, index: int) -> None:
    if not draft.conditions[index]:
        raise RefusedError("record_fact")
    draft.conditions[index] = False
    draft.move_step(index, "record_fact", Post.REVIEWER)


def _permit(draft: Draft, *, index: int, verb: str = "permit", post: Post = Post.DECIDER) -> None:
    if draft.steps[index] in ("pending", "in_review") and draft.conditions[index]:
        raise RefusedError(verb)
    if draft.to_come and draft.model.shape.steps[index].lacks and draft.model.glue.waits_for_papers:
        raise RefusedError(verb)
    draft.move_step(index, verb, post)
    _open_startable(draft)
    if draft.model.shape.steps[index].release == "own_day":
        draft.effects.add(("own_day", index))


def _permit_on_promise(draft: Draft, *, index: int) -> None:
    """promising.permit_on_promise."""
    if not draft.model.shape.steps[index].is_promised:
        raise RefusedError("permit_on_promise")
    _permit(draft, index=index, verb="permit_on_promise")


def _refuse(draft: Draft, *, index: int, verb: str = "refuse", post: Post = Post.DECIDER) -> None:
    draft.move_step(index, verb, post)
    draft.move_case("await_choice", SYSTEM)


def _mend(draft: Draft, *, index: int) -> None:
    draft.move_case("mend", CITIZEN)
    draft.move_step(index, "reopen", CITIZEN)
    _ask_again(draft)


def _drop(draft: Draft, *, index: int) -> None:
    states = tuple(draft.steps)
    others = [one for place, one in enumerate(states) if place != index and one not in ("dropped", "ended")]
    if draft.model.dependants(index, states) or not others:
        raise RefusedError("drop")
    draft.move_case("drop", CITIZEN)
    draft.move_step(index, "drop", CITIZEN)
    _ask_again(draft)
    _open_startable(draft)


def _end(draft: Draft) -> None:
    draft.move_case("end", CITIZEN)
    for index in draft.model.places:
        if draft.steps[index] == "opposed":
            draft.move_step(index, "decide_refusal", SYSTEM)
            draft.decided[index] = min(draft.decided[index] + 1, 2)
    _end_open_steps(draft)


def _fuse(draft: Draft, *, index: int) -> None:
    """jobs.run_timers: some morning the last day has come; which day that is, is other tests' business."""
    if not draft.model.shape.steps[index].has_fuse or draft.case not in ("in_review", "choosing"):
        raise RefusedError("fuse")
    release(draft, index=index, verb="fuse")


def _separate(draft: Draft, *, index: int) -> None:
    """ways.choosing.separate: the applicant wants this result now."""
    release(draft, index=index, verb="separate", post=CITIZEN)


def _set_out(draft: Draft, *, verb: str, way: str) -> None:
    draft.move_case(verb, CLERK)
    draft.way = way


def _hand_to_carrier(draft: Draft) -> None:
    if draft.way != "sent":
        raise RefusedError("hand_to_carrier")
    draft.move_case("hand_to_carrier", SYSTEM)
    draft.way = "carried"


def _come_home(draft: Draft, *, verb: str, post: Post, ways: tuple[str, ...]) -> None:
    """The carrier speaks only of what it has; the window takes anything back."""
    if draft.way not in ways:
        raise RefusedError(verb)
    draft.move_case(verb, post)
    draft.way = ""


def _deliver(draft: Draft) -> None:
    if draft.case == "on_the_way" and draft.way != "handed_on":
        raise RefusedError("deliver")
    draft.move_case("deliver", CLERK)
    draft.way = ""


def _note_undelivered(draft: Draft) -> None:
    if draft.noted:
        raise RefusedError("note_undelivered")
    draft.move_case("note_undelivered", SYSTEM)
    draft.noted = True


def _by(post: Post, verb: str) -> Act:
    return partial(Draft.move_case, verb=verb, post=post)


CASE_ACTS: dict[str, Act] = {
    "submit": _by(CITIZEN, "submit"),
    "pass_precheck": _by(CLERK, "pass_precheck"),
    "return_for_change": _return_for_change,
    "receive": _by(CLERK, "receive"),
    "accept": _accept,
    "accept_lacking": partial(_accept, verb="accept_lacking"),
    "supply": _supply,
    "warn_unsupplied": _warn_unsupplied,
    "revoke_acceptance": partial(_lapse, verb="revoke_acceptance"),
    "close_unsupplied": partial(_lapse, verb="close_unsupplied"),
    "deem_accepted": partial(_accept, verb="deem_accepted", post=SYSTEM),
    "not_accept": _by(CLERK, "not_accept"),
    "ask_correction": _ask_correction,
    "correct": _by(CITIZEN, "correct"),
    "warn_uncorrected": _warn_uncorrected,
    "close_uncorrected": _close_uncorrected,
    "dispatch": _dispatch,
    "end": _end,
    "withdraw": _withdraw,
    "confirm": _confirm,
    "send": partial(_set_out, verb="send", way="sent"),
    "hand_on": partial(_set_out, verb="hand_on", way="handed_on"),
    "hand_to_carrier": _hand_to_carrier,
    "arrive": partial(_come_home, verb="arrive", post=SYSTEM, ways=("carried",)),
    "come_back": partial(_come_home, verb="come_back", post=SYSTEM, ways=("carried",)),
    "take_back": partial(_come_home, verb="take_back", post=CLERK, ways=("sent", "carried", "handed_on")),
    "note_undelivered": _note_undelivered,
    "deliver": _deliver,
    "archive": _by(CLERK, "archive"),
}
STEP_ACTS: dict[str, Act] = {
    "start_review": _start_review,
    "record_fact": _record_fact,
    "permit": _permit,
    "permit_on_promise": _permit_on_promise,
    "record_result": partial(_permit, verb="record_result", post=Post.REVIEWER),
    "record_refusal": partial(_refuse, verb="record_refusal", post=Post.REVIEWER),
    "refuse": _refuse,
    "reopen": _mend,
    "drop": _drop,
    "separate": _separate,
    "fuse": _fuse,
}


def _ask_again(draft: Draft) -> None:
    if "opposed" in draft.steps:
        if draft.model.glue.asks_again:
            draft.move_case("await_choice", SYSTEM)
    else:
        close_if_complete(draft)


def _open_startable(draft: Draft) -> None:
    if draft.model.glue.starts_what_waits:
        for index in draft.model.startable(tuple(draft.steps)):
            draft.move_step(index, "open", SYSTEM)


def _end_open_steps(draft: Draft) -> None:
    if draft.model.glue.ends_the_rest:
        for index, step in enumerate(draft.steps):
            if step in UNDECIDED:
                draft.move_step(index, "end", SYSTEM)


def _order(draft: Draft, *, indexes: list[int], issuance: int) -> None:
    for index in indexes:
        draft.issuance[index] = issuance
        draft.results[index] = PLANNED
        draft.ordered[index] = min(draft.ordered[index] + 1, 2)
