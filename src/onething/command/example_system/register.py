"""The example's own database of synthetic people, and its own log of who asked. SQLite: a department's choice, not ours."""

import json
import sqlite3
from collections.abc import Iterable
from importlib import resources
from pathlib import Path
from threading import Lock

COLUMNS = {
    "name": "name", "id_number": "number", "gender": "gender", "birth_date": "birth_date", "ethnicity": "ethnicity",
    "domicile": "domicile",
}  # fmt: skip
_TABLES = """
    CREATE TABLE IF NOT EXISTS person (number TEXT PRIMARY KEY, name TEXT, gender TEXT, birth_date TEXT, ethnicity TEXT,
        domicile TEXT);
    CREATE TABLE IF NOT EXISTS asked (nonce TEXT PRIMARY KEY, system TEXT, at TEXT, answer_sm3 TEXT);
"""
DOMICILE = "宁乡市玉潭街道演示路{place}号"


class Register:
    """People and the log. Safe for several threads: one connection, one at a time."""

    def __init__(self, path: Path) -> None:
        self._lock = Lock()
        self._database = sqlite3.connect(path, check_same_thread=False, isolation_level=None)
        self._database.executescript(_TABLES)

    def load(self) -> None:
        """Bring the demonstration's synthetic citizens in; those who are there already stay."""
        file = resources.files("onething").joinpath("demonstration/population.json")
        people = json.loads(file.read_text(encoding="utf-8"))["people"]
        rows = [_describe(one, place=place) for place, one in enumerate(people, start=1)]
        with self._lock:
            self._database.executemany("INSERT OR IGNORE INTO person VALUES (?, ?, ?, ?, ?, ?)", rows)

    def find(self, *, number: str, items: Iterable[str]) -> dict[str, str] | None:
        """Return these items of a person, or None."""
        with self._lock:
            names = "number, name, gender, birth_date, ethnicity, domicile"
            row = self._database.execute(f"SELECT {names} FROM person WHERE number = ?", [number]).fetchone()  # noqa: S608
        if row is None:
            return None
        record = dict(zip(names.split(", "), row, strict=True))
        return {key: record[COLUMNS[key]] for key in items if key in COLUMNS}

    def take(self, *, nonce: str, system: str, at: str) -> bool:
        """Note a request; False when its number was used before."""
        with self._lock:
            done = self._database.execute(
                "INSERT OR IGNORE INTO asked VALUES (?, ?, ?, '')", [nonce, system, at]
            )
            return done.rowcount == 1

    def note_answer(self, *, nonce: str, digest: str) -> None:
        """Note what was answered, by its hash."""
        with self._lock:
            self._database.execute("UPDATE asked SET answer_sm3 = ? WHERE nonce = ?", [digest, nonce])


def _describe(person: dict[str, str], *, place: int) -> tuple[str, ...]:
    """Sex and day of birth stand in the number (GB 11643)."""
    number = person["number"]
    born = f"{number[6:10]}-{number[10:12]}-{number[12:14]}"
    gender = "男" if int(number[16]) % 2 else "女"
    return number, person["name"], gender, born, "汉族", DOMICILE.format(place=place)
