"""A draft follows the catalogue until it is submitted: what is still asked stays, and nobody is surprised."""

from copy import deepcopy
from datetime import timedelta
from typing import Any

import pytest

from onething.cases.models.case import Case, CaseMaterial
from onething.cases.queries.one_case import get_case
from onething.catalogue.models import Publication
from onething.journey import flow, replanning, signing
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from tests.factories.catalogue import content_of, published, repealed
from tests.factories.city import SMALL, City, begin_and_fill, load_city, sign, submitted

pytestmark = pytest.mark.django_db
LICENCE = "YJS-002/M01"


@pytest.fixture
def city() -> City:
    return load_city()


def refusal_of(act, *arguments, **named) -> Refusal:
    with pytest.raises(Refusal) as raised:
        act(*arguments, **named)
    return raised.value


def newer(*, drop: str | None = None, add: str | None = None) -> dict[str, Any]:
    """The restaurant with a material taken out and one put in."""
    content = deepcopy(content_of(name="我要开餐饮店(新版)"))
    for matter in content["thing"]["matters"]:
        kept = [one for one in matter["materials"] if one["name"] != drop]
        matter["materials"] = kept
        if add and f"YJS-002/{matter['id']}" == LICENCE:
            matter["materials"] = [*kept, {**deepcopy(_asked(content)), "name": add}]
    return content


def _asked(content: dict[str, Any]) -> dict[str, Any]:
    """A material that only the applicant has."""
    rows = [one for matter in content["thing"]["matters"] for one in matter["materials"]]
    own = {
        "necessity": "必要", "obtainable_by_sharing": False, "sharing_via": None, "source_kind": "申请人自备",
        "only_when": None,
    }  # fmt: skip
    plain = {key: rows[0][key] for key in ("source_department", "form", "copies")}
    return {**plain, **own}


def rename_answers(content: dict[str, Any], *, question: str) -> str:
    """Give every option of a question another value, wherever it is named; returns the question's text."""
    asked = next(one for one in content["thing"]["situations"] if one["key"] == question)
    for option in asked["options"]:
        option["value"] += "_now"
    lines = [line for form in content["forms"].values() for line in form["fields"]]
    matters = content["thing"]["matters"]
    for row in [*lines, *matters, *(one for matter in matters for one in matter["materials"])]:
        for place in ("included_when", "only_when"):
            if (row.get(place) or "").startswith(question):
                row[place] += "_now"
    for element in content["elements"]:
        if element.get("situation_key") == question:
            element["situation_key"] = None
    text: str = asked["question"]
    return text


def test_an_unchanged_draft_opens_as_it_was(city):
    citizen = city.citizen()
    case_id = begin_and_fill(city, citizen, SMALL)
    before = get_case(citizen, case_id=case_id)
    assert replanning.open_draft(citizen, case_id=case_id, at=city.at) is None
    assert get_case(citizen, case_id=case_id) == before


def test_a_draft_is_planned_again_and_keeps_what_was_typed_and_handed_in(city):
    citizen = city.citizen()
    case_id = begin_and_fill(city, citizen, SMALL)
    before = get_case(citizen, case_id=case_id)
    papers = [one for one in before.materials if one.file_id]
    gone = papers[0]
    published(city, newer(drop=gone.name, add="新增的材料"))
    told = replanning.open_draft(citizen, case_id=case_id, at=city.at)
    assert told is not None
    assert (told.before, told.after, told.materials_gone, told.materials_added) == (
        1, 2, (gone.name,), ("新增的材料",),
    )  # fmt: skip
    assert told.differences
    assert told.sentence.endswith("。")
    after = get_case(citizen, case_id=case_id)
    assert after.publication_id != before.publication_id
    assert after.thing_name == "我要开餐饮店(新版)"
    assert after.form == before.form != {}
    assert {one.key for one in after.materials if one.file_id} == {one.key for one in papers[1:]}
    assert CaseMaterial.objects.get(case_id=case_id, key=gone.key).replaced_at is not None
    for row in CaseMaterial.objects.filter(case_id=case_id, replaced_at__isnull=True):
        assert row.published_material.matter.publication_id == after.publication_id
    assert replanning.open_draft(citizen, case_id=case_id, at=city.at) is None


def test_values_are_kept_by_role_and_element_where_the_key_changed(city):
    citizen = city.citizen()
    case_id = begin_and_fill(city, citizen, SMALL)
    before = get_case(citizen, case_id=case_id)
    field = next(
        one for one in before.plan["form"] if one["filled_from"] is None and one["key"] in before.form
    )
    content = newer()
    for form in content["forms"].values():
        for line in form["fields"]:
            if line["element"] == field["element"]:
                line["role"] = field["role"]  # now written out, and still the same person's
    published(city, content)
    told = replanning.open_draft(citizen, case_id=case_id, at=city.at)
    assert told is not None
    after = get_case(citizen, case_id=case_id)
    key = next(
        one["key"]
        for one in after.plan["form"]
        if (one["role"], one["element"]) == (field["role"], field["element"])
    )
    assert after.form[key] == before.form[field["key"]]
    assert told.fields_gone == told.fields_added == ()


def test_an_answer_that_no_longer_fits_is_asked_again(city):
    citizen = city.citizen()
    case_id = begin_and_fill(city, citizen, SMALL)
    content = newer()
    text = rename_answers(content, question="has_sign")
    published(city, content)
    told = replanning.open_draft(citizen, case_id=case_id, at=city.at)
    assert told is not None
    assert told.answers_gone == (text,)
    assert "has_sign" not in get_case(citizen, case_id=case_id).answers


def test_nothing_is_signed_or_submitted_under_a_superseded_publication(city):
    citizen = city.citizen()
    case_id = begin_and_fill(city, citizen, SMALL)
    signature = sign(city, citizen, case_id)
    published(city)
    for act, more in ((signing.request_signing_code, {}), (flow.submit, {"signature": signature})):
        no = refusal_of(act, citizen, case_id=case_id, at=city.at, **more)
        assert (no.code, no.status) == ("cases.publication.superseded", 409)
        assert no.sentence.endswith("。")
    replanning.open_draft(citizen, case_id=case_id, at=city.at)
    assert refusal_of(flow.submit, citizen, case_id=case_id, signature=signature, at=city.at).code == (
        "cases.application.changed"
    )
    flow.submit(citizen, case_id=case_id, signature=sign(city, citizen, case_id), at=city.at)
    case = Case.objects.get(id=case_id)
    assert case.publication == Publication.objects.get(thing_code="YJS-002", version=2)


def test_a_publication_whose_day_has_not_come_changes_no_draft(city):
    citizen = city.citizen()
    case_id = begin_and_fill(city, citizen, SMALL)
    published(city, day=local_day(city.at) + timedelta(days=2))
    assert replanning.open_draft(citizen, case_id=case_id, at=city.at) is None
    city.later(days=2)
    assert replanning.open_draft(citizen, case_id=case_id, at=city.at) is not None


def test_a_draft_of_a_repealed_thing_says_since_when_and_why(city):
    citizen = city.citizen()
    case_id = begin_and_fill(city, citizen, SMALL)
    signature = sign(city, citizen, case_id)
    repealed(city)
    for act, more in ((replanning.open_draft, {}), (flow.submit, {"signature": signature})):
        no = refusal_of(act, citizen, case_id=case_id, at=city.at, **more)
        assert (no.code, no.status) == ("catalogue.thing.repealed", 409)
    assert Case.objects.get(id=case_id).state == "draft"


def test_a_submitted_case_stays_under_its_publication(city):
    citizen = city.citizen()
    case_id = submitted(city, citizen, SMALL)
    published(city)
    before = get_case(citizen, case_id=case_id)
    assert replanning.open_draft(citizen, case_id=case_id, at=city.at) is None
    assert get_case(citizen, case_id=case_id) == before


def test_answering_differently_moves_the_draft_to_the_publication_in_force(city):
    citizen = city.citizen()
    case_id = begin_and_fill(city, citizen, SMALL)
    published(city)
    revision = get_case(citizen, case_id=case_id).revision
    flow.change_answers(
        citizen, case_id=case_id, answers=SMALL | {"has_sign": "true"}, revision=revision, at=city.at
    )
    case = Case.objects.get(id=case_id)
    assert case.publication == Publication.objects.get(thing_code="YJS-002", version=2)


def test_only_the_applicants_side_opens_a_draft(city):
    case_id = begin_and_fill(city, city.citizen(), SMALL)
    assert refusal_of(replanning.open_draft, city.citizen(2), case_id=case_id, at=city.at).status == 404
