"""Applying across the counter: what the window declares of it."""

from onething.pages.applying.face import Face, Signing
from onething.pages.applying.voices import WINDOW

COUNTER = Face(
    things="/counter/take",
    cases="/counter/cases",
    template="look/desk.html",
    voice=WINDOW,
    signing=Signing.PAPER,
    submitted="/?done=submit",
    by_keyboard=True,
)
