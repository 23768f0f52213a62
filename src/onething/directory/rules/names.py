"""Names and phones: what is acceptable, and how they are masked."""

import re
import unicodedata

from onething.directory import words
from onething.kernel import names
from onething.kernel.errors import Refusal

_MOBILE = re.compile(r"1[3-9][0-9]{9}")


def check_mobile(text: str) -> str:
    """Return a mainland mobile number without blanks and full-width digits, or refuse (`directory.phone.invalid`)."""
    narrow = "".join(unicodedata.normalize("NFKC", text).split())
    phone = narrow.replace("-", "").removeprefix("+86")
    if not _MOBILE.fullmatch(phone):
        raise Refusal("directory.phone.invalid", words.PHONE_INVALID, field="phone")
    return phone


def check_person_name(text: str) -> str:
    """Return a person's name put right as the kernel does or refuse it (`directory.name.invalid`)."""
    try:
        return names.check_person_name(text)
    except Refusal as refusal:
        raise Refusal("directory.name.invalid", refusal.sentence, field="name") from None


def mask_name(name: str) -> str:
    """Return 王** for 王小明: the first character stays."""
    return name[:1] + "*" * max(len(name) - 1, 1)


def mask_phone(phone: str) -> str:
    """Return 138****0001."""
    return f"{phone[:3]}****{phone[-4:]}"
