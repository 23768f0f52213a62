"""The demonstration's phone on a page: codes that no real phone will get."""

from django.conf import settings

from onething.directory.actions.people import check_mobile
from onething.directory.queries import get_identity
from onething.kernel.clock_port import SHANGHAI
from onething.kernel.errors import Refusal
from onething.kernel.viewer import ANONYMOUS, Viewer
from onething.look.contracts import PhoneBox, PhoneMessage
from onething.notify.queries import list_local_messages

SHOWN = 3


def show_phone(phone: str) -> PhoneBox | None:
    """Return the newest messages of a phone; None outside a demonstration or for no lawful number."""
    if not settings.IS_DEMONSTRATION:
        return None
    try:
        found = list_local_messages(ANONYMOUS, phone=check_mobile(phone), limit=SHOWN)
    except Refusal:
        return None
    return PhoneBox(
        messages=tuple(
            PhoneMessage(text=one.text, when=f"{one.sent_at.astimezone(SHANGHAI):%H:%M:%S}") for one in found
        )
    )


def show_own_phone(viewer: Viewer) -> PhoneBox | None:
    """Return the newest messages of the viewer's own phone, for the page that waits for a signing code."""
    if not settings.IS_DEMONSTRATION or viewer.person_id is None:
        return None
    return show_phone(get_identity(viewer, person_id=viewer.person_id).phone)
