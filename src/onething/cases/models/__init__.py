"""Tables of the case, by noun. Personal values are sealed under the case's own data key; destroying it erases them."""

from onething.cases.models import (
    case,
    change,
    checking,
    consultation,
    delivering,
    evidence,
    extension,
    handing,
    hearing,
    issuance,
    joint,
    letter,
    promise,
    recusal,
    step,
    visit,
)

__all__ = [
    "case",
    "change",
    "checking",
    "consultation",
    "delivering",
    "evidence",
    "extension",
    "handing",
    "hearing",
    "issuance",
    "joint",
    "letter",
    "promise",
    "recusal",
    "step",
    "visit",
]
