"""Which characters a font can show: the `cmap` table of an OpenType file (ISO/IEC 14496-22, 5.2.1)."""

import struct
import unicodedata
from collections.abc import Iterator, Set

GETA = "〓"
_SEGMENTED_COVERAGE = 12
_INVISIBLE = frozenset({"Cf", "Zs", "Zl", "Zp"})
_BREAKS = frozenset("\t\n")


def read_coverage(font: bytes) -> frozenset[int]:
    """Return the code points an OpenType font has a glyph for, from its format 12 `cmap` subtables.

    Raises ValueError when the file has none: every font of ours covers characters beyond the basic plane.
    """
    cmap = _find_table(font, tag=b"cmap")
    (count,) = struct.unpack_from(">H", font, cmap + 2)
    offsets = {cmap + struct.unpack_from(">HHI", font, cmap + 4 + 8 * index)[2] for index in range(count)}
    found = frozenset(point for offset in offsets for point in _read_subtable(font, offset=offset))
    if not found:
        raise ValueError("the font has no format 12 cmap subtable")
    return found


def replace_uncovered(text: str, *, coverage: Set[int]) -> tuple[str, frozenset[str]]:
    """Return the text with 〓 (the printer's geta mark) for what no font shows, and the characters replaced.

    PDF/A forbids a glyph that stands for nothing (ISO 19005-2, 6.2.11.8), and a name must never lose a
    character silently.
    """
    missing = frozenset(char for char in text if not _can_show(char, coverage=coverage))
    return text.translate({ord(char): GETA for char in missing}), missing


def _can_show(char: str, *, coverage: Set[int]) -> bool:
    return char in _BREAKS or ord(char) in coverage or unicodedata.category(char) in _INVISIBLE


def _find_table(font: bytes, *, tag: bytes) -> int:
    (count,) = struct.unpack_from(">H", font, 4)
    for index in range(count):
        name, _checksum, offset, _length = struct.unpack_from(">4sIII", font, 12 + 16 * index)
        if name == tag:
            return int(offset)
    raise ValueError("the file is no OpenType font")


def _read_subtable(font: bytes, *, offset: int) -> Iterator[int]:
    (form,) = struct.unpack_from(">H", font, offset)
    if form != _SEGMENTED_COVERAGE:
        return
    (groups,) = struct.unpack_from(">I", font, offset + 12)
    for first, last, glyph in struct.iter_unpack(">III", font[offset + 16 : offset + 16 + 12 * groups]):
        yield from range(first + (glyph == 0), last + 1)
