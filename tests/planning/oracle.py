"""A second, slow opinion on every plan: works on the raw JSON, by trying all chains, and imports nothing of planning."""

from collections.abc import Iterator
from typing import Any

Documents = dict[str, Any]
PREFIXES = ("applicant", "agent", "legal_rep", "seller", "buyer", "child")
PAPER_COMES = ("电子证照", "电子营业执照", "前序流程", "共享", "调取", "推送", "自查")


class Oracle:
    """All that can be said about one thing under one set of answers (question → list of values)."""

    def __init__(self, documents: Documents, *, answers: dict[str, list[str]]) -> None:
        self.thing = documents["things/thing.json"]
        self.forms = {code.split("/")[1]: form["fields"] for code, form in documents["forms.json"].items()}
        self.elements = {element["code"]: element for element in documents["elements.json"]}
        self.answers = answers
        self.matters = {m["id"]: m for m in self.thing["matters"] if self._is_included(m)}

    def is_true(self, condition: str | None) -> bool:
        if condition is None:
            return True
        key, value = condition.replace("~", "=").split("=")
        return value in self.answers.get(key, [])

    def chosen(self) -> list[dict[str, Any]]:
        return [
            option
            for question in self.thing["situations"]
            for option in question["options"]
            if option["value"] in self.answers.get(question["key"], [])
        ]

    def _is_included(self, matter: dict[str, Any]) -> bool:
        name = matter["id"]
        if any(name in option["removes_matters"] for option in self.chosen()):
            return False
        return (
            matter["included_by_default"]
            or (matter["included_when"] is not None and self.is_true(matter["included_when"]))
            or any(name in option["adds_matters"] for option in self.chosen())
        )

    def chains(self, last: str) -> Iterator[list[str]]:
        """Every chain of included matters that ends in one."""
        before = [name for name in self.matters[last]["depends_on"] if name in self.matters]
        if not before:
            yield [last]
        for name in before:
            for chain in self.chains(name):
                yield [*chain, last]

    def wave(self, name: str) -> int:
        return max(len(chain) for chain in self.chains(name))

    def is_before(self, first: str, then: str) -> bool:
        return first != then and any(first in chain for chain in self.chains(then))

    def days(self, name: str) -> int | None:
        matter = self.matters[name]
        if matter["committed_days"] is not None:
            return matter["committed_days"]
        if matter["statutory_unit"] in ("工作日", "日(工作日)", "即时"):
            return matter["statutory_days"]
        return None

    def promised(self) -> int | None:
        if all(self.days(name) is None for name in self.matters):
            return None
        return max(
            sum(self.days(step) or 0 for step in chain)
            for name in self.matters
            for chain in self.chains(name)
        )

    def form(self) -> dict[tuple[str, str], dict[str, Any]]:
        """(role, element) → who asks, whether required, and whether the applicant really has to write it."""
        found: dict[tuple[str, str], dict[str, Any]] = {}
        for name in self.matters:
            for field in self.forms[name]:
                makers = self.elements[field["element"]].get("produced_by", [])
                if self.is_true(field["only_when"]) and f"YJS-901/{name}" not in makers:
                    key = (field.get("role") or self.role(field["element"]), field["element"])
                    line = found.setdefault(key, {"asked_by": set(), "required": False})
                    line["asked_by"].add(name)
                    line["required"] = line["required"] or field["required"]
        for (_, element), line in found.items():
            line["filled_from"] = self.filling(element, askers=line["asked_by"])
        return found

    @staticmethod
    def role(element: str) -> str:
        return next((prefix for prefix in PREFIXES if element.startswith(prefix + "_")), "subject")

    def filling(self, element: str, *, askers: set[str]) -> str | None:
        definition = self.elements[element]
        key = definition.get("situation_key")
        given = self.answers.get(key, [])
        offered = {value for value, _ in definition.get("choices", [])}
        if given and set(given) <= offered and (definition["type"] == "multi_choice" or len(given) == 1):
            return f"answer:{key}"
        makers = [name for name in self.matters if f"YJS-901/{name}" in definition.get("produced_by", [])]
        if makers:
            earliest = min(makers, key=lambda name: (self.wave(name), name))
            if not any(self.is_before(asker, earliest) for asker in askers):
                return f"result:YJS-901/{earliest}"
        return "system:application_date" if element == "application_date" else None

    def published_fields(self) -> int:
        return sum(self.is_true(field["only_when"]) for name in self.matters for field in self.forms[name])

    def materials(self) -> dict[str, tuple[str, set[str]]]:
        """Name → (state, who needs it); "made_from_form" is the state of what the one form replaces."""
        switched = {name for option in self.chosen() for name in option["adds_materials"]}
        rows: dict[str, list[tuple[str, str, dict[str, Any]]]] = {}
        for name, matter in self.matters.items():
            for paper in matter["materials"]:
                if paper["name"] in switched or self.is_true(paper.get("only_when")):
                    state = self.state(paper, is_switched=paper["name"] in switched)
                    rows.setdefault(paper["name"], []).append((state, name, paper))
        return {name: self.outcome(found) for name, found in rows.items()}

    @staticmethod
    def state(paper: dict[str, Any], *, is_switched: bool) -> str:
        if is_switched or paper["necessity"] == "必要":
            return "needed"
        if paper["necessity"] == "非必要":
            return "optional"
        return "needed" if paper.get("only_when") else "window_decides"

    @staticmethod
    def outcome(found: list[tuple[str, str, dict[str, Any]]]) -> tuple[str, set[str]]:
        strongest = [row for row in found if row[0] == "needed"] or found
        who = {name for _, name, _ in strongest}
        # What the one form replaces is as good as not listed; the rest is looked at as if it stood alone.
        needed = [(name, paper) for _, name, paper in strongest if paper.get("made_from") != "form"]
        if not needed:
            return "made_from_form", who
        if strongest[0][0] != "needed":
            states = {state for state, _, paper in strongest if "made_from" not in paper}
            return ("window_decides" if "window_decides" in states else "optional"), who
        shared = [paper for _, paper in needed if paper["obtainable_by_sharing"]]
        is_here = any(way in paper["sharing_via"] for paper in shared for way in PAPER_COMES)
        return ("waived" if len(shared) == len(needed) or is_here else "asked"), who

    def needed_papers(self) -> int:
        switched = {name for option in self.chosen() for name in option["adds_materials"]}
        return sum(
            self.state(paper, is_switched=paper["name"] in switched) == "needed"
            for matter in self.matters.values()
            for paper in matter["materials"]
            if paper["name"] in switched or self.is_true(paper.get("only_when"))
        )
