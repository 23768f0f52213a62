"""`onething soak`: a short one on real processes; and that the counting can fail."""

import json
from collections import Counter

import pytest

from onething.command.main import main
from onething.command.soak.counting import Kept, judge
from onething.command.soak.crowd import Crowd
from onething.command.soak.entry import NAMES

LIFE = Counter({"begin": 1, "permit": 2})
RESULTS = Counter({"a": 1, "b": 1})
EFFECTS = Counter({"applicant.issued": 1})


def keep(*cases, **changed):
    """What is kept of so many undisturbed cases."""
    told = [("139", f"{case} is issued") for case in cases]
    kept = {
        "acts": {case: LIFE for case in cases},
        "results": {case: RESULTS for case in cases},
        "cases": set(cases),
        "effects": Counter({"applicant.issued": len(cases)}),
        "undone": 0,
        "messages": Counter(told),
        "halves": len(cases),
    }
    return Kept(**kept | changed)


def judge_two(**changed):
    """What is found wrong with two cases, both lived to the end, of which this is kept."""
    acknowledged = Counter({"begin": 1, "fill": 1, "permit": 2})
    crowd = Crowd(acknowledged={"one": acknowledged, "two": acknowledged}, finished=["one", "two"])
    found = judge(crowd, kept=keep("one", "two", **changed), quiet=keep("one"), pattern="one")
    return {name: count for name, count in found.items() if count}


def test_what_one_case_leaves_twice_over_is_clean():
    assert judge_two() == {}


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({"acts": {"one": LIFE, "two": LIFE - Counter(["permit"])}}, {"acts_lost": 1}),
        ({"acts": {"one": LIFE}}, {"acts_lost": 3}),
        ({"acts": {"one": LIFE, "two": LIFE + Counter(["begin"])}}, {"acts_doubled": 1}),
        ({"results": {"one": RESULTS, "two": Counter({"a": 1})}}, {"results_lost": 1}),
        ({"results": {"one": RESULTS, "two": RESULTS + Counter(["a"])}}, {"results_doubled": 1}),
        ({"cases": {"one", "two", "three"}}, {"cases_doubled": 1}),
        ({"effects": EFFECTS}, {"effects_lost": 1}),
        ({"undone": 2}, {"effects_lost": 2}),
        ({"effects": EFFECTS + EFFECTS + EFFECTS}, {"effects_doubled": 1}),
        ({"messages": Counter({("139", "one is issued"): 1})}, {"messages_lost": 1}),
        ({"messages": Counter({("139", "one"): 2, ("139", "two"): 1})}, {"messages_doubled": 1}),
        ({"halves": 5}, {"halves": 3}),
    ],
)
def test_each_loss_and_each_double_is_seen(changed, found):
    assert judge_two(**changed) == found


def test_wrong_numbers_are_told(capsys):
    assert main(["soak", "--rounds", "0"]) == 2
    assert "正整数" in capsys.readouterr().err


@pytest.mark.system
@pytest.mark.timeout(240)
def test_a_short_soak_loses_and_doubles_nothing(capsys):
    code = main(["soak", "--rounds", "3", "--clients", "2", "--seed", "11", "--json"])
    found = json.loads(capsys.readouterr().out)
    assert {name: found[name] for name in NAMES} == dict.fromkeys(NAMES, 0), found
    assert (code, found["faults"], found["seed"]) == (0, [], 11)
    assert sum(found["killed"].values()) == found["rounds"] == 3
    assert found["cases"] >= 2
    assert found["acts"] >= 27 * found["cases"]
