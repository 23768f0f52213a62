"""The one browser of the tests: Debian's chromium, or the one that CHROMIUM names, with a Chinese font of ours."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-dev-shm-usage",
)
MISSING = "no chromium: `make test` installs it on Debian for root; elsewhere name one with CHROMIUM=path"
FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><dir>/usr/share/fonts</dir><cachedir>{cache}</cachedir></fontconfig>
"""


def find_chromium() -> str | None:
    """Return the browser's program: CHROMIUM when it is set (a wrong one counts as missing), else what is installed."""
    named = os.environ.get("CHROMIUM")
    candidates = (named,) if named else NAMES
    return next((found for name in candidates if (found := shutil.which(name))), None)


@contextmanager
def open_chromium(program: str, *, folder: Path) -> Iterator[Browser]:
    """Run the browser; `folder` keeps its font settings. While it runs, this thread has a running event loop."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program,
            args=list(FLAGS),
            env={**os.environ, "FONTCONFIG_FILE": _fonts(folder)},
        )
        yield browser
        browser.close()


def _fonts(folder: Path) -> str:
    """Machines of builders have no Chinese fonts; the one that documents are printed with serves here, too."""
    spec = find_spec("pylopdf_fonts_zh_cn")
    assert spec is not None
    assert spec.origin is not None
    file = folder / "fonts.conf"
    cache = folder / "font-cache"
    file.write_text(FONTS.format(fonts=Path(spec.origin).parent, cache=cache), encoding="utf-8")
    return str(file)
