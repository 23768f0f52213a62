"""Sealing under the ring, blind indexes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onething.kernel.errors import Refusal
from onething.keys.rules.ring import new_ring, rotate_ring
from onething.keys.rules.ring_sealing import blind_index_of, open_under_ring, seal_under_ring

RING = new_ring()


@given(st.binary(max_size=200))
def test_what_is_sealed_opens(plaintext: bytes) -> None:
    sealed = seal_under_ring(RING, plaintext=plaintext, purpose="a.b")
    assert open_under_ring(RING, sealed=sealed, purpose="a.b") == plaintext


@given(place=st.integers(min_value=0), bit=st.integers(0, 7))
def test_any_changed_bit_is_noticed(place: int, bit: int) -> None:
    sealed = bytearray(seal_under_ring(RING, plaintext=b"a name", purpose="a.b"))
    sealed[place % len(sealed)] ^= 1 << bit
    with pytest.raises(Refusal):
        open_under_ring(RING, sealed=bytes(sealed), purpose="a.b")


@given(st.integers(0, 60))
def test_a_cut_text_is_refused(length: int) -> None:
    sealed = seal_under_ring(RING, plaintext=b"x" * 30, purpose="a.b")
    with pytest.raises(Refusal):
        open_under_ring(RING, sealed=sealed[:length], purpose="a.b")


def test_a_text_moved_to_another_column_does_not_open() -> None:
    sealed = seal_under_ring(RING, plaintext=b"x", purpose="person.name")
    with pytest.raises(Refusal) as refused:
        open_under_ring(RING, sealed=sealed, purpose="person.phone")
    assert refused.value.code == "kernel.seal.broken"


def test_old_keys_open_and_the_new_one_seals() -> None:
    old = seal_under_ring(RING, plaintext=b"x", purpose="a.b")
    rotated = rotate_ring(RING)
    new = seal_under_ring(rotated, plaintext=b"x", purpose="a.b")
    assert RING.active.encode() in old
    assert rotated.active.encode() in new
    assert open_under_ring(rotated, sealed=old, purpose="a.b") == b"x"
    with pytest.raises(Refusal) as refused:
        open_under_ring(RING, sealed=new, purpose="a.b")
    assert refused.value.code == "keys.ring.key_unknown"
    assert rotated.active in refused.value.sentence


def test_the_same_text_is_sealed_differently_each_time() -> None:
    assert len({seal_under_ring(RING, plaintext=b"x", purpose="a.b") for _ in range(50)}) == 50


def test_a_blind_index_is_steady_and_separated_by_purpose_and_ring() -> None:
    index = blind_index_of(RING, text="13900000000", purpose="phone")
    assert index == blind_index_of(rotate_ring(RING), text="13900000000", purpose="phone")
    assert len(index) == 64
    others = {
        blind_index_of(RING, text="13900000001", purpose="phone"),
        blind_index_of(RING, text="13900000000", purpose="document"),
        blind_index_of(new_ring(), text="13900000000", purpose="phone"),
    }
    assert index not in others
    assert len(others) == 3
