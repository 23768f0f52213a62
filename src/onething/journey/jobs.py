"""The worker: drains the outbox into the job queue, runs the jobs, and lets the timers act.

Timers look at what is due and act through the same table of moves as everybody, as the system. They may be late
(a worker that was down) and then do what they missed, each once.
"""

import asyncio
import threading
from collections.abc import Awaitable, Callable
from datetime import datetime
from uuid import UUID

import structlog
from django.db import close_old_connections, transaction
from procrastinate import App, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector
from procrastinate.types import JSONDict

from onething.cases.contracts.kinds import IssuanceCause
from onething.cases.queries.due import (
    list_deemed_accepted,
    list_due_fuses,
    list_on_the_road,
    list_to_recount,
    list_to_remind,
    list_to_warn,
    list_uncorrected,
    list_undelivered,
    list_unsupplied,
)
from onething.journey import effects, exchanging, flow, sharing
from onething.journey.ways import deferring, delivering, overdue, supervising
from onething.kernel.clock_port import now
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM
from onething.ledger.actions import flush_reads, seal_checkpoint
from onething.outbox.actions import mark_failed, mark_handed, take_batch
from onething.parcels.contracts import ParcelState
from onething.parcels.queries import track_parcel
from onething.supervision.queries.due import list_cases_to_follow, list_due, list_findings_to_follow

DRAIN_EVERY = 0.2
TIMERS_EVERY = 0.5
DAY_TIMERS_EVERY = 20.0
FOLLOW_EVERY = 1.0
TRACKING_EVERY = 10 * 60.0
CHECKPOINT_EVERY = 15 * 60.0
FLUSH_EVERY = 5.0
# A worker killed in the middle of a job is taken for dead after DEAD_AFTER and its jobs are run again. One that was only
# slow loses nothing by that: every effect can be carried out twice.
HEARTBEAT_EVERY = 2.0
DEAD_AFTER = 10.0
STALLED_EVERY = 2.0
JOBS_AGAIN_AFTER = 1.0
BATCH = 100

log = structlog.get_logger()


# Tried again by the queue only when not even the failure could be noted: the database was lost.
@app.task(name="carry_out", queue="effects", retry=RetryStrategy(max_attempts=20, wait=5))
def carry_out(effect_id: str) -> None:
    """One job: carry one outbox row out; a failure is noted in the row, which is then handed over again later."""
    close_old_connections()
    at = now()
    try:
        effects.carry_out(effect_id=UUID(effect_id), at=at)
    except Exception as error:
        code = error.code if isinstance(error, Refusal) else type(error).__name__
        log.error("effect_failed", effect_id=effect_id, code=code)
        with transaction.atomic():
            mark_failed(effect_id=UUID(effect_id), error_code=code, at=at)


def drain_outbox(*, at: datetime) -> int:
    """Hand waiting outbox rows to the job queue in one transaction; returns how many."""
    with transaction.atomic():
        batch = take_batch(limit=BATCH, at=at)
        if batch:
            jobs: list[JSONDict] = [{"effect_id": str(effect.id)} for effect in batch]
            carry_out.batch_defer(*jobs)
            mark_handed(ids=[effect.id for effect in batch], at=at)
    return len(batch)


def run_timers(*, at: datetime) -> None:
    """Let every burnt-down fuse release its step; one that moved on meanwhile is left alone."""
    for step_id in list_due_fuses(SYSTEM, at=at):
        try:
            flow.release(step_id=step_id, cause=IssuanceCause.FUSE, at=at)
        except Refusal as refusal:
            log.info("fuse_not_needed", step_id=str(step_id), code=refusal.code)


def run_day_timers(*, at: datetime) -> None:
    """Do what a day that passed brings with it: a new calendar, deemed acceptance, warnings, closing. Each once, however late."""
    for act, due in (
        (overdue.recount, list_to_recount(SYSTEM, at=at)),
        (overdue.deem_accepted, list_deemed_accepted(SYSTEM, at=at)),
        (overdue.warn_uncorrected, list_to_warn(SYSTEM, at=at)),
        (overdue.close_uncorrected, list_uncorrected(SYSTEM, at=at)),
        (deferring.warn_unsupplied, list_to_remind(SYSTEM, at=at)),
        (deferring.lapse_unsupplied, list_unsupplied(SYSTEM, at=at)),
        (delivering.note_undelivered, list_undelivered(SYSTEM, at=at)),
    ):
        for case_id in due:
            try:
                act(case_id=case_id, at=at)
            except Refusal as refusal:
                log.info("timer_not_needed", case_id=str(case_id), code=refusal.code)


def follow_ledger(*, at: datetime) -> None:
    """Read what was recorded since the last time, then let the rules speak whose day has come; each once, however late.

    What cannot be read now is left for the next time.
    """
    for follow, name, subjects in (
        (supervising.follow_finding, "finding_id", list_findings_to_follow(SYSTEM)),
        (supervising.follow_case, "case_id", list_cases_to_follow(SYSTEM)),
        (supervising.follow_due, "subject_id", list_due(SYSTEM, at=at)),
    ):
        for subject_id in subjects:
            try:
                follow(at=at, **{name: subject_id})
            except Exception as error:  # one that cannot be read stands in nobody's way
                log.error("not_followed", subject=str(subject_id), error=type(error).__name__)


def track_parcels(*, at: datetime) -> None:
    """Ask the carrier where the results on the road are, with nothing locked; what arrived or came back is written down."""
    for one in list_on_the_road(SYSTEM):
        try:
            found = track_parcel(SYSTEM, number=one.waybill, at=at)
            if found.state is ParcelState.ARRIVED:
                delivering.note_arrival(case_id=one.case_id, since=found.since, at=at)
            elif found.state is ParcelState.RETURNED:
                delivering.note_return(case_id=one.case_id, since=found.since, note=found.note, at=at)
        except Refusal as refusal:
            log.info("parcel_not_noted", case_id=str(one.case_id), code=refusal.code)


def keep_ledger(*, at: datetime) -> None:
    """Sign a checkpoint over the heads of all chains; its hash goes to the log, so that a copy lies elsewhere."""
    with transaction.atomic():
        sealed = seal_checkpoint(at=at)
    if sealed is not None:
        log.info("ledger_checkpoint", seq=sealed.seq, hash=sealed.hash)


def keep_reads(*, at: datetime) -> None:
    """Chain the reads written since the last time."""
    with transaction.atomic():
        flush_reads(at=at)


def run_worker(stop: threading.Event) -> None:
    """Work until `stop` is set."""
    asyncio.run(_work(stop))


async def _work(stop: threading.Event) -> None:
    connector = app.connector
    assert isinstance(connector, DjangoConnector)  # noqa: S101
    worker_app = app.with_connector(connector.get_worker_connector())
    async with worker_app.open_async():
        loops = [
            asyncio.create_task(_every(DRAIN_EVERY, lambda: drain_outbox(at=now()))),
            asyncio.create_task(_every(TIMERS_EVERY, lambda: run_timers(at=now()))),
            asyncio.create_task(_every(DAY_TIMERS_EVERY, lambda: run_day_timers(at=now()))),
            asyncio.create_task(_every(DAY_TIMERS_EVERY, lambda: sharing.keep_days(at=now()))),
            asyncio.create_task(_every(DAY_TIMERS_EVERY, lambda: exchanging.seal_days(at=now()))),
            asyncio.create_task(_every(FOLLOW_EVERY, lambda: follow_ledger(at=now()))),
            asyncio.create_task(_every(TRACKING_EVERY, lambda: track_parcels(at=now()))),
            asyncio.create_task(_every(FLUSH_EVERY, lambda: keep_reads(at=now()))),
            asyncio.create_task(_every(CHECKPOINT_EVERY, lambda: keep_ledger(at=now()))),
            asyncio.create_task(_again_and_again(STALLED_EVERY, lambda: _retry_stalled(worker_app))),
            asyncio.create_task(_again_and_again(JOBS_AGAIN_AFTER, lambda: _run_jobs(worker_app))),
        ]
        await asyncio.to_thread(stop.wait)
        for loop in loops:
            loop.cancel()
        await asyncio.gather(*loops, return_exceptions=True)


async def _every(seconds: float, act: Callable[[], object]) -> None:
    await _again_and_again(seconds, lambda: asyncio.to_thread(_with_fresh_connection, act))


async def _again_and_again(seconds: float, act: Callable[[], Awaitable[None]]) -> None:
    while True:
        try:
            await act()
        except Exception as error:  # a lost database must not end the worker
            log.error("timer_failed", error=type(error).__name__)
        await asyncio.sleep(seconds)


def _with_fresh_connection(act: Callable[[], object]) -> None:
    close_old_connections()
    act()


async def _run_jobs(worker_app: App) -> None:
    """Run jobs until cancelled, or until the database is lost: then a fresh worker begins."""
    await worker_app.run_worker_async(
        queues=["effects"],
        concurrency=2,
        install_signal_handlers=False,
        delete_jobs="successful",
        update_heartbeat_interval=HEARTBEAT_EVERY,
        stalled_worker_timeout=DEAD_AFTER,
    )


async def _retry_stalled(worker_app: App) -> None:
    """Jobs of a worker that was killed stay `doing`; without a heartbeat they are run again."""
    jobs = worker_app.job_manager
    for job in await jobs.get_stalled_jobs(seconds_since_heartbeat=DEAD_AFTER):
        await jobs.retry_job(job)
