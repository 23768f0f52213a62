"""Data keys: sealing under them, destroying them."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError, connection

from onething.kernel.errors import Refusal
from onething.kernel.ids import new_id
from onething.keys.actions import create_data_key, destroy_data_key, ensure_signing_key
from onething.keys.models import DataKey
from onething.keys.queries import blind_index, open_all_sealed, open_sealed, seal
from onething.keys.transactions import forget_read, require_transaction

AT = datetime(2026, 2, 13, tzinfo=UTC)


@pytest.mark.django_db
def test_what_is_sealed_opens_only_with_its_key_and_its_place() -> None:
    mine, other = create_data_key(), create_data_key()
    sealed = seal(mine, plaintext=b"secret", associated=b"here")
    assert b"secret" not in sealed
    assert open_sealed(mine, sealed=sealed, associated=b"here") == b"secret"
    for key, place in ((other, b"here"), (mine, b"there")):
        with pytest.raises(Refusal) as refused:
            open_sealed(key, sealed=sealed, associated=place)
        assert refused.value.code == "kernel.seal.broken"


@pytest.mark.django_db
def test_several_open_with_one_question(django_assert_num_queries: object) -> None:
    key = create_data_key()
    texts = [(seal(key, plaintext=bytes([n]), associated=bytes([n])), bytes([n])) for n in range(5)]
    forget_read()
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert open_all_sealed(key, texts=texts) == [bytes([n]) for n in range(5)]


@pytest.mark.django_db
def test_destroying_a_key_erases_for_ever() -> None:
    key = create_data_key()
    sealed = seal(key, plaintext=b"secret", associated=b"")
    destroy_data_key(data_key_id=key, at=AT)
    for act in (
        lambda: open_sealed(key, sealed=sealed, associated=b""),
        lambda: open_all_sealed(key, texts=[(sealed, b"")]),
        lambda: seal(key, plaintext=b"more", associated=b""),
    ):
        with pytest.raises(Refusal) as refused:
            act()
        assert (refused.value.code, refused.value.status) == ("keys.erased", 410)
    with connection.cursor() as cursor:
        cursor.execute("SELECT wrapped FROM keys_data_key WHERE id = %s", [key])
        assert cursor.fetchone() == (None,)


@pytest.mark.django_db
def test_a_destroyed_key_keeps_its_day() -> None:
    key = create_data_key()
    destroy_data_key(data_key_id=key, at=AT)
    destroy_data_key(data_key_id=key, at=AT + timedelta(days=1))
    assert DataKey.objects.get(id=key).destroyed_at == AT


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE keys_data_key SET wrapped = NULL",
        "UPDATE keys_data_key SET destroyed_at = now()",
    ],
)
def test_bytes_and_day_of_destruction_are_tied(statement: str) -> None:
    create_data_key()
    with (
        pytest.raises(IntegrityError, match="data_key_wrapped_until_destroyed"),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


@pytest.mark.django_db
def test_an_unknown_key_is_a_clear_refusal() -> None:
    for act in (
        lambda key: seal(key, plaintext=b"", associated=b""),
        lambda key: destroy_data_key(data_key_id=key, at=AT),
    ):
        with pytest.raises(Refusal) as refused:
            act(new_id())
        assert refused.value.code == "keys.data_key.unknown"


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "act",
    [
        require_transaction,
        create_data_key,
        lambda: destroy_data_key(data_key_id=UUID(int=0), at=AT),
        lambda: ensure_signing_key(owner="ledger"),
    ],
)
def test_actions_need_a_transaction(act: object) -> None:
    with pytest.raises(RuntimeError, match="outside a transaction"):
        act()  # type: ignore[operator]


def test_a_blind_index_needs_no_database(key_ring: object) -> None:
    assert blind_index("13900000000", purpose="phone") == blind_index("13900000000", purpose="phone")
