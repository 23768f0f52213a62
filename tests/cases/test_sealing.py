"""The personal part of a case opens in its own place only, and never again once its key is destroyed."""

import pytest

from onething.cases.models.case import Case
from onething.cases.sealing import open_value, seal_value
from onething.kernel.errors import Refusal
from onething.kernel.ids import new_id
from onething.keys.actions import create_data_key, destroy_data_key
from tests.factories.city import MORNING

pytestmark = pytest.mark.django_db
VALUE = {"legal_rep_name": "演示乙䶮", "rows": [{"a": 1}, None, True]}


@pytest.fixture
def case():
    return Case(id=new_id(), data_key_id=create_data_key())


def refused(case, sealed, place="form"):
    with pytest.raises(Refusal) as refusal:
        open_value(case, place=place, sealed=sealed)
    return refusal.value.code


def test_what_was_sealed_opens_again(case):
    sealed = seal_value(case, place="form", value=VALUE)
    assert open_value(case, place="form", sealed=sealed) == VALUE
    assert open_value(case, place="form", sealed=memoryview(sealed)) == VALUE
    assert "演示乙".encode() not in sealed
    assert seal_value(case, place="form", value=VALUE) != sealed  # two equal values do not look equal


def test_it_opens_in_no_other_place_and_for_no_other_case(case):
    sealed = seal_value(case, place="form", value=VALUE)
    assert refused(case, sealed, place="opinion") == "kernel.seal.broken"
    assert refused(Case(id=new_id(), data_key_id=case.data_key_id), sealed) == "kernel.seal.broken"
    assert refused(Case(id=case.id, data_key_id=create_data_key()), sealed) == "kernel.seal.broken"


def test_a_changed_byte_is_noticed(case):
    sealed = bytearray(seal_value(case, place="form", value=VALUE))
    sealed[-1] ^= 1
    assert refused(case, bytes(sealed)) == "kernel.seal.broken"


def test_with_the_key_destroyed_nothing_opens_or_is_sealed(case):
    sealed = seal_value(case, place="form", value=VALUE)
    destroy_data_key(data_key_id=case.data_key_id, at=MORNING)
    assert refused(case, sealed) == "keys.erased"
    with pytest.raises(Refusal) as refusal:
        seal_value(case, place="form", value=VALUE)
    assert refusal.value.code == "keys.erased"
