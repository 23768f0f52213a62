"""The outside door to the market registrar. `local` is a working fake: its codes are synthetic and belong to nobody."""

from datetime import datetime
from typing import Protocol
from uuid import UUID

from django.conf import settings

from onething.credentials import words
from onething.credentials.rules.numbers import LAST_BODY, make_credit_code
from onething.credentials.series import NOT_BY_YEAR, REGISTER, take_number
from onething.kernel.errors import Refusal


class BusinessRegister(Protocol):
    """Where a new market entity gets its unified credit code."""

    def allocate(self, *, entity_kind: str | None, at: datetime) -> tuple[str, UUID]:
        """Return a credit code that nobody has, and the number kept for it, to be voided when nothing comes of it."""


class LocalRegister:
    """The fake: codes from a series of this city, valid in both check characters, body XX and six digits."""

    def allocate(self, *, entity_kind: str | None, at: datetime) -> tuple[str, UUID]:
        """Take the next code of the city's division."""
        division: str = settings.CITY_DIVISION
        number = take_number(kind=REGISTER, unit_code=division, year=NOT_BY_YEAR, at=at)
        if number.sequence > LAST_BODY:
            raise Refusal("credentials.register.exhausted", words.REGISTER_EXHAUSTED, status=503)
        code = make_credit_code(entity_kind=entity_kind, division=division, sequence=number.sequence)
        return code, number.id


_REGISTERS: dict[str, type[BusinessRegister]] = {"local": LocalRegister}


def get_business_register() -> BusinessRegister:
    """Return the register that the setting BUSINESS_REGISTER names; LookupError for one that does not exist."""
    return _REGISTERS[getattr(settings, "BUSINESS_REGISTER", "local")]()
