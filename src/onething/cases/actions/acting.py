"""The few lines every act shares: lock, find the move, change the state, record in the ledger, note what follows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from onething.cases import words
from onething.cases.hands import check_hands
from onething.cases.impartiality import check_no_party, check_stays_away
from onething.cases.keeping import check_kept
from onething.cases.models.case import Case
from onething.cases.models.letter import CaseLetter
from onething.cases.models.step import Step
from onething.cases.queries.scoping import scope_cases, scope_steps
from onething.cases.rules.holding import find_principal
from onething.cases.states import CASE_MOVES, STEP_MOVES, Move, find_move
from onething.catalogue.contracts import MatterKind
from onething.credentials.actions import lock_letters, number_letter
from onething.directory.contracts import POST_LABELS
from onething.directory.queries import find_own_unit
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer
from onething.keys.transactions import read_once, require_transaction
from onething.ledger.actions import record_act
from onething.ledger.contracts import Act, Subject, actor_of
from onething.outbox.actions import enqueue


@dataclass(frozen=True)
class Told:
    """What an act leaves in the ledger besides its states: `facts` in the clear, `personal` under the case's key."""

    facts: Mapping[str, Any] = field(default_factory=dict)
    personal: Mapping[str, Any] = field(default_factory=dict)
    effective_at: datetime | None = None


NOTHING = Told()


def lock_case(viewer: Viewer, *, case_id: UUID) -> Case:
    """Lock a case the viewer may see; every act on a case or its steps takes this lock first, so acts line up.

    Whoever locks it again in the same transaction gets the same row.
    """
    require_transaction()
    case = check_kept(read_once(("locked case", viewer, case_id), lambda: _find_locked(viewer, id=case_id)))
    check_no_party(case, viewer=viewer)
    return case


def lock_step(viewer: Viewer, *, step_id: UUID) -> Step:
    """Lock a step the viewer's unit decides, by way of its case."""
    require_transaction()
    case = _find_locked(viewer, id__in=scope_steps(viewer).filter(id=step_id).values("case_id"))
    if case is None:
        raise Refusal("cases.step.unknown", words.STEP_UNKNOWN, status=404)
    check_no_party(check_kept(case), viewer=viewer)
    step = case.steps.select_related("unit").get(id=step_id)
    step.case = case
    check_stays_away(step, viewer=viewer)
    return step


def _find_locked(viewer: Viewer, **named: Any) -> Case | None:
    """The kept text of its plan is long: it is neither read nor, by `save`, written again, unless an act sets it."""
    return scope_cases(viewer).defer("plan").select_for_update(of=("self",)).filter(**named).first()


def move_case(case: Case, *, verb: str, viewer: Viewer, at: datetime, told: Told = NOTHING) -> Move:
    """Make one move of the case or refuse it; the row is changed in memory and saved by `save_case`."""
    move = _check_move(CASE_MOVES, verb=verb, state=case.state, viewer=viewer, label=words.CASE_STATES)
    came_from, case.state, case.revision = case.state, move.target, case.revision + 1
    case.save()
    states = (came_from, move.target)
    _record(case=case, step=None, move=move, states=states, viewer=viewer, at=at, told=told)
    return move


def move_step(step: Step, *, verb: str, viewer: Viewer, at: datetime, told: Told = NOTHING) -> Move:
    """Make one move of a step or refuse it. The caller holds the lock of its case and has set the step's other fields."""
    move = _check_move(STEP_MOVES, verb=verb, state=step.state, viewer=viewer, label=words.STEP_STATES)
    if not move.fits(kind=step.kind, place=step.place):
        raise Refusal("cases.move.not_for_kind", words.OPINION_PLACE, status=409)
    held_by = step.held_by
    check_hands(step, move=move, viewer=viewer)
    came_from, step.state = step.state, move.target
    step.save()
    states = (came_from, move.target)
    principal = find_principal(viewer, held_by=held_by, is_by_holder=move.by_holder)
    _record(
        case=step.case, step=step, move=move, states=states, viewer=viewer, at=at, told=told,
        principal=principal,
    )  # fmt: skip
    return move


def check_post(moves: tuple[Move, ...], *, verb: str, viewer: Viewer) -> None:
    """Refuse (403) a post that no move of this verb names. Who may not act at all is told so before anything else."""
    posts = {post for move in moves if move.verb == verb for post in move.who}
    if viewer.post not in posts:
        named = "、".join(sorted(POST_LABELS[post] for post in posts))
        sentence = words.NOT_YOURS.format(verb=words.VERBS[verb], posts=named)
        raise Refusal("cases.move.not_yours", sentence, status=403)


def _check_move(
    moves: tuple[Move, ...], *, verb: str, state: str, viewer: Viewer, label: Mapping[str, str]
) -> Move:
    check_post(moves, verb=verb, viewer=viewer)
    move = find_move(moves, verb=verb, state=state)
    if move is None:
        sentence = words.NOT_NOW.format(state=label.get(state, state), verb=words.VERBS[verb])
        raise Refusal("cases.move.not_now", sentence, status=409, facts={"state": state, "verb": verb})
    return move


def _measure_reason(told: Told) -> dict[str, int]:
    """How long a reason is stands in the clear: that one was given can be seen without reading it."""
    reason = told.personal.get("reasons") or told.personal.get("reason")
    return {"reason_length": len(reason.strip())} if isinstance(reason, str) else {}


def _record(
    *,
    case: Case,
    step: Step | None,
    move: Move,
    states: tuple[str, str],
    viewer: Viewer,
    at: datetime,
    told: Told,
    principal: UUID | None = None,
) -> None:
    behalf = principal or (
        case.applicant_id
        if viewer.post == "window_clerk" and move.verb in ("begin", "submit", "correct", "answer_question")
        else viewer.acts_for
    )
    step_id = step.id if step else None
    letter = _write_letter(case, step=step, move=move, viewer=viewer, at=at)
    act = Act(
        subject=Subject(kind="case", id=case.id),
        step_id=step_id,
        verb=move.verb,
        from_state=states[0],
        to_state=states[1],
        actor=actor_of(viewer, on_behalf_of=behalf),
        recorded_at=at,
        effective_at=told.effective_at or at,
        facts={"ground": move.ground, **letter, **told.facts, **_measure_reason(told)},
        personal=dict(told.personal),
    )
    record_act(act=act, data_key_id=case.data_key_id)
    for effect in move.effects:
        payload = {"case_id": str(case.id), "step_id": str(step_id) if step_id else None}
        enqueue(effect=effect, payload=payload, at=at)


def hold_letters(steps: Sequence[Step], *, verb: str, at: datetime) -> None:
    """Before steps of several units make this move: the numbers of their letters are held in one order for everybody."""
    kinds = {move.letter for move in STEP_MOVES if move.verb == verb and move.letter}
    units = {step.unit.code for step in steps if step.kind == MatterKind.LICENCE}
    if len(units) > 1:
        for kind in sorted(kinds):
            lock_letters(kind=kind, unit_codes=units, day=local_day(at))


def _write_letter(
    case: Case, *, step: Step | None, move: Move, viewer: Viewer, at: datetime
) -> dict[str, str]:
    """Give the letter that this move writes its number; what the system writes bears the number of the deciding unit."""
    if move.letter is None or (move.letter.is_decision and (step is None or step.kind != MatterKind.LICENCE)):
        return {}  # a decision in writing is the 行政许可法's, so of licences
    own = find_own_unit(viewer)
    unit_code, unit_name = (own.code, own.name) if own else _find_unit(case, step=step)
    number_id, number = number_letter(
        kind=move.letter, mark=move.letter.mark, unit_code=unit_code, unit_name=unit_name, day=local_day(at), at=at
    )  # fmt: skip
    CaseLetter.objects.create(
        id=number_id,
        case=case,
        step=step,
        kind=move.letter,
        number=number,
        unit_name=unit_name,
        written_at=at,
    )
    return {"letter": number}


def _find_unit(case: Case, *, step: Step | None) -> tuple[str, str]:
    unit = step.unit if step else case.lead_unit
    return unit.code, unit.name
