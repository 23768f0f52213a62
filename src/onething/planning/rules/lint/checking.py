"""The table of rules, and the check of one thing by all of them."""

from collections.abc import Callable, Iterator
from typing import Final

from onething.catalogue.contracts import Finding, LintContext, PublishedThing
from onething.planning.rules.lint import (
    fields,
    limits,
    manner,
    materials,
    powers,
    questions,
    thresholds,
)

Check = Callable[..., Iterator[Finding]]

CHECKS: Final[tuple[Check, ...]] = (
    limits.check_ceilings,
    limits.check_units,
    limits.check_borrowed_ceilings,
    limits.check_promises,
    limits.check_instant,
    limits.note_unknown,
    manner.check_visits,
    manner.check_fees,
    manner.check_fee_conditions,
    manner.check_results,
    manner.check_commitments,
    manner.check_promises,
    manner.check_intermediaries,
    manner.check_release,
    materials.check_wording,
    materials.check_obtainable,
    materials.check_sources,
    powers.check_powers,
    powers.check_codes,
    powers.check_repeated,
    powers.check_unified,
    questions.check_needs,
    questions.check_asked,
    questions.check_reachable,
    questions.check_options,
    questions.check_gates,
    questions.check_effect,
    thresholds.check_ranges,
    fields.check_rules,
    fields.check_answers,
    fields.check_examples,
)


def check_thing(published: PublishedThing, *, context: LintContext) -> tuple[Finding, ...]:
    """Return what all rules find in a thing, in the order of the rules; a pure function of its arguments."""
    return tuple(dict.fromkeys(one for check in CHECKS for one in check(published, context=context)))
