"""Which connector reads a resource: the file that ONETHING_EXCHANGE_SOURCES names, by the resource's code.

Addresses and passwords of departments' systems stay in that file, never in the database. It is read at each call:
a source is moved without a restart.
"""

import json
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any, Final

import psycopg
from django.conf import settings

from onething.exchange import words
from onething.exchange.connectors.http_json import HttpJson
from onething.exchange.connectors.port import Connector, Settings
from onething.exchange.connectors.postgresql_view import PostgresqlView
from onething.kernel.errors import Refusal

KINDS: Final[Mapping[str, Callable[..., Connector]]] = {
    "http_json": HttpJson,
    "postgresql_view": PostgresqlView,
}


def get_connector(*, resource: str, name: str) -> tuple[Connector, timedelta]:
    """Return the connector of a resource and how long a record may be kept.

    Refuses `exchange.source.missing` (503), `exchange.source.misconfigured` (500), `exchange.source.not_allowed` (500).
    """
    try:
        given: Settings | None = _read_file().get(resource)
        if given is not None:
            keep = timedelta(seconds=int(given.get("keep_seconds", 0)))
            return KINDS[given["kind"]](name, settings=given), keep
    except (OSError, ValueError, KeyError, TypeError, AttributeError, psycopg.Error):
        sentence = words.SOURCE_MISCONFIGURED.format(name=name)
        raise Refusal("exchange.source.misconfigured", sentence, status=500) from None
    raise Refusal("exchange.source.missing", words.NO_SOURCE.format(name=name), status=503)


def _read_file() -> dict[str, Any]:
    if not settings.EXCHANGE_SOURCES:
        return {}
    with open(settings.EXCHANGE_SOURCES, encoding="utf-8") as file:
        sources: dict[str, Any] = json.load(file)
    return sources
