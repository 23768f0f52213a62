"""A catalogue package on disk: the one place of the catalogue that opens files."""

from pathlib import Path

from onething.catalogue import words
from onething.catalogue.contracts import PackageFault, PackageRefused
from onething.catalogue.rules.documents import printable

LARGEST_FILE = 16 * 1024 * 1024
NOT_A_THING = "README.json"
READ = ("elements.json", "forms.json", "powers.json", "upper.json", "unified.json")
# Kept with the package and given back by an export, though nothing is read from them.
KEPT = ("README.json", "README.md", f"things/{NOT_A_THING}")


def load_folder(path: Path) -> tuple[dict[str, bytes], tuple[PackageFault, ...]]:
    """Return the package's files (path within the package → bytes) and what could not be read.

    Raises PackageRefused when there is no such folder: then nothing else can be said.
    """
    if not path.is_dir():
        raise PackageRefused((PackageFault(printable(str(path)), words.WHOLE_FILE, words.NOT_A_FOLDER),))
    files: dict[str, bytes] = {}
    faults: list[PackageFault] = []
    for found in _list_package_files(path):
        name = printable(found.relative_to(path).as_posix())
        content = _read(found)
        if isinstance(content, bytes):
            files[name] = content
        else:
            faults.append(PackageFault(name, words.WHOLE_FILE, content))
    return files, tuple(faults)


def _list_package_files(path: Path) -> list[Path]:
    fixed = [
        found for found in (path / name for name in (*READ, *KEPT)) if found.exists() or found.is_symlink()
    ]
    things = [
        found
        for found in sorted((path / "things").glob("*.json"))
        if found.name != NOT_A_THING and not found.name.startswith(".")
    ]
    return fixed + things


def _read(path: Path) -> bytes | str:
    """Return the bytes, or a sentence that says why not."""
    try:
        if not path.is_file():
            return words.FILE_UNREADABLE
        with path.open("rb") as opened:
            content = opened.read(LARGEST_FILE + 1)
    except OSError:
        return words.FILE_UNREADABLE
    return content if len(content) <= LARGEST_FILE else words.FILE_TOO_LARGE
