"""Printed documents: PDF/A-2b, reproducible, searchable, and never a program."""

import io
import re
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone

import pytest
from pypdf import PdfReader

from onething.documents.actions import render_document
from onething.kernel.errors import Refusal

AT = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
IDENTIFIER = "1.2.156.3005.2.11430182XX0000051E001.11430182XX0000051E.TEST2026000001.001.D"


def make_sheet(**changes):
    """Return the data of a small licence."""
    sheet = {
        "title": "食品经营许可证",
        "number": "市场监督管理局 2026 第 1 号",
        "identifier": IDENTIFIER,
        "holder_name": "宁乡市小炉灶餐饮店",
        "holder_number": "92430182XX0000035D",
        "rows": [["经营场所", "湖南省长沙市宁乡市玉潭街道示例路1号"], ["成立日期", "2026年11月24日"]],
        "issuer": "宁乡市市场监督管理局",
        "issued_on": "2026年11月24日",
        "validity": "自2026年11月24日起",
        "verify_at": f"http://127.0.0.1:8000/v/{IDENTIFIER}",
        "qr": f"http://127.0.0.1:8000/v/{IDENTIFIER}",
    }
    return sheet | changes


def render(**changes):
    """Return the PDF of the small licence with changes."""
    return render_document(template="licence", data=make_sheet(**changes), issued_at=AT)


def read_text(document):
    """Return the document's text without blanks, so that line ends do not matter."""
    pages = PdfReader(io.BytesIO(document)).pages
    return re.sub(r"[\s\u200b\x00]", "", "".join(page.extract_text() for page in pages))


def test_it_says_that_it_is_pdf_a_2b():
    metadata = PdfReader(io.BytesIO(render())).trailer["/Root"]["/Metadata"].get_data().decode()
    assert re.search(r"<pdfaid:part>2</pdfaid:part>", metadata)
    assert re.search(r"<pdfaid:conformance>B</pdfaid:conformance>", metadata)


def test_every_font_is_inside():
    reader = PdfReader(io.BytesIO(render()))
    fonts = [font.get_object() for font in reader.pages[0]["/Resources"]["/Font"].values()]
    assert fonts
    for font in fonts:
        descriptor = font["/DescendantFonts"][0]["/FontDescriptor"]
        assert "/FontFile3" in descriptor or "/FontFile2" in descriptor


def test_what_stands_on_it_can_be_searched():
    text = read_text(render())
    for part in [
        "食品经营许可证",
        "市场监督管理局2026第1号",
        "宁乡市小炉灶餐饮店",
        "92430182XX0000035D",
        "示例路1号",
    ]:
        assert part in text
    assert IDENTIFIER in text
    assert "此处不用印" in text


@pytest.mark.parametrize("rows", [[], [[f"第{number}项", "餐饮服务。" * 40] for number in range(30)]])
def test_every_page_says_that_it_is_a_demonstration(rows):
    reader = PdfReader(io.BytesIO(render(rows=rows)))
    assert len(reader.pages) == 1 if not rows else len(reader.pages) > 2
    for page in reader.pages:
        # Once across the page, once at its foot.
        assert re.sub(r"\s", "", page.extract_text()).count("演示·不具法律效力") == 2


def test_equal_data_make_equal_bytes_whatever_the_zone():
    same_moment = AT.astimezone(timezone(timedelta(hours=8)))
    first = render()
    assert first == render_document(template="licence", data=make_sheet(), issued_at=same_moment)
    assert first != render_document(
        template="licence", data=make_sheet(), issued_at=AT + timedelta(seconds=1)
    )
    assert first != render(holder_name="另一家店")


def test_threads_share_the_fonts():
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda number: render(holder_name=f"第{number % 5}家店"), range(40)))
    assert [one == render(holder_name=f"第{number % 5}家店") for number, one in enumerate(made)] == [
        True
    ] * 40


@pytest.mark.parametrize(
    "name",
    [
        "#set page(fill: red)",
        '#panic("x")',
        "$x^2$ 与 $ 号",
        "引号\"与'单引号",
        "反斜杠\\n与\\u{41}",
        "*星* _下划线_ `码` <l> @r // 注 /* 注 */",
        "= 标题",
        "- 列表 + 1. 项",
        "]#[x",
        "~--...",
        "http://a.example",
        '{"a": 1}',
    ],
)
def test_what_people_type_prints_literally(name):
    document = render(
        holder_name=name, rows=[[name, name]], title=name, number=name, issuer=name, issued_on=name
    )
    assert read_text(document).count(re.sub(r"\s", "", name)) == 7


@pytest.mark.parametrize(
    ("name", "printed", "noted"),
    [("王䶮", "王䶮", ""), ("𠮷野家", "〓野家", "U+20BB7"), ("店😀\x00", "店〓〓", "U+0000、U+1F600")],
)
def test_rare_characters_print_or_are_named(name, printed, noted):
    text = read_text(render(holder_name=name))
    assert printed in text
    assert (noted in text) if noted else ("字库未收录" not in text)


def list_right_ends(document):
    """Return where each piece of text ends, in points: a Chinese character is as wide as high, others about half."""
    ends = []

    def visit(text, matrix, _text_matrix, _font, size):
        width = sum(1 if ord(char) > 0x2E80 else 0.5 for char in re.sub(r"[\s\u200b]", "", text)) * size
        if matrix[1] == 0:  # not the text across the page
            ends.append(matrix[4] + width)

    for page in PdfReader(io.BytesIO(document)).pages:
        page.extract_text(visitor_text=visit)
    return ends


@pytest.mark.parametrize(
    "changes",
    [
        {"holder_name": "长" * 300},
        {"title": "字" * 80},
        {"rows": [["标" * 60, "值"]]},
        {"rows": [["住所", "A" * 900]]},
        {"rows": [["B" * 60, "值"], ["空", ""]]},
        {"issuer": "单位" * 40},
    ],
)
def test_long_text_stays_inside_the_frame(changes):
    assert max(list_right_ends(render(**changes))) < 595 - 60


def test_a_template_that_does_not_exist_is_a_fault_of_ours():
    for name in ["missing", "../templates/licence", "Licence", ""]:
        with pytest.raises(ValueError, match="template"):
            render_document(template=name, data={}, issued_at=AT)


def test_data_that_do_not_fit_the_template_are_refused_without_being_quoted():
    with pytest.raises(Refusal) as refused:
        render_document(template="licence", data={"holder_name": "王小明", "qr": "x"}, issued_at=AT)
    assert refused.value.code == "documents.rendering.failed"
    assert "王小明" not in str(refused.value) + refused.value.sentence
    assert refused.value.__suppress_context__
