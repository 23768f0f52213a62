"""Names of people and of bodies: which characters one can bear. Who bears it is asked elsewhere."""

import unicodedata

from onething.kernel import words
from onething.kernel.errors import Refusal

LONGEST = 50
FEWEST_LETTERS = 2
# 民委发〔2016〕33号: the mark between the parts of a name is "·" (GB 13000 00B7); keyboards write it in many ways.
_INTERPUNCTS = dict.fromkeys(map(ord, "•‧∙⋅・･．"), "·")
_MARKS_OF_PEOPLE = frozenset("·.-'’, ()（）་")
_LETTERS = {"Lo", "Lu", "Ll", "Lt", "Lm", "Mn", "Mc"}
# No register takes these into a name; they are how programs write, not how people do.
_NEVER = frozenset('<>{}[]\\|^`~$=;*_"')


def plain_name(text: str) -> str:
    """Return a name trimmed, composed (NFC), its interpuncts written as "·" (民委发〔2016〕33号)."""
    return unicodedata.normalize("NFC", text).strip().translate(_INTERPUNCTS)


def check_person_name(text: str) -> str:
    """Return the name of a natural person put right, or refuse it (`names.person`).

    Ideographs and letters of any script with the marks that stand in names, 2 to 50 characters (the same notice: at
    least 50 must fit), at least two of them letters. No digits: no identity document prints one in a name.
    """
    name = plain_name(text)
    if len(name) > LONGEST:
        raise Refusal("names.person", words.PERSON_NAME_LENGTH.format(most=LONGEST, length=len(name)))
    if wrong := [char for char in name if char not in _MARKS_OF_PEOPLE and not _is_letter(char)]:
        raise Refusal("names.person", words.PERSON_NAME_CHARACTER.format(found=_show(wrong[0])))
    if sum(map(_is_letter, name)) < FEWEST_LETTERS:
        raise Refusal("names.person", words.PERSON_NAME_LETTERS.format(fewest=FEWEST_LETTERS))
    return name


def check_name(text: str) -> str:
    """Return any name (a company's, a shop's, a project's, a person's) put right, or refuse it.

    Digits, brackets and signs as registers take them (7天, 某某（湖南）有限公司, A&B), at least one letter. Raises Refusal
    `names.any`.
    """
    name = plain_name(text)
    if wrong := [char for char in name if char in _NEVER or not (char.isprintable() or _is_letter(char))]:
        raise Refusal("names.any", words.NAME_CHARACTER.format(found=_show(wrong[0])))
    if not any(map(_is_letter, name)):
        raise Refusal("names.any", words.NAME_LETTERS)
    return name


def _is_letter(char: str) -> bool:
    """Planes 2 and 3 hold ideographs only, and newer ones than this Python's Unicode tables know."""
    is_ideograph = 0x20000 <= ord(char) <= 0x3FFFD and ord(char) & 0xFFFE != 0xFFFE
    return is_ideograph or unicodedata.category(char) in _LETTERS


def _show(char: str) -> str:
    """A sentence shows what can be seen, and names the rest by its number."""
    return char if char.isprintable() else f"U+{ord(char):04X}"
