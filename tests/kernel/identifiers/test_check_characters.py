"""ISO 7064 MOD 37,36."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onething.kernel.identifiers.check_characters import has_mod37_36_character, mod37_36_character

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
TEXTS = st.text(ALPHABET, min_size=1, max_size=60)


@pytest.mark.parametrize(
    ("text", "check"),
    [
        ("A12425GABC1234002", "M"),  # the worked example of the Global Release Identifier standard
        ("11430182XX0000051E00111430182XX0000051ETEST2019000001001", "D"),  # GB/T 36904, synthetic licence
    ],
)
def test_known_characters(text: str, check: str) -> None:
    assert mod37_36_character(text) == check
    assert has_mod37_36_character(text + check)


@given(TEXTS, st.data())
def test_every_single_change_is_caught(text: str, data: st.DataObject) -> None:
    valid = text + mod37_36_character(text)
    place = data.draw(st.integers(0, len(valid) - 1))
    other = data.draw(st.sampled_from(ALPHABET.replace(valid[place], "")))
    assert not has_mod37_36_character(valid[:place] + other + valid[place + 1 :])


@pytest.mark.parametrize("text", ["", "A", "AB-", "ab", "１２", "A\0"])
def test_what_cannot_carry_a_check(text: str) -> None:
    assert not has_mod37_36_character(text)


@pytest.mark.parametrize("text", ["", "a", "中"])
def test_no_character_for_bad_text(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        mod37_36_character(text)
