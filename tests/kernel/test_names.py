"""Names of people and bodies: what registers take passes, what only programs write does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onething.kernel.errors import Refusal
from onething.kernel.names import check_name, check_person_name, plain_name

LATIN_COMPOSED, LATIN_APART = "Zoë Müller", "Zoë Müller"
PEOPLE = [
    ("演示乙", "演示乙"),
    ("古丽·艾合买提", "古丽·艾合买提"),
    ("阿卜杜热合曼•阿卜杜热依木", "阿卜杜热合曼·阿卜杜热依木"),
    (
        "欧阳上官演示一二三四五六七八九十·" * 2,
        "欧阳上官演示一二三四五六七八九十·" * 2,
    ),  # at least 50 must fit
    ("王䶮\U0002ebf0", "王䶮\U0002ebf0"),
    ("O'NEILL-SMITH, JOHN JR.", "O'NEILL-SMITH, JOHN JR."),
    ("Müller（穆勒）", "Müller（穆勒）"),
    (LATIN_APART, LATIN_COMPOSED),
    ("Nguyễn Thị Ánh", "Nguyễn Thị Ánh"),
    ("བསྟན་འཛིན", "བསྟན་འཛིན"),
    ("ئەخمەت", "ئەخمەت"),
    ("ᠪᠠᠲᠤ", "ᠪᠠᠲᠤ"),
    ("अनिल कुमार", "अनिल कुमार"),
]
NO_PEOPLE = ["", "王", "··", "<script>alert(1)</script>", "王<b>", "王1", "张三&李四", "王\x00明", "王\n明", "王\u200b明", "王😀明",
             "{{王明}}", "${王明}", "王;明", "\ue000\ue000", "字" * 51]  # fmt: skip
BODIES = [
    "某某小馆",
    "某某（湖南）餐饮管理有限公司宁乡第2分公司",
    "7天优品·演示店（玉潭路）",
    "演示A&B咖啡馆",
    "老王“小碗菜”饭店",
    "No.1 CAFÉ – 演示店",
    "演示工程（一期）2×660MW热电联产项目#3标段",
    "O2O@演示便利店!",
    "演示乙",
    "湖南省长沙市演示路1号/2号",
]
NO_BODIES = ["<script>alert(1)</script>", "某某<餐饮>", "{{shop}}", "某某|餐饮", "$公司", "a=b", "`某某`", '"某某"', "12345", "···",
             "", "某某\x00店"]  # fmt: skip


@pytest.mark.parametrize(("typed", "kept"), PEOPLE)
def test_a_persons_name_is_kept_as_the_document_prints_it(typed, kept):
    assert check_person_name(f" {typed}　") == kept


@pytest.mark.parametrize("typed", NO_PEOPLE)
def test_what_no_document_prints_is_no_persons_name(typed):
    with pytest.raises(Refusal) as refused:
        check_person_name(typed)
    assert refused.value.code == "names.person"
    assert refused.value.sentence.isprintable()


@pytest.mark.parametrize("typed", BODIES + [kept for _, kept in PEOPLE])
def test_any_name_of_a_register_passes(typed):
    assert check_name(typed) == typed


@pytest.mark.parametrize("typed", NO_BODIES)
def test_signs_of_programs_and_bare_figures_are_no_name(typed):
    with pytest.raises(Refusal) as refused:
        check_name(typed)
    assert refused.value.code == "names.any"


def test_the_sentence_names_the_character():
    with pytest.raises(Refusal) as refused:
        check_name("某某<餐饮>")
    assert "不能有“<”" in refused.value.sentence


@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_a_persons_name_is_a_name_and_put_right_for_good(typed):
    try:
        name = check_person_name(typed)
    except Refusal:
        return
    assert check_person_name(name) == name == plain_name(name)
    assert check_name(name) == name
    assert not set(name) & set("<>{}&=0123456789")
