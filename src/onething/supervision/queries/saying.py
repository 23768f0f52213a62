"""What was said about a card, an order or a point, read from its chain; and what the viewer may do about it."""

from collections.abc import Callable, Mapping
from typing import Any

from onething.kernel.viewer import Viewer
from onething.ledger.contracts import ActView, Subject
from onething.ledger.queries import list_acts
from onething.supervision import words
from onething.supervision.contracts.views import NextAct, Said
from onething.supervision.states import Move, list_moves


def read_said(
    viewer: Viewer, *, subject: Subject, is_about: Callable[[Mapping[str, Any]], bool]
) -> tuple[Said, ...]:
    """Return everything said in a chain about one thing, oldest first; the caller found it in the viewer's scope."""
    acts = list_acts(viewer, subject=subject)
    return tuple(_said(act) for act in acts if is_about(act.facts))


def offer(viewer: Viewer, *, moves: tuple[Move, ...], state: str) -> tuple[NextAct, ...]:
    """Return what the viewer's post may do now."""
    return tuple(NextAct(move.verb, move.label) for move in list_moves(moves, state=state, post=viewer.post))


def _said(act: ActView) -> Said:
    return Said(
        verb=act.verb,
        label=words.VERBS.get(act.verb, act.verb),
        post=act.actor.post,
        unit_code=act.actor.unit_code,
        person_id=act.actor.person_id,
        at=act.effective_at,
        text=act.personal.get("text", act.personal_note or ""),
        facts=act.facts | {name: act.personal[name] for name in ("problem", "owner") if name in act.personal},
    )
