"""The one form as fields and back: what a page shows and posts is what the journey keeps."""

from datetime import date
from html import unescape
from html.parser import HTMLParser

import pytest
from django.http import QueryDict
from django.template import Context, Template

from onething.catalogue.queries import read_package
from onething.journey.demonstration import catalogue_folder
from onething.journey.demonstration_values import fill_form
from onething.kernel.viewer import SYSTEM
from onething.pages.applying.fields import entry_of, put_cursor
from onething.pages.applying.sections import list_sections
from onething.pages.applying.typed import read_values
from onething.pages.applying.values import say_value
from onething.planning.queries import make_plan
from tests.factories.city import ANSWERS, CITIZEN

DRAWN = Template("{% load look %}{% for item in items %}{% piece item %}{% endfor %}")


@pytest.fixture(scope="module")
def plan():
    """The restaurant's plan as JSON."""
    package = read_package(SYSTEM, path=catalogue_folder())
    thing = next(one for one in package.things if one.thing.code == "YJS-002")
    return make_plan(thing, answers=ANSWERS).as_json()


@pytest.fixture(scope="module")
def values(plan):
    """Lawful values for everything asked; decimals as the form sends them."""
    filled = fill_form(plan["form"], citizen=CITIZEN, today=date(2026, 3, 2))
    return {key: str(value) if isinstance(value, int) and not isinstance(value, bool) else value
            for key, value in filled.items()}  # fmt: skip


class Browser(HTMLParser):
    """Collects what a browser would post from a page that nobody touched."""

    def __init__(self, text):
        super().__init__()
        self.pairs, self.select, self.area = [], None, None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "select":
            self.select = given["name"]
        elif tag == "option" and "selected" in given:
            self.pairs.append((self.select, given["value"]))
        elif tag == "textarea":
            self.area = [given["name"], ""]
        elif tag == "input" and given.get("type") in ("radio", "checkbox"):
            self.pairs += [(given["name"], given["value"])] if "checked" in given else []
        elif tag == "input":
            self.pairs.append((given["name"], given.get("value", "")))

    def handle_data(self, data):
        if self.area:
            self.area[1] += data

    def handle_endtag(self, tag):
        if tag == "textarea":
            self.pairs.append(tuple(self.area))
            self.area = None


def entries_of(fields, values, **errors):
    """Return the inputs of these fields."""
    return tuple(
        entry_of(field, value=values.get(field["key"]), departments={}, error=errors.get(field["key"], ""))
        for field in fields
    )


def draw(entries):
    """Return the markup of inputs."""
    return DRAWN.render(Context({"items": [entry.piece for entry in entries]}))


def asked(plan):
    """Return every field that is typed."""
    return [field for section in list_sections(plan) for field in section.asked]


def field_of(plan, key):
    return next(one for one in plan["form"] if one["key"] == key)


def post(text):
    """Return what a browser would send."""
    data = QueryDict(mutable=True)
    for name, value in Browser(text).pairs:
        data.appendlist(name, unescape(value))
    return data


def test_what_was_kept_is_shown_and_sent_back_unchanged(plan, values):
    fields = asked(plan)
    assert read_values(post(draw(entries_of(fields, values))), fields=fields) == values


def test_an_untouched_empty_form_clears_everything(plan):
    fields = asked(plan)
    sent = read_values(post(draw(entries_of(fields, {}))), fields=fields)
    assert len(sent) == len(fields)
    assert set(sent.values()) == {None}


def test_what_is_not_asked_cannot_be_sent(plan):
    data = QueryDict("f.uscc=91430182XX0000019T&f.made_up=x")
    assert read_values(data, fields=list_sections(plan)[-1].asked) == {"truth_commitment": None}


def test_sections_are_shared_people_matters_promise(plan, values):
    sections = list_sections(plan)
    titles = [section.title for section in sections]
    assert titles[0] == "几个部门都要的"
    assert "负责人" in titles[1]
    assert titles[-1] == "承诺"
    assert sum(len(section.asked) for section in sections) == len(values)


def test_a_problem_stands_at_its_field_and_takes_the_cursor(plan):
    entries = put_cursor(entries_of(asked(plan), {}, enterprise_name="请填写名称。"))
    text = draw(entries)
    assert text.count("请填写名称。") == 1
    assert text.count(" autofocus") == 1
    wrong = next(entry.piece for entry in entries if entry.piece.error)
    assert wrong.has_cursor


@pytest.mark.parametrize("key", ["enterprise_name", "liaison", "equipment_list", "truth_commitment"])
def test_the_cursor_stands_in_the_first_input_of_any_kind(plan, key):
    entries = put_cursor(entries_of([field_of(plan, key)], {}))
    assert draw(entries).count(" autofocus") == 1


def test_an_empty_section_has_no_cursor():
    assert put_cursor(()) == ()


def test_rows_keep_their_order_and_forget_blank_ones(plan):
    base = "f.vending_machines"
    data = QueryDict(mutable=True)
    data.update({f"{base}.0.item_name": "一号机", f"{base}.2.item_name": " ", f"{base}.10.item_name": "三号机",
                 f"{base}.x.item_name": "怪", f"{base}.99999.item_name": "太多"})  # fmt: skip
    assert read_values(data, fields=[field_of(plan, "vending_machines")]) == {
        "vending_machines": [{"item_name": "一号机"}, {"item_name": "三号机"}]
    }


def test_lines_of_a_long_text_are_kept_as_lines(plan):
    data = QueryDict(mutable=True)
    data.update({"f.business_scope": "餐饮\r\n外卖 "})
    sent = read_values(data, fields=[field_of(plan, "business_scope")])
    assert sent == {"business_scope": "餐饮\n外卖"}


@pytest.mark.parametrize(
    ("key", "value", "shown"),
    [
        ("truth_commitment", True, "是"),
        ("premises_area", "120", "120 平方米"),
        ("food_business_items", ["hot", "cold"], "热食类制售、冷食类制售"),
        (
            "liaison",
            {"name": "演示乙", "id_number": "1", "mobile": "2"},
            "姓名 演示乙，公民身份号码 1，手机号码 2",
        ),
        ("vending_machines", [{"item_name": "一号机", "item_quantity": "2"}], "名称 一号机，数量 2"),
        ("enterprise_name", None, "（没有填）"),
    ],
)
def test_a_value_is_read_in_words(plan, key, value, shown):
    assert say_value(field_of(plan, key), value=value) == shown
