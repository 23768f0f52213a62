"""A guide in plain words: what pages show, documents print and machines read. Outsiders find these in contracts.py."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Fact:
    """One fact of a guide. `label` says so where the figure rests on nothing that was made public here, else it is empty."""

    name: str
    text: str
    label: str = ""


@dataclass(frozen=True)
class GuideSection:
    """What a guide tells under one heading."""

    title: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class GuidePaper:
    """A paper: whether the applicant brings it (`is_asked`), how it is got, when it is needed, and in what form.

    `needed_by` names matters in the guide of a thing, and is empty in that of a matter. `points` and `standard` are for
    the staff's work norm and empty in guides.
    """

    name: str
    is_asked: bool
    how: str
    when: str
    form: str
    notes: tuple[str, ...] = ()
    needed_by: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    standard: tuple[Fact, ...] = ()


@dataclass(frozen=True)
class MatterGuide:
    """The guide of one matter; `since` is the first day of its publication, `questions` are question and answer."""

    thing_code: str
    thing_name: str
    code: str
    id: str
    name: str
    department: str
    result: str
    version: int | None
    since: date | None
    sections: tuple[GuideSection, ...]
    papers: tuple[GuidePaper, ...]
    questions: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class MatterNorm:
    """How the desk works on a matter: what holds of it, and each paper with its review points and standards."""

    guide: MatterGuide
    rules: tuple[Fact, ...]
    papers: tuple[GuidePaper, ...]


@dataclass(frozen=True)
class ThingMatter:
    """A matter as the guide of its thing lists it. `when`: in which situation it comes in, empty for always."""

    code: str
    id: str
    name: str
    department: str
    result: str
    is_always: bool
    when: str
    promised: Fact
    statutory: Fact
    fee: Fact


@dataclass(frozen=True)
class ThingGuide:
    """The guide of a thing: its matters, every paper once, and what people ask, with the matter it is about."""

    code: str
    name: str
    lead_department: str
    departments: tuple[str, ...]
    audience: str
    version: int | None
    since: date | None
    facts: tuple[Fact, ...]
    matters: tuple[ThingMatter, ...]
    papers: tuple[GuidePaper, ...]
    questions: tuple[tuple[str, str], ...]
    situations: int
