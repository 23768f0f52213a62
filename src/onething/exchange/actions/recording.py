"""The log of the gateway's calls: a row for the side that asks and one for the side that gives. Nothing is ever changed."""

from onething.exchange.contracts import Call, Side
from onething.exchange.models import CallRow
from onething.kernel.clock_port import local_day
from onething.keys.transactions import require_transaction


def record_call(*, call: Call) -> None:
    """Log one call on both sides; where no resource is known there is no side that gives."""
    require_transaction()
    sides = (Side.USER, Side.PROVIDER) if call.provider else (Side.USER,)
    CallRow.objects.bulk_create([_make_row(call, side=side) for side in sides])


def _make_row(call: Call, *, side: Side) -> CallRow:
    return CallRow(
        call=call.id, side=side.value, day=local_day(call.at), at=call.at, system=call.system, unit=call.unit,
        provider=call.provider, resource=call.resource, case_number=call.case, matter=call.matter,
        purpose=call.purpose, operator=call.operator, items=list(call.items), grant_id=call.grant_id,
        outcome=call.outcome.value, code=call.code, answer_sm3=call.answer_sm3,
    )  # fmt: skip
