"""Check characters that several numbers share."""

_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_MODULUS = len(_ALPHABET)


def mod37_36_character(text: str) -> str:
    """Return the check character of `text` (digits and capitals) by the hybrid system ISO 7064 MOD 37,36.

    It catches every single changed character and nearly every swap of neighbours. Raises ValueError for an
    empty text or a character outside 0-9 and A-Z.
    """
    if not text:
        raise ValueError("no characters to check")
    product = _MODULUS
    for char in text:
        total = (product + _ALPHABET.index(char)) % _MODULUS or _MODULUS
        product = total * 2 % (_MODULUS + 1)
    return _ALPHABET[(1 - product) % _MODULUS]


def has_mod37_36_character(text: str) -> bool:
    """Whether the last character of `text` is the ISO 7064 MOD 37,36 check of those before it."""
    if len(text) < 2 or any(char not in _ALPHABET for char in text):
        return False
    return mod37_36_character(text[:-1]) == text[-1]
