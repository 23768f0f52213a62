"""Logs: one JSON line an event, with the request's id, and a last wall against identity numbers and phones."""

import logging
import sys
from collections.abc import Mapping, MutableMapping
from typing import Any

import structlog

from onething.kernel.redaction import redact

# Dates and ids of our own are long digits too, but never stand under a name that a person typed into.
_OUR_OWN = frozenset({"timestamp", "request_id"})


def _redact_event(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    return {name: value if name in _OUR_OWN else redact(value) for name, value in event.items()}


def _first_lines(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """A database's error says on its further lines which values were in the row."""
    for error in event.get("exception") or []:
        error["exc_value"] = error["exc_value"].split("\n", 1)[0]
    return event


class _WithoutPath(logging.Filter):
    """Django names the raw path, which may hold a case's number; our own line has the route and the request's id."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.msg, str):  # not an event of our own
            record.msg, record.args = "request failed", ()
        return record.levelno >= logging.ERROR


class _StandardError(logging.Handler):
    """Writes to whatever standard error is at that moment; a stream kept from the start may be closed by then."""

    def emit(self, record: logging.LogRecord) -> None:
        try:
            sys.stderr.write(self.format(record) + "\n")
            sys.stderr.flush()
        except Exception:
            self.handleError(record)


def _shared() -> list[Any]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        # The place of an error, never the values that were there.
        structlog.processors.ExceptionRenderer(
            structlog.tracebacks.ExceptionDictTransformer(show_locals=False, max_frames=20)
        ),
        _first_lines,
        _redact_event,
    ]


def configure_logging(wanted: Mapping[str, str]) -> None:
    """Send structlog's and the standard library's events to standard error as JSON lines.

    Django calls it at setup, in the server and in commands, with settings.LOGGING: its "level" is the lowest one kept.
    """
    structlog.configure(
        processors=[*_shared(), structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    finish: list[Any] = [
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        structlog.processors.JSONRenderer(ensure_ascii=False),
    ]
    handler = _StandardError()
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.PositionalArgumentsFormatter(), *_shared()], processors=finish
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(wanted["level"])
    for name in ("django.request", "django.security.DisallowedHost"):
        logging.getLogger(name).filters[:] = [_WithoutPath()]
    for name in ("httpx", "procrastinate.blueprints"):
        logging.getLogger(name).setLevel(logging.WARNING)
