"""Each rule about the questions, ranges and forms of a thing, with the entry that breaks it and one that does not."""

from dataclasses import replace
from pathlib import Path

import pytest

from onething.catalogue.contracts import LintContext
from onething.planning.queries import check_thing
from onething.planning.rules.lint import words
from tests.catalogue.packages import (
    demonstration_package,
    make_element,
    make_field,
    make_matter,
    make_option,
    make_question,
    make_thing,
    publish,
)
from tests.planning.lint.linting import BLOCKERS, beside, find_rules, lint

NEVER = {"included_by_default": False}
GATE = {"reason": "不行。", "road": "走那条。"}


def thing(*questions, matters=None, **changes):
    return make_thing(*(matters or [make_matter("M01", **changes)]), questions=list(questions))


def ask(*options, key="q", **more):
    return make_question(key, *options) | more


PROMISED = ask(make_option("a", promises=["M01"]), make_option("b"))
TEXT = {
    "allowed": True,
    "basis": "消防法(2021) art.15",
    "conditions": ["通道畅通。"],
    "consequences": ["撤销许可。"],
}


def number(*ranges, **more):
    options = [
        make_option(f"o{n}", **{k: v for k, v in (("at_least", low), ("below", high)) if v is not None})
        for n, (low, high) in enumerate(ranges)
    ]
    return ask(*options, kind="number", unit="㎡") | more


@pytest.mark.parametrize(
    ("rule", "breaking", "sound"),
    [
        (
            "option.contradicts",
            thing(ask(make_option("a", adds_matters=["M01"], removes_matters=["M01"]), make_option("b"))),
            thing(ask(make_option("a", adds_matters=["M01"]), make_option("b", removes_matters=["M01"]))),
        ),
        ("option.overlap", thing(number((None, 51), (50, None))), thing(number((None, 50), (50, None)))),
        (
            "option.overlap",
            thing(number((None, 90), (10, 20), (90, None))),
            thing(number((None, 10), (10, None))),
        ),
        ("option.gap", thing(number((None, 50), (51, None))), thing(number((None, 50), (50, None)))),
        ("option.gap", thing(number((1, None))), thing(number((0, None)))),
        ("option.gap", thing(number((None, 50))), thing(number((None, 50), (50, None)))),
        (
            "option.gap",
            thing(number((None, "2020-01-01"), ("2020-01-02", None), kind="date")),
            thing(number((None, "2020-01-01"), ("2020-01-01", None), kind="date")),
        ),
        ("option.without_range", thing(number((None, 50), (None, None))), thing(number((None, None)))),
        (
            "option.empty_range",
            thing(number((None, 50), (50, 50), (50, None))),
            thing(number((None, 50), (50, None))),
        ),
        (
            "gate.unknown_thing",
            thing(ask(make_option("a", gate=GATE | {"thing": "YJS-999"}), make_option("b"))),
            thing(ask(make_option("a", gate=GATE | {"thing": "YJS-901"}), make_option("b"))),
        ),
        (
            "commitment.not_allowed",
            thing(PROMISED, commitment=TEXT | {"allowed": False}),
            thing(PROMISED, commitment=TEXT),
        ),
        (
            "commitment.without_text",
            thing(PROMISED, commitment=TEXT | {"consequences": []}),
            thing(PROMISED, commitment=TEXT),
        ),
        (
            "commitment.without_text",
            thing(PROMISED, commitment=TEXT | {"conditions": []}),
            thing(PROMISED, commitment=TEXT),
        ),
        (
            "commitment.without_choice",
            thing(
                ask(make_option("a", promises=["M01"]), make_option("b", promises=["M01"])), commitment=TEXT
            ),
            thing(PROMISED, commitment=TEXT),
        ),
        ("question.without_effect", thing(ask(make_option("a"))), thing(ask(make_option("a", gate=GATE)))),
        (
            "question.without_effect",
            thing(ask(make_option("a", adds_materials=["不在清单里的"]))),
            thing(ask(make_option("a", adds_matters=["M01"]))),
        ),
        (
            "question.never_asked",
            thing(ask(make_option("a"), only_when="r=a"), ask(make_option("a"), key="r", only_when="q=a")),
            thing(ask(make_option("a"), only_when="r=a"), ask(make_option("a"), key="r")),
        ),
        (
            "question.never_asked",
            thing(ask(make_option("a"), only_when="r=a"), ask(make_option("a", gate=GATE), key="r")),
            thing(ask(make_option("a"), only_when="r=a"), ask(make_option("a"), key="r")),
        ),
    ],
)
def test_a_rule_about_questions(rule, breaking, sound):
    assert rule in find_rules(breaking)
    assert rule not in find_rules(sound)


YES, NO = make_option("yes", adds_matters=["M01"]), make_option("no")
REMOVES = {"removes_matters": ["M01"]}


@pytest.mark.parametrize(
    ("questions", "changes", "is_reachable"),
    [
        ([], {}, True),
        ([], NEVER, False),
        ([ask(YES, NO)], NEVER, True),
        ([ask(make_option("yes"), NO)], NEVER | {"included_when": "q=yes"}, True),
        ([ask(make_option("yes", **REMOVES), NO)], NEVER | {"included_when": "q=yes"}, False),
        ([ask(make_option("yes", **REMOVES), make_option("no", **REMOVES))], {}, False),
        ([make_question("q", make_option("yes", **REMOVES), multi=True)], {}, True),
        ([ask(make_option("yes", gate=GATE, adds_matters=["M01"]), NO)], NEVER, False),
        (
            [ask(YES, NO, only_when="r=a"), ask(make_option("a", **REMOVES), make_option("b"), key="r")],
            NEVER,
            False,
        ),
        (
            [ask(YES, NO, only_when="r=a"), ask(make_option("a"), make_option("b", **REMOVES), key="r")],
            NEVER,
            True,
        ),
    ],
)
def test_every_matter_is_done_in_some_situation(questions, changes, is_reachable):
    found = find_rules(make_thing(make_matter("M01", **changes), make_matter("M02"), questions=questions))
    assert ("question.unreachable_matter" not in found) == is_reachable


def test_a_thing_with_too_many_situations_is_not_accused():
    options = [make_option(f"o{n}", removes_matters=["M01"]) for n in range(40)]
    many = make_question("q", *options, multi=True)
    more = [make_question(f"r{n}", *options) for n in range(4)]
    found = find_rules(make_thing(make_matter("M01"), make_matter("M02"), questions=[many, *more]))
    assert "question.unreachable_matter" not in found


def test_matters_that_wait_for_each_other():
    """A package with a circle is refused when it is read; the rule holds for whatever else reaches it."""
    one = publish(make_thing(make_matter("M01"), make_matter("M02", depends_on=["M01"])))
    first, second = one.thing.matters
    circle = replace(one.thing, matters=(replace(first, depends_on=(second.code,)), second))
    rules = {found.rule for found in check_thing(replace(one, thing=circle), context=LintContext())}
    assert "needs.cycle" in rules
    assert "needs.cycle" not in {found.rule for found in check_thing(one, context=LintContext())}


CHOICE = make_element("way", type="choice", choices=[["a", "甲"], ["b", "乙"], ["c", "丙"]])
AMOUNT = make_element("amount", type="integer", min=0, max=100)
TEXT = make_element("number", max_length=20)


@pytest.mark.parametrize(
    ("element", "first", "second", "is_possible"),
    [
        (CHOICE, {"choices": ["a"]}, {"choices": ["b"]}, False),
        (CHOICE, {"choices": ["a", "b"]}, {"choices": ["b", "c"]}, True),
        (AMOUNT, {"max": 10}, {"min": 11}, False),
        (AMOUNT, {"max": 10}, {"min": 10}, True),
        (AMOUNT, {"min": 101}, {}, False),
        (TEXT, {"pattern": r"^\d{18}$"}, {"max_length": 17}, False),
        (TEXT, {"pattern": r"^\d{18}$"}, {"max_length": 18}, True),
        (TEXT, {"pattern": r"^\d{6}$"}, {"pattern": r"^[A-Z]\d{6,8}$"}, False),
        (TEXT, {"pattern": r"^\d{6,7}$"}, {"pattern": r"^[A-Z]\d{6,8}$"}, True),
        (TEXT, {"pattern": r"^a+b?c*$"}, {"max_length": 1}, True),
        (TEXT, {"pattern": r"^(abc|\d{30})$"}, {"max_length": 2}, True),
    ],
)
def test_some_value_satisfies_all_forms(element, first, second, is_possible):
    forms = {"M01": [make_field(element["code"], **first)], "M02": [make_field(element["code"], **second)]}
    found = find_rules(make_thing(make_matter("M01"), make_matter("M02")), forms=forms, elements=[element])
    assert ("field.unsatisfiable" not in found) == is_possible


def test_forms_that_are_never_filled_in_together_do_not_conflict():
    forms = {"M01": [make_field("amount", max=10)], "M02": [make_field("amount", min=11)]}
    either = ask(make_option("a", adds_matters=["M01"]), make_option("b", adds_matters=["M02"]))
    both = make_thing(make_matter("M01", **NEVER), make_matter("M02", **NEVER), questions=[either])
    assert "field.unsatisfiable" not in find_rules(both, forms=forms, elements=[AMOUNT])
    several = both | {"situations": [either | {"multi": True}]}
    assert "field.unsatisfiable" in find_rules(several, forms=forms, elements=[AMOUNT])


DIGITS = {"pattern": r"^\d{3}$"}


@pytest.mark.parametrize(
    ("element", "field", "found"),
    [
        ({}, {}, set()),
        (DIGITS, {}, {"field.pattern_unexplained"}),
        (DIGITS | {"example": "123"}, {}, set()),
        (DIGITS | {"example": "12"}, {}, {"field.example"}),
        (DIGITS | {"example": "１２３"}, {}, {"field.example"}),  # a published \d means 0 to 9
        ({"example": "1234", "max_length": 3}, {}, {"field.example"}),
        (DIGITS | {"type": "mobile"}, {}, set()),  # the type itself says what is wrong
        ({}, DIGITS, {"field.pattern_unexplained"}),
        ({}, DIGITS | {"example": "123"}, set()),
        ({}, DIGITS | {"example": "abc"}, {"field.example"}),
        (
            {"pattern": "^.*9$", "example": "09"},
            DIGITS,
            {"field.pattern_unexplained"},
        ),  # the element's is none here
        ({"pattern": "^.*9$", "example": "09"}, DIGITS | {"example": "129"}, set()),
    ],
)
def test_who_must_keep_to_a_pattern_is_shown_an_example_of_it(element, field, found):
    forms = {"M01": [make_field("number", **field)]}
    rules = find_rules(
        make_thing(make_matter("M01")), forms=forms, elements=[make_element("number", **element)]
    )
    assert {rule for rule in rules if rule in ("field.example", "field.pattern_unexplained")} == found


@pytest.mark.parametrize(("value", "is_found"), [("a", False), ("z", True), (None, False)])
def test_the_answer_that_means_yes_can_be_given(value, is_found):
    element = make_element("is_promised", type="boolean", situation_key="q", situation_value=value)
    asking = make_thing(make_matter("M01"), questions=[ask(make_option("a"), make_option("true"))])
    found = find_rules(asking, forms={"M01": [make_field("is_promised")]}, elements=[element])
    assert ("field.unknown_answer" in found) == is_found


def test_a_column_of_a_table_needs_an_example_too():
    column, table = make_element("part", **DIGITS), make_element("rows", type="table", columns=["part"])
    forms = {"M01": [make_field("rows")]}
    for example, expected in ((None, True), ("123", False)):
        elements = [table, column | {"example": example}]
        found = find_rules(make_thing(make_matter("M01")), forms=forms, elements=elements)
        assert ("field.pattern_unexplained" in found) is expected


def test_the_demonstration_explains_every_pattern():
    for published in demonstration_package().things:
        assert "field.pattern_unexplained" not in {
            one.rule for one in check_thing(published, context=LintContext())
        }


def test_two_roles_are_two_fields():
    forms = {"M01": [make_field("amount", max=10, role="buyer"), make_field("amount", min=11, role="seller")]}
    assert "field.unsatisfiable" not in find_rules(
        make_thing(make_matter("M01")), forms=forms, elements=[AMOUNT]
    )


def test_a_gate_may_lead_to_any_thing_that_is_published():
    leading = thing(ask(make_option("a", gate=GATE | {"thing": "YJS-902"}), make_option("b")))
    assert "gate.unknown_thing" in find_rules(leading)
    context = beside(make_thing(make_matter("M01"), code="YJS-902"))
    assert "gate.unknown_thing" not in find_rules(leading, context=context)


def test_nothing_of_the_demonstration_is_blocked():
    package = demonstration_package()
    blocked = []
    for one in package.things:
        others = tuple(other for other in package.things if other is not one)
        found = check_thing(one, context=LintContext(package.surroundings, others))
        blocked += [(one.thing.code, finding) for finding in found if finding.rule in BLOCKERS]
    assert blocked == []


def test_the_same_thing_gets_the_same_findings():
    broken = thing(number((None, 50), (51, None)), visits=1, visits_basis="甲")
    assert lint(broken) == lint(broken)


def test_every_rule_says_what_to_do():
    for level, sentence, remedy in words.RULES.values():
        assert level
        assert sentence.removesuffix("{official}").endswith("。")
        assert remedy.endswith("。")


def test_every_rule_has_an_entry_that_breaks_it():
    told = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    assert {rule for rule in words.RULES if f'"{rule}"' not in told} == set()
