"""Values of the form as people read them."""

import pytest

from onething.pages.applying.values import say_value

PERSON = {"type": "person", "label": "消防安全责任人"}


@pytest.mark.parametrize(
    ("definition", "value", "said"),
    [
        (
            PERSON,
            {"id_number": "430182190001010017", "mobile": "13900000002", "name": "演示乙"},
            "姓名 演示乙，公民身份号码 430182190001010017，手机号码 13900000002",
        ),
        (PERSON, {"name": "演示乙", "id_number": "", "mobile": ""}, "姓名 演示乙"),
        (PERSON, None, "（没有填）"),
        ({"type": "date"}, "2029-11-29", "2029年11月29日（周四）"),
        ({"type": "date"}, "2029-02-30", "2029-02-30"),  # as typed: the check says what is wrong
        ({"type": "date"}, "明天", "明天"),
        ({"type": "decimal", "unit": "平方米"}, "120", "120 平方米"),
        ({"type": "boolean"}, False, "否"),
        ({"type": "multi_choice", "choices": [["a", "甲"], ["b", "乙"]]}, ["b", "x"], "乙、x"),
    ],
)
def test_a_value_is_said_with_what_it_is(definition, value, said):
    assert say_value(definition, value=value) == said
