"""The first answer to a request key: claimed with the act, kept encrypted, the person's alone."""

from datetime import UTC, datetime

import pytest
from django.db import connection, transaction

from onething.kernel.ids import new_id
from onething.kernel.viewer import ANONYMOUS, SYSTEM, Viewer, ViewerKind
from onething.replies.actions import claim_reply, record_reply
from onething.replies.contracts import AlreadyClaimed, Given
from onething.replies.models import Reply
from onething.replies.queries import find_reply

pytestmark = pytest.mark.django_db
AT = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
KEY, MARK = "request-0001", "f" * 64
ME = Viewer(kind=ViewerKind.PERSON, person_id=new_id())
BODY = '{"number": "430182", "name": "演示乙"}'


def claim(viewer=ME, key=KEY, fingerprint=MARK):
    return claim_reply(person_id=viewer.person_id, key=key, fingerprint=fingerprint, at=AT)


def test_what_was_answered_is_found_again():
    record_reply(reply_id=claim(), status=201, body=BODY)
    assert find_reply(ME, key=KEY) == Given(fingerprint=MARK, status=201, body=BODY)


def test_an_empty_answer_is_an_answer():
    record_reply(reply_id=claim(), status=204, body="")
    assert find_reply(ME, key=KEY) == Given(fingerprint=MARK, status=204, body="")


def test_a_claim_without_an_answer_means_nothing_yet():
    claim()
    assert find_reply(ME, key=KEY) is None


def test_a_key_is_claimed_once_whatever_the_request():
    record_reply(reply_id=claim(), status=200, body=BODY)
    for fingerprint in (MARK, "e" * 64):
        with pytest.raises(AlreadyClaimed):
            claim(fingerprint=fingerprint)
    assert find_reply(ME, key=KEY).fingerprint == MARK  # the caller compares, and says that the key was used


def test_after_a_lost_claim_the_transaction_goes_on():
    claim()
    with pytest.raises(AlreadyClaimed):
        claim()
    assert Reply.objects.count() == 1  # the savepoint took the failure; the transaction is usable


def test_an_act_that_fails_leaves_its_key_free():
    with transaction.atomic():
        record_reply(reply_id=claim(), status=200, body=BODY)
        transaction.set_rollback(True)
    assert find_reply(ME, key=KEY) is None
    record_reply(reply_id=claim(), status=200, body=BODY)
    assert find_reply(ME, key=KEY) is not None


def test_a_key_is_its_persons_alone():
    record_reply(reply_id=claim(), status=200, body=BODY)
    other = Viewer(kind=ViewerKind.PERSON, person_id=new_id())
    assert find_reply(other, key=KEY) is None
    record_reply(reply_id=claim(other), status=409, body="{}")
    assert find_reply(other, key=KEY).status == 409
    assert find_reply(ME, key=KEY).status == 200
    assert find_reply(ME, key="request-0002") is None
    for nobody in (ANONYMOUS, SYSTEM):
        assert find_reply(nobody, key=KEY) is None


def test_an_answer_is_cipher_at_rest():
    record_reply(reply_id=claim(), status=200, body=BODY)
    with connection.cursor() as cursor:
        cursor.execute("SELECT row::text FROM replies_reply row")
        stored = cursor.fetchone()[0]
    for secret in ("演示乙", "430182"):
        assert secret not in stored
        assert secret.encode().hex() not in stored


@pytest.mark.django_db(transaction=True)
def test_claiming_and_recording_need_the_acts_transaction():
    with pytest.raises(RuntimeError, match="outside a transaction"):
        claim()
    with pytest.raises(RuntimeError, match="outside a transaction"):
        record_reply(reply_id=new_id(), status=200, body="")
