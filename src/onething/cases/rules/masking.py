"""How a name and a number of a paper stand where others may read them (个人信息保护法 art. 6, 51)."""

_SHOWN_AT_MOST = 3
_LAST_SHOWN = 2


def mask_name(name: str) -> str:
    """Return 王** for 王小明: the first character, and stars that do not tell how many follow."""
    return f"{name[:1]}**"


def mask_number(number: str) -> str:
    """Return 430*************17 for a number of a paper: at most its first three and last two characters."""
    first = min(_SHOWN_AT_MOST, len(number) // 4)
    last = min(_LAST_SHOWN, len(number) // 4)
    return number[:first] + "*" * (len(number) - first - last) + number[len(number) - last :]
