"""Taking numbers from series under the row's lock, and accounting for each of them."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from onething.credentials import words
from onething.credentials.contracts import NumberState
from onething.credentials.models import NumberSeries, Result, ResultType, SeriesNumber
from onething.credentials.rules.numbers import type_suffix
from onething.kernel.errors import Refusal

DOCUMENTS = "document"
LICENCES = "licence"
REGISTER = "register"
_TYPES = "result_type"
NOT_BY_YEAR = 0


def lock_series(*, kind: str, unit_code: str, year: int) -> NumberSeries:
    """Return the series, locked until the transaction ends; a new one starts at its first use."""
    series, _is_new = NumberSeries.objects.select_for_update().get_or_create(
        kind=kind, unit_code=unit_code, year=year
    )
    return series


def take_number(*, kind: str, unit_code: str, year: int, at: datetime) -> SeriesNumber:
    """Reserve the next number. A rolled-back transaction takes the number back with it: no gap remains."""
    series = lock_series(kind=kind, unit_code=unit_code, year=year)
    series.last += 1
    series.save(update_fields=["last"])
    return SeriesNumber.objects.create(series=series, sequence=series.last, reserved_at=at)


def get_type_suffix(*, unit_code: str, name: str, at: datetime) -> str:
    """Return the three characters of this unit's type of result; the first result of a name defines them."""
    # Locked before looking: two first results of one name would else both define it.
    lock_series(kind=_TYPES, unit_code=unit_code, year=NOT_BY_YEAR)
    known = ResultType.objects.filter(unit_code=unit_code, name=name).first()
    if known is not None:
        return known.code
    number = take_number(kind=_TYPES, unit_code=unit_code, year=NOT_BY_YEAR, at=at)
    _settle([number], state=NumberState.USED, at=at)
    return ResultType.objects.create(unit_code=unit_code, name=name, code=type_suffix(number.sequence)).code


def bind_numbers(*, ids: Iterable[UUID], result: Result) -> None:
    """Tie reserved numbers to a result, which decides whether they get used."""
    wanted = set(ids)
    free = SeriesNumber.objects.filter(id__in=wanted, state=NumberState.RESERVED, result__isnull=True)
    if free.update(result=result) != len(wanted):
        raise Refusal("credentials.number.not_reserved", words.NUMBER_NOT_RESERVED, status=409)


def use_numbers(*, results: Iterable[Result], at: datetime) -> None:
    """The results are real: so are their numbers."""
    bound = SeriesNumber.objects.filter(result__in=list(results), state=NumberState.RESERVED)
    bound.update(state=NumberState.USED, settled_at=at)


def use_one(number: SeriesNumber, *, at: datetime) -> None:
    """A number that stands on something by itself, and on no result."""
    _settle([number], state=NumberState.USED, at=at)


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


def _settle(numbers: Iterable[SeriesNumber], *, state: NumberState, at: datetime, reason: str = "") -> None:
    ids = [number.id for number in numbers]
    SeriesNumber.objects.filter(id__in=ids).update(state=state, settled_at=at, reason=reason)
