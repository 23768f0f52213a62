"""Every thing of the demonstration city, lived from the questions to the archive under two sets of answers.

Among them: results on their own day, steps outside, tax and fee before a decision, checks of what exists already, and
parties: seller and buyer, child and parents, employer, companies that are only being founded.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from onething.cases.contracts.kinds import PartyRole
from onething.cases.models.case import Party
from onething.cases.models.issuance import Issuance
from onething.catalogue.contracts import Place, Release
from onething.command.story.choosing import choose_answers
from onething.journey import flow
from onething.kernel.errors import Refusal
from onething.kernel.viewer import SYSTEM
from onething.ledger.contracts import Subject
from onething.ledger.queries import list_acts, verify_ledger
from tests.catalogue.packages import demonstration_package
from tests.factories.city import City, load_city
from tests.factories.living import Lived, live

THINGS = {one.thing.code: one.thing for one in demonstration_package().things}
NO, YES = "false", "true"

# What is answered otherwise than on the fullest road, and the matters that it then takes.
LEAN: dict[str, tuple[dict[str, str | list[str]], str]] = {
    "YJS-001": (
        {"entity": "limited_company", "premises": "lease", "sells_food": "non_prepackaged", "sells_tobacco": NO},
        "M01 M02",
    ),
    "YJS-002": (
        {"has_licence": YES, "fire_scope": NO, "has_sign": NO, "sells_tobacco": NO, "eia_register": NO},
        "M00 M02",
    ),
    "YJS-004": (
        {"construction_fire": NO, "area": "50", "serves_food": NO, "has_sign": NO},
        "M01 M02 M03 M09",
    ),
    "YJS-005": (
        {"entity": "limited_company", "wants_seal": "electronic", "wants_invoice": NO, "has_staff": NO, "wants_bank": NO},
        "M01 M02 M04 M07",
    ),
    "YJS-006": (
        {"mode": "ordinary", "bar": NO, "entity": "individual_household", "customs": NO},
        "M01 M02 M04 M05 M06 M07",
    ),
    "YJS-007": ({"hukou_with": "father", "married": NO, "insured": NO}, "M01 M02 M03 M04 M05"),
    "YJS-008": ({"mortgage": NO, "encumbered": "none", "utilities": []}, "M01 M02 M03"),
    "YJS-009": (
        {"school_kind": "training", "path": "direct", "canteen": NO, "construction_fire": NO},
        "M01 M02",
    ),
    "YJS-010": ({"invest_kind": "approval", "land": "granted"}, "M02 M04"),
    "YJS-011": ({"civil_building": NO}, "M01 M02"),
    "YJS-012": ({"special_project": NO, "review": "commitment"}, "M02 M03"),
    "YJS-014": ({"kind": "early", "has_fund": NO}, "M02 M03"),
    "YJS-016": ({"insurance": ["join_medical"], "subsidy": NO}, "M01 M03 M04"),
    "YJS-017": ({"services": ["M01", "M03"], "external_line": NO}, "M01 M03"),
    "YJS-019": (
        {"shop_area": "50", "eia_register": "none", "construction_fire": NO, "has_sign": NO},
        "M01 M02 M09 M10",
    ),
    "YJS-020": ({"hukou": "other", "home": "leased"}, "M01 M04 M05 M06"),
}  # fmt: skip


# Whom the one form asks about, and the matter by which a company is only being founded.
BETWEEN = {
    "YJS-007": {"mother", "father", "child"},
    "YJS-008": {"applicant", "seller"},
    "YJS-014": {"applicant", "employer"},
    "YJS-020": {"child", "applicant"},
}
FOUNDING = "设立登记(营业执照)"


@pytest.fixture(scope="module")
def loaded(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The demonstration city, loaded once for the file; nothing of it stays."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_city()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def city(loaded: None, db: None) -> City:
    """The city as loaded; what a test does in it is undone."""
    return City()


def test_every_thing_of_the_demonstration_is_here():
    assert set(LEAN) == set(THINGS)


@pytest.mark.parametrize("code", sorted(LEAN))
@pytest.mark.parametrize("road", ["fullest", "lean"])
def test_a_thing_is_lived_from_questions_to_archive(city, code, road):
    given, matters = LEAN[code] if road == "lean" else ({}, None)
    lived = live(city, thing=code, answers=choose_answers(THINGS[code], given=given))
    check_end(lived)
    roles = {field["role"] for field in lived.plan["form"] if field["filled_from"] is None}
    assert roles >= BETWEEN.get(code, set())
    entity = Party.objects.filter(case=lived.case, role=PartyRole.ENTITY, is_to_be_established=True)
    assert entity.exists() == any(FOUNDING in one["name"] for one in lived.plan["matters"])
    if matters is not None:
        assert sorted(one.rpartition("/")[2] for one in lived.steps) == matters.split()


def check_end(lived: Lived) -> None:
    """Everything planned was done: issued in its own way, facts recorded, all of it in a sound ledger."""
    planned = {matter["code"]: matter for matter in lived.plan["matters"]}
    assert lived.case.state == "archived"
    assert {code: step.state for code, step in lived.steps.items()} == dict.fromkeys(planned, "issued")
    assert {one.matter_code for one in lived.results} == set(planned)
    alone = [
        one for one in planned.values() if one["release"] == Release.OWN_DAY and one["place"] == Place.HERE
    ]
    causes = list(Issuance.objects.filter(case=lived.case).values_list("cause", flat=True))
    assert causes.count("own_day") == len(alone)
    verbs = [act.verb for act in list_acts(SYSTEM, subject=Subject("case", lived.case.id))]
    assert verbs.count("record_fact") == sum(len(one["conditions"]) for one in planned.values())
    assert verbs.count("record_result") == sum(one["place"] == Place.OUTSIDE for one in planned.values())
    assert verify_ledger(SYSTEM).sound


def test_whose_answer_closes_the_road_cannot_begin_and_hears_why(city):
    answers = choose_answers(THINGS["YJS-008"], given={"encumbered": "sealed"})
    with pytest.raises(Refusal) as refused:
        flow.begin(city.citizen(), thing="YJS-008", answers=answers, at=city.at)
    assert refused.value.code == "planning.gate.closed"
    assert refused.value.field == "answers.encumbered"
    open_road = choose_answers(THINGS["YJS-008"], given={})
    case_id = flow.begin(city.citizen(), thing="YJS-008", answers=open_road, at=city.at)
    with pytest.raises(Refusal) as refused:
        flow.change_answers(city.citizen(), case_id=case_id, answers=answers, revision=1, at=city.at)
    assert refused.value.code == "planning.gate.closed"
