"""Sending."""

from datetime import datetime

from onething.keys.transactions import require_transaction
from onething.notify.gateways import get_gateway


def send_sms(*, phone: str, text: str, at: datetime) -> None:
    """Send a text to a phone through the gateway of the settings. The text never holds a name or an identity number."""
    require_transaction()
    get_gateway().send(phone=phone, text=text, at=at)
