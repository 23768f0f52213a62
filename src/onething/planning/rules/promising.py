"""告知承诺: what is promised for instead of being checked first, and what that makes of a matter.

The law's decision is then made at once (消防法 art. 15: 材料齐全即许可), so the matter has no days, no visit before the
decision, and nobody may hold its result back.
"""

from collections.abc import Collection, Mapping
from dataclasses import replace

from onething.catalogue.contracts import Commitment, Matter, Release, Standing, Thing
from onething.kernel.canonical import canonical_json
from onething.kernel.clock import Limit, LimitUnit
from onething.kernel.sm import sm3
from onething.planning.contracts import Answers, PlannedPromise
from onething.planning.rules.answers import Read
from onething.planning.rules.inclusion import list_chosen

AT_ONCE = Limit(0, LimitUnit.ON_THE_SPOT)


def list_promised(
    thing: Thing, *, answers: Answers, matters: Collection[Matter], unpromised: Collection[str]
) -> dict[str, Commitment]:
    """Return the included matters that the answers promise for, by code; `unpromised` were taken back."""
    chosen = {code for _, option in list_chosen(thing, answers=answers) for code in option.promises}
    found = {matter.code: matter.particulars.authority.commitment for matter in matters}
    return {
        code: commitment
        for code, commitment in found.items()
        if code in chosen and code not in unpromised and commitment is not None and commitment.allowed
    }


def take_back(read: Read, *, thing: Thing, unpromised: Collection[str]) -> Read:
    """Return the answers without the options that promise only for `unpromised` matters: the form then says no to them."""
    gone = {
        (key, option.value)
        for key, option in list_chosen(thing, answers=read.chosen)
        if option.promises and set(option.promises) <= set(unpromised)
    }
    kept = {
        key: tuple(value for value in values if (key, value) not in gone)
        for key, values in read.chosen.items()
    }
    return replace(read, chosen=kept)


def decide_at_once(matter: Matter, *, promised: Mapping[str, Commitment]) -> Matter:
    """Return a matter as it is handled under a promise; others as they are."""
    commitment = promised.get(matter.code)
    if commitment is None:
        return matter
    return replace(
        matter,
        statutory=AT_ONCE,
        statutory_basis=commitment.basis,
        committed=AT_ONCE,
        committed_basis=commitment.basis,
        committed_standing=Standing.OFFICIAL,
        release=Release.OWN_DAY,
        site_visit=False,
    )


def write_promise(matter: Matter, *, commitment: Commitment) -> PlannedPromise:
    """Return the promise for a matter of the ordinary road, with the digest (SM3, hex) of the text that is told."""
    told = {
        "matter": matter.code,
        "name": matter.name,
        "basis": commitment.basis or "",
        "conditions": list(commitment.conditions),
        "consequences": list(commitment.consequences),
        "check_days": commitment.check_days,
        "mend_days": commitment.mend_days,
    }
    return PlannedPromise(
        basis=commitment.basis or "",
        conditions=commitment.conditions,
        consequences=commitment.consequences,
        check_days=commitment.check_days,
        mend_days=commitment.mend_days,
        ordinary=matter.committed or matter.statutory,
        sm3=sm3(canonical_json(told)).hex(),
    )
