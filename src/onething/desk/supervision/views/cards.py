"""Yellow and red cards: the list, and one card on one screen with what may be done about it."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from onething.desk.supervision import words
from onething.desk.supervision.acting import perform, sent_text, show_acts
from onething.desk.supervision.narrowing import read_narrowing
from onething.desk.supervision.showing import (
    ROOM,
    Fact,
    ListPage,
    PaperPage,
    find_done,
    name_units,
    show_colour,
    show_said,
    show_state,
    show_table,
    show_tabs,
)
from onething.directory.queries import name_staff
from onething.journey.ways import supervising
from onething.kernel.clock_port import now
from onething.kernel.errors import Refusal
from onething.kernel.permissions import Permission
from onething.kernel.viewer import Viewer
from onething.look.contracts import Cell, NavLink, TableRow
from onething.pages.access import access, viewer_of
from onething.pages.acting import answer_acts
from onething.pages.answering import show
from onething.pages.paging import read_cursor
from onething.pages.problems import summarize
from onething.pages.showing.days import say_day, say_full_moment, say_short_day
from onething.rulebook.contracts import RuleKind
from onething.supervision.contracts.kinds import CardState, Colour
from onething.supervision.contracts.views import CardRow, CardView
from onething.supervision.queries.cards import PAGE, CardFilter, get_card, list_cards

HOME = f"{ROOM}cards/"
_DAYS = frozenset({"started_on", "promised_on", "late_after", "statutory_on"})
_VERBS = {
    "answer": supervising.answer,
    "appeal": supervising.appeal,
    "uphold": supervising.uphold,
    "cancel": supervising.cancel,
}


@access(Permission.SUPERVISE, Permission.ANSWER_CARDS)
@require_safe
def show_cards(request: HttpRequest) -> HttpResponse:
    """List the cards that the viewer may see, newest first."""
    viewer = viewer_of(request)
    units = name_units(viewer)
    options = {
        "state": [(one.value, one.label) for one in CardState],
        "colour": [(one.value, one.label) for one in Colour],
        "kind": [(one.value, one.label) for one in RuleKind],
    } | ({"unit": list(units.items())} if viewer.has(Permission.SUPERVISE) else {})
    narrowed = read_narrowing(HOME, asked=request.GET, options=options)
    state, colour, kind = (narrowed.get(name) for name in ("state", "colour", "kind"))
    wanted = CardFilter(
        state=CardState(state) if state else None,
        colour=Colour(colour) if colour else None,
        kind=RuleKind(kind) if kind else None,
        unit_code=narrowed.get("unit"),
    )
    rows = list_cards(viewer, wanted=wanted, after=read_cursor(request.GET.get("after", "")), limit=PAGE + 1)
    more = narrowed.address(after=str(rows[PAGE - 1].id)) if len(rows) > PAGE else ""
    shown = [row_of(row, units=units) for row in rows[:PAGE]]
    page = ListPage(
        title=words.CARDS,
        tabs=show_tabs(viewer, here=HOME),
        filters=narrowed.rows(),
        address=narrowed.path,
        table=show_table(words.CARDS, columns=words.CARD_COLUMNS, rows=shown, more=more),
    )
    return show(request, "desk/supervision/list.html", page=page)


@access(Permission.SUPERVISE, Permission.ANSWER_CARDS)
@require_http_methods(["GET", "POST"])
def show_card(request: HttpRequest, card_id: UUID) -> HttpResponse:
    """Show one card; a POST answers it, appeals, upholds or cancels."""
    viewer, at = viewer_of(request), now()
    acts = {
        verb: partial(act, viewer, card_id=card_id, text=sent_text(request), at=at)
        for verb, act in _VERBS.items()
    }

    def _draw(*, done: str = "", refusal: Refusal | None = None) -> PaperPage:
        card = get_card(viewer, card_id=card_id)
        return _page(request, viewer=viewer, card=card, done=done, refusal=refusal)

    return answer_acts(
        request, template="desk/supervision/paper.html", draw=_draw, verb=request.POST.get("verb", ""),
        address=f"{HOME}{card_id}/", act=lambda: perform(request, acts=acts),
    )  # fmt: skip


def row_of(row: CardRow, *, units: Mapping[str, str]) -> TableRow:
    """Return a card as a line of a list."""
    return TableRow(
        cells=(
            Cell(row.number, tag=show_colour(row.colour)),
            Cell(row.rule_name, below=row.kind.label),
            Cell(row.case_number, below=row.matter_name or row.thing_name),
            Cell(units.get(row.unit_code, words.NO_UNIT)),
            Cell(tag=show_state(row.state)),
            Cell(say_short_day(row.answer_by)),
        ),
        href=f"{HOME}{row.id}/",
    )


def _page(
    request: HttpRequest, *, viewer: Viewer, card: CardView, done: str, refusal: Refusal | None
) -> PaperPage:
    units, row = name_units(viewer), card.row
    acts = show_acts(card.next_acts, request=request, refusal=refusal)
    fields = [field for act in acts for field in act.fields if field.error]
    return PaperPage(
        title=row.number,
        tabs=show_tabs(viewer, here=HOME),
        address=f"{HOME}{row.id}/",
        tags=(show_colour(row.colour), show_state(row.state)),
        facts=tuple(_list_facts(viewer, card=card, units=units)),
        said=show_said(card.said, viewer=viewer, units=units),
        acts=acts,
        links=tuple(_list_links(viewer, card=card)),
        notice=find_done(done),
        errors=summarize(refusal, fields=fields),
    )


def _list_facts(viewer: Viewer, *, card: CardView, units: Mapping[str, str]) -> Iterator[Fact]:
    row = card.row
    name = words.RULE_VALUE.format(name=row.rule_name, version=card.rules_version)
    yield Fact(words.RULE, name)
    if card.rule:
        yield Fact(words.SOURCE, card.rule.source)
    is_watched = viewer.has(Permission.SUPERVISE) and row.case_id is not None
    where = f"{row.case_number}　{row.thing_name}"
    yield Fact(words.ABOUT, where, href=f"{ROOM}cases/{row.case_id}/" if is_watched else "")
    if row.matter_name:
        yield Fact(words.MATTER, row.matter_name)
    yield Fact(words.UNIT, units.get(row.unit_code, words.NO_UNIT))
    people = name_staff(viewer, people=[card.person_id]) if card.person_id else {}
    yield Fact(words.PERSON, next(iter(people.values()), words.NOBODY))
    for key, label in words.FACTS.items():
        if card.facts.get(key):
            yield Fact(label, _say_fact(key, value=str(card.facts[key])))
    yield Fact(words.RAISED, say_full_moment(row.raised_at))
    yield Fact(words.RECORDED, say_full_moment(card.recorded_at))
    yield Fact(words.ANSWER_BY, say_day(row.answer_by))


def _say_fact(key: str, *, value: str) -> str:
    """A day as people read it, what was tried in words; everything else as it stands."""
    if key == "code":
        return next((word for start, word in words.TRIED if value.startswith(start)), words.TRIED_OTHERWISE)
    return say_day(date.fromisoformat(value)) if key in _DAYS else value


def _list_links(viewer: Viewer, *, card: CardView) -> Iterator[NavLink]:
    """To the act in the ledger, to what was ordered, and to the next thing a supervisor does about it."""
    seq = card.facts.get("seq") or card.facts.get("days_of")
    is_supervisor = viewer.has(Permission.SUPERVISE)
    if seq and is_supervisor:
        yield NavLink(words.SEE_ACT.format(seq=seq), f"{ROOM}cases/{card.row.case_id}/#act-{seq}")
    kind, _, about = card.about.partition(":")
    if kind == "card":
        yield NavLink(words.SEE_YELLOW, f"{HOME}{about}/")
    yield from (NavLink(words.SEE_ORDER, f"{ROOM}orders/{one}/") for one in card.order_ids)
    if is_supervisor:
        asked = f"?card={card.row.id}&unit={card.row.unit_code}"
        yield NavLink(words.NEW_ORDER, f"{ROOM}orders/new{asked}")
        yield NavLink(words.NEW_POINT, f"{ROOM}points/new{asked}")
