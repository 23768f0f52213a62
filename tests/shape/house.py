"""What the shape tests look at: the files of the repository and their syntax trees."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "onething"
TESTS = ROOT / "tests"
GENERATED = {"__pycache__", "migrations"}


def list_modules() -> list[str]:
    """Return the names of the product's modules, that is of the packages right under onething."""
    return sorted(path.parent.name for path in SOURCE.glob("*/__init__.py"))


@cache
def list_sources() -> tuple[Path, ...]:
    """Return every Python file of the product, migrations apart."""
    return tuple(sorted(path for path in SOURCE.rglob("*.py") if not GENERATED & set(path.parts)))


def list_own_files() -> Iterator[Path]:
    """Yield every file written by us, of any kind."""
    for top in ("src", "tests", "docs", ".ci"):
        for path in (ROOT / top).rglob("*"):
            is_generated = "__pycache__" in path.parts or any(
                part.endswith(".egg-info") for part in path.parts
            )
            if path.is_file() and not is_generated:
                yield path
    yield from (path for path in ROOT.iterdir() if path.is_file())


@cache
def read_tree(path: Path) -> ast.Module:
    """Return the syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def name_of(path: Path) -> str:
    """Return a path as people write it, from the top of the repository."""
    return str(path.relative_to(ROOT))


def module_of(path: Path) -> str:
    """Return the module a source file belongs to."""
    return path.relative_to(SOURCE).parts[0]


def place(path: Path, node: ast.AST) -> str:
    """Return file:line of a node."""
    return f"{name_of(path)}:{getattr(node, 'lineno', 0)}"
