"""A second, slow opinion on every plan: works on a package's raw JSON, by trying all chains, and imports nothing of ours.

Written against the schema (docs/package) and docs/catalogue-package.md. It never saw how planning does it.
"""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

Documents = dict[str, Any]
Row = dict[str, Any]
ROLES = [
    "co_applicant", "applicant", "agent", "legal_rep", "seller", "buyer", "child", "mother", "father", "guardian",
    "mortgagee", "employer", "organizer", "student", "deceased",
]  # fmt: skip
PAPER_COMES = ("电子证照", "电子营业执照", "前序流程", "共享", "调取", "推送", "自查")
WORKING = ("工作日", "日(工作日)", "即时")


class BruteForce:
    """All that can be said about one thing of a package under some answers (question → text, or list of texts)."""

    def __init__(
        self,
        documents: Documents,
        *,
        code: str,
        answers: dict[str, Any],
        held: Collection[str] = (),
        sources: Collection[str] = (),
    ) -> None:
        things = [
            value for file, value in documents.items() if file.startswith("things/") and "code" in value
        ]
        self.code, self.held, self.sources = code, held, sources
        self.thing = next(thing for thing in things if thing["code"] == code)
        self.questions = {question["key"]: question for question in self.thing["situations"]}
        self.forms = {
            m["id"]: documents["forms.json"][f"{code}/{m['id']}"]["fields"] for m in self.thing["matters"]
        }
        self.elements = {element["code"]: element for element in documents["elements.json"]}
        self.raw = answers
        self.answers = {key: self.options(key) for key in answers if self.is_asked(key, seen=())}
        self.matters = {m["id"]: m for m in self.thing["matters"] if self.is_included(m)}

    # Questions

    def options(self, key: str) -> list[str]:
        """The values that an answer stands for."""
        question, answer = self.questions[key], self.raw[key]
        texts = answer if isinstance(answer, list) else [answer]
        measure = self.measure(key)
        if measure is None:
            return [option["value"] for option in question["options"] if option["value"] in texts]
        fitting = [option for option in question["options"] if self.fits(option, measure=measure)]
        return [
            max(fitting, key=lambda option: self.place(option.get("at_least", "-999999"), low=True))["value"]
        ]

    def measure(self, key: str) -> int | None:
        """The number that was given, or the day as a number; None when an option was named."""
        answer = self.raw[key]
        if self.questions[key].get("kind") not in ("number", "date"):
            return None
        text = answer[0] if isinstance(answer, list) else answer
        kind = self.questions[key].get("kind")
        if kind == "number" and text.lstrip("-").isdigit():
            return int(text)
        return date.fromisoformat(text).toordinal() if kind == "date" and text[:1].isdigit() else None

    @staticmethod
    def place(end: Any, *, low: bool) -> int:
        text = str(end)
        return date.fromisoformat(text).toordinal() if text.count("-") == 2 else int(text)

    def fits(self, option: Row, *, measure: int) -> bool:
        if "at_least" in option and measure < self.place(option["at_least"], low=True):
            return False
        return "below" not in option or measure < self.place(option["below"], low=False)

    def is_asked(self, key: str, *, seen: tuple[str, ...]) -> bool:
        """Going up the chain of conditions to a question that is always asked."""
        condition = self.questions[key].get("only_when")
        if condition is None:
            return True
        above, value = condition.replace("~", "=").split("=")
        if above in seen or above == key or above not in self.raw:
            return False
        return value in self.options(above) and self.is_asked(above, seen=(*seen, key))

    def open_questions(self) -> set[str]:
        return {key for key in self.questions if key not in self.raw and self.is_asked(key, seen=())}

    def is_true(self, condition: str | None) -> bool:
        if condition is None:
            return True
        key, value = condition.replace("~", "=").split("=")
        return value in self.answers.get(key, [])

    def chosen(self) -> list[Row]:
        return [
            option
            for key, values in self.answers.items()
            for option in self.questions[key]["options"]
            if option["value"] in values
        ]

    def gates(self) -> list[str]:
        return sorted(option["gate"]["reason"] for option in self.chosen() if "gate" in option)

    # Matters

    def is_included(self, matter: Row) -> bool:
        name = matter["id"]
        if any(name in option["removes_matters"] for option in self.chosen()):
            return False
        return (
            matter["included_by_default"]
            or (matter["included_when"] is not None and self.is_true(matter["included_when"]))
            or any(name in option["adds_matters"] for option in self.chosen())
        )

    def needs(self, name: str) -> set[str]:
        return set(self.matters[name]["depends_on"]) & set(self.matters)

    def chains(self, last: str) -> Iterator[list[str]]:
        """Every chain of included matters that ends in one."""
        before = self.needs(last)
        if not before:
            yield [last]
        for name in before:
            for chain in self.chains(name):
                yield [*chain, last]

    def wave(self, name: str) -> int:
        return max(len(chain) for chain in self.chains(name))

    def is_before(self, first: str, then: str) -> bool:
        return first != then and any(first in chain for chain in self.chains(then))

    def site_visits(self) -> set[tuple[int, tuple[str, ...]]]:
        going = [
            name
            for name, matter in self.matters.items()
            if matter.get("site_visit")
            and not self.is_promised(name)
            and matter.get("place", "outside" if matter["type"].startswith("中介服务") else "here") == "here"
        ]
        return {
            (
                self.wave(name),
                tuple(sorted(self.codes(other for other in going if self.wave(other) == self.wave(name)))),
            )
            for name in going
        }

    def codes(self, names: Any) -> set[str]:
        return {f"{self.code}/{name}" for name in names}

    # Days

    def is_promised(self, name: str) -> bool:
        """Decided at once, on the applicant's promise (告知承诺)."""
        allowed = (self.matters[name].get("commitment") or {}).get("allowed", False)
        return allowed and any(name in option.get("promises", []) for option in self.chosen())

    def days(self, name: str) -> int | None:
        matter = self.matters[name]
        if self.is_promised(name):
            return 0
        if matter["committed_days"] is not None:
            return int(matter["committed_days"])
        return self.legal_days(name)

    def legal_days(self, name: str) -> int | None:
        matter = self.matters[name]
        if self.is_promised(name):
            return 0
        return matter["statutory_days"] if matter["statutory_unit"] in WORKING else None

    def promised(self) -> int | None:
        if all(self.days(name) is None for name in self.matters):
            return None
        return max(sum(self.days(step) or 0 for step in chain) for chain in self.all_chains())

    def ceiling(self) -> int | None:
        limits = {name: self.legal_days(name) for name in self.matters}
        if not limits or None in limits.values():
            return None
        return max(sum(limits[step] or 0 for step in chain) for chain in self.all_chains())

    def all_chains(self) -> list[list[str]]:
        return [chain for name in self.matters for chain in self.chains(name)]

    # The form

    def form(self) -> dict[tuple[str, str], Row]:
        """(role, element) → who asks, whether required, where it comes from, and the rules that hold."""
        found: dict[tuple[str, str], Row] = {}
        for name in self.matters:
            for field in self.forms[name]:
                makers = self.elements[field["element"]].get("produced_by") or []
                if self.is_true(field.get("only_when")) and f"{self.code}/{name}" not in makers:
                    key = (field.get("role") or self.role(field["element"]), field["element"])
                    line = found.setdefault(key, {"asked_by": set(), "required": False, "fields": []})
                    line["asked_by"].add(name)
                    line["required"] = line["required"] or field["required"]
                    line["fields"].append(field)
        for (_, element), line in found.items():
            line["filled_from"] = self.filling(element, askers=line["asked_by"])
            line["rules"] = self.rules(self.elements[element], fields=line.pop("fields"))
        return found

    @staticmethod
    def role(element: str) -> str:
        return next((role for role in ROLES if (element + "_").startswith(role + "_")), "subject")

    @staticmethod
    def rules(element: Row, *, fields: list[Row]) -> Row:
        """What a value has to be to pass all the forms, one after the other."""
        every = [element, *fields]
        choices = [value for value, _ in element.get("choices") or []]
        for field in fields:
            if field.get("choices") is not None:
                choices = [value for value in choices if value in field["choices"]]
        return {
            "max_length": min(
                (rule["max_length"] for rule in every if rule.get("max_length") is not None), default=None
            ),
            "min": max((rule["min"] for rule in every if rule.get("min") is not None), default=None),
            "max": min((rule["max"] for rule in every if rule.get("max") is not None), default=None),
            "choices": choices,
        }

    def filling(self, element: str, *, askers: set[str]) -> str | None:
        definition = self.elements[element]
        if self.is_answered(definition):
            return f"answer:{definition['situation_key']}"
        here = self.codes(self.matters)
        makers = [made.split("/")[1] for made in definition.get("produced_by") or [] if made in here]
        if makers:
            earliest = min(makers, key=lambda name: (self.wave(name), name))
            if not any(self.is_before(asker, earliest) for asker in askers):
                return f"result:{self.code}/{earliest}"
        if definition.get("shared_source") and definition["shared_source"] in self.sources:
            return f"source:{definition['shared_source']}"
        return "system:application_date" if element == "application_date" else None

    def is_answered(self, element: Row) -> bool:
        key = element.get("situation_key")
        given = self.answers.get(key, []) if key else []
        if not given:
            return False
        kind, question = element["type"], self.questions[key]
        if self.measure(key) is not None and kind in ("integer", "decimal", "money", "date"):
            units = {element.get("unit"), question.get("unit")} - {None}
            return (kind == "date") == (question["kind"] == "date") and len(units) < 2
        if kind == "boolean":
            return bool(element.get("situation_value")) or given in (["true"], ["false"])
        offered = {value for value, _ in element.get("choices") or []}
        return set(given) <= offered and (kind == "multi_choice" or len(given) == 1)

    def published_fields(self) -> int:
        return sum(
            self.is_true(field.get("only_when")) for name in self.matters for field in self.forms[name]
        )

    # Papers

    def papers_alike(self, name: str) -> frozenset[str]:
        """All names of the paper that a name means, walking from line to line of everything the thing lists."""
        lines = [paper for matter in self.thing["matters"] for paper in matter["materials"]]
        reached, waiting = set(), [name]
        while waiting:
            one = waiting.pop()
            reached.add(one)
            kinds = {self.kind(line) for line in lines if line["name"] == one} - {None}
            waiting += [
                line["name"] for line in lines if self.kind(line) in kinds and line["name"] not in reached
            ]
        return frozenset(reached)

    @staticmethod
    def kind(line: Row) -> tuple[str, str] | None:
        return (line["type"], line["purpose"]) if line.get("type") and line.get("purpose") else None

    def listed(self) -> Iterator[tuple[str, Row, str]]:
        """Each line that applies: matter, line, state."""
        switched = {name for option in self.chosen() for name in option["adds_materials"]}
        for name, matter in self.matters.items():
            for paper in matter["materials"]:
                if paper["name"] in switched or self.is_true(paper.get("only_when")):
                    yield name, paper, self.state(paper, is_switched=paper["name"] in switched)

    @staticmethod
    def state(paper: Row, *, is_switched: bool) -> str:
        if is_switched or paper["necessity"] in ("必要", "容缺后补"):
            return "needed"
        if paper["necessity"] == "非必要":
            return "optional"
        return "needed" if paper.get("only_when") else "window_decides"

    def materials(self) -> dict[frozenset[str], tuple[str, set[str]]]:
        """Names listed for one paper → (state, who needs it); "made_from_form" is what the one form replaces."""
        rows: dict[frozenset[str], list[tuple[str, Row, str]]] = {}
        for line in self.listed():
            rows.setdefault(self.papers_alike(line[1]["name"]), []).append(line)
        return {
            frozenset(paper["name"] for _, paper, _ in found): self.outcome(
                found, is_held=bool(names & set(self.held))
            )
            for names, found in rows.items()
        }

    @staticmethod
    def outcome(found: list[tuple[str, Row, str]], *, is_held: bool) -> tuple[str, set[str]]:
        strongest = [row for row in found if row[2] == "needed"] or found
        who = {name for name, _, _ in strongest}
        # What the one form replaces is as good as not listed; the rest is looked at as if it stood alone.
        left = [(paper, state) for _, paper, state in strongest if paper.get("made_from") != "form"]
        if not left:
            return "made_from_form", who
        if strongest[0][2] != "needed":
            return ("window_decides" if "window_decides" in {state for _, state in left} else "optional"), who
        shared = [paper for paper, _ in left if paper["obtainable_by_sharing"]]
        is_here = any(way in paper["sharing_via"] for paper in shared for way in PAPER_COMES)
        return ("waived" if is_held or len(shared) == len(left) or is_here else "asked"), who

    # Before and after

    def saved(self) -> dict[str, list[int]]:
        """Everything that can be counted twice: one by one as published, and together."""
        lines = self.form()
        asked = sum(state == "asked" for state, _ in self.materials().values())
        found = {
            "forms": [len(self.matters), min(1, len(self.matters))],
            "fields": [self.published_fields(), sum(line["filled_from"] is None for line in lines.values())],
            "materials": [sum(state == "needed" for _, _, state in self.listed()), asked],
        }
        visits = [matter.get("visits") for matter in self.matters.values()]
        if visits and None not in visits and "visits" in self.thing:
            apart = sum(len(together) for _, together in self.site_visits())
            joint = min(self.thing["visits"], sum(visits)) + len(self.site_visits())
            found["visits"] = [sum(visits) + apart, joint]
        days = [self.days(name) for name in self.matters]
        if days and None not in days:
            found["working_days"] = [sum(day or 0 for day in days), self.promised() or 0]
        return found
