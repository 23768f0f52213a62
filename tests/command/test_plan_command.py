"""`onething plan`, from a folder and from the database."""

import json
import shutil
from datetime import UTC, datetime

import pytest
from django.db import transaction

from onething.catalogue.actions.loading import publish_package
from onething.command import plan
from onething.command.main import main
from onething.command.plan_lines import say_validity
from onething.kernel.errors import Refusal
from tests.catalogue.packages import ANSWERS, DEMONSTRATION, demonstration_package

SPELLED = ",".join(f"{key}={value}" for key, value in ANSWERS.items())
PACKAGE = ["--package", str(DEMONSTRATION)]


def test_json_from_a_folder_without_a_database(capsys):
    assert main(["plan", "YJS-002", "--json", "--answers", SPELLED, *PACKAGE]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert shown["critical_path"] == ["YJS-002/M01", "YJS-002/M05"]
    assert shown["promised_working_days"] == 11
    assert shown["version"] is None
    assert shown["saved"]["working_days"] == [25, 11]


def test_the_lines_for_people(capsys):
    assert main(["plan", "YJS-002", "--answers", SPELLED, *PACKAGE]) == 0
    out = capsys.readouterr().out
    for part in (
        "6 个，分 2 批",
        "YJS-002/M05 烟草专卖零售许可证核发(新办)（烟草专卖局；承诺 10 个工作日，法定 20 个工作日，等待 YJS-002/M01 的结果）",
        "需要您填 76 项，自动填好 5 项",
        "需要提交 6 份",
        "食品经营许可申请书：填好一张表就有了，不用另外准备。",
        "法定 20 个工作日，结果有效 5 年，等待 YJS-002/M01 的结果",
        "材料（份）：20 → 6\n",
        "由窗口告知是否需要（1）",
        "11 个工作日（暂定），最长一条线：YJS-002/M01 → YJS-002/M05",
        "演示值，不是本市公布的承诺",
        "承诺时限（工作日）：25 → 11（含演示值）",
        "表单（张）：6 → 1\n",
    ):
        assert part in out


def test_explain_says_it_line_by_line(capsys):
    spelled = "area=120,construction_fire=false,serves_food=false,has_sign=false"
    assert main(["plan", "YJS-004", "--explain", "--answers", spelled, *PACKAGE]) == 0
    said = capsys.readouterr().out
    assert "120平方米，" in said
    lines = said[said.index("逐条说明") :].splitlines()[1:]
    numbers = [line.split(". ")[0].strip() for line in lines]
    assert numbers == [str(place) for place in range(1, len(lines) + 1)]
    assert any("答的是 120 平方米" in line for line in lines)
    assert any("不需办理" in line for line in lines)


@pytest.mark.parametrize(("months", "said"), [(1, "1 个月"), (12, "1 年"), (18, "18 个月"), (60, "5 年")])
def test_a_validity_in_words(months, said):
    assert say_validity(months) == said


def test_without_answers_it_says_what_is_open(capsys):
    assert main(["plan", "YJS-002", *PACKAGE]) == 0
    assert "还没有回答：entity、premises、has_licence" in capsys.readouterr().out


# (text, answers)
SPELLINGS = [
    ("", {}),
    ("a=1", {"a": "1"}),
    ("a=1,b=x+y", {"a": "1", "b": ["x", "y"]}),
    (" a=1 , b=2,", {"a": "1", "b": "2"}),
]


@pytest.mark.parametrize(("text", "answers"), SPELLINGS)
def test_answers_are_spelled_plainly(text, answers):
    assert plan.read_answers(text) == answers


@pytest.mark.parametrize("text", ["a", "a=", "=1", "a=1,a=2"])
def test_a_misspelled_answer_is_wrong_usage(text):
    with pytest.raises(Refusal) as refused:
        plan.read_answers(text)
    assert refused.value.code == "usage.plan.answers"


# (arguments, exit code, a part of the sentence)
WRONG = [
    (["YJS-002", "--answers", "entity=gmbh", *PACKAGE], 1, "可选：individual_household（个体工商户）"),
    (["YJS-002", "--answers", "colour=red", *PACKAGE], 1, "没有“colour”"),
    (["YJS-002", "--answers", "entity", *PACKAGE], 2, "写法"),
    (["YJS-999", *PACKAGE], 1, "包里有：YJS-001、YJS-002"),
    ([*PACKAGE], 2, "用法"),
    (["YJS-002", "--colour", *PACKAGE], 2, "用法"),
    (["YJS-002", "--package", "/nowhere-at-all"], 1, "找不到这个目录"),
]


@pytest.mark.parametrize(("arguments", "code", "part"), WRONG)
def test_what_is_wrong_is_one_sentence(arguments, code, part, capsys):
    assert main(["plan", *arguments]) == code
    told = capsys.readouterr()
    assert part in told.err
    assert told.out == ""


def test_a_faulty_package_tells_every_fault(tmp_path, capsys):
    shutil.copytree(DEMONSTRATION, tmp_path / "package")
    (tmp_path / "package/forms.json").unlink()
    (tmp_path / "package/elements.json").write_text("[")
    assert main(["plan", "YJS-002", "--package", str(tmp_path / "package")]) == 1
    told = capsys.readouterr().err
    assert "forms.json: 全文: 缺少这个文件" in told
    assert "elements.json: 第 1 行第 2 列" in told


@pytest.mark.django_db
def test_the_loaded_catalogue(capsys):
    with transaction.atomic():
        at = datetime(2026, 1, 5, tzinfo=UTC)
        publish_package(package=demonstration_package(), actor_person_id=None, at=at)
    assert plan.run(["YJS-002", "--json", "--answers", SPELLED]) == 0
    loaded = json.loads(capsys.readouterr().out)
    assert plan.run(["YJS-002", "--json", "--answers", SPELLED, *PACKAGE]) == 0
    assert loaded == json.loads(capsys.readouterr().out) | {"version": 1}


@pytest.mark.django_db
def test_what_is_not_loaded_is_not_planned():
    with pytest.raises(Refusal) as refused:
        plan.run(["YJS-002"])
    assert refused.value.code == "catalogue.thing.not_found"
