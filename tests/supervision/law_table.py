"""Who may do what to a card, an order and a point, written by hand; the tables of moves are held against it.

Columns: noun, verb, states, posts, ground, why.
"""

CARD, ORDER, POINT = "card", "order", "point"
UNIT = ("decider", "lead_coordinator", "window_clerk", "organ_head")
HOUSE = "house rule"

ALLOWED = [
    (
        CARD,
        "raise",
        ("nowhere",),
        ("system",),
        "GB/T 39046 table 11",
        "the rules speak, no person raises a card",
    ),
    (CARD, "answer", ("open", "lapsed"), UNIT, HOUSE, "the unit explains; late is better than never"),
    (CARD, "appeal", ("open", "lapsed"), UNIT, HOUSE, "the unit says why it is wrong"),
    (CARD, "lapse", ("open",), ("system",), HOUSE, "nobody answered in time"),
    (
        CARD,
        "uphold",
        ("answered", "appealed", "lapsed"),
        ("supervisor",),
        HOUSE,
        "never before the unit could speak",
    ),
    (CARD, "cancel", ("open", "answered", "appealed", "lapsed"), ("supervisor",), HOUSE, "with the reason"),
    (
        ORDER,
        "order",
        ("nowhere",),
        ("supervisor", "system"),
        "GB/T 39046 table 11",
        "the supervisor, or the ladder",
    ),
    (ORDER, "report", ("issued",), UNIT, HOUSE, "the unit reports"),
    (ORDER, "return_order", ("reported",), ("supervisor",), HOUSE, "to be done again"),
    (ORDER, "close_order", ("issued", "reported"), ("supervisor",), HOUSE, "closed with a reason"),
    (POINT, "require", ("nowhere",), ("supervisor",), HOUSE, "a point of the rectification list"),
    (POINT, "prove", ("required",), UNIT, HOUSE, "the unit shows that it is put right"),
    (POINT, "send_back", ("done",), ("supervisor",), HOUSE, "it is not"),
    (POINT, "verify", ("done",), ("supervisor",), HOUSE, "seen by the supervisor, not by the unit itself"),
    (
        POINT,
        "note_accountability",
        ("required", "done", "verified"),
        ("supervisor",),
        "行政许可法 art. 74",
        "who was held to account",
    ),
]
