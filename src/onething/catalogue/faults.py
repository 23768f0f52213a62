"""What can be wrong with a catalogue: faults, which make a package unreadable, and the findings of the lint.

Outsiders find them in contracts.py.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from onething.kernel.errors import Refusal


@dataclass(frozen=True, order=True)
class PackageFault:
    """One thing wrong with a package: the file, the place in it (a JSON pointer), and a Chinese sentence."""

    file: str
    place: str
    sentence: str


class PackageRefused(Refusal):
    """The package has faults; `faults` holds all of them, and nothing was loaded."""

    def __init__(self, faults: tuple[PackageFault, ...]) -> None:
        super().__init__(
            "catalogue.package.refused",
            f"目录包有 {len(faults)} 处错误，没有载入任何内容。请按下列位置逐处改正后重新载入。",
            facts={"faults": [{"file": f.file, "place": f.place, "sentence": f.sentence} for f in faults]},
        )
        self.faults = faults


class Level(StrEnum):
    """How grave a finding is. Only a blocker keeps an entry from being published."""

    BLOCKER = "blocker"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True)
class Finding:
    """What one rule of the lint found in one thing.

    `rule` is the rule's name ("limit.above_ceiling"); `place` says where in the thing, like a JSON pointer with the
    matters' numbers in place of row numbers ("/matters/M02/statutory_days"); `remedy` says in Chinese what to do.
    """

    rule: str
    level: Level
    place: str
    sentence: str
    remedy: str

    def as_json(self) -> dict[str, Any]:
        """Return the finding as plain data."""
        return {
            "rule": self.rule,
            "level": self.level.value,
            "place": self.place,
            "sentence": self.sentence,
            "remedy": self.remedy,
        }


@dataclass(frozen=True)
class LintReport:
    """What the lint says about one content of one thing: `sm3` is that content's digest, so that it fits no other."""

    thing: str
    sm3: str
    findings: tuple[Finding, ...]

    @property
    def blockers(self) -> tuple[Finding, ...]:
        """The findings that keep the thing from being published."""
        return tuple(found for found in self.findings if found.level is Level.BLOCKER)

    @property
    def is_publishable(self) -> bool:
        """Whether nothing keeps the thing from being published."""
        return not self.blockers

    def as_json(self) -> dict[str, Any]:
        """Return the report as plain data."""
        return {
            "thing": self.thing,
            "sm3": self.sm3,
            "is_publishable": self.is_publishable,
            "findings": [found.as_json() for found in self.findings],
        }


def make_report(thing: str, *, sm3: str, findings: Iterable[Finding]) -> LintReport:
    """Return a report with its findings in a fixed order: the gravest first, then by place and rule."""
    grave = list(Level)
    ordered = sorted(
        set(findings), key=lambda one: (grave.index(one.level), one.place, one.rule, one.sentence)
    )
    return LintReport(thing=thing, sm3=sm3, findings=tuple(ordered))


class PackageBlocked(Refusal):
    """Things of a package may not be published; `reports` are the lint's on each of them, and nothing was published."""

    def __init__(self, reports: tuple[LintReport, ...]) -> None:
        things = "、".join(report.thing for report in reports)
        count = sum(len(report.blockers) for report in reports)
        super().__init__(
            "catalogue.package.blocked",
            f"目录包的 {things} 共有 {count} 处不符合规定，没有发布任何内容。请按每一处的办法改正后重新载入。",
            facts={"reports": [report.as_json() for report in reports]},
        )
        self.reports = reports


def check_publishable(reports: Iterable[LintReport]) -> None:
    """Refuse PackageBlocked with the report on every thing that may not be published."""
    if blocked := tuple(report for report in reports if not report.is_publishable):
        raise PackageBlocked(blocked)


@dataclass(frozen=True, order=True)
class WorkbookFault:
    """One thing wrong with a workbook: the sheet, the row as the program counts (0: the whole sheet), the column's heading."""

    sheet: str
    row: int
    column: str
    sentence: str


class WorkbookRefused(Refusal):
    """A workbook cannot be taken in; `faults` holds all of them, and nothing was taken."""

    def __init__(self, sentence: str, *, faults: tuple[WorkbookFault, ...] = ()) -> None:
        listed = [
            {"sheet": one.sheet, "row": one.row, "column": one.column, "sentence": one.sentence}
            for one in faults
        ]
        super().__init__("catalogue.workbook.refused", sentence, field="file", facts={"faults": listed})
        self.faults = faults
