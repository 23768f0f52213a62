"""What is signed at the gateway, word for word, and when an envelope is in time.

Plain lines, so that any language signs the same bytes: no canonical JSON is needed, the body is hashed as it is sent.
"""

import re
from datetime import datetime, timedelta

from onething.exchange import words
from onething.exchange.contracts import Envelope
from onething.kernel.errors import Refusal
from onething.kernel.sm import sm3

_NONCE = re.compile(r"[A-Za-z0-9_-]{16,64}")
_CODE = re.compile(r"[a-z][a-z0-9-]{0,39}")
_HEX = re.compile(r"(?:[0-9a-f]{2}){8,80}")


def is_system_code(text: str) -> bool:
    """Whether a text may be a system's code."""
    return _CODE.fullmatch(text) is not None


def text_of_request(envelope: Envelope) -> bytes:
    """Return the bytes that a using unit's system signs."""
    lines = ("onething-exchange-request-1", envelope.path, envelope.system, envelope.sent_at, envelope.nonce)
    return _join(*lines, sm3(envelope.body).hex())


def text_of_answer(*, nonce: str, at: str, status: int, body: bytes) -> bytes:
    """Return the bytes that the gateway signs: bound to the request by its nonce."""
    return _join("onething-exchange-answer-1", nonce, at, str(status), sm3(body).hex())


def read_signature(text: str) -> bytes:
    """Return a signature written in hex; what is none gives no bytes, which verify nothing."""
    return bytes.fromhex(text) if _HEX.fullmatch(text) else b""


def check_time(envelope: Envelope, *, at: datetime, seconds: int) -> datetime:
    """Return when an envelope was sent; refuses `exchange.time.skewed` (401) outside the window or unreadable."""
    sent = _read_moment(envelope.sent_at)
    if sent is None or abs(sent - at) > timedelta(seconds=seconds):
        raise Refusal("exchange.time.skewed", words.SKEWED.format(seconds=seconds), status=401)
    return sent


def check_nonce(envelope: Envelope) -> None:
    """Refuse `exchange.nonce.wrong` (401) what is no request number."""
    if not _NONCE.fullmatch(envelope.nonce):
        raise Refusal("exchange.nonce.wrong", words.NONCE_WRONG, status=401)


def _read_moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None and moment.year > 2000 else None


def _join(*lines: str) -> bytes:
    return "\n".join(lines).encode()
