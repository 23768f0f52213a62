"""The acts of an entry as a life line, newest first."""

from collections.abc import Sequence

from onething.catalogue.states import ENTRY_MOVES
from onething.desk.studio import words
from onething.directory.contracts import Unit
from onething.ledger.contracts import ActView
from onething.look.contracts import LifeEvent, LifeLine, Tone
from onething.pages.showing.days import say_full_moment
from onething.pages.showing.life import say_evidence, say_who

LABELS = {move.verb: move.label for move in ENTRY_MOVES}
TONES = {
    "endorse": Tone.GOOD,
    "approve": Tone.GOOD,
    "publish": Tone.GOOD,
    "return": Tone.WARN,
    "repeal": Tone.LEGAL,
}
MOST_SHOWN = 40


def show_life(acts: Sequence[ActView], *, units: Sequence[Unit]) -> LifeLine:
    """Return the newest acts; saves of the same draft one after another are one line that counts them."""
    names = {unit.code: unit.name for unit in units}
    events = []
    for act, count in _gather(acts)[:MOST_SHOWN]:
        what = LABELS[act.verb] + (f"（{count} 次）" if count > 1 else "")
        events.append(
            LifeEvent(
                what=what,
                who=say_who(act.actor, units=names),
                when=say_full_moment(act.recorded_at),
                detail=_detail(act),
                evidence=say_evidence(act),
                tone=TONES.get(act.verb, Tone.PLAIN),
            )
        )
    return LifeLine(events=tuple(events))


def _gather(acts: Sequence[ActView]) -> list[tuple[ActView, int]]:
    gathered: list[tuple[ActView, int]] = []
    for act in reversed(acts):
        last = gathered[-1] if gathered else None
        if last and act.verb == last[0].verb == "revise" and act.actor == last[0].actor:
            gathered[-1] = (last[0], last[1] + 1)
        else:
            gathered.append((act, 1))
    return gathered


def _detail(act: ActView) -> str:
    told = [
        said.format(value=act.facts[key]) for key, said in words.EVIDENCE_OF.items() if act.facts.get(key)
    ]
    return "\n".join(told)
