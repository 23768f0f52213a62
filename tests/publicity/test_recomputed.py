"""Every list and figure made again from the exported folder alone, by code that knows nothing of the product's."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from onething.command import export
from onething.kernel.clock_port import local_day
from onething.kernel.viewer import ANONYMOUS
from onething.publicity.contracts import Effect, ListKind
from onething.publicity.queries import get_list, list_figures
from tests.factories.publicity import signed

pytestmark = pytest.mark.django_db
DEPTHS = ["咨询", "收件", "预审", "受理", "办理", "结果反馈", "电子证照反馈"]
NEAR = {"镇(乡、街道)级", "村(社区)级"}
CHECK, SERVICE = "内部核验", "中介服务"
Raw = dict[str, Any]


class Export:
    """What a reader of the folder makes of it."""

    def __init__(self, folder: Path, *, day: str) -> None:
        files = sorted((folder / "things").glob("YJS-*.json"))
        self.things: list[Raw] = [json.loads(file.read_text()) for file in files]
        self.powers: list[Raw] = json.loads((folder / "powers.json").read_text())
        signed_file = folder / "exceptions.json"
        rows = json.loads(signed_file.read_text()) if signed_file.exists() else []
        self.signed = [row for row in rows if row["since"] <= day <= row["until"]]

    def matters(self) -> dict[tuple[str, str, str], list[tuple[Raw, Raw]]]:
        """Return (department, name, kind) → every (thing, matter) in which it stands."""
        found: dict[tuple[str, str, str], list[tuple[Raw, Raw]]] = {}
        for thing in self.things:
            for matter in thing["matters"]:
                if not matter["type"].startswith((CHECK, SERVICE)):
                    key = (matter["department"], matter["name"].strip(), kind_of(matter["type"]))
                    found.setdefault(key, []).append((thing, matter))
        return found

    def names_on(self, kind: str) -> tuple[set[tuple[str, str]], int]:
        """Return who stands on a list, as (department, name), and how many nothing is known of."""
        on, unknown = set(), 0
        for (department, name, _), copies in self.matters().items():
            rows = [
                row
                for row in self.signed
                if (row["list"], row["department"], row["name"]) == (kind, department, name)
            ]
            is_on = rows[0]["effect"] == "add" if rows else RULES[kind](copies)
            unknown += is_on is None
            if is_on:
                on.add((department, name))
        return on, unknown


def kind_of(text: str) -> str:
    return "备案" if text.startswith("其他行政权力") and "备案" in text else text[:4]


def worst_visits(copies: list[tuple[Raw, Raw]]) -> int | None:
    return max((matter["visits"] for _, matter in copies if "visits" in matter), default=None)


def worst_depth(copies: list[tuple[Raw, Raw]]) -> int | None:
    return min((DEPTHS.index(m["online_depth"]) for _, m in copies if m.get("online_depth")), default=None)


def at_most_once(copies: list[tuple[Raw, Raw]]) -> bool | None:
    visits = worst_visits(copies)
    return None if visits is None else visits <= 1


def exactly_once(copies: list[tuple[Raw, Raw]]) -> bool | None:
    visits = worst_visits(copies)
    return None if visits is None else visits == 1


def online(copies: list[tuple[Raw, Raw]]) -> bool | None:
    depth = worst_depth(copies)
    return None if depth is None else depth >= DEPTHS.index("受理")


def near(copies: list[tuple[Raw, Raw]]) -> bool | None:
    said = []
    for _, matter in copies:
        levels = {
            matter.get("exercise_level"),
            *(place.get("level") for place in matter.get("places", [])),
        } - {None}
        if levels:
            said.append(bool(levels & NEAR))
    return all(said) if said else None


def assisted(copies: list[tuple[Raw, Raw]]) -> bool | None:
    cycles = {thing["life_cycle"] for thing, _ in copies if thing.get("life_cycle")}
    return bool(cycles & {"项目", "个人"}) if cycles else None


RULES = {
    "one_visit": at_most_once,
    "in_one_go": exactly_once,
    "online": online,
    "nearby": near,
    "assisted": assisted,
    "at_once": lambda copies: all(matter["case_kind"] == "即办件" for _, matter in copies),
}


def bare(name: str) -> str:
    return re.sub(r"\s", "", re.sub(r"[(（].*?[)）]", "", name))


@pytest.fixture
def exported(city, tmp_path) -> Export:
    """The city's folder, after the office signed an exception of each kind."""
    signed(city)
    signed(city, "企业注销登记", list=ListKind.NEARBY, effect=Effect.ADD)
    signed(city, "仅销售预包装食品备案", list=ListKind.AT_ONCE)
    export.run([str(tmp_path / "out")])
    return Export(tmp_path / "out", day=local_day(city.at).isoformat())


def test_lists_of_matters(city, exported):
    for kind in RULES:
        listed = get_list(ANONYMOUS, kind=ListKind(kind), at=city.at)
        on, unknown = exported.names_on(kind)
        assert {(row.department, row.name) for row in listed.rows} == on, kind
        assert (len(listed.rows), listed.unknown) == (len(on), unknown), kind
        assert on, f"the demonstration has nothing on {kind}: the test would be blind"


def test_the_negative_list(city, exported):
    listed = get_list(ANONYMOUS, kind=ListKind.NEGATIVE, at=city.at)
    signed_out = [
        row for row in exported.signed if (row["list"], row["effect"]) == ("one_visit", "leave_out")
    ]
    told = [(row.name, row.reason, row.basis, row.until.isoformat()) for row in listed.rows]
    assert told == [(row["name"], row["reason"], row["basis"], row["until"]) for row in signed_out]
    named = {(row["department"], row["name"]) for row in exported.signed if row["list"] == "one_visit"}
    often = {key[:2] for key, copies in exported.matters().items() if (worst_visits(copies) or 0) > 1}
    assert listed.without_ground == len(often - named) > 0


def test_things_and_services(city, exported):
    rows = get_list(ANONYMOUS, kind=ListKind.THINGS, at=city.at).rows
    told = {row.code: (row.name, row.batch, row.lead_department, set(row.responsible)) for row in rows}
    assert told == {
        thing["code"]: (
            thing["name"], thing["batch"], thing["lead_department"],
            {*thing["joint_departments"], *(matter["department"] for matter in thing["matters"])}
            - {thing["lead_department"]},
        )
        for thing in exported.things
    }  # fmt: skip
    services = get_list(ANONYMOUS, kind=ListKind.INTERMEDIARY, at=city.at).rows
    assert {row.name for row in services} == {
        name
        for thing in exported.things
        for matter in thing["matters"]
        for name in [
            *([matter["name"].strip()] if matter["type"].startswith(SERVICE) else []),
            *(one["name"] for one in matter.get("intermediaries", [])),
        ]
    }


def test_figures(city, exported):
    figures = {one.key: one for one in list_figures(ANONYMOUS, at=city.at)}
    powers = {
        (one["department"], power["code"]): bare(power["name"])
        for one in exported.powers
        for power in one["powers"]
        if not power["kind"].startswith((CHECK, SERVICE))
    }
    published = {
        (matter["department"], bare(matter["name"]))
        for thing in exported.things
        for matter in thing["matters"]
    }
    reached = [key for key, name in powers.items() if (key[0], name) in published]
    window = figures["one_window"]
    assert (window.counted, window.of) == (len(reached), len(powers))
    known = {
        key: worst_visits(copies)
        for key, copies in exported.matters().items()
        if worst_visits(copies) is not None
    }
    unseen = figures["unseen"]
    assert (unseen.counted, unseen.of) == (sum(visits == 0 for visits in known.values()), len(known))
    assert unseen.unknown == len(exported.matters()) - len(known)
    wholly = [
        key for key, copies in exported.matters().items()
        if known.get(key) == 0 and (worst_depth(copies) or 0) >= DEPTHS.index("办理")
    ]  # fmt: skip
    assert (figures["online_items"].counted, len(wholly) > 5) == (len(wholly), True)
    assert not any(one.is_official for one in figures.values()), "the demonstration's figures are nobody's"


def test_without_exceptions_the_folder_is_as_it_was_loaded(city, tmp_path):
    export.run([str(tmp_path / "out")])
    assert not (tmp_path / "out" / "exceptions.json").exists()
