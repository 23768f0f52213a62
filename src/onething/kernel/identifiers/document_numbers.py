"""Numbers of identity documents, by kind (GA/T 2000.156)."""

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum

from onething.kernel import words
from onething.kernel.errors import Refusal
from onething.kernel.identifiers.citizen_numbers import (
    NumberScheme,
    check_citizen_number,
    check_personal_number,
)
from onething.kernel.identifiers.typing_slips import plain_characters

_PASSPORT = re.compile(r"[0-9A-Z]{5,17}")
_HK_MACAO_PERMIT = re.compile(r"[HM][0-9]{8}")
_TAIWAN_PERMIT = re.compile(r"[0-9]{8}")
_FORMER_FOREIGN_RESIDENT = re.compile(r"[A-Z]{3}[0-9]{12}")
_RESIDENCE_REGIONS = frozenset({"810000", "820000", "830000"})


class DocumentKind(StrEnum):
    """Kinds of identity document that a person may bring; codes of GA/T 2000.156.

    RESIDENCE_PERMIT (港澳台居民居住证) carries a code of this house: its code in the standard is not
    confirmed.
    """

    CITIZEN_CARD = "111"
    PASSPORT = "414"
    TAIWAN_PERMIT = "511"
    HK_MACAO_PERMIT = "516"
    FOREIGN_RESIDENT = "553"
    RESIDENCE_PERMIT = "HMT"

    @property
    def label(self) -> str:
        """The paper's name in Chinese."""
        return words.DOCUMENT_KINDS[self.value]


def check_document_number(kind: str, number: str, *, on_day: date) -> str:
    """Return the number of an identity document put right (narrow, capitals, no blanks), or refuse it.

    `kind` is a DocumentKind value; `on_day` is the local day, for birth dates. Raises Refusal
    `identifier.document_kind.unknown`, `identifier.document_number.form`, or, for numbers built as GB 11643
    (citizen, residence permit, foreign permanent resident), the codes of `check_citizen_number`.
    """
    if kind not in _CHECKS:
        raise Refusal("identifier.document_kind.unknown", words.DOCUMENT_KIND, field="document_kind")
    return _CHECKS[kind](number, on_day)


def _check_citizen_card(number: str, on_day: date) -> str:
    return check_citizen_number(number, on_day=on_day).number


def _check_residence_permit(number: str, on_day: date) -> str:
    return check_personal_number(number, on_day=on_day, scheme=_RESIDENCE_PERMITS).number


def _check_foreign_resident(number: str, on_day: date) -> str:
    plain = plain_characters(number)
    # Cards of the edition before 2023 stay valid until they expire.
    if _FORMER_FOREIGN_RESIDENT.fullmatch(plain):
        return plain
    return check_personal_number(plain, on_day=on_day, scheme=_FOREIGN_RESIDENTS).number


def _starts_with_nine(region: str) -> bool:
    return region.startswith("9")


_RESIDENCE_PERMITS = NumberScheme(
    number_name=words.CITIZEN_NUMBER,
    document_name=words.RESIDENCE_PERMIT,
    is_region=_RESIDENCE_REGIONS.__contains__,
    region_sentence=words.DOCUMENT_RESIDENCE_REGION,
)
_FOREIGN_RESIDENTS = NumberScheme(
    number_name=words.FOREIGN_RESIDENT_NUMBER,
    document_name=words.FOREIGN_RESIDENT_CARD,
    is_region=_starts_with_nine,
    region_sentence=words.DOCUMENT_FOREIGN_RESIDENT,
)


def _check_form(pattern: re.Pattern[str], sentence: str) -> Callable[[str, date], str]:
    def check(number: str, on_day: date) -> str:
        plain = plain_characters(number)
        if not pattern.fullmatch(plain):
            raise _form(sentence)
        return plain

    return check


def _form(sentence: str) -> Refusal:
    return Refusal("identifier.document_number.form", sentence)


_CHECKS: dict[str, Callable[[str, date], str]] = {
    DocumentKind.CITIZEN_CARD: _check_citizen_card,
    DocumentKind.PASSPORT: _check_form(_PASSPORT, words.DOCUMENT_PASSPORT),
    DocumentKind.TAIWAN_PERMIT: _check_form(_TAIWAN_PERMIT, words.DOCUMENT_TAIWAN_PERMIT),
    DocumentKind.HK_MACAO_PERMIT: _check_form(_HK_MACAO_PERMIT, words.DOCUMENT_HK_MACAO_PERMIT),
    DocumentKind.FOREIGN_RESIDENT: _check_foreign_resident,
    DocumentKind.RESIDENCE_PERMIT: _check_residence_permit,
}
