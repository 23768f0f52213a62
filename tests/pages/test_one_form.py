"""The one form as fields and back: what a page shows and posts is what the journey keeps."""

from datetime import date
from html import unescape
from html.parser import HTMLParser

import pytest
from django.http import QueryDict
from django.template import Context, Template

from onething.cases.contracts import Problem
from onething.catalogue.queries import read_package
from onething.command.story.values import fill_form
from onething.journey.demonstration import catalogue_folder
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM
from onething.pages.one_form import list_sections, read_values, show_value
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


def draw(sections):
    """Return the markup of sections."""
    return "".join(DRAWN.render(Context({"items": section.items})) for section in sections)


def post(text):
    """Return what a browser would send."""
    data = QueryDict(mutable=True)
    for name, value in Browser(text).pairs:
        data.appendlist(name, unescape(value))
    return data


def test_what_was_kept_is_shown_and_sent_back_unchanged(plan, values):
    text = draw(list_sections(plan, values=values))
    assert read_values(plan, post=post(text)) == values


def test_an_untouched_empty_form_clears_everything(plan):
    sent = read_values(plan, post=post(draw(list_sections(plan, values={}))))
    assert sent
    assert set(sent.values()) == {None}


def test_only_what_the_page_held_is_sent(plan, values):
    first = list_sections(plan, values=values)[:1]
    sent = read_values(plan, post=post(draw(first)))
    assert 0 < len(sent) < len(values)


def test_what_is_not_asked_cannot_be_sent(plan):
    data = QueryDict("on_page=uscc&form.uscc=91430182XX0000019T&on_page=made_up&form.made_up=x")
    assert read_values(plan, post=data) == {}


def test_sections_are_people_shared_matters_promises(plan, values):
    sections = list_sections(plan, values=values)
    titles = [section.title for section in sections]
    assert titles[0].startswith(("负责人", "代办人"))
    assert titles[-1] == "承诺"
    assert any("几个部门共用" in title for title in titles)
    assert sum(section.asked for section in sections) == len(values)
    assert all(section.filled == section.asked for section in sections)


def test_problems_stand_at_their_fields(plan):
    problem = Problem("form.enterprise_name", "cases.form.missing", "请填写“单位(市场主体)名称”。")
    sections = list_sections(plan, values={}, problems=[problem])
    assert draw(sections).count("请填写“单位(市场主体)名称”。") == 1
    assert sum(section.errors for section in sections) == 1


def test_a_refusal_with_many_problems_stands_at_each(plan):
    listed = [
        {"field": f"form.{key}", "code": "x", "sentence": f"改{key}。"}
        for key in ("liaison", "premises_area")
    ]
    text = draw(
        list_sections(plan, values={}, refusal=Refusal("a.b", "改两处。", facts={"problems": listed}))
    )
    assert "改liaison。" in text
    assert "改premises_area。" in text


def test_rows_keep_their_order_and_forget_blank_ones(plan):
    base = "form.vending_machines"
    data = QueryDict(mutable=True)
    data.setlist("on_page", ["vending_machines"])
    data.update({f"{base}.0.item_name": "一号机", f"{base}.2.item_name": " ", f"{base}.10.item_name": "三号机",
                 f"{base}.x.item_name": "怪", f"{base}.99999.item_name": "太多"})  # fmt: skip
    assert read_values(plan, post=data) == {
        "vending_machines": [{"item_name": "一号机"}, {"item_name": "三号机"}]
    }


def test_lines_of_a_long_text_are_kept_as_lines(plan):
    data = QueryDict(mutable=True)
    data.update({"on_page": "business_scope", "form.business_scope": "餐饮\r\n外卖 "})
    assert read_values(plan, post=data) == {"business_scope": "餐饮\n外卖"}


@pytest.mark.parametrize(
    ("key", "value", "shown"),
    [
        ("truth_commitment", True, "是"),
        ("premises_area", "120", "120 平方米"),
        ("food_business_items", ["hot", "cold"], "热食类制售、冷食类制售"),
        ("liaison", {"name": "演示乙", "id_number": "1", "mobile": "2"}, "演示乙　1　2"),
        ("vending_machines", [{"item_name": "一号机", "item_quantity": "2"}], "名称 一号机，数量 2"),
        ("enterprise_name", None, "没有填"),
    ],
)
def test_a_value_is_read_in_words(plan, key, value, shown):
    field = next(one for one in plan["form"] if one["key"] == key)
    assert show_value(field, value) == shown
