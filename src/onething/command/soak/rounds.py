"""Rounds of killing under load: a quiet case first, then kill and mend again and again, then the verdict."""

import time
from collections import Counter
from random import Random
from statistics import median
from typing import Any

from onething.command.bench.casting import make_cast
from onething.command.processes import HOST
from onething.command.quiet import wait_until_quiet
from onething.command.soak.city import City
from onething.command.soak.counting import judge, read_kept
from onething.command.soak.crowd import Crowd, Persistent
from onething.command.soak.victims import VICTIMS
from onething.kernel.clock_port import now

# Every round the city works undisturbed for a moment within these seconds.
CALM = (0.05, 2.0)
QUIET_SECONDS = 120
ROUND = "{number}/{rounds} 杀死{victim}，{seconds:.1f} 秒恢复；已办结 {finished} 件"


def soak_city(city: City, *, rounds: int, clients: int, seed: int, known: dict[str, Any]) -> dict[str, Any]:
    """Kill under load and return the figures; the city's database runs, `known` leads to it."""
    chance, cast = Random(seed), make_cast(at=now())  # noqa: S311 - chance, not a secret
    ways = [_make_way(city, cast=cast, index=index, chance=chance) for index in range(clients)]
    _close_own_connections()
    with city.running():
        return _soak(city, ways, rounds=rounds, chance=chance, known=known)


def _soak(
    city: City, ways: list[Persistent], *, rounds: int, chance: Random, known: dict[str, Any]
) -> dict[str, Any]:
    crowd, phones = Crowd(), {way.person["phone"] for way in ways}
    pattern = crowd.live_one(ways[0])
    wait_until_quiet(known, seconds=QUIET_SECONDS, tend=city.tend)
    quiet = read_kept(known, phones=phones)
    with crowd.at_work(ways, tend=city.tend):
        killed, recovery = _kill_again_and_again(city, crowd, rounds=rounds, chance=chance)
    wait_until_quiet(known, seconds=QUIET_SECONDS, tend=city.tend)
    verdict = judge(crowd, kept=read_kept(known, phones=phones), quiet=quiet, pattern=pattern)
    return {
        "rounds": rounds,
        "killed": dict(killed),
        "recovery_p50": round(median(recovery), 2),
        "recovery_max": round(max(recovery), 2),
        "cases": len(crowd.finished),
        "acts": sum(acts.total() for acts in crowd.acknowledged.values()),
        "repeated": sum(way.repeated for way in ways),
        "faults": crowd.faults,
        **verdict,
    }


def _kill_again_and_again(
    city: City, crowd: Crowd, *, rounds: int, chance: Random
) -> tuple[Counter[str], list[float]]:
    killed, recovery = Counter[str](), list[float]()
    for number in range(1, rounds + 1):
        time.sleep(chance.uniform(*CALM))
        victim = chance.choice(list(VICTIMS))
        VICTIMS[victim](city, chance)
        recovery.append(city.mend(victim))
        killed[victim] += 1
        told = ROUND.format(
            number=number, rounds=rounds, victim=victim, seconds=recovery[-1], finished=len(crowd.finished)
        )
        print(told, flush=True)
    return killed, recovery


def _make_way(city: City, *, cast: dict[str, str], index: int, chance: Random) -> Persistent:
    own = Random(chance.random())  # noqa: S311 - chance, not a secret
    return Persistent(cast=cast, index=index, address=f"{HOST}:{city.port}", chance=own)


def _close_own_connections() -> None:
    from django.db import connections

    connections.close_all()
