"""The deeds of a case asked for over HTTP, with the lightest client there is: the server is what is measured."""

import json
from functools import cached_property
from http.client import HTTPConnection
from typing import Any
from uuid import uuid4

from onething.command.bench.casting import Cast, find_token, list_answers, person_at_window
from onething.command.bench.living import REASONS, THING, Life, Seen
from onething.directory.contracts import Post
from onething.journey.demonstration_values import fill_form, make_paper
from onething.kernel.clock_port import local_day, now
from onething.kernel.errors import Refusal

BOUNDARY = "onething-bench"
JSON = "application/json"
LONGEST_ANSWER = 60


class OverHttp:
    """One client with one connection kept open; the server's own worker issues."""

    def __init__(self, *, cast: Cast, index: int, address: str) -> None:
        self.cast, self.person, self.answers = cast, person_at_window(index), list_answers(at=now())
        self.connection = HTTPConnection(address, timeout=LONGEST_ANSWER)

    def begin(self) -> str:
        """Begin a case at the window."""
        body = {"thing": THING, "answers": self.answers, "person": self.person}
        begun: str = self._write("/cases", body)["id"]
        return begun

    def look(self, case_id: str) -> Seen:
        """Read a case as the clerk."""
        case = self._send("GET", f"/cases/{case_id}", token=self._clerk)
        asked = {one["key"]: one["name"] for one in case["plan"]["materials"] if one["asked"]}
        pending = [(one["id"], one["department"]) for one in case["steps"] if one["state"] == "pending"]
        return Seen(
            id=case_id, revision=case["revision"], state=case["state"], form=case["plan"]["form"], papers=asked,
            pending=pending, lead_unit=case["lead_unit"],
        )  # fmt: skip

    def fill(self, seen: Seen) -> None:
        """Fill the one form."""
        values = fill_form(seen.form, citizen=self.person, today=local_day(now()))
        self._write(f"/cases/{seen.id}/form", {"values": values}, method="PATCH", revision=seen.revision)

    def hand_in(self, case_id: str, key: str, name: str) -> None:
        """Hand one paper in."""
        head = (
            'Content-Disposition: form-data; name="file"; filename="m.pdf"\r\nContent-Type: application/pdf'
        )
        body = (
            f"--{BOUNDARY}\r\n{head}\r\n\r\n".encode() + make_paper(name) + f"\r\n--{BOUNDARY}--\r\n".encode()
        )
        kind = f"multipart/form-data; boundary={BOUNDARY}"
        self._send("POST", f"/cases/{case_id}/materials/{key}", body=body, token=self._clerk, kind=kind)

    def check(self, case_id: str) -> str:
        """Have the application checked whole."""
        digest: str = self._write(f"/cases/{case_id}/signing-code")["snapshot_sm3"]
        return digest

    def submit(self, case_id: str, digest: str) -> None:
        """Submit what was signed on paper."""
        self._write(f"/cases/{case_id}/submit", {"snapshot_sm3": digest})

    def act(self, verb: str, case_id: str) -> None:
        """Do an act of the window."""
        self._write(f"/cases/{case_id}/{verb}")

    def start_review(self, step_id: str, unit: str) -> None:
        """Take a step up."""
        self._write(f"/steps/{step_id}/start-review", token=self._find(Post.REVIEWER, unit))

    def permit(self, step_id: str, unit: str) -> None:
        """Sign that a step would be permitted."""
        self._write(f"/steps/{step_id}/permit", {"reasons": REASONS}, token=self._find(Post.DECIDER, unit))

    def confirm(self, case_id: str, unit: str) -> str:
        """Confirm as the lead."""
        confirmed: str = self._write(f"/cases/{case_id}/confirm", token=self._find(Post.LEAD, unit))["id"]
        return confirmed

    def settle(self, case_id: str, confirmed: str) -> Life:
        """Look now and then whether the worker has issued."""
        yield None
        while self.look(confirmed).state != "issued":
            yield None

    def deliver(self, case_id: str) -> None:
        """Hand the results over."""
        self._write(f"/cases/{case_id}/deliver", {"method": "window", "recipient": self.person["name"]})

    @cached_property
    def _clerk(self) -> str:
        return self._find(Post.CLERK)

    def _find(self, post: Post, unit: str = "") -> str:
        return find_token(self.cast, post=post, unit=unit)

    def _write(
        self,
        path: str,
        body: object = None,
        *,
        token: str = "",
        method: str = "POST",
        revision: int | None = None,
    ) -> Any:
        tag = {} if revision is None else {"If-Match": f'"{revision}"'}
        sent = json.dumps(body or {}).encode()
        return self._send(method, path, body=sent, token=token or self._clerk, **tag)

    def _send(
        self, method: str, path: str, *, token: str, body: bytes = b"", kind: str = JSON, **headers: str
    ) -> Any:
        known = {"Authorization": f"Bearer {token}", "Content-Type": kind}
        once = {} if method == "GET" else {"Idempotency-Key": uuid4().hex}
        status, said = self.ask(method, path, body=body, headers=known | once | headers)
        if status >= 400:
            raise Refusal("bench.http", f"{method} {path}: {status} {said.decode(errors='replace')}")
        return json.loads(said)

    def ask(self, method: str, path: str, *, body: bytes, headers: dict[str, str]) -> tuple[int, bytes]:
        """Send one request and return its status and body."""
        self.connection.request(method, f"/api/v1{path}", body=body, headers=headers)
        answer = self.connection.getresponse()
        return answer.status, answer.read()
