"""Editing at the desk: a thing from nothing, part by part; what is wrong is said at its field; nothing typed is lost."""

import json
import re
from typing import Any

from django.test import Client

from onething.catalogue.models import Entry
from tests.desk.studio.forms import open_form, read_form
from tests.factories.catalogue import BASIS, LEADING, REASON

HOME = "/desk/studio/"
NEW = {
    "code": "YJS-301", "name": "我要开面包房", "audience": "法人/个体", "source": "", "matter.name": "食品经营许可(新办)",
    "matter.type": "行政许可", "matter.department": LEADING, "matter.result": "食品经营许可证",
}  # fmt: skip


def begin_edition(posts, thing: str = "YJS-002") -> str:
    answer = posts["editor"].post(f"{HOME}things/{thing}/edition")
    address: str = answer.headers["Location"].partition("?")[0]
    return address


def content_now(code: str = "YJS-002") -> dict[str, Any]:
    content: dict[str, Any] = json.loads(Entry.objects.get(thing_code=code, state="draft").content)
    return content


def save(client: Client, address: str, verb: str = "save", **changes: Any):
    """Open a part, change some inputs, press a button."""
    typed = open_form(client, address) | changes
    return client.post(address, {**typed, "verb": verb})


def test_a_thing_is_made_from_nothing_part_by_part(city, posts):
    editor = posts["editor"]
    assert 'value="YJS-021"' in editor.get(f"{HOME}new").content.decode()
    home = editor.post(f"{HOME}new", NEW).headers["Location"].partition("?")[0]
    matter = {
        "name": "户外招牌设置备案", "type": "其他行政权力(备案)", "department": LEADING, "result": "备案回执",
        "included_by_default": [], "included_when": "sign=yes", "case_kind": "承诺件",
    }  # fmt: skip
    question = {
        "question": "挂不挂户外招牌？", "key": "sign", "kind": "single", "options.0.value": "yes", "options.0.label": "挂",
        "options.1.value": "no", "options.1.label": "不挂",
    }  # fmt: skip
    assert (
        save(editor, f"{home}questions/new/", **question).headers["Location"]
        == f"{home}questions/sign/?done=added"
    )
    assert (
        save(editor, f"{home}matters/new/", **matter).headers["Location"] == f"{home}matters/M02/?done=added"
    )
    paper = {"name": "经营场所布局图", "necessity": "必要", "source_kind": "申请人自备", "copies": "2"}
    again = save(editor, f"{home}matters/M01/materials/new/", verb="save_new", **paper)
    assert again.headers["Location"] == f"{home}matters/M01/materials/new/?done=added"
    line = {
        "element.code": "shop_sign",
        "element.label": "门头名称",
        "element.type": "text",
        "required": "true",
    }
    assert (
        save(editor, f"{home}matters/M01/fields/new/", **line)
        .headers["Location"]
        .endswith("fields/1/?done=added")
    )
    content = content_now("YJS-301")
    first, second = content["thing"]["matters"]
    assert (first["materials"][0]["name"], first["materials"][0]["copies"]) == ("经营场所布局图", 2)
    assert (second["included_by_default"], second["included_when"]) == (False, "sign=yes")
    assert content["forms"]["YJS-301/M01"]["fields"] == [{"element": "shop_sign", "required": True}]
    assert [one["label"] for one in content["elements"]] == ["门头名称"]


def test_a_thing_that_cannot_begin_keeps_what_was_typed(city, posts):
    answer = posts["editor"].post(f"{HOME}new", {**NEW, "code": "YJS 301", "matter.type": "天赋"})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="YJS 301"' in text
    assert "我要开面包房" in text
    assert re.search(r'<a href="#id_code">编码写法不对', text)
    assert re.search(r'<a href="#id_matter.type">事项类型“天赋”认不出来', text)
    taken = posts["editor"].post(f"{HOME}new", {**NEW, "code": "YJS-002"})
    assert taken.status_code == 409
    assert "已经用过" in taken.content.decode()
    assert not Entry.objects.filter(state="draft").exists()


def test_a_page_of_each_kind_sent_back_untouched_changes_nothing(city, posts):
    home, editor = begin_edition(posts), posts["editor"]
    before = content_now()
    for part in (
        "thing",
        "questions/entity",
        "matters/M01",
        "matters/M01/materials/3",
        "matters/M01/fields/5",
    ):
        assert save(editor, f"{home}{part}/").status_code == 302, part
        assert content_now() == before, part


def test_what_cannot_be_read_or_saved_comes_back_at_its_field(city, posts):
    home = begin_edition(posts)
    before, address = content_now(), f"{home}matters/M01/"
    answer = save(posts["editor"], address, statutory_days="二十天", note="写了很久的备注")
    text = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="二十天"' in text
    assert "写了很久的备注" in text
    assert '<a href="#id_statutory_days">法定办结时限：这里要填整数' in text
    answer = save(
        posts["editor"],
        address,
        statutory_days="20",
        statutory_unit="",
        **{"fees.0.name": "", "fees.1.fen": "5"},
    )
    text = answer.content.decode()
    assert '<a href="#id_statutory_days">法定办结时限：有法定天数却没有单位' in text
    assert (
        '<a href="#id_fees.0.name">收费项目·项目：' in text
    )  # numbered anew: the blank row before it is gone
    assert content_now() == before


def test_what_somebody_else_changed_stands_beside_what_was_typed(city, posts):
    home = begin_edition(posts)
    address = f"{home}matters/M01/"
    mine = open_form(posts["editor"], address)
    save(posts["editor"], address, note="别人刚写的", fee="收费")
    answer = posts["editor"].post(address, {**mine, "note": "我写的", "verb": "save"})
    text = answer.content.decode()
    assert answer.status_code == 412
    assert "别处刚改过这一部分" in text
    assert "我写的" in text
    assert "别处刚改成：别人刚写的" in text
    assert "别处刚改成：收费" in text
    second = posts["editor"].post(address, {**read_form(text), "verb": "save"})
    assert second.status_code == 302
    assert content_now()["thing"]["matters"][0]["note"] == "我写的"


def test_what_was_taken_out_meanwhile_still_shows_what_was_typed(city, posts):
    home = begin_edition(posts)
    last = len(content_now()["thing"]["matters"][0]["materials"])
    address = f"{home}matters/M01/materials/{last}/"
    mine = open_form(posts["editor"], address)
    assert (
        save(posts["editor"], address, verb="remove").headers["Location"]
        == f"{home}matters/M01/?done=removed"
    )
    for verb in ("save", "preview"):
        answer = posts["editor"].post(address, {**mine, "name": "我改的名字", "verb": verb})
        assert answer.status_code == 412
        assert "我改的名字" in answer.content.decode()
    assert posts["editor"].get(address).status_code == 404


def test_what_is_typed_is_tried_beside_it(city, posts):
    home = begin_edition(posts)
    address = f"{home}matters/M02/"
    typed = open_form(posts["editor"], address) | {
        "verb": "preview",
        "statutory_days": "60",
        "statutory_basis": "",
    }
    answer = posts["editor"].post(
        address, {**typed, "try.has_licence": "false"}, headers={"HX-Request": "true"}
    )
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "<html" not in text
    assert "超过20个工作日的上限" in text
    assert f'href="{address}#id_statutory_days"' in text
    assert "市场主体设立登记" in text  # the answer that was tried brings it in
    broken = (
        posts["editor"]
        .post(address, {**typed, "type": "天赋"}, headers={"HX-Request": "true"})
        .content.decode()
    )
    assert '<a href="#id_type">事项类型：事项类型“天赋”认不出来' in broken
    without_scripts = posts["editor"].post(address, typed).content.decode()
    assert "超过20个工作日的上限" in without_scripts
    assert 'name="statutory_days" value="60"' in without_scripts
    assert content_now()["thing"]["matters"][2]["statutory_days"] != 60


def test_a_row_is_added_where_it_belongs(city, posts):
    home = begin_edition(posts)
    answer = save(posts["editor"], f"{home}matters/M01/", verb="add:fees", note="还没保存的备注")
    text = answer.content.decode()
    assert 'name="fees.0.name"' in text
    assert "还没保存的备注" in text
    question = save(posts["editor"], f"{home}questions/entity/", verb="add:options").content.decode()
    last = len(content_now()["thing"]["situations"][0]["options"])
    assert f'name="options.{last}.label"' in question


def test_parts_are_moved_and_taken_out(city, posts):
    home, editor = begin_edition(posts), posts["editor"]
    assert (
        save(editor, f"{home}matters/M01/materials/2/", verb="up")
        .headers["Location"]
        .endswith("/materials/1/?done=save")
    )
    assert (
        save(editor, f"{home}questions/premises/", verb="up")
        .headers["Location"]
        .endswith("/premises/?done=save")
    )
    assert [one["key"] for one in content_now()["thing"]["situations"]][:2] == ["premises", "entity"]
    answer = save(editor, f"{home}matters/M01/", verb="remove")  # others name it: where, and how to get there
    text = answer.content.decode()
    assert answer.status_code == 422
    assert f'href="{home}questions/has_licence/"' in text
    assert "没有编号为“M01”的事项" in text
    assert save(editor, f"{home}matters/M01/", verb="dance").status_code == 400
    assert save(editor, f"{home}thing/", verb="remove").status_code == 400
    assert save(editor, f"{home}questions/new/", verb="up").status_code == 400


def test_a_known_element_is_taken_and_not_written_over(city, posts):
    home, editor = begin_edition(posts), posts["editor"]
    address = f"{home}matters/M01/fields/new/"
    assert '<option value="citizen_name">' in editor.get(address).content.decode()
    chosen = editor.get(f"{address}?element=child_name").content.decode()
    assert 'value="child_name"' in chosen
    answer = editor.post(f"{address}?element=child_name", {**read_form(chosen), "verb": "save"})
    assert answer.status_code == 302
    assert content_now()["forms"]["YJS-002/M01"]["fields"][-1]["element"] == "child_name"
    typed = {
        **open_form(editor, address),
        "element.code": "child_name",
        "element.label": "别的",
        "verb": "save",
    }
    again = editor.post(address, typed)
    assert again.status_code == 422
    assert "已经有这个数据元" in again.content.decode()


def test_a_reviewer_reads_every_part_and_changes_none(city, posts):
    home = begin_edition(posts)
    address = f"{home}matters/M01/"
    text = posts["reviewer"].get(address).content.decode()
    assert '<fieldset class="plain" disabled>' in text
    assert 'value="save"' not in text
    assert posts["reviewer"].post(address, {"verb": "save", "name": "改"}).status_code == 403
    assert posts["foreign"].get(address).status_code == 404
    for wrong in ("matters/M99/", "matters/M01/materials/0/", "matters/M01/materials/99/", "matters/M99/fields/new/",
                  "questions/nobody/"):  # fmt: skip
        assert posts["editor"].get(home + wrong).status_code == 404, wrong


def test_a_clone_and_a_repeal_begin_at_their_thing(city, posts):
    editor = posts["editor"]
    assert "照它做一件新的" in editor.get(f"{HOME}things/YJS-007/").content.decode()
    refused = editor.post(f"{HOME}things/YJS-007/clone", {"code": "YJS-002", "name": "新名字"})
    assert refused.status_code == 409
    assert "新名字" in refused.content.decode()
    wrong = editor.post(f"{HOME}things/YJS-007/clone", {"code": "a b", "name": "新名字"})
    assert '<a href="#id_code">编码写法不对' in wrong.content.decode()
    made = editor.post(f"{HOME}things/YJS-007/clone", {"code": "YJS-310", "name": "照着做的"})
    assert made.status_code == 302
    assert content_now("YJS-310")["thing"]["name"] == "照着做的"
    ended = editor.post(f"{HOME}things/YJS-002/repeal", {"reason": REASON, "basis": BASIS})
    page = editor.get(ended.headers["Location"]).content.decode()
    assert "停止办理“我要开餐饮店(餐馆)”第 1 版" in page
    assert REASON in page
    assert editor.post(f"{HOME}things/YJS-007/repeal", {"reason": REASON, "basis": BASIS}).status_code == 403
    assert posts["reviewer"].get(f"{HOME}new").status_code == 403
