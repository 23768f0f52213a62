"""No power outside the list: tried through the acts it is refused and becomes a finding; by raw SQL the database refuses."""

from dataclasses import replace
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from onething.cases.actions.application import begin_case
from onething.cases.contracts.given import CorrectionItem
from onething.cases.contracts.kinds import Channel
from onething.cases.models.case import Case, Correction
from onething.cases.models.step import Step
from onething.catalogue.models import PublishedMaterial, PublishedMatter
from onething.catalogue.queries import get_current_thing
from onething.directory.contracts import Post
from onething.directory.queries import get_unit
from onething.journey import flow
from onething.journey.once import answer_once
from onething.journey.supervision import list_findings
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM
from onething.ledger.queries import verify_ledger
from onething.planning.queries import make_plan
from tests.factories.catalogue import published, repealed
from tests.factories.city import (
    CITIZEN,
    SMALL,
    City,
    begin_and_fill,
    dispatched,
    load_city,
    step_of,
    submitted,
)

pytestmark = pytest.mark.django_db
PERSON = {"name": CITIZEN["name"], "phone": CITIZEN["phone"], "kind": "111", "number": CITIZEN["number"]}


@pytest.fixture
def city() -> City:
    return load_city()


def findings(city: City) -> list[dict[str, Any]]:
    return [act.facts for act in list_findings(city.viewer(Post.AUDITOR))]


def test_a_material_that_no_publication_names_is_not_asked_for(city):
    case_id, clerk = submitted(city, city.citizen(), SMALL), city.viewer(Post.CLERK)
    flow.receive(clerk, case_id=case_id, at=city.at)
    items = [CorrectionItem(place="materials.0123456789abcdef", sentence="请补交健康证明。")]
    with pytest.raises(Refusal) as refused:
        flow.ask_correction(clerk, case_id=case_id, items=items, at=city.at)
    assert refused.value.code == "cases.power.unpublished_material"
    assert not Correction.objects.exists()
    (found,) = findings(city)
    assert found["code"] == "cases.power.unpublished_material"
    assert found["attempt"] == {"act": "ask_correction", "case_id": str(case_id)}
    assert verify_ledger(SYSTEM).sound


def test_a_fee_that_no_publication_names_is_not_taken(city):
    step = step_of(dispatched(city, city.citizen(), SMALL), "M01")
    reviewer = city.viewer(Post.REVIEWER, step.unit.name)
    with pytest.raises(Refusal) as refused:
        flow.record_fact(reviewer, step_id=step.id, fact="fee_paid", evidence="缴款书001", at=city.at)
    assert refused.value.code == "cases.power.unpublished_condition"
    (found,) = findings(city)
    assert found["attempt"]["step_id"] == str(step.id)


def test_no_case_begins_without_a_publication(city):
    published = get_current_thing(SYSTEM, code="YJS-002", at=city.at)
    plan = make_plan(published, answers=SMALL)
    with pytest.raises(Refusal) as refused, transaction.atomic():
        begin_case(
            city.citizen(), published=replace(published, publication_id=None), plan=plan, answers=SMALL,
            lead_unit=get_unit(SYSTEM, name=plan.lead_department), applicant_id=city.citizen().person_id,
            channel=Channel.ONLINE, at=city.at,
        )  # fmt: skip
    assert refused.value.code == "cases.power.unpublished"


def test_a_clerk_who_begins_what_is_repealed_is_refused_and_found_a_citizen_only_refused(city):
    repealed(city)
    with pytest.raises(Refusal):
        flow.begin(city.citizen(), thing="YJS-002", answers=SMALL, at=city.at)
    assert findings(city) == []
    with pytest.raises(Refusal) as refused:
        flow.begin_at_window(
            city.viewer(Post.CLERK), thing="YJS-002", answers=SMALL, person=PERSON, at=city.at
        )
    assert refused.value.code == "catalogue.thing.repealed"
    (found,) = findings(city)
    assert found["attempt"] == {"act": "begin_at_window", "thing": "YJS-002"}
    assert not Case.objects.exists()


def test_a_finding_outlives_the_request_key(city):
    """With a request key the act stands in a transaction that is undone as a whole; the finding is noted after it."""
    case_id, clerk = submitted(city, city.citizen(), SMALL), city.viewer(Post.CLERK)
    flow.receive(clerk, case_id=case_id, at=city.at)
    items = [CorrectionItem(place="materials.nothing", sentence="请补交健康证明。")]

    def _act() -> tuple[int, str]:
        flow.ask_correction(clerk, case_id=case_id, items=items, at=city.at)
        return 200, ""

    with pytest.raises(Refusal):
        answer_once(clerk, key="key-000001", fingerprint="0" * 64, act=_act, at=city.at)
    assert len(findings(city)) == 1


def test_other_refusals_are_no_findings_and_only_auditors_read_them(city):
    case_id, clerk = submitted(city, city.citizen(), SMALL), city.viewer(Post.CLERK)
    with pytest.raises(Refusal):
        flow.dispatch(clerk, case_id=case_id, at=city.at)
    assert findings(city) == []
    test_a_fee_that_no_publication_names_is_not_taken(city)
    assert list_findings(clerk) == list_findings(city.citizen()) == []


@pytest.fixture
def rows(city) -> dict[str, Any]:
    case_id = dispatched(city, city.citizen(), SMALL)
    case = Case.objects.get(id=case_id)
    foreign = PublishedMatter.objects.exclude(publication_id=case.publication_id).first()
    paper = PublishedMaterial.objects.exclude(matter__publication_id=case.publication_id).first()
    assert foreign is not None
    assert paper is not None
    Correction.objects.create(case=case, items=[], asked_at=city.at, due_on=local_day(city.at))
    return {
        "case": case_id,
        "step": Step.objects.filter(case_id=case_id).order_by("number").first().id,
        "publication": foreign.publication_id,
        "matter": foreign.id,
        "paper": paper.id,
    }


WALLS = [
    (
        "UPDATE cases_case SET publication_id = %(publication)s WHERE id = %(case)s",
        "case_stands_on_its_publication",
    ),
    ("UPDATE cases_case SET thing_code = 'YJS-404' WHERE id = %(case)s", "case_stands_on_its_publication"),
    (
        "UPDATE cases_case SET publication_id = %(publication)s, thing_code = (SELECT thing_code FROM"
        " catalogue_publication WHERE id = %(publication)s) WHERE id = %(case)s",
        "case_keeps_its_publication",
    ),
    (
        "UPDATE cases_step SET published_matter_id = %(matter)s WHERE id = %(step)s",
        "step_stands_on_its_publication",
    ),
    (
        "UPDATE cases_step SET matter_code = 'YJS-002/M99' WHERE id = %(step)s",
        "step_stands_on_its_publication",
    ),
    ("UPDATE cases_step SET kind = 'payment' WHERE id = %(step)s", "step_stands_on_its_publication"),
    (
        "UPDATE cases_step SET conditions = '[\"fee_paid\"]' WHERE id = %(step)s",
        "condition_stands_on_its_publication",
    ),
    (
        "UPDATE cases_material SET published_material_id = %(paper)s WHERE case_id = %(case)s",
        "paper_stands_on_its_publication",
    ),
    (
        "UPDATE cases_material SET published_material_id = NULL WHERE case_id = %(case)s",
        "published_material_id",
    ),
    (
        "UPDATE cases_material SET key = 'ffff' WHERE id = (SELECT id FROM cases_material WHERE case_id = %(case)s"
        " LIMIT 1)",
        "paper_stands_on_its_publication",
    ),
    (
        'UPDATE cases_correction SET items = \'[{"place": "materials.ffff", "sentence": "x"}]\''
        " WHERE case_id = %(case)s",
        "request_stands_on_its_publication",
    ),
    (
        'INSERT INTO cases_correction (case_id, items, asked_at, due_on) SELECT id, \'[{"place": "materials.ffff"}]\', now(), now()'
        " FROM cases_case WHERE id <> %(case)s",
        "request_stands_on_its_publication",
    ),
]


@pytest.mark.parametrize(("sql", "wall"), WALLS)
def test_raw_sql_makes_nothing_that_no_publication_names(city, rows, sql, wall):
    submitted(city, city.citizen(2), SMALL)
    with pytest.raises(IntegrityError, match=wall), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, rows)


def test_a_draft_is_not_submitted_past_us_with_papers_of_another_publication(city):
    """The trigger at the submission itself, for whoever rebinds a draft by hand and forgets its papers."""
    case_id = begin_and_fill(city, city.citizen(), SMALL)
    published(city)
    newest = get_current_thing(SYSTEM, code="YJS-002", at=city.at).publication_id
    Case.objects.filter(id=case_id).update(publication_id=newest)
    with pytest.raises(IntegrityError, match="paper_stands_on_its_publication"), transaction.atomic():
        Case.objects.filter(id=case_id).update(state="submitted", number="x", submitted_at=city.at)
