"""Things that nobody ever published: drawn at random within the schema, read, checked, planned and lived to the archive."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, assume, given, settings

from onething.catalogue.contracts import LintContext, PackageBlocked
from onething.catalogue.queries import read_package as read_package_from
from onething.catalogue.rules.reading import read_package
from onething.command import check
from onething.journey.demonstration import load_demonstration_city
from onething.journey.publishing import publish_package
from onething.kernel.viewer import SYSTEM
from onething.ledger.queries import verify_ledger
from onething.planning.queries import check_thing, lint_package, make_plan
from tests.catalogue.packages import as_files
from tests.factories.city import MORNING, PASSWORD, City
from tests.factories.lawful import make_lawful
from tests.factories.living import live
from tests.factories.packages import CODE, draw_answers, draw_package
from tests.planning.agreeing import check_agreement
from tests.planning.brute_force import BruteForce

LIVED = 4
NOT_HERE = [
    HealthCheck.too_slow,
    HealthCheck.filter_too_much,
    HealthCheck.data_too_large,
    HealthCheck.large_base_example,
    HealthCheck.function_scoped_fixture,
]


def write_folder(folder: Path, *, documents: dict[str, Any]) -> Path:
    """Write documents as a package's folder and return it."""
    for file, content in as_files(documents).items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_bytes(content)
    return folder


@contextmanager
def undone() -> Iterator[None]:
    """Do something in the database and undo it."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@given(documents=draw_package(), answers=draw_answers())
@settings(max_examples=15, deadline=None, suppress_health_check=NOT_HERE)
def test_any_package_within_the_schema_is_read_checked_and_planned(documents, answers):
    published = read_package(as_files(documents)).things[0]
    findings = check_thing(published, context=LintContext())
    assert findings == check_thing(published, context=LintContext())
    assert all(one.sentence and one.remedy and one.place for one in findings)
    plan = make_plan(published, answers=answers)
    check_agreement(plan, checker=BruteForce(documents, code=CODE, answers=answers))


@given(documents=draw_package())
@settings(max_examples=60, deadline=None, suppress_health_check=NOT_HERE)
def test_made_lawful_it_may_be_published(documents):
    lawful = read_package(as_files(make_lawful(documents)))
    assert [one for report in lint_package(lawful).values() for one in report.blockers] == []


@given(documents=draw_package().map(make_lawful), answers=draw_answers(is_whole=True))
@settings(
    max_examples=LIVED,
    phases=[Phase.generate],
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=NOT_HERE,
)
def test_a_few_are_checked_loaded_planned_and_lived_to_the_archive(db, tmp_path_factory, documents, answers):
    folder = write_folder(tmp_path_factory.mktemp("package"), documents=documents)
    package = read_package_from(SYSTEM, path=folder)
    plan = make_plan(package.things[0], answers=answers)
    assume(len(plan.matters) > 1 and not plan.gates)
    assert check.run([str(folder)]) == 0
    with undone():
        load_demonstration_city(package=package, password=PASSWORD, at=MORNING)
        lived = live(City(), thing=CODE, answers=answers)
        assert lived.case.state == "archived"
        assert {code: step.state for code, step in lived.steps.items()} == {
            matter.code: "issued" for matter in plan.matters
        }
        assert verify_ledger(SYSTEM).sound


@given(documents=draw_package())
@settings(max_examples=6, deadline=None, suppress_health_check=NOT_HERE)
def test_what_the_lint_blocks_is_not_loaded(db, documents):
    package = read_package(as_files(documents))
    blockers = [one for report in lint_package(package).values() for one in report.blockers]
    assume(blockers)
    with undone(), pytest.raises(PackageBlocked) as refused:
        publish_package(package=package, at=MORNING)
    assert list(refused.value.reports[0].blockers) == blockers
