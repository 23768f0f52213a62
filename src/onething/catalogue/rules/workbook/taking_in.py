"""A workbook taken into a draft: its matters in place of the draft's, forms and questions as they are; checked as a whole."""

import copy
from collections.abc import Iterator, Mapping
from typing import Any

from onething.catalogue.contracts import (
    PartFault,
    PartKind,
    PartsRefused,
    PublishedThing,
    WorkbookFault,
)
from onething.catalogue.rules.beginning import make_form
from onething.catalogue.rules.locating import check_edited
from onething.catalogue.rules.parts import code_of, forget_matter
from onething.catalogue.rules.raw import Raw
from onething.catalogue.rules.workbook import words
from onething.catalogue.rules.workbook.layout import MATERIALS, MATTERS, SHEETS
from onething.catalogue.rules.workbook.reading import ReadWorkbook, read_workbook, refuse

Content = Mapping[str, Any]


def take_in(content: Content, *, workbook: bytes) -> tuple[PublishedThing, str]:
    """Return the thing and the canonical JSON of a draft with the matters and papers of a workbook.

    A matter that the workbook does not name is taken out; one that is new begins with an empty form. Raises
    WorkbookRefused with every fault: of its rows, and of what would come out.
    """
    read = read_workbook(workbook, thing=content["thing"]["code"])
    changed = _replace_matters(content, read=read)
    try:
        return check_edited(changed)
    except PartsRefused as refusal:
        raise refuse(list(_find_rows(refusal.faults, read=read))) from refusal


def _replace_matters(content: Content, *, read: ReadWorkbook) -> Raw:
    changed: Raw = copy.deepcopy(dict(content))
    kept = {matter["id"] for matter in read.matters}
    for matter in content["thing"]["matters"]:
        if matter["id"] not in kept:
            forget_matter(changed, matter=matter["id"])
    changed["thing"]["matters"] = list(read.matters)
    for matter in read.matters:
        changed["forms"].setdefault(code_of(changed, matter=matter["id"]), make_form(matter))
    return changed


def _find_rows(faults: tuple[PartFault, ...], *, read: ReadWorkbook) -> Iterator[WorkbookFault]:
    for fault in faults:
        part = fault.part
        if part is not None and part.kind is PartKind.MATERIAL:
            row = read.rows.get((MATERIALS, part.matter or "", part.index or 0), 0)
            yield WorkbookFault(MATERIALS, row, _find_heading(MATERIALS, key=fault.key), fault.sentence)
        elif part is not None and part.kind is PartKind.MATTER and fault.key.startswith("matter"):
            yield _find_in_matter(fault, number=part.matter or "", read=read)
        else:
            where = words.PLACES[part.kind] if part else ""
            sentence = words.ELSEWHERE.format(where=where, sentence=fault.sentence)
            yield WorkbookFault("", 0, "", sentence)


def _find_in_matter(fault: PartFault, *, number: str, read: ReadWorkbook) -> WorkbookFault:
    """A fault of a matter stands on its own sheet, or on that of one of its lists."""
    _, _, key = fault.key.partition(".")
    first, _, rest = key.partition(".")
    place, _, inner = rest.partition(".")
    listed = next((sheet for sheet in SHEETS[1:] if sheet.key == first), None)
    if listed is not None and place.isdecimal():
        row = read.rows.get((listed.name, number, int(place)), 0)
        return WorkbookFault(listed.name, row, _find_heading(listed.name, key=inner), fault.sentence)
    row = read.rows.get((MATTERS, number, 0), 0)
    return WorkbookFault(MATTERS, row, _find_heading(MATTERS, key=key), fault.sentence)


def _find_heading(name: str, *, key: str) -> str:
    sheet = next(one for one in SHEETS if one.name == name)
    first, _, second = key.partition(".")
    for column in sheet.columns:
        if (column.group, column.field.key) in ((first, second), ("", first)):
            return column.heading
    return ""
