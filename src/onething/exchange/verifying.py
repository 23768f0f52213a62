"""Both sides' logs recomputed: against each other, against the signed roots of their days, and against the ledger's grants."""

from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID

from onething.exchange import words
from onething.exchange.contracts import Call, Difference, ExchangeVerification, Side
from onething.exchange.models import Batch, CallRow, Grant
from onething.exchange.reading import read_call, read_request
from onething.exchange.rules.comparing import Force, compare_grants, compare_sealed, compare_sides
from onething.exchange.rules.merkle import find_root, write_batch
from onething.exchange.states import SUBJECT, GrantState
from onething.kernel.sm import sm3
from onething.kernel.viewer import SYSTEM
from onething.keys.queries import verify
from onething.ledger.contracts import Subject
from onething.ledger.queries import list_acts

_Calls = dict[UUID, Call]


def verify_days(*, day: date | None) -> ExchangeVerification:
    """Verify one day, or every day that has a row or a seal."""
    days = [day] if day else _list_days()
    differences = [*_check_chains(), *(one for each in days for one in _verify_day(each))]
    rows = CallRow.objects.filter(day__in=days)
    return ExchangeVerification(
        days=len(days), rows=rows.count(), batches=Batch.objects.filter(day__in=days).count(),
        differences=tuple(differences),
    )  # fmt: skip


def _list_days() -> list[date]:
    days = {
        *CallRow.objects.values_list("day", flat=True).distinct(),
        *Batch.objects.values_list("day", flat=True),
    }
    return sorted(days)


def _verify_day(day: date) -> Iterator[Difference]:
    sides = {side: _read(side, day=day) for side in Side}
    yield from compare_sides(user=sides[Side.USER], provider=sides[Side.PROVIDER])
    for side, calls in sides.items():
        batch = Batch.objects.filter(side=side.value, day=day).first()
        if batch is not None:
            yield from compare_sealed({UUID(id): leaf for id, leaf in batch.leaves}, calls=calls, side=side)
    both = sides[Side.PROVIDER] | sides[Side.USER]
    yield from compare_grants(both, forces=_read_forces(both.values()))


def _check_chains() -> Iterator[Difference]:
    """Every seal is signed by the key of the newest, stands over its leaves and follows the one before."""
    for side in Side:
        previous, key = "", Batch.objects.order_by("-sealed_at").values_list("public_key", flat=True).first()
        for seq, batch in enumerate(Batch.objects.filter(side=side.value).order_by("seq"), start=1):
            if (batch.seq, batch.previous, batch.public_key) != (seq, previous, key) or not _is_sound(batch):
                place = words.SEAL_BROKEN.format(side=side.label, day=batch.day.isoformat())
                yield Difference("seal", None, place)
            previous = batch.hash


def _is_sound(batch: Batch) -> bool:
    body = write_batch(
        side=batch.side, day=batch.day.isoformat(), seq=batch.seq, count=batch.count, root=batch.root,
        previous=batch.previous,
    )  # fmt: skip
    is_whole = batch.count == len(batch.leaves) and batch.root == find_root(
        [leaf for _, leaf in batch.leaves]
    )
    is_signed = verify(public_pem=batch.public_key, data=body, signature=bytes.fromhex(batch.signature))
    return is_whole and is_signed and batch.hash == sm3(body).hex()


def _read(side: Side, *, day: date) -> _Calls:
    rows = CallRow.objects.filter(side=side.value, day=day)
    return {row.call: read_call(row) for row in rows}


def _read_forces(calls: Iterable[Call]) -> dict[UUID, Force]:
    ids = {call.grant_id for call in calls if call.grant_id}
    return {row.id: _read_force(row) for row in Grant.objects.select_related("resource").filter(id__in=ids)}


def _read_force(row: Grant) -> Force:
    """A grant was in force from the act that granted it until the act that ended it: the ledger's word, not the row's."""
    acts = list_acts(SYSTEM, subject=Subject(kind=SUBJECT, id=row.id))
    since = next((act.effective_at for act in acts if act.to_state == GrantState.GRANTED), None)
    until = next((act.effective_at for act in acts if act.from_state == GrantState.GRANTED), None)
    return Force(unit=row.unit, draft=read_request(row), since=since, until=until)
