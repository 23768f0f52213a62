"""Numbers are taken, data produced, results planned, stored, made real or swept away.

The life of an issuance, as journey lives it (printing and signing happen while nothing is locked)::

    plan_issuance(issuance_id=..., results=...)                 # in the transaction that confirms
    for result_id in queries.list_planned(SYSTEM, issuance_id=...):
        planned = queries.find_order(SYSTEM, result_id=result_id)      # None: a twin has prepared it
        prepared = planned and queries.make_prepared(SYSTEM, planned=planned)
        store_prepared(prepared=prepared, at=...)               # a short transaction each
    make_real(issuance_id=..., at=...)                          # in the transaction that decides formally
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from onething.credentials import words
from onething.credentials.business_register import get_business_register
from onething.credentials.contracts import (
    ENDED,
    NumberState,
    PreparedResult,
    ProducedData,
    ReservedNumber,
    ResultOrder,
    ResultState,
)
from onething.credentials.models import Result
from onething.credentials.rules.correcting import correct_order
from onething.credentials.rules.numbers import document_number, letter_number, licence_serial, licence_version
from onething.credentials.sealing import open_order, seal_content, seal_signed_data
from onething.credentials.series import (
    DOCUMENTS,
    LICENCES,
    bind_numbers,
    get_type_suffix,
    lock_in_order,
    release_numbers,
    take_number,
    use_numbers,
    void_one,
)
from onething.directory.queries import find_unit_by_code
from onething.files.actions import discard_file, store_file
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.identifiers.licence_identifiers import check_licence_identifier, licence_identifier
from onething.kernel.ids import new_id
from onething.kernel.viewer import SYSTEM
from onething.keys.actions import ensure_signing_keys
from onething.keys.transactions import require_transaction

# What the office can write by itself; other types (amounts, people's numbers) come from whoever knows them.
_TEXTS = frozenset({"text", "long_text"})


def reserve_number(*, kind: str, unit_code: str, year: int, at: datetime) -> ReservedNumber:
    """Take the next number of a series (kind ≤ 20 characters; year 0 = not by year). It ends used or void."""
    require_transaction()
    number = take_number(kind=kind, unit_code=unit_code, year=year, at=at)
    return ReservedNumber(id=number.id, sequence=number.sequence)


def number_letter(
    *, kind: str, mark: str, unit_code: str, unit_name: str, day: date, at: datetime
) -> tuple[UUID, str]:
    """Give a letter of a unit the next number of its kind and year, used up at once; return the number's id and its words.

    `mark` is the word that stands in the number for the kind (受, 补 …).
    """
    require_transaction()
    taken = take_number(kind=kind, unit_code=unit_code, year=day.year, at=at, state=NumberState.USED)
    number = letter_number(unit_name=unit_name, year=day.year, mark=mark, sequence=taken.sequence)
    return taken.id, number


def lock_letters(*, kind: str, unit_codes: Collection[str], day: date) -> None:
    """Lock the series of a kind of letter for several units before any of them is numbered.

    Acts that write letters of several units then never wait for each other for ever.
    """
    require_transaction()
    lock_in_order(kind=kind, unit_codes=unit_codes, year=day.year)


def void_number(*, number_id: UUID, reason: str, at: datetime) -> None:
    """Write a reserved number off, with the reason in the series' log; again is nothing.

    Raises Refusal `credentials.number.used` (409) for one that stands on a result, real or in issue.
    """
    require_transaction()
    void_one(number_id=number_id, reason=reason, at=at)


def produce_data(
    *,
    matter_code: str,
    produces: Sequence[Mapping[str, str]],
    entity_kind: str | None,
    unit_code: str,
    day: date,
    at: datetime,
) -> ProducedData:
    """Bring into being what a matter's decision produces, when its opinion 拟准予 is signed.

    `produces` lists {"element": code, "type": element type}: a `uscc` comes from the business register (by
    `entity_kind`), a `date` is `day` (the local day of the decision, ISO), a text is the document's number; other
    types are left out, for nobody here knows them. `day.year` chooses the series. The numbers stay reserved
    until the result is real; void them when the step comes to nothing.
    """
    require_transaction()
    taken = take_number(kind=DOCUMENTS, unit_code=unit_code, year=day.year, at=at)
    number = document_number(unit_name=_name_unit(unit_code), year=day.year, sequence=taken.sequence)
    values: dict[str, str] = {}
    number_ids = [taken.id]
    for element in produces:
        if element["type"] == "uscc":
            code, kept = get_business_register().allocate(entity_kind=entity_kind, at=at)
            values[element["element"]] = code
            number_ids.append(kept)
        elif element["type"] == "date":
            values[element["element"]] = day.isoformat()
        elif element["type"] in _TEXTS:
            values[element["element"]] = number
    return ProducedData(values=values, number=number, number_ids=tuple(number_ids))


def plan_issuance(*, issuance_id: UUID, results: Sequence[ResultOrder], at: datetime) -> list[UUID]:
    """Write the results of an issuance down as planned, each with its licence identifier; return their ids in order.

    Nothing is printed or signed yet. Raises Refusal `credentials.result.exists` (409) for a step that has a
    result (the database holds the same), `credentials.number.not_reserved` (409).
    """
    require_transaction()
    held = Result.objects.exclude(state=ResultState.DISCARDED)
    if held.filter(step_id__in=[one.step_id for one in results]).exists():
        raise Refusal("credentials.result.exists", words.RESULT_EXISTS, status=409)
    ensure_signing_keys(owners={f"unit:{one.unit_code}" for one in results})
    # Units in one order for everybody: two issuances that lock the same series never wait for each other.
    by_unit = sorted(results, key=lambda one: (one.unit_code, one.order))
    planned = [_plan_one(one, issuance_id=issuance_id, at=at) for one in by_unit]
    Result.objects.bulk_create(one.result for one in planned)
    bind_numbers(results={number: one.result.id for one in planned for number in one.number_ids})
    return [one.result.id for one in sorted(planned, key=lambda one: one.result.order)]


def store_prepared(*, prepared: PreparedResult, at: datetime) -> bool:
    """Keep what was printed and signed, encrypted, where no query for people reaches it.

    Returns False and keeps nothing when the result is not planned any more: prepared by a twin, or swept away.
    """
    require_transaction()
    result = Result.objects.select_for_update().get(id=prepared.result_id)
    if result.state != ResultState.PLANNED:
        return False
    name = f"{result.identifier}.pdf"
    stored = store_file(content=prepared.document, name=name, data_key_id=result.data_key_id, at=at)
    result.document_id, result.document_sm3 = stored.id, prepared.document_sm3
    result.signed_data_sealed = seal_signed_data(result, data=prepared.data)
    result.signature = prepared.signature
    result.state, result.prepared_at = ResultState.PREPARED, at
    result.save()
    return True


def make_real(*, issuance_id: UUID, at: datetime) -> bool:
    """Make every result of an issuance valid, all or none, and use up their numbers; again is nothing (False).

    A corrected version replaces the one before it in the same moment.

    Raises Refusal `credentials.issuance.not_prepared` (409) while one is not prepared and
    `credentials.issuance.unknown` (409) when the issuance was discarded or never planned.
    """
    require_transaction()
    results = [one for one in _lock_results(issuance_id) if one.state != ResultState.DISCARDED]
    if not results:
        raise Refusal("credentials.issuance.unknown", words.ISSUANCE_UNKNOWN, status=409)
    planned = sum(one.state == ResultState.PLANNED for one in results)
    if planned:
        sentence = words.NOT_PREPARED.format(count=planned)
        raise Refusal("credentials.issuance.not_prepared", sentence, status=409, facts={"count": planned})
    prepared = [one for one in results if one.state == ResultState.PREPARED]
    before = Result.objects.filter(step_id__in=[one.step_id for one in prepared], state=ResultState.VALID)
    before.update(state=ResultState.REPLACED, ended_at=at)
    _update(prepared, state=ResultState.VALID, real_at=at)
    use_numbers(results=prepared, at=at)
    return bool(prepared)


def plan_version(*, issuance_id: UUID, step_id: UUID, corrections: Mapping[str, str], at: datetime) -> UUID:
    """Plan the next version of a step's valid result, with printed lines put right (new value by label); return its id.

    The number, the serial and the validity stay; the version counts up (GB/T 36904). The old one stays valid until the new
    one is made real. Refuses as `rules.correcting`, and `credentials.result.not_valid` (409).
    """
    require_transaction()
    before = _lock_valid(step_id)
    ordered = correct_order(open_order(before), corrections=corrections)
    named = check_licence_identifier(before.identifier)
    version = 1 + max(Result.objects.filter(step_id=step_id).values_list("version", flat=True))
    identifier = licence_identifier(
        type_code=named.type_code, issuer=named.issuer, serial=named.serial, version=licence_version(version)
    )
    result = _compose_result(ordered, issuance_id=issuance_id, identifier=identifier, version=version, at=at)
    result.save(force_insert=True)
    return result.id


def end_result(*, step_id: UUID, ended_as: ResultState, at: datetime) -> None:
    """A step's valid result is valid no more: revoked, withdrawn or cancelled; who verifies it is told so from now on.

    Refuses `credentials.result.not_valid` (409).
    """
    require_transaction()
    assert ended_as in ENDED, "an end, not another state"  # noqa: S101
    _update([_lock_valid(step_id)], state=ended_as, ended_at=at)


def discard_issuance(*, issuance_id: UUID, at: datetime) -> int:
    """Sweep away an issuance that comes to nothing: signatures and files are gone, licence serials void.

    The documents' numbers stay reserved, for the opinions that took them stand. Returns how many results were
    swept; again is nothing. Raises Refusal `credentials.issuance.already_real` (409).
    """
    require_transaction()
    results = [one for one in _lock_results(issuance_id) if one.state != ResultState.DISCARDED]
    if any(one.state == ResultState.VALID or one.state in ENDED for one in results):
        raise Refusal("credentials.issuance.already_real", words.ALREADY_REAL, status=409)
    files = [one.document_id for one in results if one.document_id is not None]
    cleared = {"signed_data_sealed": None, "signature": None, "document_id": None, "document_sm3": None}
    _update(results, state=ResultState.DISCARDED, discarded_at=at, **cleared)
    for file_id in files:
        discard_file(file_id=file_id)
    release_numbers(results=results, at=at)
    return len(results)


@dataclass(frozen=True)
class _Planned:
    """A result not yet written, and the numbers that stand on it."""

    result: Result
    number_ids: tuple[UUID, ...]


def _plan_one(ordered: ResultOrder, *, issuance_id: UUID, at: datetime) -> _Planned:
    year, unit = local_day(at).year, ordered.unit_code
    suffix = get_type_suffix(unit_code=unit, name=ordered.result_name, at=at)
    serial = take_number(kind=LICENCES, unit_code=unit, year=year, at=at)
    identifier = licence_identifier(
        type_code=unit + suffix,
        issuer=unit,
        serial=licence_serial(year=year, sequence=serial.sequence),
        version=licence_version(1),
    )
    result = _compose_result(ordered, issuance_id=issuance_id, identifier=identifier, version=1, at=at)
    return _Planned(result, number_ids=(serial.id, *ordered.number_ids))


def _compose_result(
    ordered: ResultOrder, *, issuance_id: UUID, identifier: str, version: int, at: datetime
) -> Result:
    result_id = new_id()
    return Result(
        id=result_id,
        issuance_id=issuance_id,
        step_id=ordered.step_id,
        order=ordered.order,
        version=version,
        identifier=identifier,
        matter_code=ordered.matter_code,
        matter_name=ordered.matter_name,
        result_name=ordered.result_name,
        unit_code=ordered.unit_code,
        unit_name=ordered.unit_name,
        valid_from=ordered.valid_from,
        valid_until=ordered.valid_until,
        data_key_id=ordered.data_key_id,
        content_sealed=seal_content(ordered, result_id=result_id),
        planned_at=at,
    )


def _lock_valid(step_id: UUID) -> Result:
    found = Result.objects.select_for_update().filter(step_id=step_id, state=ResultState.VALID).first()
    if found is None:
        raise Refusal("credentials.result.not_valid", words.NOT_VALID_NOW, status=409)
    return found


def _lock_results(issuance_id: UUID) -> list[Result]:
    return list(Result.objects.select_for_update().filter(issuance_id=issuance_id).order_by("id"))


def _update(results: Iterable[Result], **columns: object) -> None:
    Result.objects.filter(id__in=[one.id for one in results]).update(**columns)


def _name_unit(unit_code: str) -> str:
    unit = find_unit_by_code(SYSTEM, code=unit_code)
    return unit.name if unit else unit_code
