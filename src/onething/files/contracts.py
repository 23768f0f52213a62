"""What crosses the door of files."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

LARGEST_FILE = 20 * 1024 * 1024
"""The largest file accepted, in bytes."""


class MediaType(StrEnum):
    """Kinds of file accepted, told by their content."""

    JPEG = "image/jpeg"
    PNG = "image/png"
    WEBP = "image/webp"
    HEIC = "image/heic"
    PDF = "application/pdf"
    OFD = "application/ofd"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class StoredFile:
    """A file that is kept: its cleaned name, kind, size in bytes and SM3 (64 hex digits) of the content."""

    id: UUID
    name: str
    media_type: str
    size: int
    sm3: str
