"""A slip of the pen is told at once, before anything is started: one sentence, exit 1 or 2."""

import pytest

from onething.command.main import main
from onething.command.story import preparing, telling
from onething.command.story.choosing import choose_answers
from onething.kernel.errors import Refusal
from onething.planning.queries import make_plan
from tests.catalogue.packages import (
    ANSWERS,
    make_matter,
    make_option,
    make_question,
    make_thing,
    publish,
    restaurant,
)

SLIPS = {
    "a department with two steps": (
        ["YJS-002", "--refuse", "市场监督管理局"],
        1,
        "M01(市场主体设立登记(营业执照))、",
    ),
    "a department without a step": (["YJS-002", "--refuse", "教育局"], 1, "没有子办件"),
    "a matter of another department": (["YJS-002", "--refuse", "消防救援大队/M02"], 1, "消防救援大队/M03"),
    "an unknown thing": (["YJS-999"], 1, "YJS-999"),
    "an unknown question": (["YJS-002", "--answers", "colour=red"], 1, "没有“colour”这个问题"),
    "an unknown answer": (["YJS-002", "--answers", "has_licence=perhaps"], 1, "不能这样回答"),
    "answers without a value": (["YJS-002", "--answers", "has_licence"], 2, "--answers"),
    "no thing at all": ([], 2, "用法"),
    "nothing that may come later": (["YJS-001", "--lacking"], 1, "没有可以容缺的材料"),
    "nothing to promise": (["YJS-001", "--promise"], 1, "没有告知承诺"),
    "an unknown option": (["YJS-002", "--quick"], 2, "用法"),
    "no such package": (["YJS-002", "--package", "/nowhere"], 1, "找不到这个目录"),
    "a folder that is a file": (["YJS-002", "--keep", __file__], 1, "--keep"),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_one_sentence(slip, capsys, monkeypatch):
    arguments, code, sentence = SLIPS[slip]
    monkeypatch.setattr(telling, "scratch_server", None)  # nothing may be started
    assert main(["story", *arguments]) == code
    told = capsys.readouterr()
    assert sentence in told.err
    assert told.out == ""


def test_every_fault_of_a_bad_package_is_told(capsys, tmp_path):
    (tmp_path / "elements.json").write_text("[1]")
    assert main(["story", "YJS-002", "--package", str(tmp_path)]) == 1
    assert len(capsys.readouterr().err.splitlines()) >= 3


def test_what_the_answers_leave_out_is_told_with_the_answer_that_brings_it():
    script = preparing.prepare_script("YJS-001", package=None, answers="", refuse=None)
    (line,) = script.left_out
    assert "食品经营许可(新办)" in line
    assert "--answers sells_food=non_prepackaged" in line
    brought = preparing.prepare_script(
        "YJS-001", package=None, answers="sells_food=non_prepackaged", refuse=None
    )
    assert "仅销售预包装食品备案" in "".join(brought.left_out)


@pytest.mark.parametrize("asked", ["市场监督管理局/M02", "市场监督管理局/YJS-002/M02", "消防救援大队"])
def test_a_department_or_its_matter_names_one_step(asked):
    plan = make_plan(restaurant(), answers=ANSWERS)
    expected = "YJS-002/M03" if asked == "消防救援大队" else "YJS-002/M02"
    assert preparing.find_refused(plan, asked=asked) == expected


def test_a_department_may_have_a_stroke_in_its_name():
    plan = make_plan(publish(make_thing(make_matter("M01", department="甲/乙局"))), answers={})
    assert preparing.find_refused(plan, asked="甲/乙局") == "YJS-901/M01"
    assert preparing.find_refused(plan, asked="甲/乙局/M01") == "YJS-901/M01"


@pytest.mark.parametrize("changes", [{"place": "outside"}, {"type": "中介服务"}])
def test_what_is_decided_outside_is_not_refused_here(changes):
    plan = make_plan(publish(make_thing(make_matter("M01"), make_matter("M02", **changes))), answers={})
    with pytest.raises(Refusal) as refused:
        preparing.find_refused(plan, asked="部门M02")
    assert "外部单位" in refused.value.sentence
    assert "部门M01/M01" in refused.value.sentence


def test_the_restaurant_takes_the_fullest_road():
    """What issue 2 says of the default: results before checks, then more matters, then list order, and the inspection."""
    chosen = choose_answers(restaurant().thing, given={})
    assert {key: chosen[key] for key in ("has_licence", "fire_scope", "fire_mode")} == {
        "has_licence": "false",
        "fire_scope": "true",
        "fire_mode": "inspection",
    }
    assert len(make_plan(restaurant(), answers=chosen).matters) == 6


def test_given_answers_stay_and_the_rest_is_chosen():
    chosen = choose_answers(restaurant().thing, given={"has_licence": "true"})
    assert chosen["has_licence"] == "true"
    assert set(chosen) == {question.key for question in restaurant().thing.questions}


def test_of_several_answers_every_one_that_brings_a_result_is_taken():
    thing = make_thing(
        make_matter("M01"),
        make_matter("M02", included_by_default=False, included_when="more~b"),
        make_matter("M03", included_by_default=False, type="内部核验"),
        make_matter("M04", included_by_default=False),
        questions=[
            make_question(
                "more",
                make_option("a"),
                make_option("b"),
                make_option("c", adds_matters=["M03"]),
                make_option("d", adds_matters=["M04"], removes_matters=["M01"]),
                multi=True,
            ),
            make_question("one", make_option("x"), make_option("y"), multi=True),
        ],
    )
    assert choose_answers(publish(thing).thing, given={}) == {"more": ["b"], "one": ["x"]}
