"""openapi.json: OpenAPI 3.1, every operation says what it is, who may call it and how it says no."""

from typing import Any

import pytest
import schemathesis

from onething.openapi.api import api
from onething.openapi.documenting import list_operations
from tests.openapi.people import ROOT, Hall

PUBLIC = {
    ("post", "/sign-in/code"), ("post", "/sign-in/phone"), ("post", "/sign-in/staff"), ("get", "/things"),
    ("get", "/things/{code}"), ("post", "/things/{code}/plan"), ("get", "/verifications"),
    ("post", "/verifications"), ("get", "/verifications/{identifier}"), ("get", "/demonstration/messages"),
    ("get", "/demonstration/accounts"), ("get", "/notices/{notice_code}"), ("get", "/search"),
    ("get", "/lists"), ("get", "/lists/figures"), ("get", "/lists/matters"), ("get", "/lists/{list_kind}"),
    ("get", "/lists/exceptions/{exception_id}"), ("get", "/things/{code}/guide"),
    ("get", "/announcements"), ("get", "/announcements/touchable"), ("get", "/announcements/{paper_id}"),
    *(("get", f"/feed{path}") for path in (
        "", "/things", "/things.csv", "/matters", "/matters.csv", "/changes", "/changes.csv", "/announcements",
        "/announcements.csv", "/lists/{list_kind}",
        "/lists/{list_kind}.csv", "/schemas/{name}", "/schemas/lists/{list_kind}",
    )),
    ("get", "/exchange/gateway/key"), ("post", "/exchange/gateway/{code}/query"),
    ("get", "/things/{code}/guide/document"), ("get", "/things/{code}/matters/{matter}/guide"),
    ("get", "/things/{code}/matters/{matter}/guide/document"),
}  # fmt: skip


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    return dict(api.get_openapi_schema())


def test_it_is_served_and_is_openapi_3_1(hall: Hall, schema):
    served = hall.anybody.get("/openapi.json")
    assert served["openapi"].startswith("3.1")
    assert served["paths"].keys() == schema["paths"].keys()
    schemathesis.openapi.from_dict(served).validate()


def test_every_operation_has_a_summary_and_says_how_it_says_no(schema):
    problem = {"$ref": "#/components/schemas/ProblemOut"}
    for path, method, operation in list_operations(schema):
        assert operation["summary"], (method, path)
        for status in ("4XX", "5XX"):
            content = operation["responses"][status]["content"]
            assert content == {"application/problem+json": {"schema": problem}}, (method, path)
    required = schema["components"]["schemas"]["ProblemOut"]["required"]
    assert set(required) == {"type", "title", "status", "detail", "code"}


def test_every_operation_says_whether_a_token_is_needed(schema):
    open_to_all = {
        (method, path.removeprefix(ROOT))
        for path, method, operation in list_operations(schema)
        if operation["security"] == []
    }
    assert open_to_all == PUBLIC
    assert schema["components"]["securitySchemes"] == {"Bearer": {"type": "http", "scheme": "bearer"}}


def test_writes_document_the_headers_they_read(schema):
    for path, method, operation in list_operations(schema):
        headers = {one["name"] for one in operation["parameters"] if one["in"] == "header"}
        if method in ("put", "patch"):
            assert headers == {"If-Match", "Idempotency-Key"}, path
        elif "/cases" in path or "/steps" in path:
            assert headers == ({"Idempotency-Key"} if method == "post" else set()), path


def test_every_reference_leads_somewhere(schema):
    def _references(value: Any) -> set[str]:
        if isinstance(value, dict):
            own = {value["$ref"]} if isinstance(value.get("$ref"), str) else set()
            return own.union(*map(_references, value.values()))
        return set().union(*map(_references, value)) if isinstance(value, list) else set()

    known = {f"#/components/schemas/{name}" for name in schema["components"]["schemas"]}
    assert _references(schema) <= known


def test_operations_have_names_of_their_own(schema):
    names = [operation["operationId"] for _, _, operation in list_operations(schema)]
    assert len(set(names)) == len(names)
