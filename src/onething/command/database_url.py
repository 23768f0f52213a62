"""Turns a database address into Django's settings; an empty one means the embedded server of the data folder."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from onething.command.database_connection import read_connection
from onething.kernel.errors import Refusal

# A restart of the database is waited for, an outage is said. The pool doubles its waits; it begins anew after `reconnect_timeout`.
POOL_PATIENCE = {"timeout": 5, "reconnect_timeout": 3}
ENGINE = "onething.config.database"
SCHEMES = ("postgres", "postgresql")
# libpq's own parameter names; anything else is most likely a slip that would otherwise be ignored in silence.
PARAMETERS = frozenset({
    "sslmode", "sslrootcert", "sslcert", "sslkey", "options", "connect_timeout", "application_name",
    "target_session_attrs", "keepalives", "keepalives_idle", "channel_binding", "gssencmode",
})  # fmt: skip


def _broken(reason: str) -> Refusal:
    return Refusal(
        "config.database_url.broken",
        f"DATABASE_URL 无法使用：{reason}。正确的写法如 postgresql://用户:口令@主机:5432/库名 (口令里的特殊字符用 %XX 书写)。",
    )


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise _broken("端口或主机写法不对") from error
    if parts.scheme not in SCHEMES:
        raise _broken("必须以 postgresql:// 开头")
    if len(parts.path) < 2 or "/" in parts.path[1:]:
        raise _broken("缺少库名或库名不对")
    return parts


def _parameters(parts: SplitResult) -> dict[str, str]:
    found = dict(parse_qsl(parts.query, keep_blank_values=True))
    if unknown := sorted(set(found) - PARAMETERS):
        raise _broken(f"不认识的参数 {'、'.join(unknown)}")
    return found


def _host(parts: SplitResult) -> str:
    """Not `parts.hostname`: it makes letters small, and a socket folder (%2Fvar%2Frun) keeps its letters."""
    host = parts.netloc.rpartition("@")[2]
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return unquote(host.partition(":")[0])


def _read_url(url: str) -> dict[str, Any]:
    parts = _split(url)
    return {
        "NAME": unquote(parts.path[1:]),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": _host(parts),
        "PORT": str(parts.port or ""),
        "OPTIONS": _parameters(parts),
    }


def _embedded() -> dict[str, Any]:
    connection = read_connection(Path(os.environ.get("ONETHING_DATA", "data")).resolve())
    return {
        "NAME": connection["dbname"],
        "USER": connection["user"],
        "PASSWORD": connection["password"],
        "HOST": connection["host"],
        "PORT": connection["port"],
        "OPTIONS": {},
    }


def _pool_size() -> int:
    text = os.environ.get("ONETHING_DATABASE_POOL", "0")
    if not (text.isascii() and text.isdecimal()):
        raise Refusal(
            "config.database_pool.broken", "ONETHING_DATABASE_POOL 必须是连接数，例如 4；0 表示不用连接池。"
        )
    return int(text)


def parse_database_url(url: str) -> dict[str, Any]:
    """Return Django's database settings for `url`, or for the embedded server of ONETHING_DATA when it is empty.

    ONETHING_DATABASE_POOL (the server sets it) asks for a connection pool of that many connections a process; commands
    and tests keep plain connections. Raises Refusal "config.database_url.broken" with a sentence that says what to mend.
    """
    found = _read_url(url.strip()) if url.strip() else _embedded()
    if size := _pool_size():
        found["OPTIONS"]["pool"] = {"min_size": 1, "max_size": size, **POOL_PATIENCE}
    # Health checks: a pooled connection that a restart of the server has broken never reaches a request.
    return {"ENGINE": ENGINE, "CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": True, **found}
