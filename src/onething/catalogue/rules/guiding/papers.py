"""Papers of a guide: whether one brings them, how they are got, when and in what form."""

from collections.abc import Iterable, Iterator

from onething.catalogue.contracts import Fact, GuidePaper, MadeFrom, Material, Matter, Necessity, Thing
from onething.catalogue.rules.difference_words import say_condition
from onething.catalogue.rules.guiding import words


def list_papers(matter: Matter, *, thing: Thing) -> tuple[GuidePaper, ...]:
    """Return the papers of a matter, those that one brings first."""
    return _sort(_make(one, thing=thing) for one in matter.materials)


def list_all_papers(thing: Thing) -> tuple[GuidePaper, ...]:
    """Return every paper of a thing once, with the matters that need it; brought to one, it is brought."""
    found: dict[str, list[tuple[GuidePaper, str]]] = {}
    for matter in thing.matters:
        for paper in list_papers(matter, thing=thing):
            found.setdefault(paper.name, []).append((paper, matter.name))
    return _sort(_unite(copies) for copies in found.values())


def list_normed_papers(matter: Matter, *, thing: Thing) -> tuple[GuidePaper, ...]:
    """Return the papers with what the desk looks at in them, in the order of the package."""
    return tuple(_make(one, thing=thing, is_norm=True) for one in matter.materials)


def _sort(papers: Iterable[GuidePaper]) -> tuple[GuidePaper, ...]:
    return tuple(sorted(papers, key=lambda one: not one.is_asked))


def _unite(copies: list[tuple[GuidePaper, str]]) -> GuidePaper:
    """The copy that asks most speaks for all; of several whens, the widest."""
    papers = [paper for paper, _ in copies]
    first = next((one for one in papers if one.is_asked), papers[0])
    always = next((one.when for one in papers if one.when == words.NEEDED[Necessity.REQUIRED]), first.when)
    return GuidePaper(
        name=first.name,
        is_asked=first.is_asked,
        how=first.how,
        when=always if first.is_asked else first.when,
        form=first.form,
        notes=tuple(dict.fromkeys(note for one in papers for note in one.notes)),
        needed_by=tuple(dict.fromkeys(name for _, name in copies)),
    )


def _make(one: Material, *, thing: Thing, is_norm: bool = False) -> GuidePaper:
    is_asked = one.made_from is None and not one.obtainable_by_sharing
    return GuidePaper(
        name=one.name,
        is_asked=is_asked,
        how=_say_how(one),
        when=_say_when(one, thing=thing),
        form=words.COPIES.format(form=one.form, copies=one.copies) if is_asked else "",
        notes=tuple(_list_notes(one)),
        points=one.particulars.review_points if is_norm else (),
        standard=tuple(_list_standards(one)) if is_norm else (),
    )


def _say_how(one: Material) -> str:
    if one.made_from is MadeFrom.FORM:
        return words.FORM_MADE
    if one.obtainable_by_sharing:
        return words.SHARED.format(via=one.sharing_via)
    return words.BROUGHT.format(source=one.source_kind or one.source_department)


def _say_when(one: Material, *, thing: Thing) -> str:
    if one.necessity is not Necessity.CONDITIONAL:
        return words.NEEDED[one.necessity]
    return say_condition(one.only_when, thing=thing) or words.CONDITIONAL_OPEN


def _list_notes(one: Material) -> Iterator[str]:
    told = one.particulars
    if one.note:
        yield one.note
    for text, said in (
        (told.legal_basis, words.PAPER_BASIS), (told.sample, words.PAPER_SAMPLE), (told.blank_form, words.PAPER_BLANK),
    ):  # fmt: skip
        if text:
            yield said.format(text=text)
    if told.formats:
        yield words.PAPER_FORMATS.format(text=words.COMMA.join(told.formats))
    if told.largest_mb:
        yield words.PAPER_LARGEST.format(size=told.largest_mb)
    if told.largest_pages:
        yield words.PAPER_PAGES.format(pages=told.largest_pages)


def _list_standards(one: Material) -> Iterator[Fact]:
    told = one.particulars
    for name, text in (
        (words.STANDARD, told.acceptance_standard),
        (words.TRUST, told.trust_level),
        (words.BASIS, told.legal_basis),
    ):
        if text:
            yield Fact(name, text)
