"""The page of one part: its form on the left; beside it faults, findings and the live plan of what is typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from onething.catalogue.contracts import EntryView, LintReport, Part, PartKind, PublishedThing
from onething.desk.studio import words
from onething.desk.studio.editors import EDITORS
from onething.desk.studio.showing.fields import Offers, Piece, Typing, show_section
from onething.desk.studio.showing.findings import Findings, show_findings
from onething.desk.studio.showing.places import entry_address, part_address
from onething.desk.studio.showing.trial import Trial, show_trial
from onething.look.contracts import ErrorSummary, Notice


@dataclass(frozen=True)
class ShownSection:
    """A heading with its fields; `anchor` is where the list of headings leads."""

    title: str
    anchor: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Line:
    """A paper or a form field of a matter, with the page where it is edited."""

    name: str
    below: str
    href: str


@dataclass(frozen=True)
class Sublist:
    """The papers or the form fields of a matter."""

    title: str
    lines: tuple[Line, ...]
    add: str
    add_word: str


@dataclass(frozen=True)
class Problem:
    """One thing that keeps what is typed from being saved, and where it is mended: the field's label where it has one."""

    sentence: str
    href: str
    label: str = ""

    @property
    def told(self) -> str:
        """The sentence with the field's label before it, for where the field itself is not in sight."""
        return f"{self.label}：{self.sentence}" if self.label else self.sentence


@dataclass(frozen=True)
class Beside:
    """The view value of desk/studio/beside.html: problems, or findings and plan."""

    problems: tuple[Problem, ...]
    findings: Findings | None
    trial: Trial | None


@dataclass(frozen=True)
class PartPage:
    """The view value of desk/studio/part.html."""

    address: str
    action: str
    title: str
    name: str
    trail: tuple[tuple[str, str], ...]
    before: str
    after: str
    sections: tuple[ShownSection, ...]
    sublists: tuple[Sublist, ...]
    beside: Beside
    seen: str
    can_edit: bool
    is_new: bool
    can_move: bool
    can_remove: bool
    notices: tuple[Notice, ...]
    errors: ErrorSummary | None
    forget: tuple[str, ...]
    known: tuple[tuple[str, str], ...]


def show_sections(kind: PartKind, *, typing: Typing, offers: Offers) -> tuple[ShownSection, ...]:
    """Return the sections of a kind of part with what is typed in them."""
    return tuple(
        ShownSection(
            title=section.title,
            anchor=f"part-{half.key or 'whole'}-{number}",
            pieces=show_section(section, typing=typing, offers=offers, prefix=half.prefix),
        )
        for half in EDITORS[kind]
        for number, section in enumerate(half.sections, 1)
    )


def show_beside(
    thing: PublishedThing,
    *,
    content: Mapping[str, Any],
    report: LintReport,
    tried: Mapping[str, Any],
    entry_id: UUID,
    here: str,
) -> Beside:
    """Return what stands beside a form that can be read."""
    findings = show_findings(report, content=content, entry_id=entry_id, here=here)
    return Beside(problems=(), findings=findings, trial=show_trial(thing, tried=tried))


def address_of(entry_id: UUID, *, part: Part) -> str:
    """Return the page of a part."""
    return part_address(entry_id, *_names(part))


def _names(part: Part) -> tuple[str | int, ...]:
    place = "new" if part.index is None else part.index + 1
    if part.kind is PartKind.MATTER:
        return ("matters", part.matter or "new")
    if part.kind is PartKind.MATERIAL:
        return ("matters", part.matter or "", "materials", place)
    if part.kind is PartKind.FIELD:
        return ("matters", part.matter or "", "fields", place)
    return ("questions", part.key or "new") if part.kind is PartKind.QUESTION else ("thing",)


def name_part(part: Part, *, texts: Mapping[str, str]) -> str:
    """Return what a part is called, as typed."""
    if part.is_new:
        return words.NEW_KINDS[part.kind]
    keys = {PartKind.FIELD: "element.label", PartKind.QUESTION: "question"}
    return texts.get(keys.get(part.kind, "name"), "") or words.KINDS[part.kind]


def show_trail(view: EntryView, *, part: Part) -> tuple[tuple[str, str], ...]:
    """Return the way up: the entry, and the matter of a paper or a form field."""
    trail = [(view.row.thing_name, entry_address(view.row.id))]
    if part.kind in (PartKind.MATERIAL, PartKind.FIELD):
        name = next(
            (one["name"] for one in view.content["thing"]["matters"] if one["id"] == part.matter),
            part.matter or "",
        )
        trail.append((name, part_address(view.row.id, "matters", part.matter or "")))
    return tuple(trail)


def list_siblings(content: Mapping[str, Any], *, part: Part) -> list[Part]:
    """Return the parts that stand in one list with this one, in their order."""
    thing = content["thing"]
    if part.kind is PartKind.THING:
        return [part]
    if part.kind is PartKind.QUESTION:
        return [Part(PartKind.QUESTION, key=one["key"]) for one in thing["situations"]]
    if part.kind is PartKind.MATTER:
        return [Part(PartKind.MATTER, matter=one["id"]) for one in thing["matters"]]
    rows = _rows_of(content, part=part)
    return [Part(part.kind, matter=part.matter, index=number) for number in range(len(rows))]


def _rows_of(content: Mapping[str, Any], *, part: Part) -> Sequence[Mapping[str, Any]]:
    thing = content["thing"]
    empty: Mapping[str, Any] = {"materials": []}
    matter = next((one for one in thing["matters"] if one["id"] == part.matter), empty)
    form = content["forms"].get(f"{thing['code']}/{part.matter}", {"fields": []})
    rows: Sequence[Mapping[str, Any]] = (
        matter["materials"] if part.kind is PartKind.MATERIAL else form["fields"]
    )
    return rows


def show_sublists(view: EntryView, *, part: Part, can_edit: bool) -> tuple[Sublist, ...]:
    """Return the papers and form fields of a matter that is there already."""
    if part.kind is not PartKind.MATTER or part.is_new:
        return ()
    elements = {one["code"]: one for one in view.content["elements"]}
    papers = _rows_of(view.content, part=Part(PartKind.MATERIAL, matter=part.matter))
    fields = _rows_of(view.content, part=Part(PartKind.FIELD, matter=part.matter))
    home, number = view.row.id, part.matter or ""
    return (
        Sublist(
            title=f"材料（{len(papers)}）",
            lines=tuple(
                Line(one["name"], _say_paper(one), part_address(home, "matters", number, "materials", place))
                for place, one in enumerate(papers, 1)
            ),
            add=part_address(home, "matters", number, "materials", "new") if can_edit else "",
            add_word="添材料",
        ),
        Sublist(
            title=f"表单项（{len(fields)}）",
            lines=tuple(
                Line(
                    one.get("label_on_form") or elements[one["element"]]["label"],
                    f"{one['element']}{'　必填' if one['required'] else ''}",
                    part_address(home, "matters", number, "fields", place),
                )
                for place, one in enumerate(fields, 1)
            ),
            add=part_address(home, "matters", number, "fields", "new") if can_edit else "",
            add_word="添表单项",
        ),
    )


def _say_paper(one: Mapping[str, Any]) -> str:
    got = f"不用交：{one['sharing_via']}" if one["obtainable_by_sharing"] else ""
    return f"{one['necessity']}　{'由申请表生成' if one.get('made_from') else got or '申请人交'}"
