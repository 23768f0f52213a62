"""The worked examples of the clocks, by the product and by the independent script: both to the day."""

import pytest

from onething.supervision.rules.explaining import explain
from tests.supervision.told import STEP
from tests.supervision.worked_examples import EXAMPLES, Example, consulted, opened


@pytest.mark.parametrize("example", EXAMPLES, ids=[f"{one.article} {one.why}" for one in EXAMPLES])
def test_the_days_are_those_of_the_wall_calendar(example: Example) -> None:
    clock = example.told.recompute()["clocks"][example.clock]
    found = (
        clock["started_on"],
        clock["promised_on"],
        clock["statutory_on"],
        tuple(clock["provisional_years"]),
    )
    assert found == (example.started, example.promised, example.statutory, example.years), example.why


@pytest.mark.parametrize(
    ("why", "said"),
    [
        ("当天开始当天结束：扣 0 天", "3月4日暂停，当天恢复，扣 0 天"),
        ("还在暂停：按告知的日子算", "3月4日起暂停，预计到3月11日"),
        ("十个工作日跨到2027年：按法定节假日推算并注明", "2027 年的放假通知还没公布"),
        ("三十二个工作日：法定顺延到 05-05，告知过的 05-03 不往后推", "已经告知的承诺日子不往后推"),
        ("经本行政机关负责人批准延长十个工作日", "延长 10 个工作日"),
        ("调休的星期六（02-14）算工作日", "春节放假"),
    ],
)
def test_the_clock_says_it_line_by_line(why: str, said: str) -> None:
    example = next(one for one in EXAMPLES if one.why == why)
    clock = next(clock for clock in example.told.clocks() if clock.key == example.clock)
    assert any(said in line for line in explain(clock)), list(explain(clock))


@pytest.mark.parametrize(
    ("verb", "facts", "running"),
    [
        ("answer_consultation", {"consultation": "a"}, {"b"}),
        ("withdraw_consultation", {"consultation": "b"}, {"a"}),
        ("waive_consultations", {"consultations": ["a", "b"]}, set()),
        ("end", {}, set()),
    ],
)
def test_an_answer_ends_the_clock_of_its_own_question(verb: str, facts: dict, running: set) -> None:
    told = consulted(consulted(opened("2026-03-02"), "2026-03-04", which="a"), "2026-03-06", which="b")
    found = told.do(verb, "2026-03-09", step=STEP, **facts).recompute()["clocks"]
    which = {"a": f"consultation:{STEP}:1", "b": f"consultation:{STEP}:2"}
    assert {name for name, key in which.items() if found[key]["ended_at"] is None} == running
