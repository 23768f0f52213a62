"""How the commands tell a person everything that is wrong with a package: its faults, or what the lint forbids."""

import sys

from onething.catalogue.contracts import Finding, PackageBlocked, PackageRefused

FINDING = "{thing}{place} [{rule}] {sentence}{remedy}"


def print_refused(refused: PackageRefused | PackageBlocked) -> None:
    """Print every fault, or every blocker, on standard error, one a line, and what to do last."""
    lines = list_faults(refused) if isinstance(refused, PackageRefused) else list_blockers(refused)
    print("\n".join([*lines, refused.sentence]), file=sys.stderr)


def list_faults(refused: PackageRefused) -> list[str]:
    """Return a line a fault: file: place: sentence."""
    return [f"{fault.file}: {fault.place}: {fault.sentence}" for fault in refused.faults]


def list_blockers(blocked: PackageBlocked) -> list[str]:
    """Return a line a blocker."""
    return [say_finding(found, thing=report.thing) for report in blocked.reports for found in report.blockers]


def say_finding(found: Finding, *, thing: str) -> str:
    """Return a finding of the lint on one line: where, which rule, what, and what to do."""
    return FINDING.format(
        thing=thing, place=found.place, rule=found.rule, sentence=found.sentence, remedy=found.remedy
    )
