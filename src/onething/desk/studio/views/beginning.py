"""Where entries begin: a thing from nothing, one like another, a new edition, the end of a thing."""

from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_POST

from onething.catalogue.contracts import EntryMade, PartsRefused
from onething.catalogue.part_fields.of_matter import MATTER_FIELDS
from onething.catalogue.part_fields.of_thing import THING_FIELDS
from onething.catalogue.part_fields.shapes import PartSection
from onething.catalogue.queries import list_versions, suggest_code
from onething.desk.studio import words
from onething.desk.studio.showing.fields import Offers, Piece, Typing, show_section
from onething.desk.studio.showing.places import entry_address
from onething.desk.studio.typed import Typed, gather_texts, read_part
from onething.directory.queries import list_units
from onething.journey import editing, publishing
from onething.kernel.clock_port import now
from onething.kernel.errors import Refusal
from onething.kernel.permissions import Permission
from onething.kernel.viewer import Viewer
from onething.look.contracts import Button, ErrorItem, ErrorSummary, Field, FieldKind
from onething.pages.access import access, viewer_of
from onething.pages.answering import show
from onething.pages.problems import place_errors, summarize
from onething.pages.small_form import SmallForm

HEADING = PartSection(
    "一件事", tuple(one for one in THING_FIELDS if one.key in ("code", "name", "audience", "source"))
)
FIRST = PartSection(
    "第一个事项", tuple(one for one in MATTER_FIELDS if one.key in ("name", "type", "department", "result"))
)
MATTER = "matter."
FIRST_NUMBER = "M01"


@dataclass(frozen=True)
class NewPage:
    """The view value of desk/studio/new.html."""

    errors: ErrorSummary | None
    heading: tuple[Piece, ...]
    matter: tuple[Piece, ...]


@access(Permission.EDIT_CATALOGUE)
@require_http_methods(["GET", "POST"])
def begin_thing(request: HttpRequest) -> HttpResponse:
    """A thing from nothing: what it is called, and its first matter; everything else follows part by part."""
    viewer = viewer_of(request)
    texts = gather_texts(request.POST) if request.method == "POST" else {"code": suggest_code(viewer)}
    heading = read_part(HEADING.fields, raw={}, texts=texts, is_new=True)
    matter = read_part(FIRST.fields, raw={}, texts=texts, prefix=MATTER, is_new=True)
    if request.method == "GET":
        return show(request, "desk/studio/new.html", page=_page(viewer, heading=heading, matter=matter))
    try:
        known: dict[str, Any] = {"id": FIRST_NUMBER, **matter.value}
        made = editing.begin_thing(viewer, heading=heading.value, matter=known, at=now())
    except Refusal as refusal:
        page = _page(viewer, heading=heading, matter=matter, refusal=refusal)
        return show(request, "desk/studio/new.html", page=page, status=refusal.status)
    return _go_to(made)


@access(Permission.EDIT_CATALOGUE)
@require_http_methods(["GET", "POST"])
def clone_thing(request: HttpRequest, code: str) -> HttpResponse:
    """A thing like another, under a code and a name of its own."""
    viewer = viewer_of(request)
    source = list_versions(viewer, code=code)[0]
    typed = gather_texts(request.POST) or {"code": suggest_code(viewer), "name": source.thing_name}
    fields = (
        Field(name="code", label="新的编码", value=typed.get("code", ""), max_length=40),
        Field(name="name", label="新的名称", value=typed.get("name", ""), max_length=200),
    )

    def _begin() -> EntryMade:
        return editing.clone_thing(
            viewer, source=code, code=typed["code"].strip(), name=typed["name"].strip(), at=now()
        )

    form = SmallForm(
        title=words.CLONE.format(name=source.thing_name), action=request.path, fields=fields,
        buttons=(Button(word=words.BEGIN_CLONE),), lead=words.CLONE_LEAD,
    )  # fmt: skip
    return _answer(request, form=form, begin=_begin)


@access(Permission.EDIT_CATALOGUE)
@require_http_methods(["GET", "POST"])
def begin_repeal(request: HttpRequest, code: str) -> HttpResponse:
    """The end of a thing: why, and on what ground."""
    viewer = viewer_of(request)
    source = list_versions(viewer, code=code)[0]
    typed = gather_texts(request.POST)
    fields = (
        Field(
            name="reason", label=words.REASON, kind=FieldKind.LONG_TEXT, value=typed.get("reason", ""),
            hint=words.REASON_HINT, max_length=2000,
        ),
        Field(
            name="basis", label=words.BASIS, kind=FieldKind.LONG_TEXT, value=typed.get("basis", ""),
            hint=words.BASIS_HINT, max_length=2000,
        ),
    )  # fmt: skip

    def _begin() -> EntryMade:
        return publishing.draft_repeal(
            viewer, thing=code, reason=typed.get("reason", ""), basis=typed.get("basis", ""), at=now()
        )

    form = SmallForm(
        title=words.REPEAL.format(name=source.thing_name), action=request.path, fields=fields,
        buttons=(Button(word=words.BEGIN_REPEAL),), lead=words.REPEAL_LEAD,
    )  # fmt: skip
    return _answer(request, form=form, begin=_begin)


@access(Permission.EDIT_CATALOGUE)
@require_POST
def begin_edition(request: HttpRequest, code: str) -> HttpResponse:
    """A new edition with what is published."""
    return _go_to(editing.begin_edition(viewer_of(request), thing=code, at=now()))


def _answer(request: HttpRequest, *, form: SmallForm, begin: Any) -> HttpResponse:
    if request.method == "GET":
        return show(request, "desk/studio/small_form.html", page=form)
    try:
        return _go_to(begin())
    except Refusal as refusal:
        fields = place_errors(form.fields, refusal=refusal)
        page = replace(form, fields=fields, errors=_summarize(refusal, fields=fields))
        return show(request, "desk/studio/small_form.html", page=page, status=refusal.status)


def _go_to(made: EntryMade) -> HttpResponse:
    return HttpResponseRedirect(f"{entry_address(made.id)}?done=begin")


def _page(viewer: Viewer, *, heading: Typed, matter: Typed, refusal: Refusal | None = None) -> NewPage:
    problems = _place(refusal)
    offers = Offers((), (), (), (), units=tuple((unit.name, unit.name) for unit in list_units(viewer)))
    heads, firsts = (
        show_section(
            section,
            typing=Typing(typed.texts, problems, theirs={}, rows={}, read_only=False, is_new=True),
            offers=offers,
            prefix=prefix,
        )
        for section, typed, prefix in ((HEADING, heading, ""), (FIRST, matter, MATTER))
    )
    errors = None
    if refusal is not None:
        items = tuple(
            ErrorItem(sentence, anchor=f"id_{name}" if name else "") for name, sentence in problems.items()
        )
        errors = ErrorSummary(title=refusal.sentence, items=items)
    return NewPage(errors=errors, heading=heads, matter=firsts)


def _place(refusal: Refusal | None) -> dict[str, str]:
    """Sentences by the name of the input that they are about."""
    if isinstance(refusal, PartsRefused):
        return {
            fault.key
            if fault.part is None or fault.part.kind == "thing"
            else fault.key.replace("matter.", MATTER): fault.sentence
            for fault in refusal.faults
        }
    return {refusal.field or "": refusal.sentence} if refusal and refusal.field else {}


def _summarize(refusal: Refusal, *, fields: tuple[Field, ...]) -> ErrorSummary | None:
    if isinstance(refusal, PartsRefused):
        items = tuple(ErrorItem(fault.sentence, anchor=f"id_{fault.key}") for fault in refusal.faults)
        return ErrorSummary(title=refusal.sentence, items=items)
    return summarize(refusal, fields=fields)
