"""What is wrong with a workbook is said row by row, and nothing of it is taken in; a hostile file is refused by a sentence."""

import io
import json
import zipfile
from datetime import date
from typing import Any

import pytest

from onething.catalogue.contracts import WorkbookRefused
from onething.catalogue.rules.workbook.layout import EXTRA, MATERIALS, MATTERS
from onething.catalogue.rules.workbook.taking_in import take_in
from onething.catalogue.rules.workbook.writing import write_workbook
from tests.catalogue.packages import demonstration_package
from tests.catalogue.workbook.sheets import Sheets, change, put

CODE = "YJS-002"


@pytest.fixture(scope="module")
def content() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(demonstration_package().contents[CODE])
    return found


@pytest.fixture(scope="module")
def workbook(content) -> bytes:
    return write_workbook(content["thing"]["matters"], thing=CODE, units=["教育局"])


def faults_of(content, workbook: bytes) -> list[tuple[str, int, str]]:
    with pytest.raises(WorkbookRefused) as refused:
        take_in(content, workbook=workbook)
    assert refused.value.code == "catalogue.workbook.refused"
    assert all(one.sentence for one in refused.value.faults)
    return [(one.sheet, one.row, one.column) for one in refused.value.faults]


#  sheet, row, column, what was written there
CELLS = (
    (MATTERS, 2, "法定办结时限", "二十"),
    (MATTERS, 2, "法定办结时限", 2.5),
    (MATTERS, 3, "办件类型", "急件"),
    (MATTERS, 2, "事项类型", "天赋"),
    (MATTERS, 2, "事项名称", ""),
    (MATTERS, 2, "事项编号", ""),
    (MATTERS, 2, "事项名称", 20260131),
    (MATTERS, 2, "事项名称", date(2026, 1, 31)),
    (MATTERS, 2, "事项名称", True),
    (MATTERS, 2, "要等谁的结果", "M99"),
    (MATTERS, 2, "这样回答才办", "entity=nobody"),
    (MATERIALS, 3, "是否必备", "也许"),
    (MATERIALS, 3, "怎样取得", ""),
    (MATERIALS, 4, "事项编号", "M77"),
    (MATERIALS, 4, "电子格式", "exe"),
    ("收费项目", 2, "项目", "工本费"),  # whose it is was not written
    (MATTERS, 2, EXTRA, "{改过"),
)


@pytest.mark.parametrize(("sheet", "row", "column", "value"), CELLS, ids=lambda value: str(value)[:20])
def test_a_wrong_cell_is_named_by_sheet_row_and_column(content, workbook, sheet, row, column, value):
    found = faults_of(content, change(workbook, lambda sheets: put(sheets, sheet, row, column, value)))
    named = "事项编号" if column == "项目" else column
    assert (sheet, row, named) in found


def test_all_faults_are_told_at_once_in_their_order(content, workbook):
    def spoil(sheets: Sheets) -> None:
        put(sheets, MATERIALS, 5, "份数", "两份")
        put(sheets, MATTERS, 4, "承诺办结时限", "很快")
        put(sheets, MATTERS, 2, "法定时限单位", "年")

    assert faults_of(content, change(workbook, spoil)) == [
        (MATTERS, 2, "法定时限单位"), (MATTERS, 4, "承诺办结时限"), (MATERIALS, 5, "份数"),
    ]  # fmt: skip


def test_what_a_whole_draft_makes_wrong_is_found_in_its_row(content, workbook):
    def spoil(sheets: Sheets) -> None:
        put(sheets, MATTERS, 2, "法定时限单位", "")
        put(sheets, MATERIALS, 3, "材料名称", sheets[MATERIALS][1][1])  # the paper of the row above
        put(sheets, "收费项目", 2, "事项编号", "M01")
        put(sheets, "收费项目", 2, "金额", -5)

    found = faults_of(content, change(workbook, spoil))
    assert (MATTERS, 2, "法定办结时限") in found
    assert (MATERIALS, 3, "材料名称") in found
    assert ("收费项目", 2, "项目") in found
    assert ("收费项目", 2, "金额") in found


def test_a_matter_taken_out_is_missed_elsewhere(content, workbook):
    found = faults_of(content, change(workbook, lambda sheets: sheets[MATTERS].pop(1)))
    assert (MATERIALS, 2, "事项编号") in found  # its papers are still there


def drop(sheets: Sheets, name: str) -> None:
    del sheets[name]


def rename(sheets: Sheets, heading: str, new: str) -> None:
    sheets[MATTERS][0][sheets[MATTERS][0].index(heading)] = new


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (lambda sheets: drop(sheets, MATERIALS), (MATERIALS, 0, "")),
        (lambda sheets: drop(sheets, "常见问题"), ("常见问题", 0, "")),
        (lambda sheets: rename(sheets, "事项名称", "名字"), (MATTERS, 1, "名字")),
        (lambda sheets: rename(sheets, "事项名称", "名字"), (MATTERS, 1, "事项名称")),
        (lambda sheets: rename(sheets, "备注", "事项名称"), (MATTERS, 1, "事项名称")),
        (lambda sheets: sheets.update({MATTERS: sheets[MATTERS][:1], MATERIALS: sheets[MATERIALS][:1]}), (MATTERS, 0, "")),
    ],
)  # fmt: skip
def test_sheets_and_headings_are_the_templates(content, workbook, spoil, expected):
    assert expected in faults_of(content, change(workbook, spoil))


def test_columns_may_change_places_and_more_sheets_do_no_harm(content, workbook):
    def turn_round(sheets: Sheets) -> None:
        for name in (MATTERS, MATERIALS):
            sheets[name] = [row[::-1] for row in sheets[name]]
        sheets["我的备忘"] = [["随便写的"]]

    assert (
        take_in(content, workbook=change(workbook, turn_round))[1] == demonstration_package().contents[CODE]
    )


def test_an_edited_cell_wins_over_what_the_extra_remembers(content):
    matters = json.loads(json.dumps(content["thing"]["matters"]))
    matters[0] |= {"note": None, "x_unknown": 7}
    made = write_workbook(matters, thing=CODE, units=[])
    thing, text = take_in(
        content, workbook=change(made, lambda sheets: put(sheets, MATTERS, 2, "备注", "新备注"))
    )
    first = json.loads(text)["thing"]["matters"][0]
    assert (first["note"], first["x_unknown"]) == ("新备注", 7)
    untouched = json.loads(take_in(content, workbook=made)[1])["thing"]["matters"][0]
    assert untouched["note"] is None
    assert len(thing.thing.matters) == len(matters)


def test_new_rows_are_new_matters_and_papers(content, workbook):
    def add(sheets: Sheets) -> None:
        row = len(sheets[MATTERS]) + 1
        for heading, value in {
            "事项编号": "M20", "事项名称": "备案", "事项类型": "其他行政权力(备案)", "实施主体": "教育局", "办件类型": "承诺件",
            "结果名称": "备案回执", "默认要办": "是",
        }.items():  # fmt: skip
            put(sheets, MATTERS, row, heading, value)
        paper = len(sheets[MATERIALS]) + 1
        for heading, value in {
            "事项编号": "M20",
            "材料名称": "备案表",
            "是否必备": "必要",
            "份数": 2,
        }.items():
            put(sheets, MATERIALS, paper, heading, value)

    thing, text = take_in(content, workbook=change(workbook, add))
    new = thing.thing.find_matter(f"{CODE}/M20")
    assert new is not None
    assert [(one.name, one.copies) for one in new.materials] == [("备案表", 2)]
    assert json.loads(text)["forms"][f"{CODE}/M20"] == {"form_name": "备案申请表", "fields": []}


def test_the_workbook_of_another_thing_is_refused(content):
    other = write_workbook([], thing="YJS-005", units=[])
    with pytest.raises(WorkbookRefused) as refused:
        take_in(content, workbook=other)
    assert "“YJS-005”的表" in refused.value.sentence


def zipped(**members: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/"), text)
    return made.getvalue()


def with_sheet(workbook: bytes, text: bytes) -> bytes:
    """The same workbook with other bytes in its first sheet."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook)) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(name, text if name.endswith("worksheets/sheet2.xml") else old.read(name))
    return made.getvalue()


FAR = '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}'
HOSTILE = {
    "nothing": (lambda _: b"", "请先选择文件"),
    "a picture": (lambda _: b"\x89PNG\r\n\x1a\n" + b"0" * 99, "不是 .xlsx"),
    "a text": (lambda _: "事项,材料\n".encode(), "不是 .xlsx"),
    "an old or a locked file": (lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, "旧格式"),
    "another zip": (lambda _: zipped(a=b"1"), "不是 .xlsx"),
    "cut off": (lambda workbook: workbook[: len(workbook) // 2], "不完整"),
    "nonsense inside": (lambda _: zipped(xl__workbook_xml=b"<x"), "不是 .xlsx"),
    "a bomb": (lambda _: zipped(**{"xl__workbook.xml": b"0" * (61 * 1024 * 1024)}), "展开后超过 60 MB"),
    "too large": (lambda _: b"PK\x03\x04" + b"0" * (5 * 1024 * 1024), "不能超过 5 MB"),
    "many members": (lambda _: zipped(**{f"m{number}": b"" for number in range(301)}), "展开后超过"),
    "a cell far below": (lambda workbook: with_sheet(workbook, FAR.format('<row r="1048576"><c r="A1048576"><v>1</v></c></row>')
                                                     .encode()), "工作表太大"),
    "a cell far right": (lambda workbook: with_sheet(workbook, FAR.format("<row r='1'><c r = 'XFD1'><v>1</v></c></row>").encode()),
                         "工作表太大"),
    "another encoding": (lambda workbook: with_sheet(workbook, FAR.format('<row r="9999"/>').encode("utf-16")), "损坏"),
    "no sheet at all": (lambda workbook: with_sheet(workbook, b"<html>"), ""),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gets_a_sentence(content, workbook, name):
    make, needle = HOSTILE[name]
    with pytest.raises(WorkbookRefused) as refused:
        take_in(content, workbook=make(workbook))
    assert needle in refused.value.sentence


def test_a_member_that_lies_about_its_size_is_refused(content, workbook):
    """The header says less than there is: the checksum does not fit what was read."""
    lying = bytearray(workbook)
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        start = archive.start_dir
    size = int.from_bytes(lying[start + 24 : start + 28], "little")
    lying[start + 24 : start + 28] = (size - 1).to_bytes(4, "little")
    with pytest.raises(WorkbookRefused):
        take_in(content, workbook=bytes(lying))


def test_rows_are_limited(content, workbook):
    def grow(sheets: Sheets) -> None:
        sheets[MATERIALS] += [["M01", f"材料{number}"] for number in range(5001)]

    with pytest.raises(WorkbookRefused) as refused:
        take_in(content, workbook=change(workbook, grow))
    assert "最多 5000 行" in refused.value.sentence
