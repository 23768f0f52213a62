"""Every setting that the product reads from the environment is explained in docs/operations.md, and no other."""

import ast
import re

from tests.shape.house import ROOT, SOURCE, list_sources, read_tree

# The tools' own, which the product passes on or looks up but does not define.
OF_OTHERS = {"DJANGO_SETTINGS_MODULE"}
READING = {"get", "getenv", "setdefault"}


def list_names_read() -> set[str]:
    """Return the name of every environment variable that the source reads."""
    names = set()
    for path in list_sources():
        for node in ast.walk(read_tree(path)):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in READING
            ):
                owner, arguments = ast.unparse(node.func.value), node.args
            elif isinstance(node, ast.Subscript):
                owner, arguments = ast.unparse(node.value), [node.slice]
            else:
                continue
            if owner in {"os.environ", "os"} and arguments and isinstance(arguments[0], ast.Constant):
                names.add(str(arguments[0].value))
    return names - OF_OTHERS


def list_names_explained() -> set[str]:
    """Return the names in the first column of the settings table."""
    text = (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")
    return set(re.findall(r"^\| `([A-Z_]+)` \|", text, flags=re.MULTILINE))


def test_every_setting_is_explained_and_every_explanation_is_true():
    assert list_names_read() == list_names_explained()


COPIES_FOR_A_CHILD = {
    SOURCE / "command" / "database_programs.py",
    SOURCE / "command" / "story" / "scratch.py",
    SOURCE / "command" / "bench" / "apart.py",
    SOURCE / "command" / "drill.py",
}


def test_no_setting_hides_from_the_reader():
    """Reading the environment by a computed name would escape the test above."""
    for path in list_sources():
        if path not in COPIES_FOR_A_CHILD:
            assert "os.environ.items()" not in path.read_text(encoding="utf-8")
