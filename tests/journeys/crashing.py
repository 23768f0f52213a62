"""A whole system that is brought to the lead's confirmation over HTTP, killed, and started again on the same folder."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from http.client import HTTPException
from pathlib import Path
from typing import Any

import httpx
import psycopg

from onething.command.database_connection import read_connection
from onething.command.processes import HOST
from onething.command.story import living
from onething.command.story.client import Somebody
from onething.command.story.scratch import Scratch
from onething.command.story.telling import working_mornings
from onething.kernel.clock_port import local_day, now
from tests.command.running import System, list_family, list_survivors, read_command

# A worker that was killed is taken for dead after ten seconds; the rest is starting, printing and two busy processors.
SECONDS_TO_FINISH = 45


@dataclass
class City:
    """One data folder whose system dies and comes back; days go on from life to life."""

    folder: Path
    days: Iterator[datetime] = field(default_factory=lambda: working_mornings(local_day(now())))
    system: System | None = None
    http: httpx.Client | None = None

    def start(self) -> None:
        """Start the system on the folder, with the clock where it was."""
        clock = self.folder / "clock"
        if not clock.exists():
            clock.write_text("0", encoding="ascii")
        self.system = System(self.folder / "data", ONETHING_SCRATCH="1", ONETHING_SCRATCH_CLOCK=str(clock))
        self.system.wait_until_up()

    def stop(self) -> None:
        """End it in order."""
        if self.http is not None:
            self.http.close()
        if self.system is not None and self.system.process.poll() is None:
            assert self.system.stop() == 0
            assert list_survivors(self.system.family) == []

    def open_http(self) -> httpx.Client:
        """Return a client of the system as it runs now; the one before is closed."""
        assert self.system is not None
        if self.http is not None:
            self.http.close()
        self.http = httpx.Client(base_url=f"http://{HOST}:{self.system.port}", timeout=60)
        return self.http

    def set_stage(self) -> living.Stage:
        """Return a fresh stage on the running system, on the next working day."""
        http = self.open_http()
        password = (self.folder / "data/private/demonstration_password").read_text(encoding="ascii").strip()
        scratch = Scratch(address=str(http.base_url), password=password, clock=self.folder / "clock")
        stage = living.Stage(scratch=scratch, http=http, days=self.days, tell=lambda line: None)
        stage.next_day()
        return stage

    def kill(self, *words: str) -> None:
        """Kill -9, at once, every process of the system; with `words` only those whose command line holds them all."""
        assert self.system is not None
        family = list_family(self.system.process.pid)
        for pid in family:
            if all(word in read_command(pid) for word in words):
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
        if not words:
            self.system.process.wait(30)
            assert list_survivors(family) == []

    def wait_until_ready(self) -> None:
        """Wait until the system has mended itself and answers again."""
        assert self.system is not None
        until = time.monotonic() + SECONDS_TO_FINISH
        while time.monotonic() < until:
            with suppress(OSError, HTTPException):
                if self.system.ask("/readyz")[0] == 200:
                    return
            time.sleep(0.1)
        raise AssertionError(self.system.said()[-4000:])

    def ask(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        """Read the database behind the system's back."""
        with psycopg.connect(**read_connection(self.folder / "data")) as connection:
            return connection.execute(query, values).fetchall()

    def wait_for_printing(self, case_id: str) -> None:
        """Return in the middle of an issuance: something is printed and signed, and nothing is real yet."""
        query = """SELECT count(*) FILTER (WHERE r.state = 'prepared') FROM credentials_result r
                   JOIN cases_step s ON s.id = r.step_id WHERE s.case_id = %s"""
        with psycopg.connect(**read_connection(self.folder / "data"), autocommit=True) as connection:
            until = time.monotonic() + SECONDS_TO_FINISH
            while connection.execute(query, [case_id]).fetchall() == [(0,)]:
                assert time.monotonic() < until
                time.sleep(0.005)


def bring_to_confirmation(stage: living.Stage, *, answers: dict[str, str]) -> tuple[str, Somebody]:
    """Live a case over HTTP until only the lead's confirmation is missing; returns its id, and the lead signed in."""
    case_id = living.apply_online(stage, thing="YJS-002", answers=answers)
    living.take_in(stage, case_id=case_id)
    stage.next_day()
    assert living.review_all(stage, case_id=case_id, refused_step=None)
    return case_id, stage.anybody("lead_coordinator")


def wait_until_finished(city: City, *, case_id: str) -> float:
    """Wait until nothing is left to do for a case and return the seconds that took."""
    started = time.monotonic()
    query = """SELECT (SELECT state FROM cases_case WHERE id = %s),
                      (SELECT count(*) FROM outbox_effect WHERE done_at IS NULL)"""
    seen: object = None
    while time.monotonic() - started < SECONDS_TO_FINISH:
        with suppress(psycopg.OperationalError):
            seen = city.ask(query, case_id)
            if seen == [("issued", 0)]:
                return time.monotonic() - started
        time.sleep(0.1)
    assert city.system is not None
    raise AssertionError(f"{seen} after {SECONDS_TO_FINISH} s\n{city.system.said()[-4000:]}")
