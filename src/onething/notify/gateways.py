"""The door to the SMS gateway. The working fake keeps messages in a table; a production adapter is added beside it."""

from datetime import datetime
from functools import cache
from typing import Protocol

from django.conf import settings

from onething.kernel.errors import Refusal
from onething.keys.queries import blind_index
from onething.notify import words
from onething.notify.models import LocalMessage

PHONE = "notify.phone"


class SmsGateway(Protocol):
    """Takes one message for one phone; raises when it could not be taken, and may be asked again."""

    def send(self, *, phone: str, text: str, at: datetime) -> None:
        """Send the text."""
        ...


class LocalGateway:
    """The demonstration's gateway: messages go to a local outbox that the demonstration shows."""

    def send(self, *, phone: str, text: str, at: datetime) -> None:
        """Keep the message; refuses `notify.gateway.missing` where real people's codes would silently end up in a table."""
        if not settings.IS_DEMONSTRATION:
            raise Refusal("notify.gateway.missing", words.GATEWAY_MISSING, status=503)
        LocalMessage.objects.create(
            phone=phone, phone_index=blind_index(phone, purpose=PHONE), text=text, sent_at=at
        )


@cache
def get_gateway() -> SmsGateway:
    """Return the adapter that the settings name; only the local one exists yet."""
    if settings.SMS_GATEWAY != "local":
        raise Refusal("notify.gateway.unknown", words.GATEWAY_MISSING, status=503)
    return LocalGateway()
