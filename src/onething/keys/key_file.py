"""The key ring's file: made once, private to its owner, never overwritten. Needs no Django."""

import os
import secrets
from pathlib import Path

from onething.kernel.errors import Refusal
from onething.keys import words
from onething.keys.rules.ring import KeyRing, new_ring, read_ring, rotate_ring, write_ring

_OTHERS = 0o077


def make_key_ring_file(path: Path) -> None:
    """Make a fresh ring at `path`, mode 0600. Raises Refusal `keys.ring.exists` rather than overwrite one."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    made = _write_beside(path, ring=new_ring())
    try:
        os.link(made, path)  # whole or not at all, and never over another ring
    except FileExistsError:
        raise Refusal("keys.ring.exists", words.RING_EXISTS.format(path=path), status=409) from None
    finally:
        made.unlink()


def read_key_ring_file(path: Path) -> KeyRing:
    """Return the ring at `path`.

    Raises Refusal `keys.ring.missing`, `.unreadable`, `.open_to_others` (others than the owner may read it)
    or `.broken`.
    """
    try:
        if path.stat().st_mode & _OTHERS:
            raise Refusal("keys.ring.open_to_others", words.RING_OPEN.format(path=path), status=500)
        return read_ring(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise Refusal("keys.ring.missing", words.RING_MISSING.format(path=path), status=500) from None
    except OSError:
        raise Refusal("keys.ring.unreadable", words.RING_UNREADABLE.format(path=path), status=500) from None


def rotate_key_ring_file(path: Path) -> None:
    """Add a key to the ring at `path` and make it the active one; running servers notice by themselves."""
    _write_beside(path, ring=rotate_ring(read_key_ring_file(path))).replace(path)


def _write_beside(path: Path, *, ring: KeyRing) -> Path:
    made = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as stream:
        stream.write(write_ring(ring))
        stream.flush()
        os.fsync(stream.fileno())
    return made
