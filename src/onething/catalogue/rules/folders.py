"""The folder that an export writes: the very files that were loaded, or, where these are no longer true, canonical ones."""

import json
from collections.abc import Mapping
from typing import Any

from onething.catalogue import words
from onething.catalogue.contracts import PackageRefused
from onething.catalogue.rules.crosschecks import ELEMENTS_FILE, FORMS_FILE
from onething.catalogue.rules.raw import Raw
from onething.catalogue.rules.reading import THINGS_FOLDER, read_package
from onething.catalogue.rules.surroundings import FILES
from onething.kernel.errors import Refusal

PRODUCED = "produced_by"


def gather_folder(contents: Mapping[str, str], *, kept: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files (path in the folder → bytes) of a package with exactly these contents (by thing code).

    When the kept files of a loading, read as a package, have the same contents, they are given back byte for byte. Else
    the things are written in canonical form (sorted keys), each element once with all that produce it; the lists of the
    city go with them as they were kept. Refuses `catalogue.export.elements_differ` when two things use one element under
    different definitions: no single folder can hold both.
    """
    if _is_true(kept, contents=contents):
        return dict(kept)
    documents = _write_documents({code: json.loads(contents[code]) for code in sorted(contents)})
    written = {path: _write(document) for path, document in documents.items()}
    return written | {path: kept[path] for path in FILES if path in kept}


def _is_true(kept: Mapping[str, bytes], *, contents: Mapping[str, str]) -> bool:
    try:
        return dict(read_package(kept).contents) == dict(contents)
    except PackageRefused:
        return False


def _write_documents(contents: Mapping[str, Raw]) -> dict[str, Any]:
    elements: dict[str, Raw] = {}
    for element in (element for one in contents.values() for element in one["elements"]):
        elements[element["code"]] = _unite(elements.get(element["code"]), element=element)
    forms = {code: form for one in contents.values() for code, form in one["forms"].items()}
    things = {f"{THINGS_FOLDER}{code}.json": one["thing"] for code, one in contents.items()}
    listed = [elements[code] for code in sorted(elements)]
    return {ELEMENTS_FILE: listed, FORMS_FILE: forms, **things}


def _unite(known: Raw | None, *, element: Raw) -> Raw:
    """A content names only its own thing's matters as producers of an element; everything else must be the same."""
    if known is None:
        return element
    if {**known, PRODUCED: None} != {**element, PRODUCED: None}:
        sentence = words.ELEMENTS_DIFFER.format(code=element["code"])
        raise Refusal("catalogue.export.elements_differ", sentence)
    return {**known, PRODUCED: [*(known.get(PRODUCED) or ()), *(element.get(PRODUCED) or ())]}


def _write(document: Any) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
