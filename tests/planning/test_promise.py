"""Waves and days: tables of small things whose answer one can see."""

import pytest

from onething.planning.queries import make_plan
from tests.catalogue.packages import make_matter, make_option, make_question, make_thing, publish

OFFICIAL = "某政办发〔2020〕1号"


def plan_of(*matters, **thing):
    answers = thing.pop("answers", {})
    return make_plan(publish(make_thing(*matters, **thing)), answers=answers)


def days(matter_id: str, number: int | None, *needs: str, **changes):
    return make_matter(matter_id, committed_days=number, depends_on=list(needs), **changes)


# (matters, waves, critical path, days in parallel, days in sequence)
SHAPES = [
    ([days("A", 3)], [1], "A", 3, 3),
    ([days("A", 3), days("B", 5)], [1, 1], "B", 5, 8),
    ([days("A", 3), days("B", 5, "A")], [1, 2], "A B", 8, 8),
    ([days("A", 3), days("B", 1, "A"), days("C", 1, "B"), days("D", 9)], [1, 2, 3, 1], "D", 9, 14),
    (
        [days("A", 1), days("B", 9, "A"), days("C", 1, "A"), days("D", 1, "B", "C")],
        [1, 2, 2, 3],
        "A B D",
        11,
        12,
    ),
    ([days("A", 0), days("B", 0, "A")], [1, 2], "A B", 0, 0),
    # Equal chains: the one with more steps, then the one that sorts first, whatever the order of the rows.
    ([days("B", 5), days("A", 5)], [1, 1], "A", 5, 10),
    ([days("A", 5), days("B", 0), days("C", 5, "B")], [1, 1, 2], "B C", 5, 10),
    # A need for what is not included is ignored.
    ([days("X", 9, included_by_default=False), days("A", 2, "X")], [1], "A", 2, 2),
]


@pytest.mark.parametrize(("matters", "waves", "path", "parallel", "sequence"), SHAPES)
def test_shapes(matters, waves, path, parallel, sequence):
    plan = plan_of(*matters)
    assert [matter.wave for matter in plan.matters] == waves
    assert [code.removeprefix("YJS-901/") for code in plan.critical_path] == path.split()
    assert plan.promised_working_days == parallel
    assert plan.saved.working_days == (sequence, parallel)


def test_of_two_alternatives_the_included_one_counts():
    question = make_question(
        "held",
        make_option("true", adds_matters=["CHECK"], removes_matters=["NEW"]),
        make_option("false", adds_matters=["NEW"], removes_matters=["CHECK"]),
    )
    matters = [
        days("NEW", 5, included_by_default=False),
        days("CHECK", 0, included_by_default=False),
        days("NEXT", 3, "NEW", "CHECK"),
    ]
    for answer, needs, promised in (("true", "CHECK", 3), ("false", "NEW", 8)):
        plan = plan_of(*matters, questions=[question], answers={"held": answer})
        assert plan.matters[-1].needs == (f"YJS-901/{needs}",)
        assert plan.promised_working_days == promised


def test_a_removal_wins_over_every_addition():
    matters = [make_matter("A"), make_matter("B", included_by_default=False, included_when="q=x")]
    adds = make_question("p", make_option("x", adds_matters=["A", "B"]))
    removes = make_question("q", make_option("x", removes_matters=["A", "B"]))
    for questions in ([adds, removes], [removes, adds]):
        plan = plan_of(*matters, questions=questions, answers={"p": "x", "q": "x"})
        assert plan.matters == ()
        assert plan.promised_working_days is None
        assert plan.critical_path == ()
        assert plan.as_json()["saved"] == {"forms": [0, 0], "fields": [0, 0], "materials": [0, 0]}


def test_several_answers_each_bring_their_matter():
    matters = [
        make_matter(name, included_by_default=False, included_when=f"use~{name.lower()}") for name in "ABC"
    ]
    question = make_question("use", *[make_option(value) for value in "abc"], multi=True)
    plan = plan_of(*matters, questions=[question], answers={"use": ["c", "a"]})
    assert [matter.code for matter in plan.matters] == ["YJS-901/A", "YJS-901/C"]
    assert plan.as_json()["answers"] == {"use": ["a", "c"]}


# (changes of the matter, working days, provisional, word in the reason)
FIGURES = [
    ({"committed_days": 4, "committed_basis": OFFICIAL}, 4, False, ""),
    ({"committed_days": 0, "committed_basis": "即办"}, 0, False, ""),
    ({"committed_days": 4, "committed_basis": "proposal"}, 4, True, "演示值"),
    ({"committed_days": 4, "committed_basis": "邻县公布 4 日"}, 4, True, "外地"),
    ({"committed_days": None, "statutory_days": 7, "statutory_verified": True}, 7, False, ""),
    ({"committed_days": None, "statutory_days": 7}, 7, True, "法定时限 7"),
    ({"committed_days": None, "statutory_days": 60, "statutory_unit": "日"}, None, True, "没有可用的时限"),
    ({"committed_days": None, "statutory_days": None, "statutory_unit": None}, None, True, "没有可用的时限"),
]


@pytest.mark.parametrize(("changes", "promised", "provisional", "word"), FIGURES)
def test_what_a_figure_rests_on(changes, promised, provisional, word):
    plan = plan_of(make_matter("A", **changes))
    assert (plan.promised_working_days, plan.provisional) == (promised, provisional)
    assert all(word in sentence for sentence in plan.provisional_because)
    assert len(plan.provisional_because) == int(provisional)
    assert ("working_days" in plan.as_json()["saved"]) == (promised is not None)


def test_a_hole_in_the_figures_leaves_the_comparison_out():
    unknown = make_matter("B", committed_days=None, statutory_days=None, statutory_unit=None)
    plan = plan_of(days("A", 4), unknown)
    assert plan.promised_working_days == 4
    assert plan.provisional
    assert plan.saved.working_days is None


# (visits of the matters, of the thing, before and after)
VISITS = [
    ([2, 2], 1, [4, 1]),
    ([2, None], 1, None),
    ([2, 2], None, None),
    ([0, 0], 1, [0, 0]),
]


@pytest.mark.parametrize(("single", "whole", "saved"), VISITS)
def test_visits_are_compared_only_with_sources(single, whole, saved):
    def said(number):
        return {} if number is None else {"visits": number, "visits_basis": "演示值：问过"}

    plan = plan_of(
        *[make_matter(name, **said(one)) for name, one in zip("AB", single, strict=True)], **said(whole)
    )
    assert plan.as_json()["saved"].get("visits") == saved
    assert ("visits" in plan.as_json()["saved_because"]) == (saved is not None)
