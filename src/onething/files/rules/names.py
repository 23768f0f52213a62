"""The name of an uploaded file: what people see, never what decides its kind."""

import unicodedata
from collections.abc import Mapping
from typing import Final

from onething.files import words
from onething.files.contracts import MediaType
from onething.kernel.errors import Refusal

LONGEST_NAME = 120
SUFFIXES: Final[Mapping[MediaType, tuple[str, ...]]] = {
    MediaType.JPEG: (".jpg", ".jpeg"),
    MediaType.PNG: (".png",),
    MediaType.WEBP: (".webp",),
    MediaType.HEIC: (".heic", ".heif"),
    MediaType.PDF: (".pdf",),
    MediaType.OFD: (".ofd",),
    MediaType.DOCX: (".docx",),
    MediaType.XLSX: (".xlsx",),
}
# Control characters, surrogates, separators of lines, and marks that turn the writing direction ("exe.fdp" for "pdf.exe").
_REFUSED_CATEGORIES = frozenset({"Cc", "Cs", "Zl", "Zp"})
_TURNING_MARKS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def clean_name(name: str) -> str:
    """Return the last part of a file name, composed (NFC), without spaces around.

    Raises Refusal `files.name_empty`, `files.name_characters` (NUL and other control characters) or
    `files.name_too_long` (over 120 characters).
    """
    if any(_is_refused(char) for char in name):
        raise Refusal("files.name_characters", words.NAME_CHARACTERS, field="file")
    last = unicodedata.normalize("NFC", name.replace("\\", "/").rpartition("/")[2]).strip()
    if not last.strip("."):
        raise Refusal("files.name_empty", words.NAME_EMPTY, field="file")
    if len(last) > LONGEST_NAME:
        sentence = words.NAME_TOO_LONG.format(length=len(last))
        raise Refusal("files.name_too_long", sentence, field="file")
    return last


def check_suffix(name: str, *, media_type: MediaType) -> None:
    """Raise Refusal `files.type_not_accepted` when the name says another kind than the content is."""
    if not name.lower().endswith(SUFFIXES[media_type]):
        sentence = words.NAME_DISAGREES.format(
            kind=words.KINDS[media_type], suffixes="或".join(SUFFIXES[media_type])
        )
        raise Refusal("files.type_not_accepted", sentence, field="file")


def _is_refused(char: str) -> bool:
    return char in _TURNING_MARKS or unicodedata.category(char) in _REFUSED_CATEGORIES
