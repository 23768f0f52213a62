"""First digits of GB/T 2260 division codes: what can and cannot be one, past codes included."""

# Taiwan (71), Hong Kong (81) and Macao (82) have no counties in the standard.
_PROVINCES = frozenset(
    {
        "11",
        "12",
        "13",
        "14",
        "15",
        "21",
        "22",
        "23",
        "31",
        "32",
        "33",
        "34",
        "35",
        "36",
        "37",
        "41",
        "42",
        "43",
    }
    | {"44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82"}
)
_WITHOUT_PREFECTURES = frozenset({"71", "81", "82"})
_DIRECTLY_UNDER_PROVINCE = 90
_LAST_PREFECTURE = 70


def is_division_code(code: str) -> bool:
    """Whether six digits can be a county-level division of now or before (GB/T 2260 and its former editions).

    The province must exist and the prefecture part must lie in a range the standard uses (01-70, 90). The
    county part is left open: merged and renamed counties (430124 and 432324 became 430182) stay in people's
    numbers for life.
    """
    province, prefecture = code[:2], int(code[2:4])
    if province not in _PROVINCES:
        return False
    if province in _WITHOUT_PREFECTURES:
        return code[2:] == "0000"
    return 1 <= prefecture <= _LAST_PREFECTURE or prefecture == _DIRECTLY_UNDER_PROVINCE
