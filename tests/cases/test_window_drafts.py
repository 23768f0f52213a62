"""Drafts begun at a window are that window's alone; a case is found by its number in the viewer's scope only."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from onething.cases.models.case import Case
from onething.cases.queries.lists import find_case_id, list_cases, list_window_drafts
from onething.directory.contracts import Post
from onething.journey import flow
from tests.factories.city import CITIZEN, SMALL, load_city, submitted

pytestmark = pytest.mark.django_db
PERSON = {"name": CITIZEN["name"], "kind": "111", "number": CITIZEN["number"], "phone": CITIZEN["phone"]}
ELSEWHERE = "11430182XX0000999X"


@pytest.fixture
def city():
    return load_city()


def begin(city, clerk):
    return flow.begin_at_window(clerk, thing="YJS-002", answers=SMALL, person=PERSON, at=city.at)


def test_a_draft_is_listed_at_its_own_window_only(city):
    clerk = city.viewer(Post.CLERK)
    older, newer = begin(city, clerk), begin(city, clerk)
    assert [row.id for row in list_window_drafts(clerk)] == [newer, older]
    assert [row.id for row in list_window_drafts(clerk, after=newer, limit=1)] == [older]
    row = list_window_drafts(clerk)[0]
    assert (row.applicant_masked, row.begun_at) == ("演**", city.at)
    elsewhere = replace(clerk, unit_code=ELSEWHERE)
    assert list_window_drafts(elsewhere) == []
    assert list_cases(elsewhere) == []


def test_no_unit_is_no_window(city):
    clerk = city.viewer(Post.CLERK)
    flow.begin(city.citizen(), thing="YJS-002", answers=SMALL, at=city.at)
    for nowhere in (None, ""):
        assert list_window_drafts(replace(clerk, unit_code=nowhere)) == []
        assert list_cases(replace(clerk, unit_code=nowhere)) == []


@pytest.mark.parametrize("post", [Post.REVIEWER, Post.LEAD, Post.AUDITOR])
def test_other_posts_have_no_drafts(city, post):
    clerk = city.viewer(Post.CLERK)
    begin(city, clerk)
    assert list_window_drafts(replace(clerk, post=post)) == []


def test_a_number_is_found_in_ones_own_scope_only(city):
    case_id = submitted(city, city.citizen(), SMALL)
    number = Case.objects.get(id=case_id).number
    assert find_case_id(city.viewer(Post.CLERK), number=number) == case_id
    assert find_case_id(city.citizen(), number=number) == case_id
    assert find_case_id(city.citizen(0), number=number) is None
    assert find_case_id(city.viewer(Post.CLERK), number=f"{number}0") is None


def test_an_online_case_has_no_window(city):
    case_id = flow.begin(city.citizen(), thing="YJS-002", answers=SMALL, at=city.at)
    with pytest.raises(IntegrityError), transaction.atomic():
        Case.objects.filter(id=case_id).update(window_unit_code=ELSEWHERE)
