"""Reads of notify: only the demonstration's own messages."""

from django.conf import settings

from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer
from onething.keys.queries import blind_index
from onething.notify import words
from onething.notify.contracts import LocalMessage
from onething.notify.gateways import PHONE
from onething.notify.models import LocalMessage as LocalMessageRow


def list_local_messages(viewer: Viewer, *, phone: str, limit: int = 20) -> list[LocalMessage]:
    """Return the newest messages to a synthetic phone; refuses `notify.not_a_demonstration` anywhere else (404)."""
    if not settings.IS_DEMONSTRATION:
        raise Refusal("notify.not_a_demonstration", words.NOT_A_DEMONSTRATION, status=404)
    rows = LocalMessageRow.objects.filter(phone_index=blind_index(phone, purpose=PHONE)).order_by(
        "-sent_at", "-id"
    )
    return [LocalMessage(text=row.text, sent_at=row.sent_at) for row in rows[:limit]]
