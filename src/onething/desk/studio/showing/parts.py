"""The parts of a draft as a list to go through: the thing, its questions, its matters with papers and form fields."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from onething.catalogue.contracts import LintReport
from onething.desk.studio.showing.places import entry_address, part_address


@dataclass(frozen=True)
class PartLine:
    """One part: what it is called, what is said below it, where it is edited, how many blockers and warnings it has."""

    name: str
    below: str
    href: str
    blockers: int = 0
    warnings: int = 0
    parts: tuple["PartLine", ...] = ()


@dataclass(frozen=True)
class Parts:
    """All parts of a draft; the addresses of what can be added are empty where nothing can."""

    thing: PartLine
    questions: tuple[PartLine, ...]
    matters: tuple[PartLine, ...]
    add_question: str
    add_matter: str


def show_parts(
    content: Mapping[str, Any], *, report: LintReport | None, entry_id: UUID, can_edit: bool
) -> Parts:
    """Return the parts of a content with what the lint says about each."""
    thing = content["thing"]
    home = entry_address(entry_id)
    return Parts(
        thing=_line(
            thing["name"],
            below=f"{thing['code']}　{thing['audience']}",
            href=f"{home}thing/",
            at="",
            report=None,
        ),
        questions=tuple(
            _line(
                one["question"],
                below="、".join(option["label"] for option in one["options"]),
                href=part_address(entry_id, "questions", one["key"]),
                at=f"/situations/{one['key']}",
                report=report,
            )
            for one in thing["situations"]
        ),
        matters=tuple(
            _matter(one, content=content, report=report, entry_id=entry_id) for one in thing["matters"]
        ),
        add_question=f"{home}questions/new/" if can_edit else "",
        add_matter=f"{home}matters/new/" if can_edit else "",
    )


def _matter(
    matter: Mapping[str, Any], *, content: Mapping[str, Any], report: LintReport | None, entry_id: UUID
) -> PartLine:
    form = content["forms"][f"{content['thing']['code']}/{matter['id']}"]
    return _line(
        f"{matter['id']}　{matter['name']}",
        below=f"{matter['department']}　材料 {len(matter['materials'])} 份　表单 {len(form['fields'])} 项",
        href=part_address(entry_id, "matters", matter["id"]),
        at=f"/matters/{matter['id']}",
        report=report,
    )


def _line(name: str, *, below: str, href: str, at: str, report: LintReport | None) -> PartLine:
    mine = [
        one.level
        for one in (report.findings if report else ())
        if one.place == at or one.place.startswith(f"{at}/")
    ]
    return PartLine(
        name=name,
        below=below,
        href=href,
        blockers=sum(level == "blocker" for level in mine),
        warnings=sum(level == "warning" for level in mine),
    )
