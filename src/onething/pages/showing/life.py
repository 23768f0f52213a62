"""The acts of a case as a life line, newest first."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from uuid import UUID

from onething.cases.contracts.views import StepView
from onething.cases.states import CASE_MOVES, STEP_MOVES
from onething.directory.contracts import POST_LABELS, Post, Unit
from onething.ledger.contracts import Actor, ActView
from onething.look.contracts import LifeEvent, LifeLine, Tone
from onething.pages.showing import words
from onething.pages.showing.days import say_moment

LABELS = {move.verb: move.label for move in (*CASE_MOVES, *STEP_MOVES)}
_TONES = {
    "permit": Tone.GOOD, "issue": Tone.GOOD, "ask_correction": Tone.WARN, "refuse": Tone.LEGAL,
    "decide_refusal": Tone.LEGAL, "not_accept": Tone.LEGAL,
}  # fmt: skip
_HASH_SHOWN = 10
SHOWN, FEW = 6, 2  # a fold that hides one or two lines is no help


def show_life(
    acts: Sequence[ActView], *, steps: Sequence[StepView] = (), units: Sequence[Unit] = ()
) -> LifeLine:
    """Return the life line of acts the viewer may see; `steps` and `units` give the matters' and the units' names."""
    matters = {step.id: step.matter_name for step in steps}
    names = {unit.code: unit.name for unit in units}
    return fold(
        LifeEvent(
            what=LABELS.get(group[0].verb, group[0].verb),
            who=say_who(group[0].actor, units=names),
            when=say_moment(group[0].recorded_at),
            about=name_matters(group, matters=matters),
            detail=_detail(group[0]),
            evidence=say_evidence(*group),
            tone=_TONES.get(group[0].verb, Tone.PLAIN),
        )
        for group in group_acts(acts)
    )


def group_acts(acts: Sequence[ActView]) -> Iterator[list[ActView]]:
    """Yield acts newest first; those of one kind that one doer did in one minute, with nothing of their own to say, together."""
    group: list[ActView] = []
    for act in reversed(acts):
        if group and not _is_of(act, group=group):
            yield group
            group = []
        group.append(act)
    if group:
        yield group


def _is_of(act: ActView, *, group: Sequence[ActView]) -> bool:
    first = group[0]
    is_same = (act.verb, act.actor) == (first.verb, first.actor)
    is_then = say_moment(act.recorded_at) == say_moment(first.recorded_at)
    return is_same and is_then and not _detail(act) and not _detail(first)


def name_matters(group: Sequence[ActView], *, matters: Mapping[UUID, str]) -> tuple[str, ...]:
    """Return the matters that a group of acts was done to, in the order of doing."""
    steps = [act.step_id for act in reversed(group) if act.step_id is not None]
    return tuple(matters[step] for step in steps if step in matters)


def say_evidence(*acts: ActView) -> str:
    """Return where acts, newest first, stand in the ledger, with the newest one's hash."""
    seqs = words.LIST_COMMA.join(str(act.seq) for act in reversed(acts))
    return words.EVIDENCE.format(seq=seqs, hash=acts[0].hash[:_HASH_SHOWN])


def has_signed_sheet(acts: Iterable[ActView]) -> bool:
    """Whether a correction among these acts rests on a sheet that was signed at the window."""
    return any("sheet_sm3" in act.facts for act in acts if act.verb == "correct")


def fold(events: Iterable[LifeEvent]) -> LifeLine:
    """Return the newest events, the others on tap: a case of ten matters has eighty."""
    listed = tuple(events)
    shown = SHOWN if len(listed) > SHOWN + FEW else len(listed)
    return LifeLine(events=listed[:shown], earlier=listed[shown:])


def say_who(actor: Actor, *, units: Mapping[str, str]) -> str:
    """Return who acted: the unit and the post, never a name."""
    if actor.kind == "system":
        return words.SYSTEM
    post = POST_LABELS[Post(actor.post)] if actor.post else words.CITIZEN
    unit = units.get(actor.unit_code or "", "")
    return f"{unit} · {post}" if unit else post


def _detail(act: ActView) -> str:
    personal = act.personal
    if act.personal_note:
        return act.personal_note
    for key in ("reasons", "reason", "explanation", "evidence"):
        if personal.get(key):
            return str(personal[key])
    items = personal.get("items") or ()
    return "\n".join(str(item.get("sentence", "")) for item in items)
