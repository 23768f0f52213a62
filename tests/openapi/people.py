"""Somebody at the interface: Django's test client with a token, and nothing but HTTP."""

import json
import re
from dataclasses import dataclass, field
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from onething.directory.contracts import Post
from onething.directory.models import Appointment
from onething.journey.demonstration_values import fill_form, make_paper
from onething.kernel.clock_port import local_day
from tests.factories.city import CITIZEN, PASSWORD, SMALL, City, carry_out_effects

ROOT = "/api/v1"
CITIZENS = (
    {"name": "演示甲", "number": "430182190001010009", "phone": "13900000001"},
    CITIZEN,
    {"name": "演示丙", "number": "430124190001010021", "phone": "13900000003"},
)
LICENCES = "市场监督管理局"
FIRE = "消防救援大队"
OFFICE = "行政审批服务局"


@dataclass
class Somebody:
    """One caller. `phone` is a citizen's."""

    token: str = ""
    phone: str = ""
    http: Client = field(default_factory=lambda: Client(raise_request_exception=False), repr=False)

    def send(self, method: str, path: str, body: Any = None, **headers: str) -> HttpResponse:
        """Send a request; `body` goes as JSON, bytes as they are. Header names are written with underscores."""
        content = body if isinstance(body, bytes) else json.dumps(body).encode() if body is not None else b""
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        kind = given.pop("Content-Type", "application/json")
        return self.http.generic(method, f"{ROOT}{path}", content, kind, headers=self._bearer() | given)

    def get(self, path: str, status: int = 200, **query: str) -> Any:
        """Read JSON and insist on the status."""
        answer = self.http.get(f"{ROOT}{path}", query, headers=self._bearer())
        return _json(answer, status=status)

    def post(self, path: str, body: Any = None, status: int = 200, **headers: str) -> Any:
        """Do an act and insist on the status."""
        return _json(self.send("POST", path, {} if body is None else body, **headers), status=status)

    def patch(self, case_id: str, values: dict[str, Any], status: int = 200) -> Any:
        """Type into the one form, as it was last read."""
        tag = self.http.get(f"{ROOT}/cases/{case_id}", headers=self._bearer()).headers["ETag"]
        answer = self.send("PATCH", f"/cases/{case_id}/form", {"values": values}, If_Match=tag)
        return _json(answer, status=status)

    def send_file(self, path: str, content: bytes, name: str = "材料.pdf", **headers: str) -> HttpResponse:
        """Send a file as a form does."""
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        data = {"file": SimpleUploadedFile(name, content)}
        return self.http.post(f"{ROOT}{path}", data, headers=self._bearer() | given)

    def upload(self, path: str, content: bytes, name: str = "材料.pdf", status: int = 200) -> Any:
        """Hand a file in and insist on the status."""
        return _json(self.send_file(path, content, name), status=status)

    def follow(self, case_id: str, verb: str, body: Any = None, status: int = 200) -> Any:
        """Do the next act of this verb where the case itself says; the first step's, if it is on a step."""
        acts = [one for one in self.get(f"/cases/{case_id}")["next_acts"] if one["verb"] == verb]
        assert acts, f"nobody told that {verb} is next"
        return self.post(acts[0]["href"].removeprefix(ROOT), body, status=status)

    def _bearer(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"} if self.token else {}


def _json(answer: HttpResponse, *, status: int) -> Any:
    assert answer.status_code == status, f"{answer.status_code}: {answer.content.decode()[:2000]}"
    return check_problem(answer) if status >= 400 else json.loads(answer.content)


def check_problem(answer: HttpResponse) -> dict[str, Any]:
    """Insist on RFC 9457 in Chinese with a stable code, and return it."""
    assert answer.headers["Content-Type"] == "application/problem+json", answer.content[:500]
    body: dict[str, Any] = json.loads(answer.content)
    assert {"type", "title", "status", "detail", "code"} <= set(body)
    assert body["status"] == answer.status_code
    assert body["type"] == f"urn:onething:problem:{body['code']}"
    assert re.fullmatch(r"[a-z_]+(\.[a-z0-9_]+)+", body["code"])
    assert re.search(r"[\u4e00-\u9fff]", body["detail"])
    assert body["detail"].endswith("。")
    assert not re.search(r"(?<![0-9A-Za-z])(\d{17}[0-9Xx]|1\d{10})(?![0-9A-Za-z])", answer.content.decode())
    return body


def list_reviewers(unit: str) -> list[str]:
    """Return the ids of the unit's first two reviewers."""
    held = Appointment.objects.filter(post=Post.REVIEWER, unit__name=unit).order_by("id")
    return [str(one.person_id) for one in held[:2]]


def find_reviewer(unit: str) -> str:
    """Return the id of the unit's second reviewer."""
    held = Appointment.objects.filter(post=Post.REVIEWER, unit__name=unit).order_by("id")
    return str(held[1].person_id)


@dataclass
class Hall:
    """The city at its interface: who is there, and the way of a case told in HTTP."""

    city: City
    anybody: Somebody = field(default_factory=Somebody)

    def newest_message(self, phone: str) -> str:
        """Return what a demonstration phone got last."""
        text: str = self.anybody.get("/demonstration/messages", phone=phone)["items"][0]["text"]
        return text

    def newest_code(self, phone: str) -> str:
        """Return the six digits that a phone got last."""
        found = re.search(r"码(\d{6})", self.newest_message(phone))
        assert found
        return found.group(1)

    def citizen(self, index: int = 1, *, is_proved: bool = True) -> Somebody:
        """Sign a citizen in by the code on the phone, and prove who it is."""
        row = CITIZENS[index]
        self.city.later(minutes=2)
        self.anybody.post("/sign-in/code", {"phone": row["phone"]}, status=202)
        body = {"phone": row["phone"], "code": self.newest_code(row["phone"])}
        person = Somebody(token=self.anybody.post("/sign-in/phone", body)["token"], phone=row["phone"])
        if is_proved:
            person.post("/me/identity", {"name": row["name"], "number": row["number"]})
        return person

    def staff(self, post: str, unit: str | None = None, *, index: int = 0) -> Somebody:
        """Sign in somebody who holds a post (in a unit): the first, or another."""
        rows = self.anybody.get("/demonstration/accounts")["items"]
        logins = [
            row["login_name"] for row in rows if post in row["posts"] and unit in (None, row["unit_name"])
        ]
        body = {"login_name": logins[index], "password": PASSWORD, "post": post}
        return Somebody(token=self.anybody.post("/sign-in/staff", body)["token"])

    def draft(self, person: Somebody, answers: dict[str, str] = SMALL) -> str:
        """Begin a case."""
        case_id: str = person.post("/cases", {"thing": "YJS-002", "answers": answers}, status=201)["id"]
        return case_id

    def fill(self, person: Somebody, case_id: str) -> None:
        """Fill the one form and hand in every paper that is asked."""
        plan = person.get(f"/cases/{case_id}")["plan"]
        values = fill_form(plan["form"], citizen=CITIZEN, today=local_day(self.city.at))
        assert person.patch(case_id, values)["problems"] == []
        for material in plan["materials"]:
            if material["asked"]:
                person.upload(f"/cases/{case_id}/materials/{material['key']}", make_paper(material["name"]))

    def sign(self, person: Somebody, case_id: str) -> dict[str, Any]:
        """Return what proves the signature of the present application."""
        self.city.later(minutes=2)
        digest = person.post(f"/cases/{case_id}/signing-code")["snapshot_sm3"]
        matters = person.get(f"/cases/{case_id}")["plan"]["matters"]
        promises = {one["code"]: one["promise"]["sm3"] for one in matters if one["promise"]}
        return {"snapshot_sm3": digest, "code": self.newest_code(person.phone), "promises": promises}

    def submitted(self, person: Somebody, answers: dict[str, str] = SMALL) -> str:
        """Live a case as far as its submission."""
        case_id = self.draft(person, answers)
        self.fill(person, case_id)
        person.follow(case_id, "submit", self.sign(person, case_id))
        return case_id

    def dispatched(self, person: Somebody, answers: dict[str, str] = SMALL) -> str:
        """Live a case until every department has its step."""
        case_id, clerk = self.submitted(person, answers), self.staff("window_clerk")
        for verb in ("receive", "accept", "dispatch"):
            clerk.follow(case_id, verb)
        return case_id

    def decided(self, person: Somebody, answers: dict[str, str] = SMALL) -> str:
        """Live a case until every department has signed 拟准予."""
        case_id = self.dispatched(person, answers)
        while pending := [
            one for one in person.get(f"/cases/{case_id}")["steps"] if one["state"] == "pending"
        ]:
            self.permit(case_id, pending[0])
        return case_id

    def permit(self, case_id: str, step: dict[str, Any]) -> None:
        """The department reviews one step and signs."""
        self.staff("reviewer", step["department"]).post(f"/steps/{step['id']}/start-review")
        body = {"reasons": "材料齐全，符合条件。"}
        self.staff("decider", step["department"]).post(f"/steps/{step['id']}/permit", body)

    def refuse(self, case_id: str, step: dict[str, Any]) -> None:
        """The department reviews one step and signs 拟不予."""
        self.staff("reviewer", step["department"]).post(f"/steps/{step['id']}/start-review")
        body = {"reasons": "现场不符合要求。", "articles": ["消防法第十五条"]}
        self.staff("decider", step["department"]).post(f"/steps/{step['id']}/refuse", body)

    def issued(self, person: Somebody, answers: dict[str, str] = SMALL) -> str:
        """Live a case until all its results are real."""
        case_id = self.decided(person, answers)
        self.staff("lead_coordinator", LICENCES).follow(case_id, "confirm")
        self.work()
        return case_id

    def work(self) -> None:
        """Do what the worker does, until nothing waits."""
        carry_out_effects(self.city)
