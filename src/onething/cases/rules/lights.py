"""Lights: how near a limit is. From which day it is near, the city's rules say (kernel/lights.py)."""

from datetime import date

from onething.cases.contracts.kinds import Light


def show_light(*, today: date, statutory_on: date | None, amber_on: date | None) -> Light:
    """Return red past the statute, amber from the day it is near on, green with time left, none without a limit."""
    if statutory_on is not None and today > statutory_on:
        return Light.RED
    if amber_on is None:
        return Light.NONE
    return Light.AMBER if today >= amber_on else Light.GREEN
