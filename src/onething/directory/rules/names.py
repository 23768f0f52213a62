"""Names and phones: what is acceptable, and how they are masked."""

import re
import unicodedata

from onething.directory import words
from onething.kernel.errors import Refusal

_MOBILE = re.compile(r"^1[3-9]\d{9}$")
_NAME_CATEGORIES = {"Lo", "Lu", "Ll", "Lm"}
_NAME_MARKS = set("·.- '")


def check_mobile(text: str) -> str:
    """Return a mainland mobile number without blanks and full-width digits, or refuse (`directory.phone.invalid`)."""
    phone = unicodedata.normalize("NFKC", text).replace(" ", "").replace("-", "").removeprefix("+86")
    if not _MOBILE.match(phone):
        raise Refusal("directory.phone.invalid", words.PHONE_INVALID, field="phone")
    return phone


def check_person_name(text: str) -> str:
    """Return a person's name trimmed, or refuse (`directory.name.invalid`): letters and ideographs only, 2 to 50."""
    name = text.strip()
    lawful = all(unicodedata.category(char) in _NAME_CATEGORIES or char in _NAME_MARKS for char in name)
    if not 2 <= len(name) <= 50 or not lawful:
        raise Refusal("directory.name.invalid", words.PERSON_NAME_INVALID, field="name")
    return name


def mask_name(name: str) -> str:
    """Return 王** for 王小明: the first character stays."""
    return name[:1] + "*" * max(len(name) - 1, 1)


def mask_phone(phone: str) -> str:
    """Return 138****0001."""
    return f"{phone[:3]}****{phone[-4:]}"
