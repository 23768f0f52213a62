"""What leaves the gateway of a record: the asked items, the sensitive ones masked where seeing is not needed."""

from collections.abc import Mapping

from onething.exchange import words
from onething.exchange.contracts import Purpose, Resource
from onething.kernel.errors import Refusal
from onething.kernel.redaction import redact

WHOLE = frozenset({Purpose.PREFILL, Purpose.WAIVE})
"""Purposes that write the value onto a form or keep it as a material; a check and oversight compare, and see it masked."""
_STAFF_CODE_LENGTH = 20


def filter_record(
    record: Mapping[str, str], *, resource: Resource, items: tuple[str, ...], purpose: Purpose
) -> dict[str, str]:
    """Return of a record just these items; whatever else a source gave stays here."""
    return {
        key: _show(resource, key=key, value=record[key], purpose=purpose)
        for key in sorted(set(items))
        if key in record
    }


def check_operator(code: str) -> None:
    """Refuse `exchange.operator.wrong` whatever is no staff code: a name or a number of a person never gets into the log."""
    is_code = code.replace("-", "").replace("_", "").isalnum() and code.isascii()
    if not is_code or len(code) > _STAFF_CODE_LENGTH or redact(code) != code:
        raise Refusal("exchange.operator.wrong", words.OPERATOR_WRONG, field="operator")


def mask(value: str) -> str:
    """Return a value of which only the first and last character are seen; of two or fewer, none."""
    return "*" * len(value) if len(value) <= 2 else f"{value[0]}{'*' * (len(value) - 2)}{value[-1]}"


def _show(resource: Resource, *, key: str, value: str, purpose: Purpose) -> str:
    item = resource.find_item(key)
    is_hidden = (item is None or item.is_sensitive) and purpose not in WHOLE
    return mask(value) if is_hidden else value
