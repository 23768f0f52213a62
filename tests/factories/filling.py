"""What somebody types into the one form, as a browser sends it."""

from typing import Any

from onething.cases.queries.one_case import get_case
from onething.journey import flow
from onething.journey.demonstration_values import fill_form
from onething.kernel.clock_port import local_day
from onething.pages.applying.sections import list_sections
from tests.factories.city import CITIZEN, SMALL


def begin(city, answers=SMALL):
    """Begin a draft for the citizen and return its view."""
    viewer = city.citizen()
    return get_case(viewer, case_id=flow.begin(viewer, thing="YJS-002", answers=answers, at=city.at))


def lawful_values(city, case) -> dict[str, Any]:
    return fill_form(case.plan["form"], citizen=CITIZEN, today=local_day(city.at))


def as_sent(field, value) -> dict[str, Any]:
    """Return the inputs that carry one value."""
    name = f"f.{field['key']}"
    if field["type"] == "person":
        return {f"{name}.{part}": one for part, one in value.items()}
    if field["type"] == "table":
        return {
            f"{name}.{index}.{element}": _plain(one)
            for index, row in enumerate(value)
            for element, one in row.items()
        }
    return {name: _plain(value)}


def _plain(value):
    return str(value).lower() if isinstance(value, bool) else value


def fill_everything(city, browser, case, base="/cases") -> None:
    """Send every section lawfully, to the face whose cases stand at `base`."""
    values = lawful_values(city, case)
    revision = case.revision
    for section in list_sections(case.plan):
        sent = {"revision": revision}
        for field in section.asked:
            sent |= as_sent(field, values[field["key"]])
        response = browser.post(f"{base}/{case.id}/form?section={section.number}", sent)
        assert response.status_code == 302, response.content.decode()[:4000]
        revision += 1
