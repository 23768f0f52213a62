"""A database that refuses connections for a while: the system says so, loses nothing, and goes on by itself."""

import time
from urllib.parse import quote

import httpx
import pytest

from onething.command.database import EmbeddedPostgres
from onething.command.processes import HOST
from tests.command.running import System

pytestmark = [pytest.mark.system, pytest.mark.timeout(240)]
AWAY_SECONDS = 8
PATIENCE = 30
PHONE = "13900000002"


def wait_for(act):
    """Ask until the answer is no longer a 503; return it and how long it took."""
    begun = time.monotonic()
    while (answer := act()).status_code == 503 and time.monotonic() < begun + PATIENCE:
        time.sleep(0.2)
    return answer, time.monotonic() - begun


def test_a_database_that_is_away_is_said_and_nothing_is_lost(folder):
    server = EmbeddedPostgres(folder / "elsewhere", fsync=False)
    known = server.start()
    host, password = quote(known["host"], safe=""), quote(known["password"])
    url = f"postgresql://{known['user']}:{password}@{host}:{known['port']}/{known['dbname']}"
    try:
        with System(folder / "data", DATABASE_URL=url, ONETHING_DEMONSTRATION="1") as system:
            system.wait_until_up()
            with httpx.Client(base_url=f"http://{HOST}:{system.port}", timeout=60) as http:
                _live_through(http, server)
            assert system.stop() == 0
    finally:
        server.stop()


def _live_through(http: httpx.Client, server: EmbeddedPostgres) -> None:
    assert http.post("/api/v1/sign-in/code", json={"phone": PHONE}).is_success
    newest = http.get("/api/v1/demonstration/messages", params={"phone": PHONE}).json()["items"][0]["text"]
    code = newest.partition("码")[2][:6]
    signed_in = http.post("/api/v1/sign-in/phone", json={"phone": PHONE, "code": code}).json()
    headers = {"Authorization": f"Bearer {signed_in['token']}", "Idempotency-Key": "before-the-outage"}
    begin = {"url": "/api/v1/cases", "json": {"thing": "YJS-002"}}
    before = http.post(**begin, headers=headers)
    assert before.status_code < 300, before.text
    server.stop()
    gone = time.monotonic()
    while time.monotonic() < gone + AWAY_SECONDS:
        refused = http.post(**begin, headers=headers | {"Idempotency-Key": "during-the-outage"})
        told = refused.json()
        assert (refused.status_code, told["code"]) == (503, "system.database_unavailable"), told
        page = http.get("/")
        assert page.status_code == 503
        assert "暂时连不上数据库" in page.text
    server.start()
    after, seconds = wait_for(
        lambda: http.post(**begin, headers=headers | {"Idempotency-Key": "during-the-outage"})
    )
    assert after.status_code < 300, after.text
    assert seconds < PATIENCE / 2
    assert wait_for(lambda: http.get("/"))[0].status_code == 200
    assert http.post(**begin, headers=headers).json() == before.json(), "what was acknowledged is kept"
    mine = http.get("/api/v1/cases", headers=headers).json()["items"]
    assert sorted(one["id"] for one in mine) == sorted([before.json()["id"], after.json()["id"]])
