"""The archivist over HTTP: an archive is found, read, held back, handed out; the window says where papers lie."""

import io
import zipfile

import pytest

from tests.factories.city import carry_out_effects
from tests.openapi.people import LICENCES, Hall, Somebody, check_problem

PLACE = "A区3架12盒"


@pytest.fixture
def archivist(hall: Hall) -> Somebody:
    """The archivist of the hall, with one archive."""
    owner, clerk = hall.citizen(1), hall.staff("window_clerk")
    case_id = hall.submitted(owner)
    for verb in ("receive", "accept", "dispatch"):
        clerk.follow(case_id, verb)
    for step in owner.get(f"/cases/{case_id}")["steps"]:
        hall.permit(case_id, step)
    hall.staff("lead_coordinator", LICENCES).follow(case_id, "confirm")
    carry_out_effects(hall.city)
    clerk.post(f"/cases/{case_id}/deliver", {"method": "window", "recipient": "演示乙"})
    clerk.post(f"/cases/{case_id}/archive", {"originals": PLACE})
    carry_out_effects(hall.city)
    return hall.staff("archivist")


def test_what_the_window_archived_is_found_with_its_index(archivist):
    (row,) = archivist.get("/archives", number=PLACE)["items"]
    assert (row["originals"], row["retained_until"], row["state"]) == (PLACE, "2056-12-31", "kept")
    one = archivist.get(f"/archives/{row['id']}")
    assert [line["number"] for line in one["index"]] == list(range(1, row["documents"] + 1))
    assert {"档号", "申请者名称"} <= {each["name"] for each in one["metadata"]}
    assert {act["verb"] for act in one["next_acts"]} == {"append", "hold"}
    assert archivist.get("/archives", state="held")["items"] == []


def test_index_documents_and_the_whole_are_handed_out(archivist):
    (row,) = archivist.get("/archives")["items"]
    address = f"/archives/{row['id']}"
    assert archivist.send("GET", f"{address}/index").content.startswith(b"%PDF")
    assert archivist.send("GET", f"{address}/documents/1").status_code == 200
    check_problem(archivist.send("GET", f"{address}/documents/9999"))
    packed = archivist.send("GET", f"{address}/export")
    assert packed["Content-Type"] == "application/zip"
    assert len(zipfile.ZipFile(io.BytesIO(packed.content)).namelist()) == row["documents"] + 2


def test_held_back_and_let_go(archivist):
    (row,) = archivist.get("/archives")["items"]
    address = f"/archives/{row['id']}"
    assert archivist.post(f"{address}/append", status=409)["code"] == "archives.append.nothing_new"
    held = archivist.post(f"{address}/hold", {"kind": "lawsuit", "reason": "（2026）湘0182行初1号"})
    assert (held["state"], held["held_for"]) == ("held", "lawsuit")
    again = archivist.post(f"{address}/hold", {"kind": "lawsuit", "reason": "再来一次"}, status=409)
    assert again["code"] == "archives.move.not_now"
    assert archivist.post(f"{address}/lift", {"reason": "判决已生效。"})["state"] == "kept"
