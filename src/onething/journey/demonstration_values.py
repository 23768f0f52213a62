"""Synthetic but lawful values for any form: one rule a type of data element. Impossible people only."""

import math
import re
from datetime import date, timedelta
from typing import Any

from onething.journey.demonstration import list_companies

CITIZEN_NUMBER = "430182190001010017"
PHONE = "13900000001"
_PATTERNED = (PHONE, "A01", "410600", "622200000000000001", CITIZEN_NUMBER)
# What stands on a licence, and what somebody would write; everything else is named after its field.
_TEXTS = {
    "premises_name": "演示小馆",
    "bank_account_name": "演示小馆",
    "business_scope": "热食类食品制售",
    "position_title": "店长",
    "floor_located": "1层",
    "business_hours": "10:00 至 22:00",
    "online_business_url": "https://example.org/",
    "property_owner_name": "演示甲",
    "bank_name": "演示银行宁乡支行",
    "authorised_scope": "代为提交申请、补正材料、领取结果",
}
_PLAIN = tuple(char * length for length in range(1, 33) for char in "1A")
_BY_ENDING = {
    "_until": 365 * 3,
    "_from": -30,
    "birth_date": -365 * 40,
}


def fill_form(form: list[dict[str, Any]], *, citizen: dict[str, str], today: date) -> dict[str, Any]:
    """Return a value for every field that the one form asks, by key."""
    asked = [field for field in form if field["filled_from"] is None]
    return {field["key"]: _field_value(field, citizen=citizen, today=today) for field in asked}


def _field_value(field: dict[str, Any], *, citizen: dict[str, str], today: date) -> Any:
    known = {"id_number": citizen["number"], "mobile": citizen["phone"], "id_type": "111"}
    for ending, value in known.items():
        if field["element"].endswith(f"_{ending}") and field["type"] in (
            "citizen_id",
            "mobile",
            "choice",
            "text",
        ):
            return value
    if field["element"].endswith("_name") and field["element"].startswith(
        ("legal_rep", "agent", "applicant")
    ):
        return citizen["name"]
    return make_value(field, today=today)


def make_value(definition: dict[str, Any], *, today: date) -> Any:
    """Return a lawful value for one element."""
    makers = {
        "choice": lambda: definition["choices"][0][0],
        "multi_choice": lambda: [definition["choices"][0][0]],
        "boolean": lambda: True,
        "date": lambda: _date(definition["element"], today=today),
        "integer": lambda: _within(definition, wanted=2),
        "decimal": lambda: str(_within(definition, wanted=120)),
        "money": lambda: str(_within(definition, wanted=10)),
        "citizen_id": lambda: CITIZEN_NUMBER,
        "mobile": lambda: PHONE,
        "uscc": lambda: list_companies()[0]["code"],
        "postcode": lambda: "410600",
        "email": lambda: "demonstration@example.org",
        "person": lambda: {"name": "演示乙", "id_number": CITIZEN_NUMBER, "mobile": PHONE},
        "table": lambda: [_row(definition, today=today)],
    }
    return makers.get(definition["type"], lambda: _text(definition))()


def _within(definition: dict[str, Any], *, wanted: int) -> int:
    """The wanted number, or the nearest whole one that the element allows."""
    smallest, largest = definition.get("min"), definition.get("max")
    at_least = wanted if smallest is None else max(wanted, math.ceil(smallest))
    return at_least if largest is None else min(at_least, math.floor(largest))


def _row(definition: dict[str, Any], *, today: date) -> dict[str, Any]:
    row = {column["element"]: make_value(column, today=today) for column in definition["columns"]}
    if "id_document_number" in row:
        row |= {"id_document_number": CITIZEN_NUMBER, "id_document_type": "111"}
    return row


def _date(element: str, *, today: date) -> str:
    days = next((days for ending, days in _BY_ENDING.items() if element.endswith(ending)), 0)
    return (today + timedelta(days=days)).isoformat()


def _text(definition: dict[str, Any]) -> str:
    if example := definition.get("example"):
        return str(example)
    pattern = definition.get("pattern")
    if pattern:
        return next((value for value in (*_PATTERNED, *_PLAIN) if re.match(pattern, value)), PHONE)
    limit = definition.get("max_length") or 100
    if definition["type"] == "address":
        return "湖南省长沙市宁乡市玉潭街道演示路1号"[:limit]
    known = _TEXTS | {"enterprise_name": list_companies()[0]["name"]}
    text = known.get(definition.get("element", "")) or f"演示{definition['label']}"
    return text[: min(limit, 40)]


def make_paper(name: str) -> bytes:
    """Return a small, valid PDF that stands for a paper handed in; another name makes other bytes."""
    text = "(Demonstration paper. Synthetic, without legal force.) Tj"
    stream = f"% {name.encode().hex()}\nBT /F1 14 Tf 72 720 Td {text} ET".encode("ascii")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]
    body, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    tail = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(body))
    return body + head + tail
