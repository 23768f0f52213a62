"""Files at the interface: told by their content, never by their name; too large ones are not even read."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from onething.files.contracts import LARGEST_FILE
from onething.journey.demonstration_values import make_paper
from onething.openapi.guarding import LARGEST_BODY, LARGEST_UPLOAD
from tests.openapi.people import ROOT, Hall, Somebody, check_problem

PAPER = make_paper("演示材料")
PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00" + b"\x00" * 500
MEGABYTE = 1024 * 1024


class Counted(io.RawIOBase):
    """A stream without end that knows how much of it was read."""

    def __init__(self) -> None:
        self.taken = 0

    def read(self, size: int = -1) -> bytes:
        assert size > 0, "somebody wanted all of it"
        self.taken += size
        return b"x" * size

    def readline(self, size: int | None = -1) -> bytes:
        return self.read(size or -1)


@pytest.fixture
def person(hall: Hall) -> Somebody:
    return hall.citizen()


@pytest.fixture
def place(hall: Hall, person: Somebody) -> str:
    case_id = hall.draft(person)
    asked = [one for one in person.get(f"/cases/{case_id}")["materials"] if one["asked"]]
    return f"/cases/{case_id}/materials/{asked[0]['key']}"


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (PROGRAM, "材料.pdf", "files.type_not_accepted"),
        (PROGRAM, "材料.exe", "files.type_not_accepted"),
        (PAPER, "材料.exe", "files.type_not_accepted"),
        (PAPER, "材料.jpg", "files.type_not_accepted"),
        (b"<html><script>alert(1)</script></html>", "材料.pdf", "files.type_not_accepted"),
        (PAPER[:200], "材料.pdf", "files.damaged"),
        (PAPER, "材料.pdf.exe", "files.type_not_accepted"),
        (PAPER, "长" * 200 + ".pdf", "files.name_too_long"),
    ],
)
def test_a_file_that_is_not_what_it_says(person, place, content: bytes, name: str, code: str):
    refused = person.upload(place, content, name, status=422)
    assert (refused["code"], refused["field"]) == (code, "file")
    assert person.send("GET", place).status_code == 404


def test_an_empty_file_and_none_at_all(person, place):
    assert person.upload(place, b"", status=422)["code"] in ("files.empty", "request.invalid")
    answer = person.http.post(f"{ROOT}{place}", {}, headers={"Authorization": f"Bearer {person.token}"})
    assert check_problem(answer)["field"] == "file"


def test_a_good_file_comes_back_as_it_was_and_is_never_shown_in_place(person, place):
    person.upload(place, PAPER, "../../租赁合同.pdf")
    answer = person.send("GET", place)
    assert answer.content == PAPER
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == "attachment"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    name = [
        one["file_name"] for one in person.get(place.split("/materials")[0])["materials"] if one["file_id"]
    ]
    assert name == ["租赁合同.pdf"]


def test_a_material_that_the_plan_does_not_know(person, place):
    refused = person.upload(place.rsplit("/", 1)[0] + "/nothing", PAPER, status=404)
    assert refused["code"] == "cases.material.unknown"


@pytest.mark.parametrize("path", ["/verifications", "place"])
def test_fifty_megabytes_are_refused_unread(hall: Hall, person, place, path: str):
    stream = Counted()
    answer = person.http.generic(
        "POST",
        f"{ROOT}{place if path == 'place' else path}",
        b"",
        MULTIPART_CONTENT,
        headers={"Authorization": f"Bearer {person.token}"},
        **{"CONTENT_LENGTH": str(50 * MEGABYTE), "wsgi.input": stream},
    )
    assert answer.status_code == 413
    problem = check_problem(answer)
    assert problem["code"] == "request.too_large"
    assert "20 MB" in problem["detail"]
    assert stream.taken == 0


def test_a_file_a_little_too_large_is_refused_by_its_own_rule(person, place):
    refused = person.upload(place, b"%PDF-1.4\n" + b"x" * LARGEST_FILE, status=413)
    assert refused["code"] == "files.too_large"


def test_text_of_many_megabytes_is_refused_unread():
    stream = Counted()
    answer = Somebody().http.generic(
        "POST",
        f"{ROOT}/things/YJS-002/plan",
        b"",
        "application/json",
        **{"CONTENT_LENGTH": str(LARGEST_BODY + 1), "wsgi.input": stream},
    )
    assert answer.status_code == 413
    assert stream.taken == 0
    assert LARGEST_UPLOAD > LARGEST_FILE


@pytest.mark.parametrize(
    ("length", "status", "code"),
    [
        ("-1", 400, "request.refused"),
        ("many", 400, "request.refused"),
        ("\xb2", 400, "request.refused"),
        ("1e9", 400, "request.refused"),
        ("9" * 60, 413, "request.too_large"),
        ("", 422, "request.invalid"),
    ],
)
def test_a_length_that_is_none_reads_nothing(length: str, status: int, code: str):
    answer = Somebody().http.generic(
        "POST", f"{ROOT}/things/YJS-002/plan", b"", "application/json", CONTENT_LENGTH=length
    )
    assert check_problem(answer)["code"] == code
    assert answer.status_code == status


def test_many_parts_in_one_request(person, place):
    parts = {f"file{number}": SimpleUploadedFile("材料.pdf", b"x") for number in range(200)}
    answer = person.http.generic(
        "POST",
        f"{ROOT}{place}",
        encode_multipart(BOUNDARY, parts),
        MULTIPART_CONTENT,
        headers={"Authorization": f"Bearer {person.token}"},
    )
    assert answer.status_code == 400
    assert check_problem(answer)["code"] == "request.refused"
