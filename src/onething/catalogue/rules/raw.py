"""Careful hands for JSON that may be malformed: what is not of the wanted type is simply not there."""

from collections.abc import Iterator
from typing import Any

from onething.catalogue.rules.documents import point

Raw = dict[str, Any]


def get_text(value: Any, *, key: str) -> str | None:
    """Return the text under a key, or None."""
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, str) else None


def get_integer(value: Any, *, key: str) -> int | None:
    """Return the integer under a key, or None (a boolean is no integer)."""
    found = value.get(key) if isinstance(value, dict) else None
    return found if isinstance(found, int) and not isinstance(found, bool) else None


def list_items(value: Any, *, key: str, at: str) -> Iterator[tuple[str, Any]]:
    """Yield (pointer, item) of the list under a key; nothing when there is none."""
    found = value.get(key) if isinstance(value, dict) else None
    if isinstance(found, list):
        for index, item in enumerate(found):
            yield point(point(at, key=key), key=index), item


def list_records(value: Any, *, key: str, at: str) -> Iterator[tuple[str, Raw]]:
    """Yield (pointer, object) of the objects in the list under a key."""
    for pointer, item in list_items(value, key=key, at=at):
        if isinstance(item, dict):
            yield pointer, item


def list_texts(value: Any, *, key: str, at: str = "") -> Iterator[tuple[str, str]]:
    """Yield (pointer, text) of the texts in the list under a key."""
    for pointer, item in list_items(value, key=key, at=at):
        if isinstance(item, str):
            yield pointer, item
