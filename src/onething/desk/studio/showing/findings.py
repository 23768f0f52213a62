"""What the lint found, the gravest first, each with what to do and the way to the very field."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from onething.catalogue.contracts import Finding, Level, LintReport
from onething.desk.studio import words
from onething.desk.studio.showing.places import find_address
from onething.look.contracts import Tag, Tone

TONES = {Level.BLOCKER: Tone.BAD, Level.WARNING: Tone.WARN, Level.NOTE: Tone.PLAIN}


@dataclass(frozen=True)
class FindingLine:
    """One finding: how grave, what is wrong, what to do, which rule says so, where it is mended."""

    level: Tag
    sentence: str
    remedy: str
    rule: str
    href: str


@dataclass(frozen=True)
class Findings:
    """All findings of a content. `summary` counts them; `elsewhere` are the grave ones of other parts, `notes` ask for nothing."""

    summary: str
    is_publishable: bool
    grave: tuple[FindingLine, ...]
    elsewhere: tuple[FindingLine, ...]
    elsewhere_summary: str
    notes: tuple[FindingLine, ...]


def show_findings(
    report: LintReport, *, content: Mapping[str, Any], entry_id: UUID, here: str = ""
) -> Findings:
    """Return the findings of a report; with `here` those of the part at this address apart from the others."""
    lines = [(one.level, _show(one, content=content, entry_id=entry_id)) for one in report.findings]
    grave = [line for level, line in lines if level is not Level.NOTE]
    mine = [line for line in grave if not here or line.href.partition("#")[0] == here]
    elsewhere = [line for line in grave if line not in mine]
    summary = words.FINDINGS_COUNT.format(**_count(lines))
    return Findings(
        summary=summary if lines else words.FINDINGS_NONE,
        is_publishable=report.is_publishable,
        grave=tuple(mine),
        elsewhere=tuple(elsewhere),
        elsewhere_summary=words.FINDINGS_ELSEWHERE.format(
            **_count([(level, line) for level, line in lines if line in elsewhere])
        ),
        notes=tuple(line for level, line in lines if level is Level.NOTE),
    )


def _show(one: Finding, *, content: Mapping[str, Any], entry_id: UUID) -> FindingLine:
    return FindingLine(
        level=Tag(words.LEVELS[one.level], TONES[one.level]),
        sentence=one.sentence,
        remedy=one.remedy,
        rule=one.rule,
        href=find_address(content, place=one.place, entry_id=entry_id),
    )


def _count(lines: Sequence[tuple[Level, FindingLine]]) -> dict[str, int]:
    return {f"{level.value}s": sum(found is level for found, _ in lines) for level in Level}
