"""What a correction makes of the data of a result: the same result with a few lines put right."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from onething.credentials import words
from onething.credentials.contracts import ResultOrder
from onething.credentials.rules.sheet import list_correctable
from onething.kernel.errors import Refusal

_LISTS = ("rows", "public")


def correct_order(ordered: ResultOrder, *, corrections: Mapping[str, str]) -> ResultOrder:
    """Return the order with the printed lines put right: `corrections` has the new value by label.

    Number, holder, issuer and validity stay. Refuses `credentials.row.unknown` for a label that is not printed and
    `credentials.row.same` when nothing would change.
    """
    printed = dict(list_correctable(ordered))
    unknown = next((label for label in corrections if label not in printed), None)
    if unknown is not None:
        sentence = words.ROW_UNKNOWN.format(label=unknown[:60])
        raise Refusal("credentials.row.unknown", sentence, field="corrections")
    changed = {label: value for label, value in corrections.items() if printed[label] != value}
    if not changed:
        raise Refusal("credentials.row.same", words.NOTHING_CORRECTED, field="corrections")
    lists = {key: _put_right(ordered.data[key], changed) for key in _LISTS if key in ordered.data}
    return replace(ordered, data={**ordered.data, **lists})


def _put_right(rows: Any, changed: Mapping[str, str]) -> list[list[str]]:
    return [[label, changed.get(label, value)] for label, value in rows]
