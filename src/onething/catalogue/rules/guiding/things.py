"""The guide of a thing: its matters, every paper once, the questions people ask."""

from collections.abc import Iterator

from onething.catalogue.contracts import Fact, Matter, PublishedThing, Thing, ThingGuide, ThingMatter
from onething.catalogue.rules.difference_words import say_condition
from onething.catalogue.rules.guiding import words
from onething.catalogue.rules.guiding.matters import say_fee_of, say_promised, say_statutory
from onething.catalogue.rules.guiding.papers import list_all_papers


def make_thing_guide(published: PublishedThing) -> ThingGuide:
    """Return the guide of a publication."""
    thing = published.thing
    deciding = dict.fromkeys(matter.department for matter in thing.matters)
    return ThingGuide(
        code=thing.code,
        name=thing.name,
        lead_department=thing.lead_department,
        departments=tuple(deciding),
        audience=thing.audience,
        version=published.version,
        since=published.effective_from,
        facts=tuple(_tell(thing, departments=tuple(deciding))),
        matters=tuple(_list_matter(one, thing=thing) for one in thing.matters),
        papers=list_all_papers(thing),
        questions=tuple(
            (one.question, one.answer) for matter in thing.matters for one in matter.particulars.guide.faqs
        ),
        situations=len(thing.questions),
    )


def _tell(thing: Thing, *, departments: tuple[str, ...]) -> Iterator[Fact]:
    yield Fact(words.LEAD, thing.lead_department)
    yield Fact(words.UNITS, words.COMMA.join(departments))
    yield Fact(words.SERVES, thing.audience)
    if thing.visits is not None:
        # What a package says of visits rests on its own basis; none of them was made public here.
        yield Fact(words.WHOLE_VISITS, words.TIMES.format(visits=thing.visits), label=words.UNOFFICIAL)


def _list_matter(matter: Matter, *, thing: Thing) -> ThingMatter:
    return ThingMatter(
        code=matter.code,
        id=matter.id,
        name=matter.name,
        department=matter.department,
        result=matter.result,
        is_always=matter.included_by_default,
        when=say_condition(matter.included_when, thing=thing) or "",
        promised=say_promised(matter),
        statutory=say_statutory(matter),
        fee=say_fee_of(matter),
    )
