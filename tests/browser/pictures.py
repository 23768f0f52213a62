"""`make pictures`: the main pages of a living city as PNG files; the best go to docs/pictures, the others to build/pictures.

Citizens' pages are taken as a phone shows them, those of staff as a desk does.
"""

import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import Page

from onething.command.django_setup import prepare_django

if TYPE_CHECKING:
    from tests.browser.places import Town
    from tests.browser.street import Street

ROOT = Path(__file__).resolve().parents[2]
ALL, BEST = ROOT / "build" / "pictures", ROOT / "docs" / "pictures"
MOST_BYTES = 250_000
# Which pages stand in the READMEs, and what their files are called.
CHOSEN = {
    "plan": "plan.png",
    "step to decide": "desk.png",
    "joint case, ready": "lead.png",
}
IN_ELDER_MODE = ("home", "a question among answers", "form", "progress, departments at work")


def main() -> int:
    """Start a city, bring a case to every state, take the pictures; 1 when there is no browser."""
    prepare_django()
    from tests.browser.chromium import MISSING, find_chromium

    program = find_chromium()
    if program is None:
        print(MISSING, file=sys.stderr)
        return 1
    for folder in (ALL, BEST):
        folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="onething-pictures-") as home:
        Path(home).chmod(0o711)  # the database's own user passes through
        _take_all(Path(home), program=program)
    return 0


def _take_all(home: Path, *, program: str) -> None:
    from tests.browser.chromium import open_chromium
    from tests.browser.places import build_town
    from tests.browser.street import Street
    from tests.journeys.crashing import City

    city = City(home)
    city.start()
    try:
        town = build_town(city.set_stage())
        assert city.system is not None
        with open_chromium(program, folder=home) as browser:
            street = Street(browser=browser, address=f"http://127.0.0.1:{city.system.port}")
            take_pictures(street, town=town)
    finally:
        city.stop()


def take_pictures(street: "Street", *, town: "Town") -> None:
    """Take every page, and some of them in elder mode."""
    from tests.browser.places import PLACES, STAFF
    from tests.browser.street import DESK, PHONE

    for place in PLACES:
        size, token = DESK if place.who in STAFF else PHONE, town.tokens[place.who]
        for is_elder in (False, True) if place.name in IN_ELDER_MODE else (False,):
            with street.visit(size=size, token=token, is_elder=is_elder) as visitor:
                visitor.page.goto(town.address_of(place))
                _take(visitor.page, name=f"{place.name}{' (elder)' if is_elder else ''}")


def _take(page: Page, *, name: str) -> None:
    file = ALL / f"{name.replace(', ', '-').replace(': ', '-').replace(' ', '-')}.png"
    page.screenshot(path=file, full_page=True)
    print(file.relative_to(ROOT))
    if name in CHOSEN:
        best = BEST / CHOSEN[name]
        page.screenshot(path=best)
        if best.stat().st_size > MOST_BYTES:
            raise SystemExit(f"{best} is larger than {MOST_BYTES} bytes")


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        sys.exit(main())
