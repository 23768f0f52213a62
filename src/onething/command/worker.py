"""`onething worker`: carries out effects, jobs and timers until asked to stop."""

import argparse
import signal
from threading import Event
from types import FrameType

from onething.command.django_setup import prepare_django
from onething.command.reach import reached_database


def run(arguments: list[str]) -> int:
    """Work until SIGTERM, SIGINT or SIGHUP; the job in hand is finished first."""
    argparse.ArgumentParser(prog="onething worker", description="启动后台任务。").parse_args(arguments)
    stop = Event()

    def ask(_number: int, _frame: FrameType | None) -> None:
        stop.set()

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, ask)
    with reached_database():
        prepare_django()
        from onething.journey.jobs import run_worker

        run_worker(stop=stop)
    return 0
