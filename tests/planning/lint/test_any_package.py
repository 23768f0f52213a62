"""Whatever can be read can be checked, compared and written: packages are changed at random, anywhere."""

import copy
from contextlib import suppress
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from onething.catalogue.contracts import LintContext, PackageRefused
from onething.catalogue.queries import compare_things
from onething.catalogue.rules.folders import gather_folder
from onething.catalogue.rules.reading import read_package
from onething.kernel.viewer import ANONYMOUS
from onething.planning.queries import check_thing
from tests.catalogue.packages import as_files, demonstration_documents, restaurant
from tests.planning.lint.linting import BLOCKERS

ODD = [
    None,
    True,
    False,
    0,
    1,
    21,
    -1,
    10**6,
    "",
    "其他材料",
    "entity=partnership",
    "M00",
    "2020-02-30",
    [],
    {},
]
ODD += [["M00"], {"name": "甲"}, "中介服务", "outside", "own_day", "number", "date", "即办件", "月", "日"]
KEYS = [
    "statutory_days",
    "place",
    "fees",
    "codes",
    "only_when",
    "at_least",
    "below",
    "kind",
    "gate",
    "visits",
]
KEYS += [
    "commitment",
    "special_procedures",
    "choices",
    "pattern",
    "max_length",
    "situation_key",
    "produced_by",
]


def list_places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the paths of everything in a value that stands in a list or an object."""
    found = [path] if path else []
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inner:
        found += list_places(item, (*path, key))
    return found


def change(document: Any, *, path: tuple[Any, ...], value: Any, key: str | None) -> None:
    """Put a value at a place, or under a key of the object there; without a value take the place out."""
    for step in path[:-1]:
        document = document[step]
    if key is not None and isinstance(document[path[-1]], dict):
        document[path[-1]][key] = value
    else:
        document[path[-1]] = value


def trim(made: dict[str, Any]) -> dict[str, Any]:
    """Keep of the dictionaries what the restaurant uses: a small package is changed where it matters."""
    used = set(restaurant().elements)
    own = {code: form for code, form in made["forms.json"].items() if code.startswith("YJS-002/")}
    elements = [element for element in made["elements.json"] if element["code"] in used]
    return made | {"forms.json": own, "elements.json": elements}


DOCUMENTS = trim(demonstration_documents())
FILES = ["things/YJS-002.json"] * 6 + ["elements.json", "forms.json"]
PLACES = {file: list_places(DOCUMENTS[file]) for file in set(FILES)}


CHANGES = st.sampled_from(FILES).flatmap(
    lambda file: st.tuples(
        st.just(file),
        st.sampled_from(PLACES[file]),
        st.sampled_from(ODD),
        st.sampled_from([None, *KEYS]),
    )
)


def make_changed(changes: list[Any]) -> dict[str, Any]:
    """Return the restaurant's package, a few places of which hold something else."""
    made = copy.deepcopy(DOCUMENTS)
    for file, path, value, key in changes:
        with suppress(KeyError, IndexError, TypeError):  # an earlier change took the place away
            change(made[file], path=path, value=copy.deepcopy(value), key=key)
    return made


@settings(max_examples=60, deadline=None)
@given(st.lists(CHANGES, min_size=1, max_size=3))
def test_what_can_be_read_can_be_checked_compared_and_written(changes):
    try:
        package = read_package(as_files(make_changed(changes)))
    except PackageRefused:
        return
    for one in package.things:
        found = check_thing(one, context=LintContext(package.surroundings, (restaurant(),)))
        assert all(finding.sentence and finding.remedy for finding in found)
        differences = compare_things(ANONYMOUS, before=restaurant(), after=one)
        assert bool(differences) == (one.sm3 != restaurant().sm3)
    assert read_package(gather_folder(package.contents, kept={})).contents == package.contents


def test_the_rules_have_blockers_among_them():
    assert len(BLOCKERS) > 20
