"""What a file is, by its first bytes and its inner parts; and whether it is all there."""

import io
import re
import zipfile
from collections.abc import Callable, Collection, Mapping
from typing import Final

from onething.files import words
from onething.files.contracts import LARGEST_FILE, MediaType
from onething.kernel.errors import Refusal

ALL_TYPES: Final = frozenset(MediaType)

_PNG_HEAD, _PNG_END = b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_PDF_TAIL = 2048
# The trailer, or the dictionary of the cross-reference stream, which is never compressed (ISO 32000-1 section 7.6.1).
_PDF_ENCRYPT = re.compile(rb"/Encrypt\s*(?:<<|\d+\s+\d+\s+R)")
_ZIP_HEAD, _ENCRYPTED_MEMBER = b"PK\x03\x04", 0x1
_MACROS = "vbaproject.bin"


def check_size(*, size: int) -> None:
    """Raise Refusal `files.too_large` (413) over 20 MB, `files.empty` for nothing."""
    if size > LARGEST_FILE:
        raise Refusal("files.too_large", words.TOO_LARGE, field="file", status=413)
    if size == 0:
        raise Refusal("files.empty", words.EMPTY, field="file")


def check_content(content: bytes, *, allowed: Collection[MediaType] = ALL_TYPES) -> MediaType:
    """Return the kind of a file's content.

    Raises Refusal `files.type_not_accepted`, `files.damaged` (cut off) or `files.locked` (behind a password).
    """
    found = find_media_type(content)
    if found is None or found not in allowed:
        kinds = "、".join(words.KINDS[kind] for kind in MediaType if kind in allowed)
        raise Refusal("files.type_not_accepted", words.TYPE_NOT_ACCEPTED.format(kinds=kinds), field="file")
    if not _IS_WHOLE[found](content):
        raise Refusal("files.damaged", words.DAMAGED, field="file")
    if _is_locked(content, media_type=found):
        raise Refusal("files.locked", words.LOCKED, field="file")
    return found


def find_media_type(content: bytes) -> MediaType | None:
    """Return the kind by signature, inside a zip by its parts; None for anything else, macros included."""
    if content.startswith(b"\xff\xd8\xff"):
        return MediaType.JPEG
    if content.startswith(_PNG_HEAD):
        return MediaType.PNG
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return MediaType.WEBP
    if content[4:8] == b"ftyp" and _has_heic_brand(content):
        return MediaType.HEIC
    if content.startswith(b"%PDF-"):
        return MediaType.PDF
    return _find_zip_type(content) if content.startswith(_ZIP_HEAD) else None


def _has_heic_brand(content: bytes) -> bool:
    end = min(int.from_bytes(content[:4], "big"), 256)
    brands = {content[8:12], *(content[at : at + 4] for at in range(16, end, 4))}
    return not _HEIC_BRANDS.isdisjoint(brands)


def _find_zip_type(content: bytes) -> MediaType | None:
    """A zip that can't be listed may be a cut document: its first member's name, in the clear, then tells."""
    members = _list_members(content)
    if members is None:
        head = content[:4096]
        return (
            MediaType.OFD
            if b"OFD.xml" in head
            else MediaType.DOCX
            if b"[Content_Types].xml" in head
            else None
        )
    names = {member.filename for member in members}
    if any(name.lower().endswith(_MACROS) for name in names):
        return None
    if "OFD.xml" in names:
        return MediaType.OFD
    is_office = "[Content_Types].xml" in names
    if is_office and "word/document.xml" in names:
        return MediaType.DOCX
    return MediaType.XLSX if is_office and "xl/workbook.xml" in names else None


def _list_members(content: bytes) -> list[zipfile.ZipInfo] | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError):
        return None


def _is_locked(content: bytes, *, media_type: MediaType) -> bool:
    if media_type is MediaType.PDF:
        return _PDF_ENCRYPT.search(content) is not None
    if media_type in (MediaType.OFD, MediaType.DOCX, MediaType.XLSX):
        return any(member.flag_bits & _ENCRYPTED_MEMBER for member in _list_members(content) or [])
    return False


def _is_whole_jpeg(content: bytes) -> bool:
    """The end mark must follow the start of the picture itself; an earlier one belongs to a preview inside."""
    at = 2
    while content[at : at + 1] == b"\xff" and at + 4 <= len(content):
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        if marker == 0xDA:
            return content.find(b"\xff\xd9", at + 2 + length) > 0
        at += 1 if marker == 0xFF else 2 + length
    return False


def _is_whole_webp(content: bytes) -> bool:
    return len(content) >= 8 + int.from_bytes(content[4:8], "little")


def _is_whole_heic(content: bytes) -> bool:
    """The boxes must fill the file exactly (ISO/IEC 14496-12 section 4.2)."""
    at = 0
    while at + 8 <= len(content):
        size = int.from_bytes(content[at : at + 4], "big")
        if size == 0:
            return True
        size = int.from_bytes(content[at + 8 : at + 16], "big") if size == 1 else size
        if size < 8:
            return False
        at += size
    return at == len(content)


_IS_WHOLE: Final[Mapping[MediaType, Callable[[bytes], bool]]] = {
    MediaType.JPEG: _is_whole_jpeg,
    MediaType.PNG: lambda content: _PNG_END in content[8:],
    MediaType.WEBP: _is_whole_webp,
    MediaType.HEIC: _is_whole_heic,
    MediaType.PDF: lambda content: b"%%EOF" in content[-_PDF_TAIL:],
    MediaType.OFD: lambda content: _list_members(content) is not None,
    MediaType.DOCX: lambda content: _list_members(content) is not None,
    MediaType.XLSX: lambda content: _list_members(content) is not None,
}
