"""Files in the database: encrypted, bound to their row, erased with their key."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.db import IntegrityError, connection

from onething.files.actions import discard_file, store_file
from onething.files.contracts import LARGEST_FILE, MediaType, StoredFile
from onething.files.models import StoredContent
from onething.files.queries import read_file
from onething.kernel.errors import Refusal
from onething.kernel.ids import new_id
from onething.kernel.sm import sm3
from onething.kernel.viewer import SYSTEM
from onething.keys.actions import create_data_key, destroy_data_key
from tests.files.samples import EXECUTABLE, PDF, PNG, SAMPLES

AT = datetime(2026, 2, 13, 1, tzinfo=UTC)
NAME = "张三的身份证.pdf"


def _store(content: bytes = PDF, *, name: str = NAME, key: UUID | None = None) -> StoredFile:
    return store_file(content=content, name=name, data_key_id=key or create_data_key(), at=AT)


def _code(act: object, **options: object) -> str:
    with pytest.raises(Refusal) as refused:
        act(**options)  # type: ignore[operator]
    return refused.value.code


@pytest.mark.django_db
@pytest.mark.parametrize("media_type", list(MediaType))
def test_a_file_comes_back_as_it_went_in(media_type: MediaType) -> None:
    name, content = SAMPLES[media_type]
    stored = _store(content, name=f"folder/{name}")
    assert stored == StoredFile(stored.id, name, media_type.value, len(content), sm3(content).hex())
    assert read_file(SYSTEM, file_id=stored.id) == (stored, content)


@pytest.mark.django_db
def test_content_and_name_are_cipher_at_rest() -> None:
    _store()
    row = StoredContent.objects.get()
    assert PDF[:20] not in bytes(row.content_sealed or b"")
    assert "张三".encode() not in bytes(row.name_sealed or b"")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (EXECUTABLE, "合同.pdf", "files.type_not_accepted"),
        (EXECUTABLE, "setup.exe", "files.type_not_accepted"),
        (PNG, "合同.pdf", "files.type_not_accepted"),
        (PDF, "合同", "files.type_not_accepted"),
        (PDF, "合\0同.pdf", "files.name_characters"),
        (PDF, "合" * 300 + ".pdf", "files.name_too_long"),
        (PDF[:30], "合同.pdf", "files.damaged"),
        (b"", "合同.pdf", "files.empty"),
        (b"%PDF-" + bytes(50 * 1024 * 1024), "合同.pdf", "files.too_large"),
    ],
    ids=lambda value: value if isinstance(value, str) else f"{len(value)} bytes",
)
def test_a_bad_file_is_refused_and_not_kept(content: bytes, name: str, code: str) -> None:
    assert _code(_store, content=content, name=name) == code
    assert not StoredContent.objects.exists()


@pytest.mark.django_db
def test_the_largest_file_is_kept_whole() -> None:
    content = PDF[:9] + bytes(LARGEST_FILE - len(PDF)) + PDF[9:]
    stored = _store(content)
    assert stored.size == LARGEST_FILE
    assert read_file(SYSTEM, file_id=stored.id)[1] == content


@pytest.mark.django_db
def test_destroying_the_data_key_erases_the_file() -> None:
    key = create_data_key()
    stored = _store(key=key)
    destroy_data_key(data_key_id=key, at=AT)
    with pytest.raises(Refusal) as refused:
        read_file(SYSTEM, file_id=stored.id)
    assert (refused.value.code, refused.value.status) == ("files.erased", 410)
    assert _code(_store, key=key) == "keys.erased"


@pytest.mark.django_db
def test_a_discarded_file_is_gone_and_its_trace_stays() -> None:
    stored = _store()
    discard_file(file_id=stored.id)
    discard_file(file_id=stored.id)
    assert _code(read_file, viewer=SYSTEM, file_id=stored.id) == "files.discarded"
    row = StoredContent.objects.get()
    assert (row.content_sealed, row.name_sealed, row.sm3, row.size) == (None, None, stored.sm3, stored.size)


@pytest.mark.django_db
def test_an_unknown_file_is_not_found() -> None:
    with pytest.raises(Refusal) as refused:
        read_file(SYSTEM, file_id=new_id())
    assert (refused.value.code, refused.value.status) == ("files.unknown", 404)


@pytest.mark.django_db
def test_contents_exchanged_between_rows_do_not_open() -> None:
    key = create_data_key()
    one, other = _store(key=key), _store(PNG, name="x.png", key=key)
    row = StoredContent.objects.get(id=one.id)
    StoredContent.objects.filter(id=other.id).update(content_sealed=row.content_sealed)
    assert _code(read_file, viewer=SYSTEM, file_id=other.id) == "kernel.seal.broken"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("statement", "wall"),
    [
        ("UPDATE files_stored_content SET media_type = 'text/html'", "stored_media_type_known"),
        ("UPDATE files_stored_content SET size = 0", "stored_size_in_bounds"),
        ("UPDATE files_stored_content SET size = 20 * 1024 * 1024 + 1", "stored_size_in_bounds"),
        ("UPDATE files_stored_content SET content_sealed = NULL", "stored_name_and_content_together"),
    ],
)
def test_the_database_holds_the_bounds(statement: str, wall: str) -> None:
    _store()
    with pytest.raises(IntegrityError, match=wall), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.django_db(transaction=True)
def test_storing_needs_a_transaction() -> None:
    with pytest.raises(RuntimeError, match="outside a transaction"):
        store_file(content=PDF, name=NAME, data_key_id=new_id(), at=AT)
