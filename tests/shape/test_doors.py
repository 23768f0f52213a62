"""Who may call whom: what import-linter's floors can't see."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.shape.house import SOURCE, list_sources, module_of, place, read_tree

DOORS = {"actions", "queries", "contracts", "states"}
MORE_DOORS = {
    "keys": {"fields", "transactions", "key_file", "free_keys"},
    "catalogue": {"part_fields"},
    "openapi": {"api"},
}
# Modules without tables of their own: what the floors above are made of.
OPEN_MODULES = {"kernel", "command", "journey", "pages"}
CLOSED_ROOMS = {"models", "rules", "words", "migrations", "views"}


def list_imports(path: Path) -> Iterator[tuple[ast.stmt, str, str]]:
    """Yield node, module and room of every import of ours: `from onething.cases.models import Case` is (cases, models)."""
    for node in ast.walk(read_tree(path)):
        if isinstance(node, ast.ImportFrom):
            whole = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            whole = [alias.name for alias in node.names]
        else:
            continue
        for name in whole:
            parts = name.split(".")
            if parts[0] == "onething" and len(parts) > 2:
                yield node, parts[1], parts[2]


def _is_door(module: str, room: str) -> bool:
    if module in OPEN_MODULES:
        return room not in CLOSED_ROOMS
    return room in DOORS | MORE_DOORS.get(module, set())


def test_modules_meet_only_at_their_doors():
    wrong = []
    for path in list_sources():
        for node, module, room in list_imports(path):
            if module == module_of(path) or module == "kernel":
                continue
            if not _is_door(module, room):
                wrong.append(f"{place(path, node)} reaches into {module}.{room}")
    assert wrong == []


def test_nothing_is_imported_relatively():
    wrong = [
        place(path, node)
        for path in list_sources()
        for node in ast.walk(read_tree(path))
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert wrong == []


def list_room_files(room: str) -> list[Path]:
    """Return the files of a room in every module: queries.py, or those in a folder queries/."""
    return [
        path for path in list_sources() if room in {path.stem, path.parent.name} and path.parent != SOURCE
    ]


def list_public_functions(path: Path) -> list[ast.FunctionDef]:
    """Return the functions an outsider may call."""
    return [
        node
        for node in read_tree(path).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    ]


def test_every_query_is_asked_by_a_viewer():
    # Planning has no tables; keys reads key material for other modules, never for a person.
    wrong = [
        f"{place(path, function)} {function.name}"
        for path in list_room_files("queries")
        if module_of(path) not in {"planning", "keys"}
        for function in list_public_functions(path)
        if not function.args.args or function.args.args[0].arg != "viewer"
    ]
    assert wrong == []


@pytest.mark.parametrize("room", ["actions", "queries", "rules"])
def test_from_two_arguments_on_names_are_written(room):
    wrong = [
        f"{place(path, function)} {function.name}"
        for path in list_room_files(room)
        for function in list_public_functions(path)
        if len(function.args.args) > 1
    ]
    assert wrong == []


def test_actions_never_open_a_transaction():
    """A savepoint inside the caller's transaction is another matter: it stands under `require_transaction`."""
    wrong = []
    for path in list_room_files("actions"):
        for function in list_public_functions(path):
            opens = [
                node
                for node in ast.walk(function)
                if isinstance(node, ast.Attribute) and node.attr == "atomic"
            ]
            asks = any(
                isinstance(node, ast.Name) and node.id == "require_transaction" for node in ast.walk(function)
            )
            if opens and not asks:
                wrong.append(f"{place(path, function)} {function.name}")
    assert wrong == []


def test_models_have_no_verbs():
    """No save() of our own, no signals, no admin, no DEFERRABLE: writes go through actions and nowhere else."""
    wrong = []
    for path in list_sources():
        for node in ast.walk(read_tree(path)):
            is_override = isinstance(node, ast.FunctionDef) and node.name in {
                "save",
                "delete",
                "clean",
                "full_clean",
            }
            is_import = isinstance(node, ast.ImportFrom) and (node.module or "").startswith(
                ("django.dispatch", "django.db.models.signals", "django.contrib.admin", "unittest.mock")
            )
            is_deferrable = isinstance(node, ast.Attribute) and node.attr in {"DEFERRED", "IMMEDIATE"}
            if is_override or is_import or is_deferrable:
                wrong.append(place(path, node))
    assert wrong == []


def _is_act_on_a_case(node: ast.stmt) -> bool:
    """A function of the story that changes a case, a step or a question about one for a viewer; reads are none."""
    if not isinstance(node, ast.FunctionDef) or node.name.startswith(("_", "read", "get_", "list_")):
        return False
    named = {one.arg for one in node.args.kwonlyargs}
    is_for_somebody = [one.arg for one in node.args.args][:1] == ["viewer"]
    return is_for_somebody and bool(named & {"case_id", "step_id", "consultation_id"})


def test_every_act_on_a_case_is_watched():
    """A refused power outside the list leaves a finding, whichever way of the story it was tried in."""
    journey = SOURCE / "journey"
    unwatched = [
        place(path, node)
        for path in (journey / "flow.py", *sorted((journey / "ways").glob("*.py")))
        for node in read_tree(path).body
        if _is_act_on_a_case(node) and not {"watched"} & {ast.unparse(one) for one in node.decorator_list}
    ]
    assert unwatched == []
