"""Finding what people mean: two sheets of queries, and what holds for any text."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onething.catalogue.contracts import Place, Reason
from onething.catalogue.rules.searching.naming import show_things
from onething.catalogue.rules.searching.ranking import CONVINCING, rank_things
from onething.catalogue.rules.searching.sounds import is_one_slip
from onething.catalogue.rules.searching.texts import can_be_kept, normalise
from tests.catalogue.packages import demonstration_package
from tests.catalogue.searching.measuring import SHEETS, demonstration_index, find_codes, measure, read_sheet

NAMES = [(one.thing.code, one.thing.name) for one in demonstration_package().things]


def reason_of(said: str, code: str) -> Reason:
    index = demonstration_index()
    ranked = rank_things(normalise(said), index=index)
    return next(hit.reason for number, hit in ranked if index.things[number].code == code)


def named_by(said: str, code: str) -> list[str]:
    index, text = demonstration_index(), normalise(said)
    shown = show_things(text, ranked=rank_things(text, index=index), index=index)
    return [matter.code for one in shown if one.code == code for matter in one.matters]


def test_the_sheets_are_large_enough_and_share_nothing():
    sheets = [read_sheet(name) for name in SHEETS]
    assert min(len(sheet) for sheet in sheets) >= 60
    texts = [one.text for sheet in sheets for one in sheet]
    assert len(texts) == len(set(texts)) >= 120
    codes = {code for code, _ in NAMES}
    assert {code for sheet in sheets for one in sheet for code in one.expected} == codes
    names = {matter.name for one in demonstration_package().things for matter in one.thing.matters}
    assert {one.matter for sheet in sheets for one in sheet} - {""} <= names


def test_what_the_office_knows_is_found():
    found = measure("known")
    assert found.third / found.queries >= 0.97, found.missed
    assert found.first / found.queries >= 0.95


@pytest.mark.parametrize(("sheet", "floor"), [("unseen", 0.8), ("fresh", 0.85)])
def test_what_nobody_tuned_for_is_mostly_found(record_property, sheet, floor):
    """The floors stand below what was measured once (87 %, 91 %): a change of the rules may not quietly cost strangers theirs."""
    found = measure(sheet)
    record_property(sheet, found.line)
    assert found.third / found.queries >= floor, found.missed


@pytest.mark.parametrize(("sheet", "floor"), [("known", 0.9), ("fresh", 0.6)])
def test_matters_are_named_too(record_property, sheet, floor):
    found = measure(sheet)
    record_property(f"matters of {sheet}", found.line)
    assert found.named / found.matters >= floor


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("开饭馆", "YJS-002"), ("开饭店要办什么证", "YJS-002"), ("kaicanguan", "YJS-002"), ("kcg", "YJS-002"),
        ("办餐馆证", "YJS-002"), ("消防证", "YJS-002"), ("买房过户", "YJS-008"), ("生孩子上户口", "YJS-007"),
    ],
)  # fmt: skip
def test_the_issue_s_own_examples_are_among_the_first_three(said, expected):
    assert expected in find_codes(said)[:3]


@pytest.mark.parametrize(
    ("said", "code", "reason"),
    [
        ("企业注销", "YJS-006", Reason.EXACT_NAME),
        ("开饭馆", "YJS-002", Reason.SYNONYM),
        ("餐饮", "YJS-002", Reason.WORDS),
        ("bianlidian", "YJS-001", Reason.PINYIN),
        ("qyzx", "YJS-006", Reason.INITIALS),
        ("便里店", "YJS-001", Reason.PINYIN),
    ],
)
def test_a_find_says_why(said, code, reason):
    assert find_codes(said)[0] == code
    assert reason_of(said, code) is reason


@pytest.mark.parametrize("said", ["bianlidain", "binalidian", "bianlidan", "biianlidian", "bisnlidian"])
def test_one_slip_of_a_letter_is_forgiven(said):
    assert find_codes(said)[0] == "YJS-001"


@pytest.mark.parametrize(
    ("typed", "meant", "is_slip"),
    [
        ("dain", "dian", True), ("dan", "dian", True), ("diaan", "dian", True), ("disn", "dian", True),
        ("dian", "dian", False), ("naid", "dian", False), ("d", "da", False), ("dxxn", "dian", False),
    ],
)  # fmt: skip
def test_what_one_slip_is(typed, meant, is_slip):
    assert is_one_slip(typed, meant=meant) is is_slip


def test_the_matters_that_a_text_names_stand_with_their_thing():
    assert named_by("消防证", "YJS-002") == ["YJS-002/M03"]
    assert named_by("烟草专卖", "YJS-001") == ["YJS-001/M04"]
    assert named_by("yingyezhizhao", "YJS-005") == ["YJS-005/M01"]


@pytest.mark.parametrize("said", ["火箭发射", "xqzvw", "怎么办", "，。！"])
def test_what_means_nothing_here_convinces_nobody(said):
    ranked = rank_things(normalise(said), index=demonstration_index())
    assert [hit for _, hit in ranked if hit.score >= CONVINCING] == []


@pytest.mark.parametrize(("code", "name"), NAMES)
def test_a_thing_s_own_name_finds_it_first(code, name):
    assert find_codes(name)[0] == code
    assert reason_of(name, code) is Reason.EXACT_NAME


@given(st.sampled_from([one.text for sheet in SHEETS for one in read_sheet(sheet)]), st.data())
def test_neither_case_nor_width_nor_spaces_matter(said, data):
    cut = data.draw(st.integers(0, len(said)))
    wide = "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in said)
    assert unicodedata.normalize("NFKC", wide) == said
    plain = find_codes(said)
    for other in (said.upper(), wide, wide.upper(), f"  {said[:cut]} {said[cut:]}\u3000"):
        assert find_codes(other) == plain


@given(st.text(max_size=300))
@example("a" * 100_000)
@example("\0\ud800")
@example("zhangang" * 40)
@example("xianxianxianxianxianxianxianxianxianxian")
@example("(" * 40)
def test_any_text_finds_only_what_exists(text):
    found = find_codes(text)
    assert set(found) <= {code for code, _ in NAMES}
    assert len(found) == len(set(found))


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", max_size=60))
def test_any_letters_are_read(text):
    assert len(find_codes(text)) <= len(NAMES)


@given(st.text())
def test_to_normalise_twice_changes_nothing(text):
    assert normalise(normalise(text)) == normalise(text)


@pytest.mark.parametrize(
    "text",
    [
        "430182190001010009", "张三 4301 8219 0001 01000X", "13800000000", "１３８００００００００", "一三八零零零零零零零零",
        "房产 138-0000-0000", "a@b.cn", "a＠b.cn", "证", "", "长" * 21, "开" + " " * 60 + "店",
    ],
)  # fmt: skip
def test_what_may_be_somebody_s_number_or_address_is_never_kept(text):
    assert not can_be_kept(text)


@pytest.mark.parametrize("text", ["火箭发射", "24小时便利店", "kaihuojian"])
def test_plain_words_are_kept(text):
    assert can_be_kept(text)


def test_things_say_whom_they_serve_and_where_they_are_decided():
    things = {one.code: one for one in demonstration_index().things}
    assert [str(one) for one in things["YJS-002"].audiences] == ["company"]
    assert [str(one) for one in things["YJS-014"].audiences] == ["person", "company"]
    assert (things["YJS-005"].places, things["YJS-005"].is_online) == ((Place.HERE, Place.OUTSIDE), False)
    assert (things["YJS-002"].is_online, things["YJS-007"].life_event) == (True, "生育收养")
    assert things["YJS-002"].departments[0] == "市场监督管理局"
