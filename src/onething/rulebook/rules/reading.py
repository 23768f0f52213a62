"""A version of the rules read from its JSON, or refused with the place that is wrong."""

import json
from collections import Counter
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import jsonschema_rs

from onething.kernel.canonical import canonical_json
from onething.kernel.clock import Limit, LimitUnit
from onething.kernel.errors import Refusal
from onething.kernel.lights import LightRule
from onething.kernel.sm import sm3
from onething.rulebook import words
from onething.rulebook.contracts import Answerable, ClockRule, Gives, Rule, Rulebook, RuleKind, Trigger

Raw = dict[str, Any]
_LISTS = ("begins", "ends", "pauses", "resumes", "extends", "holds", "releases")


@lru_cache(maxsize=64)
def read_rulebook(text: str, *, version: int, effective_from: date) -> Rulebook:
    """Return one version from its JSON text; refuses `rulebook.unreadable` with the first place that is wrong."""
    raw = _load(text)
    return Rulebook(
        version=version,
        effective_from=effective_from,
        title=raw["title"],
        light=LightRule(**raw["light"]),
        answer=_limit(raw["answer"]),
        clocks=tuple(_clock(one) for one in raw["clocks"]),
        rules=tuple(_rule(one) for one in raw["rules"]),
        sm3=sm3(canonical_json(raw)).hex(),
        limits=_limits(raw),
    )


def write_rules(text: str) -> str:
    """Return the rules as canonical JSON, as they are kept and hashed; refuses as `read_rulebook`."""
    return canonical_json(_load(text)).decode()


def read_default() -> str:
    """Return the packaged rules as JSON text."""
    return (files("onething.rulebook") / "default.json").read_text(encoding="utf-8")


def _load(text: str) -> Raw:
    try:
        raw = json.loads(text)
    except ValueError:
        raise _unreadable("JSON") from None
    for error in _validator().iter_errors(raw):
        raise _unreadable("/" + "/".join(map(str, error.instance_path)))
    _check_codes(raw)
    return dict(raw)


def _check_codes(raw: Raw) -> None:
    """A code names one clock and one rule; a rule's clocks are there."""
    clocks = [one["code"] for one in raw["clocks"]]
    for name in ("clocks", "rules"):
        twice = [code for code, count in Counter(one["code"] for one in raw[name]).items() if count > 1]
        if twice:
            raise _unreadable(f"/{name} {twice[0]}")
    for rule in raw["rules"]:
        for code in set(rule.get("clocks", ())) - set(clocks):
            raise _unreadable(f"/rules {rule['code']} {code}")


def _unreadable(where: str) -> Refusal:
    return Refusal("rulebook.unreadable", words.UNREADABLE.format(where=where[:80]), field="rules")


@cache
def _validator() -> Any:
    schema = json.loads((files("onething.rulebook") / "schema.json").read_text(encoding="utf-8"))
    return jsonschema_rs.validator_for(schema)


def _limit(raw: Raw) -> Limit:
    return Limit(raw["amount"], LimitUnit(raw["unit"]))


def _limits(raw: Raw) -> dict[str, Limit]:
    """The terms of a version, over the packaged ones."""
    named = json.loads(read_default())["limits"] | raw.get("limits", {})
    return {code: _limit(one) for code, one in named.items()}


def _clock(raw: Raw) -> ClockRule:
    limits: Any = {name: _limit(raw[name]) for name in ("promised", "statutory") if name in raw}
    lists: Any = {name: tuple(raw.get(name, ())) for name in _LISTS}
    return ClockRule(
        code=raw["code"],
        name=raw["name"],
        of=raw["of"],
        unit=Answerable(raw["unit"]),
        by=raw.get("by", ""),
        ground=raw.get("ground", ""),
        **lists,
        **limits,
    )


def _rule(raw: Raw) -> Rule:
    lists = {name: tuple(raw.get(name, ())) for name in ("clocks", "verbs", "codes")}
    return Rule(
        code=raw["code"],
        kind=RuleKind(raw["kind"]),
        name=raw["name"],
        trigger=Trigger(raw["trigger"]),
        gives=Gives(raw["gives"]),
        amount=raw.get("amount", 0),
        source=raw["source"],
        is_house_default=raw.get("is_house_default", True),
        **lists,
    )
