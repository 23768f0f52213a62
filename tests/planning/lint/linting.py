"""How a test asks the lint: a made-up thing in, the names of the rules that found something out."""

from dataclasses import replace
from typing import Any

from onething.catalogue.contracts import (
    Finding,
    Level,
    LintContext,
    MatterKind,
    Power,
    Surroundings,
    Unified,
    UpperEntry,
)
from onething.planning.queries import check_thing
from onething.planning.rules.lint import words
from tests.catalogue.packages import make_matter, make_thing, publish

NO_CONTEXT = LintContext()


def lint(thing: dict[str, Any], *, context: LintContext = NO_CONTEXT, **parts: Any) -> list[Finding]:
    """Return what the lint finds in a thing; every finding is of the table, whole and at its level."""
    found = check_thing(publish(thing, **parts), context=context)
    for one in found:
        assert one.level is words.RULES[one.rule][0]
        assert one.place.startswith("/")
        assert "{" not in one.sentence + one.remedy
    return list(found)


def find_rules(thing: dict[str, Any], *, context: LintContext = NO_CONTEXT, **parts: Any) -> set[str]:
    """Return the names of the rules that a thing breaks."""
    return {one.rule for one in lint(thing, context=context, **parts)}


def lint_matter(context: LintContext = NO_CONTEXT, **changes: Any) -> set[str]:
    """Return the rules that a thing of one matter breaks."""
    return find_rules(make_thing(make_matter("M01", **changes)), context=context)


def listing(*powers: tuple[str, MatterKind], department: str = "部门M01") -> LintContext:
    """Return the context of a city in which one department has a power list."""
    lines = tuple(Power(department, f"Q-{n}", name, kind) for n, (name, kind) in enumerate(powers, 1))
    return LintContext(Surroundings(powers=lines, departments=frozenset({department})))


def unifying(values: dict[str, Any], *, official: bool = False) -> LintContext:
    """Return the context of a city that unifies name and limit with an upper entry S-1."""
    unified = Unified(("name", "statutory_days"), "测试", official=official)
    return LintContext(Surroundings(uppers={"S-1": UpperEntry("S-1", values)}, unified=unified))


def beside(*others: dict[str, Any]) -> LintContext:
    """Return the context in which other things are published."""
    return replace(NO_CONTEXT, others=tuple(publish(one) for one in others))


BLOCKERS = frozenset(rule for rule, (level, _, _) in words.RULES.items() if level is Level.BLOCKER)
