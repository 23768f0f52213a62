"""Case numbers: division, day, channel, the day's sequence, check character; a step adds two digits."""

import re
from dataclasses import dataclass
from datetime import date

from onething.kernel import words
from onething.kernel.errors import Refusal
from onething.kernel.identifiers.check_characters import has_mod37_36_character, mod37_36_character
from onething.kernel.identifiers.typing_slips import plain_characters

_FORM = re.compile(
    r"(?P<division>[0-9]{6})(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})"
    r"(?P<channel>[0-9]{2})(?P<sequence>[0-9]{6})[0-9A-Z](-(?P<step>[0-9]{2}))?"
)
_PLAIN_LENGTH = 23
_LAST_SEQUENCE = 999_999
_LAST_STEP = 99


@dataclass(frozen=True)
class CaseNumber:
    """A valid case number and its parts. `number` is the case's own; `step` is None when no step is named."""

    number: str
    division: str
    day: date
    channel: str
    sequence: int
    step: int | None


def case_number(*, division: str, day: date, channel: str, sequence: int) -> str:
    """Return a case number of 23 characters.

    Division (6) + yyyyMMdd + channel (2) + sequence (6) + check (ISO 7064 MOD 37,36). `sequence` counts from
    1 each day. Raises Refusal `identifier.case_number.parts` when a part does not fit: a day with a million
    cases must fail loudly, not repeat a number. GB/T 39046 asks for at most 50 characters.
    """
    fits = re.fullmatch(r"[0-9]{6}", division) and re.fullmatch(r"[0-9]{2}", channel)
    if not fits or not 1 <= sequence <= _LAST_SEQUENCE:
        raise Refusal("identifier.case_number.parts", words.CASE_PARTS, status=500)
    body = division + day.isoformat().replace("-", "") + channel + f"{sequence:06d}"
    return body + mod37_36_character(body)


def step_number(number: str, *, step: int) -> str:
    """Return a step's number: the case number and "-01" to "-99". Refusal `identifier.case_number.parts`."""
    if not 1 <= step <= _LAST_STEP:
        raise Refusal("identifier.case_number.parts", words.CASE_PARTS, status=500)
    return f"{number}-{step:02d}"


def check_case_number(text: str) -> CaseNumber:
    """Return the parts of a case's or step's number, or refuse it.

    Raises Refusal `identifier.case_number.form` or `identifier.case_number.check_character`.
    """
    parts = _FORM.fullmatch(plain_characters(text))
    if parts is None or parts["step"] == "00" or parts["sequence"] == "000000":
        raise Refusal("identifier.case_number.form", words.CASE_FORM)
    number = parts.string[:_PLAIN_LENGTH]
    if not has_mod37_36_character(number):
        raise Refusal("identifier.case_number.check_character", words.CASE_CHECK)
    return CaseNumber(
        number=number,
        division=parts["division"],
        day=_check_day(parts),
        channel=parts["channel"],
        sequence=int(parts["sequence"]),
        step=int(parts["step"]) if parts["step"] else None,
    )


def _check_day(parts: re.Match[str]) -> date:
    try:
        return date(int(parts["year"]), int(parts["month"]), int(parts["day"]))
    except ValueError:
        raise Refusal("identifier.case_number.form", words.CASE_FORM) from None
