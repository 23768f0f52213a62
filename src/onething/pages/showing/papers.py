"""Materials as rows whose files open."""

from dataclasses import replace

from onething.cases.contracts.views import CaseView
from onething.look.contracts import MaterialRow
from onething.pages.showing.plans import material_anchor, show_materials


def show_papers(case: CaseView, *, address: str) -> tuple[MaterialRow, ...]:
    """Return the materials the viewer may see, those handed in first; files open below `address`."""
    files = {material_anchor(one.key): f"{address}{one.key}" for one in case.materials if one.file_id}
    rows = show_materials(case.plan, handed_in=case.materials)
    opened = (replace(row, file_href=files.get(row.anchor, "")) for row in rows)
    return tuple(sorted(opened, key=lambda row: not row.file_href))
