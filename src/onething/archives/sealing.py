"""The index of an archive under the key of its case."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from onething.archives.contracts import Document, DocumentGroup, IndexRow, Metadatum
from onething.archives.models import Archive
from onething.kernel.canonical import canonical_json
from onething.kernel.sm import sm3
from onething.keys.queries import open_sealed, seal

_IDS = ("file_id", "result_id")


def seal_index(row: Archive, *, index: Sequence[IndexRow], metadata: Sequence[Metadatum]) -> None:
    """Put an index into the row of its archive, with the digest that goes to the ledger."""
    content = {
        "rows": [_write_row(one) for one in index],
        "metadata": [asdict(one) for one in metadata],
    }
    text = canonical_json(content)
    row.documents, row.index_sm3 = len(index), sm3(text).hex()
    row.index_sealed = seal(row.data_key_id, plaintext=text, associated=_bound(row.id))


def open_index(row: Archive) -> tuple[tuple[IndexRow, ...], tuple[Metadatum, ...]]:
    """Return index and metadata of an archive; nothing before it was put together. Refuses `keys.erased`."""
    if row.index_sealed is None:
        return (), ()
    text = open_sealed(row.data_key_id, sealed=bytes(row.index_sealed), associated=_bound(row.id))
    content = json.loads(text)
    metadata = tuple(Metadatum(**one) for one in content["metadata"])
    return tuple(_read_row(one) for one in content["rows"]), metadata


def _write_row(row: IndexRow) -> dict[str, Any]:
    document = asdict(row.document)
    document["day"] = row.document.day.isoformat()
    document |= {name: str(document[name]) if document[name] else None for name in _IDS}
    added = row.added_on.isoformat() if row.added_on else None
    return {"number": row.number, "document": document, "added_on": added}


def _read_row(raw: dict[str, Any]) -> IndexRow:
    document = raw["document"]
    typed = {
        "group": DocumentGroup(document["group"]),
        "day": date.fromisoformat(document["day"]),
        **{name: UUID(document[name]) if document[name] else None for name in _IDS},
    }
    added = date.fromisoformat(raw["added_on"]) if raw["added_on"] else None
    return IndexRow(raw["number"], Document(**document | typed), added)


def _bound(archive_id: UUID) -> bytes:
    return f"archive:{archive_id}:index".encode()
