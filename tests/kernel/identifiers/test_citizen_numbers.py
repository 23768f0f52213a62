"""Citizen numbers (GB 11643): tables, and every slip of one digit. All people are impossible (born 1900) or made up here."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onething.kernel.errors import Refusal
from onething.kernel.identifiers.citizen_numbers import Gender, check_citizen_number, gb11643_character
from onething.kernel.identifiers.divisions import is_division_code

TODAY = date(2026, 11, 23)
PREFIX = "identifier.citizen_number."


def numbered(body: str) -> str:
    """A body of 17 digits with its check character."""
    return body + gb11643_character(body)


BODIES = st.builds(
    lambda region, birth, order: f"{region}{birth:%Y%m%d}{order:03d}",
    st.sampled_from(["430182", "430124", "432324", "110101", "429021", "710000", "659001", "441900"]),
    st.dates(date(1900, 1, 1), TODAY),
    st.integers(0, 999),
)


@pytest.mark.parametrize(
    ("number", "region", "gender"),
    [
        ("430182190001010009", "430182", Gender.FEMALE),
        ("430182190001010017", "430182", Gender.MALE),
        ("430124190001010021", "430124", Gender.FEMALE),  # Ningxiang as a county, before 2017
        (numbered("43232419000101003"), "432324", Gender.MALE),  # Ningxiang before 1983
        ("11010519491231002X", "110105", Gender.FEMALE),  # the example printed in GB 11643
    ],
)
def test_valid_numbers(number: str, region: str, gender: Gender) -> None:
    checked = check_citizen_number(number, on_day=TODAY)
    assert (checked.number, checked.region, checked.gender) == (number, region, gender)
    assert checked.birth_date == date.fromisoformat(number[6:14])


@pytest.mark.parametrize(
    "typed",
    [
        "11010519491231002x",
        "１１０１０５１９４９１２３１００２Ｘ",
        "１１０１０５１９４９１２３１００２ｘ",
        " 110105 19491231 002X\n",
        "110105\u300019491231\u00a0002X",
    ],
)
def test_slips_of_typing_are_put_right(typed: str) -> None:
    assert check_citizen_number(typed, on_day=TODAY).number == "11010519491231002X"


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        ("", "length"),
        ("43018219000101000", "length"),
        ("4301821900010100091", "length"),
        ("430182000101000", "length"),  # the 15 digits used until 2013
        ("4" * 300, "length"),
        ("43018219000101000Y", "characters"),
        ("4301821900010100X9", "characters"),
        ("43018219000101000\0", "characters"),
        ("43018219000101000😀", "characters"),
        ("43018219000101000二", "characters"),
        ("٤٣٠١٨٢١٩٠٠٠١٠١٠٠٠٩", "characters"),
        ("-30182190001010009", "characters"),
        (numbered("00000019000101000"), "region"),
        (numbered("43000019000101000"), "region"),
        (numbered("43998219000101000"), "region"),
        (numbered("99018219000101000"), "region"),
        (numbered("81000019000101000"), "region"),  # a residence permit is another kind of document
        (numbered("83000019000101000"), "region"),
        ("430182190002290014", "birth_date"),  # 1900 was no leap year
        ("43018218991231999X", "birth_date"),  # before 1900
        (numbered("43018219001301000"), "birth_date"),
        (numbered("43018219000100000"), "birth_date"),
        (numbered("43018200000101000"), "birth_date"),
        (numbered("43018220261124000"), "birth_date_future"),
        (numbered("43018299991231000"), "birth_date_future"),
        ("430182190001010008", "check_character"),
        ("43018219000101000X", "check_character"),
    ],
)
def test_invalid_numbers_each_have_their_reason(number: str, reason: str) -> None:
    with pytest.raises(Refusal) as caught:
        check_citizen_number(number, on_day=TODAY)
    assert caught.value.code == PREFIX + reason
    assert caught.value.sentence.startswith("公民身份号码")
    assert "{" not in caught.value.sentence


def test_born_today_is_not_the_future() -> None:
    number = numbered("43018220261123001")
    assert check_citizen_number(number, on_day=TODAY).birth_date == TODAY
    with pytest.raises(Refusal, match="birth_date_future"):
        check_citizen_number(number, on_day=TODAY - timedelta(days=1))


def test_the_number_is_in_no_message_and_no_repr() -> None:
    number = "430182190001010008"
    with pytest.raises(Refusal) as caught:
        check_citizen_number(number, on_day=TODAY)
    told = f"{caught.value!r} {caught.value} {caught.value.sentence} {caught.value.facts}"
    assert number not in told
    assert "19000101" not in told
    assert "0101000" not in repr(check_citizen_number("430182190001010009", on_day=TODAY))


@given(BODIES)
def test_built_numbers_are_accepted(body: str) -> None:
    checked = check_citizen_number(numbered(body), on_day=TODAY)
    assert checked.number == numbered(body)
    assert (checked.gender is Gender.MALE) == (int(body[16]) % 2 == 1)


@given(BODIES, st.data())
def test_every_single_changed_character_is_refused(body: str, data: st.DataObject) -> None:
    """MOD 11-2 catches every one; a slip may also break the region or the date first."""
    number = numbered(body)
    place = data.draw(st.integers(0, 17))
    other = data.draw(st.sampled_from("0123456789X".replace(number[place], "")))
    with pytest.raises(Refusal, match=PREFIX):
        check_citizen_number(number[:place] + other + number[place + 1 :], on_day=TODAY)


@given(BODIES, st.integers(0, 15))
def test_every_swap_of_neighbours_is_refused(body: str, place: int) -> None:
    number = numbered(body)
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    if swapped != number:
        with pytest.raises(Refusal, match=PREFIX):
            check_citizen_number(swapped, on_day=TODAY)


@given(st.text(max_size=30))
def test_any_text_is_accepted_or_refused_never_a_fault(text: str) -> None:
    with pytest.raises(Refusal, match=PREFIX):
        check_citizen_number(text, on_day=TODAY)


@pytest.mark.parametrize(
    "code", ["430182", "430124", "432324", "469005", "659001", "441900", "710000", "810000"]
)
def test_division_codes(code: str) -> None:
    assert is_division_code(code)


@pytest.mark.parametrize(
    "code", ["000000", "430000", "437182", "439182", "160101", "810101", "830000", "990000"]
)
def test_no_division_codes(code: str) -> None:
    assert not is_division_code(code)
