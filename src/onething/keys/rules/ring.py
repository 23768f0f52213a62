"""The key ring: which keys exist, which one encrypts now. Made and read as JSON, without Django."""

import base64
import binascii
import json
import os
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from onething.kernel.errors import Refusal
from onething.keys import words

KEY_LENGTH = 32
_KEY_ID = re.compile(r"[A-Za-z0-9_-]{1,32}")


@dataclass(frozen=True)
class KeyRing:
    """Master keys of 32 bytes by id, the active one, and the key of blind indexes, which never changes."""

    active: str
    keys: Mapping[str, bytes] = field(repr=False)
    index: bytes = field(repr=False)


def new_ring() -> KeyRing:
    """Return a fresh ring with one random master key."""
    key_id = _new_key_id()
    return KeyRing(active=key_id, keys={key_id: os.urandom(KEY_LENGTH)}, index=os.urandom(KEY_LENGTH))


def rotate_ring(ring: KeyRing) -> KeyRing:
    """Return the ring with one more key, which encrypts from now on; the others still open what they closed."""
    key_id = _new_key_id()
    return KeyRing(active=key_id, keys={**ring.keys, key_id: os.urandom(KEY_LENGTH)}, index=ring.index)


def write_ring(ring: KeyRing) -> str:
    """Return the ring as JSON text: {"active": id, "keys": {id: base64}, "index": base64}."""
    keys = {key_id: base64.b64encode(key).decode() for key_id, key in ring.keys.items()}
    index = base64.b64encode(ring.index).decode()
    return json.dumps({"active": ring.active, "keys": keys, "index": index}, indent=2) + "\n"


def read_ring(text: str) -> KeyRing:
    """Return the ring that `write_ring` wrote; other members of the JSON are left alone.

    Raises Refusal `keys.ring.broken`, which names the place and never shows a key.
    """
    try:
        content = json.loads(text)
    except ValueError:
        raise _broken("不是JSON") from None
    if not isinstance(content, dict) or not isinstance(content.get("keys"), dict):
        raise _broken("缺少keys")
    keys = {_read_key_id(key_id): _read_key(key, place="keys") for key_id, key in content["keys"].items()}
    active = content.get("active")
    if not isinstance(active, str) or active not in keys:
        raise _broken("active不是keys中的编号")
    return KeyRing(active=active, keys=keys, index=_read_key(content.get("index"), place="index"))


def _new_key_id() -> str:
    return secrets.token_hex(4)


def _read_key_id(key_id: str) -> str:
    if not _KEY_ID.fullmatch(key_id):
        raise _broken("密钥编号")
    return key_id


def _read_key(value: Any, *, place: str) -> bytes:
    try:
        key = base64.b64decode(value, validate=True)
    except (TypeError, ValueError, binascii.Error):
        raise _broken(place) from None
    if len(key) != KEY_LENGTH:
        raise _broken(place)
    return key


def _broken(what: str) -> Refusal:
    return Refusal("keys.ring.broken", words.RING_BROKEN.format(what=what), status=500)
