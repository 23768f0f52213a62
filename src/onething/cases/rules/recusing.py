"""Who is asked to stay away from a step, who answers, and who it may be (公务员法 art. 76, 77)."""

from collections.abc import Collection
from uuid import UUID

from onething.cases import review_words as words
from onething.cases.contracts.recusing import ASKABLE
from onething.directory.contracts import Post
from onething.kernel.errors import Refusal

ANSWERED_BY = {Post.REVIEWER: Post.DECIDER, Post.DECIDER: Post.HEAD}


def check_askable(of: Post, *, asked: str, held_by: UUID | None) -> None:
    """Refuse a second request while one is open, one about another post, and one about a reviewer that there is not yet."""
    if asked:
        raise Refusal("cases.recusal.asked", words.RECUSAL_ASKED, status=409)
    if of not in ASKABLE:
        raise Refusal("cases.recusal.of", words.RECUSAL_OF, field="of")
    if of is Post.REVIEWER and held_by is None:
        raise Refusal("cases.recusal.nobody", words.RECUSAL_NOBODY, status=409)


def check_answerer(post: str | None, *, asked: str) -> None:
    """Refuse to answer what was not asked, and what another post answers: on a reviewer the decider, on a decider the head."""
    if not asked:
        raise Refusal("cases.recusal.not_asked", words.RECUSAL_NOT_ASKED, status=409)
    if ANSWERED_BY[Post(asked)] != post:
        raise Refusal("cases.recusal.not_yours", words.RECUSAL_NOT_YOURS[asked], status=403)


def check_whom(
    person: UUID | None, *, candidates: Collection[UUID], recused: Collection[UUID], by: UUID
) -> UUID:
    """Return who is to stay away; refuses nobody, a stranger, oneself, and who stays away already."""
    if person is None or person == by or person not in candidates:
        raise Refusal("cases.recusal.whom", words.RECUSAL_WHOM, field="person")
    if person in recused:
        raise Refusal("cases.recusal.already", words.RECUSAL_ALREADY, status=409, field="person")
    return person


def check_not_asked(asked: str) -> None:
    """Refuse an opinion while a request for recusal has no answer: who decides must be beyond it."""
    if asked:
        raise Refusal("cases.recusal.open", words.RECUSAL_OPEN, status=409)
