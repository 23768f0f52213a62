"""The way of a catalogue entry in HTTP: by the three posts, with what each may and may not."""

import json
from typing import Any

import pytest

from onething.catalogue.models import Publication
from tests.catalogue.workbook.sheets import change, put
from tests.factories.catalogue import BASIS, LEADING, REASON
from tests.openapi.people import Hall, Somebody

POSTS = ("catalogue_editor", "catalogue_reviewer", "catalogue_approver")
TODAY = "2026-03-02"

#                                             edi rev app
WHO_MAY = """
GET  /catalogue/entries                       200 200 200
GET  /catalogue/entries/{id}                  200 200 200
GET  /catalogue/entries/{id}/lint             200 200 200
GET  /catalogue/entries/{id}/differences      200 200 200
POST /catalogue/entries                       409 403 403
PUT  /catalogue/entries/{id}                  200 403 403
POST /catalogue/entries/{id}/submit           200 403 403
POST /catalogue/entries/{id}/discard          200 403 403
POST /catalogue/entries/{id}/endorse          403 409 403
POST /catalogue/entries/{id}/return           403 409 409
POST /catalogue/entries/{id}/approve          403 403 409
POST /catalogue/entries/{id}/publish          403 403 409
POST /catalogue/things/YJS-002/repeal         409 403 403
GET  /catalogue/waiting                       200 200 200
GET  /catalogue/calendar                      200 200 200
GET  /catalogue/workbook-template             200 200 200
GET  /catalogue/things/YJS-002/versions       200 200 200
POST /catalogue/things/YJS-002/edition        409 403 403
POST /catalogue/things/YJS-007/clone          201 403 403
POST /catalogue/entries/{id}/rebase           409 403 403
POST /catalogue/entries/{id}/plan             200 200 200
GET  /catalogue/entries/{id}/workbook         200 200 200
GET  /catalogue/things/YJS-002/differences    200 200 200
GET  /supervision/findings                    403 403 403
"""


@pytest.fixture
def posts(hall: Hall) -> dict[str, Somebody]:
    own = {post: hall.staff(post, LEADING) for post in POSTS[:2]}
    return {**own, "catalogue_approver": hall.staff("catalogue_approver")}


def draft_body(name: str = "我要开餐饮店(新版)") -> dict[str, Any]:
    content = json.loads(Publication.objects.get(thing_code="YJS-002", version=1).content)
    content["thing"]["name"] = name
    return {"content": content, "reason": REASON, "basis": BASIS}


def drafted(posts: dict[str, Somebody]) -> str:
    entry_id: str = posts["catalogue_editor"].post("/catalogue/entries", draft_body(), status=201)["id"]
    return entry_id


@pytest.mark.parametrize("row", WHO_MAY.strip().splitlines())
def test_each_post_gets_what_it_covers_of_a_draft(hall: Hall, posts, row: str):
    method, path, *statuses = row.split()
    for post, expected in zip(reversed(POSTS), map(int, reversed(statuses)), strict=True):
        rows = posts["catalogue_editor"].get("/catalogue/entries", state="draft")["items"]
        entry_id = rows[0]["id"] if rows else drafted(posts)
        last = path.rsplit("/", 1)[-1]
        bodies = {
            "entries": draft_body("另一版"), "{id}": draft_body("又一版"), "return": {"reason": "还要再改。"},
            "publish": {"effective_from": TODAY}, "clone": {"code": "YJS-901", "name": "照着做的"},
        }  # fmt: skip
        query = "?earlier=1&later=1" if path.startswith("/catalogue/things") and method == "GET" else ""
        body = None if method == "GET" else bodies.get(last, {})
        answer = posts[post].send(method, path.format(id=entry_id) + query, body, If_Match='"2"')
        assert answer.status_code == expected, (post, answer.content.decode()[:500])


def test_an_entry_is_brought_out_and_ends_by_three_hands(hall: Hall, posts):
    editor, reviewer, approver = (posts[post] for post in POSTS)
    entry_id = drafted(posts)
    shown = editor.get(f"/catalogue/entries/{entry_id}")
    assert (shown["state"], shown["state_label"], shown["based_on"]) == ("draft", "草稿", 1)
    assert {"submit", "revise", "discard"} == {one["verb"] for one in shown["next_acts"]}
    changes = reviewer.get(f"/catalogue/entries/{entry_id}/differences")["items"]
    assert any("新版" in one["sentence"] for one in changes)
    report = editor.get(f"/catalogue/entries/{entry_id}/lint")
    assert report["is_publishable"] is True
    editor.post(f"/catalogue/entries/{entry_id}/submit")
    reviewer.post(f"/catalogue/entries/{entry_id}/endorse")
    approver.post(f"/catalogue/entries/{entry_id}/approve")
    made = approver.post(f"/catalogue/entries/{entry_id}/publish", {"effective_from": TODAY})
    assert made["state"] == "published"
    assert hall.anybody.get("/things/YJS-002")["version"] == 2
    told = editor.get("/catalogue/things/YJS-002/differences", earlier="1", later="2")["items"]
    assert told == changes
    body = {"reason": REASON, "basis": BASIS}
    repeal = editor.post("/catalogue/things/YJS-002/repeal", body, status=201)["id"]
    editor.post(f"/catalogue/entries/{repeal}/submit")
    reviewer.post(f"/catalogue/entries/{repeal}/endorse")
    approver.post(f"/catalogue/entries/{repeal}/approve")
    approver.post(f"/catalogue/entries/{repeal}/publish", {"effective_from": TODAY})
    problem = hall.anybody.get("/things/YJS-002", status=409)
    assert (problem["code"], problem["effective_from"], problem["basis"]) == (
        "catalogue.thing.repealed", TODAY, BASIS,
    )  # fmt: skip


def test_another_departments_drafts_are_not_there(hall: Hall, posts):
    entry_id = drafted(posts)
    units = {
        row["unit_name"]
        for row in hall.anybody.get("/demonstration/accounts")["items"]
        if "catalogue_editor" in row["posts"]
    }
    other = hall.staff("catalogue_editor", sorted(units - {LEADING})[0])
    assert other.get("/catalogue/entries/" + entry_id, status=404)["code"] == "catalogue.entry.unknown"
    assert entry_id not in [one["id"] for one in other.get("/catalogue/entries")["items"]]
    other.post("/catalogue/entries", draft_body(), status=403)


def test_a_stale_draft_is_not_overwritten(hall: Hall, posts):
    editor, entry_id = posts["catalogue_editor"], drafted(posts)
    first = editor.send("PUT", f"/catalogue/entries/{entry_id}", draft_body("一"), If_Match='"2"')
    assert first.status_code == 200
    late = editor.send("PUT", f"/catalogue/entries/{entry_id}", draft_body("二"), If_Match='"2"')
    assert (late.status_code, json.loads(late.content)["code"]) == (412, "catalogue.entry.stale")
    assert editor.send("PUT", f"/catalogue/entries/{entry_id}", draft_body("三")).status_code == 428


def test_faults_of_a_content_are_told_all_at_once(hall: Hall, posts):
    body = draft_body()
    body["content"]["thing"]["matters"][0]["type"] = "天赋"
    body["content"]["thing"]["audience"] = 7
    problem = posts["catalogue_editor"].post("/catalogue/entries", body, status=422)
    assert problem["code"] == "catalogue.package.refused"
    assert len(problem["faults"]) >= 2


def test_an_auditor_reads_what_was_tried_without_power(hall: Hall):
    case_id = hall.submitted(hall.citizen())
    clerk = hall.staff("window_clerk")
    clerk.follow(case_id, "receive")
    items = {"items": [{"place": "materials.nothing", "sentence": "请补交健康证明。"}]}
    headers = {"Idempotency_Key": "key-000001"}
    problem = clerk.post(f"/cases/{case_id}/ask-correction", items, status=422, **headers)
    assert problem["code"] == "cases.power.unpublished_material"
    (found,) = hall.staff("ledger_auditor").get("/supervision/findings")["items"]
    assert found["facts"]["attempt"] == {"act": "ask_correction", "case_id": case_id}
    assert found["actor"]["post"] == "window_clerk"


def test_opening_a_draft_tells_what_a_newer_version_changed(hall: Hall, posts):
    owner = hall.citizen()
    case_id = hall.draft(owner)
    assert owner.post(f"/cases/{case_id}/open") == {"replanned": None}
    editor, reviewer, approver = (posts[post] for post in POSTS)
    entry_id = drafted(posts)
    editor.post(f"/catalogue/entries/{entry_id}/submit")
    reviewer.post(f"/catalogue/entries/{entry_id}/endorse")
    approver.post(f"/catalogue/entries/{entry_id}/approve")
    approver.post(f"/catalogue/entries/{entry_id}/publish", {"effective_from": TODAY})
    told = owner.post(f"/cases/{case_id}/open")["replanned"]
    assert (told["before"], told["after"]) == (1, 2)
    assert any("新版" in one["sentence"] for one in told["differences"])
    assert owner.get(f"/cases/{case_id}")["thing_name"] == "我要开餐饮店(新版)"


def test_a_workbook_goes_out_and_comes_in_by_the_interface(posts):
    editor, reviewer = posts["catalogue_editor"], posts["catalogue_reviewer"]
    entry_id = drafted(posts)
    revision = editor.get(f"/catalogue/entries/{entry_id}")["revision"]
    workbook = bytes(reviewer.send("GET", f"/catalogue/entries/{entry_id}/workbook").content)
    changed = change(workbook, lambda sheets: put(sheets, "事项", 2, "备注", "表格里写的"))
    told = editor.upload(f"/catalogue/entries/{entry_id}/workbook/differences", changed, "表.xlsx")["items"]
    assert told
    address = f"/catalogue/entries/{entry_id}/workbook?revision={{}}"
    assert editor.send_file(address.format(revision + 7), changed, "表.xlsx").status_code == 412
    assert reviewer.send_file(address.format(revision), changed, "表.xlsx").status_code == 403
    made = editor.upload(address.format(revision), changed, "表.xlsx")
    assert made["revision"] == revision + 1
    content = editor.get(f"/catalogue/entries/{entry_id}")["content"]
    assert content["thing"]["matters"][0]["note"] == "表格里写的"
    wrong = change(workbook, lambda sheets: put(sheets, "材料", 3, "是否必备", "也许"))
    no = editor.send_file(address.format(revision + 1), wrong, "表.xlsx")
    assert no.status_code == 422
    assert no.json()["faults"] == [
        {
            "sheet": "材料",
            "row": 3,
            "column": "是否必备",
            "sentence": "只能填：必要、情形、非必要、容缺后补。",
        }
    ]


def test_the_studios_lists_over_the_interface(posts):
    entry_id = drafted(posts)
    (one,) = posts["catalogue_reviewer"].get("/catalogue/waiting")["items"]
    assert (one["row"]["id"], one["with_whom"], one["days_over"]) == (entry_id, f"{LEADING} 编制岗", 0)
    assert posts["catalogue_editor"].get("/catalogue/calendar")["items"] == []
    (first,) = posts["catalogue_editor"].get("/catalogue/things/YJS-002/versions")["items"]
    assert (first["version"], first["ends_on"]) == (1, None)
    answers = {"answers": {"has_licence": "false"}}
    plan = posts["catalogue_editor"].post(f"/catalogue/entries/{entry_id}/plan", answers)
    assert any(matter["code"] == "YJS-002/M01" for matter in plan["matters"])
