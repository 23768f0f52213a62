"""Citizen numbers, GB 11643: region, birth date, order, check character."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from onething.kernel import words
from onething.kernel.errors import Refusal
from onething.kernel.identifiers.divisions import is_division_code
from onething.kernel.identifiers.typing_slips import plain_characters

LENGTH = 18
EARLIEST_BIRTH = date(1900, 1, 1)
_FORM = re.compile(r"[0-9]{17}[0-9X]")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
# Residence permits use division codes of their own; they are told apart in document_numbers.
_PERMIT_REGIONS = frozenset({"810000", "820000", "830000"})


class Gender(StrEnum):
    """GB/T 2261.1: 1 male, 2 female."""

    MALE = "1"
    FEMALE = "2"


@dataclass(frozen=True)
class CitizenNumber:
    """A valid number and what it says. The number stays out of `repr`, so that no log shows it."""

    number: str = field(repr=False)
    region: str
    birth_date: date = field(repr=False)
    gender: Gender


@dataclass(frozen=True)
class NumberScheme:
    """One use of GB 11643: how number and document are called, and which first six digits are lawful."""

    number_name: str
    document_name: str
    is_region: Callable[[str], bool]
    region_sentence: str

    def refusal(self, reason: str, sentence: str, **details: int) -> Refusal:
        """Return the refusal for one reason, worded for this document."""
        worded = sentence.format(number=self.number_name, document=self.document_name, **details)
        return Refusal(f"identifier.citizen_number.{reason}", worded)


def check_citizen_number(text: str, *, on_day: date) -> CitizenNumber:
    """Return what a citizen number says, or refuse it (GB 11643).

    Full-width digits, blanks and a small x are put right first. Raises Refusal `identifier.citizen_number.`
    + `length`, `characters`, `region`, `birth_date` (no such day, or before 1900), `birth_date_future`
    (after `on_day`, a local date) or `check_character`, in this order. The number is in no message.
    """
    return check_personal_number(text, on_day=on_day, scheme=_CITIZENS)


def check_personal_number(text: str, *, on_day: date, scheme: NumberScheme) -> CitizenNumber:
    """Check any 18-character number built as GB 11643, with the codes of `check_citizen_number`."""
    number = plain_characters(text)
    if len(number) != LENGTH:
        raise scheme.refusal("length", words.CITIZEN_LENGTH, length=len(number))
    if not _FORM.fullmatch(number):
        raise scheme.refusal("characters", words.CITIZEN_CHARACTERS)
    if not scheme.is_region(number[:6]):
        raise scheme.refusal("region", scheme.region_sentence)
    birth_date = _check_birth_date(number[6:14], on_day=on_day, scheme=scheme)
    if gb11643_character(number[:17]) != number[17]:
        raise scheme.refusal("check_character", words.CITIZEN_CHECK)
    gender = Gender.MALE if int(number[16]) % 2 else Gender.FEMALE
    return CitizenNumber(number=number, region=number[:6], birth_date=birth_date, gender=gender)


def gb11643_character(body: str) -> str:
    """Return the check character of 17 digits (GB 11643, ISO 7064 MOD 11-2)."""
    total = sum(int(digit) * weight for digit, weight in zip(body, _WEIGHTS, strict=True))
    return _CHECKS[total % 11]


def _is_citizen_region(region: str) -> bool:
    return region not in _PERMIT_REGIONS and is_division_code(region)


_CITIZENS = NumberScheme(
    number_name=words.CITIZEN_NUMBER,
    document_name=words.CITIZEN_CARD,
    is_region=_is_citizen_region,
    region_sentence=words.CITIZEN_REGION,
)


def _check_birth_date(digits: str, *, on_day: date, scheme: NumberScheme) -> date:
    try:
        birth_date = date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        raise scheme.refusal("birth_date", words.CITIZEN_BIRTH_DATE) from None
    if birth_date < EARLIEST_BIRTH:
        raise scheme.refusal("birth_date", words.CITIZEN_BIRTH_DATE)
    if birth_date > on_day:
        raise scheme.refusal("birth_date_future", words.CITIZEN_BIRTH_DATE_FUTURE)
    return birth_date
