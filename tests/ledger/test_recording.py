"""Recording acts, and the database's own refusal to change them."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction

from onething.kernel.errors import Refusal
from onething.kernel.viewer import ANONYMOUS, SYSTEM
from onething.keys.actions import create_data_key, destroy_data_key
from onething.keys.transactions import forget_read
from onething.ledger.actions import record_act
from onething.ledger.contracts import Actor, Subject
from onething.ledger.models import Entry
from onething.ledger.queries import export_chain, list_acts, verify_ledger
from onething.ledger.rules.chain import NO_HASH, verify_chain
from tests.ledger.acts import AT, CLERK, grow_chain, make_act, new_subject, verify_now, walls_down


@pytest.mark.django_db
def test_an_act_is_shown_as_it_was_told() -> None:
    subject, key = new_subject(), create_data_key()
    actor = Actor(kind="person", person_id=UUID(int=7), post="window_clerk", on_behalf_of=UUID(int=8))
    told = make_act(subject, step_id=UUID(int=9), actor=actor, personal={"name": "欧阳䶮", "list": [1, None]})
    recorded = record_act(act=told, data_key_id=key)
    (shown,) = list_acts(SYSTEM, subject=subject)
    assert (shown.seq, shown.hash) == (recorded.seq, recorded.hash) == (1, recorded.hash)
    assert (shown.step_id, shown.verb, shown.from_state, shown.to_state) == (
        told.step_id, told.verb, told.from_state, told.to_state,
    )  # fmt: skip
    assert (shown.actor, shown.recorded_at, shown.effective_at) == (actor, AT, AT - timedelta(days=1))
    assert (shown.facts, shown.personal, shown.personal_note) == (told.facts, told.personal, None)


@pytest.mark.django_db
def test_facts_are_kept_as_hashed_with_their_schema() -> None:
    subject = new_subject()
    record_act(act=make_act(subject, facts={"乙": 1, "甲": "x"}), data_key_id=None)
    assert Entry.objects.get(subject_id=subject.id).facts == '{"schema":1,"乙":1,"甲":"x"}'


@pytest.mark.django_db
def test_rows_of_a_chain_follow_each_other_and_chains_do_not_mix() -> None:
    one, other = grow_chain(3), grow_chain(2)
    same_id = Subject(kind="order", id=one.id)
    record_act(act=make_act(same_id), data_key_id=None)
    rows = list(Entry.objects.filter(subject_kind="case", subject_id=one.id).order_by("seq"))
    assert [row.seq for row in rows] == [1, 2, 3]
    assert [row.previous_hash for row in rows] == [NO_HASH, rows[0].hash, rows[1].hash]
    assert [len(list_acts(SYSTEM, subject=s)) for s in (one, other, same_id)] == [3, 2, 1]


@pytest.mark.django_db
def test_an_export_verifies_without_a_database_and_holds_no_personal_text() -> None:
    subject = grow_chain(4, data_key_id=create_data_key())
    export = export_chain(SYSTEM, subject=subject)
    assert verify_chain(export["rows"]) is None
    assert "张三" not in str(export)
    export["rows"][2]["personal_sealed"] = export["rows"][1]["personal_sealed"]
    assert verify_chain(export["rows"]) is not None


@pytest.mark.django_db
def test_the_personal_part_is_not_readable_in_the_database() -> None:
    grow_chain(1, data_key_id=create_data_key())
    assert "张三".encode() not in bytes(Entry.objects.get().personal_sealed or b"")
    assert "张三" not in Entry.objects.get().facts


@pytest.mark.django_db
def test_when_the_data_key_is_destroyed_the_chain_still_verifies() -> None:
    key = create_data_key()
    subject = grow_chain(3, data_key_id=key)
    record_act(act=make_act(subject), data_key_id=None)
    destroy_data_key(data_key_id=key, at=AT)
    acts = list_acts(SYSTEM, subject=subject)
    assert [act.personal for act in acts] == [{}] * 4
    assert [act.personal_note for act in acts] == ["已依法销毁"] * 3 + [None]
    assert verify_chain(export_chain(SYSTEM, subject=subject)["rows"]) is None
    assert verify_now().sound
    with pytest.raises(Refusal) as refused:
        record_act(act=make_act(subject, personal={"name": "x"}), data_key_id=key)
    assert refused.value.code == "keys.erased"
    record_act(act=make_act(subject), data_key_id=key)


@pytest.mark.django_db
def test_a_personal_part_moved_to_another_row_does_not_open() -> None:
    key = create_data_key()
    subject = grow_chain(2, data_key_id=key)
    first, second = Entry.objects.filter(subject_id=subject.id).order_by("seq")
    with walls_down("ledger_entry") as cursor:
        cursor.execute(
            "UPDATE ledger_entry SET personal_sealed = %s WHERE id = %s", [first.personal_sealed, second.id]
        )
    with pytest.raises(Refusal) as refused:
        list_acts(SYSTEM, subject=subject)
    assert refused.value.code == "kernel.seal.broken"


@pytest.mark.django_db
def test_acts_are_listed_with_two_questions(django_assert_num_queries: object) -> None:
    subject = grow_chain(6, data_key_id=create_data_key())
    forget_read()
    with django_assert_num_queries(2):  # type: ignore[operator]
        assert len(list_acts(SYSTEM, subject=subject)) == 6


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"facts": {"schema": 2}}, ValueError),
        ({"facts": {"days": 1.5}}, TypeError),
        ({"facts": {"at": AT}}, TypeError),
        ({"personal": {"name": "x"}}, ValueError),
        ({"recorded_at": AT.replace(tzinfo=None)}, ValueError),
        ({"effective_at": AT.replace(tzinfo=None)}, ValueError),
    ],
)
def test_what_cannot_be_hashed_for_ever_is_not_recorded(
    changes: dict[str, object], error: type[Exception]
) -> None:
    with pytest.raises(error):
        record_act(act=make_act(new_subject(), **changes), data_key_id=None)
    assert not Entry.objects.exists()


@pytest.mark.django_db
def test_an_unknown_kind_of_actor_is_refused_by_the_database() -> None:
    with pytest.raises(IntegrityError, match="entry_actor_kind_known"):
        record_act(act=make_act(new_subject(), actor=Actor(kind="robot")), data_key_id=None)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_entry SET verb = 'withdraw'",
        "UPDATE ledger_entry SET verb = verb WHERE false",
        "DELETE FROM ledger_entry",
        "DELETE FROM ledger_entry WHERE false",
        "TRUNCATE ledger_entry",
        "INSERT INTO ledger_entry SELECT * FROM ledger_entry ON CONFLICT (id) DO UPDATE SET verb = 'x'",
        "MERGE INTO ledger_entry e USING ledger_entry f ON e.id = f.id WHEN MATCHED THEN DELETE",
    ],
)
def test_the_database_refuses_to_change_an_act(statement: str) -> None:
    grow_chain(2)
    with (
        pytest.raises(IntegrityError, match="only added"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert verify_now().sound


@pytest.mark.django_db
def test_only_the_auditor_and_the_system_may_verify_everything() -> None:
    with pytest.raises(Refusal) as refused:
        verify_ledger(ANONYMOUS)
    assert (refused.value.code, refused.value.status) == ("ledger.audit.not_permitted", 403)


@pytest.mark.django_db(transaction=True)
def test_an_act_needs_a_transaction() -> None:
    with pytest.raises(RuntimeError, match="outside a transaction"):
        record_act(act=make_act(new_subject()), data_key_id=None)


@pytest.mark.django_db(transaction=True)
def test_of_two_acts_at_once_on_one_chain_one_is_refused() -> None:
    with transaction.atomic():
        subject = grow_chain(2)
    both_have_read = Barrier(2)

    def act(verb: str) -> str:
        try:
            with transaction.atomic():
                list_acts(SYSTEM, subject=subject)
                both_have_read.wait(timeout=20)
                record_act(act=make_act(subject, verb=verb, actor=CLERK), data_key_id=None)
                with connection.cursor() as cursor:
                    cursor.execute("SELECT pg_sleep(0.3)")  # so that the other tries before this one commits
            return verb
        except Refusal as refusal:
            return refusal.code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(act, ["accept", "withdraw"]))
    assert outcomes.count("ledger.act.concurrent") == 1
    acts = list_acts(SYSTEM, subject=subject)
    assert len(acts) == 3
    assert acts[-1].verb in outcomes
    assert verify_now().sound
