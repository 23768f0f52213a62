"""The rehearsal of the worst day, while the city is at work: nothing acknowledged before it began is missing elsewhere."""

import re
import threading
from itertools import count

import psycopg
import pytest

from onething.command.database import EmbeddedPostgres
from tests.command.running import run_command
from tests.journeys.crashing import City

pytestmark = [pytest.mark.system, pytest.mark.timeout(300)]


@pytest.fixture
def city(folder):
    """A running city that ends in order."""
    city = City(folder)
    city.start()
    yield city
    city.stop()


def test_a_drill_under_load_brings_everything_back_elsewhere(city):
    stage, stopped, begun = city.set_stage(), threading.Event(), count()

    def _work() -> None:
        while not stopped.is_set():
            stage.citizen().post("/cases", {"thing": "YJS-002"})
            next(begun)

    stage.citizen().post("/cases", {"thing": "YJS-002"})
    worker = threading.Thread(target=_work)
    worker.start()
    try:
        (before,) = city.ask("SELECT count(*) FROM ledger_entry")[0]
        done = run_command("drill", data_dir=city.folder / "data", timeout=240)
    finally:
        stopped.set()
        worker.join()
    assert done.returncode == 0, done.stderr + done.stdout
    found = re.search(r"(\d+) 行环节操作一行不少", done.stdout)
    assert found is not None
    assert int(found[1]) >= before > 0
    assert next(begun) > 0, "the city was at work meanwhile"
    assert city.ask("SELECT count(*) FROM ledger_entry")[0][0] >= before


def test_a_broken_ledger_fails_the_drill_and_names_the_step(folder):
    data_dir = folder / "data"
    assert run_command("migrate", data_dir=data_dir).returncode == 0
    with EmbeddedPostgres(data_dir) as connection:
        with psycopg.connect(**connection) as opened:
            opened.execute("ALTER TABLE ledger_entry DISABLE TRIGGER USER")
            assert opened.execute("UPDATE ledger_entry SET verb = 'planted' WHERE seq = 1").rowcount > 0
        done = run_command("drill", data_dir=data_dir)
    assert done.returncode == 1
    assert "演练失败，第 1 步（清点现有台账）" in done.stderr
