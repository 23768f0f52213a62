"""Every unmasked read leaves one row of the access log; lists leave none; what is hidden is not read at all."""

import pytest

from onething.cases.queries.lists import list_cases
from onething.cases.queries.one_case import list_next_acts
from onething.directory.contracts import Post
from onething.journey import flow
from onething.journey.reading import (
    list_case_results,
    read_acts,
    read_case,
    read_chain,
    read_material,
    read_result,
)
from onething.kernel.errors import Refusal
from onething.kernel.identifiers.licence_identifiers import licence_identifier
from onething.kernel.viewer import SYSTEM
from onething.ledger.actions import flush_reads
from onething.ledger.models import Read
from onething.ledger.queries import verify_ledger
from tests.factories.city import ANSWERS, SMALL, City, carry_out_effects, dispatched, permit, step_of


@pytest.fixture
def issued(city: City):
    """A case that is issued, its applicant and one of its results."""
    citizen = city.citizen()
    case_id = dispatched(city, citizen, SMALL)
    for matter in ("M01", "M02"):
        permit(city, case_id, matter)
    flow.confirm(city.viewer(Post.LEAD), case_id=case_id, at=city.at)
    carry_out_effects(city)
    return city, citizen, case_id


def logged():
    return [(row.what, row.subject_kind, row.subject_id) for row in Read.objects.order_by("id")]


def a_paper(citizen, case_id, city):
    return next(one.key for one in read_case(citizen, case_id=case_id, at=city.at).materials if one.file_id)


def read_everything(viewer, case_id, city, key, identifier):
    """Each read with the code that it must leave."""
    return {
        "case": lambda: read_case(viewer, case_id=case_id, at=city.at),
        f"material:{key}": lambda: read_material(viewer, case_id=case_id, key=key, at=city.at),
        "acts": lambda: read_acts(viewer, case_id=case_id, at=city.at),
        "chain": lambda: read_chain(viewer, case_id=case_id, at=city.at),
        "result": lambda: read_result(viewer, identifier=identifier, at=city.at),
    }


def test_every_unmasked_read_leaves_one_row(issued):
    city, citizen, case_id = issued
    key = a_paper(citizen, case_id, city)
    (first, _second) = list_case_results(citizen, case_id=case_id)
    for what, read in read_everything(citizen, case_id, city, key, first.identifier).items():
        before = len(logged())
        assert read()
        (row,) = logged()[before:]
        assert row[0] == (f"result:{first.id}" if what == "result" else what)
        assert row[1:] == ("case", case_id)


def test_a_row_says_who_read_in_which_post_and_when(issued):
    city, _citizen, case_id = issued
    decider = city.viewer(Post.DECIDER, "市场监督管理局")
    read_case(decider, case_id=case_id, at=city.later(minutes=3))
    row = Read.objects.get()
    assert (row.person_id, row.post, row.unit_code) == (decider.person_id, "decider", decider.unit_code)
    assert (row.at, row.viewer_kind, row.batch) == (city.at, "person", None)


def test_masked_lists_leave_nothing(issued):
    city, citizen, case_id = issued
    for viewer in (citizen, city.viewer(Post.CLERK), city.viewer(Post.LEAD)):
        assert list_cases(viewer)
        assert list_case_results(viewer, case_id=case_id) is not None
        list_next_acts(viewer, case_id=case_id, at=city.at)
    assert logged() == []


def test_what_is_not_yours_is_not_found_and_not_logged_as_read(issued):
    city, citizen, case_id = issued
    key = a_paper(citizen, case_id, city)
    identifier = list_case_results(citizen, case_id=case_id)[0].identifier
    before = logged()
    for viewer in (city.citizen(2), city.viewer(Post.AUDITOR)):
        for read in read_everything(viewer, case_id, city, key, identifier).values():
            with pytest.raises(Refusal) as refused:
                read()
            assert refused.value.status == 404
    assert logged() == before


UNKNOWN = licence_identifier(
    type_code="11430182XX0000051E001", issuer="11430182XX0000051E", serial="NOBODYS", version="001"
)


@pytest.mark.parametrize(
    ("identifier", "code"),
    [
        ("", "identifier.licence_identifier.form"),
        ("演示", "identifier.licence_identifier.form"),
        ("1" * 400, "identifier.licence_identifier.form"),
        (UNKNOWN, "cases.step.unknown"),
    ],
)
def test_an_identifier_that_names_nothing_is_not_read(issued, identifier, code):
    city, citizen, _case_id = issued
    with pytest.raises(Refusal) as refused:
        read_result(citizen, identifier=identifier, at=city.at)
    assert refused.value.code == code
    assert logged() == []


def test_a_department_reads_the_results_of_its_own_steps_only(city):
    citizen = city.citizen()
    case_id = dispatched(city, citizen, ANSWERS)
    for matter in ("M01", "M06", "M02", "M03", "M04", "M05"):
        permit(city, case_id, matter)
    flow.confirm(city.viewer(Post.LEAD), case_id=case_id, at=city.at)
    carry_out_effects(city)
    step = step_of(case_id, "M03")
    decider = city.viewer(Post.DECIDER, step.unit.name)
    assert [one.step_id for one in list_case_results(decider, case_id=case_id)] == [step.id]
    for one in list_case_results(citizen, case_id=case_id):
        if one.step_id == step.id:
            assert read_result(decider, identifier=one.identifier, at=city.at)
        else:
            with pytest.raises(Refusal):
                read_result(decider, identifier=one.identifier, at=city.at)
    assert len(logged()) == 1


def test_reading_twice_is_two_reads_and_both_are_chained(issued):
    city, citizen, case_id = issued
    for _ in range(2):
        read_case(citizen, case_id=case_id, at=city.at)
    assert flush_reads(at=city.at) == 2
    assert Read.objects.filter(batch__isnull=True).count() == 0
    assert verify_ledger(SYSTEM).sound
