"""Taking numbers from series under the row's lock, and accounting for each of them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Case, UUIDField, Value, When

from onething.credentials import words
from onething.credentials.contracts import NumberState
from onething.credentials.models import NumberSeries, Result, ResultType, SeriesNumber
from onething.credentials.rules.numbers import type_suffix
from onething.kernel.errors import Refusal
from onething.kernel.ids import new_id

DOCUMENTS = "document"
LICENCES = "licence"
REGISTER = "register"
_TYPES = "result_type"
NOT_BY_YEAR = 0
# One statement: the series' row is made or counted on, and the number goes into its log.
_TAKE = """
WITH series AS (
    INSERT INTO credentials_number_series (id, kind, unit_code, year, last) VALUES (%s, %s, %s, %s, 1)
    ON CONFLICT (kind, unit_code, year) DO UPDATE SET last = credentials_number_series.last + 1
    RETURNING id, last
)
INSERT INTO credentials_series_number (id, series_id, sequence, state, reason, reserved_at, settled_at)
SELECT %s, id, last, %s, '', %s, %s FROM series
RETURNING sequence
"""

_LOCK = """
INSERT INTO credentials_number_series (id, kind, unit_code, year, last) VALUES {values}
ON CONFLICT (kind, unit_code, year) DO UPDATE SET last = credentials_number_series.last
"""


@dataclass(frozen=True)
class TakenNumber:
    """A number that was taken: its id in the series' log, and the number."""

    id: UUID
    sequence: int


def take_number(
    *, kind: str, unit_code: str, year: int, at: datetime, state: NumberState = NumberState.RESERVED
) -> TakenNumber:
    """Take the next number, reserved or (with `state`) used up at once; a new series starts at its first use.

    The series stays locked until the transaction ends. A rolled-back one takes the number back with it: no gap remains.
    """
    number_id, settled_at = new_id(), None if state is NumberState.RESERVED else at
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, [new_id(), kind, unit_code, year, number_id, state.value, at, settled_at])
        (sequence,) = cursor.fetchone()
    return TakenNumber(id=number_id, sequence=sequence)


def lock_in_order(*, kind: str, unit_codes: Collection[str], year: int) -> None:
    """Lock the series of several units, in one order for everybody; a new one is made."""
    asked = [part for code in sorted(unit_codes) for part in (new_id(), kind, code, year)]
    values = ", ".join(["(%s, %s, %s, %s, 0)"] * len(unit_codes))
    with connection.cursor() as cursor:
        cursor.execute(_LOCK.format(values=values), asked)


def get_type_suffix(*, unit_code: str, name: str, at: datetime) -> str:
    """Return the three characters of this unit's type of result; the first result of a name defines them."""
    known = ResultType.objects.filter(unit_code=unit_code, name=name)
    if (code := known.values_list("code", flat=True).first()) is not None:
        return code
    # Locked before looking again: two first results of one name would else both define it.
    _lock_series(kind=_TYPES, unit_code=unit_code, year=NOT_BY_YEAR)
    if (code := known.values_list("code", flat=True).first()) is not None:
        return code
    number = take_number(kind=_TYPES, unit_code=unit_code, year=NOT_BY_YEAR, at=at, state=NumberState.USED)
    return ResultType.objects.create(unit_code=unit_code, name=name, code=type_suffix(number.sequence)).code


def bind_numbers(*, results: Mapping[UUID, UUID]) -> None:
    """Tie reserved numbers to results (number → result), which decide whether they get used."""
    free = SeriesNumber.objects.filter(id__in=results, state=NumberState.RESERVED, result__isnull=True)
    bound = [When(id=number, then=Value(result)) for number, result in results.items()]
    if free.update(result_id=Case(*bound, output_field=UUIDField())) != len(results):
        raise Refusal("credentials.number.not_reserved", words.NUMBER_NOT_RESERVED, status=409)


def use_numbers(*, results: Iterable[Result], at: datetime) -> None:
    """The results are real: so are their numbers."""
    bound = SeriesNumber.objects.filter(result__in=list(results), state=NumberState.RESERVED)
    bound.update(state=NumberState.USED, settled_at=at)


def release_numbers(*, results: Iterable[Result], at: datetime) -> None:
    """The results came to nothing: their serials are void; the documents' numbers wait for the next attempt."""
    bound = SeriesNumber.objects.filter(result__in=list(results), state=NumberState.RESERVED)
    serials = list(bound.filter(series__kind=LICENCES))
    _settle(serials, state=NumberState.VOID, at=at, reason="issuance discarded")
    bound.exclude(series__kind=LICENCES).update(result=None)


def void_one(*, number_id: UUID, reason: str, at: datetime) -> None:
    """Write a reserved number off; a void one stays as it is."""
    number = SeriesNumber.objects.select_for_update().get(id=number_id)
    if number.state == NumberState.VOID:
        return
    if number.state == NumberState.USED or number.result_id is not None:
        raise Refusal("credentials.number.used", words.NUMBER_USED, status=409)
    _settle([number], state=NumberState.VOID, at=at, reason=reason)


def _lock_series(*, kind: str, unit_code: str, year: int) -> None:
    NumberSeries.objects.select_for_update().get_or_create(kind=kind, unit_code=unit_code, year=year)


def _settle(numbers: Iterable[SeriesNumber], *, state: NumberState, at: datetime, reason: str = "") -> None:
    ids = [number.id for number in numbers]
    SeriesNumber.objects.filter(id__in=ids).update(state=state, settled_at=at, reason=reason)
