"""Guides as documents: what pages show of a thing or of a matter, printed as PDF/A with the address of the living page."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from django.conf import settings

from onething.catalogue.contracts import Fact, GuidePaper, MatterGuide, ThingGuide
from onething.catalogue.queries import get_current_thing, guide_matter, guide_thing
from onething.journey import letter_words as words
from onething.journey.letter_contents import Block, Body, number_rows, say_day
from onething.journey.letters import Letter, print_letter
from onething.kernel.clock_port import SHANGHAI
from onething.kernel.viewer import Viewer


def print_thing_guide(viewer: Viewer, *, code: str, at: datetime) -> bytes:
    """Return the guide of a thing in force as PDF/A-2b; the same version gives the same bytes. Refuses as the page does."""
    guide = guide_thing(viewer, published=get_current_thing(viewer, code=code, at=at))
    head = f"“{guide.name}”，{words.GUIDE_LEAD.format(department=guide.lead_department)}"
    blocks = (
        Block(paragraphs=(head,), facts=_say_facts(guide.facts)),
        _matters_block(guide),
        *_papers_blocks(guide.papers),
        *_questions_blocks(guide.questions),
    )
    return _print(
        title=words.GUIDE_TITLE, code=guide.code, path=f"/things/{guide.code}/", version=guide.version,
        since=guide.since, blocks=blocks,
    )  # fmt: skip


def print_matter_guide(viewer: Viewer, *, code: str, matter: str, at: datetime) -> bytes:
    """Return the guide of a matter in force as PDF/A-2b; refuses as the page does."""
    guide = guide_matter(viewer, published=get_current_thing(viewer, code=code, at=at), matter=matter)
    blocks = (
        Block(paragraphs=(words.GUIDE_MATTER.format(name=guide.name, thing=guide.thing_name),)),
        *(Block(heading=one.title, facts=_say_facts(one.facts)) for one in guide.sections),
        *_papers_blocks(guide.papers),
        *_questions_blocks(guide.questions),
    )
    return _print(
        title=words.GUIDE_TITLE, code=guide.code, path=address_of(guide), version=guide.version, since=guide.since,
        blocks=blocks,
    )  # fmt: skip


def address_of(guide: MatterGuide) -> str:
    """Return the path of a matter's page."""
    return f"/things/{guide.thing_code}/matters/{guide.id}/"


def _print(
    *, title: str, code: str, path: str, version: int | None, since: date | None, blocks: Iterable[Block]
) -> bytes:
    assert since is not None, "what is in force has its first day"  # noqa: S101
    office = words.OFFICE.format(city=settings.CITY_NAME)
    body = Body(
        addressee="",
        blocks=tuple(blocks),
        day=say_day(since),
        closing=words.GUIDE_END.format(version=version, day=say_day(since)),
        has_seal=False,
    )
    letter = Letter(
        title=title,
        number=words.GUIDE_NUMBER.format(code=code, version=version),
        office=office,
        unit=office,
        body=body,
        query_word=words.GUIDE_QUERY,
        query=f"{settings.PUBLIC_ADDRESS}{path}",
        issued_at=datetime(since.year, since.month, since.day, tzinfo=SHANGHAI),
    )
    return print_letter(letter)


def _say_facts(facts: Iterable[Fact]) -> tuple[tuple[str, str], ...]:
    return tuple((one.name, _say(one)) for one in facts)


def _say(one: Fact) -> str:
    return words.LABELLED.format(text=one.text, label=one.label) if one.label else one.text


def _matters_block(guide: ThingGuide) -> Block:
    rows = [
        ("\n".join(_name_matter(one.name, when=one.when, is_always=one.is_always)), one.department,
         _say(one.promised), _say(one.statutory))
        for one in guide.matters
    ]  # fmt: skip
    return Block(
        heading=words.GUIDE_MATTERS.format(count=len(rows)),
        columns=(words.ORDER, words.MATTER, words.DEPARTMENT, words.PROMISED, words.STATUTORY),
        widths=(0, 7, 6, 5, 8),
        rows=number_rows(rows),
    )


def _name_matter(name: str, *, when: str, is_always: bool) -> Iterator[str]:
    yield name
    if not is_always:
        yield when or words.GUIDE_PERHAPS


def _papers_blocks(papers: tuple[GuidePaper, ...]) -> Iterator[Block]:
    asked = [one for one in papers if one.is_asked]
    free = [one for one in papers if not one.is_asked]
    if not papers:
        yield Block(heading=words.GUIDE_PAPERS.format(count=0), paragraphs=(words.GUIDE_NO_PAPERS,))
    if asked:
        rows = [("\n".join((one.name, *one.needed_by)), one.form, one.when, words.SEMICOLON.join(one.notes) or words.NONE)
                for one in asked]  # fmt: skip
        yield Block(
            heading=words.GUIDE_PAPERS.format(count=len(asked)),
            columns=(words.ORDER, words.MATERIAL, words.FORM, words.GUIDE_WHEN, words.NOTES),
            widths=(0, 5, 2, 3, 4),
            rows=number_rows(rows),
        )
    if free:
        yield Block(
            heading=words.GUIDE_FREE.format(count=len(free)),
            columns=(words.ORDER, words.MATERIAL, words.WHY),
            widths=(0, 2, 3),
            rows=number_rows([(one.name, one.how) for one in free]),
        )


def _questions_blocks(questions: Iterable[tuple[str, str]]) -> Iterator[Block]:
    told = [
        f"{words.GUIDE_ASKED}{question}\n{words.GUIDE_ANSWERED}{answer}" for question, answer in questions
    ]
    if told:
        yield Block(heading=words.GUIDE_QUESTIONS, notes=tuple(told))
