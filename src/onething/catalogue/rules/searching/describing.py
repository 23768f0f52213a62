"""A published thing as a search shows it: whom it serves, where it is decided, whether it goes online."""

from dataclasses import dataclass

from onething.catalogue.contracts import Matter, OnlineDepth, Place, PublishedThing, Thing
from onething.catalogue.finds import Audience, FoundMatter, FoundThing
from onething.catalogue.rules.searching.office_words import OfficeWords

# The demonstration's and the plan of 2019's own words for whom a thing serves.
_PERSONS = ("自然人", "个人", "监护人")
_COMPANIES = ("法人", "个体", "社会组织", "单位", "企业")
_NOT_BY_ITSELF = (OnlineDepth.ADVICE, OnlineDepth.INTAKE, OnlineDepth.PRE_REVIEW)
# How much a field's words weigh for a thing: its own name most, what it merely asks for least.
OWN, MATTER, RESULT, DEPARTMENT, ASIDE = 1.0, 0.8, 0.7, 0.35, 0.25


@dataclass(frozen=True)
class Line:
    """A text of a thing and what its words weigh; `matter` is the number of the matter whose name it is."""

    text: str
    weight: float
    matter: int | None = None


def describe_thing(published: PublishedThing, *, words: OfficeWords) -> FoundThing:
    """Return the thing as a search shows it, reason and matters still open."""
    thing = published.thing
    matters = [describe_matter(matter) for matter in thing.matters]
    departments = (thing.lead_department, *(one.department for one in matters), *thing.joint_departments)
    return FoundThing(
        code=thing.code,
        name=thing.name,
        lead_department=thing.lead_department,
        departments=tuple(dict.fromkeys(departments)),
        audiences=_list_audiences(thing.audience),
        places=tuple(sorted({one.place for one in matters})),
        is_online=all(one.is_online for one in matters),
        life_event=words.events.get(thing.code),
        joined=tuple(one.name for one in matters),
    )


def describe_matter(matter: Matter) -> FoundMatter:
    """Return the matter as a search shows it. Where no depth is known, online is what is decided in this platform."""
    depth = matter.particulars.manner.online_depth
    is_online = matter.place is Place.HERE if depth is None else depth not in _NOT_BY_ITSELF
    return FoundMatter(matter.code, matter.name, matter.department, matter.place, is_online)


def list_lines(thing: Thing) -> list[Line]:
    """Return the texts by which a thing is found: names, results, departments, answers, papers."""
    lines = [Line(thing.name, OWN), Line(thing.lead_department, DEPARTMENT)]
    for number, matter in enumerate(thing.matters):
        lines.append(Line(matter.name, MATTER, number))
        lines.append(Line(matter.result, RESULT, number))
        lines.append(Line(matter.department, DEPARTMENT, number))
        lines += [Line(material.name, ASIDE) for material in matter.materials]
    lines += [Line(option.label, ASIDE) for question in thing.questions for option in question.options]
    return lines


def _list_audiences(text: str) -> tuple[Audience, ...]:
    known = {Audience.PERSON: _PERSONS, Audience.COMPANY: _COMPANIES}
    # "社会组织法人" is no person though "人" stands in it: whole words only.
    found = tuple(audience for audience, words in known.items() if any(word in text for word in words))
    return found or tuple(Audience)
