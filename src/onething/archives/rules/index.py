"""The index of an archive (卷内目录): in the order of its parts, numbered, only ever lengthened."""

from collections.abc import Iterable, Sequence
from datetime import date

from onething.archives.contracts import Document, DocumentGroup, IndexRow

_ORDER = tuple(DocumentGroup)


def begin_index(documents: Iterable[Document]) -> tuple[IndexRow, ...]:
    """Number the documents: part by part, in a part by day; what came together stays in its order."""
    ordered = sorted(documents, key=lambda one: (_ORDER.index(one.group), one.day))
    return tuple(IndexRow(number, document) for number, document in enumerate(ordered, start=1))


def add_to_index(
    rows: Sequence[IndexRow], *, documents: Iterable[Document], day: date
) -> tuple[IndexRow, ...]:
    """Put what is new at the end; what has a number keeps it for ever."""
    known = {row.document.key for row in rows}
    fresh = [row.document for row in begin_index(one for one in documents if one.key not in known)]
    return (*rows, *(IndexRow(len(rows) + place, one, day) for place, one in enumerate(fresh, start=1)))
