"""Out and in again nothing is lost, whatever the package holds."""

import copy
import io
import json
import zipfile
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onething.catalogue.part_fields.of_material import MATERIAL_FIELDS
from onething.catalogue.part_fields.of_matter import MATTER_FIELDS
from onething.catalogue.rules.workbook.layout import MATERIALS, MATTERS, SHEETS
from onething.catalogue.rules.workbook.opening import open_workbook
from onething.catalogue.rules.workbook.reading import read_workbook
from onething.catalogue.rules.workbook.taking_in import take_in
from onething.catalogue.rules.workbook.writing import write_workbook
from tests.catalogue.packages import demonstration_package
from tests.factories.part_records import patiently, record_of

UNITS = ["教育局", "市场监督管理局"]
CODES = sorted(demonstration_package().contents)


def content_of(code: str) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(demonstration_package().contents[code])
    return content


@pytest.mark.parametrize("code", CODES)
def test_every_matter_of_the_demonstration_comes_back_byte_for_byte(code):
    content = content_of(code)
    workbook = write_workbook(content["thing"]["matters"], thing=code, units=UNITS)
    assert take_in(content, workbook=workbook)[1] == demonstration_package().contents[code]


@pytest.mark.parametrize("code", CODES[:4])
def test_what_comes_back_does_not_lean_on_the_draft_it_comes_into(code):
    content = content_of(code)
    matters = copy.deepcopy(content["thing"]["matters"])
    workbook = write_workbook(matters, thing=code, units=UNITS)
    assert list(read_workbook(workbook, thing=code).matters) == matters
    content["thing"]["matters"] = content["thing"]["matters"][:1]
    assert take_in(content, workbook=workbook)[0].sm3 == demonstration_package().find_thing(code).sm3  # type: ignore[union-attr]


ODD = (
    "=cmd|' /C calc'!A0", "+1-1", "-2+3", "@SUM(1)", "00123", "0", "123456789012345678901234", "2026-01-31", "3/4", "1e5",
    "TRUE", "#N/A", "_x0041_", "_x005F_x0041_", " 前后有空格 ", "一行\n两行", "一行\r\n两行", "\t制表", "a\x01b",
    "\ufffe", "\uffff", "\ufeff头", "😀𠮷䶮", "\u200b", "<b>&amp;\"'", "x" * 5000, "无", "/", "、", "=", "~",
    "'前导引号", "\x7f", "\u2028",
)  # fmt: skip


@pytest.mark.parametrize("text", ODD, ids=lambda text: repr(text)[:24])
def test_odd_texts_come_back_as_they_were(text):
    matter = content_of("YJS-002")["thing"]["matters"][0]
    matter["materials"] = [
        {"name": f"甲{text}", "necessity": "必要", "obtainable_by_sharing": False, "sharing_via": None,
         "note": text, "review_points": [text, f"乙{text}"], "copies": 0}
    ]  # fmt: skip
    matter |= {"note": text, "fee": text, "codes": [{"level": "国家", "code": f"0{text}", "since": "2026-01-31"}],
               "faqs": [{"question": text, "answer": f"丙{text}", "odd": [1, {"x": text}]}], "contacts": [],
               "special_procedures": [text, {"name": f"丁{text}"}], f"x_{text}": {text: None}}  # fmt: skip
    workbook = write_workbook([matter], thing="YJS-002", units=UNITS)
    (back,) = read_workbook(workbook, thing="YJS-002").matters
    assert back == matter


def test_a_formula_is_never_written():
    """Every cell that begins like one is a text cell in the file itself."""
    matter = content_of("YJS-002")["thing"]["matters"][0] | {"note": "=1+1"}
    workbook = write_workbook([matter], thing="YJS-002", units=UNITS)
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if "worksheets/sheet" in name]
    assert sheets
    assert not any(b"<f>" in sheet or b"<f " in sheet for sheet in sheets)
    assert "=1+1" in [cell for row in open_workbook(workbook)[MATTERS] for cell in row]


def matters() -> st.SearchStrategy[dict[str, Any]]:
    """Matters with anything a package may hold; their lists among it."""
    papers = st.lists(record_of(MATERIAL_FIELDS), max_size=3)
    whole = record_of(MATTER_FIELDS)
    return st.builds(lambda one, materials: {**one, "id": "M01", "materials": materials}, whole, papers)


@given(matters())
@patiently
def test_any_matter_comes_back(matter):
    workbook = write_workbook([matter], thing="YJS-002", units=UNITS)
    (back,) = read_workbook(workbook, thing="YJS-002").matters
    assert back == matter


def test_the_template_has_every_sheet_and_says_what_is_wanted():
    sheets = open_workbook(write_workbook([], thing="", units=UNITS))
    assert [sheet.name for sheet in SHEETS] == [name for name in sheets if name not in ("说明", "可选值")]
    told = "\n".join(str(cell) for row in sheets["说明"] for cell in row)
    for needle in ("行政许可法第四十二条", "GB/T 39046 表4 法定办结时限", "不要改动", MATERIALS):
        assert needle in told
    chosen = [str(cell) for row in sheets["可选值"] for cell in row]
    assert {"教育局", "承诺件", "是", "必要", "申请人自备"} <= set(chosen)


def test_the_same_content_gives_the_same_file():
    content = content_of("YJS-002")["thing"]["matters"]
    assert write_workbook(content, thing="x", units=UNITS) == write_workbook(content, thing="x", units=UNITS)
