"""Numbers of identity documents by kind."""

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onething.kernel.errors import Refusal
from onething.kernel.identifiers.citizen_numbers import gb11643_character
from onething.kernel.identifiers.document_numbers import DocumentKind, check_document_number

TODAY = date(2026, 11, 23)
FORM = "identifier.document_number.form"


def numbered(body: str) -> str:
    """A body of 17 digits with its check character."""
    return body + gb11643_character(body)


HONG_KONG, MACAO, TAIWAN = (numbered(f"8{place}000019000101001") for place in (1, 2, 3))
FOREIGN = numbered("91184019000101001")


@pytest.mark.parametrize(
    ("kind", "typed", "number"),
    [
        (DocumentKind.CITIZEN_CARD, "430182190001010009", "430182190001010009"),
        (DocumentKind.PASSPORT, "e１２３４５６７８", "E12345678"),
        (DocumentKind.PASSPORT, "E1234567890123456", "E1234567890123456"),
        (DocumentKind.HK_MACAO_PERMIT, "h 12345678", "H12345678"),
        (DocumentKind.HK_MACAO_PERMIT, "M00000000", "M00000000"),
        (DocumentKind.TAIWAN_PERMIT, "01234567", "01234567"),
        (DocumentKind.FOREIGN_RESIDENT, "usa110000000101", "USA110000000101"),
        (DocumentKind.FOREIGN_RESIDENT, FOREIGN, FOREIGN),
        (DocumentKind.RESIDENCE_PERMIT, HONG_KONG, HONG_KONG),
        (DocumentKind.RESIDENCE_PERMIT, MACAO, MACAO),
        (DocumentKind.RESIDENCE_PERMIT, TAIWAN, TAIWAN),
    ],
)
def test_valid_documents(kind: str, typed: str, number: str) -> None:
    assert check_document_number(kind, typed, on_day=TODAY) == number
    assert check_document_number(kind, number=number, on_day=TODAY) == number


@pytest.mark.parametrize(
    ("kind", "number", "code"),
    [
        ("999", "430182190001010009", "identifier.document_kind.unknown"),
        ("", "", "identifier.document_kind.unknown"),
        ("111", HONG_KONG, "identifier.citizen_number.region"),
        ("111", "430182190001010008", "identifier.citizen_number.check_character"),
        ("414", "E123", FORM),
        ("414", "E12345678901234567", FORM),
        ("414", "E1234-678", FORM),
        ("516", "A12345678", FORM),
        ("516", "H1234567", FORM),
        ("516", "H1234567800", FORM),
        ("511", "1234567", FORM),
        ("511", "١٢٣٤٥٦٧٨", FORM),
        ("553", "USA11000000010", "identifier.citizen_number.length"),
        ("553", "430182190001010009", "identifier.citizen_number.region"),
        (
            "553",
            FOREIGN[:-1] + ("0" if FOREIGN[-1] != "0" else "1"),
            "identifier.citizen_number.check_character",
        ),
        ("HMT", "430182190001010009", "identifier.citizen_number.region"),
        ("HMT", numbered("81000020270101001"), "identifier.citizen_number.birth_date_future"),
    ],
)
def test_invalid_documents(kind: str, number: str, code: str) -> None:
    with pytest.raises(Refusal) as caught:
        check_document_number(kind, number, on_day=TODAY)
    assert caught.value.code == code
    assert not number or number not in caught.value.sentence


def test_the_sentence_names_the_document_in_hand() -> None:
    with pytest.raises(Refusal) as caught:
        check_document_number("553", "9" * 18, on_day=TODAY)
    assert caught.value.sentence.startswith("永久居留身份证号码")


@given(st.sampled_from(DocumentKind), st.text(max_size=25))
def test_any_text_is_accepted_or_refused_never_a_fault(kind: DocumentKind, text: str) -> None:
    with suppress(Refusal):
        number = check_document_number(kind, text, on_day=TODAY)
        assert check_document_number(kind, number, on_day=TODAY) == number
