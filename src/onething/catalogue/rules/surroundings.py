"""The optional files of a package: departments' power lists, entries of the level above, which elements are unified."""

from collections.abc import Iterator, Mapping
from typing import Any

from onething.catalogue import words
from onething.catalogue.contracts import (
    MatterKind,
    PackageFault,
    Power,
    Surroundings,
    Unified,
    UpperEntry,
)
from onething.catalogue.rules.documents import parse_document, point
from onething.catalogue.rules.index import find_repeated
from onething.catalogue.rules.meanings import find_kind
from onething.catalogue.rules.raw import Raw, get_text, list_records
from onething.catalogue.rules.shapes import SURROUNDINGS, check_shape

POWERS_FILE, UPPER_FILE, UNIFIED_FILE = "powers.json", "upper.json", "unified.json"
FILES = (POWERS_FILE, UPPER_FILE, UNIFIED_FILE)

# The nine of 四级九统 were not found in a public source: the plan names four of them, the limit is our proposal.
DEFAULT_UNIFIED = Unified(
    elements=("name", "type", "codes", "statutory_basis", "statutory_days", "statutory_unit"),
    source="宁政办发〔2019〕7号列出名称、类别、编码、依据“等”；时限为建议，“九统”全文未查到",
)


def read_surroundings(files: Mapping[str, bytes]) -> Surroundings:
    """Return what the optional files of a sound package hold; a package without them has nothing to be held against."""
    documents = {file: parse_document(files[file], file=file)[0] for file in FILES if file in files}
    lists: list[Any] = documents.get(POWERS_FILE) or []
    uppers: list[Any] = documents.get(UPPER_FILE) or []
    return Surroundings(
        powers=tuple(
            _build_power(power, department=one["department"]) for one in lists for power in one["powers"]
        ),
        departments=frozenset(one["department"] for one in lists),
        official=frozenset(one["department"] for one in lists if one.get("official", False)),
        uppers={one["code"]: UpperEntry(one["code"], one["elements"], one.get("source")) for one in uppers},
        unified=_build_unified(documents.get(UNIFIED_FILE)),
    )


def _build_power(raw: Raw, *, department: str) -> Power:
    kind = find_kind(raw["kind"]) or MatterKind.OTHER_POWER
    return Power(department, raw["code"], raw["name"], kind=kind, basis=raw.get("basis"))


def _build_unified(raw: Any) -> Unified:
    if raw is None:
        return DEFAULT_UNIFIED
    return Unified(elements=tuple(raw["elements"]), source=raw["source"], official=raw["official"])


def check_surroundings(documents: Mapping[str, Any]) -> Iterator[PackageFault]:
    """Yield the faults of shape and of meaning in the optional files (path → parsed value)."""
    for file in FILES:
        if file in documents:
            yield from _check_shape(documents[file], file=file)
    lists = list(list_records({"": documents.get(POWERS_FILE)}, key="", at=""))
    for at, one in lists:
        at = at.removeprefix("/")
        coded = (
            (place, get_text(power, key="code")) for place, power in list_records(one, key="powers", at=at)
        )
        for place, code in find_repeated(coded):
            yield PackageFault(POWERS_FILE, point(place, key="code"), words.CODE_TWICE.format(code=code))
    entries = [
        (at.removeprefix("/"), get_text(one, key="code"))
        for at, one in list_records({"": documents.get(UPPER_FILE)}, key="", at="")
    ]
    for place, code in find_repeated(entries):
        yield PackageFault(UPPER_FILE, point(place, key="code"), words.CODE_TWICE.format(code=code))


def _check_shape(value: Any, *, file: str) -> Iterator[PackageFault]:
    for fault in check_shape({file: value}, schema=SURROUNDINGS, file=file):
        place = fault.place.removeprefix(f"/{file}") or words.WHOLE_FILE
        yield PackageFault(file, place, fault.sentence)
