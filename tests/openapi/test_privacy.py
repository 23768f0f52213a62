"""What leaves a trace of people, and what never does: the request log, the problems, the access log of reads."""

import json
import logging
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import pytest

from onething.config.logging import configure_logging
from onething.kernel.viewer import SYSTEM
from onething.ledger import queries
from onething.ledger.contracts import Subject
from tests.factories.city import CITIZEN
from tests.openapi.people import CITIZENS, Hall

Lines = Callable[[], list[dict[str, Any]]]


@pytest.fixture
def lines(capsys) -> Iterator[Lines]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    configure_logging({"level": "DEBUG"})
    logging.getLogger("django.db.backends").setLevel(logging.INFO)
    yield lambda: [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    root.handlers[:] = handlers
    root.setLevel(level)


def test_the_log_of_a_whole_case_names_nobody(hall: Hall, lines: Lines):
    person = hall.citizen()
    case_id = hall.issued(person)
    clerk = hall.staff("window_clerk")
    clerk.follow(case_id, "deliver", {"method": "window", "recipient": CITIZEN["name"]})
    person.get("/demonstration/messages", phone=person.phone)
    person.get(f"/cases/{CITIZEN['number']}", status=422)
    person.get(f"/nothing/{CITIZEN['number']}", status=404)
    written = lines()
    requests = [line for line in written if line["event"] == "request"]
    assert len(requests) > 30
    assert {"method", "route", "status", "ms", "request_id"} <= set(requests[0])
    everything = json.dumps(written, ensure_ascii=False)
    for row in CITIZENS:
        for secret in row.values():
            assert secret not in everything
    for secret in (case_id, person.token, clerk.token):
        assert secret not in everything


def test_a_refused_sign_in_is_logged_without_what_was_typed(hall: Hall, lines: Lines):
    hall.anybody.post(
        "/sign-in/staff", {"login_name": "430182190001010017", "password": "secret-secret"}, status=401
    )
    hall.anybody.post("/sign-in/phone", {"phone": "13900000002", "code": "123456"}, status=422)
    everything = json.dumps(lines(), ensure_ascii=False)
    for secret in ("430182190001010017", "secret-secret", "13900000002", "123456"):
        assert secret not in everything


@pytest.mark.parametrize(
    ("method", "path", "body"),
    [
        ("GET", "/things/430182190001010017", None),
        ("GET", "/things/13900000002", None),
        ("GET", "/verifications/430182190001010017", None),
        ("POST", "/sign-in/code", {"430182190001010017": "13900000002"}),
        ("POST", "/things/YJS-002/plan", {"answers": {"13900000002": "430182190001010017"}}),
        ("GET", "/results/43018219000101001X/document", None),
    ],
)
def test_no_problem_echoes_a_number_of_a_person(hall: Hall, method: str, path: str, body: Any):
    answer = hall.citizen().send(method, path, body)
    assert answer.status_code >= 400
    for secret in ("430182190001010017", "43018219000101001X", "13900000002"):
        assert secret not in answer.content.decode()


def test_each_unmasked_read_leaves_a_row_and_a_list_leaves_none(hall: Hall):
    person = hall.citizen()
    case_id = hall.issued(person)
    clerk = hall.staff("window_clerk")
    before = list_reads(case_id)
    clerk.get("/cases")
    clerk.get(f"/cases/{case_id}/results")
    assert list_reads(case_id) == before
    identifier = clerk.get(f"/cases/{case_id}/results")["items"][0]["identifier"]
    key = next(one["key"] for one in clerk.get(f"/cases/{case_id}")["materials"] if one["file_id"])
    for path in (
        f"/cases/{case_id}/materials/{key}",
        f"/cases/{case_id}/acts",
        f"/cases/{case_id}/ledger",
        f"/results/{identifier}/document",
    ):
        assert clerk.send("GET", path).status_code == 200
    assert list_reads(case_id) - before == Counter(["case", "material", "acts", "chain", "result"])


def test_a_refused_read_leaves_no_row(hall: Hall):
    person, other = hall.citizen(), hall.citizen(2)
    case_id = hall.draft(person)
    before = list_reads(case_id)
    other.get(f"/cases/{case_id}", status=404)
    assert list_reads(case_id) == before


def list_reads(case_id: str) -> Counter[str]:
    """What kinds of thing were read of a case, and how often."""
    found = queries.list_reads(SYSTEM, subject=Subject(kind="case", id=UUID(case_id)))
    return Counter(one.what.split(":", 1)[0] for one in found)
