"""Names and phones as people type them, and as others may see them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onething.directory.rules.names import check_mobile, check_person_name, mask_name, mask_phone
from onething.kernel.errors import Refusal


@pytest.mark.parametrize(
    "typed",
    [
        "13900000001",
        " 139 0000 0001 ",
        "139-0000-0001",
        "+8613900000001",
        "+86 139 0000 0001",
        "１３９" + "０" * 7 + "１",
        "１３９００００　０００１",
        "13900000001\n",
        "139\u00a000000001",
    ],
)
def test_a_mobile_number_is_put_right(typed):
    assert check_mobile(typed) == "13900000001"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "12900000001",
        "1390000000",
        "139000000012",
        "07318880000",
        "1390000000a",
        "13٩00000001",  # digits of another script
        "+113900000001",
        "8613900000001",
        "13900000001\x00",
        "13900000001;",
        "\ud800",
    ],
)
def test_what_is_no_mobile_number_is_refused(typed):
    with pytest.raises(Refusal) as refused:
        check_mobile(typed)
    assert (refused.value.code, refused.value.field) == ("directory.phone.invalid", "phone")


@given(st.text(st.characters(exclude_categories=()), max_size=20))
def test_a_number_is_put_right_once_and_for_all(typed):
    try:
        phone = check_mobile(typed)
    except Refusal:
        return
    assert phone.isascii()
    assert len(phone) == 11
    assert check_mobile(phone) == phone


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("演示乙", "演示乙"),
        ("  演示乙　", "演示乙"),
        ("王䶮", "王䶮"),
        ("\U00030000\U000323af", "\U00030000\U000323af"),  # extensions G and H
        ("李\U0002ebf0", "李\U0002ebf0"),  # extension I
        ("古丽·艾合买提", "古丽·艾合买提"),
        ("古丽•艾合买提", "古丽·艾合买提"),  # keyboards write the dot in many ways
        ("古丽・艾合买提", "古丽·艾合买提"),
        ("古丽．艾合买提", "古丽·艾合买提"),
        ("Zoë O'Neill-Müller", "Zoë O'Neill-Müller"),
        ("字" * 50, "字" * 50),
    ],
)
def test_a_persons_name_is_kept_as_on_the_card(typed, kept):
    assert check_person_name(typed) == kept


@pytest.mark.parametrize(
    "typed",
    ["", "王", "字" * 51, "字" * 300, "王1", "王😀", "王\x00明", "王\n明", "··", "- .", "王·", "王\ud800", "\ue000\ue000",
     "王\u200b明", "\U0002fffe\U0002fffe", "<b>王明"],
)  # fmt: skip
def test_what_is_no_name_is_refused(typed):
    with pytest.raises(Refusal) as refused:
        check_person_name(typed)
    assert (refused.value.code, refused.value.field) == ("directory.name.invalid", "name")


@pytest.mark.parametrize(
    ("name", "masked"),
    [("王小明", "王**"), ("王明", "王*"), ("王", "王*"), ("\U00030000明", "\U00030000*"), ("", "*")],
)
def test_a_masked_name_shows_its_first_character(name, masked):
    assert mask_name(name) == masked


def test_a_masked_phone_shows_both_ends():
    assert mask_phone("13900000001") == "139****0001"


@given(st.text(min_size=2, max_size=50))
def test_a_mask_never_shows_more_than_the_first(name):
    assert mask_name(name) == name[0] + "*" * (len(name) - 1)
