"""Asking a source: what is young enough is kept, a source that is down is left to rest. Each process knows its own.

Kept records are persons' data: they stay in memory, for as long as the source's settings say (`keep_seconds`, 0 = not at all),
and are never written anywhere.
"""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from threading import Lock

from onething.exchange.connectors.choice import get_connector
from onething.exchange.connectors.port import down
from onething.exchange.rules.breaking import Health, is_resting, note_failure
from onething.kernel.errors import Refusal

MOST_KEPT = 2000
_Key = tuple[str, str, tuple[str, ...]]


@dataclass(frozen=True)
class Found:
    """What a source gave, nothing for nobody, and when."""

    record: Mapping[str, str] | None
    as_of: datetime


class Sources:
    """The kept records and the healths of one process; the lock is never held while a source is asked."""

    def __init__(self) -> None:
        self._lock, self._healths = Lock(), dict[str, Health]()
        self._kept: OrderedDict[_Key, Found] = OrderedDict()

    def ask(self, *, resource: str, name: str, number: str, items: tuple[str, ...], at: datetime) -> Found:
        """Return a record kept or fresh; refuses `exchange.source.*`."""
        connector, keep = get_connector(resource=resource, name=name)
        key = (resource, number, tuple(sorted(set(items))))
        with self._lock:
            kept, health = self._kept.get(key), self._healths.get(resource, Health())
        if kept is not None and kept.as_of <= at < kept.as_of + keep:
            return kept
        if is_resting(health, at=at):
            raise down(name)
        try:
            found = Found(connector.read(number=number, items=key[2], at=at), at)
        except Refusal as refusal:
            self._note(resource, refusal=refusal, at=at)
            raise
        self._keep(key, found=found, keep=keep)
        return found

    def forget(self) -> None:
        """Know nothing any more (a test's beginning)."""
        with self._lock:
            self._healths.clear()
            self._kept.clear()

    def _note(self, resource: str, *, refusal: Refusal, at: datetime) -> None:
        if refusal.code == "exchange.source.down":
            with self._lock:
                self._healths[resource] = note_failure(self._healths.get(resource, Health()), at=at)

    def _keep(self, key: _Key, *, found: Found, keep: timedelta) -> None:
        with self._lock:
            self._healths.pop(key[0], None)
            if keep:
                self._kept[key] = found
                self._kept.move_to_end(key)
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)


SOURCES = Sources()
