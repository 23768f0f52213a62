"""What stands on the printed result, and what is signed of it."""

import re
from datetime import date
from typing import Any

from onething.credentials import words
from onething.credentials.contracts import PlannedResult, ResultOrder
from onething.credentials.rules.masking import find_credit_code
from onething.kernel.canonical import canonical_json

SCHEMA = "onething.result/1"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_REMARK = re.compile(r"\s*[(\uff08].*$", re.DOTALL)


def make_sheet(planned: PlannedResult, *, verify_at: str) -> dict[str, Any]:
    """Return the data of the template `licence`. `verify_at` is the address that the QR code carries."""
    ordered = planned.ordered
    credit_code = find_credit_code(ordered.holder_number)
    return {
        "title": print_title(ordered.result_name),
        "number": ordered.data.get("number", ""),
        "identifier": planned.identifier,
        "holder_name": ordered.holder_name,
        "holder_number": credit_code,
        "rows": _list_rows(ordered, credit_code=credit_code),
        "issuer": ordered.unit_name,
        "issued_on": print_day(ordered.valid_from),
        "validity": print_validity(ordered),
        "verify_at": verify_at,
        "qr": verify_at,
    }


def make_signed_data(planned: PlannedResult, *, document_sm3: str) -> bytes:
    """Return the canonical JSON (RFC 8785) that the issuer signs; it names the printed document by its SM3."""
    ordered = planned.ordered
    return canonical_json(
        {
            "schema": SCHEMA,
            "demonstration": True,
            "identifier": planned.identifier,
            "matter": {"code": ordered.matter_code, "name": ordered.matter_name},
            "result_name": ordered.result_name,
            "holder": {"name": ordered.holder_name, "credit_code": find_credit_code(ordered.holder_number)},
            "issuer": {"code": ordered.unit_code, "name": ordered.unit_name},
            "issued_on": ordered.valid_from.isoformat(),
            "valid_until": ordered.valid_until.isoformat() if ordered.valid_until else None,
            "data": dict(ordered.data),
            "document_sm3": document_sm3,
        }
    )


def print_title(result_name: str) -> str:
    """Return the heading: the result's name without the remark in brackets that catalogues add."""
    return _REMARK.sub("", result_name) or result_name


def print_day(day: date) -> str:
    """Return 2026年11月24日."""
    return words.DAY.format(year=day.year, month=day.month, day=day.day)


def print_validity(ordered: ResultOrder) -> str:
    """Return from when, and until when where the order says so; an open end promises nothing."""
    first = print_day(ordered.valid_from)
    if ordered.valid_until is None:
        return words.VALID_FROM.format(first=first)
    return words.VALID_BETWEEN.format(first=first, last=print_day(ordered.valid_until))


def list_correctable(ordered: ResultOrder) -> list[tuple[str, str]]:
    """Return the printed lines as they were ordered: what a correction may change."""
    credit_code = find_credit_code(ordered.holder_number)
    printed = {label for label, _value in _list_rows(ordered, credit_code=credit_code)}
    rows = [(label, str(value)) for label, value in ordered.data.get("rows", ())]
    return [(label, value) for label, value in rows if label in printed]


def _list_rows(ordered: ResultOrder, *, credit_code: str) -> list[list[str]]:
    """The rows without a body's name and code, which stand above them already."""
    above = {ordered.holder_name, credit_code} if credit_code else set()
    rows = [(label, str(value)) for label, value in ordered.data.get("rows", ())]
    return [[label, _print_value(value)] for label, value in rows if value not in above]


def _print_value(value: str) -> str:
    if not _DAY.fullmatch(value):
        return value
    try:
        return print_day(date.fromisoformat(value))
    except ValueError:
        return value
