"""A whole city that runs (server, worker, database) and a browser in front of it.

The browser lives as long as one file of tests: while it runs, its thread has a running event loop, which other tests must
not find there. The city serves every file of a worker process.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from onething.command.story.living import Stage
from tests.browser.chromium import MISSING, find_chromium, open_chromium
from tests.browser.street import Street
from tests.command.conftest import passable_folder
from tests.journeys.crashing import City


@pytest.fixture(scope="session")
def program() -> str:
    """The browser's program; without one the tests are skipped, on a builder (CI=true) they fail."""
    found = find_chromium()
    if found is None and os.environ.get("CI") == "true":
        pytest.fail(MISSING)
    if found is None:
        pytest.skip(MISSING)
    return found


@pytest.fixture(scope="session")
def city(program: str) -> Iterator[City]:
    """The running city on a fresh data folder, at half past nine of a working day."""
    with passable_folder() as folder:
        running = City(folder)
        running.start()
        yield running
        running.stop()


@pytest.fixture(scope="module")
def stage(city: City) -> Stage:
    """The city's people at the interface, for what a test only needs prepared."""
    return city.set_stage()


@pytest.fixture(scope="module")
def browser(program: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """The browser of one file of tests."""
    folder: Path = tmp_path_factory.mktemp("browser")
    with open_chromium(program, folder=folder) as opened:
        yield opened


@pytest.fixture(scope="module")
def street(browser: Browser, city: City) -> Street:
    """The browser in front of the city."""
    assert city.system is not None
    return Street(browser=browser, address=f"http://127.0.0.1:{city.system.port}")
