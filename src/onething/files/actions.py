"""Writes of files: taken in, discarded."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from onething.files.contracts import MediaType, StoredFile
from onething.files.models import StoredContent
from onething.files.places import place_of_content, place_of_name
from onething.files.rules.contents import ALL_TYPES, check_content, check_size
from onething.files.rules.names import check_suffix, clean_name
from onething.kernel.ids import new_id
from onething.kernel.sm import sm3
from onething.keys.queries import seal
from onething.keys.transactions import require_transaction

__all__ = ["check_size", "discard_file", "store_file"]


def store_file(
    *,
    content: bytes,
    name: str,
    data_key_id: UUID,
    at: datetime,
    allowed: Collection[MediaType] = ALL_TYPES,
) -> StoredFile:
    """Keep a file, encrypted under the data key, and return what may be said of it.

    The kind is told by the content, never by the name. Raises Refusal `files.too_large`, `files.empty`,
    `files.name_…`, `files.type_not_accepted` (another kind, or a name that says another), `files.damaged`,
    `files.locked`, `keys.erased`.
    """
    require_transaction()
    check_size(size=len(content))
    cleaned, media_type = clean_name(name), check_content(content, allowed=allowed)
    check_suffix(cleaned, media_type=media_type)
    file_id = new_id()
    row = StoredContent.objects.create(
        id=file_id,
        name_sealed=seal(data_key_id, plaintext=cleaned.encode(), associated=place_of_name(file_id)),
        content_sealed=seal(data_key_id, plaintext=content, associated=place_of_content(file_id)),
        media_type=str(media_type),
        size=len(content),
        sm3=sm3(content).hex(),
        data_key_id=data_key_id,
        stored_at=at,
    )
    return StoredFile(id=file_id, name=cleaned, media_type=row.media_type, size=row.size, sm3=row.sm3)


def discard_file(*, file_id: UUID) -> None:
    """Clear a file's name and content; size and SM3 stay as a trace for those who refer to it. Twice does no harm."""
    require_transaction()
    StoredContent.objects.filter(id=file_id).update(name_sealed=None, content_sealed=None)


def discard_files(*, data_key_id: UUID) -> None:
    """Clear the name and content of every file under a data key that is about to be destroyed."""
    require_transaction()
    StoredContent.objects.filter(data_key_id=data_key_id).update(name_sealed=None, content_sealed=None)
