"""What the fonts show, and what happens to a character that they do not."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onething.documents.actions import _load_coverage
from onething.documents.rules.coverage import read_coverage, replace_uncovered


@pytest.mark.parametrize("char", ["王", "䶮", "㐂", "𬸣", "𫖯", "A", "〔", "·", "〓"])
def test_the_packaged_fonts_show_rare_names(char):
    assert ord(char) in _load_coverage()


@pytest.mark.parametrize("char", ["𠮷", "😀", "\x00", "\ue000", "ا"])
def test_what_no_font_shows_becomes_a_geta_and_is_named(char):
    assert replace_uncovered(f"王{char}明", coverage=_load_coverage()) == ("王〓明", {char})


@pytest.mark.parametrize("text", ["", "王小明", "第一行\n第二行\t末", "零\u200b宽", "\u3000全角空格"])
def test_what_can_be_shown_stays(text):
    assert replace_uncovered(text, coverage=_load_coverage()) == (text, set())


@given(st.text())
def test_every_character_is_kept_or_marked(text):
    shown, missing = replace_uncovered(text, coverage=_load_coverage())
    assert len(shown) == len(text)
    assert all(new == old or (new == "〓" and old in missing) for new, old in zip(shown, text, strict=True))


def test_a_group_that_begins_with_the_missing_glyph_does_not_count_it():
    subtable = struct.pack(">HHIII", 12, 0, 0, 0, 1) + struct.pack(">III", 0x41, 0x43, 0)
    cmap = struct.pack(">HHHHI", 0, 1, 3, 10, 12) + subtable
    font = (
        struct.pack(">4sHHHH", b"OTTO", 1, 0, 0, 0) + struct.pack(">4sIII", b"cmap", 0, 28, len(cmap)) + cmap
    )
    assert read_coverage(font) == {0x42, 0x43}


@pytest.mark.parametrize("font", [struct.pack(">4sHHHH", b"OTTO", 0, 0, 0, 0)])
def test_a_file_without_a_character_map_is_no_font(font):
    with pytest.raises(ValueError, match="no OpenType font"):
        read_coverage(font)
