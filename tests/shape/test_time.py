"""Time has one door: `now()` of kernel's clock port. A rule that read the clock could not be tried on another day."""

import ast
from pathlib import Path

from tests.shape.house import SOURCE, list_sources, place, read_tree

THE_DOOR = {SOURCE / "kernel" / "clock_port.py", SOURCE / "config" / "time.py"}
# Faces, jobs and commands stand outside: they read the clock once and hand the answer down.
READERS = {"openapi", "journey", "command", "config", "pages", "portal", "counter", "desk"}
CLOCKS = {
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("date", "today"),
    ("timezone", "now"),
}
TIME_FUNCTIONS = {"time", "time_ns", "localtime", "gmtime"}


def _reads_clock(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    owner = node.func.value
    name = owner.attr if isinstance(owner, ast.Attribute) else owner.id if isinstance(owner, ast.Name) else ""
    return (name, node.func.attr) in CLOCKS or (name == "time" and node.func.attr in TIME_FUNCTIONS)


def _stamps_by_itself(node: ast.AST) -> bool:
    if isinstance(node, ast.keyword):
        return node.arg in {"auto_now", "auto_now_add"}
    return isinstance(node, ast.ImportFrom) and any(
        alias.name in {"Now", "localdate"} for alias in node.names
    )


def _asks_the_port(path: Path, node: ast.AST) -> bool:
    is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name)
    name = (node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id) if is_call else ""
    return name == "now" and path.relative_to(SOURCE).parts[0] not in READERS


def test_only_the_clock_port_reads_the_clock():
    wrong = [
        place(path, node)
        for path in list_sources()
        if path not in THE_DOOR
        for node in ast.walk(read_tree(path))
        if _reads_clock(node) or _stamps_by_itself(node)
    ]
    assert wrong == []


def test_rules_actions_and_queries_are_told_the_time():
    wrong = [
        place(path, node)
        for path in list_sources()
        if path not in THE_DOOR
        for node in ast.walk(read_tree(path))
        if _asks_the_port(path, node)
    ]
    assert wrong == []


def test_the_law_reads_no_clock_even_by_another_name(tmp_path):
    """The test can fail: a planted reading is found."""
    planted = ast.parse(
        "import datetime\nx = datetime.datetime.now()\ny = datetime.date.today()\nimport time\ntime.time()\n"
    )
    assert sum(_reads_clock(node) for node in ast.walk(planted)) == 3
