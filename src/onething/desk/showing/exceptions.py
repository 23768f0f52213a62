"""Exceptions of lists as the desk shows them: the form, the table, one with its signature, and what the lists lack."""

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
from onething.publicity.contracts import WITH_EXCEPTIONS, Effect, ExceptionView, GapFound, ListKind
from onething.publicity.queries import list_matters

HOME = "/desk/lists/"


def make_propose_page(viewer: Viewer, *, typed: QueryDict, refusal: Refusal | None) -> ProposePage:
    """Return the form of a new exception with what was typed."""
    today = local_day(now())
    lists = tuple(Choice(kind.value, kind.label) for kind in WITH_EXCEPTIONS)
    effects = tuple(Choice(one.value, one.label) for one in Effect)
    given = {
        name: typed.get(name, "")
        for name in ("list", "effect", "matter", "reason", "basis", "since", "until")
    }
    fields = (
        Field("list", words.LIST_FIELD, kind=FieldKind.SELECT, value=given["list"] or ListKind.ONE_VISIT, choices=lists),
        Field("effect", words.EFFECT_FIELD, kind=FieldKind.RADIO, value=given["effect"] or Effect.LEAVE_OUT, choices=effects,
              hint=words.EFFECT_HINT),
        Field("matter", words.MATTER_FIELD, kind=FieldKind.SELECT, value=given["matter"], choices=_list_choices(viewer)),
        Field("reason", words.REASON_FIELD, kind=FieldKind.LONG_TEXT, value=given["reason"], hint=words.REASON_HINT,
              max_length=2000),
        Field("basis", words.BASIS_FIELD, kind=FieldKind.LONG_TEXT, value=given["basis"], hint=words.BASIS_HINT,
              max_length=2000),
        Field("since", words.SINCE_FIELD, kind=FieldKind.DATE, value=given["since"] or today.isoformat()),
        Field("until", words.UNTIL_FIELD, kind=FieldKind.DATE, value=given["until"], hint=words.UNTIL_HINT),
    )  # fmt: skip
    placed = place_errors(fields, refusal=refusal)
    return ProposePage(
        title=words.PROPOSE_EXCEPTION,
        lead=words.PROPOSE_LEAD,
        address=f"{HOME}new",
        fields=placed,
        button=Button(words.SEND_TO_SIGN, key="s"),
        back=Button(words.BACK_TO_LISTS, href=HOME, kind=ButtonKind.QUIET),
        errors=summarize(refusal, fields=placed),
    )


def _list_choices(viewer: Viewer) -> tuple[Choice, ...]:
    """A department's editor chooses among the department's own matters, the bureau among all."""
    matters = list_matters(viewer, at=now())
    unit = find_own_unit(viewer) if viewer.post == Post.CATALOGUE_EDITOR else None
    return tuple(
        Choice(one.key, words.MATTER_CHOICE.format(name=one.name, department=one.department))
        for one in matters
        if unit is None or one.department == unit.name
    )


def show_exceptions(rows: list[ExceptionView], *, today: date, has_more: bool) -> Table:
    """Return a page of exceptions as a table."""
    after = f"{HOME}?after={rows[-1].exception.id}" if has_more else ""
    return Table(
        caption=words.EXCEPTIONS,
        columns=tuple(map(Column, words.EXCEPTION_COLUMNS)),
        rows=tuple(_row(one, today=today) for one in rows),
        empty=Empty(words.NO_EXCEPTIONS, sentence=words.NO_EXCEPTIONS_SENTENCE),
        more=Button(words.NEXT_PAGE, href=after, kind=ButtonKind.QUIET, key="m") if after else None,
    )


def _row(view: ExceptionView, *, today: date) -> TableRow:
    one = view.exception
    days = words.SINCE_UNTIL.format(since=one.since, until=one.until)
    return TableRow(
        cells=(
            Cell(one.name, below=one.department),
            Cell(one.list.label, below=one.effect.label),
            Cell(one.reason, below=one.basis),
            Cell(days),
            Cell(tag=show_state(view.state, is_over=one.until < today)),
        ),
        href=f"{HOME}{one.id}/",
    )


def show_gaps(found: tuple[GapFound, ...]) -> Table:
    """Return what does not fit together as a table."""
    rows = tuple(
        TableRow(
            cells=(Cell(one.name), Cell(one.department), Cell(one.sentence)),
            href=f"{HOME}{one.exception}/" if one.exception else "",
        )
        for one in found
    )
    columns = tuple(map(Column, words.GAP_COLUMNS))
    return Table(words.GAPS, columns, rows, Empty(words.NO_GAPS))


def show_paper(view: ExceptionView, *, done: str, typed: str, refusal: Refusal | None) -> PaperPage:
    """Return one exception whole, with what this viewer may do."""
    one = view.exception
    forms = list_act_forms(view.next_acts, revision=view.revision, typed=typed, refusal=refusal)
    signed = say_full_moment(view.signed_at) if view.signed_at else ""
    facts = (
        (words.LIST_FIELD, f"{one.list.label}：{one.effect.label}"),
        (words.MATTER_FIELD, words.MATTER_CHOICE.format(name=one.name, department=one.department)),
        (words.REASON_FIELD, one.reason),
        (words.BASIS_FIELD, one.basis),
        (
            words.DAYS_FIELD,
            words.SINCE_UNTIL.format(since=say_plain_day(one.since), until=say_plain_day(one.until)),
        ),
        (words.PROPOSED_AT, say_full_moment(view.proposed_at)),
        (words.SIGNED_AT, signed),
        (words.CLOSED_WHY, view.closed_reason),
    )
    return PaperPage(
        title=words.EXCEPTION_TITLE.format(name=one.name),
        address=f"{HOME}{one.id}/",
        state=show_state(view.state),
        facts=tuple((label, text) for label, text in facts if text),
        forms=forms,
        back=Button(words.BACK_TO_LISTS, href=HOME, kind=ButtonKind.QUIET, key="b"),
        proof=list_proof(view.signed_text, signature=view.signature, pem=view.signer_pem),
        notice=Notice(words.PAPER_DONE[done], tone=Tone.GOOD) if done in words.PAPER_DONE else None,
        errors=summarize(refusal, fields=[field for form in forms for field in form.fields]),
    )
