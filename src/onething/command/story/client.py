"""The story's people, each with their own token: a thin HTTP client that raises the server's own sentences."""

import re
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import httpx

from onething.kernel.errors import Refusal


@dataclass
class Somebody:
    """One person at the interface. `who` is how the story calls them."""

    who: str
    http: httpx.Client
    token: str = ""
    etag: str = field(default="", repr=False)

    def get(self, path: str, **query: str) -> Any:
        """Read a JSON address."""
        response = self._send("GET", path, params=query)
        self.etag = response.headers.get("ETag", self.etag)
        return response.json()

    def fetch(self, path: str) -> bytes:
        """Read a document."""
        return self._send("GET", path).content

    def post(self, path: str, body: dict[str, Any] | None = None) -> Any:
        """Do an act, once: every write carries its own request key."""
        return self._send("POST", path, json=body or {}, headers={"Idempotency-Key": uuid4().hex}).json()

    def patch(self, path: str, body: dict[str, Any]) -> Any:
        """Change a draft as last read."""
        return self._send("PATCH", path, json=body, headers={"If-Match": self.etag}).json()

    def upload(self, path: str, *, name: str, content: bytes) -> Any:
        """Hand a file in."""
        return self._send("POST", path, files={"file": (name, content)}).json()

    def _send(self, method: str, path: str, **given: Any) -> httpx.Response:
        headers = given.pop("headers", {})
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        try:
            response = self.http.request(method, f"/api/v1{path}", headers=headers, **given)
        except httpx.TransportError as error:
            raise Refusal("story.server.lost", f"演练服务器没有应答({type(error).__name__})。") from error
        if response.is_error:
            raise _refusal(response, who=self.who)
        return response


def sign_in_citizen(http: httpx.Client, *, who: str, phone: str) -> Somebody:
    """Sign a citizen in with the code their phone got."""
    person = Somebody(who=who, http=http)
    person.post("/sign-in/code", {"phone": phone})
    person.token = person.post("/sign-in/phone", {"phone": phone, "code": newest_code(person, phone=phone)})[
        "token"
    ]
    return person


def sign_in_staff(http: httpx.Client, *, who: str, login_name: str, password: str) -> Somebody:
    """Sign staff in."""
    person = Somebody(who=who, http=http)
    body = {"login_name": login_name, "password": password}
    person.token = person.post("/sign-in/staff", body)["token"]
    return person


def newest_code(person: Somebody, *, phone: str) -> str:
    """Return the six digits of the newest code on a synthetic phone; the worker may have sent other messages since."""
    texts = [one["text"] for one in person.get("/demonstration/messages", phone=phone)["items"]]
    found = next(filter(None, (re.search(r"码(\d{6})", text) for text in texts)), None)
    if found is None:
        raise Refusal("story.code.missing", "演示手机上没有收到验证码。")
    return found.group(1)


def _refusal(response: httpx.Response, *, who: str) -> Refusal:
    try:
        body = response.json()
    except ValueError:
        body = {}
    facts = {key: body[key] for key in ("problems", "field") if key in body}
    sentence = f"{who}:{body.get('detail', response.status_code)} {facts or ''}".strip()
    return Refusal(body.get("code", "story.http"), sentence, status=response.status_code, facts=facts)
