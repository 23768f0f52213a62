"""Joint departments before a draft: they read and countersign and change nothing; an objection keeps the bureau from approving."""

import pytest
from django.db import DatabaseError, transaction

from onething.catalogue.models import Countersign, Entry
from onething.catalogue.queries import (
    compare_entry,
    get_entry,
    list_entries,
    list_to_countersign,
    list_waiting,
)
from onething.directory.contracts import Post
from onething.journey import editing, publishing
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import ANONYMOUS, SYSTEM
from onething.ledger.queries import verify_ledger
from tests.factories.catalogue import approver, content_of, drafted, editor, reviewer
from tests.factories.countersigning import FIRE, fire_editor, hire_keepers, joint_content, joint_draft
from tests.factories.seats import city

__all__ = ["city"]
pytestmark = pytest.mark.django_db
OBJECTION = "消防检查的时限写错了，应当是十个工作日。"


def object_to(city, entry_id) -> None:
    publishing.countersign(fire_editor(city), entry_id=entry_id, agrees=False, text=OBJECTION, at=city.at)


def reviewed(city, entry_id):
    publishing.submit(editor(city), entry_id=entry_id, at=city.later(minutes=1))
    publishing.endorse(reviewer(city), entry_id=entry_id, at=city.later(minutes=1))


def view_of(city, viewer, entry_id):
    return get_entry(viewer, entry_id=entry_id, today=local_day(city.at))


def verbs_of(city, viewer, entry_id) -> set[str]:
    return {verb for verb, _ in view_of(city, viewer, entry_id).next_acts}


def test_a_joint_department_reads_the_draft_and_others_do_not(city):
    entry_id, today = joint_draft(city), local_day(city.at)
    for post in (Post.CATALOGUE_EDITOR, Post.CATALOGUE_REVIEWER):
        viewer = city.viewer(post, FIRE)
        assert view_of(city, viewer, entry_id).row.thing_name == "我要开餐饮店(会签版)"
        assert [row.id for row in list_to_countersign(viewer, today=today)] == [entry_id]
        assert compare_entry(viewer, entry_id=entry_id)
        assert editing.read_whole_entry(viewer, entry_id=entry_id, at=city.at).thing is not None
    strangers = (
        city.viewer(Post.CATALOGUE_EDITOR, "教育局"),
        city.viewer(Post.REVIEWER, FIRE),
        city.citizen(),
        ANONYMOUS,
    )
    for viewer in strangers:
        assert list_to_countersign(viewer, today=today) == []
        with pytest.raises(Refusal, match=r"entry\.unknown"):
            view_of(city, viewer, entry_id)
    assert list_to_countersign(editor(city), today=today) == [], "one's own is not countersigned"


def test_it_countersigns_and_changes_nothing(city):
    entry_id = joint_draft(city)
    assert verbs_of(city, fire_editor(city), entry_id) == {"countersign"}
    assert "countersign" not in verbs_of(city, editor(city), entry_id)
    revision = Entry.objects.get(id=entry_id).revision
    acts = (
        lambda: publishing.submit(fire_editor(city), entry_id=entry_id, at=city.at),
        lambda: publishing.discard(fire_editor(city), entry_id=entry_id, at=city.at),
        lambda: publishing.revise(
            fire_editor(city),
            entry_id=entry_id,
            content=joint_content(),
            reason="",
            basis="",
            revision=revision,
            at=city.at,
        ),
    )
    for act in acts:
        with pytest.raises(Refusal, match=r"entry\.unknown"):
            act()
    assert list_entries(fire_editor(city), today=local_day(city.at)) == []
    assert list_waiting(fire_editor(city), at=city.at) == []
    object_to(city, entry_id)
    assert Entry.objects.get(id=entry_id).revision == revision, "an editor at work loses nothing by it"


def test_an_objection_keeps_the_bureau_from_approving_until_it_is_answered(city):
    entry_id = joint_draft(city)
    reviewed(city, entry_id)
    object_to(city, entry_id)
    with pytest.raises(Refusal, match="objection_open") as refused:
        publishing.approve(approver(city), entry_id=entry_id, at=city.at)
    assert FIRE in refused.value.sentence
    assert refused.value.status == 409
    (opinion,) = view_of(city, approver(city), entry_id).opinions
    assert (opinion.department, opinion.text, opinion.is_open) == (FIRE, OBJECTION, True)
    assert "answer_opinion" in verbs_of(city, editor(city), entry_id)
    answer = "按消防法第十五条核过，就是三个工作日的承诺，法定期限没有动。"
    publishing.answer_opinion(
        editor(city), entry_id=entry_id, opinion_id=opinion.id, answer=answer, at=city.at
    )
    (opinion,) = view_of(city, fire_editor(city), entry_id).opinions
    assert (opinion.is_open, opinion.answer) == (False, answer)
    publishing.approve(approver(city), entry_id=entry_id, at=city.at)
    assert verify_ledger(SYSTEM).sound


def test_a_department_takes_its_objection_back_by_agreeing(city):
    entry_id = joint_draft(city)
    reviewed(city, entry_id)
    object_to(city, entry_id)
    publishing.countersign(
        fire_editor(city), entry_id=entry_id, agrees=True, text="", at=city.later(minutes=1)
    )
    assert "answer_opinion" not in verbs_of(city, editor(city), entry_id)
    publishing.approve(approver(city), entry_id=entry_id, at=city.at)
    with pytest.raises(Refusal, match=r"entry\.unknown"):
        object_to(city, entry_id)


def test_an_opinion_on_what_was_changed_since_says_so_and_still_stands(city):
    entry_id = joint_draft(city)
    object_to(city, entry_id)
    content = joint_content()
    content["thing"]["name"] = "我要开餐饮店(改后)"
    publishing.revise(
        editor(city), entry_id=entry_id, content=content, reason="", basis="",
        revision=Entry.objects.get(id=entry_id).revision, at=city.at,
    )  # fmt: skip
    (opinion,) = view_of(city, editor(city), entry_id).opinions
    assert (opinion.is_current, opinion.is_open) == (False, True)


def test_who_is_no_longer_joint_reads_no_more(city):
    entry_id = joint_draft(city)
    publishing.revise(
        editor(city), entry_id=entry_id, content=content_of(name="我要开餐饮店(自己办)"), reason="", basis="",
        revision=Entry.objects.get(id=entry_id).revision, at=city.at,
    )  # fmt: skip
    with pytest.raises(Refusal, match=r"entry\.unknown"):
        view_of(city, fire_editor(city), entry_id)


def test_what_does_not_fit_is_refused(city):
    entry_id = joint_draft(city)
    with pytest.raises(Refusal, match=r"opinion\.text_missing"):
        publishing.countersign(fire_editor(city), entry_id=entry_id, agrees=False, text=" 不 ", at=city.at)
    with pytest.raises(Refusal, match="not_yours"):
        publishing.countersign(approver(city), entry_id=entry_id, agrees=True, text="", at=city.at)
    with pytest.raises(Refusal, match=r"entry\.unknown"):
        publishing.countersign(editor(city), entry_id=entry_id, agrees=True, text="", at=city.at)
    object_to(city, entry_id)
    opinion = Countersign.objects.get()
    with pytest.raises(Refusal, match=r"opinion\.answer_missing"):
        publishing.answer_opinion(
            editor(city), entry_id=entry_id, opinion_id=opinion.id, answer="", at=city.at
        )
    with pytest.raises(Refusal, match=r"entry\.unknown"):
        publishing.answer_opinion(
            fire_editor(city), entry_id=entry_id, opinion_id=opinion.id, answer="我自己答。", at=city.at
        )
    with pytest.raises(Refusal, match="not_yours"):
        publishing.answer_opinion(
            approver(city), entry_id=entry_id, opinion_id=opinion.id, answer="审批局答。", at=city.at
        )
    publishing.answer_opinion(
        editor(city), entry_id=entry_id, opinion_id=opinion.id, answer="已经改了。", at=city.at
    )
    with pytest.raises(Refusal, match=r"opinion\.unknown"):
        publishing.answer_opinion(
            editor(city), entry_id=entry_id, opinion_id=opinion.id, answer="再答一次。", at=city.at
        )


def test_a_draft_that_names_nobody_goes_as_before(city):
    hire_keepers()
    entry_id = drafted(city)
    assert list_to_countersign(fire_editor(city), today=local_day(city.at)) == []
    reviewed(city, entry_id)
    publishing.approve(approver(city), entry_id=entry_id, at=city.at)


def test_an_opinion_and_its_answer_are_final(city):
    entry_id = joint_draft(city)
    object_to(city, entry_id)
    rows = Countersign.objects.all()
    for change in ({"text": "别的"}, {"agrees": True}):
        with pytest.raises(DatabaseError, match="final"), transaction.atomic():
            rows.update(**change)
    publishing.answer_opinion(
        editor(city), entry_id=entry_id, opinion_id=rows.get().id, answer="已经改了。", at=city.at
    )
    with pytest.raises(DatabaseError, match="final"), transaction.atomic():
        rows.update(answer="改口")
    with pytest.raises(DatabaseError, match="never disappears"), transaction.atomic():
        rows.get().delete()
