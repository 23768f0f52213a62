"""Names and phones: what is acceptable, and how they are masked."""

import re
import unicodedata

from onething.directory import words
from onething.kernel.errors import Refusal

_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_NAME_CATEGORIES = {"Lo", "Lu", "Ll", "Lm"}
_NAME_MARKS = set("·.- '")
_INTERPUNCTS = dict.fromkeys(map(ord, "•‧∙⋅・･．"), "·")
_FEWEST_LETTERS, _LONGEST = 2, 50


def check_mobile(text: str) -> str:
    """Return a mainland mobile number without blanks and full-width digits, or refuse (`directory.phone.invalid`)."""
    narrow = "".join(unicodedata.normalize("NFKC", text).split())
    phone = narrow.replace("-", "").removeprefix("+86")
    if not _MOBILE.fullmatch(phone):
        raise Refusal("directory.phone.invalid", words.PHONE_INVALID, field="phone")
    return phone


def check_person_name(text: str) -> str:
    """Return a person's name trimmed, its interpuncts as "·", or refuse (`directory.name.invalid`).

    Letters and ideographs only, 2 to 50 characters with the marks between them, at least two of them letters.
    """
    name = text.strip().translate(_INTERPUNCTS)
    letters = [char for char in name if _is_letter(char)]
    lawful = all(char in _NAME_MARKS or _is_letter(char) for char in name)
    if not lawful or len(letters) < _FEWEST_LETTERS or len(name) > _LONGEST:
        raise Refusal("directory.name.invalid", words.PERSON_NAME_INVALID, field="name")
    return name


def _is_letter(char: str) -> bool:
    """Planes 2 and 3 hold ideographs only, and newer ones than this Python's Unicode tables know."""
    is_ideograph = 0x20000 <= ord(char) <= 0x3FFFD and ord(char) & 0xFFFE != 0xFFFE
    return is_ideograph or unicodedata.category(char) in _NAME_CATEGORIES


def mask_name(name: str) -> str:
    """Return 王** for 王小明: the first character stays."""
    return name[:1] + "*" * max(len(name) - 1, 1)


def mask_phone(phone: str) -> str:
    """Return 138****0001."""
    return f"{phone[:3]}****{phone[-4:]}"
