"""Tables, product and independent script about one case: the same, to the last field."""

import json
from pathlib import Path
from typing import Any
from uuid import UUID

from onething.kernel.viewer import SYSTEM
from onething.supervision.queries.exporting import export_case
from onething.supervision.queries.verifying import verify_cards
from tests.factories.city import City
from tests.supervision.independent import run_script


def agree(city: City, case_id: UUID, *, folder: Path) -> dict[str, Any]:
    """Assert that `verify cards` finds nothing and that the script comes to what the tables claim; returns the claims."""
    found = verify_cards(SYSTEM, at=city.at, case_id=case_id)
    assert found.differences == ()
    export = export_case(SYSTEM, case_id=case_id, at=city.at)
    code, told = run_script(export, folder=folder, options=("--json",))
    assert code == 0, told
    assert json.loads(told) == export["claims"]
    return dict(export["claims"])
