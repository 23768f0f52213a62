"""Every template of the house: short, and nothing inline that the content-security policy would have to allow."""

import re

import pytest

from tests.shape.house import SOURCE, name_of

MOST_LINES = 120
TEMPLATES = sorted(SOURCE.rglob("templates/**/*.html"))
INLINE = {
    "inline script": re.compile(r"<script(?![^>]*\bsrc=)[^>]*>", re.IGNORECASE),
    "inline style": re.compile(r"<style\b|\sstyle\s*=", re.IGNORECASE),
    "inline handler": re.compile(r"\son[a-z]+\s*=", re.IGNORECASE),
    "script address": re.compile(r"javascript:", re.IGNORECASE),
    "foreign address": re.compile(r"""(?:src|href|action)\s*=\s*["'](?:https?:)?//""", re.IGNORECASE),
    "evaluated expression": re.compile(r"\shx-(?:on|vars)\b|hx-[a-z]+=[\"']js:", re.IGNORECASE),
}
POSTING = re.compile(r"<form\b[^>]*method=\"post\"[^>]*>(.*?)</form>", re.IGNORECASE | re.DOTALL)


def test_there_are_templates():
    assert len(TEMPLATES) > 20


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_a_template_is_short_and_holds_nothing_inline(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MOST_LINES
    assert [what for what, pattern in INLINE.items() if pattern.search(text)] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_every_form_that_writes_carries_its_secret(path):
    text = path.read_text(encoding="utf-8")
    assert [form[:80] for form in POSTING.findall(text) if "{% csrf_token %}" not in form] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=name_of)
def test_nothing_is_trusted_to_be_markup(path):
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\|\s*safe\b|autoescape\s+off", text)


@pytest.mark.parametrize(
    "planted",
    ["<script>x</script>", '<p style="x">', '<a onclick="x">', '<a href="//x">', '<b hx-on:click="x">'],
)
def test_the_patterns_find_what_they_look_for(planted):
    assert any(pattern.search(planted) for pattern in INLINE.values())
