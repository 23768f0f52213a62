"""Files of the feed: JSON and CSV, tagged by their content; who has the newest already is told so and gets nothing."""

import csv
import io
import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.http import parse_etags

from onething.kernel.sm import sm3
from onething.openapi.feeding.columns import Column, Value

JSON, CSV, SCHEMA = (
    "application/json; charset=utf-8",
    "text/csv; charset=utf-8; header=present",
    "application/schema+json",
)
# Whoever opens the file in a spreadsheet sees Chinese: it reads UTF-8 by this mark.
MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"


def answer_json(request: HttpRequest, *, body: dict[str, Any]) -> HttpResponse:
    """Answer with JSON and its tag."""
    return _answer(request, content=json.dumps(body, ensure_ascii=False).encode(), media_type=JSON)


def answer_schema(request: HttpRequest, *, body: dict[str, Any]) -> HttpResponse:
    """Answer with a JSON Schema and its tag."""
    return _answer(request, content=json.dumps(body, ensure_ascii=False).encode(), media_type=SCHEMA)


def answer_csv(
    request: HttpRequest, *, rows: list[dict[str, Value]], columns: tuple[Column, ...], name: str
) -> HttpResponse:
    """Answer with CSV (RFC 4180): the keys in the first line; nothing for what is empty, true and false in words."""
    written = io.StringIO()
    writer = csv.DictWriter(written, fieldnames=[column.key for column in columns])
    writer.writeheader()
    writer.writerows({key: _spell(value) for key, value in row.items()} for row in rows)
    response = _answer(request, content=(MARK + written.getvalue()).encode(), media_type=CSV)
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def _spell(value: Value) -> Value:
    return str(value).lower() if isinstance(value, bool) else value


def _answer(request: HttpRequest, *, content: bytes, media_type: str) -> HttpResponse:
    """Any site's script may read it; nobody keeps it without asking again, so that a withdrawal shows at once."""
    tag = f'"{sm3(content).hex()[:32]}"'
    known = parse_etags(request.headers.get("If-None-Match", ""))
    is_known = "*" in known or tag in {one.removeprefix("W/") for one in known}
    response = HttpResponse(status=304) if is_known else HttpResponse(content, content_type=media_type)
    response["ETag"] = tag
    response["Cache-Control"] = "no-cache"
    response["Access-Control-Allow-Origin"] = "*"
    return response
