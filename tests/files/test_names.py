"""Names of uploaded files."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onething.files.contracts import MediaType
from onething.files.rules.names import LONGEST_NAME, SUFFIXES, check_suffix, clean_name
from onething.kernel.errors import Refusal


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("营业执照.pdf", "营业执照.pdf"),
        ("/etc/passwd/x.pdf", "x.pdf"),
        ("..\\..\\windows\\x.pdf", "x.pdf"),
        ("C:\\Users\\张三\\Desktop\\x.pdf", "x.pdf"),
        ("  x.pdf  ", "x.pdf"),
        ("照片🙂.jpg", "照片🙂.jpg"),
        ("e\u0301.pdf", "\u00e9.pdf"),
        ("x" * 116 + ".pdf", "x" * 116 + ".pdf"),
        ("a.tar.pdf", "a.tar.pdf"),
    ],
)
def test_a_name_keeps_only_its_last_part(given_name: str, kept: str) -> None:
    assert clean_name(given_name) == kept


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("", "files.name_empty"),
        ("   ", "files.name_empty"),
        ("..", "files.name_empty"),
        ("folder/", "files.name_empty"),
        ("x\0.pdf", "files.name_characters"),
        ("x\n.pdf", "files.name_characters"),
        ("x\x7f.pdf", "files.name_characters"),
        ("x\u202efdp.exe", "files.name_characters"),
        ("x\u2028.pdf", "files.name_characters"),
        ("x\ud800.pdf", "files.name_characters"),
        ("x\0/y.pdf", "files.name_characters"),
        ("x" * 117 + ".pdf", "files.name_too_long"),
        ("x" * 300, "files.name_too_long"),
    ],
)
def test_a_bad_name_is_refused(name: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        clean_name(name)
    assert refused.value.code == code
    assert "\0" not in refused.value.sentence


@given(st.text(max_size=200))
def test_a_cleaned_name_is_safe_and_stays_as_it_is(name: str) -> None:
    try:
        cleaned = clean_name(name)
    except Refusal:
        return
    assert 0 < len(cleaned) <= LONGEST_NAME
    assert not set(cleaned) & set("/\\\0\n\r")
    assert clean_name(cleaned) == cleaned


@pytest.mark.parametrize("media_type", list(MediaType))
def test_each_kind_has_its_suffixes(media_type: MediaType) -> None:
    for suffix in SUFFIXES[media_type]:
        check_suffix(f"x{suffix}", media_type=media_type)
        check_suffix(f"x{suffix.upper()}", media_type=media_type)
        for other in set(MediaType) - {media_type}:
            with pytest.raises(Refusal) as refused:
                check_suffix(f"x{suffix}", media_type=other)
            assert refused.value.code == "files.type_not_accepted"


def test_the_refusal_says_what_the_content_is() -> None:
    with pytest.raises(Refusal) as refused:
        check_suffix("照片.jpg", media_type=MediaType.PNG)
    assert "内容是PNG图片，请把文件名的后缀改为.png" in refused.value.sentence
