"""The template of letters: every part prints, what people type prints literally, no signature stands alone."""

import io
import re
from datetime import UTC, datetime

import pytest
from pypdf import PdfReader

from onething.documents.actions import render_document

AT = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
PART = {
    "heading": "",
    "paragraphs": [],
    "notes": [],
    "facts": [],
    "columns": [],
    "widths": [],
    "rows": [],
    "lines": [],
}


def make_letter(**changes):
    """Return the data of a small letter."""
    rows = PART | {
        "heading": "受理的事项",
        "columns": ["序号", "事项"],
        "widths": [0, 1],
        "rows": [["1", "食品经营许可\n标识1.2.3"]],
    }
    last = PART | {
        "heading": "接下来",
        "paragraphs": ["请等候。"],
        "notes": ["小字"],
        "facts": [["甲", "乙"]],
    }
    letter = {
        "office": "示例市政务服务综合窗口",
        "title": "受理通知书",
        "number": "编号一-受",
        "addressee": "王小明",
        "blocks": [rows, last | {"lines": ["收件人签名"]}],
        "closing": "特此通知。",
        "unit": "示例局",
        "day": "2026年11月24日",
        "query_word": "扫码查询",
        "query": "http://127.0.0.1:8000/cases/1/",
        "qr": "http://127.0.0.1:8000/cases/1/",
        "is_demonstration": True,
        "seal": "此处不用印",
    }
    return letter | changes


def read_pages(**changes):
    """Return the text of every page without blanks."""
    document = render_document(template="letter", data=make_letter(**changes), issued_at=AT)
    pages = PdfReader(io.BytesIO(document)).pages
    return [re.sub(r"[\s\u200b\x00]", "", page.extract_text()) for page in pages]


def test_every_part_prints():
    (text,) = read_pages()
    for part in (
        "示例市政务服务综合窗口", "受理通知书", "编号一-受", "王小明：", "受理的事项", "食品经营许可", "标识1.2.3",
        "接下来", "请等候。", "小字", "甲乙", "收件人签名", "特此通知。", "示例局", "2026年11月24日", "扫码查询",
        "http://127.0.0.1:8000/cases/1/", "此处不用印",
    ):  # fmt: skip
        assert part in text


def test_it_is_marked_in_a_demonstration_on_every_page_and_nowhere_else():
    many = PART | {"paragraphs": ["一段话。" * 60] * 12}
    marked = read_pages(blocks=[many, PART])
    assert len(marked) > 1
    assert all("不具法律效力" in page for page in marked)
    assert not any("不具法律效力" in page for page in read_pages(is_demonstration=False))


@pytest.mark.parametrize("lines", range(18, 40))
def test_no_signature_stands_alone_on_a_page(lines):
    body = PART | {"paragraphs": ["一行字。"] * lines}
    last = PART | {"heading": "最后一段", "paragraphs": ["末了的话。"]}
    pages = read_pages(blocks=[body, last])
    assert "示例局" in pages[-1]
    assert "末了的话。" in pages[-1]


@pytest.mark.parametrize("typed", ["#panic(1)", "$x$", "*星*_划_", "]#[x", "= 题", '{"a": 1}', "王䶮"])
def test_what_people_type_prints_literally(typed):
    part = PART | {"paragraphs": [typed], "columns": ["列"], "widths": [1], "rows": [[typed]]}
    text = "".join(read_pages(blocks=[part, PART], addressee=typed, closing=typed))
    assert text.count(re.sub(r"\s", "", typed)) == 4


def test_characters_that_no_font_shows_are_named():
    assert "U+20BB7" in "".join(read_pages(addressee="𠮷野"))


def test_equal_data_make_equal_bytes():
    made = [render_document(template="letter", data=make_letter(), issued_at=AT) for _ in range(2)]
    assert made[0] == made[1]
