"""What the lint found, the gravest first, each with what to do and the way to the very field."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from onething.catalogue.contracts import Level, LintReport
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
    """All findings of a content. `summary` counts them."""

    summary: str
    is_publishable: bool
    grave: tuple[FindingLine, ...]
    others: tuple[FindingLine, ...]


def show_findings(report: LintReport, *, content: Mapping[str, Any], entry_id: UUID) -> Findings:
    """Return the findings of a report; `others` are notes, which ask nobody to do anything now."""
    lines = [
        (
            one.level,
            FindingLine(
                level=Tag(words.LEVELS[one.level], TONES[one.level]),
                sentence=one.sentence,
                remedy=one.remedy,
                rule=one.rule,
                href=find_address(content, place=one.place, entry_id=entry_id),
            ),
        )
        for one in report.findings
    ]
    counts = {level: sum(found is level for found, _ in lines) for level in Level}
    summary = words.FINDINGS_COUNT.format(
        blockers=counts[Level.BLOCKER], warnings=counts[Level.WARNING], notes=counts[Level.NOTE]
    )
    return Findings(
        summary=summary if lines else words.FINDINGS_NONE,
        is_publishable=report.is_publishable,
        grave=tuple(line for level, line in lines if level is not Level.NOTE),
        others=tuple(line for level, line in lines if level is Level.NOTE),
    )
