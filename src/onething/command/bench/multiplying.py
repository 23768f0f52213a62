"""A large catalogue made of the demonstration's real things: each again and again, for one made-up town after another."""

import json
from pathlib import Path
from typing import Any

TOWN = "演示{number}镇"


def write_multiplied(source: Path, *, folder: Path, matters: int) -> int:
    """Write a package folder of at least so many matters; return how many. The first copy of each thing is the real one."""
    things = [_read(path) for path in sorted((source / "things").glob("YJS-*.json"))]
    forms, elements = _read(source / "forms.json"), _read(source / "elements.json")
    (folder / "things").mkdir(parents=True)
    made, written, town = dict[str, Any](), 0, 0
    while written < matters:
        for thing in things:
            copied = _move(thing, town=town)
            _write(folder / "things" / f"{copied['code']}.json", value=copied)
            for matter in thing["matters"]:
                made[f"{copied['code']}/{matter['id']}"] = forms[f"{thing['code']}/{matter['id']}"]
            written += len(thing["matters"])
        town += 1
    _write(folder / "forms.json", value=made)
    _write(folder / "elements.json", value=elements)
    return written


def _move(thing: dict[str, Any], *, town: int) -> dict[str, Any]:
    """The same thing in another town: its codes and the names of it and of its matters tell which."""
    if town == 0:
        return thing
    code, place = thing["code"], TOWN.format(number=town)
    text = json.dumps(thing, ensure_ascii=False).replace(f'"{code}', f'"{code}.{town:02}')
    moved: dict[str, Any] = json.loads(text)
    named = [{**matter, "name": f"{matter['name']}({place})"} for matter in moved["matters"]]
    return {**moved, "name": f"{moved['name']}({place})", "matters": named}


def _read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def _write(path: Path, *, value: object) -> None:
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
