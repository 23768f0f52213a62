"""Every kind of page, in normal and in elder mode: nothing for axe to find, no sideways scroll, nothing failed on the way."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Page

from tests.browser.axe import bring_axe, find_faults
from tests.browser.doings import go_on
from tests.browser.places import PLACES, STAFF, Town, build_town
from tests.browser.street import DESK, PHONE, Street, Visitor

pytestmark = [pytest.mark.browser]

WIDER = """() => {
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (wide <= 0) return [];
    const edge = document.documentElement.clientWidth;
    return [...document.querySelectorAll("body *")]
        .filter((one) => one.getBoundingClientRect().right > edge + 0.5)
        .map((one) => `${one.tagName}.${one.className} ${Math.round(one.getBoundingClientRect().right)}`);
}"""


@pytest.fixture(scope="module")
def town(stage) -> Town:
    """One case in every state."""
    return build_town(stage)


class Visitors:
    """Everybody's browser, opened when first needed: a phone for citizens, a desk for staff."""

    def __init__(self, street: Street, *, town: Town, stack: ExitStack) -> None:
        self._street, self._town, self._stack = street, town, stack
        self._known: dict[tuple[str, bool], Visitor] = {}

    def find(self, who: str, *, is_elder: bool) -> Visitor:
        """Return one person in one mode."""
        if (who, is_elder) not in self._known:
            size, token = DESK if who in STAFF else PHONE, self._town.tokens[who]
            opened = self._street.visit(size=size, token=token, is_elder=is_elder)
            self._known[who, is_elder] = self._stack.enter_context(opened)
            bring_axe(self._known[who, is_elder].page)
        return self._known[who, is_elder]


@pytest.fixture(scope="module")
def visitors(street: Street, town: Town) -> Iterator[Visitors]:
    """Everybody, until the last page was seen."""
    with ExitStack() as stack:
        yield Visitors(street, town=town, stack=stack)


def unroll(page: Page) -> None:
    """What the bar at the foot of a phone covers half is no smaller for it: whoever wants it scrolls."""
    size = page.viewport_size
    if size and page.locator(".bottom-bar").count():
        height = page.evaluate("document.documentElement.scrollHeight")
        page.set_viewport_size({"width": size["width"], "height": height})


@pytest.mark.parametrize("is_elder", [False, True], ids=["normal", "elder"])
def test_the_page_that_asks_for_the_code_is_sound(street, is_elder):
    with street.walk_in(size=PHONE, is_elder=is_elder) as page:
        bring_axe(page)
        page.goto("/sign-in/")
        page.locator('[name="phone"]').fill(f"1390000010{int(is_elder)}")
        go_on(page, button=page.locator("main button[type=submit]"))
        assert page.url.endswith("/sign-in/code")
        assert find_faults(page) == []
        assert page.evaluate(WIDER) == []


@pytest.mark.parametrize("is_elder", [False, True], ids=["normal", "elder"])
@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_a_page_is_sound(visitors, town, place, is_elder):
    visitor = visitors.find(place.who, is_elder=is_elder)
    answer = visitor.page.goto(town.address_of(place))
    assert answer is not None
    assert answer.status == place.status
    assert bool(visitor.page.locator("html.elder").count()) is (is_elder and not place.is_bare)
    unroll(visitor.page)
    assert find_faults(visitor.page) == []
    visitor.page.set_viewport_size(PHONE)
    assert visitor.page.evaluate(WIDER) == []
    if place.who in STAFF:
        visitor.page.set_viewport_size(DESK)
        assert visitor.page.evaluate(WIDER) == []
    assert visitor.watch.take() == []
