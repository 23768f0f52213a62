"""The demonstration city: loaded twice it is the same; a package's unknown departments get units and staff."""

from datetime import timedelta

import pytest

from onething.catalogue.contracts import PackageBlocked
from onething.catalogue.models import Publication
from onething.catalogue.queries import get_current_thing
from onething.catalogue.rules.reading import read_package
from onething.directory.models import Appointment, Person, Unit
from onething.directory.queries import list_accounts
from onething.journey.demonstration import list_citizens, load_demonstration_city
from onething.kernel.identifiers.citizen_numbers import check_citizen_number
from onething.kernel.identifiers.credit_codes import check_credit_code
from onething.kernel.viewer import ANONYMOUS, SYSTEM
from tests.catalogue.packages import as_files, demonstration_package, make_documents, make_matter, make_thing
from tests.factories.catalogue import published
from tests.factories.city import MORNING, PASSWORD


def counted() -> tuple[int, ...]:
    return tuple(model.objects.count() for model in (Unit, Person, Appointment, Publication))


def test_a_second_load_changes_nothing(city):
    before = counted()
    hashes = list(Person.objects.order_by("id").values_list("password", flat=True))
    load_demonstration_city(
        package=demonstration_package(), password="another", at=MORNING + timedelta(days=1)
    )
    assert counted() == before
    assert list(Person.objects.order_by("id").values_list("password", flat=True)) == hashes


def test_what_the_editors_changed_outlives_the_next_start(city):
    published(city)
    load_demonstration_city(package=demonstration_package(), password=PASSWORD, at=city.at)
    assert get_current_thing(SYSTEM, code="YJS-002", at=city.at).version == 2


def test_a_package_with_blockers_is_refused_with_every_one_and_nothing_is_loaded(db):
    matter = make_matter("M01", visits=2, visits_basis="问过", conditions=["fee_paid"])
    package = read_package(as_files(make_documents(make_thing(matter))))
    with pytest.raises(PackageBlocked) as refused:
        load_demonstration_city(package=package, password=PASSWORD, at=MORNING)
    (report,) = refused.value.reports
    assert {one.rule for one in report.blockers} == {"visits.without_reason", "fee.condition_without_fee"}
    assert counted() == (0, 0, 0, 0)


def test_every_department_of_the_catalogue_has_reviewer_and_decider(city):
    posts = {(one.unit_name, post.value) for one in list_accounts(SYSTEM) for post in one.posts}
    for unit in (
        "市场监督管理局",
        "消防救援大队",
        "城市管理和综合执法局",
        "烟草专卖局",
        "生态环境局宁乡分局",
    ):
        assert {(unit, "reviewer"), (unit, "decider")} <= posts
    assert ("市场监督管理局", "lead_coordinator") in posts


def test_accounts_are_listed_for_the_system_alone(city):
    assert list_accounts(ANONYMOUS) == []


@pytest.mark.parametrize("citizen", list_citizens())
def test_citizens_are_impossible_people_with_lawful_numbers(citizen):
    assert check_citizen_number(citizen["number"], on_day=MORNING.date()).birth_date.year == 1900


def test_units_have_lawful_codes_of_nobody(city):
    for unit in Unit.objects.all():
        assert check_credit_code(unit.code) == ()
        assert unit.code[8:10] == "XX"
    assert PASSWORD not in "".join(Person.objects.values_list("password", flat=True))
