"""A moved clock: only on a scratch server, and moved again whenever its file changes."""

import os
from datetime import UTC, datetime, timedelta

import pytest

from onething.config.time import follow_scratch_clock
from onething.kernel import clock_port
from onething.kernel.errors import Refusal


@pytest.fixture(autouse=True)
def _clock_put_back():
    yield
    clock_port.set_time_source(None)


def days_ahead() -> int:
    """Return how many whole days the clock port is ahead of the machine."""
    return round((clock_port.now() - datetime.now(UTC)) / timedelta(days=1))


def test_any_other_server_refuses_a_moved_clock(tmp_path, monkeypatch):
    monkeypatch.delenv("ONETHING_SCRATCH", raising=False)
    with pytest.raises(Refusal) as refused:
        follow_scratch_clock(str(tmp_path / "offset"))
    assert refused.value.code == "config.scratch_clock.not_scratch"
    assert days_ahead() == 0


def test_the_clock_follows_its_file(tmp_path, monkeypatch):
    monkeypatch.setenv("ONETHING_SCRATCH", "1")
    offset = tmp_path / "offset"
    for step, days in enumerate([0, 1, 21]):
        offset.write_text(f"{days * 86400}\n")
        os.utime(offset, (step, step))
        follow_scratch_clock(str(offset)) if step == 0 else None
        assert days_ahead() == days


def test_no_file_no_change():
    follow_scratch_clock("")
    assert days_ahead() == 0
