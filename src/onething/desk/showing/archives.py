"""Archives as the archivist sees them: the list, one with its index, and what may be done with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from onething.archives.contracts import ArchiveRow, ArchiveState, ArchiveView, HoldKind, IndexRow, Wanted
from onething.desk import archive_words as words
from onething.kernel.errors import Refusal
from onething.look.contracts import (
    Button,
    ButtonKind,
    Cell,
    Choice,
    Column,
    Empty,
    ErrorSummary,
    Field,
    FieldKind,
    NavLink,
    Notice,
    Table,
    TableRow,
    Tag,
    Tone,
)
from onething.pages.problems import place_errors, summarize
from onething.pages.showing.days import say_full_moment, say_plain_day

HOME = "/desk/archives/"
PAGE = 50
TONES = {
    ArchiveState.FILING: Tone.PLAIN,
    ArchiveState.KEPT: Tone.GOOD,
    ArchiveState.HELD: Tone.WARN,
    ArchiveState.DESTROYED: Tone.PLAIN,
}


@dataclass(frozen=True)
class ArchivesPage:
    """The view value of desk/archives.html."""

    search: Field
    button: Button
    states: tuple[NavLink, ...]
    table: Table


@dataclass(frozen=True)
class ActForm:
    """One act that may be done now: what it asks and its button."""

    fields: tuple[Field, ...]
    button: Button


@dataclass(frozen=True)
class ArchivePage:
    """The view value of desk/archive.html."""

    title: str
    address: str
    state: Tag
    back: Button
    facts: tuple[tuple[str, str], ...]
    index: Table
    metadata: tuple[tuple[str, str, str], ...]
    files: tuple[Button, ...]
    forms: tuple[ActForm, ...]
    notice: Notice | None = None
    warning: Notice | None = None
    errors: ErrorSummary | None = None


def show_archives(rows: Sequence[ArchiveRow], *, wanted: Wanted) -> ArchivesPage:
    """Return a page of archives; one row more than a page says that there is another."""
    return ArchivesPage(
        search=Field("q", words.SEARCH_LABEL, value=wanted.text, required=False, optional="", key="/"),
        button=Button(words.SEARCH, kind=ButtonKind.QUIET),
        states=_list_states(wanted),
        table=Table(
            caption=words.CAPTION,
            columns=tuple(map(Column, words.COLUMNS)),
            rows=tuple(_row(row) for row in rows[:PAGE]),
            empty=_empty(wanted),
            more=_more(rows, wanted=wanted),
        ),
    )


def say_keeping(row: ArchiveRow) -> str:
    """Return how long an archive is kept: 永久, or 30年，至2056年12月31日."""
    if row.retained_until is None:
        return words.FOREVER
    return words.UNTIL.format(retention=row.retention.value, day=say_plain_day(row.retained_until))


def show_archive(
    view: ArchiveView, *, done: str, typed: Mapping[str, str], refusal: Refusal | None
) -> ArchivePage:
    """Return one archive; after a refusal with what was typed."""
    row, address = view.row, f"{HOME}{view.row.id}/"
    forms = tuple(_form(verb, label=label, typed=typed, refusal=refusal) for verb, label in view.next_acts)
    return ArchivePage(
        title=row.number,
        address=address,
        state=Tag(row.state.label, tone=TONES[row.state]),
        back=Button(words.HOME_LINK, href=HOME, kind=ButtonKind.QUIET),
        facts=_list_facts(row),
        index=_show_index(view.index, address=address),
        metadata=tuple((one.name, one.value, one.source) for one in view.metadata if one.value),
        files=_list_files(view, address=address),
        forms=forms,
        notice=Notice(words.DONE[done], tone=Tone.GOOD) if done in words.DONE else None,
        warning=_warn(view),
        errors=summarize(refusal, fields=[field for form in forms for field in form.fields]),
    )


def _list_states(wanted: Wanted) -> tuple[NavLink, ...]:
    by_state = tuple(
        NavLink(word, f"{HOME}?state={value}" if value else HOME, is_current=_is_current(wanted, value=value))
        for value, word in words.STATES
    )
    return (*by_state, NavLink(words.DUE_LINK, f"{HOME}?due=1", is_current=wanted.due_by is not None))


def _is_current(wanted: Wanted, *, value: str) -> bool:
    return wanted.due_by is None and not wanted.text and (wanted.state or "") == value


def _row(row: ArchiveRow) -> TableRow:
    return TableRow(
        cells=(
            Cell(row.number, below=row.case_number),
            Cell(row.thing_name, below=row.lead_unit),
            Cell(say_keeping(row)),
            Cell(row.originals or words.NO_ORIGINALS),
            Cell(tag=Tag(row.state.label, tone=TONES[row.state])),
        ),
        href=f"{HOME}{row.id}/",
    )


def _empty(wanted: Wanted) -> Empty:
    if wanted == Wanted():
        return Empty(words.EMPTY_TITLE, words.EMPTY)
    everything = Button(words.ALL, href=HOME, kind=ButtonKind.QUIET)
    return Empty(words.NOT_FOUND_TITLE, words.NOT_FOUND, button=everything)


def _more(rows: Sequence[ArchiveRow], *, wanted: Wanted) -> Button | None:
    if len(rows) <= PAGE:
        return None
    pairs = {"q": wanted.text, "state": wanted.state or "", "due": "1" if wanted.due_by else ""}
    pairs = {name: value for name, value in pairs.items() if value} | {"after": str(rows[PAGE - 1].id)}
    return Button(words.NEXT, href=f"{HOME}?{urlencode(pairs)}", kind=ButtonKind.QUIET, key="n")


def _list_facts(row: ArchiveRow) -> tuple[tuple[str, str], ...]:
    values = (
        row.number,
        row.case_number,
        row.thing_name,
        row.lead_unit,
        say_full_moment(row.archived_at),
        say_keeping(row),
        row.originals or words.NO_ORIGINALS,
        words.COUNT.format(count=row.documents),
        row.index_sm3,
    )
    return tuple((label, value) for label, value in zip(words.FACTS, values, strict=True) if value)


def _show_index(index: Sequence[IndexRow], *, address: str) -> Table:
    return Table(
        caption=words.INDEX,
        columns=tuple(map(Column, words.INDEX_COLUMNS)),
        rows=tuple(_index_row(row, address=address) for row in index),
        empty=Empty(words.NO_INDEX),
    )


def _index_row(row: IndexRow, *, address: str) -> TableRow:
    one, group = row.document, row.document.group.label
    if row.added_on:
        group = words.ADDED.format(group=group, day=say_plain_day(row.added_on))
    return TableRow(
        cells=(
            Cell(str(row.number)),
            Cell(one.title, below=group),
            Cell(one.responsible),
            Cell(say_plain_day(one.day)),
            Cell(below=one.sm3),
        ),
        href=f"{address}documents/{row.number}",
    )


def _list_files(view: ArchiveView, *, address: str) -> tuple[Button, ...]:
    if not view.index:
        return ()
    quiet = ButtonKind.QUIET
    return (
        Button(words.PDF, href=f"{address}index.pdf", kind=quiet),
        Button(words.ZIP, href=f"{address}export.zip", kind=quiet),
    )


def _warn(view: ArchiveView) -> Notice | None:
    if view.row.destroyed_by:
        return Notice(words.DESTROYED_BY.format(number=view.row.destroyed_by), tone=Tone.LEGAL)
    if view.held_for:
        return Notice(words.HELD.format(kind=view.held_for.label), tone=Tone.WARN)
    is_filing = view.row.state is ArchiveState.FILING
    return Notice(words.FILING) if is_filing else None


def _form(verb: str, *, label: str, typed: Mapping[str, str], refusal: Refusal | None) -> ActForm:
    mine = typed.get("verb") == verb
    fields = _FIELDS[verb](typed if mine else {}) if verb in _FIELDS else ()
    placed = place_errors(fields, refusal=refusal if mine else None)
    return ActForm(fields=placed, button=Button(label, name="verb", value=verb, kind=ButtonKind.QUIET))


def _hold_fields(typed: Mapping[str, str]) -> tuple[Field, ...]:
    kinds = tuple(Choice(one.value, one.label) for one in HoldKind)
    return (
        Field("kind", words.HOLD_KIND, kind=FieldKind.RADIO, value=typed.get("kind", ""), choices=kinds),
        _reason(words.HOLD_REASON, name="hold_reason", typed=typed),
    )


def _lift_fields(typed: Mapping[str, str]) -> tuple[Field, ...]:
    return (_reason(words.LIFT_REASON, name="lift_reason", typed=typed),)


def _reason(label: str, *, name: str, typed: Mapping[str, str]) -> Field:
    return Field(name, label, value=typed.get(name, ""), place="reason", max_length=200)


_FIELDS = {"hold": _hold_fields, "lift": _lift_fields}
