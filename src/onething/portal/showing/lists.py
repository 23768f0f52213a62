"""The public lists as tables, and figures beside their definitions."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from onething.look.contracts import (
    Button,
    ButtonKind,
    Cell,
    Choice,
    Column,
    Empty,
    Table,
    TableRow,
    Tag,
    Tone,
)
from onething.pages.showing.days import say_plain_day
from onething.portal import words
from onething.publicity.contracts import (
    Figure,
    ListKind,
    MatterRow,
    NegativeRow,
    PublishedList,
    Row,
    ServiceRow,
    ThingRow,
)


@dataclass(frozen=True)
class ListCard:
    """A list by its name, with what it is and how many stand on it."""

    href: str
    name: str
    definition: str
    count: str


@dataclass(frozen=True)
class FigureCard:
    """A figure beside what it counts, the target it is held against, and what is left out."""

    name: str
    value: str
    counted: str
    definition: str
    promise: str
    standing: Tag
    left_out: str
    label: Tag | None


@dataclass(frozen=True)
class Chosen:
    """What narrows a list: a unit (leading, responsible or its own), a batch."""

    unit: str = ""
    batch: str = ""

    def takes(self, row: Row) -> bool:
        """Whether a row stays."""
        is_units = not self.unit or self.unit in list_units(row)
        return is_units and (not self.batch or (isinstance(row, ThingRow) and self.batch == str(row.batch)))


def show_card(listed: PublishedList) -> ListCard:
    """Return a list as a card of the overview."""
    count = words.LIST_COUNT.format(count=len(listed.rows))
    if listed.unknown:
        count += words.LIST_UNKNOWN_COUNT.format(count=listed.unknown)
    return ListCard(f"/lists/{listed.kind}/", listed.kind.label, listed.kind.definition, count)


def show_figure(one: Figure) -> FigureCard:
    """Return a figure as a card; one that nothing can be said of says so instead of a number."""
    permille = one.permille
    if not one.is_share:
        value = words.ITEMS.format(count=one.counted)
    else:
        value = words.NOT_KNOWN if permille is None else f"{permille // 10}.{permille % 10}%"
    return FigureCard(
        name=one.label,
        value=value,
        counted=_say_counted(one),
        definition=one.definition,
        promise=one.promise,
        standing=_STANDINGS[one.is_met],
        left_out=words.LEFT_OUT.format(count=one.unknown) if one.unknown else "",
        label=None if one.is_official else Tag(words.UNOFFICIAL, tone=Tone.WARN),
    )


def _say_counted(one: Figure) -> str:
    if one.of is not None:
        return words.COUNTED_OF.format(of=one.of, counted=one.counted)
    return words.COUNTED_WITHIN.format(count=one.within) if one.within is not None else ""


_STANDINGS = {
    True: Tag(words.TARGET_MET, tone=Tone.GOOD),
    False: Tag(words.TARGET_MISSED, tone=Tone.WARN),
    None: Tag(words.TARGET_OPEN),
}


def list_units(row: Row) -> tuple[str, ...]:
    """Return the units that a row names."""
    if isinstance(row, ThingRow):
        return (row.lead_department, *row.responsible)
    return row.departments if isinstance(row, ServiceRow) else (row.department,)


def list_unit_choices(listed: PublishedList) -> tuple[Choice, ...]:
    """Return every unit of a list, to choose from."""
    named = dict.fromkeys(unit for row in listed.rows for unit in list_units(row))
    return tuple(Choice(unit, unit) for unit in sorted(named))


def list_batch_choices(listed: PublishedList) -> tuple[Choice, ...]:
    """Return every batch of the list of things, to choose from."""
    batches = {row.batch for row in listed.rows if isinstance(row, ThingRow) and row.batch is not None}
    return tuple(Choice(str(one), words.BATCH.format(batch=one)) for one in sorted(batches))


def show_table(listed: PublishedList, *, chosen: Chosen) -> Table:
    """Return a list as a table, narrowed to what is chosen."""
    columns, make_cells = _TABLES.get(listed.kind, _MATTERS)
    rows = [row for row in listed.rows if chosen.takes(row)]
    return Table(
        caption=listed.kind.label,
        columns=tuple(map(Column, columns)),
        rows=tuple(TableRow(cells=tuple(make_cells(row)), href=_find_href(row)) for row in rows),
        empty=_say_empty(listed, is_narrowed=chosen != Chosen()),
    )


def _say_empty(listed: PublishedList, *, is_narrowed: bool) -> Empty:
    if is_narrowed:
        again = Button(words.LIST_WHOLE, href=f"/lists/{listed.kind}/", kind=ButtonKind.QUIET)
        return Empty(words.LIST_NARROWED_EMPTY, button=again)
    return Empty(words.LIST_EMPTY, sentence=words.LIST_EMPTY_WHY.get(listed.kind, ""))


def _find_href(row: Row) -> str:
    if isinstance(row, ThingRow):
        return f"/things/{row.code}/"
    return "" if isinstance(row, ServiceRow) else find_matter_href(row.codes[0])


def find_matter_href(code: str) -> str:
    """Return the address of the guide of a matter by its full code."""
    thing, _, number = code.partition("/")
    return f"/things/{thing}/matters/{number}/"


def _show_thing(row: ThingRow) -> Iterator[Cell]:
    yield Cell(row.name, below=words.THING_BELOW.format(audience=row.audience, matters=row.matters))
    batch = words.BATCH.format(batch=row.batch) if row.batch else words.BATCH_OPEN
    yield Cell(batch, below=row.batch_basis or "")
    yield Cell(row.lead_department)
    yield Cell(words.LIST_COMMA.join(row.responsible))


def _show_matter(row: MatterRow) -> Iterator[Cell]:
    yield Cell(row.name, below=words.IN_THINGS.format(things=words.LIST_COMMA.join(row.things)))
    yield Cell(row.department)
    label = None if row.is_official else Tag(words.UNOFFICIAL, tone=Tone.WARN)
    yield Cell(row.because, tag=label, below=_say_exception(row))


def _say_exception(row: MatterRow) -> str:
    one = row.exception
    return words.EXCEPTION_BELOW.format(basis=one.basis, until=say_plain_day(one.until)) if one else ""


def _show_service(row: ServiceRow) -> Iterator[Cell]:
    yield Cell(row.name)
    yield Cell(words.LIST_COMMA.join(row.matters), below=words.LIST_COMMA.join(row.departments))
    yield Cell(row.basis or "", tag=None if row.basis else Tag(words.NO_BASIS, tone=Tone.BAD))
    yield Cell(words.WIDE_COMMA.join(part for part in (row.limit, row.fee) if part) or words.NOT_PUBLISHED)


def _show_negative(row: NegativeRow) -> Iterator[Cell]:
    visits = "" if row.visits is None else words.VISITS.format(visits=row.visits)
    yield Cell(row.name, below=visits)
    yield Cell(row.department)
    yield Cell(row.reason, below=words.GUIDE_BASIS.format(basis=row.basis))
    yield Cell(words.UNTIL.format(since=say_plain_day(row.since), until=say_plain_day(row.until)))


_MATTERS: tuple[tuple[str, ...], Callable[[Any], Iterable[Cell]]] = (words.MATTER_COLUMNS, _show_matter)
_TABLES: dict[ListKind, tuple[tuple[str, ...], Callable[[Any], Iterable[Cell]]]] = {
    ListKind.THINGS: (words.THING_COLUMNS, _show_thing),
    ListKind.INTERMEDIARY: (words.SERVICE_COLUMNS, _show_service),
    ListKind.NEGATIVE: (words.NEGATIVE_COLUMNS, _show_negative),
}
