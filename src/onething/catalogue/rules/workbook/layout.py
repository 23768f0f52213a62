"""The sheets of the workbook and their columns: made from the table of part fields, one list of a matter a sheet."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from onething.catalogue.part_fields.of_material import MATERIAL_FIELDS
from onething.catalogue.part_fields.of_matter import MATTER_FIELDS
from onething.catalogue.part_fields.shapes import PartField, Shape

MATTERS, MATERIALS, ABOUT, LISTS = "事项", "材料", "说明", "可选值"
NUMBER = PartField(
    "", "事项编号", Shape.TEXT, "属于哪个事项，和“事项”表里的编号一样。", needed=True, longest=40
)
EXTRA: Final = "附加（系统用，请勿改动）"
EXTRA_MORE: Final = "附加（续{number}）"
THING: Final = "一件事编码"
MOST_ROWS: Final = 5000
MOST_COLUMNS: Final = 120


@dataclass(frozen=True)
class Column:
    """One column: its heading, the field, and the key of the group that the field stands in ("" for none)."""

    heading: str
    field: PartField
    group: str = ""


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, its fields, and under which key of a matter its rows stand ("": they are the matters)."""

    name: str
    key: str
    fields: tuple[PartField, ...]

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns after the first, which says whose row it is (on the sheet of matters it is their own number)."""
        return tuple(_list_columns(self.fields))


def _list_columns(fields: tuple[PartField, ...]) -> Iterator[Column]:
    for one in fields:
        if one.shape is Shape.GROUP:
            for inner in one.columns:
                yield Column(f"{one.label}：{inner.label}", inner, group=one.key)
        else:
            yield Column(one.label, one)


LISTED: Final = tuple(one for one in MATTER_FIELDS if one.shape in (Shape.ROWS, Shape.KEYED))
SINGLE: Final = tuple(one for one in MATTER_FIELDS if one not in LISTED)
SHEETS: Final = (
    Sheet(MATTERS, "", SINGLE),
    Sheet(MATERIALS, "materials", MATERIAL_FIELDS),
    *(Sheet(one.label, one.key, one.columns) for one in LISTED),
)


def list_headings(sheet: Sheet) -> tuple[str, ...]:
    """Return the headings of a sheet without the extra ones, in their order."""
    own = () if sheet.name == MATTERS else (NUMBER.label,)
    return (*own, *(column.heading for column in sheet.columns))
