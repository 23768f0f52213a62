"""The code on a one-time notice reproduces the plan, and a mistyped one is refused."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import onething
from onething.catalogue.queries import read_package
from onething.kernel.errors import Refusal
from onething.kernel.viewer import ANONYMOUS
from onething.planning.queries import make_plan, read_notice_answers, read_notice_code, write_notice_code

FOLDER = Path(onething.__file__).parent / "demonstration" / "catalogue"
FOUND = read_package(ANONYMOUS, path=FOLDER).find_thing("YJS-002")
assert FOUND is not None
PUBLISHED = replace(FOUND, version=3)
DAY = date(2026, 3, 2)
ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        question.key: st.sampled_from([option.value for option in question.options])
        for question in PUBLISHED.thing.questions
    },
)


@given(answers=ANSWERS)
def test_the_code_gives_the_same_plan_again(answers):
    code = read_notice_code(write_notice_code(PUBLISHED, answers=answers, day=DAY))
    assert (code.thing, code.version, code.day) == ("YJS-002", 3, DAY)
    again = read_notice_answers(code, published=PUBLISHED)
    assert again == answers
    assert make_plan(PUBLISHED, answers=again).as_json() == make_plan(PUBLISHED, answers=answers).as_json()


@given(answers=ANSWERS, place=st.integers(min_value=0), char=st.sampled_from("0123456789ABCXYZ"))
def test_one_wrong_character_is_refused(answers, place, char):
    written = write_notice_code(PUBLISHED, answers=answers, day=DAY)
    place %= len(written)
    if written[place] in ".-~" or written[place] == char:
        return
    mistyped = written[:place] + char + written[place + 1 :]
    with pytest.raises(Refusal) as refused:
        read_notice_code(mistyped)
    assert refused.value.code == "planning.notice.code"


@pytest.mark.parametrize("text", ["", "YJS-002", "YJS-002.1.20261399.0.0", "一二三", "....", "A.B.C.D.E"])
def test_what_is_no_code_is_refused(text):
    with pytest.raises(Refusal):
        read_notice_code(text)


def test_several_answers_are_one_mark():
    question = replace(PUBLISHED.thing.questions[0], multi=True)
    thing = replace(PUBLISHED.thing, questions=(question, *PUBLISHED.thing.questions[1:]))
    published = replace(PUBLISHED, thing=thing)
    chosen = {"entity": [question.options[0].value, question.options[3].value]}
    code = read_notice_code(write_notice_code(published, answers=chosen, day=DAY))
    assert read_notice_answers(code, published=published) == chosen
