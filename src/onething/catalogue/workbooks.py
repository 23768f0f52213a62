"""The matters of an entry as a workbook, and what a workbook would make of a draft. Scoped as entries are."""

import json
from uuid import UUID

from onething.catalogue.contracts import PublishedThing
from onething.catalogue.previewing import get_content
from onething.catalogue.rules.contents import read_content
from onething.catalogue.rules.workbook.taking_in import take_in
from onething.catalogue.rules.workbook.writing import write_workbook
from onething.kernel.viewer import Viewer


def write_template(viewer: Viewer) -> bytes:
    """Return an empty workbook with its explanations and drop-downs."""
    return write_workbook([], thing="", units=_list_units(viewer))


def write_entry_workbook(viewer: Viewer, *, entry_id: UUID) -> tuple[str, bytes]:
    """Return the name and the content of the workbook of an entry's matters and papers.

    Refuses `catalogue.entry.unknown` (404) for what is not the viewer's to see, and for a repeal, which has none.
    """
    content = json.loads(get_content(viewer, entry_id=entry_id))
    thing = content["thing"]
    name = f"{thing['code']} {thing['name']} 事项与材料.xlsx"
    return name, write_workbook(thing["matters"], thing=thing["code"], units=_list_units(viewer))


def preview_workbook(
    viewer: Viewer, *, entry_id: UUID, workbook: bytes
) -> tuple[PublishedThing, PublishedThing]:
    """Return the thing of an entry as it is and as a workbook would make it; refuses WorkbookRefused with every fault."""
    text = get_content(viewer, entry_id=entry_id)
    after, _text = take_in(json.loads(text), workbook=workbook)
    return read_content(text), after


def _list_units(viewer: Viewer) -> list[str]:
    from onething.directory.queries import list_units

    return [unit.name for unit in list_units(viewer)]
