"""Whom a case is about: rows from the proved identity and the one form, sealed, found by blind index."""

import pytest
from django.db import connection

from onething.cases.actions.parties import record_parties
from onething.cases.contracts.kinds import PartyRole
from onething.cases.models.case import Case, Party
from onething.cases.reading import get_plan, get_values
from onething.cases.rules.parties import OWN, ROLES, list_named
from onething.cases.sealing import open_value, seal_value
from onething.command.story.choosing import choose_answers
from onething.directory.models import Person
from onething.directory.queries import get_identity
from onething.kernel.viewer import SYSTEM
from onething.keys.queries import blind_index
from onething.planning.queries import make_plan
from onething.planning.rules import form
from tests.catalogue.packages import (
    demonstration_package,
    make_element,
    make_field,
    make_matter,
    make_thing,
    publish,
)
from tests.factories.city import CITIZEN, SMALL, City, load_city, submitted
from tests.factories.living import apply


@pytest.fixture(scope="module")
def case(standing_city: City) -> Case:
    return Case.objects.get(id=submitted(standing_city, standing_city.citizen(), SMALL))


def parties_of(case):
    return {party.role: party for party in Party.objects.filter(case=case)}


def opened(case, party, what):
    sealed = party.name_sealed if what == "name" else party.number_sealed
    return open_value(case, place=f"party:{party.role}:{what}", sealed=sealed)


def test_applicant_and_legal_representative_are_the_proved_person(case):
    found = parties_of(case)
    for role in ("applicant", "legal_representative"):
        assert opened(case, found[role], "name") == CITIZEN["name"]
        assert opened(case, found[role], "number") == CITIZEN["number"]
        assert (found[role].document_kind, found[role].country) == ("111", "156")
        assert not found[role].is_to_be_established


def test_a_company_that_this_case_founds_is_still_to_be_established(case):
    entity = parties_of(case)["entity"]
    assert entity.is_to_be_established
    assert entity.number_sealed is None
    assert entity.number_index == ""
    assert opened(case, entity, "name") == get_values(case)["enterprise_name"]


def test_one_person_has_one_index_in_cases_and_in_the_directory(case):
    index = Person.objects.get(id=case.applicant_id).document_index
    assert {party.role for party in Party.objects.filter(number_index=index)} >= {
        "applicant",
        "legal_representative",
    }
    assert index == blind_index(f"111:{CITIZEN['number']}", purpose="document")


def test_names_and_numbers_are_cipher_at_rest(case):
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT string_agg(cases_party::text, ' ') FROM cases_party WHERE case_id = %s", [case.id]
        )
        stored = cursor.fetchone()[0]
    for secret in (CITIZEN["name"], CITIZEN["number"]):
        assert secret not in stored
        assert secret.encode().hex() not in stored


@pytest.mark.django_db
def test_an_existing_company_is_a_party_with_its_credit_code(db):
    city = load_city()
    case = Case.objects.get(id=submitted(city, city.citizen(), SMALL | {"has_licence": "true"}))
    entity = parties_of(case)["entity"]
    assert not entity.is_to_be_established
    code = get_values(case)["uscc"]
    assert opened(case, entity, "number") == code
    assert entity.number_index == blind_index(f"901:{code}", purpose="document")


@pytest.mark.django_db
def test_recording_again_replaces_and_leaves_out_whom_nobody_named(db):
    city = load_city()
    case = Case.objects.get(id=submitted(city, city.citizen(), SMALL))
    values = {key: value for key, value in get_values(case).items() if not key.startswith("agent_")}
    values |= {"legal_rep_id_type": "414", "legal_rep_id_number": "E12345678", "legal_rep_name": "Zoë Müller"}
    case.form_sealed = seal_value(case, place="form", value=values)
    identity = get_identity(SYSTEM, person_id=case.applicant_id)
    record_parties(case, plan=get_plan(case), identity=identity)
    found = parties_of(case)
    assert set(found) == {"applicant", "legal_representative", "entity"}
    foreigner = found["legal_representative"]
    assert (foreigner.document_kind, opened(case, foreigner, "number")) == ("414", "E12345678")
    assert foreigner.number_index == blind_index("414:E12345678", purpose="document")


@pytest.mark.parametrize(
    ("code", "answers", "named"),
    [
        ("YJS-008", {}, {"seller"}),
        ("YJS-007", {}, {"mother", "father", "child"}),
        ("YJS-005", {"entity": "limited_company"}, {"legal_representative", "entity", "agent"}),
    ],
    ids=["a sale", "a newborn", "a company"],
)
def test_everybody_whom_the_form_names_is_a_party(standing_city, code, answers, named):
    thing = next(one.thing for one in demonstration_package().things if one.thing.code == code)
    chosen = choose_answers(thing, given=answers)
    case_id = apply(standing_city, standing_city.citizen(), thing=code, answers=chosen)
    case = Case.objects.get(id=case_id)
    found = parties_of(case)
    assert set(found) >= {"applicant"} | named
    for role in named - {"entity"}:
        assert opened(case, found[role], "name")
        if found[role].number_sealed is not None:
            number = opened(case, found[role], "number")
            assert found[role].number_index == blind_index(f"111:{number}", purpose="document")
    assert all(found[role].number_sealed for role in named & {"seller", "mother", "father", "agent"})


def test_every_role_of_the_form_has_a_party():
    assert set(ROLES) | {one.value for one in OWN} == {*form.ROLES, "entity"}


def test_a_role_may_be_given_to_any_element_and_an_unknown_one_names_nobody():
    fields = [
        make_field("citizen_name", role="buyer"),
        make_field("id_document_number", role="buyer"),
        make_field("id_document_type", role="buyer"),
        make_field("employer_name"),
        make_field("employer_uscc"),
        make_field("citizen_name", role="witness"),
        make_field("mother"),
        make_field("guardian_id_number"),
    ]
    published = publish(
        make_thing(make_matter("M01")),
        forms={"M01": fields},
        elements=[make_element("mother", type="person")],
    )
    values = {
        "buyer.citizen_name": "Zoë Müller",
        "buyer.id_document_number": "E12345678",
        "buyer.id_document_type": "414",
        "employer_name": "某公司",
        "employer_uscc": "91430182XX0000019T",
        "witness.citizen_name": "证人",
        "mother": {"name": "演示乙", "id_number": CITIZEN["number"]},
        "guardian_id_number": CITIZEN["number"],
    }
    found = list_named(make_plan(published, answers={}), values=values)
    assert [(one.role, one.name, one.kind, one.number) for one in found] == [
        (PartyRole.BUYER, "Zoë Müller", "414", "E12345678"),
        (PartyRole.EMPLOYER, "某公司", "901", "91430182XX0000019T"),
        (PartyRole.MOTHER, "演示乙", "111", CITIZEN["number"]),
    ]
    told = list_named(
        make_plan(published, answers={}), values=values | {"buyer.id_document_type": "passport"}
    )
    assert (told[0].kind, told[0].number) == ("", "E12345678")
