"""The closed sets of supervision: states of a card, of an order, of a point to rectify; colours."""

from enum import StrEnum

from onething.supervision import words


class CardState(StrEnum):
    """The life of a card (黄牌、红牌)."""

    OPEN = "open"
    ANSWERED = "answered"
    APPEALED = "appealed"
    LAPSED = "lapsed"
    UPHELD = "upheld"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        """The state in Chinese."""
        return words.CARD_STATES[self.value]


class OrderState(StrEnum):
    """The life of a supervise order (督办单)."""

    ISSUED = "issued"
    REPORTED = "reported"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        """The state in Chinese."""
        return words.ORDER_STATES[self.value]


class PointState(StrEnum):
    """The life of a point of a rectification list (整改清单)."""

    REQUIRED = "required"
    DONE = "done"
    VERIFIED = "verified"

    @property
    def label(self) -> str:
        """The state in Chinese."""
        return words.POINT_STATES[self.value]


class Colour(StrEnum):
    """How grave a card is."""

    YELLOW = "yellow"
    RED = "red"

    @property
    def label(self) -> str:
        """The colour in Chinese."""
        return words.COLOURS[self.value]
