"""The key ring and its file."""

import json
import os
import stat
import threading
from pathlib import Path

import pytest

from onething.kernel.errors import Refusal
from onething.keys.current_ring import get_ring
from onething.keys.key_file import make_key_ring_file, read_key_ring_file, rotate_key_ring_file
from onething.keys.rules.ring import KEY_LENGTH, new_ring, read_ring, rotate_ring, write_ring


def test_a_ring_survives_being_written_and_read() -> None:
    ring = rotate_ring(new_ring())
    assert read_ring(write_ring(ring)) == ring


def test_rings_are_random_and_hold_full_keys() -> None:
    one, other = new_ring(), new_ring()
    assert one.keys != other.keys
    assert one.index != other.index
    assert {len(key) for key in [one.index, *one.keys.values()]} == {KEY_LENGTH}


def test_rotation_adds_a_key_and_keeps_the_index() -> None:
    before = new_ring()
    after = rotate_ring(before)
    assert after.active != before.active
    assert after.keys[before.active] == before.keys[before.active]
    assert after.index == before.index


def test_a_ring_does_not_show_its_keys() -> None:
    ring = new_ring()
    assert repr(next(iter(ring.keys.values()))) not in repr(ring)


def _changed(**members: object) -> str:
    return json.dumps(json.loads(write_ring(new_ring())) | members)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not json",
        "[]",
        "{}",
        _changed(keys=[]),
        _changed(keys={}),
        _changed(active="another"),
        _changed(active=None),
        _changed(active={}),
        _changed(index="c2hvcnQ="),
        _changed(index=None),
        _changed(index="!" * 44),
        _changed(keys={"a": 7}, active="a"),
        _changed(keys={"k\n": "A" * 43 + "="}, active="k\n"),
    ],
    ids=[f"ring-{number}" for number in range(14)],  # the rings are random; the names must not be
)
def test_a_broken_ring_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_ring(text)
    assert refused.value.code == "keys.ring.broken"
    assert "密钥备份" in refused.value.sentence


def test_the_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "private" / "keys.json"
    make_key_ring_file(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [file.name for file in path.parent.iterdir()] == ["keys.json"]


def test_a_ring_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "keys.json"
    make_key_ring_file(path)
    before = path.read_bytes()
    with pytest.raises(Refusal) as refused:
        make_key_ring_file(path)
    assert refused.value.code == "keys.ring.exists"
    assert path.read_bytes() == before


def test_of_many_makers_at_once_one_wins(tmp_path: Path) -> None:
    path, refused = tmp_path / "keys.json", []

    def make() -> None:
        try:
            make_key_ring_file(path)
        except Refusal as refusal:
            refused.append(refusal.code)

    threads = [threading.Thread(target=make) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert refused == ["keys.ring.exists"] * 7
    assert read_key_ring_file(path).keys


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o644, 0o660])
def test_a_file_open_to_others_is_refused(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "keys.json"
    make_key_ring_file(path)
    path.chmod(mode)
    with pytest.raises(Refusal) as refused:
        read_key_ring_file(path)
    assert refused.value.code == "keys.ring.open_to_others"


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as missing:
        read_key_ring_file(tmp_path / "keys.json")
    tmp_path.chmod(0o700)
    with pytest.raises(Refusal) as folder:
        read_key_ring_file(tmp_path)
    assert (missing.value.code, folder.value.code) == ("keys.ring.missing", "keys.ring.unreadable")


def test_rotating_the_file_is_noticed_by_a_running_process(tmp_path: Path, settings: object) -> None:
    path = tmp_path / "keys.json"
    make_key_ring_file(path)
    settings.KEYS_FILE = path  # type: ignore[attr-defined]
    before = get_ring()
    rotate_key_ring_file(path)
    assert get_ring().active != before.active
    assert before.active in get_ring().keys
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert os.listdir(tmp_path) == ["keys.json"]


def test_the_environment_wins(tmp_path: Path, settings: object, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.KEYS_FILE = tmp_path / "there is none"  # type: ignore[attr-defined]
    ring = new_ring()
    monkeypatch.setenv("ONETHING_KEYS", write_ring(ring))
    assert get_ring() == ring
