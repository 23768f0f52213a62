"""What a grant covers: exactly its unit, matter, purpose, industry and items, until its day. Nothing is read into it."""

from collections.abc import Iterable
from datetime import date

from onething.exchange import words
from onething.exchange.contracts import GrantView, Resource, Sharing, Use
from onething.exchange.states import GrantState
from onething.kernel.errors import Refusal


def find_covering(grants: Iterable[GrantView], *, resource: Resource, use: Use, day: date) -> GrantView:
    """Return the grant that a use rests on; refuses `exchange.use.*` (403) where there is none, with the nearest reason.

    `grants` are those of the resource. A use is covered by one grant whole, never by pieces of two. What the provider no
    longer shares (the resource withdrawn, an item gone or withheld since) no grant covers.
    """
    _check_shared(resource, items=use.items)
    own = [one for one in grants if _is_of(one, use=use, day=day)]
    refusals = [(one, _find_reason(one, use=use)) for one in own]
    for grant, refusal in refusals:
        if refusal is None:
            return grant
    for _, refusal in refusals:
        if refusal is not None:
            raise refusal
    sentence = words.NOT_GRANTED.format(unit=use.unit, matter=use.matter)
    raise Refusal("exchange.use.not_granted", sentence, status=403)


def _check_shared(resource: Resource, *, items: Iterable[str]) -> None:
    if resource.is_withdrawn:
        sentence = words.RESOURCE_WITHDRAWN.format(name=resource.draft.name)
        raise Refusal("exchange.use.withdrawn", sentence, status=403)
    found = {key: resource.find_item(key) for key in items}
    gone = sorted(key for key, item in found.items() if item is None or item.sharing is Sharing.WITHHELD)
    if gone:
        sentence = words.NO_LONGER_SHARED.format(items=words.COMMA.join(gone))
        raise Refusal("exchange.use.no_longer_shared", sentence, status=403, facts={"items": gone})


def _is_of(grant: GrantView, *, use: Use, day: date) -> bool:
    is_alive = grant.state is GrantState.GRANTED and day <= grant.draft.until
    return is_alive and grant.unit == use.unit and grant.draft.matter == use.matter


def _find_reason(grant: GrantView, *, use: Use) -> Refusal | None:
    """Return why this grant of the unit and matter does not cover the use, or None."""
    if grant.draft.purpose != use.purpose:
        sentence = words.OTHER_PURPOSE.format(purpose=grant.draft.purpose.label)
        return Refusal("exchange.use.purpose", sentence, status=403)
    if not use.industry.startswith(grant.draft.industry):
        sentence = words.OTHER_INDUSTRY.format(industry=grant.draft.industry)
        return Refusal("exchange.use.industry", sentence, status=403)
    beyond = sorted(set(use.items) - set(grant.draft.items))
    if beyond:
        sentence = words.NOT_COVERED.format(items=words.COMMA.join(beyond))
        return Refusal("exchange.use.items", sentence, status=403, facts={"items": beyond})
    return None
