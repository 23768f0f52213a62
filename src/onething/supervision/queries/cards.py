"""Cards: lists with filters, and one card with its rule and everything said about it."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer
from onething.rulebook.contracts import Rule, Rulebook, RuleKind
from onething.rulebook.queries import list_rulebooks
from onething.supervision import words
from onething.supervision.contracts.kinds import CardState, Colour
from onething.supervision.contracts.subjects import CASE, own_chain
from onething.supervision.contracts.views import CardRow, CardView
from onething.supervision.models import Card
from onething.supervision.queries.saying import offer, read_said
from onething.supervision.queries.scoping import scope_cards
from onething.supervision.rules.judging import RAISE
from onething.supervision.states import CARD_MOVES

PAGE = 20


@dataclass(frozen=True)
class CardFilter:
    """Which cards are wanted; what is None is not asked."""

    state: CardState | None = None
    colour: Colour | None = None
    kind: RuleKind | None = None
    unit_code: str | None = None
    case_id: UUID | None = None


def list_cards(
    viewer: Viewer, *, wanted: CardFilter, after: UUID | None = None, limit: int = PAGE
) -> list[CardRow]:
    """One page of the cards the viewer may see, newest first; `after` is the last id of the page before."""
    cards = _filter(scope_cards(viewer), wanted=wanted).order_by("-id")
    if after is not None:
        cards = cards.filter(id__lt=after)
    books = list_rulebooks(viewer)
    return [_row(card, rule=_find_rule(card, books=books)) for card in cards[: min(limit, 100)]]


def count_open_cards(viewer: Viewer) -> int:
    """Return how many cards wait for an answer of those the viewer may see."""
    return scope_cards(viewer).filter(state__in=[CardState.OPEN, CardState.LAPSED]).count()


def get_card(viewer: Viewer, *, card_id: UUID) -> CardView:
    """Return one card whole; refuses `supervision.card.unknown` (404) for what is not theirs."""
    card = scope_cards(viewer).filter(id=card_id).first()
    if card is None:
        raise Refusal("supervision.card.unknown", words.CARD_UNKNOWN, status=404)
    rule = _find_rule(card, books=list_rulebooks(viewer))
    said = read_said(
        viewer, subject=own_chain(card.followed_id), is_about=lambda facts: facts.get("card") == str(card.id)
    )
    raised = next((one for one in said if one.verb == RAISE), None)
    return CardView(
        row=_row(card, rule=rule),
        rule=rule,
        rules_version=card.rules_version,
        about=card.about,
        person_id=card.person_id,
        recorded_at=card.recorded_at,
        facts=raised.facts if raised else {},
        said=said,
        next_acts=offer(viewer, moves=CARD_MOVES, state=card.state),
        order_ids=tuple(card.orders.values_list("id", flat=True)),
    )


def _find_rule(card: Card, *, books: list[Rulebook]) -> Rule | None:
    """The rule under which a card was raised, in its version."""
    book = next((one for one in books if one.version == card.rules_version), None)
    return next((rule for rule in book.rules if rule.code == card.rule), None) if book else None


def _filter(cards: QuerySet[Card], *, wanted: CardFilter) -> QuerySet[Card]:
    asked = {
        "state": wanted.state,
        "colour": wanted.colour,
        "kind": wanted.kind,
        "unit_code": wanted.unit_code,
        "followed_id": wanted.case_id,
    }
    return cards.filter(**{name: value for name, value in asked.items() if value is not None})


def _row(card: Card, *, rule: Rule | None) -> CardRow:
    followed = card.followed
    return CardRow(
        id=card.id,
        number=card.number,
        colour=Colour(card.colour),
        kind=RuleKind(card.kind),
        rule=card.rule,
        rule_name=rule.name if rule else card.rule,
        case_id=followed.subject_id if followed.kind == CASE else None,
        case_number=followed.number,
        thing_name=followed.thing_name,
        matter_name=card.matter_name,
        unit_code=card.unit_code,
        raised_at=card.raised_at,
        answer_by=card.answer_by,
        state=CardState(card.state),
    )
