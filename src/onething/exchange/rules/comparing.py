"""Two logs of one day beside each other, beside what was sealed, and beside the grants: every difference by its call."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from onething.exchange import words
from onething.exchange.contracts import Call, Difference, Outcome, RequestDraft, Side
from onething.exchange.rules.merkle import hash_call, write_call


@dataclass(frozen=True)
class Force:
    """A grant as the ledger tells it: whose, for what, and from when until when it was in force (None: it still is)."""

    unit: str
    draft: RequestDraft
    since: datetime | None
    until: datetime | None

    def covers(self, call: Call) -> bool:
        """Whether a call that was answered rested on this grant, exactly there and then."""
        is_for = (self.unit, self.draft.resource, self.draft.matter, self.draft.purpose.value)
        is_in_force = self.since is not None and self.since <= call.at
        is_over = self.until is not None and self.until < call.at
        is_same = is_for == (call.unit, call.resource, call.matter, call.purpose)
        return is_same and is_in_force and not is_over and set(call.items) <= set(self.draft.items)


def compare_sides(*, user: Mapping[UUID, Call], provider: Mapping[UUID, Call]) -> Iterator[Difference]:
    """Yield calls that stand on one side only, or differently on both. Without a known resource there is no other side."""
    for id in sorted({*user, *provider}):
        asked, given = user.get(id), provider.get(id)
        if asked is None:
            yield Difference("missing", id, words.MISSING.format(side=Side.USER.label))
        elif given is None and asked.provider:
            yield Difference("missing", id, words.MISSING.format(side=Side.PROVIDER.label))
        elif given is not None and (changed := _find_changed(asked, given)):
            yield Difference("unequal", id, words.UNEQUAL.format(fields=words.COMMA.join(changed)))


def compare_sealed(
    leaves: Mapping[UUID, str], *, calls: Mapping[UUID, Call], side: Side
) -> Iterator[Difference]:
    """Yield rows of one side that are gone, altered or added since the day was sealed."""
    for id in sorted({*leaves, *calls}):
        if id not in calls:
            yield Difference("dropped", id, words.DROPPED.format(side=side.label))
        elif id not in leaves:
            yield Difference("added", id, words.ADDED.format(side=side.label))
        elif hash_call(calls[id]) != leaves[id]:
            yield Difference("altered", id, words.ALTERED.format(side=side.label))


def compare_grants(calls: Mapping[UUID, Call], *, forces: Mapping[UUID, Force]) -> Iterator[Difference]:
    """Yield calls that were answered without a grant in force that covers them."""
    for id, call in sorted(calls.items()):
        force = forces.get(call.grant_id) if call.grant_id else None
        if call.outcome is Outcome.ANSWERED and (force is None or not force.covers(call)):
            yield Difference("ungranted", id, words.UNGRANTED)


def _find_changed(one: Call, other: Call) -> list[str]:
    mine, theirs = write_call(one), write_call(other)
    return [field for field in mine if mine[field] != theirs[field]]
