"""Applying by oneself, in a browser: what the portal declares of it."""

from onething.pages.applying.face import Face, Signing
from onething.pages.applying.voices import CITIZEN

PORTAL = Face(
    things="/things",
    cases="/cases",
    template="look/shell.html",
    voice=CITIZEN,
    signing=Signing.PHONE_CODE,
    submitted="/receipt",
)
