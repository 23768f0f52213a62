"""What a request may ask: items that exist and are shared, for a purpose, until a day, in one line of business or in all."""

import re
from datetime import date, timedelta

from onething.exchange import words
from onething.exchange.contracts import Item, RequestDraft, Resource, Sharing
from onething.kernel.errors import Refusal

SHORTEST, LONGEST = 4, 500
INDUSTRY = re.compile(r"[A-T]\d{0,4}")


def check_request(draft: RequestDraft, *, resource: Resource, today: date, longest_days: int) -> bool:
    """Return whether the provider has to consent (an item is conditional); refuses `exchange.request.*` at its field.

    `longest_days` is how far ahead a grant may reach; then it is asked for anew (政务数据共享条例: least data, reviewed).
    """
    if not draft.items:
        raise Refusal("exchange.request.items", words.ITEMS_NOT_CHOSEN, field="items")
    found = [_get_item(key, resource=resource) for key in draft.items]
    _check_explanation(draft.explanation)
    if draft.industry and not INDUSTRY.fullmatch(draft.industry):
        raise Refusal("exchange.request.industry", words.INDUSTRY_WRONG, field="industry")
    _check_until(draft.until, today=today, longest_days=longest_days)
    return any(item.sharing is Sharing.CONDITIONAL for item in found)


def _get_item(key: str, *, resource: Resource) -> Item:
    item = resource.find_item(key)
    if item is None:
        sentence = words.ITEM_UNKNOWN.format(resource=resource.draft.name, key=key)
        raise Refusal("exchange.request.item_unknown", sentence, field="items")
    if item.sharing is Sharing.WITHHELD:
        sentence = words.ITEM_WITHHELD.format(name=item.name, basis=item.basis)
        raise Refusal("exchange.request.item_withheld", sentence, field="items")
    return item


def _check_explanation(text: str) -> None:
    if len(text.strip()) < SHORTEST:
        raise Refusal("exchange.request.explanation", words.EXPLANATION_MISSING, field="explanation")
    if len(text) > LONGEST:
        sentence = words.TOO_LONG.format(most=LONGEST)
        raise Refusal("exchange.request.explanation_long", sentence, field="explanation")


def _check_until(until: date, *, today: date, longest_days: int) -> None:
    if until <= today:
        raise Refusal("exchange.request.until_over", words.UNTIL_OVER, field="until")
    last = today + timedelta(days=longest_days)
    if until > last:
        sentence = words.UNTIL_TOO_LONG.format(last=last)
        raise Refusal("exchange.request.until_long", sentence, field="until")
