"""What crosses the door of credentials: numbers, orders for results, results, answers of verification."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from uuid import UUID


class ResultState(StrEnum):
    """The life of a result. Only `valid` ones and those that ended after it exist for the outside.

    Ended: `revoked` (撤销), `withdrawn` (撤回), `cancelled` (注销), `replaced` by a corrected version (更正).
    """

    PLANNED = "planned"
    PREPARED = "prepared"
    VALID = "valid"
    DISCARDED = "discarded"
    REVOKED = "revoked"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"
    REPLACED = "replaced"


ENDED = frozenset({ResultState.REVOKED, ResultState.WITHDRAWN, ResultState.CANCELLED, ResultState.REPLACED})


class NumberState(StrEnum):
    """What became of a number of a series; a void one says why."""

    RESERVED = "reserved"
    USED = "used"
    VOID = "void"


class Standing(StrEnum):
    """What verification says of a result on a day."""

    VALID = "valid"
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    REVOKED = "revoked"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"
    REPLACED = "replaced"
    BROKEN = "broken"
    ERASED = "erased"
    ALTERED = "altered"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class ReservedNumber:
    """A number taken from a series: `sequence` counts from 1 within kind, unit and year."""

    id: UUID
    sequence: int


@dataclass(frozen=True)
class ProducedData:
    """What a decision brought into being: element values, the document's number, and the numbers kept for it."""

    values: dict[str, str]
    number: str
    number_ids: tuple[UUID, ...]


@dataclass(frozen=True)
class ResultOrder:
    """One result to be issued.

    `data` is JSON without floats: `number` (the document's number), `rows` [[label, value]] as printed, and
    optionally `public` [[label, value]], which anybody who verifies the result may see. `holder_number` is a
    credit code or empty: an identity number is neither printed nor signed. `valid_from` is the day of issue;
    `number_ids` are those of `ProducedData`, which become used when the result becomes real.
    """

    step_id: UUID
    matter_code: str
    matter_name: str
    result_name: str
    unit_code: str
    unit_name: str
    holder_name: str
    holder_number: str
    data: Mapping[str, Any]
    valid_from: date
    valid_until: date | None
    data_key_id: UUID
    order: int
    number_ids: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class PlannedResult:
    """A planned result with all that printing and signing need; the holder's data stand open in it."""

    id: UUID
    identifier: str
    ordered: ResultOrder
    planned_at: datetime


@dataclass(frozen=True)
class PreparedResult:
    """What printing and signing made of a planned result: PDF/A, canonical data, SM2 signature (DER)."""

    result_id: UUID
    document: bytes = field(repr=False)
    document_sm3: str
    data: bytes = field(repr=False)
    signature: bytes = field(repr=False)


@dataclass(frozen=True)
class IssuedResult:
    """A result that exists for the outside, without its holder's data. `ended_at` is when it stopped being valid."""

    id: UUID
    step_id: UUID
    identifier: str
    matter_code: str
    matter_name: str
    result_name: str
    unit_code: str
    unit_name: str
    state: ResultState
    issued_on: date
    valid_until: date | None
    document_sm3: str
    version: int = 1
    ended_at: datetime | None = None


@dataclass(frozen=True)
class ExportedResult:
    """A result as files for an outside check (docs/verification.md)."""

    identifier: str
    data: bytes = field(repr=False)
    signature: bytes = field(repr=False)
    public_key_pem: str
    document: bytes = field(repr=False)


@dataclass(frozen=True)
class FileClaim:
    """What a file is, by its digest (SM3, hex), and which licence of ours it says it is; None when it says none."""

    digest_sm3: str
    identifier: str | None


@dataclass(frozen=True)
class VerificationAnswer:
    """What anybody learns who asks after a result. Unknown results leave everything but `status` empty.

    A file that names a licence of ours and is not its document is `altered`: found is False, the identifier is the one named.
    `ended_on` is the day on which a result was revoked, withdrawn, cancelled or replaced; `replaced_by` the identifier of the
    corrected version that stands for it.

    `status` is for machines, `status_word` and `holder_masked` for people; `data` holds only what the public may see;
    `signature_hex` is the DER signature, `public_key_pem` the issuer's SM2 key.
    """

    found: bool
    valid: bool
    status: Standing
    status_word: str
    licence_identifier: str | None = None
    name: str | None = None
    holder_masked: str | None = None
    issuer: str | None = None
    issued_on: date | None = None
    valid_until: date | None = None
    ended_on: date | None = None
    replaced_by: str | None = None
    signature_ok: bool = False
    data: Mapping[str, Any] = field(default_factory=dict)
    signature_hex: str | None = None
    public_key_pem: str | None = None
