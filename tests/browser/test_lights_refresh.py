"""The lights renew themselves every minute, in their place; without scripts the page stands as it is."""

import pytest
from playwright.sync_api import expect

from tests.browser.street import DESK, Street

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_the_lights_come_anew_after_a_minute_and_nothing_else_does(street: Street, stage):
    with street.visit(size=DESK, token=stage.anybody("supervisor").token) as visitor:
        page = visitor.page
        page.clock.install()
        page.goto("/desk/supervision/")
        for selector in ("#lights", "h1"):
            page.locator(selector).first.evaluate("one => one.dataset.before = 'yes'")
        with page.expect_response(lambda answer: answer.url.endswith("/desk/supervision/")):
            page.clock.fast_forward(61_000)
        expect(page.locator("#lights[data-before]")).to_have_count(0)
        expect(page.locator("#lights")).to_have_count(1)
        expect(page.locator("h1[data-before]")).to_have_count(1)
        assert visitor.watch.take() == []
