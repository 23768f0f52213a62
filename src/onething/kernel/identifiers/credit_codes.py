"""Unified social credit codes, GB 32100, with the organization code GB 11714 inside."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onething.kernel import words
from onething.kernel.errors import Refusal
from onething.kernel.identifiers.divisions import is_division_code
from onething.kernel.identifiers.typing_slips import plain_characters

LENGTH = 18
_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_FORM = re.compile(rf"[{_ALPHABET}]{{2}}[0-9]{{6}}[{_ALPHABET}]{{8}}[0-9X][{_ALPHABET}]")
_ORGANIZATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_REGISTERING_DEPARTMENTS = frozenset("123456789ANY")
_NATIONAL_REGISTRY = "100000"


@dataclass(frozen=True)
class CodeWarning:
    """Something wrong with a code that does not block: a stable code and a Chinese sentence."""

    code: str
    sentence: str


def check_credit_code(text: str, *, registry_confirmed: bool = False) -> tuple[CodeWarning, ...]:
    """Check a unified social credit code (GB 32100; GB 11714 in places 9 to 17); return what to warn of.

    Length and characters are always refused. An unknown department or region or a wrong check character is
    refused, unless the registry confirmed that the code is in use: genuine codes exist that fail, and then
    each fault is a warning. Raises Refusal `identifier.credit_code.` + `length`, `characters`, `department`,
    `region`, `check_character` or `organization_check`.
    """
    code = plain_credit_code(text)
    if len(code) != LENGTH:
        raise Refusal("identifier.credit_code.length", words.CREDIT_LENGTH.format(length=len(code)))
    if not _FORM.fullmatch(code):
        raise Refusal("identifier.credit_code.characters", words.CREDIT_CHARACTERS)
    warnings = tuple(_faults(code))
    if warnings and not registry_confirmed:
        raise Refusal(warnings[0].code, warnings[0].sentence)
    return warnings


def plain_credit_code(text: str) -> str:
    """Return the code as it is stored: narrow characters, capitals, no blanks. Checks nothing."""
    return plain_characters(text)


def make_credit_code(*, department: str, kind: str, region: str, organization: str) -> str:
    """Return the code of a registering department (1), a kind (1), a region (6) and 8 characters of an organization."""
    body = department + kind + region + organization + organization_check(organization)
    return body + credit_code_check(body)


def credit_code_check(body: str) -> str:
    """Return the check character of the first 17 characters (GB 32100 annex; MOD 31)."""
    total = sum(_ALPHABET.index(char) * weight for char, weight in zip(body, _WEIGHTS, strict=True))
    return _ALPHABET[-total % 31]


def organization_check(body: str) -> str:
    """Return the check character of 8 characters of an organization code (GB 11714; MOD 11)."""
    total = sum(int(char, 36) * weight for char, weight in zip(body, _ORGANIZATION_WEIGHTS, strict=True))
    return "0123456789X"[-total % 11]


def _faults(code: str) -> Iterator[CodeWarning]:
    if code[0] not in _REGISTERING_DEPARTMENTS:
        yield CodeWarning("identifier.credit_code.department", words.CREDIT_DEPARTMENT)
    if code[2:8] != _NATIONAL_REGISTRY and not is_division_code(code[2:8]):
        yield CodeWarning("identifier.credit_code.region", words.CREDIT_REGION)
    if credit_code_check(code[:17]) != code[17]:
        yield CodeWarning("identifier.credit_code.check_character", words.CREDIT_CHECK)
    if organization_check(code[8:16]) != code[16]:
        yield CodeWarning("identifier.credit_code.organization_check", words.CREDIT_ORGANIZATION_CHECK)
