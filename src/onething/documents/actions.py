"""Printing: data in, PDF/A-2b out. Nothing is stored, so no transaction is needed."""

import io
import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from importlib import resources
from typing import Any

import pylopdf_fonts_zh_cn
import segno
import typst

from onething.documents import words
from onething.documents.rules.coverage import read_coverage, replace_uncovered
from onething.kernel.errors import Refusal

_TEMPLATE_NAME = re.compile(r"[a-z][a-z_]*")


def render_document(*, template: str, data: Mapping[str, Any], issued_at: datetime) -> bytes:
    """Print `data` by the template of that name (templates/<name>.typ says what it takes) as PDF/A-2b.

    Equal template, data and `issued_at` (aware; whole seconds count) give equal bytes. `data` is JSON-able and
    reaches typst as data, never as source: what people typed prints literally. A text under the key `qr` is handed
    on as a QR code (`qr_svg`); characters that no font of ours shows print as 〓 and are named in `uncovered`.
    Raises ValueError for a template that does not exist and Refusal `documents.rendering.failed` (500) when
    typst cannot set the page.
    """
    shown, missing = _make_printable(data)
    shown["uncovered"] = [f"U+{ord(char):04X}" for char in sorted(missing)]
    if "qr" in data:
        shown["qr_svg"] = _draw_qr(data["qr"])
    return _compile(_read_template(template), data=shown, issued_at=issued_at)


def _compile(source: bytes, *, data: Mapping[str, Any], issued_at: datetime) -> bytes:
    # A compiler keeps state and is not shared between threads; the fonts, which cost the time, are.
    compiler = typst.Compiler(font_paths=_load_fonts(), ignore_system_fonts=True)
    try:
        printed = compiler.compile(
            source,
            format="pdf",
            sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
            pdf_standards=["a-2b"],
            timestamp=int(issued_at.astimezone(UTC).timestamp()),
        )
    except typst.TypstError:
        # Its message quotes the data, so it is not carried on.
        raise Refusal("documents.rendering.failed", words.RENDERING_FAILED, status=500) from None
    assert isinstance(printed, bytes)  # noqa: S101 - one PDF when no output file is named
    return printed


@cache
def _read_template(name: str) -> bytes:
    file = resources.files("onething.documents").joinpath("templates", f"{name}.typ")
    if not _TEMPLATE_NAME.fullmatch(name) or not file.is_file():
        raise ValueError("no such document template")
    return file.read_bytes()


@cache
def _load_fonts() -> typst.Fonts:
    """Only the packaged fonts: those of the machine would make other bytes elsewhere."""
    folder = str(resources.files(pylopdf_fonts_zh_cn))
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])


@cache
def _load_coverage() -> frozenset[int]:
    files = [file for file in resources.files(pylopdf_fonts_zh_cn).iterdir() if file.name.endswith(".otf")]
    return frozenset().union(*(read_coverage(file.read_bytes()) for file in files))


def _make_printable(data: Mapping[str, Any]) -> tuple[dict[str, Any], set[str]]:
    missing: set[str] = set()

    def convert(value: Any) -> Any:
        if isinstance(value, str):
            text, found = replace_uncovered(value, coverage=_load_coverage())
            missing.update(found)
            return text
        if isinstance(value, Mapping):
            return {key: convert(item) for key, item in value.items()}
        return [convert(item) for item in value] if isinstance(value, list | tuple) else value

    return convert(data), missing


def _draw_qr(text: str) -> str:
    drawn = io.BytesIO()
    segno.make(text, error="m", micro=False).save(drawn, kind="svg", border=0, xmldecl=False)
    return drawn.getvalue().decode()
