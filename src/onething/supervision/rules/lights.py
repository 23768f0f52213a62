"""The light of a clock."""

from datetime import date

from onething.cases.contracts.kinds import Light


def show_clock_light(*, today: date, amber_on: date | None, red_on: date | None) -> Light:
    """Return the light of a clock by the first days of amber and red."""
    if red_on is not None and today >= red_on:
        return Light.RED
    if amber_on is None:
        return Light.NONE
    return Light.AMBER if today >= amber_on else Light.GREEN
