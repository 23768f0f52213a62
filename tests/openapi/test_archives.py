"""The archivist over HTTP: an archive is found, read, held back, handed out; the window says where papers lie."""

import io
import json
import re
import zipfile
from datetime import datetime

import pytest

from onething.kernel.clock_port import SHANGHAI
from onething.openapi.api import api
from onething.openapi.documenting import list_operations
from tests.factories.city import CITIZEN, PASSWORD, carry_out_effects
from tests.openapi.people import LICENCES, OFFICE, Hall, Somebody, check_problem

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


def test_three_people_destroy_what_is_due_and_no_address_reads_it_any_more(archivist, hall):
    (row,) = archivist.get("/archives")["items"]
    owner = hall.citizen(1)
    seen = owner.get(f"/cases/{row['case_id']}")
    identifier = owner.get(f"/cases/{row['case_id']}/results")["items"][0]["identifier"]
    assert archivist.post("/destructions", status=409)["code"] == "archives.list.nothing_due"
    hall.city.at = datetime(2057, 1, 1, 9, 30, tzinfo=SHANGHAI)
    one, two, head = sign_in(hall, "da1"), sign_in(hall, "da2"), hall.staff("organ_head", OFFICE)
    made = one.post("/destructions", status=201)
    address = f"/destructions/{made['id']}"
    assert made["items"][0]["archive"]["case_number"] == seen["number"]
    assert (
        one.post(f"{address}/examine", {"opinion": "同意销毁"}, status=403)["code"]
        == "archives.list.own_hand"
    )
    two.post(f"{address}/examine", {"opinion": "期限已满，没有继续保存的价值。"})
    done = head.post(f"{address}/approve")
    assert (done["state"], done["items"][0]["archive"]["state"]) == ("carried_out", "destroyed")
    assert head.send("GET", f"{address}/certificate").content.startswith(b"%PDF")
    check_unreadable(
        hall,
        case_id=row["case_id"],
        identifier=identifier,
        callers=(hall.citizen(1), hall.staff("window_clerk")),
    )
    assert hall.staff("ledger_auditor").get("/ledger/verification")["sound"]


def sign_in(hall: Hall, login: str) -> Somebody:
    """One of the archivists by name."""
    body = {"login_name": login, "password": PASSWORD, "post": "archivist"}
    return Somebody(token=hall.anybody.post("/sign-in/staff", body)["token"])


def check_unreadable(hall: Hall, *, case_id: str, identifier: str, callers: tuple[Somebody, ...]) -> None:
    """Every address that reads something of a case is asked by who could read it before."""
    schema = api.get_openapi_schema(path_prefix="")
    reads = [path for path, method, _ in list_operations(schema) if method == "get" and "{case_id}" in path]
    assert len(reads) > 6
    places = {"case_id": case_id, "key": "form", "kind": "receipt"}
    for path in (one for one in reads if set(re.findall(r"{(\w+)}", one)) <= set(places)):
        for caller in callers:
            answer = caller.send("GET", "/" + path.lstrip("/").format(**places))
            assert answer.status_code in (403, 404, 410), (path, answer.status_code)
            assert CITIZEN["name"] not in answer.content.decode()
    for caller in callers:
        assert caller.send("GET", f"/results/{identifier}/document").status_code in (404, 410)
    (line,) = [one for one in callers[0].get("/cases")["items"] if one["id"] == case_id]
    assert line["state_label"] == "已销毁"
    answer = callers[0].send("GET", f"/cases/{case_id}")
    assert "销毁清单" in json.loads(answer.content)["detail"]
