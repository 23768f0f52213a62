"""The life of a catalogue entry by those who hold the posts: four eyes, days, repeal, and what the ledger keeps of it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import transaction

from onething.catalogue.actions.publishing import publish_entry
from onething.catalogue.contracts import Finding, Level, make_report
from onething.catalogue.models import Entry, Publication
from onething.catalogue.queries import find_ended, get_current_thing, get_entry, list_entries, list_things
from onething.directory.contracts import POST_PERMISSIONS, Post
from onething.journey import flow, publishing
from onething.journey.supervision import list_findings
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import ANONYMOUS, SYSTEM, Viewer
from onething.ledger.contracts import Subject
from onething.ledger.queries import list_acts, verify_ledger
from tests.catalogue.test_publishing import changed_package
from tests.factories.catalogue import (
    BASIS,
    LEADING,
    REASON,
    approved,
    approver,
    content_of,
    drafted,
    editor,
    published,
    repealed,
    reviewer,
)
from tests.factories.city import SMALL, City, dispatched, load_city, permit, states

pytestmark = pytest.mark.django_db
NEW = "我要开餐饮店(新版)"


@pytest.fixture
def city() -> City:
    return load_city()


def refused(act, *arguments, **named) -> Refusal:
    with pytest.raises(Refusal) as raised:
        act(*arguments, **named)
    assert raised.value.sentence.endswith("。")
    return raised.value


def as_post(viewer: Viewer, post: Post, *, like: Viewer | None = None) -> Viewer:
    """The same person in another post (and unit)."""
    unit = (like or viewer).unit_code
    return replace(viewer, post=post, unit_code=unit, permissions=POST_PERMISSIONS[post])


def verbs(entry_id) -> list[tuple[str, str, str]]:
    acts = list_acts(SYSTEM, subject=Subject("catalogue_entry", entry_id))
    return [(act.verb, act.from_state, act.to_state) for act in acts]


def current(city: City) -> str:
    return get_current_thing(ANONYMOUS, code="YJS-002", at=city.at).thing.name


def test_an_entry_goes_through_three_hands_and_each_act_is_in_the_ledger(city):
    entry_id = published(city)
    assert verbs(entry_id) == [
        ("draft", "nowhere", "draft"),
        ("submit", "draft", "submitted"),
        ("endorse", "submitted", "reviewed"),
        ("approve", "reviewed", "approved"),
        ("publish", "approved", "published"),
    ]
    entry = Entry.objects.get(id=entry_id)
    assert entry.authors == [str(editor(city).person_id)]
    assert (entry.reviewer, entry.approver) == (reviewer(city).person_id, approver(city).person_id)
    assert entry.publication is not None
    assert (entry.publication.version, entry.publication.published_by) == (2, approver(city).person_id)
    submitted = list_acts(SYSTEM, subject=Subject("catalogue_entry", entry_id))[1]
    assert (submitted.facts["reason"], submitted.facts["basis"]) == (REASON, BASIS)
    assert current(city) == NEW
    first = Publication.objects.get(thing_code="YJS-002", version=1).entries.get()
    assert verbs(first.id) == [
        ("publish_directly", "nowhere", "published"),
        ("supersede", "published", "superseded"),
    ]
    assert verify_ledger(SYSTEM).sound


def test_what_the_operator_publishes_at_once_says_so(city):
    entry = Publication.objects.get(thing_code="YJS-002").entries.get()
    assert (entry.is_direct, entry.reviewer, entry.approver, entry.authors) == (True, None, None, [])
    (act,) = list_acts(SYSTEM, subject=Subject("catalogue_entry", entry.id))
    assert (act.actor.kind, act.facts["is_direct"]) == ("system", True)


def test_a_publication_waits_for_its_day(city):
    old, day = current(city), local_day(city.at) + timedelta(days=10)
    entry_id = published(city, day=day)
    assert current(city) == old
    view = get_entry(approver(city), entry_id=entry_id, today=local_day(city.at))
    assert (view.row.state, view.row.effective_from, view.row.ends_on) == ("published", day, None)
    (before,) = [
        one
        for one in list_entries(SYSTEM, today=local_day(city.at), limit=100)
        if one.version == 1 and one.thing_code == "YJS-002"
    ]
    assert (before.state, before.ends_on) == ("published", day)
    city.later(days=9)
    assert current(city) == old
    city.later(days=1)
    assert current(city) == NEW
    (before,) = [
        one
        for one in list_entries(SYSTEM, today=local_day(city.at), limit=100)
        if one.version == 1 and one.thing_code == "YJS-002"
    ]
    assert before.state == "superseded"


def test_no_publication_reaches_back(city):
    entry_id = approved(city, drafted(city))
    yesterday = local_day(city.at) - timedelta(days=1)
    no = refused(publishing.publish, approver(city), entry_id=entry_id, effective_from=yesterday, at=city.at)
    assert (no.code, no.field) == ("catalogue.entry.day_past", "effective_from")


def test_a_thing_that_begins_later_says_when(city):
    content = content_of(name="以后才办的一件事")
    content["thing"]["code"] = "YJS-990"
    content["forms"] = {key.replace("YJS-002", "YJS-990"): form for key, form in content["forms"].items()}
    day = local_day(city.at) + timedelta(days=3)
    published(city, content, day=day)
    no = refused(get_current_thing, ANONYMOUS, code="YJS-990", at=city.at)
    assert (no.code, no.facts["effective_from"]) == ("catalogue.thing.not_yet", day.isoformat())
    assert "YJS-990" not in [one.code for one in list_things(ANONYMOUS, at=city.at)]


def test_nobody_has_two_hands_in_an_entry(city):
    entry_id = drafted(city)
    publishing.submit(editor(city), entry_id=entry_id, at=city.at)
    author_as_reviewer = as_post(editor(city), Post.CATALOGUE_REVIEWER)
    assert refused(publishing.endorse, author_as_reviewer, entry_id=entry_id, at=city.at).code == (
        "catalogue.entry.four_eyes"
    )
    publishing.endorse(reviewer(city), entry_id=entry_id, at=city.at)
    for person in (editor(city), reviewer(city)):
        twice = as_post(person, Post.CATALOGUE_APPROVER, like=approver(city))
        no = refused(publishing.approve, twice, entry_id=entry_id, at=city.at)
        assert (no.code, no.status) == ("catalogue.entry.four_eyes", 403)
        assert "approve" not in [
            verb for verb, _ in get_entry(twice, entry_id=entry_id, today=local_day(city.at)).next_acts
        ]


def test_only_the_approvals_bureau_approves(city):
    entry_id = drafted(city)
    elsewhere = as_post(approver(city), Post.CATALOGUE_APPROVER, like=editor(city))
    assert (
        refused(publishing.approve, elsewhere, entry_id=entry_id, at=city.at).code
        == "catalogue.entry.unknown"
    )
    assert list_entries(elsewhere, today=local_day(city.at)) == []


def test_no_step_is_skipped_and_no_post_acts_for_another(city):
    entry_id = drafted(city)
    day = {"effective_from": local_day(city.at)}
    for who, act, more in [
        (reviewer, publishing.endorse, {}),
        (approver, publishing.approve, {}),
        (approver, publishing.publish, day),
        (reviewer, publishing.send_back, {"reason": "还要再改。"}),
    ]:
        no = refused(act, who(city), entry_id=entry_id, at=city.at, **more)
        assert (no.code, no.status) == ("catalogue.entry.not_now", 409)
    for who, act, more in [
        (reviewer, publishing.submit, {}),
        (editor, publishing.endorse, {}),
        (reviewer, publishing.approve, {}),
        (editor, publishing.publish, day),
    ]:
        no = refused(act, who(city), entry_id=entry_id, at=city.at, **more)
        assert (no.code, no.status) == ("catalogue.entry.not_yours", 403)


def test_a_change_names_its_reason_and_the_law_behind_it(city):
    made = publishing.draft(editor(city), content=content_of(name=NEW), reason=REASON, basis=" ", at=city.at)
    no = refused(publishing.submit, editor(city), entry_id=made.id, at=city.at)
    assert (no.code, no.field) == ("catalogue.entry.basis_missing", "basis")


def test_returned_with_a_reason_it_begins_again_with_its_authors(city):
    entry_id = approved(city, drafted(city))
    publishing.send_back(approver(city), entry_id=entry_id, reason="承诺时限要写明依据。", at=city.at)
    view = get_entry(editor(city), entry_id=entry_id, today=local_day(city.at))
    assert (view.row.state, view.returned_reason) == ("draft", "承诺时限要写明依据。")
    assert (view.reviewer, view.approver) == (None, None)
    publishing.revise(
        editor(city), entry_id=entry_id, content=content_of(name="再改"), reason=REASON, basis=BASIS,
        revision=view.row.revision, at=city.at,
    )  # fmt: skip
    stale = refused(
        publishing.revise, editor(city), entry_id=entry_id, content=content_of(name="又改"), reason=REASON,
        basis=BASIS, revision=view.row.revision, at=city.at,
    )  # fmt: skip
    assert (stale.code, stale.status) == ("catalogue.entry.stale", 412)


def test_one_thing_has_one_open_entry(city):
    drafted(city)
    no = refused(drafted, city, content_of(name="另一版"))
    assert (no.code, no.status) == ("catalogue.entry.open", 409)


def test_a_discarded_draft_makes_room(city):
    publishing.discard(editor(city), entry_id=drafted(city), at=city.at)
    drafted(city)


def test_another_department_neither_drafts_nor_sees(city):
    foreign = as_post(editor(city), Post.CATALOGUE_EDITOR, like=city.viewer(Post.REVIEWER, "消防救援大队"))
    no = refused(
        publishing.draft, foreign, content=content_of(name=NEW), reason=REASON, basis=BASIS, at=city.at
    )
    assert (no.code, no.status) == ("catalogue.entry.not_your_department", 403)
    entry_id = drafted(city)
    assert refused(get_entry, foreign, entry_id=entry_id, today=local_day(city.at)).status == 404
    assert {one.department for one in list_entries(editor(city), today=local_day(city.at))} == {LEADING}
    assert list_entries(city.viewer(Post.CLERK), today=local_day(city.at)) == []


def test_a_draft_written_before_the_newest_version_is_not_published(city):
    entry_id = approved(city, drafted(city))
    publishing.publish_package(package=changed_package(name="运维直接改名"), at=city.at)
    no = refused(
        publishing.publish, approver(city), entry_id=entry_id, effective_from=local_day(city.at), at=city.at
    )
    assert (no.code, no.status) == ("catalogue.entry.outdated", 409)


def test_unchanged_content_is_no_draft(city):
    no = refused(drafted, city, content_of())
    assert (no.code, no.status) == ("catalogue.entry.unchanged", 409)


def test_a_content_with_faults_is_refused_with_all_of_them(city):
    content = content_of(name=NEW)
    content["thing"]["matters"][0]["type"] = "天赋"
    content["thing"]["matters"][1]["depends_on"] = ["M99"]
    no = refused(drafted, city, content)
    assert no.code == "catalogue.package.refused"
    assert len(no.facts["faults"]) >= 2


def test_what_the_lint_forbids_is_not_published_and_what_it_says_is_kept(city):
    entry_id = approved(city, drafted(city))
    sm3 = Entry.objects.get(id=entry_id).sm3
    found = [
        Finding("x.forbidden", Level(level), "/", "不可以。", "请改。") for level in ("blocker", "warning")
    ]

    def _publish(report):
        with transaction.atomic():
            return publish_entry(
                approver(city), entry_id=entry_id, effective_from=local_day(city.at), report=report,
                revision=None, at=city.at,
            )  # fmt: skip

    no = refused(_publish, make_report("YJS-002", sm3=sm3, findings=found))
    assert no.code == "catalogue.entry.blocked"
    assert [one["rule"] for one in no.facts["findings"]] == ["x.forbidden", "x.forbidden"]
    for other in (None, make_report("YJS-002", sm3="0" * 64, findings=[])):
        assert refused(_publish, other).code == "catalogue.entry.report_of_another"
    _publish(make_report("YJS-002", sm3=sm3, findings=found[1:]))
    view = get_entry(approver(city), entry_id=entry_id, today=local_day(city.at))
    assert view.report is not None
    assert [one["level"] for one in view.report["findings"]] == ["warning"]


def test_a_repealed_thing_begins_no_more_and_running_cases_go_on(city):
    citizen, day = city.citizen(), local_day(city.at) + timedelta(days=2)
    case_id = dispatched(city, citizen, SMALL)
    entry_id = repealed(city, day=day)
    flow.begin(citizen, thing="YJS-002", answers=SMALL, at=city.at)  # its day has not come
    city.later(days=2)
    no = refused(flow.begin, citizen, thing="YJS-002", answers=SMALL, at=city.at)
    assert (no.code, no.status) == ("catalogue.thing.repealed", 409)
    assert day.isoformat() in no.sentence
    assert REASON.rstrip("。") in no.sentence
    assert BASIS in no.sentence
    assert "YJS-002" not in [one.code for one in list_things(ANONYMOUS, at=city.at)]
    permit(city, case_id, "M01")
    assert states(case_id)["M01"] == "ready"
    assert verbs(entry_id)[-1] == ("publish", "approved", "published")
    first = Publication.objects.get(thing_code="YJS-002", version=1)
    assert verbs(first.entries.get(kind="edition").id)[-1] == ("repeal", "published", "repealed")
    ended = find_ended(SYSTEM, publication_id=first.id, at=city.at)
    assert ended is not None
    assert (ended.effective_from, ended.basis) == (day, BASIS)


def test_a_repealed_thing_may_come_back_by_a_new_edition(city):
    repealed(city)
    assert (
        refused(get_current_thing, ANONYMOUS, code="YJS-002", at=city.at).code == "catalogue.thing.repealed"
    )
    published(city, content_of())  # the very same content, decided anew
    assert get_current_thing(ANONYMOUS, code="YJS-002", at=city.at).version == 2


def test_a_thing_is_repealed_once_and_only_where_it_exists(city):
    repealed(city)
    no = refused(
        publishing.draft_repeal, editor(city), thing="YJS-002", reason=REASON, basis=BASIS, at=city.at
    )
    assert no.code == "catalogue.entry.repealed"
    no = refused(
        publishing.draft_repeal, editor(city), thing="YJS-404", reason=REASON, basis=BASIS, at=city.at
    )
    assert no.status == 404


def test_a_power_outside_the_departments_list_is_not_published_and_becomes_a_finding(city):
    content = content_of()
    content["thing"]["matters"][0]["name"] += "年检"
    entry_id = approved(city, drafted(city, content))
    no = refused(
        publishing.publish,
        approver(city),
        entry_id=entry_id,
        effective_from=local_day(city.at),
        at=city.at,
    )
    assert no.code == "catalogue.entry.blocked"
    blockers = [one["rule"] for one in no.facts["findings"] if one["level"] == "blocker"]
    assert blockers == ["power.not_listed"]
    assert Entry.objects.get(id=entry_id).state == "approved"
    (found,) = list_findings(city.viewer(Post.AUDITOR))
    assert found.facts["attempt"] == {"act": "publish", "entry_id": str(entry_id)}
