"""Text made comparable: one width, one case, only what carries meaning; and its grams."""

import re
import unicodedata
from itertools import pairwise

LONGEST_TEXT = 40
_MEANINGLESS = re.compile(r"[^0-9a-z\u3400-\u4dbf\u4e00-\u9fff]+")
# Chinese figures and the spoken one (幺) name numbers too.
_DIGIT = re.compile(r"[0-9零〇一二三四五六七八九幺]")
_MOST_DIGITS = 4
_LONGEST_KEPT = 20


def normalise(text: str) -> str:
    """Return text in one width and one case, without spaces and signs, at most 40 characters. NFKC (Unicode annex 15)."""
    # Cut before folding: a request may be as long as it likes.
    folded = unicodedata.normalize("NFKC", text[: LONGEST_TEXT * 4]).casefold()
    return _MEANINGLESS.sub("", folded)[:LONGEST_TEXT]


def normalise_name(name: str) -> str:
    """Return a published name in the same form, whatever its length."""
    return _MEANINGLESS.sub("", unicodedata.normalize("NFKC", name).casefold())


def is_latin(text: str) -> bool:
    """Whether a normalised text is letters only: pinyin or initials."""
    return bool(text) and text.isascii() and text.isalpha()


def can_be_kept(text: str) -> bool:
    """Whether a text may be noted: no address, nothing long, no five digits of what may be a number of a person (PIPL)."""
    kept = normalise(text)
    is_short = 1 < len(kept) <= _LONGEST_KEPT and len(text) <= LONGEST_TEXT
    return is_short and "@" not in unicodedata.normalize("NFKC", text) and not _has_number(kept)


def _has_number(text: str) -> bool:
    return len(_DIGIT.findall(text)) > _MOST_DIGITS


def list_grams(symbols: tuple[str, ...]) -> set[str]:
    """Return the symbols (characters or syllables) and the pairs that stand side by side."""
    pairs = {f"{one} {other}" for one, other in pairwise(symbols)}
    return {*symbols, *pairs}
