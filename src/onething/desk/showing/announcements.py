"""Announcements as the desk shows them: the form, the table, one with its signature."""

from datetime import date

from django.http import QueryDict

from onething.desk import words
from onething.desk.showing.papers import PaperPage, ProposePage, list_act_forms, list_proof, show_state
from onething.directory.contracts import Post
from onething.directory.queries import find_own_unit
from onething.kernel.clock_port import local_day, now
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer
from onething.look.contracts import (
    Button,
    ButtonKind,
    Cell,
    Choice,
    Column,
    Empty,
    Field,
    FieldKind,
    Notice,
    Table,
    TableRow,
    Tone,
)
from onething.pages.problems import place_errors, summarize
from onething.pages.showing.days import say_full_moment, say_plain_day
from onething.publicity.contracts import AnnouncementKind, AnnouncementView, Touchable
from onething.publicity.queries import list_touchable

HOME = "/desk/announcements/"


def make_write_page(viewer: Viewer, *, typed: QueryDict, refusal: Refusal | None) -> ProposePage:
    """Return the form of a new announcement with what was typed."""
    fields = place_errors((*_ask_what(typed), *_ask_where(viewer, typed=typed)), refusal=refusal)
    return ProposePage(
        title=words.WRITE_ANNOUNCEMENT,
        lead=words.WRITE_LEAD,
        address=f"{HOME}new",
        fields=fields,
        button=Button(words.SEND_TO_PUBLISH, key="s"),
        back=Button(words.BACK_TO_ANNOUNCEMENTS, href=HOME, kind=ButtonKind.QUIET, key="b"),
        errors=summarize(refusal, fields=fields),
    )


def _ask_what(typed: QueryDict) -> tuple[Field, ...]:
    kinds = tuple(Choice(kind.value, kind.label) for kind in AnnouncementKind)
    kind = typed.get("kind") or AnnouncementKind.NOTICE
    return (
        Field("title", words.TITLE_FIELD, value=typed.get("title", ""), max_length=100, has_cursor=True),
        Field("kind", words.KIND_FIELD, kind=FieldKind.RADIO, value=kind, choices=kinds),
        Field("text", words.TEXT_FIELD, kind=FieldKind.LONG_TEXT, value=typed.get("text", ""), hint=words.TEXT_HINT,
              max_length=5000),
        Field("basis", words.SOURCE_FIELD, value=typed.get("basis", ""), hint=words.SOURCE_HINT, max_length=2000),
        Field("link", words.LINK_FIELD, value=typed.get("link", ""), hint=words.LINK_HINT, required=False, max_length=500),
    )  # fmt: skip


def _ask_where(viewer: Viewer, *, typed: QueryDict) -> tuple[Field, ...]:
    today = local_day(now())
    return (
        Field("touched", words.TOUCHED_FIELD, kind=FieldKind.CHECKBOXES, hint=words.TOUCHED_HINT, required=False,
              choices=_list_choices(viewer, chosen=typed.getlist("touched"))),
        Field("since", words.SINCE_FIELD, kind=FieldKind.DATE, value=typed.get("since") or today.isoformat()),
        Field("until", words.UNTIL_FIELD, kind=FieldKind.DATE, value=typed.get("until", ""), hint=words.UNTIL_SHOWN_HINT),
    )  # fmt: skip


def _list_choices(viewer: Viewer, *, chosen: list[str]) -> tuple[Choice, ...]:
    """A department's editor chooses among the department's own, the bureau among all."""
    unit = find_own_unit(viewer) if viewer.post == Post.CATALOGUE_EDITOR else None
    return tuple(
        Choice(one.key, _say_touchable(one), is_chosen=one.key in chosen)
        for one in list_touchable(viewer, at=now())
        if unit is None or one.department == unit.name
    )


def _say_touchable(one: Touchable) -> str:
    if one.is_thing:
        return words.THING_CHOICE.format(name=one.name)
    return words.MATTER_CHOICE.format(name=one.name, department=one.department)


def take_up(view: AnnouncementView) -> QueryDict:
    """Return an announcement as if it had just been typed, to be written anew."""
    one, typed = view.announcement, QueryDict(mutable=True)
    typed.update({"kind": one.kind, "title": one.title, "text": one.text, "basis": one.basis, "link": one.link,
                  "since": one.since.isoformat(), "until": one.until.isoformat()})  # fmt: skip
    typed.setlist("touched", [touched.key for touched in one.touched])
    return typed


def show_announcements(rows: list[AnnouncementView], *, today: date, has_more: bool) -> Table:
    """Return a page of announcements as a table."""
    after = f"{HOME}?after={rows[-1].announcement.id}" if has_more else ""
    return Table(
        caption=words.ANNOUNCEMENTS,
        columns=tuple(map(Column, words.ANNOUNCEMENT_COLUMNS)),
        rows=tuple(_row(one, today=today) for one in rows),
        empty=Empty(words.NO_ANNOUNCEMENTS, sentence=words.NO_ANNOUNCEMENTS_SENTENCE),
        more=Button(words.NEXT_PAGE, href=after, kind=ButtonKind.QUIET, key="m") if after else None,
    )


def _row(view: AnnouncementView, *, today: date) -> TableRow:
    one = view.announcement
    return TableRow(
        cells=(
            Cell(one.title, below=one.department),
            Cell(one.kind.label),
            Cell(words.COMMA.join(touched.name for touched in one.touched)),
            Cell(words.SINCE_UNTIL.format(since=one.since, until=one.until)),
            Cell(tag=show_state(view.state, is_over=one.until < today)),
        ),
        href=f"{HOME}{one.id}/",
    )


def show_announcement(view: AnnouncementView, *, done: str, typed: str, refusal: Refusal | None) -> PaperPage:
    """Return one announcement whole, with what this viewer may do."""
    one = view.announcement
    forms = list_act_forms(view.next_acts, revision=view.revision, typed=typed, refusal=refusal)
    return PaperPage(
        title=one.title,
        address=f"{HOME}{one.id}/",
        state=show_state(view.state),
        facts=_list_facts(view),
        forms=forms,
        back=Button(words.BACK_TO_ANNOUNCEMENTS, href=HOME, kind=ButtonKind.QUIET, key="b"),
        again=Button(words.WRITE_ANEW, href=f"{HOME}new?from={one.id}", kind=ButtonKind.QUIET, key="e"),
        proof=list_proof(view.signed_text, signature=view.signature, pem=view.signer_pem),
        notice=Notice(words.ANNOUNCEMENT_DONE[done], tone=Tone.GOOD) if done in words.ANNOUNCEMENT_DONE else None,
        errors=summarize(refusal, fields=[field for form in forms for field in form.fields]),
        text="\n".join(one.paragraphs),
    )  # fmt: skip


def _list_facts(view: AnnouncementView) -> tuple[tuple[str, str], ...]:
    one = view.announcement
    days = words.SINCE_UNTIL.format(since=say_plain_day(one.since), until=say_plain_day(one.until))
    facts = (
        (words.KIND_FIELD, one.kind.label),
        (words.UNIT_FIELD, one.department),
        (words.SOURCE_FIELD, one.basis),
        (words.LINK_FIELD, one.link),
        (words.TOUCHED_FIELD, words.COMMA.join(touched.name for touched in one.touched)),
        (words.DAYS_FIELD, days),
        (words.PROPOSED_AT, say_full_moment(view.proposed_at)),
        (words.SIGNED_AT, say_full_moment(view.signed_at) if view.signed_at else ""),
        (words.CLOSED_WHY, view.closed_reason),
    )
    return tuple((label, text) for label, text in facts if text)
