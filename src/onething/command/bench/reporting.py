"""What `bench cases` prints: as JSON, and as lines for people."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import mean, quantiles
from typing import Any

from onething.command.bench.clients import Worked
from onething.command.bench.living import THING

HEAD = (
    "{thing}，{departments} 个部门、{steps} 个子办件，每件 {acts_per_case} 个环节，每个环节平均 {statements_per_act} 条语句；"
    "{clients} 个客户端，{cores} 核，PostgreSQL {server_version} (fsync={fsync}，synchronous_commit={synchronous_commit})"
)
WAY = (
    "{name}：每秒 {acts_per_second} 个环节、{cases_per_second} 件；"
    "pgbench -N 每秒 {pgbench_per_second} 个事务，比值 {ratio}"
)
VERB = "{count:>6} 次 ({share:.1%})，中位数 {p50_ms} 毫秒，95 分位 {p95_ms} 毫秒"
Turns = tuple[Worked, float]


@dataclass(frozen=True)
class Report:
    """What was found, as `compare` lays it out."""

    told: Mapping[str, Any]

    def as_json(self) -> dict[str, Any]:
        """Return it as plain data."""
        return dict(self.told)

    def list_lines(self) -> list[str]:
        """Return it as lines for people."""
        return [
            HEAD.format(**self.told),
            "语句：" + "，".join(f"{verb} {count}" for verb, count in self.told["statements"].items()),
            *_list_way("进程内", self.told["in_process"]),
            *_list_way("经 HTTP", self.told["http"]),
        ]


def compare(in_process: Turns, http: Turns, *, counted: Mapping[str, list[int]]) -> dict[str, Any]:
    """Return both ways beside the yardstick that took turns with each; `counted` are statements by verb, in order of life."""
    everything = [one for counts in counted.values() for one in counts]
    own, served = _tell(in_process, verbs=counted), _tell(http, verbs=counted)
    return {
        "bench": "cases",
        "thing": THING,
        "steps": len(counted["permit"]),
        "acts_per_case": len(everything),
        "statements_per_act": round(mean(everything), 1),
        "statements": {verb: round(mean(counts), 1) for verb, counts in counted.items()},
        "in_process": own,
        "http": served,
        "ratio_in_process": own["ratio"],
        "ratio_http": served["ratio"],
    }


def _tell(turns: Turns, *, verbs: Iterable[str]) -> dict[str, Any]:
    worked, yardstick = turns
    per_second = worked.acts / worked.seconds
    done = {verb: worked.durations[verb] for verb in verbs if worked.durations[verb]}
    return {
        "acts_per_second": round(per_second, 1),
        "cases_per_second": round(worked.cases / worked.seconds, 2),
        "acts": worked.acts,
        "cases": worked.cases,
        "pgbench_per_second": round(yardstick, 1),
        "ratio": round(per_second / yardstick, 4),
        "verbs": {verb: _tell_verb(durations, acts=worked.acts) for verb, durations in done.items()},
    }


def _tell_verb(durations: list[float], *, acts: int) -> dict[str, Any]:
    points = quantiles(durations, n=20) if len(durations) > 1 else durations * 19
    return {
        "count": len(durations),
        "share": round(len(durations) / acts, 3),
        "p50_ms": round(points[9] * 1000, 2),
        "p95_ms": round(points[18] * 1000, 2),
    }


def _list_way(name: str, told: Mapping[str, Any]) -> list[str]:
    return [
        WAY.format(name=name, **told),
        *(f"  {verb:<13}" + VERB.format(**one) for verb, one in told["verbs"].items()),
    ]
