"""An archive handed out: its index as a letter, and a zip with everything in it. Equal archives make equal bytes."""

import io
import json
import re
import zipfile
from dataclasses import asdict
from typing import Any

from django.conf import settings

from onething.archives.contracts import ArchiveView, IndexRow
from onething.journey import filing_words as words
from onething.journey import letter_words
from onething.journey.letter_contents import Block, Body, say_day
from onething.journey.letters import Letter, print_letter
from onething.kernel.clock_port import local_day

_UNSAFE = re.compile(r"[\\/:*?\"<>|\s]+")
_STAMP = (1980, 1, 1, 0, 0, 0)


def print_index(view: ArchiveView) -> bytes:
    """Return the index (卷内目录) as PDF/A-2b."""
    return print_letter(
        Letter(
            title=words.INDEX_TITLE,
            number=view.row.number,
            office=letter_words.OFFICE.format(city=settings.CITY_NAME),
            unit=view.row.lead_unit,
            body=_write_index(view),
            query_word=words.INDEX_QUERY,
            query=f"{settings.PUBLIC_ADDRESS}/desk/archives/{view.row.id}/",
            issued_at=view.row.archived_at,
        )
    )


def pack_archive(view: ArchiveView, *, contents: dict[int, bytes]) -> tuple[str, bytes]:
    """Return name and bytes of a zip: 卷内目录.pdf, 目录.json and each document under its number."""
    folder, packed = _clean(view.row.number), io.BytesIO()
    files = {f"{words.INDEX_TITLE}.pdf": print_index(view), "目录.json": _write_data(view)}
    files |= {name_entry(row): contents[row.number] for row in view.index}
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(f"{folder}/{name}", _STAMP), content)
    return f"{folder}.zip", packed.getvalue()


def name_entry(row: IndexRow) -> str:
    """Return the path of a document in the zip: part, number, name."""
    return f"{row.document.group.label}/{row.number:03d}-{_clean(row.document.name)}"


def _write_data(view: ArchiveView) -> bytes:
    rows = [{**_present(row), "file": name_entry(row)} for row in view.index]
    archive = {**asdict(view.row), "held_for": view.held_for}
    data = {"archive": archive, "metadata": [asdict(one) for one in view.metadata], "index": rows}
    return json.dumps(data, ensure_ascii=False, indent=1, default=str).encode()


def _present(row: IndexRow) -> dict[str, Any]:
    one = row.document
    return {
        "number": row.number,
        "group": one.group.label,
        "title": one.title,
        "responsible": one.responsible,
        "day": one.day,
        "size": one.size,
        "sm3": one.sm3,
        "added_on": row.added_on,
    }


def _write_index(view: ArchiveView) -> Body:
    listing = Block(
        heading=words.INDEX_HEADING.format(count=len(view.index)),
        columns=words.INDEX_COLUMNS,
        widths=(0, 4, 2, 0, 5),
        rows=tuple(_say_row(row) for row in view.index),
        notes=(words.INDEX_NOTE,),
    )
    metadata = Block(
        heading=words.METADATA_HEADING,
        facts=tuple((one.name, one.value) for one in view.metadata if one.value),
        notes=(words.METADATA_NOTE.format(house=words.HOUSE),),
    )
    day = say_day(local_day(view.row.archived_at))
    return Body(addressee="", blocks=(metadata, listing), day=day)


def _say_row(row: IndexRow) -> tuple[str, ...]:
    one = row.document
    title = f"{one.title}\n{words.ADDED.format(day=say_day(row.added_on))}" if row.added_on else one.title
    file = words.FILE_LINE.format(name=one.name, size=one.size, sm3=one.sm3)
    return (str(row.number), title, one.responsible, one.day.isoformat(), file)


def _clean(name: str) -> str:
    return _UNSAFE.sub("_", name)[:100]
