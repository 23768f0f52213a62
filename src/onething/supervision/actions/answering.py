"""What people do about a card: the unit answers or appeals, the supervisor upholds or cancels with the reason."""

from datetime import datetime
from uuid import UUID

from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer
from onething.keys.transactions import require_transaction
from onething.supervision import words
from onething.supervision.actions.recording import Told, check_move, check_text, move
from onething.supervision.contracts.kinds import CardState
from onething.supervision.contracts.subjects import own_chain
from onething.supervision.models import Card, Followed
from onething.supervision.queries.scoping import scope_cards
from onething.supervision.states import CARD_MOVES

_FINAL = frozenset({CardState.UPHELD, CardState.CANCELLED})


def answer_card(viewer: Viewer, *, card_id: UUID, text: str, at: datetime) -> None:
    """The unit explains and says what it does about it."""
    _do(viewer, card_id=card_id, verb="answer", text=text, at=at)


def appeal_card(viewer: Viewer, *, card_id: UUID, text: str, at: datetime) -> None:
    """The unit says why the card is wrong."""
    _do(viewer, card_id=card_id, verb="appeal", text=text, at=at)


def uphold_card(viewer: Viewer, *, card_id: UUID, text: str, at: datetime) -> None:
    """The supervisor finds that the card stands, with the reason."""
    _do(viewer, card_id=card_id, verb="uphold", text=text, at=at)


def cancel_card(viewer: Viewer, *, card_id: UUID, text: str, at: datetime) -> None:
    """The supervisor takes the card back, with the reason."""
    _do(viewer, card_id=card_id, verb="cancel", text=text, at=at)


def _do(viewer: Viewer, *, card_id: UUID, verb: str, text: str, at: datetime) -> None:
    card = lock_card(viewer, card_id=card_id)
    check_move(CARD_MOVES, verb=verb, state=card.state, viewer=viewer, labels=words.CARD_STATES)
    told = Told(
        subject=own_chain(card.followed_id),
        data_key_id=card.data_key_id,
        facts={"card": str(card.id)},
        personal={"text": check_text(text, field="text")},
        step_id=card.step_id,
        payload={"card_id": str(card.id)},
    )
    move(card, moves=CARD_MOVES, verb=verb, viewer=viewer, labels=words.CARD_STATES, told=told, at=at)
    if card.state in _FINAL:
        card.decided_at = at
    else:
        card.answered_at = at
    card.save(update_fields=["state", "answered_at", "decided_at"])


def lock_card(viewer: Viewer, *, card_id: UUID) -> Card:
    """Lock a card the viewer may see, by way of its subject, so that acts about one subject line up."""
    require_transaction()
    found = scope_cards(viewer).filter(id=card_id).values_list("followed_id", flat=True).first()
    if found is None:
        raise Refusal("supervision.card.unknown", words.CARD_UNKNOWN, status=404)
    Followed.objects.select_for_update().get(subject_id=found)
    return scope_cards(viewer).get(id=card_id)
