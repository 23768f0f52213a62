"""Canonical JSON: one value, one sequence of bytes. What is hashed, chained and signed goes through here."""

import json
import re
from datetime import UTC, datetime
from typing import Any, NoReturn

import rfc8785

LARGEST_INTEGER = 2**53 - 1
# json in C writes the same bytes many times faster, as long as keys sort alike by code point and by UTF-16 code unit.
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
_BEYOND_16_BITS = re.compile("[\U00010000-\U0010ffff]")


def canonical_json(value: Any) -> bytes:
    """Return `value` as canonical JSON (RFC 8785), UTF-8.

    Accepts str, int within ±(2**53 - 1), bool, None, lists (and tuples, written as arrays) and dicts with
    str keys. Floats and Decimals are refused: the law's numbers are integers or strings, and a float may
    print differently elsewhere. Raises TypeError for a value of another type and ValueError for an integer
    too large or a text that is not Unicode (a lone surrogate); the message names the place, never the value.
    """
    if not _is_plain(value):
        _check_value(value, place="$")
    text = _ENCODER.encode(value)
    try:
        return rfc8785.dumps(value) if _BEYOND_16_BITS.search(text) else text.encode()
    except UnicodeEncodeError:
        _check_value(value, place="$")
        raise


def write_moment(at: datetime) -> str:
    """Return an aware moment as it is hashed: UTC, always six digits of microseconds. Raises ValueError for a naive one."""
    if at.tzinfo is None:
        raise ValueError("a moment of the ledger needs a time zone")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _is_plain(value: Any) -> bool:
    """Whether a value is certainly allowed; what is not is looked at place by place, to say where."""
    kind = type(value)
    if kind is dict:
        return all(type(key) is str and _is_plain(item) for key, item in value.items())
    if kind is list or kind is tuple:
        return all(map(_is_plain, value))
    if kind is int:
        return bool(abs(value) <= LARGEST_INTEGER)
    return kind is str or kind is bool or value is None


def _check_value(value: Any, *, place: str) -> None:
    if isinstance(value, dict):
        for key, item in value.items():
            _check_key(key, place=place)
            _check_value(item, place=f"{place}.{key}")
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            _check_value(item, place=f"{place}[{index}]")
    else:
        _check_scalar(value, place=place)


def _check_key(key: Any, *, place: str) -> None:
    if not isinstance(key, str):
        _refuse_type(key, place=place)
    _check_scalar(key, place=f"{place} (a key)")


def _check_scalar(value: Any, *, place: str) -> None:
    if value is None or isinstance(value, bool):
        return
    if isinstance(value, str):
        _check_text(value, place=place)
    elif isinstance(value, int):
        if abs(value) > LARGEST_INTEGER:
            raise ValueError(f"integer beyond 2**53 - 1 at {place}")
    else:
        _refuse_type(value, place=place)


def _check_text(text: str, *, place: str) -> None:
    if any("\ud800" <= char <= "\udfff" for char in text):
        raise ValueError(f"text with a lone surrogate at {place.encode('utf-8', 'replace').decode()}")


def _refuse_type(value: Any, *, place: str) -> NoReturn:
    raise TypeError(f"{type(value).__name__} has no canonical JSON, at {place}")
