"""What no entry, repeal or loading may ever be is refused by PostgreSQL itself, whoever writes."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from onething.catalogue.actions.drafting import draft_edition
from onething.catalogue.actions.loading import publish_package
from onething.catalogue.models import Entry, LoadedFile, Loading, Publication, PublishedMaterial, Repeal
from onething.directory.actions.organisation import keep_units
from onething.directory.contracts import POST_PERMISSIONS, Post, UnitEntry
from onething.kernel.ids import new_id
from onething.kernel.viewer import Viewer, ViewerKind
from tests.catalogue.packages import make_documents, make_material, make_matter, make_thing
from tests.catalogue.test_publishing import changed_package

AT = datetime(2026, 2, 13, 1, 0, tzinfo=UTC)
UNIT = "11430182XX0000051E"
EDITOR = Viewer(
    ViewerKind.PERSON, new_id(), Post.CATALOGUE_EDITOR, UNIT, POST_PERMISSIONS[Post.CATALOGUE_EDITOR]
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows() -> dict[str, Any]:
    """A published thing that a repeal may end, and a draft of another by somebody."""
    keep_units(entries=[UnitEntry(code=UNIT, name="牵头部门")])
    publish_package(package=changed_package(), actor_person_id=None, at=AT)
    documents = make_documents(
        make_thing(make_matter("M01", materials=[make_material("甲"), make_material("乙")]))
    )
    content = {
        "thing": documents["things/thing.json"],
        "forms": documents["forms.json"],
        "elements": documents["elements.json"],
    }
    made = draft_edition(EDITOR, content=content, reason="理由四字", basis="依据四字", at=AT)
    publication = Publication.objects.get()
    Repeal.objects.create(
        publication=publication, effective_from=date(2026, 3, 1), reason="理由", basis="依据", repealed_at=AT
    )
    loading = Loading.objects.create(loaded_at=AT)
    LoadedFile.objects.create(loading=loading, path="elements.json", content=b"[]")
    return {"draft": made.id, "publication": publication.id, "author": EDITOR.person_id, "other": new_id()}


def change(sql: str, rows: dict[str, Any]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, rows)


def set_draft(assignment: str) -> str:
    return f"UPDATE catalogue_entry SET {assignment} WHERE id = %(draft)s"


WALLS = [
    (set_draft("state = 'lost'"), "entry_state_known|never goes"),
    (set_draft("kind = 'miracle'"), "entry_kind_known|entry_has_its_content"),
    (set_draft("state = 'published'"), "never goes"),
    (set_draft("state = 'approved'"), "never goes"),
    (set_draft("reviewer = %(author)s"), "author_does_not_review"),
    (set_draft("approver = %(author)s"), "author_does_not_approve"),
    (set_draft("reviewer = %(other)s, approver = %(other)s"), "reviewer_does_not_approve"),
    (set_draft("state = 'submitted', reason = ''"), "entry_says_why"),
    (set_draft("state = 'submitted', basis = ''"), "entry_says_why"),
    (set_draft("is_direct = true"), "direct_is_an_edition_out"),
    (set_draft("publication_id = %(publication)s"), "one_edition|edition_out_has"),
    (set_draft("sm3 = 'none'"), "entry_has_its_content"),
    (set_draft("content = ''"), "entry_has_its_content"),
    ("DELETE FROM catalogue_entry", "never disappears"),
    ("TRUNCATE catalogue_entry CASCADE", "never disappears"),
    ("UPDATE catalogue_entry SET content = '{}' WHERE is_direct", "never changes once it is submitted"),
    ("UPDATE catalogue_entry SET authors = '[\"x\"]' WHERE is_direct", "never changes once it is submitted"),
    ("UPDATE catalogue_entry SET state = 'draft' WHERE is_direct", "never goes"),
    ("UPDATE catalogue_publication SET effective_from = effective_from + 1", "never changes"),
    ("UPDATE catalogue_publication SET report = 'fine'", "never changes"),
    ("UPDATE catalogue_repeal SET effective_from = effective_from + 1", "never changes"),
    ("DELETE FROM catalogue_repeal", "never changes"),
    ("TRUNCATE catalogue_repeal", "never changes"),
    ("UPDATE catalogue_published_material SET name = name", "never changes"),
    ("DELETE FROM catalogue_published_material", "never changes"),
    ("UPDATE catalogue_loaded_file SET content = ''", "never changes"),
    ("DELETE FROM catalogue_loading", "never changes"),
    (
        "INSERT INTO catalogue_publication (id, thing_code, version, content, sm3, published_at, source, effective_from,"
        " report) SELECT gen_random_uuid(), thing_code, 9, content, sm3, published_at, source, effective_from - 1, ''"
        " FROM catalogue_publication",
        "publication_not_backwards",
    ),
]


@pytest.mark.parametrize(("sql", "wall"), WALLS)
def test_what_may_never_be_is_refused_by_the_database(rows, sql, wall):
    with pytest.raises(IntegrityError, match=wall):
        change(sql, rows)


def test_one_open_entry_a_thing(rows):
    twin = Entry.objects.get(id=rows["draft"])
    twin.id = new_id()
    with pytest.raises(IntegrityError, match="one_open_entry_a_thing"), transaction.atomic():
        twin.save(force_insert=True)


@pytest.mark.parametrize(
    ("changes", "wall"),
    [
        ({"effective_from": date(2026, 2, 12)}, "repeal_not_backwards"),
        ({"reason": ""}, "repeal_says_why"),
        ({"basis": ""}, "repeal_says_why"),
    ],
)
def test_a_repeal_says_why_and_does_not_reach_back(rows, changes, wall):
    publish_package(package=changed_package(name="新版"), actor_person_id=None, at=AT)
    newest = Publication.objects.get(version=2)
    sound = {"effective_from": date(2026, 3, 1), "reason": "理由", "basis": "依据", "repealed_at": AT}
    with pytest.raises(IntegrityError, match=wall), transaction.atomic():
        Repeal.objects.create(publication=newest, **(sound | changes))


def test_every_material_of_a_publication_has_its_row():
    publish_package(package=changed_package(), actor_person_id=None, at=AT)
    listed = {
        (matter.code, material.name)
        for matter in changed_package().things[0].thing.matters
        for material in matter.materials
    }
    rows = PublishedMaterial.objects.values_list("matter__code", "name")
    assert listed == set(rows) != set()
