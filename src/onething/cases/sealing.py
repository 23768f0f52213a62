"""The personal part of a case: sealed under the case's own key, bound to the row and place it belongs to."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from onething.cases.models.case import Case
from onething.kernel.canonical import canonical_json
from onething.keys.queries import open_all_sealed, open_sealed, seal


def seal_value(case: Case, *, place: str, value: Any) -> bytes:
    """Seal a JSON value for one place of this case ("form", "opinion:<step id>")."""
    return seal(case.data_key_id, plaintext=canonical_json(value), associated=_bound(case.id, place=place))


def open_value(case: Case, *, place: str, sealed: bytes | memoryview) -> Any:
    """Open what `seal_value` sealed; refuses `keys.erased` once the case's key is destroyed."""
    opened = open_sealed(case.data_key_id, sealed=bytes(sealed), associated=_bound(case.id, place=place))
    return json.loads(opened)


def open_values(case: Case, *, sealed: Mapping[str, bytes | memoryview]) -> dict[str, Any]:
    """Open many values of one case, by place, with one question for its key; refuses as `open_value`."""
    texts = [(bytes(value), _bound(case.id, place=place)) for place, value in sealed.items()]
    opened = open_all_sealed(case.data_key_id, texts=texts) if texts else []
    return {place: json.loads(text) for place, text in zip(sealed, opened, strict=True)}


def _bound(case_id: UUID, *, place: str) -> bytes:
    return f"case:{case_id}:{place}".encode()
