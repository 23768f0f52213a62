"""The work norm of a matter (工作规范): review points and standards for the desk, beside what the guide tells everybody."""

from collections.abc import Iterator

from onething.catalogue.contracts import Fact, Matter, MatterKind, MatterNorm, PublishedThing
from onething.catalogue.rules.difference_words import FACTS, say_procedure
from onething.catalogue.rules.guiding import words
from onething.catalogue.rules.guiding.matters import make_matter_guide
from onething.catalogue.rules.guiding.papers import list_normed_papers


def make_norm(published: PublishedThing, *, matter: Matter) -> MatterNorm:
    """Return how the desk works on a matter of this publication."""
    return MatterNorm(
        guide=make_matter_guide(published, matter=matter),
        rules=tuple(_list_rules(matter)),
        papers=list_normed_papers(matter, thing=published.thing),
    )


def _list_rules(matter: Matter) -> Iterator[Fact]:
    manner, commitment = matter.particulars.manner, matter.particulars.authority.commitment
    for text in manner.acceptance_conditions:
        yield Fact(words.CONDITION, text)
    for one in manner.procedures:
        yield Fact(words.PROCEDURE, say_procedure(one))
    if matter.site_visit and matter.kind is MatterKind.LICENCE:
        yield Fact(words.SITE_VISIT, words.TWO_STAFF)
    if matter.conditions:
        yield Fact(words.PAYS, words.COMMA.join(FACTS.get(one, one) for one in matter.conditions))
    yield Fact(words.RELEASE, words.DECIDED_TOGETHER[matter.release])
    if commitment is not None:
        concern = f"：{commitment.concern}" if commitment.concern else ""
        yield Fact(
            words.PROMISE,
            words.PROMISE_YES if commitment.allowed else words.PROMISE_NO.format(concern=concern),
        )
