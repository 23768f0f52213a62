"""What somebody works on at one part of a draft, and the page that shows it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse

from onething.catalogue.contracts import (
    Doing,
    Edit,
    EntryView,
    OpenPart,
    Part,
    PartChanged,
    PartKind,
    PartsRefused,
)
from onething.catalogue.queries import list_known_elements
from onething.desk.studio import words
from onething.desk.studio.editors import label_input, name_input, write_texts
from onething.desk.studio.showing.editor import (
    Beside,
    PartPage,
    Problem,
    address_of,
    list_siblings,
    name_part,
    show_beside,
    show_sections,
    show_sublists,
    show_trail,
)
from onething.desk.studio.showing.fields import Typing, gather_offers
from onething.desk.studio.showing.trial import read_tried
from onething.desk.studio.typed import Typed
from onething.directory.queries import list_units
from onething.journey import editing
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer
from onething.look.contracts import ErrorItem, ErrorSummary, Notice, Tone
from onething.pages.access import viewer_of
from onething.pages.answering import show

ADDED, ELEMENT, SAVE = "added", "element", "save"


@dataclass(frozen=True)
class Desk:
    """Everything about one request for a part: who, what, what was typed, and what became of it."""

    request: HttpRequest
    view: EntryView
    part: Part
    open: OpenPart
    value: Mapping[str, Any]
    typed: Typed
    at: datetime
    rows: Mapping[str, int]
    refusal: Refusal | None = None

    @property
    def viewer(self) -> Viewer:
        """Who is looking."""
        return viewer_of(self.request)

    @property
    def can_edit(self) -> bool:
        """Whether the viewer may change this draft now."""
        return any(verb == "revise" for verb, _label in self.view.next_acts)

    @property
    def edit(self) -> Edit:
        """What saving would do."""
        seen = self.request.POST.get("seen", self.open.seen)
        return Edit(self.part, Doing.PUT, value=self.typed.value, seen=seen)


def look_beside(desk: Desk) -> Beside:
    """Return what is typed, tried: problems where it cannot be read, else findings and plan."""
    entry_id = desk.view.row.id
    if desk.typed.problems:
        return Beside(_list_problems(desk, refusal=None), None, None)
    try:
        preview = editing.preview(desk.viewer, entry_id=entry_id, edit=desk.edit, at=desk.at)
    except PartsRefused as refusal:
        return Beside(_list_problems(desk, refusal=refusal), None, None)
    sent = desk.request.POST if desk.request.method == "POST" else desk.request.GET
    tried = read_tried(sent, thing=preview.thing.thing)
    return show_beside(
        preview.thing, content=preview.content, report=preview.report, tried=tried, entry_id=entry_id,
        here=address_of(entry_id, part=_here(desk)),
    )  # fmt: skip


def _list_problems(desk: Desk, *, refusal: Refusal | None) -> tuple[Problem, ...]:
    """Everything that is to be mended: what cannot be read, and the faults of this part and of others."""
    kind = desk.part.kind
    found = [
        Problem(sentence, f"#id_{name}", label=label_input(kind, name=name))
        for name, sentence in desk.typed.problems.items()
    ]
    faults = refusal.faults if isinstance(refusal, PartsRefused) else ()
    here = _here(desk)
    for fault in faults:
        if fault.part == here:
            name = name_input(kind, key=fault.key, known=_known_names(desk))
            label = label_input(kind, name=name) if name else ""
            found.append(Problem(fault.sentence, f"#id_{name}" if name else "", label=label))
        else:
            href = address_of(desk.view.row.id, part=fault.part) if fault.part else ""
            where = words.KINDS[fault.part.kind] if fault.part else ""
            found.append(Problem(words.PROBLEMS_ELSEWHERE.format(where=where, sentence=fault.sentence), href))
    return tuple(dict.fromkeys(found))


def _here(desk: Desk) -> Part:
    """The part as the checks name it: a new one stands at the end of its list."""
    return find_place(desk, verb=SAVE) if desk.part.is_new else desk.part


def _known_names(desk: Desk) -> Mapping[str, str]:
    """Every input there is: those with a text, and the lists and groups that they stand in."""
    names = dict(desk.typed.texts)
    for name in desk.typed.texts:
        head = name.partition(".")[0]
        names.setdefault(head, "")
    return names


def draw(desk: Desk) -> HttpResponse:
    """Show the page with what is typed, what is wrong with it, and what others did."""
    request, view, refusal = desk.request, desk.view, desk.refusal
    is_changed = isinstance(refusal, PartChanged)
    theirs = (
        _compare(desk, current=refusal.current)
        if isinstance(refusal, PartChanged) and refusal.current
        else {}
    )
    problems = _list_problems(desk, refusal=refusal)
    at_fields = {one.href.removeprefix("#id_"): one.sentence for one in problems if one.href.startswith("#")}
    typing = Typing(
        texts=desk.typed.texts, problems=at_fields, theirs=theirs, rows=_blank_rows(desk),
        read_only=not desk.can_edit, is_new=desk.part.is_new and not desk.request.GET.get(ELEMENT),
    )  # fmt: skip
    offers = gather_offers(
        view.content, units=[unit.name for unit in list_units(desk.viewer)], own=desk.part.matter or "",
        key=desk.part.key or "",
    )  # fmt: skip
    siblings, address = list_siblings(view.content, part=desk.part), address_of(view.row.id, part=desk.part)
    done = request.GET.get("done", "") if refusal is None and request.method == "GET" else ""
    page = PartPage(
        address=address,
        action=_action(desk, address=address),
        title=words.KINDS[desk.part.kind],
        name=name_part(desk.part, texts=desk.typed.texts),
        trail=show_trail(view, part=desk.part),
        before=_neighbour(desk, siblings=siblings, step=-1),
        after=_neighbour(desk, siblings=siblings, step=1),
        sections=show_sections(desk.part.kind, typing=typing, offers=offers),
        sublists=show_sublists(view, part=desk.part, can_edit=desk.can_edit),
        beside=look_beside(desk) if refusal is None else Beside(problems, None, None),
        seen=desk.open.seen if request.method == "GET" or is_changed else request.POST.get("seen", ""),
        can_edit=desk.can_edit,
        is_new=desk.part.is_new,
        can_move=len(siblings) > 1 and desk.part.is_in_a_list,
        can_remove=desk.part.is_in_a_list,
        notices=_notices(desk, done=done),
        errors=_summarize(refusal, problems=problems),
        forget=_list_forgotten(desk, address=address, done=done),
        known=_known_elements(desk),
    )
    return show(request, "desk/studio/part.html", page=page, status=refusal.status if refusal else 200)


def _action(desk: Desk, *, address: str) -> str:
    """Where the form is sent; with the data element that a new form field began with."""
    element = desk.request.GET.get(ELEMENT, "")
    return f"{address}?{urlencode({ELEMENT: element})}" if element and desk.part.is_new else address


def _compare(desk: Desk, *, current: Mapping[str, Any]) -> dict[str, str]:
    """What stands there now, of every input in which it differs from what is typed."""
    now_there = write_texts(desk.part.kind, value=current)
    return {
        name: text
        for name, text in now_there.items()
        if text.strip() != desk.typed.texts.get(name, "").strip()
    }


def _blank_rows(desk: Desk) -> Mapping[str, int]:
    return {"options": 2} if desk.part.is_new and desk.request.method == "GET" else desk.rows


def _neighbour(desk: Desk, *, siblings: list[Part], step: int) -> str:
    if desk.part not in siblings:
        return ""
    place = siblings.index(desk.part) + step
    return address_of(desk.view.row.id, part=siblings[place]) if 0 <= place < len(siblings) else ""


def _notices(desk: Desk, *, done: str) -> tuple[Notice, ...]:
    found = [Notice(words.DONE[done], tone=Tone.GOOD)] if done in words.DONE else []
    if not desk.can_edit:
        found.append(Notice(words.READ_ONLY))
    return tuple(found)


def _list_forgotten(desk: Desk, *, address: str, done: str) -> tuple[str, ...]:
    """Whose kept typing is done with: this part's, and that of the new part which it was a moment ago."""
    if not done:
        return ()
    new = replace(
        desk.part,
        index=None,
        matter=None if desk.part.kind is PartKind.MATTER else desk.part.matter,
        key=None,
    )
    return (address, address_of(desk.view.row.id, part=new)) if done == ADDED else (address,)


def _summarize(refusal: Refusal | None, *, problems: tuple[Problem, ...]) -> ErrorSummary | None:
    if refusal is None:
        return None
    items = tuple(
        ErrorItem(one.told, anchor=one.href.removeprefix("#")) for one in problems if one.href.startswith("#")
    )
    return ErrorSummary(title=refusal.sentence, items=items)


def _known_elements(desk: Desk) -> tuple[tuple[str, str], ...]:
    """The data elements that a new form field may begin with."""
    if desk.part.kind is not PartKind.FIELD or not desk.part.is_new or desk.request.method == "POST":
        return ()
    known = list_known_elements(desk.viewer, at=desk.at)
    return tuple((code, f"{one['label']}（{code}）") for code, one in known.items())


def find_place(desk: Desk, *, verb: str) -> Part:
    """Return where the part stands after it was added or moved."""
    part, value = desk.part, desk.typed.value
    siblings = list_siblings(desk.view.content, part=part)
    if part.is_new:
        if part.kind is PartKind.MATTER:
            return replace(part, matter=value["matter"]["id"])
        return (
            replace(part, key=value["key"])
            if part.kind is PartKind.QUESTION
            else replace(part, index=len(siblings))
        )
    if part.index is not None and verb in ("up", "down"):
        moved = part.index + (-1 if verb == "up" else 1)
        return replace(part, index=min(max(moved, 0), len(siblings) - 1))
    return part
