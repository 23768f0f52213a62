"""The guide of one matter, section by section (GB/T 39046 table 4), in plain words."""

from collections.abc import Iterator

from onething.catalogue.contracts import (
    Fact,
    GuideSection,
    Matter,
    MatterGuide,
    Place,
    PublishedThing,
    Thing,
    find_ground,
)
from onething.catalogue.rules.difference_words import FACTS, say_fee, say_limit, say_procedure
from onething.catalogue.rules.guiding import words
from onething.catalogue.rules.guiding.papers import list_papers

Facts = Iterator[Fact]


def make_matter_guide(published: PublishedThing, *, matter: Matter) -> MatterGuide:
    """Return the guide of a matter of this publication: what was published, and what was not where people look for it."""
    thing = published.thing
    sections = (
        GuideSection(title, tuple(facts))
        for title, facts in (
            (words.WHAT, _tell_what(matter)),
            (words.HOW_LONG, _tell_how_long(matter)),
            (words.WHERE, _tell_where(matter)),
            (words.CONDITIONS, _tell_conditions(matter, thing=thing)),
            (words.FEES, _tell_fees(matter)),
            (words.RESULT, _tell_result(matter)),
            (words.ASK, _tell_whom_to_ask(matter)),
        )
    )
    return MatterGuide(
        thing_code=thing.code,
        thing_name=thing.name,
        code=matter.code,
        id=matter.id,
        name=matter.name,
        department=matter.department,
        result=matter.result,
        version=published.version,
        since=published.effective_from,
        sections=tuple(section for section in sections if section.facts),
        papers=list_papers(matter, thing=thing),
        questions=tuple((one.question, one.answer) for one in matter.particulars.guide.faqs),
    )


def say_statutory(matter: Matter) -> Fact:
    """Return the limit by law with its law and article, labelled where nobody checked it."""
    if matter.statutory is None:
        return Fact(words.STATUTORY, words.NO_LIMIT)
    text, ground = (say_limit(matter.statutory) or "").strip(), find_ground(matter.statutory_basis)
    if ground is not None:
        article = words.ARTICLE.format(number=ground.article) if ground.article else ""
        text = words.GROUND.format(text=text, law=ground.law, article=article)
    return Fact(words.STATUTORY, text, label="" if matter.statutory_verified else words.UNOFFICIAL)


def say_promised(matter: Matter) -> Fact:
    """Return the promise, labelled where it is none of this city's."""
    if matter.committed is None:
        return Fact(words.PROMISED, words.NOT_PUBLISHED)
    text = (say_limit(matter.committed) or "").strip()
    return Fact(words.PROMISED, text, label=words.STANDINGS[matter.committed_standing])


def say_fee_of(matter: Matter) -> Fact:
    """Return what it costs in a few words."""
    fees = matter.particulars.manner.fees
    if fees:
        return Fact(
            words.FEE,
            words.SEMICOLON.join(map(say_fee, fees)),
            label="" if all(one.official for one in fees) else words.UNOFFICIAL,
        )
    if not matter.fee:
        return Fact(words.FEE, words.NOT_PUBLISHED)
    return Fact(words.FEE, matter.fee, label=_label(matter, key="fee"))


def _label(matter: Matter, *, key: str) -> str:
    known = matter.particulars.figures.get(key)
    return "" if known is not None and known.official else words.UNOFFICIAL


def _tell_what(matter: Matter) -> Facts:
    authority = matter.particulars.authority
    yield Fact(words.KIND, matter.kind_original)
    yield Fact(words.CASE_KIND, matter.case_kind)
    yield Fact(words.DEPARTMENT, matter.department)
    if authority.implementing_body:
        yield Fact(words.BODY, authority.implementing_body.name)
    if authority.joint_bodies:
        yield Fact(words.JOINT, words.COMMA.join(one.name for one in authority.joint_bodies))
    if authority.service_objects:
        yield Fact(words.SERVED, words.COMMA.join(authority.service_objects))
    if authority.exercise_level:
        yield Fact(words.LEVEL, authority.exercise_level, label=_label(matter, key="exercise_level"))
    if codes := [one for one in authority.codes if one.until is None]:
        said = (words.CODE.format(level=one.level, code=one.code) for one in codes)
        yield Fact(words.CODES, words.WIDE_COMMA.join(said))


def _tell_how_long(matter: Matter) -> Facts:
    manner = matter.particulars.manner
    yield say_statutory(matter)
    yield say_promised(matter)
    if matter.extension_days:
        yield Fact(words.EXTENSION, words.EXTENSION_DAYS.format(days=matter.extension_days))
    for one in manner.procedures:
        yield Fact(words.PROCEDURE, say_procedure(one))
    for text in (manner.statutory_explanation, manner.committed_explanation):
        if text:
            yield Fact(words.EXPLANATION, text)


def _tell_where(matter: Matter) -> Facts:
    manner, guide = matter.particulars.manner, matter.particulars.guide
    if matter.visits is not None:
        text = words.TIMES.format(visits=matter.visits)
        yield Fact(words.VISITS, text, label=_label(matter, key="visits"))
    if matter.visits and manner.visits_reason:
        yield Fact(words.VISITS_WHY, manner.visits_reason)
    if manner.online_depth:
        yield Fact(words.ONLINE, manner.online_depth, label=_label(matter, key="online_depth"))
    if manner.cross_region:
        yield Fact(words.REGION, manner.cross_region)
    if matter.site_visit:
        yield Fact(words.SITE_VISIT, words.SITE_VISIT_SAID)
    if matter.place is Place.OUTSIDE:
        yield Fact(words.PLACE_OUTSIDE, words.PLACE_OUTSIDE_SAID.format(department=matter.department))
    for place in guide.places:
        parts = (place.name, place.address, place.hours, place.phone)
        text = words.WIDE_COMMA.join(part for part in parts if part)
        yield Fact(words.PLACE, text, label=_label(matter, key="places"))


def _tell_conditions(matter: Matter, *, thing: Thing) -> Facts:
    manner = matter.particulars.manner
    for text in manner.acceptance_conditions:
        yield Fact(words.CONDITION, text)
    if manner.quantity_limit:
        yield Fact(words.QUANTITY, manner.quantity_limit)
    needed = [found.result for code in matter.depends_on if (found := thing.find_matter(code)) is not None]
    if needed:
        yield Fact(words.BEFORE, words.COMMA.join(dict.fromkeys(needed)))
    for one in manner.intermediaries:
        parts = (one.name, one.limit, one.fee, one.basis or words.INTERMEDIARY_NONE)
        yield Fact(words.INTERMEDIARY, words.WIDE_COMMA.join(part for part in parts if part))


def _tell_fees(matter: Matter) -> Facts:
    yield say_fee_of(matter)
    if "fee_paid" in matter.conditions:
        yield Fact(FACTS["fee_paid"], words.FEE_WAITS)


def _tell_result(matter: Matter) -> Facts:
    manner = matter.particulars.manner
    yield Fact(words.RESULT_NAME, matter.result)
    if manner.result_kind:
        yield Fact(words.RESULT_KIND, manner.result_kind, label=_label(matter, key="result_kind"))
    if matter.validity_months:
        yield Fact(words.VALIDITY, words.MONTHS.format(months=matter.validity_months))
    if manner.result_sample:
        yield Fact(words.SAMPLE, manner.result_sample)


def _tell_whom_to_ask(matter: Matter) -> Facts:
    guide = matter.particulars.guide
    groups = (
        (words.CONTACT, "contacts", guide.contacts),
        (words.SUPERVISION, "supervision", guide.supervision),
    )
    for name, key, contacts in groups:
        for one in contacts:
            yield Fact(name, f"{one.way} {one.value}", label=_label(matter, key=key))
        if not contacts:
            yield Fact(name, words.NOT_PUBLISHED)
    for remedy in guide.remedies:
        text = (
            words.REMEDY_WITHIN.format(organ=remedy.organ, within=remedy.within)
            if remedy.within
            else remedy.organ
        )
        parts = (text, remedy.address, remedy.phone)
        yield Fact(remedy.kind, words.WIDE_COMMA.join(part for part in parts if part))
