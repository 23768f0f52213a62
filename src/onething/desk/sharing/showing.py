"""Shared data as the desk shows it: tables of resources and requests, the form of a request, one request with its acts."""

from dataclasses import dataclass

from django.http import QueryDict

from onething.catalogue.contracts import Matter
from onething.catalogue.queries import list_current_things
from onething.desk.sharing import words
from onething.desk.showing.papers import PaperPage, ProposePage, list_act_forms
from onething.directory.queries import find_own_unit
from onething.exchange.contracts import GrantView, Item, Purpose, Resource, Sharing, Turn
from onething.exchange.states import WITH_REASON, GrantState
from onething.kernel.clock_port import now
from onething.kernel.errors import Refusal
from onething.kernel.permissions import Permission
from onething.kernel.viewer import Viewer
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
from onething.pages.showing.days import say_plain_day

HOME = "/desk/data/"
CATALOGUE = f"{HOME}catalogue/"
TONES = {
    GrantState.ASKED: Tone.ASK,
    GrantState.AT_PROVIDER: Tone.ASK,
    GrantState.COORDINATING: Tone.WARN,
    GrantState.GRANTED: Tone.GOOD,
}


@dataclass(frozen=True)
class ResourcePage:
    """The view value of desk/sharing/resource.html; `take_down` are the fields for its provider, empty for others."""

    title: str
    address: str
    state: Tag
    facts: tuple[tuple[str, str], ...]
    items: Table
    ask: Button | None
    back: Button
    take_down: tuple[Field, ...]
    notice: Notice | None = None
    errors: ErrorSummary | None = None


def list_state_links(chosen: GrantState | None) -> tuple[NavLink, ...]:
    """Return a link for every filter."""
    states = (NavLink(one.label, f"{HOME}?state={one.value}", is_current=one is chosen) for one in GrantState)
    return (NavLink(words.ALL, HOME, is_current=chosen is None), *states)


def show_grants_table(rows: list[GrantView], *, state: GrantState | None, has_more: bool) -> Table:
    """Return a page of requests as a table."""
    query = f"state={state.value}&" if state else ""
    after = f"{HOME}?{query}after={rows[-1].id}" if has_more else ""
    empty = Empty(words.NOT_LIKE_THAT) if state else Empty(words.NO_GRANTS, sentence=words.NO_GRANTS_SENTENCE)
    return Table(
        caption=words.GRANTS,
        columns=tuple(map(Column, words.GRANT_COLUMNS)),
        rows=tuple(map(_grant_row, rows)),
        empty=empty,
        more=Button(words.NEXT_PAGE, href=after, kind=ButtonKind.QUIET, key="m") if after else None,
    )


def _grant_row(view: GrantView) -> TableRow:
    draft = view.draft
    return TableRow(
        cells=(
            Cell(view.resource_name, below=view.provider_name),
            Cell(view.unit_name),
            Cell(draft.matter, below=draft.purpose.label),
            Cell(words.UNTIL.format(day=draft.until), below=_say_turn(view.turn)),
            Cell(tag=_show_state(view.state)),
        ),
        href=f"{HOME}grants/{view.id}/",
    )


def _show_state(state: GrantState) -> Tag:
    return Tag(state.label, tone=TONES.get(state, Tone.PLAIN))


def _say_turn(turn: Turn | None) -> str:
    if turn is None:
        return ""
    return (words.LATE if turn.is_late else words.ANSWER_BY).format(who=turn.who, day=say_plain_day(turn.day))


def show_resources(rows: list[Resource]) -> Table:
    """Return the catalogue as a table."""
    return Table(
        caption=words.CATALOGUE,
        columns=tuple(map(Column, words.RESOURCE_COLUMNS)),
        rows=tuple(map(_resource_row, rows)),
        empty=Empty(words.NO_RESOURCES, sentence=words.NO_RESOURCES_SENTENCE),
    )


def _resource_row(one: Resource) -> TableRow:
    draft = one.draft
    count = words.COUNT.format(shared=len(_list_askable(one)), all=len(draft.items))
    return TableRow(
        cells=(
            Cell(draft.name, below=draft.code),
            Cell(one.provider_name),
            Cell(draft.form.label, below=draft.cycle.label),
            Cell(count),
        ),
        href=f"{CATALOGUE}{draft.code}/",
    )


def _list_askable(one: Resource) -> list[Item]:
    return [item for item in one.draft.items if item.sharing is not Sharing.WITHHELD]


def show_resource_page(
    viewer: Viewer, *, resource: Resource, done: str, typed: str, refusal: Refusal | None
) -> ResourcePage:
    """Return one resource whole; its provider may take it down, every steward may ask."""
    draft, address = resource.draft, f"{CATALOGUE}{resource.draft.code}/"
    fields = place_errors(_ask_why(viewer, resource=resource, typed=typed), refusal=refusal)
    state = Tag(words.WITHDRAWN) if resource.is_withdrawn else Tag(words.LISTED, tone=Tone.GOOD)
    values = (draft.code, resource.provider_name, draft.summary, draft.form.label, draft.cycle.label,
              words.COMMA.join(draft.scenes), say_plain_day(resource.listed_on))  # fmt: skip
    may_ask = not resource.is_withdrawn and _is_steward(viewer)
    return ResourcePage(
        title=draft.name,
        address=address,
        state=state,
        facts=tuple((label, text) for label, text in zip(words.FACTS, values, strict=True) if text),
        items=_show_items(draft.items),
        ask=Button(words.ASK_FOR_THIS, href=f"{address}ask", key="n") if may_ask else None,
        back=Button(words.BACK_TO_CATALOGUE, href=CATALOGUE, kind=ButtonKind.QUIET, key="b"),
        take_down=fields,
        notice=Notice(words.DONE[done], tone=Tone.GOOD) if done in words.DONE else None,
        errors=summarize(refusal, fields=fields),
    )


def _ask_why(viewer: Viewer, *, resource: Resource, typed: str) -> tuple[Field, ...]:
    if resource.is_withdrawn or not _is_steward(viewer) or viewer.unit_code != resource.provider:
        return ()
    why = Field(
        "reason",
        words.TAKE_DOWN_WHY,
        kind=FieldKind.LONG_TEXT,
        value=typed,
        hint=words.TAKE_DOWN_HINT,
        max_length=500,
    )
    return (why,)


def _is_steward(viewer: Viewer) -> bool:
    return viewer.has(Permission.SHARE_DATA)


def _show_items(items: tuple[Item, ...]) -> Table:
    rows = tuple(
        TableRow(
            cells=(
                Cell(item.name, below=words.SENSITIVE if item.is_sensitive else ""),
                Cell(item.key),
                Cell(item.sharing.label),
                Cell(item.basis),
            )
        )
        for item in items
    )
    return Table(words.ITEMS, tuple(map(Column, words.ITEM_COLUMNS)), rows, Empty(words.ITEMS))


def make_ask_page(
    viewer: Viewer, *, resource: Resource, typed: QueryDict, refusal: Refusal | None
) -> ProposePage:
    """Return the form of a request with what was typed."""
    address = f"{CATALOGUE}{resource.draft.code}/"
    fields = place_errors(_list_ask_fields(viewer, resource=resource, typed=typed), refusal=refusal)
    return ProposePage(
        title=words.ASK_TITLE.format(name=resource.draft.name),
        lead=words.ASK_LEAD,
        address=f"{address}ask",
        fields=fields,
        button=Button(words.SEND, key="s"),
        back=Button(words.BACK_TO_CATALOGUE, href=address, kind=ButtonKind.QUIET, key="b"),
        errors=summarize(refusal, fields=fields),
    )


def _list_ask_fields(viewer: Viewer, *, resource: Resource, typed: QueryDict) -> tuple[Field, ...]:
    given = {name: typed.get(name, "") for name in ("matter", "purpose", "explanation", "industry", "until")}
    chosen, purposes = typed.getlist("items"), tuple(Choice(one.value, one.label) for one in Purpose)
    items = tuple(
        Choice(
            item.key,
            words.ITEM_CHOICE.format(name=item.name, sharing=item.sharing.label),
            is_chosen=item.key in chosen,
        )
        for item in _list_askable(resource)
    )
    matters = tuple(Choice(one.code, one.name) for one in _list_own_matters(viewer))
    return (
        Field("items", words.ITEMS_FIELD, kind=FieldKind.CHECKBOXES, choices=items),
        Field("matter", words.MATTER_FIELD, kind=FieldKind.SELECT, value=given["matter"], choices=matters),
        Field("purpose", words.PURPOSE_FIELD, kind=FieldKind.RADIO, value=given["purpose"], choices=purposes),
        Field("explanation", words.EXPLANATION_FIELD, kind=FieldKind.LONG_TEXT, value=given["explanation"],
              hint=words.EXPLANATION_HINT, max_length=500),
        Field("industry", words.INDUSTRY_FIELD, value=given["industry"], hint=words.INDUSTRY_HINT, required=False,
              max_length=5),
        Field("until", words.UNTIL_FIELD, kind=FieldKind.DATE, value=given["until"]),
    )  # fmt: skip


def _list_own_matters(viewer: Viewer) -> list[Matter]:
    """The published matters of the viewer's own unit: data is asked for nothing else."""
    unit = find_own_unit(viewer)
    name = unit.name if unit else ""
    things = list_current_things(viewer, at=now())
    return [matter for thing in things for matter in thing.thing.matters if matter.department == name]


def show_grant_page(view: GrantView, *, done: str, typed: str, refusal: Refusal | None) -> PaperPage:
    """Return one request whole, with what this viewer may do."""
    forms = list_act_forms(
        view.next_acts, revision=view.revision, typed=typed, refusal=refusal, says_why=WITH_REASON
    )
    values = _list_values(view)
    return PaperPage(
        title=words.GRANT_TITLE.format(name=view.resource_name, unit=view.unit_name),
        address=f"{HOME}grants/{view.id}/",
        state=_show_state(view.state),
        facts=tuple((label, text) for label, text in zip(words.GRANT_FACTS, values, strict=True) if text),
        forms=forms,
        back=Button(words.BACK_TO_GRANTS, href=HOME, kind=ButtonKind.QUIET, key="b"),
        notice=Notice(words.DONE[done], tone=Tone.GOOD) if done in words.DONE else None,
        errors=summarize(refusal, fields=[field for form in forms for field in form.fields]),
    )


def _list_values(view: GrantView) -> tuple[str, ...]:
    draft = view.draft
    return (
        view.resource_name, view.provider_name, view.unit_name, draft.matter, draft.purpose.label,
        words.COMMA.join(draft.items), draft.explanation, draft.industry or words.NO_INDUSTRY, say_plain_day(draft.until),
        _say_turn(view.turn), view.reason, say_plain_day(view.asked_on),
        say_plain_day(view.granted_on) if view.granted_on else "",
    )  # fmt: skip
