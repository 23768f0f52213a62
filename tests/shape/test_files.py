"""How long a file is, what it is called, and what may never stand in one."""

import ast
import re

from tests.shape.house import ROOT, SOURCE, TESTS, list_own_files, list_sources, name_of, place, read_tree

MOST_LINES = 400
COUNTED = {".py", ".html", ".css", ".js", ".typ"}
BANNED_NAMES = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "core",
    "base",
    "manager",
    "service",
    "services",
    "misc",
}
# Django finds a database backend by this file's name.
NAMED_BY_OTHERS = {"src/onething/config/database/base.py"}
TEXT = {".py", ".md", ".toml", ".lock", ".json", ".csv", ".typ", ".yml", ".yaml", ".txt", ".cfg", ".sh", ""}
# Spelled in pieces, for this file is looked through as well.
MACHINE_PATH = re.compile(
    "|".join(["/ro" + "ot/", "/ho" + "me/[a-z]", "/wo" + "rk/", "/Us" + "ers/[a-z]", "pye" + "nv"])
)
REGISTRY = re.compile(
    "|".join(["--index" + "-url ", "--find" + "-links ", "pypi" + r"\.org", "pythonho" + "sted"])
)
SECRET = re.compile("-----BEGIN [A-Z ]*PRIV" + "ATE KEY-----")


def test_no_file_is_longer_than_400_lines():
    long = {}
    for path in list_own_files():
        if path.suffix in COUNTED and "migrations" not in path.parts and "vendor" not in path.parts:
            lines = len(path.read_text(encoding="utf-8").splitlines())
            if lines > MOST_LINES:
                long[name_of(path)] = lines
    assert long == {}, "look for the seam: by verb, by noun, by endpoint"


def test_names_say_what_is_inside():
    named = [name_of(path) for path in [*SOURCE.rglob("*"), *TESTS.rglob("*")] if path.stem in BANNED_NAMES]
    assert sorted(set(named) - NAMED_BY_OTHERS) == []


def test_a_package_file_holds_a_docstring_and_nothing_else():
    for path in list_sources():
        if path.name == "__init__.py":
            body = read_tree(path).body
            is_docstring = (
                len(body) == 1 and isinstance(body[0], ast.Expr) and isinstance(body[0].value, ast.Constant)
            )
            has_room = path.parent.parent != SOURCE and not body
            # Django finds tables only where the package itself imports them.
            is_tables = path.parent.name == "models" and not any(
                isinstance(one, ast.FunctionDef | ast.ClassDef) for one in body
            )
            assert is_docstring or has_room or is_tables, (
                f"{name_of(path)} holds more, or less, than a docstring"
            )


def test_every_folder_of_code_is_a_package():
    folders = {path.parent for path in SOURCE.rglob("*.py") if "__pycache__" not in path.parts}
    assert [name_of(folder) for folder in sorted(folders) if not (folder / "__init__.py").exists()] == []


def test_no_file_knows_a_machine_a_registry_or_a_secret():
    found = []
    for path in list_own_files():
        if path.suffix in TEXT and not path.name.startswith(".coverage"):
            text = path.read_text(encoding="utf-8")
            found += [f"{name_of(path)}: {hit.group()}" for hit in MACHINE_PATH.finditer(text)]
            found += [f"{name_of(path)}: {hit.group()}" for hit in SECRET.finditer(text)]
            if path.suffix in {".lock", ".toml", ".cfg", ""}:
                found += [f"{name_of(path)}: {hit.group()}" for hit in REGISTRY.finditer(text)]
    assert found == []


def test_every_locked_package_has_a_hash():
    for lock in ("requirements.lock", "requirements-dev.lock"):
        blocks = re.split(r"\n(?=\S)", (ROOT / lock).read_text(encoding="utf-8").strip())
        assert len(blocks) > 20
        assert [block for block in blocks if "--hash=sha256:" not in block or "==" not in block] == []


def _is_public(node: ast.AST) -> bool:
    return isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("_")


def test_every_public_function_says_what_it_is_for():
    missing = []
    for path in list_sources():
        if "database" in path.parts or path.name == "apps.py":
            continue
        missing += [
            f"{place(path, node)} {node.name}"
            for node in read_tree(path).body
            if _is_public(node) and not ast.get_docstring(node)
        ]
    assert missing == []
