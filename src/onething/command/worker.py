"""`onething worker`: carries out effects, jobs and timers until asked to stop."""

import argparse
import os
import signal
from threading import Event, Timer
from types import FrameType

from onething.command.django_setup import prepare_django
from onething.command.reach import reached_database

# With the database gone as well (a killed parent), a polite end would wait for it in vain. Jobs bear being cut off:
# they are idempotent and taken up again.
STOP_SECONDS = 12


def run(arguments: list[str]) -> int:
    """Work until SIGTERM, SIGINT or SIGHUP; the job in hand is finished first."""
    argparse.ArgumentParser(prog="onething worker", description="启动后台任务。").parse_args(arguments)
    stop = Event()

    def ask(_number: int, _frame: FrameType | None) -> None:
        stop.set()
        limit = Timer(STOP_SECONDS, os._exit, (1,))
        limit.daemon = True
        limit.start()

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, ask)
    with reached_database():
        prepare_django()
        from onething.journey.jobs import run_worker

        run_worker(stop=stop)
    return 0
