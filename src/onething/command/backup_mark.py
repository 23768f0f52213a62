"""The last line of a backup: its SHA-256. pg_restore reads past a cut file's missing end without a word; this does not."""

import hashlib
from pathlib import Path

OPENING = b"\nonething backup sha256:"
LENGTH = len(OPENING) + 64 + 1
BLOCK = 1024 * 1024


def _digest(file: Path, size: int) -> bytes:
    found = hashlib.sha256()
    with file.open("rb") as stream:
        while size > 0 and (block := stream.read(min(size, BLOCK))):
            found.update(block)
            size -= len(block)
    return found.hexdigest().encode("ascii")


def append_mark(file: Path) -> None:
    """Close a finished backup with its mark."""
    digest = _digest(file, file.stat().st_size)
    with file.open("ab") as stream:
        stream.write(OPENING + digest + b"\n")


def is_whole(file: Path) -> bool:
    """Whether the file is a backup of ours, to the last byte as it was written."""
    if not file.is_file() or (size := file.stat().st_size - LENGTH) <= 0:
        return False
    with file.open("rb") as stream:
        stream.seek(size)
        mark = stream.read()
    return mark == OPENING + _digest(file, size) + b"\n"
