"""Codes of published matters: implementing body (18), level (1), basic code (12), sub-item (2)."""

import re

from onething.kernel import words
from onething.kernel.errors import Refusal
from onething.kernel.identifiers.credit_codes import CodeWarning, check_credit_code
from onething.kernel.identifiers.typing_slips import plain_characters

DEFAULT_LENGTHS = (31, 33)
_FORM = re.compile(r"[0-9A-Z]+")
_IMPLEMENTER_LENGTH = 18


def check_matter_code(text: str, *, lengths: tuple[int, ...] = DEFAULT_LENGTHS) -> tuple[CodeWarning, ...]:
    """Check the form of a matter code; return a warning when its first 18 are no valid credit code.

    `lengths` are those accepted here: places differ in practice (GB/T 39046 says 24; platforms use 31 and
    33). A code shorter than a body's code and level names no body and is not warned of. Raises Refusal
    `identifier.matter_code.length` or `identifier.matter_code.characters`.
    """
    code = plain_characters(text)
    if len(code) not in lengths:
        sentence = words.MATTER_LENGTH.format(lengths="或".join(map(str, lengths)), length=len(code))
        raise Refusal("identifier.matter_code.length", sentence)
    if not _FORM.fullmatch(code):
        raise Refusal("identifier.matter_code.characters", words.MATTER_CHARACTERS)
    if len(code) <= _IMPLEMENTER_LENGTH or _names_valid_body(code):
        return ()
    return (CodeWarning("identifier.matter_code.implementer", words.MATTER_IMPLEMENTER),)


def _names_valid_body(code: str) -> bool:
    try:
        check_credit_code(code[:_IMPLEMENTER_LENGTH])
    except Refusal:
        return False
    return True
