"""Finding a thing by what people call it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onething.pages.applying.searching import Named, find_things

THINGS = (
    Named("A", ("我要开餐饮店(餐馆)", "食品经营许可(新办)", "烟草专卖零售许可证核发(新办)")),
    Named("B", ("新生儿出生", "出生医学证明签发")),
    Named("C", ("公民身后", "户口注销")),
)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("餐饮店", ["A"]),
        ("开饭馆", ["A"]),
        ("想开个餐饮店", ["A"]),
        ("烟草许可证", ["A"]),
        ("卖香烟", ["A"]),
        ("小孩出生", ["B"]),
        ("注销户口", ["C"]),
        ("火箭发射", []),
    ],
)
def test_people_say_it_their_way(said, meant):
    assert find_things(said, among=THINGS) == meant


@pytest.mark.parametrize("nothing", ["", "  ", "\t\n"])
def test_nothing_asked_shows_everything(nothing):
    assert find_things(nothing, among=THINGS) == ["A", "B", "C"]


@given(st.text())
def test_any_text_finds_only_what_exists(text):
    assert set(find_things(text, among=THINGS)) <= {"A", "B", "C"}


@given(st.sampled_from(THINGS), st.data())
def test_any_part_of_a_name_finds_it(thing, data):
    name = data.draw(st.sampled_from(thing.names))
    start = data.draw(st.integers(0, len(name) - 1))
    part = name[start : data.draw(st.integers(start + 1, len(name)))]
    assert thing.code in find_things(part, among=THINGS)
