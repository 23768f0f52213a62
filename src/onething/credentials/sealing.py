"""The personal part of a result: sealed under the case's data key, bound to the row and column it belongs to."""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from onething.credentials.contracts import ResultOrder
from onething.credentials.models import Result
from onething.kernel.canonical import canonical_json
from onething.keys.queries import open_sealed, seal


def seal_content(ordered: ResultOrder, *, result_id: UUID) -> bytes:
    """Seal who holds the result and what stands on it."""
    content: Mapping[str, Any] = {
        "holder_name": ordered.holder_name,
        "holder_number": ordered.holder_number,
        "data": dict(ordered.data),
    }
    bound = _bound(result_id, column="content")
    return seal(ordered.data_key_id, plaintext=canonical_json(content), associated=bound)


def open_content(result: Result) -> dict[str, Any]:
    """Return holder_name, holder_number and data; refuses `keys.erased` once the case's key is destroyed."""
    content: dict[str, Any] = json.loads(_open(result, sealed=result.content_sealed, column="content"))
    return content


def open_order(result: Result) -> ResultOrder:
    """Return what a result was ordered with; refuses `keys.erased` once the case's key is destroyed."""
    content = open_content(result)
    return ResultOrder(
        step_id=result.step_id,
        matter_code=result.matter_code,
        matter_name=result.matter_name,
        result_name=result.result_name,
        unit_code=result.unit_code,
        unit_name=result.unit_name,
        holder_name=content["holder_name"],
        holder_number=content["holder_number"],
        data=content["data"],
        valid_from=result.valid_from,
        valid_until=result.valid_until,
        data_key_id=result.data_key_id,
        order=result.order,
        number_ids=tuple(result.numbers.order_by("id").values_list("id", flat=True)),
    )


def seal_signed_data(result: Result, *, data: bytes) -> bytes:
    """Seal the bytes that were signed."""
    return seal(result.data_key_id, plaintext=data, associated=_bound(result.id, column="signed_data"))


def open_signed_data(result: Result) -> bytes:
    """Return the bytes that were signed; refuses `keys.erased` once the case's key is destroyed."""
    return _open(result, sealed=result.signed_data_sealed, column="signed_data")


def _open(result: Result, *, sealed: bytes | memoryview | None, column: str) -> bytes:
    assert sealed is not None, "the state says that it is there"  # noqa: S101
    return open_sealed(result.data_key_id, sealed=bytes(sealed), associated=_bound(result.id, column=column))


def _bound(result_id: UUID, *, column: str) -> bytes:
    return f"credentials_result:{result_id}:{column}".encode()
