"""Publishing on a real database: versions, the current one, and rows that nobody can change."""

import threading
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, close_old_connections, connection, transaction

from onething.catalogue.actions.loading import publish_package
from onething.catalogue.contracts import Package, Publication
from onething.catalogue.models import Publication as PublicationRow
from onething.catalogue.models import PublishedMatter
from onething.catalogue.queries import get_current_thing, get_publication, list_things
from onething.catalogue.rules.reading import read_package
from onething.kernel.errors import Refusal
from onething.kernel.ids import new_id
from onething.kernel.viewer import ANONYMOUS
from tests.catalogue.packages import (
    as_files,
    demonstration_documents,
    make_documents,
    make_matter,
    make_thing,
    restaurant,
)

AT = datetime(2026, 2, 13, 1, 0, tzinfo=UTC)
LATER = AT + timedelta(days=30)
STEWARD = UUID("018f0000-0000-7000-8000-000000000001")


def changed_package(**changes: object) -> Package:
    """The restaurant alone, with these changes."""
    documents = {
        file: value
        for file, value in demonstration_documents().items()
        if not file.startswith("things/") or file == "things/YJS-002.json"
    }
    documents["things/YJS-002.json"].update(changes)
    return read_package(as_files(documents))


def demonstration_package() -> Package:
    return changed_package()


def publish(package: Package, *, at: datetime = AT, actor: UUID | None = None) -> list[Publication]:
    with transaction.atomic():
        return publish_package(package=package, actor_person_id=actor, at=at)


@pytest.mark.django_db
def test_a_thing_comes_back_as_it_was_read():
    (made,) = publish(demonstration_package(), actor=STEWARD)
    found = get_current_thing(ANONYMOUS, code="YJS-002", at=AT)
    assert (made.thing_code, made.version, made.matters) == ("YJS-002", 1, 7)
    assert (found.publication_id, found.version, found.published_at) == (made.publication_id, 1, AT)
    assert (found.thing, found.elements, found.sm3) == (
        restaurant().thing,
        restaurant().elements,
        restaurant().sm3,
    )
    assert set(found.matter_ids) == {matter.code for matter in found.thing.matters}
    row = PublicationRow.objects.get()
    assert (row.published_by, row.source) == (STEWARD, found.thing.source)


@pytest.mark.django_db
def test_unchanged_content_publishes_nothing():
    publish(demonstration_package())
    assert publish(demonstration_package(), at=LATER) == []
    assert PublicationRow.objects.count() == 1


@pytest.mark.django_db
def test_a_change_makes_a_new_version_and_the_old_one_stays():
    (first,) = publish(demonstration_package())
    (second,) = publish(changed_package(name="我要开面馆"), at=LATER)
    assert second.version == 2
    assert get_current_thing(ANONYMOUS, code="YJS-002", at=LATER).thing.name == "我要开面馆"
    assert get_current_thing(ANONYMOUS, code="YJS-002", at=LATER - timedelta(seconds=1)).version == 1
    old = get_publication(ANONYMOUS, publication_id=first.publication_id)
    assert (old.version, old.thing.name) == (1, "我要开餐饮店(餐馆)")
    assert set(old.matter_ids.values()).isdisjoint(
        get_publication(ANONYMOUS, publication_id=second.publication_id).matter_ids.values()
    )


@pytest.mark.django_db
def test_going_back_to_an_older_content_is_a_third_version():
    for package in (demonstration_package(), changed_package(name="面馆"), demonstration_package()):
        publish(package)
    assert get_current_thing(ANONYMOUS, code="YJS-002", at=AT).version == 3


@pytest.mark.django_db
def test_the_list_shows_each_thing_once():
    publish(demonstration_package())
    publish(changed_package(name="面馆"))
    publish(read_package(as_files(make_documents(make_thing(make_matter("M01"))))), at=LATER)
    assert [(one.code, one.version, one.name) for one in list_things(ANONYMOUS, at=AT)] == [
        ("YJS-002", 2, "面馆")
    ]
    assert [one.code for one in list_things(ANONYMOUS, at=LATER)] == ["YJS-002", "YJS-901"]
    assert list_things(ANONYMOUS, at=AT - timedelta(seconds=1)) == []


@pytest.mark.django_db
def test_what_is_not_published_is_not_found():
    publish(demonstration_package())
    for code, at in (("YJS-003", AT), ("YJS-002", AT - timedelta(seconds=1)), ("a\0b", AT), ("\ud83d", AT)):
        with pytest.raises(Refusal) as refused:
            get_current_thing(ANONYMOUS, code=code, at=at)
        assert (refused.value.code, refused.value.status) == ("catalogue.thing.not_found", 404)
    with pytest.raises(Refusal) as refused:
        get_publication(ANONYMOUS, publication_id=new_id())
    assert refused.value.status == 404


@pytest.mark.django_db(transaction=True)
def test_publishing_needs_a_transaction():
    with pytest.raises(RuntimeError):
        publish_package(package=demonstration_package(), actor_person_id=None, at=AT)


CHANGES = [
    "UPDATE catalogue_publication SET content = '{}'",
    "UPDATE catalogue_publication SET published_by = NULL",
    "DELETE FROM catalogue_published_matter",
    "DELETE FROM catalogue_publication",
    "UPDATE catalogue_published_matter SET name = name",
    "TRUNCATE catalogue_publication CASCADE",
    "TRUNCATE catalogue_published_matter CASCADE",
]


@pytest.mark.django_db
@pytest.mark.parametrize("statement", CHANGES)
def test_the_database_refuses_to_change_what_is_published(statement):
    publish(demonstration_package())
    with (
        pytest.raises(IntegrityError, match="never changes"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


@pytest.mark.django_db
def test_the_database_knows_the_kinds_and_the_versions():
    (made,) = publish(demonstration_package())
    wrong = [
        PublishedMatter(
            publication_id=made.publication_id, code="X/M1", name="x", department="x", kind="miracle"
        ),
        PublishedMatter(
            publication_id=made.publication_id, code="YJS-002/M01", name="x", department="x", kind="licence"
        ),
        PublicationRow(
            thing_code="YJS-002", version=1, content="{}", sm3="0" * 64, published_at=AT, source=""
        ),
        PublicationRow(
            thing_code="YJS-002", version=0, content="{}", sm3="0" * 64, published_at=AT, source=""
        ),
        PublicationRow(thing_code="YJS-002", version=2, content="{}", sm3="none", published_at=AT, source=""),
    ]
    for row in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            row.save(force_insert=True)


@pytest.mark.django_db(transaction=True)
def test_two_who_publish_at_once_make_two_versions():
    packages = [changed_package(name="面馆"), changed_package(name="茶馆")]
    start, failures = threading.Barrier(2), []

    def work(package: Package) -> None:
        try:
            start.wait()
            publish(package)
        except Exception as failure:
            failures.append(failure)
        finally:
            close_old_connections()
            connection.close()

    threads = [threading.Thread(target=work, args=(package,)) for package in packages]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert sorted(PublicationRow.objects.values_list("version", flat=True)) == [1, 2]


@pytest.mark.django_db(transaction=True)
def test_nothing_is_half_published():
    with transaction.atomic():
        publish_package(package=demonstration_package(), actor_person_id=None, at=AT)
        transaction.set_rollback(True)
    assert PublicationRow.objects.count() == PublishedMatter.objects.count() == 0
