"""The ring in force: the environment's ONETHING_KEYS (the JSON itself) first, else the file of settings.KEYS_FILE."""

import os
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from onething.keys.key_file import read_key_ring_file
from onething.keys.rules.ring import KeyRing, read_ring


def get_ring() -> KeyRing:
    """Return the ring; read again when the file changed (a rotation). Raises the refusals of `key_file` and `read_ring`."""
    if text := os.environ.get("ONETHING_KEYS", ""):
        return _parsed(text)
    path = Path(settings.KEYS_FILE)
    try:
        known = path.stat()
    except OSError:
        return read_key_ring_file(path)  # which says what is wrong
    return _loaded(path, known.st_ino, known.st_mtime_ns, known.st_mode)


@lru_cache(maxsize=1)
def _parsed(text: str) -> KeyRing:
    return read_ring(text)


@lru_cache(maxsize=1)
def _loaded(path: Path, _inode: int, _changed: int, _mode: int) -> KeyRing:
    return read_key_ring_file(path)
