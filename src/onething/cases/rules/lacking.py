"""Acceptance with minor papers missing (容缺受理): which papers may come later, and which matters wait for them."""

from collections.abc import Collection, Sequence

from onething.cases.rules.joint import StepFact
from onething.planning.contracts import Plan, PlannedMaterial


def list_lacking(plan: Plan, *, files: Collection[str]) -> list[PlannedMaterial]:
    """Return the asked papers that are not there and that the catalogue lets come after acceptance."""
    return [one for one in plan.materials if one.asked and one.is_deferrable and one.key not in files]


def find_affected(codes: Collection[str], *, steps: Sequence[StepFact]) -> frozenset[str]:
    """Return these matters and those that rest on their results, directly or through others."""
    affected = set(codes)
    while more := {one.code for one in steps if affected & set(one.needs)} - affected:
        affected |= more
    return frozenset(affected)
