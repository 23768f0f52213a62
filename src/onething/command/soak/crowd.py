"""The load: many people who live whole cases over HTTP and ask again with the same key until they are answered."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPException
from random import Random
from typing import Any

from onething.command.bench.asking import OverHttp
from onething.command.bench.living import live
from onething.kernel.errors import Refusal

AGAIN_AFTER = 0.1
PATIENCE = 240.0
TWICE = 0.1
UNANSWERED = "{method} {path}：{seconds:.0f} 秒一直没有得到答复。"
CHANGED = "{method} {path}：同一请求键再问一次，答复变了。"


class Persistent(OverHttp):
    """Somebody who never gives up: no answer, or one that says the system is broken, is asked again with the same key.

    Now and then what was answered is asked once more; the answer must be the same.
    """

    def __init__(self, *, chance: Random, **known: Any) -> None:
        super().__init__(**known)
        self.chance, self.repeated = chance, 0

    def ask(self, method: str, path: str, *, body: bytes, headers: dict[str, str]) -> tuple[int, bytes]:
        """Return the answer. Refuses `soak.unanswered` and `soak.answer_changed`."""
        answer = self._insist(method, path, body=body, headers=headers)
        if "Idempotency-Key" in headers and answer[0] < 400 and self.chance.random() < TWICE:
            self.repeated += 1
            if self._insist(method, path, body=body, headers=headers) != answer:
                raise Refusal("soak.answer_changed", CHANGED.format(method=method, path=path))
        return answer

    def _insist(self, method: str, path: str, *, body: bytes, headers: dict[str, str]) -> tuple[int, bytes]:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            try:
                status, said = super().ask(method, path, body=body, headers=headers)
                if status < 500:
                    return status, said
            except (OSError, HTTPException):
                self.connection.close()
            time.sleep(AGAIN_AFTER)
        raise Refusal("soak.unanswered", UNANSWERED.format(method=method, path=path, seconds=PATIENCE))


@dataclass
class Crowd:
    """Everybody's acknowledged acts by case, the cases that came to their end, and what was said to be impossible."""

    acknowledged: dict[str, Counter[str]] = field(default_factory=dict)
    finished: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    stop: threading.Event = field(default_factory=threading.Event)

    def live_one(self, way: OverHttp) -> str:
        """Live one whole case and return its id."""
        life, value, acts, case_id = live(way), None, Counter[str](), ""
        while True:
            try:
                deed = life.send(value)
            except StopIteration:
                self.finished.append(case_id)
                return case_id
            if deed is None:
                value = None
                time.sleep(AGAIN_AFTER)
                continue
            value = deed.do()
            acts[deed.verb] += 1
            if deed.verb == "begin":
                case_id = str(value)
                self.acknowledged[case_id] = acts

    def _live_on(self, way: OverHttp) -> None:
        while not self.stop.is_set():
            try:
                self.live_one(way)
            except Refusal as refusal:
                self.faults.append(f"{refusal.code}: {refusal.sentence}")

    @contextmanager
    def at_work(self, ways: list[Persistent], *, tend: Callable[[], None]) -> Iterator[None]:
        """Let all live at once; at the end everybody brings their last case to its end, while the city is tended."""
        threads = [threading.Thread(target=self._live_on, args=(way,), daemon=True) for way in ways]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self.stop.set()
        for thread in threads:
            while thread.is_alive():
                tend()
                thread.join(AGAIN_AFTER)
