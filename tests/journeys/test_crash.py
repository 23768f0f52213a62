"""kill -9 between the lead's confirmation and the issue: one outcome, no lost act, no second licence, no help needed."""

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from random import uniform

import httpx
import pytest

from onething.kernel.viewer import ANONYMOUS
from onething.ledger.queries import find_chain_fault
from tests.command.conftest import passable_folder
from tests.factories.city import SMALL
from tests.journeys.crashing import City, bring_to_confirmation, wait_until_finished

pytestmark = [pytest.mark.system, pytest.mark.timeout(280)]

THREE = SMALL | {"sells_tobacco": "true"}


@pytest.fixture(scope="module")
def city():
    with passable_folder() as folder:
        made = City(folder)
        made.start()
        yield made
        made.stop()


def list_verbs(city, case_id):
    rows = city.ask(
        "SELECT verb, seq FROM ledger_entry WHERE subject_kind = 'case' AND subject_id = %s ORDER BY seq",
        case_id,
    )
    assert [seq for _, seq in rows] == list(range(1, len(rows) + 1))
    return [verb for verb, _ in rows]


def check_one_outcome(city, *, case_id):
    """One decision, exactly one valid licence a step, nothing half-made anywhere, every chain and checkpoint whole."""
    verbs = list_verbs(city, case_id)
    steps = verbs.count("permit")
    assert (steps, verbs.count("confirm"), verbs.count("issue")) == (3, 1, 4)  # the case is issued, too
    counted = """SELECT count(*), count(DISTINCT s.id), count(*) FILTER (WHERE r.state = 'valid')
                 FROM cases_step s JOIN credentials_result r ON r.step_id = s.id WHERE s.case_id = %s"""
    assert city.ask(counted, case_id) == [(steps, steps, steps)]
    assert city.ask("SELECT DISTINCT state FROM cases_step WHERE case_id = %s", case_id) == [("issued",)]
    assert city.ask("SELECT count(*) FROM cases_issuance WHERE case_id = %s", case_id) == [(1,)]
    assert city.ask("SELECT count(*) FROM credentials_series_number WHERE state <> 'used'") == [(0,)]
    orphans = """SELECT count(*) FROM files_stored_content f
                 WHERE NOT EXISTS (SELECT 1 FROM cases_material m WHERE m.file_id = f.id)
                   AND NOT EXISTS (SELECT 1 FROM credentials_result r WHERE r.document_id = f.id)"""
    assert city.ask(orphans) == [(0,)]
    city.wait_until_ready()
    stage = city.set_stage()
    assert stage.anybody("ledger_auditor").get("/ledger/verification")["sound"]
    person = stage.citizen()
    assert find_chain_fault(ANONYMOUS, chain=person.get(f"/cases/{case_id}/ledger")) is None
    results = person.get(f"/cases/{case_id}/results")["items"]
    assert len({one["identifier"] for one in results}) == steps
    assert all(person.get(f"/verifications/{one['identifier']}")["valid"] for one in results)


VICTIMS = {
    "everything, at once": ((), "confirmed"),
    "everything, while printing": ((), "printing"),
    "the worker, while printing": (("command.main worker",), "printing"),
    "the database, while printing": (("postgres", "-D"), "printing"),
}


@pytest.mark.parametrize("victim", VICTIMS)
def test_killed_after_the_confirmation_was_acknowledged(city, victim):
    words, moment = VICTIMS[victim]
    case_id, lead = bring_to_confirmation(city.set_stage(), answers=THREE)
    lead.post(f"/cases/{case_id}/confirm")
    acknowledged = list_verbs(city, case_id)
    if moment == "printing":
        city.wait_for_printing(case_id)
    else:
        time.sleep(uniform(0.0, 0.4))
    city.kill(*words)
    if not words:
        city.start()
    print(f"{victim}: finished by itself in {wait_until_finished(city, case_id=case_id):.1f} s")
    verbs = list_verbs(city, case_id)
    assert verbs[: len(acknowledged)] == acknowledged
    check_one_outcome(city, case_id=case_id)


def in_background(act: Callable[[], object]) -> threading.Thread:
    """Run an act whose answer may never come."""

    def run() -> None:
        with suppress(httpx.HTTPError):
            act()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


def test_killed_during_the_confirmation_and_asked_again_with_the_same_key(city):
    """Nobody can know whether the act was done: the same request again gives the one answer."""
    case_id, lead = bring_to_confirmation(city.set_stage(), answers=THREE)
    request = {
        "url": f"/api/v1/cases/{case_id}/confirm",
        "json": {},
        "headers": {"Authorization": f"Bearer {lead.token}", "Idempotency-Key": f"confirm-{case_id}"},
    }
    http = lead.http
    thread = in_background(lambda: http.post(**request))
    time.sleep(uniform(0.0, 0.08))
    city.kill()
    thread.join(60)
    city.start()
    answer = city.open_http().post(**request)
    assert answer.status_code == 200, answer.text
    assert answer.json()["state"] in ("issuing", "issued")
    wait_until_finished(city, case_id=case_id)
    check_one_outcome(city, case_id=case_id)
