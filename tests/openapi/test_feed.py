"""The open feed: every row fits its schema, JSON and CSV say the same, a tag spares the second reading, changes come once each."""

import csv
import io
import json

import jsonschema_rs
import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from onething.openapi.feeding.columns import Column
from onething.openapi.feeding.files import answer_csv
from onething.publicity.contracts import ListKind
from tests.factories.catalogue import content_of, published, repealed
from tests.factories.publicity import signed
from tests.openapi.people import Hall

ROOT = "/api/v1/feed"
FILES = ("things", "matters", "changes", "announcements", *(f"lists/{kind}" for kind in ListKind))


def read_csv(answer) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def spell(value: object) -> str:
    """How CSV writes a JSON value."""
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


@pytest.mark.parametrize("name", FILES)
def test_rows_fit_their_schema_and_csv_says_the_same(hall: Hall, name: str):
    signed(hall.city)
    browser = Client()
    schema = json.loads(browser.get(f"{ROOT}/schemas/{name}").content)
    rows = json.loads(browser.get(f"{ROOT}/{name}").content)["items"]
    validator = jsonschema_rs.validator_for(schema)
    assert [error.message for row in rows for error in validator.iter_errors(row)] == []
    answer = browser.get(f"{ROOT}/{name}.csv")
    assert answer["Content-Type"].startswith("text/csv")
    lines = read_csv(answer)
    assert lines == [{key: spell(value) for key, value in row.items()} for row in rows]
    assert rows
    assert list(lines[0]) == list(schema["properties"])


def test_the_index_names_every_file_and_each_is_there(hall: Hall):
    browser = Client()
    index = json.loads(browser.get(ROOT).content)
    assert [one["name"] for one in index["items"]] == list(FILES)
    for one in index["items"]:
        for address in (one["json"], one["csv"], one["schema"]):
            assert browser.get(address).status_code == 200
    assert browser.get(f"{ROOT}/schemas/nothing").status_code == 404


@pytest.mark.parametrize(
    "name", ["things", "things.csv", "matters", "changes", "lists/things", "schemas/things"]
)
def test_who_has_the_newest_gets_nothing_until_something_changes(hall: Hall, name: str):
    browser = Client()
    first = browser.get(f"{ROOT}/{name}")
    again = browser.get(f"{ROOT}/{name}", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert (
        browser.get(f"{ROOT}/{name}", headers={"If-None-Match": f'"other", W/{first["ETag"]}'}).status_code
        == 304
    )
    assert first["Cache-Control"] == "no-cache"
    assert first["Access-Control-Allow-Origin"] == "*"
    content = content_of(name="我要开餐饮店(新版)")
    content["thing"]["matters"][2]["committed_days"] = 5
    published(hall.city, content)
    newer = browser.get(f"{ROOT}/{name}", headers={"If-None-Match": first["ETag"]})
    assert newer.status_code == (304 if name.startswith("schemas") else 200)


def test_changes_come_once_each_and_in_order(hall: Hall):
    published(hall.city, content_of(name="我要开餐饮店(新版)"))
    repealed(hall.city)
    seen, after, is_last = [], "0", False
    while not is_last:
        body = hall.anybody.get("/feed/changes", after=after, limit="3")
        assert len(body["items"]) <= 3
        seen += body["items"]
        after, is_last = body["next"], body["is_last"]
    assert [one["seq"] for one in seen] == list(range(1, len(seen) + 1))
    assert [(one["kind"], one["thing"], one["version"]) for one in seen[-2:]] == [
        ("published", "YJS-002", 2), ("repealed", "YJS-002", 2),
    ]  # fmt: skip
    assert hall.anybody.get("/feed/changes", after=after)["items"] == []
    assert hall.anybody.get("/feed/changes", after="nothing", status=422)["code"] == "request.cursor_invalid"


VALUES = st.text() | st.integers() | st.booleans() | st.none()


@given(st.lists(st.tuples(VALUES, VALUES), max_size=5), st.sampled_from([",", "\n", '"', "\r\n", "=1+1"]))
def test_any_text_comes_back_from_a_csv(rows, nasty):
    columns = tuple(Column(key, key, get=lambda row: None) for key in ("a", "b"))
    given_rows = [dict(zip("ab", row, strict=True)) for row in [*rows, (nasty, "末")]]
    request = type("Request", (), {"headers": {}})()
    answer = answer_csv(request, rows=given_rows, columns=columns, name="x")
    lines = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))
    assert lines == [{key: spell(value) for key, value in row.items()} for row in given_rows]
