"""Identifiers of electronic licences (GB/T 36904)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onething.kernel.errors import Refusal
from onething.kernel.identifiers.licence_identifiers import (
    ROOT,
    check_licence_identifier,
    licence_identifier,
)

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
PREFIX = "identifier.licence_identifier."
TYPE, ISSUER = "11430182XX0000051E001", "11430182XX0000051E"
SYNTHETIC = f"{ROOT}.{TYPE}.{ISSUER}.TEST2019000001.001.D"
IDENTIFIERS = st.builds(
    lambda kind, serial, version: licence_identifier(
        type_code=f"{ISSUER}{kind}", issuer=ISSUER, serial=serial, version=f"{version:03d}"
    ),
    st.text(ALPHABET, min_size=3, max_size=3),
    st.text(ALPHABET, min_size=1, max_size=32),
    st.integers(0, 999),
)


def test_worked_example() -> None:
    made = licence_identifier(type_code=TYPE, issuer=ISSUER, serial="TEST2019000001", version="001")
    assert made == SYNTHETIC
    read = check_licence_identifier(SYNTHETIC.lower())
    assert (read.identifier, read.type_code, read.issuer) == (SYNTHETIC, TYPE, ISSUER)
    assert (read.serial, read.version) == ("TEST2019000001", "001")


@given(IDENTIFIERS)
def test_round_trip(identifier: str) -> None:
    read = check_licence_identifier(identifier)
    again = licence_identifier(
        type_code=read.type_code, issuer=read.issuer, serial=read.serial, version=read.version
    )
    assert again == read.identifier == identifier


@given(IDENTIFIERS, st.data())
def test_every_single_changed_character_is_refused(identifier: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(identifier) - 1))
    other = data.draw(st.sampled_from((ALPHABET + ".").replace(identifier[place], "")))
    with pytest.raises(Refusal, match=PREFIX):
        check_licence_identifier(identifier[:place] + other + identifier[place + 1 :])


@pytest.mark.parametrize(
    ("identifier", "reason"),
    [
        ("", "form"),
        (SYNTHETIC[:-2], "form"),
        (SYNTHETIC.removeprefix(ROOT + "."), "form"),
        ("1.2.156.3005.3" + SYNTHETIC.removeprefix(ROOT), "form"),
        (SYNTHETIC.replace(".001.", ".1.", 1), "form"),
        (SYNTHETIC + "\0", "form"),
        (SYNTHETIC.replace("TEST", "演示"), "form"),
        (SYNTHETIC[:-1] + "E", "check_character"),
        (SYNTHETIC.replace("000001.001", "000002.001"), "check_character"),
    ],
)
def test_invalid_identifiers(identifier: str, reason: str) -> None:
    with pytest.raises(Refusal) as caught:
        check_licence_identifier(identifier)
    assert caught.value.code == PREFIX + reason


@pytest.mark.parametrize(
    "wrong",
    [
        {"type_code": TYPE[:-1]},
        {"issuer": ISSUER.lower()},
        {"serial": ""},
        {"serial": "A" * 33},
        {"serial": "A.B"},
        {"version": "1"},
        {"version": "00A"},
    ],
)
def test_parts_that_do_not_fit_fail_loudly(wrong: dict[str, str]) -> None:
    parts = {"type_code": TYPE, "issuer": ISSUER, "serial": "1", "version": "001"} | wrong
    with pytest.raises(Refusal, match=PREFIX + "parts"):
        licence_identifier(**parts)


@given(st.text(max_size=90))
def test_any_text_is_refused_never_a_fault(text: str) -> None:
    with pytest.raises(Refusal, match=PREFIX):
        check_licence_identifier(text)
