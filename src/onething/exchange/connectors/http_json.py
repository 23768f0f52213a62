"""A department's interface: JSON over HTTP, signed both ways like our own gateway. No redirect is followed, no proxy asked.

Time-outs are short and a source that stumbles is asked again, each time with a fresh nonce and after a random while.
"""

import json
from collections.abc import Collection, Mapping
from datetime import datetime
from secrets import SystemRandom
from time import monotonic, sleep
from typing import Any
from urllib.parse import urlsplit

import httpx
import structlog

from onething.exchange import words
from onething.exchange.connectors.port import LARGEST_ANSWER, Settings, check_allowed, check_size, down
from onething.exchange.contracts import GATEWAY_KEY_OWNER, Envelope
from onething.exchange.rules.envelopes import read_signature, text_of_answer, text_of_request
from onething.kernel.canonical import canonical_json, write_moment
from onething.kernel.errors import Refusal
from onething.kernel.ids import new_id
from onething.keys.queries import sign, verify

log = structlog.get_logger()
_TIMEOUT = httpx.Timeout(2.0, connect=1.0)
_WHOLE_SECONDS = 4.0
_TRIES, _PAUSE_SECONDS = 3, 0.2
_PASSING = frozenset({502, 503, 504})
_PORTS = {"http": 80, "https": 443}


class _StumbledError(Exception):
    """The source may answer if it is asked again."""


class HttpJson:
    """Settings: `address` (http or https), `system` (our code there), `public_key` (the source's, PEM).

    The source answers `{"found": true, "items": {"name": "…"}}`.
    """

    def __init__(self, name: str, *, settings: Settings) -> None:
        self._name, self._address = name, str(settings["address"])
        self._system, self._key = str(settings["system"]), str(settings["public_key"])
        place = urlsplit(self._address)
        is_plain = place.scheme in _PORTS and not place.username and place.hostname
        port = place.port or _PORTS.get(place.scheme)
        check_allowed(f"{place.hostname}:{port}" if is_plain else "", name=name)
        self._path = place.path

    def read(self, *, number: str, items: Collection[str], at: datetime) -> Mapping[str, str] | None:
        """Return the record of a number, or None; refuses `exchange.source.*`."""
        body = canonical_json({"number": number, "items": sorted(items)})
        for turn in range(_TRIES):
            try:
                return self._parse(self._ask(body, at=at))
            except (_StumbledError, httpx.HTTPError) as error:
                log.warning("source_stumbled", source=self._name, turn=turn, error=type(error).__name__)
            sleep(SystemRandom().uniform(0, _PAUSE_SECONDS * 2**turn) if turn < _TRIES - 1 else 0)
        raise down(self._name)

    def _ask(self, body: bytes, *, at: datetime) -> bytes:
        envelope = Envelope(self._system, write_moment(at), new_id().hex, "", self._path, body)
        signature = sign(owner=GATEWAY_KEY_OWNER, data=text_of_request(envelope)).hex()
        headers = {
            "Content-Type": "application/json", "X-Exchange-System": envelope.system, "X-Exchange-Time": envelope.sent_at,
            "X-Exchange-Nonce": envelope.nonce, "X-Exchange-Signature": signature,
        }  # fmt: skip
        with httpx.Client(timeout=_TIMEOUT, follow_redirects=False, trust_env=False) as client:  # noqa: SIM117
            with client.stream("POST", self._address, content=body, headers=headers) as answer:
                return self._check(answer, content=self._take(answer), nonce=envelope.nonce)

    def _take(self, answer: httpx.Response) -> bytes:
        """Read no more than is allowed and no longer than is allowed, whatever the source says its length is."""
        content, end = b"", monotonic() + _WHOLE_SECONDS
        for piece in answer.iter_raw():
            content += piece
            if len(content) > LARGEST_ANSWER:
                sentence = words.ANSWER_TOO_LARGE.format(name=self._name, limit=LARGEST_ANSWER)
                raise Refusal("exchange.source.too_large", sentence, status=502)
            if monotonic() > end:
                raise _StumbledError
        return content

    def _check(self, answer: httpx.Response, *, content: bytes, nonce: str) -> bytes:
        if answer.status_code in _PASSING:
            raise _StumbledError
        if answer.is_redirect:
            raise self._refuse("redirected", words.SOURCE_REDIRECTED)
        at, signature = (
            answer.headers.get("X-Exchange-Time", ""),
            answer.headers.get("X-Exchange-Signature", ""),
        )
        text = text_of_answer(nonce=nonce, at=at, status=answer.status_code, body=content)
        if not verify(public_pem=self._key, data=text, signature=read_signature(signature)):
            raise self._refuse("unsigned", words.SOURCE_UNSIGNED)
        if answer.status_code != httpx.codes.OK:
            raise self._refuse("refused", words.SOURCE_REFUSED)
        return content

    def _parse(self, content: bytes) -> Mapping[str, str] | None:
        try:
            told: Any = json.loads(content)
            record = told["items"] if told["found"] else None
        except (ValueError, KeyError, TypeError, RecursionError):
            raise self._refuse("malformed", words.SOURCE_MALFORMED) from None
        if record is None:
            return None
        if not isinstance(record, dict) or not all(isinstance(one, str) for one in record.values()):
            raise self._refuse("malformed", words.SOURCE_MALFORMED)
        check_size(record, name=self._name)
        return record

    def _refuse(self, reason: str, sentence: str) -> Refusal:
        return Refusal(f"exchange.source.{reason}", sentence.format(name=self._name), status=502)
