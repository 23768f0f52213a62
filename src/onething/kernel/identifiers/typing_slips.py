"""What people type when they mean plain digits and capitals."""

_SLIPS: dict[int, int | None] = {0xFF01 + offset: 0x21 + offset for offset in range(94)}
_SLIPS.update(dict.fromkeys(map(ord, " \t\r\n\u3000\u00a0")))


def plain_characters(text: str) -> str:
    """Return `text` with full-width forms made narrow, blanks dropped and letters in capitals."""
    narrow = text.translate(_SLIPS)
    return "".join(char.upper() if char.isascii() else char for char in narrow)
