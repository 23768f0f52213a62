"""How wide a text is, near enough to keep it inside a drawing."""

import unicodedata

NARROW_CHARACTER = 0.58
ELLIPSIS = "…"


def text_width(text: str, *, size: float) -> float:
    """Return the width of a line at a font size: wide characters count one em, others a little over half."""
    wide = sum(unicodedata.east_asian_width(char) in "WFA" for char in text)
    return size * (wide + NARROW_CHARACTER * (len(text) - wide))


def cut(text: str, *, size: float, width: float) -> str:
    """Return the text, shortened with an ellipsis where it is wider than `width`."""
    if text_width(text, size=size) <= width:
        return text
    kept = text
    while kept and text_width(kept + ELLIPSIS, size=size) > width:
        kept = kept[:-1]
    return kept + ELLIPSIS
