"""A whole package: read, checked from every side, and either all of it or all of its faults."""

from collections.abc import Mapping
from typing import Any

from onething.catalogue import words
from onething.catalogue.contracts import Package, PackageFault, PackageRefused
from onething.catalogue.rules.contents import gather_content, read_content
from onething.catalogue.rules.crosschecks import (
    ELEMENTS_FILE,
    FORMS_FILE,
    check_codes,
    check_elements,
    check_forms,
)
from onething.catalogue.rules.documents import parse_document, printable
from onething.catalogue.rules.index import index_thing
from onething.catalogue.rules.narrowing_faults import check_narrowing, list_choices
from onething.catalogue.rules.question_faults import check_kinds
from onething.catalogue.rules.raw import get_text, list_records
from onething.catalogue.rules.references import check_references
from onething.catalogue.rules.shapes import ELEMENTS, FORMS, THING, check_shape
from onething.catalogue.rules.surroundings import check_surroundings, read_surroundings

THINGS_FOLDER = "things/"
ONLY_KEPT = frozenset({"README.json", "README.md", "things/README.json"})
LONGEST_QUOTE = 500


def read_package(files: Mapping[str, bytes], *, faults: tuple[PackageFault, ...] = ()) -> Package:
    """Return the package whose files (path within the package → bytes) are given.

    `faults` are those of the reading of the files themselves. Files that only go with the package (README) are kept as
    they are. Raises PackageRefused with every fault at once.
    """
    documents, found = _parse({file: files[file] for file in files if file not in ONLY_KEPT})
    found = [*faults, *found, *_check_presence(files, reported=faults)]
    found += _check_shapes(documents)
    found += _check_meanings(documents)
    found += check_surroundings(documents)
    if found:
        raise PackageRefused(tuple(sorted({_show(fault) for fault in found})))
    contents = {
        thing["code"]: gather_content(thing, forms=documents[FORMS_FILE], elements=documents[ELEMENTS_FILE])
        for file, thing in documents.items()
        if file.startswith(THINGS_FOLDER)
    }
    return Package(
        things=tuple(map(read_content, contents.values())),
        contents=contents,
        files=dict(files),
        surroundings=read_surroundings(files),
    )


def _show(fault: PackageFault) -> PackageFault:
    """A fault quotes what a stranger wrote: one printable line, no longer than a person reads."""
    parts = (printable(part) for part in (fault.file, fault.place, fault.sentence))
    return PackageFault(
        *(part if len(part) <= LONGEST_QUOTE else f"{part[:LONGEST_QUOTE]}…" for part in parts)
    )


def _parse(files: Mapping[str, bytes]) -> tuple[dict[str, Any], list[PackageFault]]:
    documents, faults = {}, []
    for file in sorted(files):
        value, found = parse_document(files[file], file=file)
        faults += found
        if value is not None or not found:
            documents[file] = value
    return documents, faults


def _check_presence(files: Mapping[str, bytes], *, reported: tuple[PackageFault, ...]) -> list[PackageFault]:
    known = {fault.file for fault in reported}
    missing = [file for file in (ELEMENTS_FILE, FORMS_FILE) if file not in files and file not in known]
    faults = [PackageFault(file, words.WHOLE_FILE, words.FILE_MISSING) for file in missing]
    if not any(file.startswith(THINGS_FOLDER) for file in {*files, *known} - ONLY_KEPT):
        faults.append(PackageFault(THINGS_FOLDER, words.WHOLE_FILE, words.NO_THINGS))
    return faults


def _check_shapes(documents: Mapping[str, Any]) -> list[PackageFault]:
    schemas = {ELEMENTS_FILE: ELEMENTS, FORMS_FILE: FORMS}
    return [
        fault
        for file, value in documents.items()
        if file.startswith(THINGS_FOLDER) or file in schemas
        for fault in check_shape(value, schema=schemas.get(file, THING), file=file)
    ]


def _check_meanings(documents: Mapping[str, Any]) -> list[PackageFault]:
    """Check all that a schema cannot see, also in files whose shape has faults: a person mends them in one go."""
    things = {file: value for file, value in documents.items() if file.startswith(THINGS_FOLDER)}
    named = {file: index_thing(thing) for file, thing in things.items()}
    by_code = {names.code: names for names in reversed(named.values())}
    elements = documents.get(ELEMENTS_FILE)
    faults = list(check_codes(named))
    for file, thing in things.items():
        faults += check_references(thing, names=named[file], file=file)
        faults += check_kinds(thing, names=named[file], file=file)
    faults += check_elements(elements, things=by_code)
    faults += check_forms(documents.get(FORMS_FILE), things=by_code, elements=_list_codes(elements))
    faults += check_narrowing(documents.get(FORMS_FILE), choices=list_choices(elements))
    return faults


def _list_codes(elements: Any) -> frozenset[str] | None:
    if not isinstance(elements, list):
        return None
    return frozenset(
        get_text(element, key="code") or "" for _, element in list_records({"_": elements}, key="_", at="")
    )
