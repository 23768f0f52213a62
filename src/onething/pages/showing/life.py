"""The acts of a case as a life line, newest first."""

from collections.abc import Mapping, Sequence

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


def show_life(
    acts: Sequence[ActView], *, steps: Sequence[StepView] = (), units: Sequence[Unit] = ()
) -> LifeLine:
    """Return the life line of acts the viewer may see; `steps` and `units` give the matters' and the units' names."""
    matters = {step.id: step.matter_name for step in steps}
    names = {unit.code: unit.name for unit in units}
    events = tuple(
        LifeEvent(
            what=_what(act, matter=matters.get(act.step_id) if act.step_id else None),
            who=say_who(act.actor, units=names),
            when=say_moment(act.recorded_at),
            detail=_detail(act),
            evidence=say_evidence(act),
            tone=_TONES.get(act.verb, Tone.PLAIN),
        )
        for act in reversed(acts)
    )
    return LifeLine(events=events)


def say_evidence(act: ActView) -> str:
    """Return where in the ledger the act stands."""
    return words.EVIDENCE.format(seq=act.seq, hash=act.hash[:_HASH_SHOWN])


def _what(act: ActView, *, matter: str | None) -> str:
    label = LABELS.get(act.verb, act.verb)
    return f"{label} · {matter}" if matter else label


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
