"""Identifiers of electronic licences, GB/T 36904: root, type, issuer, serial, version, check character."""

import re
from dataclasses import dataclass

from onething.kernel import words
from onething.kernel.errors import Refusal
from onething.kernel.identifiers.check_characters import has_mod37_36_character, mod37_36_character
from onething.kernel.identifiers.typing_slips import plain_characters

ROOT = "1.2.156.3005.2"
_TYPE = r"[0-9A-Z]{21}"
_ISSUER = r"[0-9A-Z]{18}"
_SERIAL = r"[0-9A-Z]{1,32}"
_VERSION = r"[0-9]{3}"
_BODY = re.compile(rf"{_TYPE}\.{_ISSUER}\.{_SERIAL}\.{_VERSION}")
_FORM = re.compile(
    rf"{re.escape(ROOT)}\.(?P<type>{_TYPE})\.(?P<issuer>{_ISSUER})\.(?P<serial>{_SERIAL})"
    rf"\.(?P<version>{_VERSION})\.(?P<check>[0-9A-Z])"
)


@dataclass(frozen=True)
class LicenceIdentifier:
    """A valid identifier and its parts. The type code is the defining body's code (18) and 3 characters."""

    identifier: str
    type_code: str
    issuer: str
    serial: str
    version: str


def licence_identifier(*, type_code: str, issuer: str, serial: str, version: str) -> str:
    """Return `1.2.156.3005.2.<type 21>.<issuer 18>.<serial 1-32>.<version 3>.<check>` (GB/T 36904).

    The check is ISO 7064 MOD 37,36 over type, issuer, serial and version; root and dots are left out. Raises
    Refusal `identifier.licence_identifier.parts` when a part has another length or other characters than
    digits and capitals.
    """
    body = f"{type_code}.{issuer}.{serial}.{version}"
    if not _BODY.fullmatch(body):
        raise Refusal("identifier.licence_identifier.parts", words.LICENCE_PARTS, status=500)
    return f"{ROOT}.{body}.{mod37_36_character(body.replace('.', ''))}"


def check_licence_identifier(text: str) -> LicenceIdentifier:
    """Return the parts of a licence identifier, or refuse it.

    Raises Refusal `identifier.licence_identifier.form` or `identifier.licence_identifier.check_character`.
    """
    parts = _FORM.fullmatch(plain_characters(text))
    if parts is None:
        raise Refusal("identifier.licence_identifier.form", words.LICENCE_FORM)
    checked = "".join(parts.group("type", "issuer", "serial", "version", "check"))
    if not has_mod37_36_character(checked):
        raise Refusal("identifier.licence_identifier.check_character", words.LICENCE_CHECK)
    return LicenceIdentifier(
        identifier=parts.string,
        type_code=parts["type"],
        issuer=parts["issuer"],
        serial=parts["serial"],
        version=parts["version"],
    )
