"""Lists, figures and exceptions in HTTP: public to read, proposed and signed by two posts."""

import pytest

from tests.factories.catalogue import LEADING
from tests.factories.publicity import BASIS, REASON, SIGN
from tests.openapi.people import Hall, Somebody

POSTS = ("catalogue_editor", "catalogue_reviewer", "catalogue_approver")
#                                              edi rev app
WHO_MAY = """
GET  /lists/exceptions                         200 403 200
GET  /lists/gaps                               200 403 200
POST /lists/exceptions                         201 403 201
POST /lists/exceptions/{id}/sign               403 403 200
POST /lists/exceptions/{id}/decline            409 403 409
POST /lists/exceptions/{id}/revoke             403 403 200
"""


@pytest.fixture
def posts(hall: Hall) -> dict[str, Somebody]:
    own = {post: hall.staff(post, LEADING) for post in POSTS[:2]}
    return {**own, "catalogue_approver": hall.staff("catalogue_approver")}


def draft_body(hall: Hall) -> dict[str, str]:
    found = hall.anybody.get("/lists/matters")["items"]
    matter = next(one["key"] for one in found if one["name"] == SIGN)
    return {
        "list": "one_visit", "effect": "leave_out", "matter": matter, "reason": REASON, "basis": BASIS,
        "since": "2026-03-02", "until": "2027-03-01",
    }  # fmt: skip


def test_each_post_gets_what_it_covers(hall: Hall, posts):
    made = posts["catalogue_editor"].post("/lists/exceptions", draft_body(hall), status=201)
    bodies = {
        "exceptions": draft_body(hall),
        "decline": {"reason": "还不够。"},
        "revoke": {"reason": "不需要了。"},
    }
    for line in WHO_MAY.strip().splitlines():
        method, path, *statuses = line.split()
        for post, expected in zip(POSTS, map(int, statuses), strict=True):
            body = None if method == "GET" else bodies.get(path.rsplit("/", 1)[-1], {})
            answer = posts[post].send(method, path.format(id=made["id"]), body)
            assert answer.status_code == expected, (line, post, answer.content.decode()[:300])


def test_an_exception_changes_the_list_that_everybody_reads(hall: Hall, posts):
    made = posts["catalogue_editor"].post("/lists/exceptions", draft_body(hall), status=201)
    assert (made["state"], made["state_label"]) == ("proposed", "待签署")
    assert hall.anybody.get("/lists/negative")["items"] == []
    assert (
        hall.anybody.get(f"/lists/exceptions/{made['id']}", status=404)["code"] == "publicity.paper.unknown"
    )
    acts = posts["catalogue_approver"].get("/lists/exceptions")["items"][0]["next_acts"]
    assert [act["verb"] for act in acts] == ["sign", "decline"]
    posts["catalogue_approver"].post(f"/lists/exceptions/{made['id']}/sign")
    (row,) = hall.anybody.get("/lists/negative")["items"]
    assert (row["name"], row["reason"], row["until"]) == (SIGN, REASON, "2027-03-01")
    shown = hall.anybody.get(f"/lists/exceptions/{made['id']}")
    assert shown["signed_text"]
    assert not {"proposed_by", "signed_by"} & set(shown), (
        "who signed is the office's own matter; the key is the unit's"
    )


def test_lists_say_what_they_are_and_what_they_leave_out(hall: Hall):
    heads = {one["kind"]: one for one in hall.anybody.get("/lists")["items"]}
    assert len(heads) == 9
    assert "没有公布网办深度" in heads["online"]["notes"][0]
    for kind, head in heads.items():
        shown = hall.anybody.get(f"/lists/{kind}")
        assert len(shown["items"]) == head["count"]
        assert shown["definition"]
    figures = hall.anybody.get("/lists/figures")["items"]
    assert [one["key"] for one in figures] == ["one_window", "online_items", "unseen"]
    assert all(one["definition"] and one["promise"] for one in figures)


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"matter": "0" * 16}, 422, "publicity.matter.unknown"),
        ({"until": "2026-02-01"}, 422, "publicity.until.turned"),
        ({"list": "no_such_list"}, 422, "request.invalid"),
        ({"reason": ""}, 422, "publicity.reason.missing"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(hall: Hall, posts, changes, status, code):
    problem = posts["catalogue_editor"].post("/lists/exceptions", draft_body(hall) | changes, status=status)
    assert problem["code"] == code
    assert problem["detail"]
