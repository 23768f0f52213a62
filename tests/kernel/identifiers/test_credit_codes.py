"""Unified social credit codes (GB 32100) with organization codes (GB 11714) inside. All bodies are impossible (XX)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onething.kernel.errors import Refusal
from onething.kernel.identifiers.credit_codes import (
    check_credit_code,
    credit_code_check,
    organization_check,
    plain_credit_code,
)
from onething.kernel.identifiers.matter_codes import check_matter_code

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
PREFIX = "identifier.credit_code."
COMPANY = "91430182XX0000019T"
VALID = [
    COMPANY,
    "91430182XX0000027M",
    "92430182XX0000035D",
    "93430182XX00000435",
    "11430182XX0000051E",
    "12430182XX000006X3",
    "52430182XX0000078Y",
    "51430182XX0000086W",
]


def coded(head: str, organization: str) -> str:
    """8 characters of head and 8 of organization with both check characters."""
    body = head + organization + organization_check(organization)
    return body + credit_code_check(body)


CODES = st.builds(
    coded,
    st.sampled_from(["91430182", "11430182", "91100000", "52430124", "N2430182", "Y1430100", "A1110105"]),
    st.text(ALPHABET, min_size=8, max_size=8),
)


@pytest.mark.parametrize("code", VALID)
def test_valid_codes(code: str) -> None:
    assert check_credit_code(code) == ()
    assert check_credit_code(code.lower()) == ()


def test_slips_of_typing_are_put_right() -> None:
    typed = "９１４３０１８２ xx000001 9t"
    assert check_credit_code(typed) == ()
    assert plain_credit_code(typed) == COMPANY


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("", "length"),
        (COMPANY[:-1], "length"),
        (COMPANY + "0", "length"),
        (COMPANY[:-1] + "O", "characters"),  # O, I, S, V, Z are not used
        (COMPANY[:-1] + "😀", "characters"),
        (COMPANY[:-1] + "\0", "characters"),
        ("9143O182XX0000019T", "characters"),
        ("91A30182XX0000019T", "characters"),
        (coded("B1430182", "XX000001"), "department"),
        (coded("91000182", "XX000001"), "region"),
        (coded("91990182", "XX000001"), "region"),
        ("91430182XX0000019U", "check_character"),
        (
            "91430182XX000002" + "9" + credit_code_check("91430182XX0000029"),
            "organization_check",
        ),
    ],
)
def test_invalid_codes_each_have_their_reason(code: str, reason: str) -> None:
    with pytest.raises(Refusal) as caught:
        check_credit_code(code)
    assert caught.value.code == PREFIX + reason
    assert caught.value.sentence.startswith("统一社会信用代码")


@pytest.mark.parametrize(
    ("code", "reasons"),
    [
        (COMPANY, []),
        ("91430182XX0000019U", ["check_character"]),
        ("91430182XX0000029T", ["check_character", "organization_check"]),
        (coded("B1430182", "XX000001"), ["department"]),
    ],
)
def test_a_code_the_registry_confirmed_only_warns(code: str, reasons: list[str]) -> None:
    warnings = check_credit_code(code, registry_confirmed=True)
    assert [warning.code for warning in warnings] == [PREFIX + reason for reason in reasons]
    assert all(warning.sentence.startswith("统一社会信用代码") for warning in warnings)


@pytest.mark.parametrize("code", ["", "91430182", COMPANY[:-1] + "O"])
def test_not_even_the_registry_confirms_another_form(code: str) -> None:
    with pytest.raises(Refusal, match=PREFIX):
        check_credit_code(code, registry_confirmed=True)


@given(CODES)
def test_built_codes_are_accepted(code: str) -> None:
    assert check_credit_code(code) == ()


@given(CODES, st.data())
def test_every_single_changed_character_is_refused(code: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, 17))
    other = data.draw(st.sampled_from(ALPHABET.replace(code[place], "")))
    with pytest.raises(Refusal, match=PREFIX):
        check_credit_code(code[:place] + other + code[place + 1 :])


@given(st.text(max_size=25), st.booleans())
def test_any_text_is_accepted_or_refused_never_a_fault(text: str, confirmed: bool) -> None:
    with pytest.raises(Refusal, match=PREFIX):
        check_credit_code(text, registry_confirmed=confirmed)


@pytest.mark.parametrize(
    ("code", "lengths", "warned"),
    [
        ("11430182XX0000051E4430131001000", (31, 33), False),
        ("11430182XX0000051E443013100100001", (31, 33), False),
        ("11430182xx0000051e4430131001000", (31, 33), False),
        ("11430182XX0000051F4430131001000", (31, 33), True),
        ("430131001000", (12,), False),
    ],
)
def test_matter_codes(code: str, lengths: tuple[int, ...], warned: bool) -> None:
    warnings = check_matter_code(code, lengths=lengths)
    assert [warning.code for warning in warnings] == ["identifier.matter_code.implementer"] * warned


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("", "length"),
        ("11430182XX0000051E443013100100", "length"),
        ("11430182XX0000051E44301310010000", "length"),
        ("11430182XX0000051E443013100100-", "characters"),
        ("11430182XX0000051E443013100100项", "characters"),
    ],
)
def test_invalid_matter_codes(code: str, reason: str) -> None:
    with pytest.raises(Refusal) as caught:
        check_matter_code(code)
    assert caught.value.code == "identifier.matter_code." + reason
    if reason == "length":
        assert "31或33位" in caught.value.sentence
