"""Case numbers: built, read back, and every slip of one character."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onething.kernel.errors import Refusal
from onething.kernel.identifiers.case_numbers import case_number, check_case_number, step_number

PREFIX = "identifier.case_number."
DAY = date(2026, 2, 13)
FIRST = "4301822026021301000001R"
NUMBERS = st.builds(
    lambda day, channel, sequence: case_number(
        division="430182", day=day, channel=f"{channel:02d}", sequence=sequence
    ),
    st.dates(date(2019, 1, 1), date(2099, 12, 31)),
    st.integers(0, 99),
    st.integers(1, 999_999),
)


def test_the_first_case_of_a_day() -> None:
    assert case_number(division="430182", day=DAY, channel="01", sequence=1) == FIRST
    assert step_number(FIRST, step=1) == FIRST + "-01"


@given(
    st.dates(date(1, 1, 1), date(9999, 12, 31)),
    st.integers(0, 99),
    st.integers(1, 999_999),
    st.integers(1, 99),
)
def test_round_trip(day: date, channel: int, sequence: int, step: int) -> None:
    number = case_number(division="430182", day=day, channel=f"{channel:02d}", sequence=sequence)
    read = check_case_number(number)
    assert (read.number, read.division, read.day, read.channel) == (number, "430182", day, f"{channel:02d}")
    assert (read.sequence, read.step) == (sequence, None)
    of_step = check_case_number(step_number(number, step=step).lower())
    assert (of_step.number, of_step.step) == (number, step)


@given(NUMBERS, st.data())
def test_every_single_changed_character_is_refused(number: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, 22))
    other = data.draw(st.sampled_from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-".replace(number[place], "")))
    with pytest.raises(Refusal, match=PREFIX):
        check_case_number(number[:place] + other + number[place + 1 :])


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        ("", "form"),
        (FIRST[:-1], "form"),
        (FIRST + "0", "form"),
        (FIRST + "-", "form"),
        (FIRST + "-1", "form"),
        (FIRST + "-00", "form"),
        (FIRST + "-001", "form"),
        (FIRST + "\0", "form"),
        ("4301822026023001000001" + "N", "check_character"),
        ("4301822026021301000001S", "check_character"),
    ],
)
def test_invalid_numbers(number: str, reason: str) -> None:
    with pytest.raises(Refusal) as caught:
        check_case_number(number)
    assert caught.value.code == PREFIX + reason


@pytest.mark.parametrize(
    ("division", "channel", "sequence"),
    [
        ("43018", "01", 1),
        ("430182", "1", 1),
        ("430182", "AB", 1),
        ("430182", "01", 0),
        ("430182", "01", 1_000_000),
    ],
)
def test_parts_that_do_not_fit_fail_loudly(division: str, channel: str, sequence: int) -> None:
    with pytest.raises(Refusal, match=PREFIX + "parts"):
        case_number(division=division, day=DAY, channel=channel, sequence=sequence)


@pytest.mark.parametrize("step", [0, 100, -1])
def test_a_step_has_two_digits(step: int) -> None:
    with pytest.raises(Refusal, match=PREFIX + "parts"):
        step_number(FIRST, step=step)


@given(st.text(max_size=30))
def test_any_text_is_refused_never_a_fault(text: str) -> None:
    with pytest.raises(Refusal, match=PREFIX):
        check_case_number(text)
