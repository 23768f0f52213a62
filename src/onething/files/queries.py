"""Reads of files. Whoever gives an id here has found it in a query that the viewer's scope allowed."""

from uuid import UUID

from onething.files import words
from onething.files.contracts import StoredFile
from onething.files.models import StoredContent
from onething.files.places import place_of_content, place_of_name
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer
from onething.keys.queries import open_all_sealed


def read_file(viewer: Viewer, *, file_id: UUID) -> tuple[StoredFile, bytes]:
    """Return a file and its content.

    Raises Refusal `files.unknown` (404), `files.discarded` (410), `files.erased` (410, the data key was
    destroyed), `kernel.seal.broken` when the stored bytes were changed.
    """
    row = StoredContent.objects.filter(id=file_id).first()
    if row is None:
        raise Refusal("files.unknown", words.UNKNOWN, status=404)
    if row.name_sealed is None or row.content_sealed is None:
        raise Refusal("files.discarded", words.DISCARDED, status=410)
    texts = [
        (bytes(row.name_sealed), place_of_name(row.id)),
        (bytes(row.content_sealed), place_of_content(row.id)),
    ]
    name, content = _open(row.data_key_id, texts=texts)
    stored = StoredFile(id=row.id, name=name.decode(), media_type=row.media_type, size=row.size, sm3=row.sm3)
    return stored, content


def _open(data_key_id: UUID, *, texts: list[tuple[bytes, bytes]]) -> list[bytes]:
    try:
        return open_all_sealed(data_key_id, texts=texts)
    except Refusal as refusal:
        if refusal.code != "keys.erased":
            raise
        raise Refusal("files.erased", words.ERASED, status=410) from None
