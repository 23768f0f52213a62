"""The wave chart: lanes start when the last result they need is there, and nothing leaves the drawing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onething.look.contracts import Progress, WaveChart, WaveRow
from onething.look.rules.text import cut, text_width
from onething.look.rules.waves import LONGEST_ON_THE_SPOT, describe_chart, draw_chart, schedule

LICENCE = WaveRow("a", "营业执照", "市监局", 1, is_critical=True)
FOOD = WaveRow("b", "食品经营许可", "市监局", 8, needs=("a",), is_critical=True)
FIRE = WaveRow("c", "消防检查", "消防大队", 3, needs=("a",))
SIGN = WaveRow("d", "招牌备案", "城管局", 0)


def test_a_lane_waits_for_the_last_result_it_needs():
    last = WaveRow("e", "开业", "市监局", 2, needs=("b", "c", "elsewhere"))
    spans = schedule((LICENCE, FOOD, FIRE, SIGN, last))
    assert spans == {"a": (0, 1), "b": (1, 9), "c": (1, 4), "d": (0, LONGEST_ON_THE_SPOT), "e": (9, 11)}


def test_lanes_that_wait_for_each_other_are_still_drawn():
    rows = (WaveRow("a", "甲", "一", 2, needs=("b",)), WaveRow("b", "乙", "二", 3, needs=("a",)))
    assert set(schedule(rows)) == {"a", "b"}


def test_a_chart_without_rows_is_empty():
    drawing = draw_chart(WaveChart(rows=()), width=340)
    assert drawing.boxes == ()
    assert drawing.paths == ()
    assert drawing.gate is None


def test_the_critical_path_is_marked_where_both_ends_are_critical():
    drawing = draw_chart(WaveChart(rows=(LICENCE, FOOD, FIRE)), width=680)
    assert [path.is_critical for path in drawing.paths] == [True, False]


@pytest.mark.parametrize(
    ("rows", "has_gate"),
    [
        ((LICENCE,), False),
        ((LICENCE, FOOD), True),
        ((LICENCE, WaveRow("x", "税", "税务", 1, own_day=True)), False),
    ],
)
def test_the_gate_stands_where_more_than_one_goes_out_together(rows, has_gate):
    assert (draw_chart(WaveChart(rows=rows), width=340).gate is not None) == has_gate


@pytest.mark.parametrize(
    ("row", "word"),
    [
        (LICENCE, "1 日"), (SIGN, "当场"), (WaveRow("a", "甲", "一", None), "未定"),
        (WaveRow("a", "甲", "一", 3, state=Progress.LATE), "已超期 · 3 日"),
        (WaveRow("a", "甲", "一", 3, state=Progress.DONE, state_word="已发证"), "已发证"),
        (WaveRow("a", "甲", "一", 3, own_day=True), "3 日 · 单独先发"),
    ],
)  # fmt: skip
def test_a_lane_says_its_state_and_its_days(row, word):
    assert draw_chart(WaveChart(rows=(row,)), width=340).boxes[0].word == word


def test_the_chart_is_also_told_in_sentences():
    lines = describe_chart(WaveChart(rows=(LICENCE, FOOD, SIGN)))
    assert lines[0] == "营业执照（市监局）：1 个工作日，受理后马上开始，决定总时长。"
    assert lines[1] == "食品经营许可（市监局）：8 个工作日，等“营业执照”的结果出来后开始，决定总时长。"
    assert lines[2] == "招牌备案（城管局）：当场办，受理后马上开始。"


NAMES = st.text(st.characters(whitelist_categories=("Lo", "Lu", "Nd")), max_size=80)


@st.composite
def charts(draw):
    """Any chart whose needs point at earlier lanes."""
    rows = []
    for index in range(draw(st.integers(1, 9))):
        needs = draw(st.lists(st.sampled_from([row.key for row in rows]), unique=True)) if rows else []
        days = draw(st.none() | st.integers(0, 400))
        state = draw(st.sampled_from(Progress))
        rows.append(WaveRow(str(index), draw(NAMES), draw(NAMES), days, needs=tuple(needs), state=state))
    return WaveChart(rows=tuple(rows))


@given(charts(), st.sampled_from([340, 680]))
def test_nothing_leaves_the_drawing_and_lanes_keep_their_order(chart, width):
    drawing = draw_chart(chart, width=width)
    for box in drawing.boxes:
        assert box.x >= 0
        assert box.x + box.width <= width
        for line in box.lines:
            assert text_width(line.text, size=12) <= width
    spans = schedule(chart.rows)
    for row in chart.rows:
        assert all(spans[row.key][0] >= spans[need][1] for need in row.needs)
    tops = [box.y for box in drawing.boxes]
    assert tops == sorted(set(tops))
    assert tops[-1] < drawing.height
    assert all(mark.x <= width for mark in drawing.marks)


@given(NAMES, st.integers(12, 300))
def test_a_cut_text_fits_and_says_that_it_was_cut(text, width):
    shown = cut(text, size=12, width=width)
    assert text_width(shown, size=12) <= width
    assert shown == text or shown.endswith("…")
