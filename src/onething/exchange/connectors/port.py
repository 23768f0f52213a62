"""What a connector must do."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, Protocol

from django.conf import settings as product

from onething.exchange import words
from onething.kernel.errors import Refusal

LARGEST_ANSWER = 64 * 1024
Settings = Mapping[str, Any]


class Connector(Protocol):
    """Reads one resource."""

    def read(self, *, number: str, items: Collection[str], at: datetime) -> Mapping[str, str] | None:
        """Return the record of a number, of it at least these items, or None; refuses `exchange.source.*`."""


def down(name: str) -> Refusal:
    """The refusal of a source that does not answer: the counter goes on with paper or a promise."""
    return Refusal("exchange.source.down", words.SOURCE_DOWN.format(name=name), status=503)


def check_size(record: Mapping[str, str], *, name: str) -> None:
    """Refuse `exchange.source.too_large` (502) a record that no person has."""
    if sum(len(value.encode()) for value in record.values()) > LARGEST_ANSWER:
        sentence = words.ANSWER_TOO_LARGE.format(name=name, limit=LARGEST_ANSWER)
        raise Refusal("exchange.source.too_large", sentence, status=502)


def check_allowed(place: str, *, name: str) -> None:
    """Refuse `exchange.source.not_allowed` (500) a place ("host:port") that ONETHING_EXCHANGE_HOSTS does not name."""
    if place not in product.EXCHANGE_HOSTS:
        sentence = words.SOURCE_NOT_ALLOWED.format(name=name)
        raise Refusal("exchange.source.not_allowed", sentence, status=500)
