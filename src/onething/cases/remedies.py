"""Where and until when who does not agree can turn: what the matter publishes, and the law's own terms where it is silent."""

from collections.abc import Sequence
from uuid import UUID

from onething.cases import remedy_words as words
from onething.catalogue.contracts import Remedy, RemedyKind
from onething.catalogue.queries import get_publication
from onething.kernel.viewer import SYSTEM

_REVIEW = (words.REVIEW_REMEDY, words.REVIEW_WITHIN, words.REVIEW_ORGAN)
_SUIT = (words.SUIT_REMEDY, words.SUIT_WITHIN, words.SUIT_ORGAN)


def say_remedies(published: Sequence[Remedy] = ()) -> tuple[str, ...]:
    """Return the sentences of a decision that say no (行政许可法 art. 38): both ways always, the published organs first.

    A remedy that names no term has the law's (行政复议法 art. 20: sixty days; 行政诉讼法 art. 46: six months).
    """
    return (*_say(RemedyKind.REVIEW, published=published), *_say(RemedyKind.SUIT, published=published))


def _say(kind: RemedyKind, *, published: Sequence[Remedy]) -> tuple[str, ...]:
    sentence, within, organ = _REVIEW if kind is RemedyKind.REVIEW else _SUIT
    named = [one for one in published if one.kind is kind]
    if not named:
        return (sentence.format(within=within, organ=organ),)
    to = words.TO_ORGAN if kind is RemedyKind.REVIEW else "{organ}"
    return tuple(
        sentence.format(within=one.within or within, organ=to.format(organ=one.organ)) + _say_places(one)
        for one in named
    )


def _say_places(remedy: Remedy) -> str:
    places = [part for part in (remedy.address, remedy.phone) if part]
    return words.REMEDY_AT.format(places=words.PLACES_COMMA.join(places)) if places else ""


def list_published_remedies(publication_id: UUID, *, matter_code: str) -> tuple[str, ...]:
    """Return the sentences of a decision on one matter, as the publication that the case is bound to has its remedies."""
    matter = get_publication(SYSTEM, publication_id=publication_id).thing.find_matter(matter_code)
    return say_remedies(matter.particulars.guide.remedies if matter else ())
