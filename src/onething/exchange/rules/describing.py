"""What a resource must say before it stands in the catalogue (国发〔2016〕51号: whatever is not shared freely has a basis)."""

import re
from collections import Counter
from collections.abc import Iterator

from onething.exchange import words
from onething.exchange.contracts import Item, ResourceDraft, Sharing
from onething.kernel.errors import Refusal

CODE = re.compile(r"[a-z][a-z0-9_]{0,39}")
SHORTEST = 4


def check_resource(draft: ResourceDraft) -> None:
    """Refuse the first thing that is wrong (`exchange.resource.*`, at its field); `facts["problems"]` lists all of them."""
    problems = [*_list_head_problems(draft), *_list_item_problems(draft.items)]
    if problems:
        told = [{"field": one.field, "code": one.code, "sentence": one.sentence} for one in problems]
        first = problems[0]
        raise Refusal(first.code, first.sentence, field=first.field, facts={"problems": told})


def _list_head_problems(draft: ResourceDraft) -> Iterator[Refusal]:
    if not CODE.fullmatch(draft.code):
        yield Refusal("exchange.resource.code", words.CODE_WRONG, field="code")
    if not draft.name.strip():
        yield Refusal("exchange.resource.name", words.NAME_MISSING, field="name")
    if len(draft.summary.strip()) < SHORTEST:
        yield Refusal("exchange.resource.summary", words.SUMMARY_MISSING, field="summary")
    if not draft.items:
        yield Refusal("exchange.resource.items", words.ITEMS_MISSING, field="items")


def _list_item_problems(items: tuple[Item, ...]) -> Iterator[Refusal]:
    seen = Counter(item.key for item in items)
    for place, item in enumerate(items):
        if not CODE.fullmatch(item.key) or not item.name.strip():
            sentence = words.ITEM_WRONG.format(key=item.key)
            yield Refusal("exchange.resource.item", sentence, field=f"items.{place}.key")
        if seen[item.key] > 1:
            sentence = words.ITEM_TWICE.format(key=item.key)
            yield Refusal("exchange.resource.item_twice", sentence, field=f"items.{place}.key")
        if item.sharing is not Sharing.UNCONDITIONAL and len(item.basis.strip()) < SHORTEST:
            sentence = words.BASIS_MISSING.format(name=item.name, sharing=item.sharing.label)
            yield Refusal("exchange.resource.basis", sentence, field=f"items.{place}.basis")
