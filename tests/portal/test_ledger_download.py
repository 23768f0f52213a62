"""The person in the case downloads its ledger and verifies it without us."""

import json

from onething.directory.contracts import Post
from onething.journey.jobs import follow_ledger, keep_ledger
from onething.kernel.viewer import SYSTEM
from onething.ledger.models import Read
from onething.supervision.models import Card
from onething.supervision.queries.exporting import export_case
from tests.factories.city import CITIZEN, SMALL, begin_and_fill, dispatched
from tests.factories.seats import seat
from tests.supervision.independent import run_script
from tests.supervision.planting import edit, plant_in_file

__all__ = ["seat"]


def test_the_downloaded_file_is_the_export_and_the_script_verifies_it(city, seat, tmp_path):
    citizen = city.citizen()
    case_id = dispatched(city, citizen, SMALL)
    city.later(days=90)
    keep_ledger(at=city.at)
    follow_ledger(at=city.at)
    client, address = seat(Post.CITIZEN), f"/cases/{case_id}/ledger.json"
    assert f'href="{address}"' in client.get(f"/cases/{case_id}/").content.decode()
    answer = client.get(address)
    assert answer.status_code == 200
    assert "attachment" in answer.headers["Content-Disposition"]
    downloaded = json.loads(answer.content)
    assert downloaded == export_case(SYSTEM, case_id=case_id, at=city.at)
    assert len(downloaded["claims"]["cards"]) == Card.objects.filter(followed_id=case_id).count() > 0
    code, said = run_script(downloaded, folder=tmp_path)
    assert (code, said.strip().endswith("come out as claimed.")) == (0, True), said
    code, said = run_script(plant_in_file(downloaded, hand=edit, kind="case"), folder=tmp_path)
    assert code != 0, said
    assert Read.objects.filter(subject_id=case_id, what="chain", person_id=citizen.person_id).count() == 1


def test_nothing_personal_is_in_it_and_nobody_else_gets_it(city, seat):
    case_id = dispatched(city, city.citizen(), SMALL)
    address = f"/cases/{case_id}/ledger.json"
    text = seat(Post.CITIZEN).get(address).content.decode()
    for personal in CITIZEN.values():
        assert personal not in text
    assert seat(Post.CITIZEN, phone="13900000001").get(address).status_code == 404
    assert seat(Post.CLERK).get(address).status_code == 403


def test_a_draft_offers_none(city, seat):
    case_id = begin_and_fill(city, city.citizen(), SMALL)
    assert "ledger.json" not in seat(Post.CITIZEN).get(f"/cases/{case_id}/").content.decode()
