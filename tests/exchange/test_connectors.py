"""Sources over HTTP: a real department's process with its own people, and sources that misbehave in every way we could think of."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from onething.exchange.connectors.asking import SOURCES, Found
from onething.exchange.contracts import Purpose
from onething.exchange.rules.breaking import MOST_FAILURES, REST, Health, is_resting, note_failure
from onething.journey import exchanging
from onething.kernel.errors import Refusal
from onething.kernel.sm import sm3
from onething.keys.free_keys import make_pair, sign_with
from tests.exchange.calling import PERSON, grant

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
PRIVATE, PEM = make_pair()
GOOD = json.dumps({"found": True, "items": {"name": "演示乙"}}).encode()


def point(settings: Any, folder: Path, source: dict[str, Any]) -> None:
    """Have the population read from a source, and allow its place."""
    settings.EXCHANGE_SOURCES = str(folder / "sources.json")
    Path(settings.EXCHANGE_SOURCES).write_text(json.dumps({"population": source}))
    settings.EXCHANGE_HOSTS = [source["address"].split("/")[2]]
    SOURCES.forget()


def ask(at: datetime = AT) -> Found:
    return SOURCES.ask(resource="population", name="人口", number=PERSON, items=("name",), at=at)


@contextmanager
def example_system(folder: Path, *, port: int = 0) -> Iterator[tuple[dict[str, Any], subprocess.Popen[str]]]:
    """The police's system as a process; yields its entry for the sources, and the process."""
    key = folder / "gateway.pem"
    key.write_text(exchanging.get_gateway_key())
    command = [sys.executable, "-m", "onething.command.main", "example-system", str(folder / "police")]
    command += ["--gateway-key", str(key), "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        yield json.loads(process.stdout.readline())["population"], process
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def test_a_departments_own_process_answers_through_the_gateway_until_it_is_killed(caller, settings, tmp_path):
    caller.city.at = datetime.now(UTC)  # another house has a clock of its own
    grant(caller.city, items=("name", "gender", "birth_date"), purpose=Purpose.WAIVE)
    asked = {"purpose": "waive", "items": ["name", "gender", "birth_date"]}
    with example_system(tmp_path) as (source, process):
        point(settings, tmp_path, source | {"keep_seconds": 60})
        told = json.loads(caller.ask(**asked).content)
        assert told["items"] == {"name": "演示乙", "gender": "男", "birth_date": "1900-01-01"}
        caller.name_in_case("1")
        assert json.loads(caller.ask(**asked, number="1").content)["found"] is False
        process.kill()
        process.wait()
        first = told["as_of"]
        caller.city.later(seconds=30)
        assert json.loads(caller.ask(**asked).content)["as_of"] == first, "young enough, and says how old"
        caller.city.later(seconds=31)
        answer = caller.ask(**asked)
        assert (answer.status_code, json.loads(answer.content)["code"]) == (503, "exchange.source.down")


def test_the_department_knows_no_stranger_and_answers_nothing_twice(settings, tmp_path):
    _, stranger = make_pair()
    now = datetime.now(UTC)
    with example_system(tmp_path) as (source, _process):
        point(settings, tmp_path, source | {"public_key": stranger})
        with pytest.raises(Refusal, match=r"exchange\.source\.unsigned"):
            ask(now)
        point(settings, tmp_path, source)
        assert ask(now).record == {"name": "演示乙"}
        with pytest.raises(Refusal, match=r"exchange\.source\.refused"):
            ask(now - timedelta(minutes=6))


Answer = Callable[[BaseHTTPRequestHandler], tuple[int, bytes, dict[str, str]]]


def sign(door: BaseHTTPRequestHandler, body: bytes, status: int = 200) -> dict[str, str]:
    lines = [
        "onething-exchange-answer-1",
        door.headers["X-Exchange-Nonce"],
        "now",
        str(status),
        sm3(body).hex(),
    ]
    signature = sign_with(PRIVATE, data="\n".join(lines).encode()).hex()
    return {"X-Exchange-Time": "now", "X-Exchange-Signature": signature}


@contextmanager
def scripted(*answers: Answer) -> Iterator[tuple[str, list[str]]]:
    """A source that gives these answers in turn, the last for ever; yields its address and the nonces it saw."""
    nonces: list[str] = []

    class Door(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            nonces.append(self.headers["X-Exchange-Nonce"])
            status, body, headers = answers[min(len(nonces), len(answers)) - 1](self)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Door)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/read", nonces
    finally:
        server.shutdown()
        server.server_close()


def good(door: BaseHTTPRequestHandler) -> tuple[int, bytes, dict[str, str]]:
    return 200, GOOD, sign(door, GOOD)


def say(body: bytes, status: int = 200) -> Answer:
    return lambda door: (status, body, sign(door, body, status))


def busy(_door: BaseHTTPRequestHandler) -> tuple[int, bytes, dict[str, str]]:
    return 503, b"", {}


def source_of(address: str, **more: Any) -> dict[str, Any]:
    return {"kind": "http_json", "address": address, "system": "onething", "public_key": PEM} | more


@pytest.fixture(autouse=True)
def _key(db: None) -> None:
    exchanging.get_gateway_key()


def test_a_source_that_stumbles_is_asked_again_with_another_nonce(settings, tmp_path):
    with scripted(busy, busy, good) as (address, nonces):
        point(settings, tmp_path, source_of(address))
        assert ask().record == {"name": "演示乙"}
    assert len(set(nonces)) == 3


def test_a_redirect_to_an_internal_address_is_not_followed(settings, tmp_path):
    with (
        scripted(good) as (internal, seen),
        scripted(lambda _: (307, b"", {"Location": internal})) as (address, _),
    ):
        point(settings, tmp_path, source_of(address))
        with pytest.raises(Refusal, match=r"exchange\.source\.redirected"):
            ask()
        assert seen == []


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (lambda _: (200, GOOD, {}), "unsigned"),
        (lambda door: (200, GOOD, sign(door, b"other")), "unsigned"),
        (lambda door: (201, GOOD, sign(door, GOOD, 200)), "unsigned"),
        (say(GOOD, 403), "refused"),
        (say(b"<html>"), "malformed"),
        (say(b"[" * 30000), "malformed"),
        (say(b'{"found": true, "items": {"name": 7}}'), "malformed"),
        (say(b'{"found": true, "items": [1]}'), "malformed"),
        (say(b"x" * 70000), "too_large"),
    ],
)
def test_what_a_source_may_not_answer_is_not_taken(settings, tmp_path, answer, reason):
    with scripted(answer) as (address, _):
        point(settings, tmp_path, source_of(address))
        with pytest.raises(Refusal, match=rf"exchange\.source\.{reason}"):
            ask()


@pytest.mark.parametrize(
    "address",
    [
        "http://169.254.169.254/latest", "http://localhost:1/", "file:///etc/passwd", "http://allowed:1@127.0.0.1:9/",
        "http://127.0.0.1:9@localhost:1/", "gopher://127.0.0.1:9/",
    ],
)  # fmt: skip
def test_only_places_of_the_list_are_asked(settings, tmp_path, address):
    point(settings, tmp_path, source_of(address))
    settings.EXCHANGE_HOSTS = ["127.0.0.1:9", "allowed:1"]
    with pytest.raises(Refusal, match=r"exchange\.source\.not_allowed"):
        ask()


def test_a_source_that_stays_down_is_left_to_rest_and_tried_again(settings, tmp_path):
    with scripted(*[busy] * 9, good) as (address, nonces):
        point(settings, tmp_path, source_of(address))
        for _ in range(MOST_FAILURES + 2):
            with pytest.raises(Refusal, match=r"exchange\.source\.down"):
                ask()
        assert len(nonces) == 9, "three failures of three tries each; then nobody waits"
        assert ask(AT + REST).record == {"name": "演示乙"}
        assert ask(AT + REST).record, "sound again"


def test_records_are_kept_only_as_long_as_allowed_and_only_for_the_same_question(settings, tmp_path):
    with scripted(good) as (address, nonces):
        point(settings, tmp_path, source_of(address, keep_seconds=10))
        assert [ask().as_of, ask(AT + timedelta(seconds=9)).as_of] == [AT, AT]
        assert ask(AT + timedelta(seconds=10)).as_of == AT + timedelta(seconds=10)
        assert len(nonces) == 2
        SOURCES.ask(resource="population", name="人口", number="2", items=("name",), at=AT)
        assert len(nonces) == 3
        point(settings, tmp_path, source_of(address))
        ask(), ask()
        assert len(nonces) == 5, "no age, no keeping"


def test_the_breaker_counts_failures_in_a_row():
    health = Health()
    for turn in range(MOST_FAILURES):
        assert not is_resting(health, at=AT), turn
        health = note_failure(health, at=AT)
    assert is_resting(health, at=AT)
    assert not is_resting(health, at=AT + REST)
    assert is_resting(note_failure(health, at=AT + REST), at=AT + REST), "one try, then the next rest"
