"""Work on a draft by parts: two at once, four eyes, beginnings, and what is refused."""

import json
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from onething.catalogue.contracts import Doing, Edit, Part, PartChanged, PartKind
from onething.catalogue.models import Entry
from onething.catalogue.queries import open_part, suggest_code
from onething.directory.contracts import Post
from onething.directory.models import Appointment, Person
from onething.journey import editing, publishing
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer
from tests.factories.catalogue import (
    BASIS,
    LEADING,
    REASON,
    approver,
    content_of,
    editor,
    published,
    repealed,
    reviewer,
)
from tests.factories.city import City

M01, M02 = (Part(PartKind.MATTER, matter=number) for number in ("M01", "M02"))
HEADING = {"code": "YJS-301", "name": "我要开面包房", "audience": "法人/个体"}
MATTER = {
    "id": "M01",
    "name": "食品经营许可(新办)",
    "type": "行政许可",
    "department": LEADING,
    "result": "食品经营许可证",
}


def refused(act: Any, *args: Any, **named: Any) -> Refusal:
    with pytest.raises(Refusal) as caught:
        act(*args, **named)
    return caught.value


def begun(city: City) -> UUID:
    return editing.begin_edition(editor(city), thing="YJS-002", at=city.at).id


def content_now(entry_id: UUID) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(Entry.objects.get(id=entry_id).content)
    return content


def make_edit(viewer: Viewer, entry_id: UUID, part: Part, **changes: Any) -> Edit:
    """An edit of a matter that somebody opened just now."""
    opened = open_part(viewer, content=content_now(entry_id), part=part)
    assert opened.value is not None
    matter = {**opened.value["matter"], **changes}
    return Edit(part, Doing.PUT, value={**opened.value, "matter": matter}, seen=opened.seen)


def second_editor(city: City) -> Viewer:
    """Another editor of the same department."""
    person = Person.objects.get(login_name="scjg-sc")
    unit = Appointment.objects.filter(unit__name=LEADING).first()
    assert unit is not None
    Appointment.objects.create(person=person, unit=unit.unit, post=Post.CATALOGUE_EDITOR)
    return replace(editor(city), person_id=person.id)


def test_two_edit_two_parts_and_both_are_kept(city):
    entry_id, one, other = begun(city), editor(city), second_editor(city)
    mine = make_edit(one, entry_id, M01, note="一个人改的")
    theirs = make_edit(other, entry_id, M02, note="另一个人改的")
    editing.edit(one, entry_id=entry_id, edit=mine, at=city.at)
    editing.edit(other, entry_id=entry_id, edit=theirs, at=city.later(minutes=1))
    notes = {one["id"]: one.get("note") for one in content_now(entry_id)["thing"]["matters"]}
    assert (notes["M01"], notes["M02"]) == ("一个人改的", "另一个人改的")
    assert len(Entry.objects.get(id=entry_id).authors) == 2


def test_of_two_who_edit_one_part_the_second_is_told_and_nothing_is_overwritten(city):
    entry_id, one, other = begun(city), editor(city), second_editor(city)
    mine, theirs = (make_edit(who, entry_id, M01, note=note) for who, note in ((one, "先"), (other, "后")))
    editing.edit(one, entry_id=entry_id, edit=mine, at=city.at)
    no = refused(editing.edit, other, entry_id=entry_id, edit=theirs, at=city.at)
    assert isinstance(no, PartChanged)
    assert (no.code, no.status) == ("catalogue.part.changed", 412)
    assert no.current is not None
    assert no.current["matter"]["note"] == "先"
    again = replace(theirs, seen=open_part(other, content=content_now(entry_id), part=M01).seen)
    editing.edit(other, entry_id=entry_id, edit=again, at=city.at)
    assert content_now(entry_id)["thing"]["matters"][0]["note"] == "后"


def test_what_was_taken_out_meanwhile_is_gone(city):
    entry_id, me = begun(city), editor(city)
    part = Part(PartKind.MATERIAL, matter="M01", index=0)
    opened = open_part(me, content=content_now(entry_id), part=part)
    edit = Edit(part, Doing.PUT, value=opened.value, seen=opened.seen)
    editing.edit(me, entry_id=entry_id, edit=replace(edit, doing=Doing.REMOVE), at=city.at)
    assert refused(editing.edit, me, entry_id=entry_id, edit=edit, at=city.at).status == 412


def test_an_edit_that_breaks_the_draft_saves_nothing(city):
    entry_id, me = begun(city), editor(city)
    before = Entry.objects.get(id=entry_id)
    edit = make_edit(me, entry_id, M01, type="天赋", statutory_unit=None)
    no = refused(editing.edit, me, entry_id=entry_id, edit=edit, at=city.at)
    assert no.code == "catalogue.part.refused"
    after = Entry.objects.get(id=entry_id)
    assert (after.content, after.revision) == (before.content, before.revision)


def test_who_edited_does_not_review(city):
    entry_id, hand = begun(city), replace(editor(city), person_id=reviewer(city).person_id)
    editing.edit(hand, entry_id=entry_id, edit=make_edit(hand, entry_id, M01, note="改了"), at=city.at)
    publishing.submit(editor(city), entry_id=entry_id, reason=REASON, basis=BASIS, at=city.at)
    assert (
        refused(publishing.endorse, reviewer(city), entry_id=entry_id, at=city.at).code
        == "catalogue.entry.four_eyes"
    )


def test_only_the_departments_editors_edit_and_only_a_draft(city):
    entry_id = begun(city)
    edit = make_edit(editor(city), entry_id, M01, note="改了")
    foreign = city.viewer(Post.CATALOGUE_EDITOR, "教育局")
    for who, status in (
        (foreign, 404),
        (reviewer(city), 403),
        (approver(city), 403),
        (city.viewer(Post.CLERK), 404),
    ):
        assert refused(editing.edit, who, entry_id=entry_id, edit=edit, at=city.at).status == status
    editing.edit(editor(city), entry_id=entry_id, edit=edit, at=city.at)
    publishing.submit(editor(city), entry_id=entry_id, reason=REASON, basis=BASIS, at=city.at)
    late = make_edit(editor(city), entry_id, M01, note="再改")
    assert refused(editing.edit, editor(city), entry_id=entry_id, edit=late, at=city.at).status == 409
    gone = publishing.draft_repeal(city.viewer(Post.CATALOGUE_EDITOR, "卫生健康局"), thing="YJS-007", reason=REASON,
                                   basis=BASIS, at=city.at)  # fmt: skip
    assert refused(editing.edit, city.viewer(Post.CATALOGUE_EDITOR, "卫生健康局"), entry_id=gone.id, edit=edit, at=city.at
                   ).code == "catalogue.entry.not_an_edition"  # fmt: skip


def test_a_thing_does_not_change_hands_by_an_edit(city):
    entry_id, me, part = begun(city), editor(city), Part(PartKind.THING)
    opened = open_part(me, content=content_now(entry_id), part=part)
    assert opened.value is not None
    for change, code in (
        ({"lead_department": "教育局"}, "catalogue.entry.not_your_department"),
        ({"code": "YJS-777"}, "catalogue.part.refused"),  # its forms are called after the old code
    ):
        edit = Edit(part, Doing.PUT, value={**opened.value, **change}, seen=opened.seen)
        assert refused(editing.edit, me, entry_id=entry_id, edit=edit, at=city.at).code == code


def test_what_was_not_changed_is_not_submitted(city):
    entry_id = begun(city)
    no = refused(publishing.submit, editor(city), entry_id=entry_id, reason=REASON, basis=BASIS, at=city.at)
    assert (no.code, no.status) == ("catalogue.entry.unchanged", 409)


def test_a_thing_is_begun_from_nothing(city):
    made = editing.begin_thing(editor(city), heading=HEADING, matter=MATTER, at=city.at)
    content = content_now(made.id)
    assert content["thing"]["lead_department"] == LEADING
    assert content["thing"]["matters"][0]["statutory_days"] is None
    assert content["forms"] == {"YJS-301/M01": {"form_name": "食品经营许可(新办)申请表", "fields": []}}
    assert Entry.objects.get(id=made.id).based_on == 0
    no = refused(editing.begin_thing, editor(city), heading=HEADING, matter=MATTER, at=city.at)
    assert (no.code, no.field, no.status) == ("catalogue.thing.code_taken", "code", 409)
    taken = refused(
        editing.begin_thing, editor(city), heading={**HEADING, "code": "YJS-007"}, matter=MATTER, at=city.at
    )
    assert "新生儿出生" in taken.sentence
    wrong = refused(editing.begin_thing, editor(city), heading={**HEADING, "code": "a b"}, matter={**MATTER, "name": ""},
                    at=city.at)  # fmt: skip
    assert wrong.code == "catalogue.part.refused"
    assert (
        refused(editing.begin_thing, reviewer(city), heading=HEADING, matter=MATTER, at=city.at).status == 403
    )


def test_a_code_is_suggested_that_nobody_used(city):
    first = suggest_code(editor(city))
    assert first == "YJS-021"
    editing.begin_thing(editor(city), heading={**HEADING, "code": first}, matter=MATTER, at=city.at)
    assert suggest_code(editor(city)) == "YJS-022"


def test_a_clone_is_the_others_content_under_its_own_name(city):
    made = editing.clone_thing(
        editor(city), source="YJS-007", code="YJS-302", name="我要开月子中心", at=city.at
    )
    content, source = content_now(made.id), content_of("YJS-007")
    assert (content["thing"]["code"], content["thing"]["name"]) == ("YJS-302", "我要开月子中心")
    assert (content["thing"]["lead_department"], content["thing"]["verified"]) == (LEADING, False)
    assert content["thing"]["matters"] == source["thing"]["matters"]
    assert {code.partition("/")[2]: form for code, form in content["forms"].items()} == {
        code.partition("/")[2]: form for code, form in source["forms"].items()
    }
    assert "YJS-007" not in json.dumps(content["elements"])
    assert "YJS-007 第1版" in content["thing"]["source"]
    no = refused(editing.clone_thing, editor(city), source="YJS-007", code="YJS-002", name="x", at=city.at)
    assert no.code == "catalogue.thing.code_taken"
    assert (
        refused(
            editing.clone_thing, editor(city), source="YJS-404", code="YJS-303", name="x", at=city.at
        ).status
        == 404
    )


def test_a_repealed_thing_is_begun_again(city):
    repealed(city)
    entry_id = begun(city)
    publishing.submit(editor(city), entry_id=entry_id, reason=REASON, basis=BASIS, at=city.at)
    assert Entry.objects.get(id=entry_id).state == "submitted"


def test_an_edition_of_another_departments_thing_is_not_begun(city):
    assert refused(editing.begin_edition, editor(city), thing="YJS-007", at=city.at).status == 403
    begun(city)
    assert (
        refused(editing.begin_edition, editor(city), thing="YJS-002", at=city.at).code
        == "catalogue.entry.open"
    )


def test_a_draft_that_was_overtaken_follows_the_newest_version_when_its_editor_says_so(city):
    entry_id = begun(city)
    Entry.objects.filter(id=entry_id).update(
        thing_code="YJS-002-WAIT"
    )  # another way out meanwhile: the operator's
    published(city)
    Entry.objects.filter(id=entry_id).update(thing_code="YJS-002")
    me = editor(city)
    editing.edit(me, entry_id=entry_id, edit=make_edit(me, entry_id, M01, note="改了"), at=city.at)
    whole = editing.read_whole_entry(me, entry_id=entry_id, at=city.at)
    assert (whole.view.based_on, whole.newest) == (1, 2)
    assert not any("新版" in one.sentence for one in whole.differences)
    editing.rebase(me, entry_id=entry_id, at=city.at)
    told = editing.read_whole_entry(me, entry_id=entry_id, at=city.at).differences
    assert any("新版" in one.sentence for one in told)  # what it would undo
    assert refused(editing.rebase, me, entry_id=entry_id, at=city.at).code == "catalogue.entry.up_to_date"


def test_a_preview_saves_nothing(city):
    entry_id, me = begun(city), editor(city)
    before = Entry.objects.get(id=entry_id).sm3
    edit = make_edit(me, entry_id, M01, statutory_days=60, statutory_basis=None)
    preview = editing.preview(me, entry_id=entry_id, edit=edit, at=city.at)
    assert "limit.above_ceiling" in [one.rule for one in preview.report.blockers]
    assert preview.thing.sm3 == preview.report.sm3 != before
    assert Entry.objects.get(id=entry_id).sm3 == before
    foreign = city.viewer(Post.CATALOGUE_EDITOR, "教育局")
    assert refused(editing.preview, foreign, entry_id=entry_id, edit=edit, at=city.at).status == 404
