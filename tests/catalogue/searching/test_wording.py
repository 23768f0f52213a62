"""The office's words: added, taken out, a version each, in effect from the next search; refused where they lead nowhere."""

import pytest
from django.db import DatabaseError, transaction
from hypothesis import given
from hypothesis import strategies as st

from onething.catalogue.models import SearchWords
from onething.catalogue.queries import get_office_words, list_life_events, search_things
from onething.catalogue.rules.searching.office_words import add_synonyms, assign_event, drop_spoken
from onething.directory.contracts import Post
from onething.journey import wording
from onething.kernel.errors import Refusal
from onething.kernel.viewer import ANONYMOUS, SYSTEM
from onething.ledger.queries import verify_ledger
from tests.factories.catalogue import approver, editor

pytestmark = pytest.mark.django_db


def find(city, text: str) -> list[str]:
    return [one.code for one in search_things(ANONYMOUS, text=text, at=city.at).things]


def test_a_word_is_found_from_the_moment_it_is_added_until_it_is_taken_out(city):
    assert find(city, "打牙祭的地方")[:1] != ["YJS-002"]
    version = wording.add_synonyms(approver(city), said=["打牙祭"], means=["餐饮"], at=city.at)
    assert (version, find(city, "打牙祭的地方")[0]) == (1, "YJS-002")
    assert find(city, "开饭馆")[0] == "YJS-002", "what came with the system still holds"
    wording.drop_synonym(approver(city), word="打牙祭", at=city.at)
    assert find(city, "打牙祭的地方")[:1] != ["YJS-002"]


def test_every_version_is_kept_and_says_what_it_changed(city):
    wording.add_synonyms(approver(city), said=["打牙祭", "下馆子"], means=["餐饮"], at=city.at)
    wording.set_life_event(approver(city), thing="YJS-006", event="关张", at=city.at)
    assert list(SearchWords.objects.order_by("version").values_list("version", "note")) == [
        (1, "“打牙祭、下馆子”指“餐饮”"), (2, "YJS-006 归到“关张”"),
    ]  # fmt: skip
    view = get_office_words(approver(city), at=city.at)
    assert view.version == 2
    assert (view.synonyms[0].said, view.synonyms[0].things > 0) == (("打牙祭", "下馆子"), True)
    assert "关张" in list_life_events(ANONYMOUS, at=city.at)
    assert "企业注销" not in list_life_events(ANONYMOUS, at=city.at)
    assert verify_ledger(SYSTEM).sound
    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic():
        SearchWords.objects.update(note="别的")


def test_who_read_older_words_changes_nothing(city):
    wording.add_synonyms(approver(city), said=["打牙祭"], means=["餐饮"], at=city.at, version=0)
    with pytest.raises(Refusal, match="stale") as refused:
        wording.drop_synonym(approver(city), word="打牙祭", at=city.at, version=0)
    assert (refused.value.status, refused.value.facts["version"]) == (412, 1)


WRONG = (
    (["打牙祭"], ["没有这种事"], "catalogue.words.lead_nowhere", "means"),
    ([], ["餐饮"], "catalogue.words.said_missing", "said"),
    (["打牙祭"], [" "], "catalogue.words.means_missing", "means"),
    (["长" * 21], ["餐饮"], "catalogue.words.too_long", "said"),
    (["？！"], ["餐饮"], "catalogue.words.silent", "said"),
)


@pytest.mark.parametrize(("said", "means", "code", "field"), WRONG)
def test_what_would_find_nothing_is_refused_at_its_field(city, said, means, code, field):
    with pytest.raises(Refusal) as refused:
        wording.add_synonyms(approver(city), said=said, means=means, at=city.at)
    assert (refused.value.code, refused.value.field) == (code, field)
    assert not SearchWords.objects.exists()


def test_a_word_that_is_not_there_and_a_thing_that_is_not_are_refused(city):
    with pytest.raises(Refusal, match=r"words\.unknown"):
        wording.drop_synonym(approver(city), word="没有的词", at=city.at)
    with pytest.raises(Refusal, match=r"thing\.not_found"):
        wording.set_life_event(approver(city), thing="NO-1", event="求学", at=city.at)


def test_only_the_approvals_bureau_keeps_the_words(city):
    for viewer in (editor(city), city.citizen(), city.viewer(Post.CLERK)):
        with pytest.raises(Refusal, match="not_the_bureau"):
            wording.add_synonyms(viewer, said=["打牙祭"], means=["餐饮"], at=city.at)


WORDS = st.lists(
    st.sampled_from(["馆子", "饭店", "小卖部", "房子", "学堂"]), min_size=1, max_size=3, unique=True
)
NO_WORDS = {"synonyms": [], "fillers": [], "life_events": []}


@given(st.lists(WORDS, max_size=6), st.sampled_from(["馆子", "饭店"]))
def test_a_spoken_word_stands_in_one_group_and_leaves_no_empty_one(groups, word):
    raw = dict(NO_WORDS)
    for said in groups:
        raw = add_synonyms(raw, said=said, means=["餐饮"])
    spoken = [one for group in raw["synonyms"] for one in group["said"]]
    assert sorted(spoken) == sorted({one for said in groups for one in said})
    left = drop_spoken(raw, word=word)
    assert word not in {one for group in left["synonyms"] for one in group["said"]}
    assert all(group["said"] for group in left["synonyms"])


def test_a_thing_stands_under_one_event_or_none():
    raw = {"synonyms": [], "fillers": [], "life_events": [{"name": "甲", "things": ["A", "B"]}]}
    raw = assign_event(raw, thing="A", event="乙")
    assert raw["life_events"] == [{"name": "甲", "things": ["B"]}, {"name": "乙", "things": ["A"]}]
    assert assign_event(raw, thing="B", event="")["life_events"] == [{"name": "乙", "things": ["A"]}]
