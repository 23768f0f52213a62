"""Editing one part of a draft: what is typed is tried beside it while one types, and saved by one press.

Nothing typed is lost: what cannot be read or saved comes back with what is to be mended; what somebody else changed
meanwhile stands beside it.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from onething.catalogue.contracts import Doing, Part, PartKind
from onething.catalogue.queries import get_entry, list_known_elements, open_part
from onething.desk.studio import words
from onething.desk.studio.editors import read_texts, write_texts
from onething.desk.studio.showing.editor import address_of
from onething.desk.studio.showing.places import entry_address
from onething.desk.studio.typed import Typed, gather_texts
from onething.desk.studio.views.part_page import ADDED, ELEMENT, SAVE, Desk, draw, find_place, look_beside
from onething.desk.studio.views.queue import KEEPERS
from onething.journey import editing
from onething.kernel.clock_port import local_day, now
from onething.kernel.errors import Refusal
from onething.pages.access import access, viewer_of
from onething.pages.answering import show

ADD, SAVE_NEW, PREVIEW = "add:", "save_new", "preview"
MOVES = {"remove": Doing.REMOVE, "up": Doing.UP, "down": Doing.DOWN}


@access(*KEEPERS)
@require_http_methods(["GET", "POST"])
def show_thing(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """The thing itself."""
    return _answer(request, entry_id=entry_id, part=Part(PartKind.THING))


@access(*KEEPERS)
@require_http_methods(["GET", "POST"])
def show_matter(request: HttpRequest, entry_id: UUID, matter: str | None = None) -> HttpResponse:
    """A matter, or a new one."""
    return _answer(request, entry_id=entry_id, part=Part(PartKind.MATTER, matter=matter))


@access(*KEEPERS)
@require_http_methods(["GET", "POST"])
def show_material(
    request: HttpRequest, entry_id: UUID, matter: str, place: int | None = None
) -> HttpResponse:
    """A paper of a matter, or a new one."""
    return _answer(request, entry_id=entry_id, part=_in_list(PartKind.MATERIAL, matter=matter, place=place))


@access(*KEEPERS)
@require_http_methods(["GET", "POST"])
def show_field(request: HttpRequest, entry_id: UUID, matter: str, place: int | None = None) -> HttpResponse:
    """A line of a matter's form with its data element, or a new one."""
    return _answer(request, entry_id=entry_id, part=_in_list(PartKind.FIELD, matter=matter, place=place))


@access(*KEEPERS)
@require_http_methods(["GET", "POST"])
def show_question(request: HttpRequest, entry_id: UUID, key: str | None = None) -> HttpResponse:
    """A question about the situation, or a new one."""
    return _answer(request, entry_id=entry_id, part=Part(PartKind.QUESTION, key=key))


def _in_list(kind: PartKind, *, matter: str, place: int | None) -> Part:
    if place == 0:
        raise Http404
    return Part(kind, matter=matter, index=None if place is None else place - 1)


def _answer(request: HttpRequest, *, entry_id: UUID, part: Part) -> HttpResponse:
    desk = _sit_down(request, entry_id=entry_id, part=part)
    if desk.open.value is None:
        return draw(replace(desk, refusal=Refusal("desk.part.gone", words.GONE, status=412)))
    verb = request.POST.get("verb", "") if request.method == "POST" else ""
    if not verb:
        return draw(desk)
    if verb == PREVIEW and request.headers.get("HX-Request"):
        return show(request, "desk/studio/beside.html", page=look_beside(desk))
    if verb == PREVIEW or verb.startswith(ADD):
        return draw(desk)
    return _act(desk, verb=verb)


def _sit_down(request: HttpRequest, *, entry_id: UUID, part: Part) -> Desk:
    """Read the entry, its part and what was typed; a part that is not there is no page (404)."""
    viewer, at = viewer_of(request), now()
    view = get_entry(viewer, entry_id=entry_id, today=local_day(at))
    if not view.content or not _has_place(view.content, part=part):
        raise Http404
    opened = open_part(viewer, content=view.content, part=part)
    value = _begin_with(request, content=view.content, part=part, value=opened.value, at=at)
    verb = request.POST.get("verb", "")
    if request.method == "POST" and value is not None:
        typed = read_texts(part.kind, value=value, texts=gather_texts(request.POST), is_new=part.is_new)
        _check_new_element(request, content=view.content, part=part, typed=typed)
    elif value is not None:
        typed = Typed(dict(value), texts=write_texts(part.kind, value=value))
    elif request.method == "POST":  # it is gone: what was typed is still shown
        typed = Typed({}, texts=gather_texts(request.POST))
    else:
        raise Http404
    rows = {verb.removeprefix(ADD): 1} if verb.startswith(ADD) else {}
    return Desk(request, view, part, opened, value or {}, typed, at, rows)


def _has_place(content: Mapping[str, Any], *, part: Part) -> bool:
    known = {one["id"] for one in content["thing"]["matters"]}
    return part.kind not in (PartKind.MATERIAL, PartKind.FIELD) or part.matter in known


def _begin_with(
    request: HttpRequest,
    *,
    content: Mapping[str, Any],
    part: Part,
    value: Mapping[str, Any] | None,
    at: datetime,
) -> Mapping[str, Any] | None:
    """A new form field may begin with a data element that is known already: as this draft has it, else as the city does."""
    asked = request.GET.get(ELEMENT, "")
    if part.kind is not PartKind.FIELD or not part.is_new or value is None or not asked:
        return value
    own = next((one for one in content["elements"] if one["code"] == asked), None)
    element = own or list_known_elements(viewer_of(request), at=at).get(asked)
    return {**value, "element": element} if element else value


def _check_new_element(request: HttpRequest, *, content: Mapping[str, Any], part: Part, typed: Typed) -> None:
    """A data element that is there already is not written anew by the way: that would change other forms."""
    if part.kind is PartKind.FIELD and part.is_new:
        code = typed.value["element"]["code"]
        if code != request.GET.get(ELEMENT, "") and any(one["code"] == code for one in content["elements"]):
            typed.problems["element.code"] = words.ELEMENT_KNOWN


def _act(desk: Desk, *, verb: str) -> HttpResponse:
    if verb not in (SAVE, SAVE_NEW, *MOVES) or (verb in MOVES and not desk.part.is_in_a_list):
        raise Refusal("desk.act.unknown", words.UNKNOWN_ACT, status=400)
    edit = desk.edit if verb in (SAVE, SAVE_NEW) else replace(desk.edit, doing=MOVES[verb], value=None)
    if edit.value is not None and desk.typed.problems:
        sentence = words.NOT_SAVED.format(count=len(desk.typed.problems))
        return draw(replace(desk, refusal=Refusal("desk.text.unreadable", sentence)))
    try:
        editing.edit(desk.viewer, entry_id=desk.view.row.id, edit=edit, at=desk.at)
    except Refusal as refusal:
        return draw(replace(desk, refusal=refusal))
    return HttpResponseRedirect(_follow(desk, verb=verb))


def _follow(desk: Desk, *, verb: str) -> str:
    """Where one goes after an act: the same part again, a new one, or the list that a removed part stood in."""
    entry_id, part = desk.view.row.id, desk.part
    if verb == SAVE_NEW:
        return f"{address_of(entry_id, part=replace(part, index=None))}?done={ADDED if part.is_new else SAVE}"
    if verb == "remove":
        up = Part(PartKind.MATTER, matter=part.matter) if part.index is not None else None
        return f"{address_of(entry_id, part=up) if up else entry_address(entry_id)}?done=removed"
    return f"{address_of(entry_id, part=find_place(desk, verb=verb))}?done={ADDED if part.is_new else SAVE}"
