"""Which connector reads a resource: the file that ONETHING_EXCHANGE_SOURCES names, by the resource's code.

Addresses and passwords of departments' systems stay in that file, never in the database. It is read at each call:
a source is moved without a restart.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

from django.conf import settings

from onething.exchange import words
from onething.exchange.connectors.port import Connector, Settings
from onething.exchange.connectors.postgresql_view import PostgresqlView
from onething.kernel.errors import Refusal

KINDS: Final[Mapping[str, Callable[..., Connector]]] = {"postgresql_view": PostgresqlView}


def get_connector(*, resource: str, name: str) -> Connector:
    """Return the connector of a resource; refuses `exchange.source.missing` (503), `exchange.source.misconfigured` (500)."""
    try:
        given: Settings | None = _read_file().get(resource)
        if given is not None:
            return KINDS[given["kind"]](name, settings=given)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        sentence = words.SOURCE_MISCONFIGURED.format(name=name)
        raise Refusal("exchange.source.misconfigured", sentence, status=500) from None
    raise Refusal("exchange.source.missing", words.NO_SOURCE.format(name=name), status=503)


def _read_file() -> dict[str, Any]:
    if not settings.EXCHANGE_SOURCES:
        return {}
    with open(settings.EXCHANGE_SOURCES, encoding="utf-8") as file:
        sources: dict[str, Any] = json.load(file)
    return sources
