"""A view in a department's own PostgreSQL, read-only, one row a number."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

import psycopg
import structlog
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from onething.exchange import words
from onething.exchange.connectors.port import Settings, check_allowed, check_size, down
from onething.kernel.errors import Refusal

log = structlog.get_logger()
_LIMITS = "-c statement_timeout=3000 -c lock_timeout=1000 -c default_transaction_read_only=on"
_CONNECT_SECONDS = 3


class PostgresqlView:
    """Settings: `address` (a conninfo), `view` ("schema.name"), `key` (its column), `columns` (item → column).

    Names come from the configuration and are quoted, the number is a parameter: nothing that a caller sends is SQL.
    """

    def __init__(self, name: str, *, settings: Settings) -> None:
        self._name, self._address = name, str(settings["address"])
        place = conninfo_to_dict(self._address)
        check_allowed(f"{place.get('host')}:{place.get('port', 5432)}", name=name)
        self._view = sql.Identifier(*str(settings["view"]).split("."))
        self._key = sql.Identifier(str(settings["key"]))
        self._columns = {str(item): sql.Identifier(str(one)) for item, one in settings["columns"].items()}

    def read(self, *, number: str, items: Collection[str], at: datetime) -> Mapping[str, str] | None:
        """Return the row of a number; two rows for one number are refused, nobody guesses which."""
        keys = [key for key in items if key in self._columns]
        rows = self._ask(number, keys=keys)
        if len(rows) > 1:
            sentence = words.SOURCE_AMBIGUOUS.format(name=self._name)
            raise Refusal("exchange.source.ambiguous", sentence, status=502)
        if not rows:
            return None
        found = zip(keys, rows[0], strict=True)
        record = {key: str(value) for key, value in found if value is not None}
        check_size(record, name=self._name)
        return record

    def _ask(self, number: str, *, keys: list[str]) -> list[tuple[Any, ...]]:
        columns = sql.SQL(", ").join(self._columns[key] for key in keys)
        statement = sql.SQL("SELECT {} FROM {} WHERE {} = %s LIMIT 2").format(columns, self._view, self._key)
        limits: dict[str, Any] = {"connect_timeout": _CONNECT_SECONDS, "options": _LIMITS}
        try:
            with psycopg.connect(self._address, autocommit=True, **limits) as connection:
                return connection.execute(statement, [number]).fetchall()
        except psycopg.Error as error:
            log.warning("source_down", source=self._name, error=type(error).__name__)
            raise down(self._name) from None
