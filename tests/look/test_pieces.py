"""Every piece draws with ordinary, long and empty content, and whatever people type stays text."""

import dataclasses
import inspect

import pytest
from django.template import Context, Template

from onething.look import contracts
from onething.look.contracts import (
    Button,
    Deadline,
    Empty,
    Field,
    FieldKind,
    LifeLine,
    Light,
    MaterialRow,
    Notice,
    OpinionCard,
    SavedStrip,
    Table,
    Tag,
    WaveChart,
)
from onething.pages import sample_fields, samples
from onething.pages.views.living_page import GROUPS
from tests.shape.house import SOURCE

HOSTILE = '<img src=x onerror="alert(1)">&"\''
# Parts of another piece, or of the shell: never drawn alone.
PARTS = {
    "WaveRow", "SavedFigure", "LifeEvent", "BarStep", "ErrorItem", "Choice", "Column", "Cell", "TableRow", "PhoneMessage",
    "NavLink", "SignedIn", "Shell",
}  # fmt: skip


def draw(piece):
    """Return the markup of a piece."""
    return Template("{% load look %}{% piece one %}").render(Context({"one": piece}))


def list_pieces():
    """Return the names of all pieces of the contracts."""
    kinds = inspect.getmembers(contracts, dataclasses.is_dataclass)
    return {name for name, kind in kinds if kind.__module__.startswith("onething.look")} - PARTS


def test_every_piece_has_a_template_and_stands_on_the_living_page():
    shown = {type(piece).__name__ for group in GROUPS for piece in group.pieces}
    assert list_pieces() == shown


@pytest.mark.parametrize(
    "piece", [one for group in GROUPS for one in group.pieces], ids=lambda one: type(one).__name__
)
def test_every_sample_draws(piece):
    text = draw(piece)
    assert "None" not in text
    assert "style=" not in text
    assert "<script" not in text


@pytest.mark.parametrize(
    "piece",
    [
        Tag(HOSTILE), Button(word=HOSTILE, href=HOSTILE), Notice(HOSTILE, details=(HOSTILE,)),
        Deadline(Light.RED, HOSTILE, why=(HOSTILE,)), MaterialRow(HOSTILE, Tag(HOSTILE), reason=HOSTILE, file_name=HOSTILE),
        OpinionCard(HOSTILE, HOSTILE, HOSTILE, reasons=HOSTILE, articles=(HOSTILE,)),
        Field(name="x", label=HOSTILE, value=HOSTILE, error=HOSTILE),
        Field(name="x", label=HOSTILE, kind=FieldKind.LONG_TEXT, value=HOSTILE),
        WaveChart(rows=(contracts.WaveRow("a", HOSTILE, HOSTILE, 1, state_word=HOSTILE),)),
    ],
    ids=lambda one: type(one).__name__,
)  # fmt: skip
def test_what_people_type_stays_text(piece):
    text = draw(piece)
    assert "<img" not in text
    assert "onerror=&quot;" in text or "onerror=" not in text


def test_nothing_is_drawn_for_nothing():
    assert draw(None) == ""
    assert draw(SavedStrip(figures=())).strip() == ""


def test_a_light_is_never_colour_alone():
    for deadline in samples.DEADLINES:
        text = draw(deadline)
        assert deadline.left in text
        assert f"chip-{deadline.light}" in text
    sheet = (SOURCE / "look/static/look/pieces.css").read_text(encoding="utf-8")
    for light in Light:
        assert f".chip-{light.value} .shape" in sheet, light


@pytest.mark.parametrize("field", sample_fields.FIELDS, ids=lambda one: one.name)
def test_every_input_is_labelled_and_its_error_is_tied_to_it(field):
    text = draw(field)
    assert field.label in text
    is_group = field.kind in (FieldKind.RADIO, FieldKind.CHECKBOXES)
    assert ("<legend" in text) if is_group else (f'for="{field.anchor}"' in text)
    assert f'id="{field.anchor}"' in text
    assert f'aria-describedby="about-{field.name}"' in text
    assert field.error in text
    assert 'aria-invalid="true"' in text or not field.error or is_group


def test_a_password_is_never_written_back():
    assert "secret-1" not in draw(Field(name="p", label="密码", kind=FieldKind.PASSWORD, value="secret-1"))


def test_an_empty_list_says_why_and_what_to_do():
    table = Table("列表", samples.COLUMNS, (), Empty("没有办件", "分来会出现在这里。"))
    assert "没有办件" in draw(table)
    assert "<table" not in draw(table)
    assert "还没有记录" in draw(LifeLine(events=()))


def test_a_button_that_cannot_be_used_says_why():
    text = draw(Button(word="确认同发", why_not="还有 2 个部门没有签署意见"))
    assert "disabled" in text
    assert "还有 2 个部门没有签署意见" in text
