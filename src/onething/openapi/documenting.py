"""openapi.json made whole: what ninja cannot see from the endpoints, said once for all of them."""

from collections.abc import Iterator
from typing import Any

from onething.openapi.problems import CONTENT_TYPE
from onething.openapi.schemas import ProblemOut

SCHEMAS = "#/components/schemas/"
_IDEMPOTENCY_KEY = {
    "in": "header",
    "name": "Idempotency-Key",
    "required": False,
    "description": "请求编号：同一编号的同一请求只办一次，重发得到第一次的回答。",
    "schema": {"type": "string", "pattern": "^[A-Za-z0-9._:-]{8,80}$"},
}
_IF_MATCH = {
    "in": "header",
    "name": "If-Match",
    "required": True,
    "description": "最近一次读取办件时的ETag；办件在别处改过则不保存(412)。",
    "schema": {"type": "string", "pattern": '^"[0-9]{1,9}"$'},
}
_PROBLEM = {
    "description": "不能办理：RFC 9457 problem details",
    "content": {CONTENT_TYPE: {"schema": {"$ref": f"{SCHEMAS}ProblemOut"}}},
}
# Writes that ninja's own answers carry: doing them again changes nothing, so that they know no request key.
_WITHOUT_KEY = ("/sign-in", "/sign-out", "/me/", "/plan", "/verifications", "/gateway/")


def complete(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema with problems, security and the request headers of every operation."""
    problem = ProblemOut.model_json_schema(ref_template=SCHEMAS + "{model}")
    schemas = schema["components"]["schemas"]
    schemas.update(problem.pop("$defs", {}))
    schemas["ProblemOut"] = problem
    for path, method, operation in list_operations(schema):
        operation["responses"].update({"4XX": _PROBLEM, "5XX": _PROBLEM})
        operation.setdefault("security", [])
        operation["parameters"] = operation["parameters"] + _headers(path, method=method)
    return schema


def file_answer(media_type: str) -> dict[str, Any]:
    """Say of an endpoint that it answers with a file."""
    return {"responses": {200: {"content": {media_type: {}}}}}


def list_operations(schema: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield path, method (lower case) and operation."""
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def _headers(path: str, *, method: str) -> list[dict[str, Any]]:
    if method == "get" or any(part in path for part in _WITHOUT_KEY):
        return []
    return [_IDEMPOTENCY_KEY] if method == "post" else [_IF_MATCH, _IDEMPOTENCY_KEY]
