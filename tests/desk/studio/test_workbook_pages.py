"""The workbook at the desk: handed out to who may see the entry, looked at before it is taken in, never half."""

import json
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from onething.catalogue.models import Entry
from onething.catalogue.rules.workbook.layout import MATERIALS, MATTERS
from onething.catalogue.rules.workbook.opening import open_workbook
from tests.catalogue.workbook.sheets import change, put
from tests.desk.studio.forms import open_form
from tests.desk.studio.test_editing_pages import HOME, begin_edition, content_now, save


def hand_out(client, home: str) -> bytes:
    answer = client.get(f"{home}workbook.xlsx")
    assert answer.status_code == 200
    assert "attachment" in answer.headers["Content-Disposition"]
    return bytes(answer.content)


def look(client, home: str, workbook: bytes):
    file = SimpleUploadedFile("填好的.xlsx", BytesIO(workbook).read())
    return client.post(f"{home}workbook", {"file": file})


def looked_at(text: str) -> dict[str, str]:
    """What the press that takes it in sends."""
    marks = {}
    for name in ("revision", "looked_at"):
        marks[name] = text.partition(f'name="{name}" value="')[2].partition('"')[0]
    return marks


def test_what_would_change_is_seen_first_and_then_taken_in(city, posts):
    home, editor = begin_edition(posts), posts["editor"]
    before = content_now()

    def edit(sheets: Any) -> None:
        put(sheets, MATTERS, 2, "备注", "表格里写的")
        put(sheets, MATERIALS, 2, "材料名称", "新的申请书")

    workbook = change(hand_out(editor, home), edit)
    seen = look(editor, home, workbook)
    text = seen.content.decode()
    assert seen.status_code == 200
    assert "新的申请书" in text
    assert content_now() == before
    taken = editor.post(f"{home}workbook", looked_at(text))
    assert taken.headers["Location"] == f"{home}?done=imported"
    after = content_now()
    assert after["thing"]["matters"][0]["note"] == "表格里写的"
    assert after["forms"] == before["forms"]
    assert after["thing"]["situations"] == before["thing"]["situations"]


def test_the_same_workbook_changes_nothing(city, posts):
    home, editor = begin_edition(posts), posts["editor"]
    assert "完全一样" in look(editor, home, hand_out(editor, home)).content.decode()


def test_what_was_edited_after_one_looked_is_not_overwritten(city, posts):
    home, editor = begin_edition(posts), posts["editor"]
    workbook = change(hand_out(editor, home), lambda sheets: put(sheets, MATTERS, 2, "备注", "表格里写的"))
    text = look(editor, home, workbook).content.decode()
    save(editor, f"{home}matters/M02/", note="别处写的")
    late = editor.post(f"{home}workbook", looked_at(text))
    assert late.status_code == 412
    assert "刚刚在别处修改过" in late.content.decode()
    assert "表格里写的" not in json.dumps(content_now(), ensure_ascii=False)


def test_every_fault_is_shown_with_its_row_and_nothing_is_kept(city, posts):
    home, editor = begin_edition(posts), posts["editor"]
    before = Entry.objects.get(state="draft").revision

    def spoil(sheets: Any) -> None:
        put(sheets, MATTERS, 2, "法定办结时限", "二十")
        put(sheets, MATERIALS, 3, "是否必备", "也许")

    answer = look(editor, home, change(hand_out(editor, home), spoil))
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "表格里有 2 处要改，没有导入任何内容" in text
    for needle in ("法定办结时限", "这里要填整数", "是否必备", "只能填：必要、情形、非必要"):
        assert needle in text
    for content in (b"", b"hello", b"\xd0\xcf\x11\xe0" + b"0" * 600):
        assert look(editor, home, content).status_code == 422
    assert editor.post(f"{home}workbook").status_code == 422
    assert editor.post(f"{home}workbook", {"looked_at": "???"}).status_code == 422
    assert Entry.objects.get(state="draft").revision == before


def test_who_may_see_the_entry_may_have_the_workbook_and_only_its_editor_takes_one_in(city, posts):
    home = begin_edition(posts)
    workbook = hand_out(posts["reviewer"], home)
    assert MATTERS in open_workbook(workbook)
    assert look(posts["reviewer"], home, workbook).status_code == 403
    assert posts["foreign"].get(f"{home}workbook.xlsx").status_code == 404
    assert look(posts["foreign"], home, workbook).status_code == 404
    template = posts["approver"].get(f"{HOME}template.xlsx")
    assert MATERIALS in open_workbook(bytes(template.content))
    assert open_form(posts["editor"], f"{home}matters/M01/")
