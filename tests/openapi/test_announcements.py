"""Announcements in HTTP: read by all, written and published by two posts, gone everywhere when withdrawn."""

import pytest

from tests.factories.catalogue import LEADING
from tests.factories.publicity import SIGN, TEXT, TITLE
from tests.openapi.people import Hall, Somebody

POSTS = ("catalogue_editor", "catalogue_reviewer", "catalogue_approver")
#                                              edi rev app
WHO_MAY = """
GET  /announcements/papers                     200 403 200
POST /announcements                            201 403 201
POST /announcements/{id}/sign                  403 403 200
POST /announcements/{id}/decline               409 403 409
POST /announcements/{id}/revoke                403 403 200
"""


@pytest.fixture
def posts(hall: Hall) -> dict[str, Somebody]:
    own = {post: hall.staff(post, LEADING) for post in POSTS[:2]}
    return {**own, "catalogue_approver": hall.staff("catalogue_approver")}


def body_of(hall: Hall) -> dict[str, object]:
    found = {one["name"]: one["key"] for one in hall.anybody.get("/announcements/touchable")["items"]}
    return {
        "kind": "explanation", "title": TITLE, "text": TEXT, "basis": "市场监管总局公告2026年第1号",
        "touched": ["YJS-002", found[SIGN]], "since": "2026-03-02", "until": "2026-06-01",
    }  # fmt: skip


def test_each_post_gets_what_it_covers(hall: Hall, posts):
    made = posts["catalogue_editor"].post("/announcements", body_of(hall), status=201)
    bodies = {
        "announcements": body_of(hall),
        "decline": {"reason": "再改改。"},
        "revoke": {"reason": "写错了日期。"},
    }
    for line in WHO_MAY.strip().splitlines():
        method, path, *statuses = line.split()
        for post, expected in zip(POSTS, map(int, statuses), strict=True):
            body = None if method == "GET" else bodies.get(path.rsplit("/", 1)[-1], {})
            answer = posts[post].send(method, path.format(id=made["id"]), body)
            assert answer.status_code == expected, (line, post, answer.content.decode()[:300])


def test_everybody_reads_what_was_published_and_nobody_who_wrote_it(hall: Hall, posts):
    made = posts["catalogue_editor"].post("/announcements", body_of(hall), status=201)
    assert (made["state"], made["next_acts"][0]["verb"]) == ("proposed", "decline")
    address = f"/announcements/{made['id']}"
    assert hall.anybody.get(address, status=404)["code"] == "publicity.paper.unknown"
    posts["catalogue_approver"].post(f"{address}/sign")
    shown = hall.anybody.get(address)
    assert (shown["text"], shown["kind_label"]) == (TEXT, "政策解读")
    assert not {"proposed_by", "signed_by", "next_acts"} & set(shown)
    assert [one["id"] for one in hall.anybody.get("/announcements", touching="YJS-002")["items"]][0] == made[
        "id"
    ]
    assert hall.anybody.get("/announcements", touching="YJS-007")["items"] == []
    first = hall.anybody.get("/announcements", limit="1")
    assert first["next"] == made["id"]
    assert made["id"] not in str(hall.anybody.get("/announcements", cursor=first["next"])["items"])


def test_the_same_request_twice_writes_one(hall: Hall, posts):
    body, editor = body_of(hall), posts["catalogue_editor"]
    first, second = (
        editor.post("/announcements", body, status=201, Idempotency_Key="公告-1".encode().hex()) for _ in "ab"
    )
    assert first == second
    assert sum(one["title"] == TITLE for one in editor.get("/announcements/papers")["items"]) == 1


def test_a_withdrawal_is_seen_in_the_feed_at_once(hall: Hall, posts):
    made = posts["catalogue_editor"].post("/announcements", body_of(hall), status=201)
    posts["catalogue_approver"].post(f"/announcements/{made['id']}/sign")
    feed = hall.anybody.send("GET", "/feed/announcements")
    posts["catalogue_approver"].post(f"/announcements/{made['id']}/revoke", {"reason": "写错了日期。"})
    newer = hall.anybody.send("GET", "/feed/announcements", If_None_Match=feed["ETag"])
    assert newer.status_code == 200
    (row,) = [one for one in hall.anybody.get("/feed/announcements")["items"] if one["id"] == made["id"]]
    assert (row["is_withdrawn"], row["text"], row["withdrawn_on"]) == (True, None, "2026-03-02")
    assert hall.anybody.get(f"/announcements/{made['id']}")["text"] == ""
    assert TEXT not in hall.anybody.send("GET", "/feed/announcements.csv").content.decode()


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"touched": ["YJS-999"]}, 422, "publicity.touched.unknown"),
        ({"until": "2026-02-01"}, 422, "publicity.until.turned"),
        ({"kind": "poster"}, 422, "request.invalid"),
        ({"text": "看<b>这里</b>"}, 422, "publicity.text.markup"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(hall: Hall, posts, changes, status, code):
    problem = posts["catalogue_editor"].post("/announcements", body_of(hall) | changes, status=status)
    assert problem["code"] == code
