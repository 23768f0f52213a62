"""Divisions, units and staff are brought in as often as one likes; what people changed stays."""

from dataclasses import replace
from datetime import time

import pytest

from onething.directory.actions.organisation import keep_staff, keep_units, load_divisions
from onething.directory.contracts import Post
from onething.directory.models import Appointment, Division, Person, Unit
from tests.directory.conftest import HALL, MARKET, PASSWORD, STAFF, UNITS

pytestmark = pytest.mark.usefixtures("staff")


def test_units_are_kept_by_their_code():
    ids = dict(Unit.objects.values_list("code", "id"))
    keep_units(entries=[replace(UNITS[0], name="数据和行政审批局", closes_at=time(18))])
    assert dict(Unit.objects.values_list("code", "id")) == ids
    hall = Unit.objects.get(code=HALL)
    assert (hall.name, hall.closes_at) == ("数据和行政审批局", time(18))
    assert Unit.objects.get(code=MARKET).closes_at == time(17, 30)


def test_a_second_load_adds_nobody_and_keeps_passwords():
    person = Person.objects.get(login_name="ck1")
    person.set_password("my own secret")
    person.save()
    keep_staff(entries=STAFF, password="another")
    person.refresh_from_db()
    assert person.check_password("my own secret")
    assert (Person.objects.count(), Appointment.objects.count()) == (2, 3)


def test_a_new_post_is_added_to_the_same_person():
    keep_staff(entries=[replace(STAFF[0], posts=(Post.CLERK, Post.AUDITOR))], password="another")
    held = Appointment.objects.filter(person__login_name="ck1").order_by("id")
    assert [one.post for one in held] == [Post.CLERK, Post.AUDITOR]
    assert Person.objects.get(login_name="ck1").check_password(PASSWORD)


def test_nobody_is_appointed_to_a_unit_that_does_not_exist():
    with pytest.raises(Unit.DoesNotExist):
        keep_staff(entries=[replace(STAFF[0], login_name="new", unit_code="x")], password=PASSWORD)
    assert not Person.objects.filter(login_name="new").exists()


def test_divisions_are_a_tree_and_load_twice():
    load_divisions()
    count = Division.objects.count()
    load_divisions()
    assert Division.objects.count() == count
    assert list(Division.objects.filter(parent=None).values_list("code", "name")) == [("43", "湖南省")]
    town = Division.objects.get(code="430182001")
    assert (town.name, town.parent_id) == ("玉潭街道", "430182")
    assert count > 25
