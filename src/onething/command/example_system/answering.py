"""The example's one address: a signed question in, a signed answer out. What is signed is written here anew, from the documents."""

import json
from datetime import datetime, timedelta
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from typing import Any

from onething.command.example_system.register import Register
from onething.kernel.clock_port import now
from onething.kernel.sm import sm3
from onething.keys.free_keys import sign_with, verify_with

LARGEST_BODY = 16 * 1024
WINDOW = timedelta(minutes=5)


class House:
    """What the example knows: its people, its own key, and the key of whom it answers."""

    def __init__(self, register: Register, *, private: bytes, asker_pem: str) -> None:
        self.register, self.private, self.asker_pem = register, private, asker_pem

    def is_signed(self, headers: Any, *, path: str, body: bytes) -> bool:
        """Whether the question is the known asker's, and in time."""
        system, at, nonce = (headers.get(f"X-Exchange-{name}", "") for name in ("System", "Time", "Nonce"))
        text = "\n".join(["onething-exchange-request-1", path, system, at, nonce, sm3(body).hex()]).encode()
        try:
            signature = bytes.fromhex(headers.get("X-Exchange-Signature", ""))
            is_in_time = abs(now() - datetime.fromisoformat(at)) <= WINDOW
        except (ValueError, TypeError):
            return False
        return is_in_time and verify_with(self.asker_pem, data=text, signature=signature)

    def answer(self, headers: Any, *, path: str, body: bytes) -> tuple[int, dict[str, Any]]:
        """Return status and body."""
        if not self.is_signed(headers, path=path, body=body):
            return 401, {"code": "signature"}
        nonce, system = headers["X-Exchange-Nonce"], headers["X-Exchange-System"]
        if not self.register.take(nonce=nonce, system=system, at=headers["X-Exchange-Time"]):
            return 409, {"code": "replayed"}
        try:
            asked = json.loads(body)
            found = self.register.find(
                number=str(asked["number"]), items=[str(one) for one in asked["items"]]
            )
        except (ValueError, KeyError, TypeError):
            return 400, {"code": "malformed"}
        return 200, {"found": found is not None, "items": found or {}}


class Door(BaseHTTPRequestHandler):
    """One request; `house` is set by the server that is made of it."""

    house: House
    timeout = 5

    def do_POST(self) -> None:
        """Answer a question."""
        length = self.headers.get("Content-Length", "0")
        if not length.isdecimal() or int(length) > LARGEST_BODY:
            self._send(413, {"code": "too_large"})
            return
        body = self.rfile.read(int(length))
        status, answer = self.house.answer(self.headers, path=self.path, body=body)
        self._send(status, answer)

    def _send(self, status: int, answer: dict[str, Any]) -> None:
        content, at = json.dumps(answer, ensure_ascii=False).encode(), now().isoformat()
        nonce = self.headers.get("X-Exchange-Nonce", "")
        digest = sm3(content).hex()
        text = "\n".join(["onething-exchange-answer-1", nonce, at, str(status), digest]).encode()
        if status == HTTPStatus.OK:
            self.house.register.note_answer(nonce=nonce, digest=digest)
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("X-Exchange-Time", at)
        self.send_header("X-Exchange-Signature", sign_with(self.house.private, data=text).hex())
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing on the terminal: the log is in the register."""
