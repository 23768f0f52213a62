"""Destruction lists as archivists and the head see them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from onething.archives.contracts import ItemView, ListRow, ListState, ListView
from onething.desk import archive_words as words
from onething.desk.showing.archives import ActForm
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
    Notice,
    Table,
    TableRow,
    Tag,
    Tone,
)
from onething.pages.problems import place_errors, summarize
from onething.pages.showing.days import say_full_moment, say_plain_day

HOME = "/desk/destructions/"
PAGE = 20
TONES = {
    ListState.PROPOSED: Tone.ASK,
    ListState.EXAMINED: Tone.WARN,
    ListState.CARRIED_OUT: Tone.PLAIN,
    ListState.DECLINED: Tone.PLAIN,
}


@dataclass(frozen=True)
class DestructionsPage:
    """The view value of desk/destructions.html; `propose` is the archivist's button."""

    table: Table
    propose: Button | None
    errors: ErrorSummary | None = None


@dataclass(frozen=True)
class DestructionPage:
    """The view value of desk/destruction.html."""

    title: str
    address: str
    state: Tag
    back: Button
    facts: tuple[tuple[str, str], ...]
    items: Table
    certificate: Button
    forms: tuple[ActForm, ...]
    notice: Notice | None = None
    warning: Notice | None = None
    errors: ErrorSummary | None = None


def show_destructions(
    rows: Sequence[ListRow], *, may_propose: bool, refusal: Refusal | None
) -> DestructionsPage:
    """Return a page of lists; one row more than a page says that there is another."""
    more = None
    if len(rows) > PAGE:
        more = Button(words.NEXT, href=f"{HOME}?after={rows[PAGE - 1].id}", kind=ButtonKind.QUIET, key="n")
    table = Table(
        caption=words.LIST_CAPTION,
        columns=tuple(map(Column, words.LIST_COLUMNS)),
        rows=tuple(_row(row) for row in rows[:PAGE]),
        empty=Empty(words.LIST_EMPTY_TITLE, words.LIST_EMPTY),
        more=more,
    )
    propose = Button(words.PROPOSE, name="verb", value="propose_destruction") if may_propose else None
    return DestructionsPage(table, propose=propose, errors=summarize(refusal, fields=()))


def show_destruction(
    view: ListView, *, done: str, typed: Mapping[str, str], refusal: Refusal | None
) -> DestructionPage:
    """Return one list; after a refusal with what was typed."""
    going = tuple(one for one in view.items if not one.kept_back)
    forms = tuple(
        _form(verb, label=label, going=going, typed=typed, refusal=refusal) for verb, label in view.next_acts
    )
    quiet = ButtonKind.QUIET
    return DestructionPage(
        title=view.row.number,
        address=f"{HOME}{view.row.id}/",
        state=Tag(view.row.state.label, tone=TONES[view.row.state]),
        back=Button(words.BACK_TO_DESTRUCTIONS, href=HOME, kind=quiet),
        facts=_list_facts(view),
        items=_show_items(view),
        certificate=Button(words.CERTIFICATE, href=f"{HOME}{view.row.id}/certificate.pdf", kind=quiet),
        forms=forms,
        notice=Notice(words.LIST_DONE[done], tone=Tone.GOOD) if done in words.LIST_DONE else None,
        warning=_warn(view),
        errors=summarize(refusal, fields=[field for form in forms for field in form.fields]),
    )


def _row(row: ListRow) -> TableRow:
    return TableRow(
        cells=(
            Cell(row.number),
            Cell(say_full_moment(row.proposed_at)),
            Cell(words.LIST_ITEMS.format(count=row.items, back=row.kept_back)),
            Cell(tag=Tag(row.state.label, tone=TONES[row.state])),
        ),
        href=f"{HOME}{row.id}/",
    )


def _list_facts(view: ListView) -> tuple[tuple[str, str], ...]:
    values = (
        view.row.number,
        say_plain_day(view.row.day),
        view.proposed_by,
        view.examined_by,
        view.opinion,
        view.decided_by,
        view.reason,
    )
    return tuple((label, value) for label, value in zip(words.LIST_FACTS, values, strict=True) if value)


def _show_items(view: ListView) -> Table:
    is_gone = view.row.state is ListState.CARRIED_OUT
    return Table(
        caption=words.ITEMS,
        columns=tuple(map(Column, words.ITEM_COLUMNS)),
        rows=tuple(_item(one, is_gone=is_gone) for one in view.items),
        empty=Empty(words.LIST_EMPTY_TITLE),
    )


def _item(one: ItemView, *, is_gone: bool) -> TableRow:
    row = one.archive
    going = words.GONE if is_gone else words.GOING
    stay = Cell(words.STAYING, below=one.kept_back) if one.kept_back else Cell(going)
    return TableRow(
        cells=(
            Cell(row.number, below=row.case_number),
            Cell(row.thing_name),
            Cell(say_plain_day(row.retained_until) if row.retained_until else words.FOREVER),
            Cell(words.COUNT.format(count=row.documents), below=row.index_sm3),
            stay,
        ),
    )


def _warn(view: ListView) -> Notice | None:
    if view.row.state is ListState.CARRIED_OUT and view.decided_at:
        count = view.row.items - view.row.kept_back
        return Notice(
            words.CARRIED_OUT.format(at=say_full_moment(view.decided_at), count=count), tone=Tone.LEGAL
        )
    may_approve = any(verb == "approve_destruction" for verb, _label in view.next_acts)
    return Notice(words.APPROVE_WARNING, tone=Tone.WARN) if may_approve else None


def _form(
    verb: str, *, label: str, going: Sequence[ItemView], typed: Mapping[str, str], refusal: Refusal | None
) -> ActForm:
    mine = typed.get("verb") == verb
    fields = _list_fields(verb, going=going, typed=typed if mine else {})
    placed = place_errors(fields, refusal=refusal if mine else None)
    kind = ButtonKind.LEGAL if verb == "approve_destruction" else ButtonKind.QUIET
    return ActForm(fields=placed, button=Button(label, name="verb", value=verb, kind=kind))


def _list_fields(verb: str, *, going: Sequence[ItemView], typed: Mapping[str, str]) -> tuple[Field, ...]:
    if verb == "keep_back":
        choices = tuple(Choice(str(one.archive.id), one.archive.number) for one in going)
        which = Field(
            "archive",
            words.KEEP_ARCHIVE,
            kind=FieldKind.SELECT,
            value=typed.get("archive", ""),
            choices=choices,
        )
        return (which, _reason(words.KEEP_REASON, name="keep_reason", typed=typed))
    if verb == "examine":
        return (_reason(words.OPINION, name="opinion", typed=typed),)
    if verb == "decline_destruction":
        return (_reason(words.DECLINE_REASON, name="decline_reason", typed=typed),)
    return ()


def _reason(label: str, *, name: str, typed: Mapping[str, str]) -> Field:
    return Field(
        name, label, kind=FieldKind.LONG_TEXT, value=typed.get(name, ""), place="reason", max_length=500
    )
