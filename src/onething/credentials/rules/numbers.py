"""How numbers are written: document numbers, serials and type codes of licences, new credit codes."""

import re

from onething.credentials import words
from onething.kernel.identifiers.credit_codes import credit_code_check, organization_check

_DIVISIONS_IN_FRONT = re.compile(r"^(?:[^市县区]{2,5}[市县区])+(?=.{4,}$)")
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
LAST_TYPE = 36**3 - 1
# Sequences below are worn by the demonstration's own organs and by the examples of the tests.
_FIRST_BODY = 500_000
LAST_BODY = 999_999 - _FIRST_BODY
_CATEGORIES = {"individual_household": "92", "farmers_cooperative": "93", "cooperative": "93"}


def document_number(*, unit_name: str, year: int, sequence: int) -> str:
    """Return the number that stands on a document: 市场监督管理局 2026 第 1 号. It imitates no organ's style."""
    return words.DOCUMENT_NUMBER.format(unit=short_unit_name(unit_name), year=year, sequence=sequence)


def letter_number(*, unit_name: str, year: int, mark: str, sequence: int) -> str:
    """Return the number of a letter: 行政审批服务局 2026 受 第 1 号. It imitates no organ's style."""
    return words.LETTER_NUMBER.format(
        unit=short_unit_name(unit_name), year=year, mark=mark, sequence=sequence
    )


def short_unit_name(name: str) -> str:
    """Return a unit's name without the divisions in front: 宁乡市市场监督管理局 → 市场监督管理局."""
    return _DIVISIONS_IN_FRONT.sub("", name)


def licence_serial(*, year: int, sequence: int) -> str:
    """Return the serial part of a licence identifier; TEST says that no organ issued it."""
    return f"TEST{year}{sequence:06d}"


def licence_version(version: int) -> str:
    """Return the version part of a licence identifier (GB/T 36904): 001 as issued, 002 after the first correction."""
    return f"{version:03d}"


def type_suffix(sequence: int) -> str:
    """Return the three characters that a unit's nth type of result carries in its type code (GB/T 36904)."""
    if not 1 <= sequence <= LAST_TYPE:
        raise ValueError("a unit has at most 46655 types of result")
    return "".join(_DIGITS[sequence // power % 36] for power in (36**2, 36, 1))


def make_credit_code(*, entity_kind: str | None, division: str, sequence: int) -> str:
    """Return the nth synthetic unified credit code (GB 32100 with GB 11714 inside) of a division's registrar.

    `entity_kind` is the answer of the applicant: individual households get 92, cooperatives 93, all others
    91. The body XX and six digits belongs to nobody. Raises ValueError beyond `LAST_BODY` numbers.
    """
    if not 1 <= sequence <= LAST_BODY:
        raise ValueError("the register has no body left")
    body = f"XX{_FIRST_BODY + sequence:06d}"
    category = _CATEGORIES.get(entity_kind or "", "91")
    code = f"{category}{division}{body}{organization_check(body)}"
    return code + credit_code_check(code)
