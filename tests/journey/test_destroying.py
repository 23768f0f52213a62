"""Three people destroy what is due: nothing before its time, nothing held; afterwards nothing can be read and all is sound."""

import json
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

import pytest
from django.db import IntegrityError, connection, transaction

from onething.archives.contracts import ArchiveState, Erased, ListState, ListView
from onething.archives.models import Archive, DestructionList
from onething.archives.queries.destructions import get_destruction, list_destructions
from onething.cases.contracts.given import NonAcceptance
from onething.cases.contracts.kinds import NonAcceptanceKind
from onething.cases.models.case import Case, Party
from onething.cases.models.step import Step
from onething.cases.queries.lists import list_cases
from onething.cases.queries.one_case import get_case, list_case_acts
from onething.cases.sealing import open_value
from onething.credentials.queries import list_results, verify_identifier
from onething.directory.contracts import Post
from onething.directory.models import Appointment
from onething.files.models import StoredContent
from onething.journey import flow
from onething.journey.ways import archiving, destroying, supervising
from onething.kernel.clock_port import SHANGHAI
from onething.kernel.errors import Refusal
from onething.kernel.viewer import ANONYMOUS, SYSTEM, Viewer
from onething.keys.models import DataKey
from onething.ledger.actions import seal_checkpoint
from onething.ledger.contracts import Subject
from onething.ledger.queries import list_acts, verify_ledger
from onething.supervision.queries.verifying import verify_cards
from tests.factories.city import (
    CITIZEN,
    SMALL,
    City,
    carry_out_effects,
    staff_viewer,
    submitted,
)
from tests.journey.test_archiving import archive

OFFICE = "行政审批服务局"
END = date(2056, 12, 31)


def travel(city: City, day: date) -> None:
    """Let the years pass until the morning of a day."""
    city.at = datetime(day.year, day.month, day.day, 9, 30, tzinfo=SHANGHAI)


def archivists(city: City) -> tuple[Viewer, Viewer]:
    """The two archivists of the hall."""
    held = Appointment.objects.filter(post=Post.ARCHIVIST).order_by("id")
    one, two = (staff_viewer(row) for row in held)
    return one, two


def head(city: City) -> Viewer:
    """The head of the hall's organ."""
    return city.viewer(Post.HEAD, OFFICE)


@pytest.fixture
def due(city) -> UUID:
    """An archive of a restaurant on the first day after its thirty years."""
    archive_id = archive(city)
    travel(city, date(2057, 1, 1))
    return archive_id


def propose(city: City) -> UUID:
    return destroying.propose(archivists(city)[0], at=city.at)


def examine(city: City, list_id: UUID) -> None:
    destroying.examine(
        archivists(city)[1], list_id=list_id, opinion="期限已满，没有继续保存的价值。", at=city.at
    )


def destroy(city: City) -> ListView:
    """All three do their part."""
    list_id = propose(city)
    examine(city, list_id)
    destroying.approve(head(city), list_id=list_id, at=city.at)
    return get_destruction(head(city), list_id=list_id)


def refusal_of(act) -> str:
    with pytest.raises(Refusal) as refused:
        act()
    return refused.value.code


@pytest.mark.parametrize("day", [date(2026, 4, 1), date(2046, 1, 1), END])
def test_nothing_is_listed_before_its_time(city, day):
    archive(city)
    travel(city, day)
    assert refusal_of(lambda: propose(city)) == "archives.list.nothing_due"


def test_what_is_held_or_open_or_permanent_is_never_listed(city, due):
    archivist = archivists(city)[0]
    archiving.hold(archivist, archive_id=due, kind="lawsuit", reason="（2056）湘0182行初1号", at=city.at)
    assert refusal_of(lambda: propose(city)) == "archives.list.nothing_due"
    archiving.lift(archivist, archive_id=due, reason="判决已生效", at=city.at)
    step = Step.objects.filter(case_id=Archive.objects.get(id=due).case_id).first()
    Step.objects.filter(id=step.id).update(change_state="proposed")
    assert refusal_of(lambda: propose(city)) == "archives.list.nothing_due"
    Step.objects.filter(id=step.id).update(change_state="")
    Archive.objects.filter(id=due).update(retention="永久", retained_until=None)
    assert refusal_of(lambda: propose(city)) == "archives.list.nothing_due"


def test_no_hand_does_two_things(city, due):
    one, two = archivists(city)
    list_id = propose(city)
    own = lambda: destroying.examine(one, list_id=list_id, opinion="同意销毁", at=city.at)  # noqa: E731
    assert refusal_of(own) == "archives.list.own_hand"
    early = lambda: destroying.approve(head(city), list_id=list_id, at=city.at)  # noqa: E731
    assert refusal_of(early) == "archives.move.not_now"
    examine(city, list_id)
    for third in (one, two):
        posing = replace(third, post=Post.HEAD, permissions=head(city).permissions)
        assert refusal_of(lambda who=posing: destroying.approve(who, list_id=list_id, at=city.at)) == (
            "archives.list.own_hand"
        )
    assert Archive.objects.get(id=due).state == ArchiveState.KEPT


def test_the_database_insists_on_three_hands(city, due):
    list_id = propose(city)
    row = DestructionList.objects.get(id=list_id)
    with pytest.raises(IntegrityError), transaction.atomic():
        DestructionList.objects.filter(id=list_id).update(state="examined", examined_by=row.proposed_by)


def test_what_is_kept_back_says_why_and_stays(city, due):
    one = archivists(city)[0]
    list_id = propose(city)
    keep = lambda reason: destroying.keep_back(  # noqa: E731
        one, list_id=list_id, archive_id=due, reason=reason, at=city.at
    )
    assert refusal_of(lambda: keep("短")) == "archives.reason.short"
    keep("历史街区第一家餐馆，留作史料")
    assert refusal_of(lambda: keep("再留一次看看")) == "archives.item.unknown"
    examine(city, list_id)
    assert refusal_of(lambda: destroying.approve(head(city), list_id=list_id, at=city.at)) == (
        "archives.list.all_kept_back"
    )
    (item,) = get_destruction(one, list_id=list_id).items
    assert item.kept_back == "历史街区第一家餐馆，留作史料"
    destroying.decline(head(city), list_id=list_id, reason="全部留存", at=city.at)
    assert Archive.objects.get(id=due).state == ArchiveState.KEPT
    assert propose(city) != list_id


def test_an_archive_stands_on_one_open_list(city, due):
    propose(city)
    assert refusal_of(lambda: propose(city)) == "archives.list.nothing_due"


def test_what_was_held_since_refuses_the_whole_list(city, due):
    list_id = propose(city)
    examine(city, list_id)
    archiving.hold(archivists(city)[0], archive_id=due, kind="audit", reason="审计组调阅", at=city.at)
    approve = lambda: destroying.approve(head(city), list_id=list_id, at=city.at)  # noqa: E731
    assert refusal_of(approve) == "archives.list.hindered"
    assert get_destruction(head(city), list_id=list_id).row.state is ListState.EXAMINED
    assert Case.objects.get(id=Archive.objects.get(id=due).case_id).state == "archived"


def test_others_see_no_list(city, due):
    list_id = propose(city)
    strangers = [city.viewer(post) for post in (Post.CLERK, Post.LEAD, Post.AUDITOR)]
    for viewer in [*strangers, city.citizen(), city.viewer(Post.HEAD, "市场监督管理局")]:
        assert list_destructions(viewer) == []
        read = lambda who=viewer: get_destruction(who, list_id=list_id)  # noqa: E731
        assert refusal_of(read) == "archives.list.unknown"


def test_the_certificate_names_what_was_destroyed_and_by_whom(city, due):
    row = Archive.objects.get(id=due)
    view = destroy(city)
    assert (view.row.state, view.proposed_by, view.examined_by, view.decided_by) == (
        ListState.CARRIED_OUT, "档案一", "档案二", "局负责",
    )  # fmt: skip
    assert "销" in view.row.number
    (item,) = view.items
    assert (item.archive.case_number, item.archive.index_sm3) == (row.case_number, row.index_sm3)
    printed = destroying.get_certificate(head(city), list_id=view.row.id)
    assert printed.startswith(b"%PDF")
    assert destroying.get_certificate(archivists(city)[0], list_id=view.row.id) == printed


def test_after_the_destruction_nothing_of_the_case_can_be_read_and_the_ledger_is_whole(city, due):
    row, citizen = Archive.objects.get(id=due), city.citizen()
    case = Case.objects.get(id=row.case_id)
    before = list_case_acts(citizen, case_id=case.id)
    personal = collect_texts(get_case(citizen, case_id=case.id).form)
    assert CITIZEN["name"] in personal
    view = destroy(city)
    carry_out_effects(city)
    with transaction.atomic():
        seal_checkpoint(at=city.at)
    assert verify_ledger(city.viewer(Post.AUDITOR)).sound
    for viewer in (citizen, city.viewer(Post.CLERK), city.viewer(Post.LEAD), SYSTEM):
        for read in (get_case, list_case_acts):
            with pytest.raises(Refusal) as refused:
                read(viewer, case_id=case.id)
            assert refused.value.code == "cases.case.destroyed"
            assert view.row.number in refused.value.sentence
    acts = list_acts(SYSTEM, subject=Subject(kind="case", id=case.id))
    assert len(acts) == len(before) + 1
    assert [act.hash for act in acts[:-1]] == [act.hash for act in before]
    assert all(act.personal == {} for act in acts)
    facts = json.dumps([act.facts for act in acts], ensure_ascii=False)
    assert [text for text in personal if text in facts] == []
    with pytest.raises(Refusal) as refused:
        open_value(case, place="form", sealed=case.form_sealed)
    assert refused.value.code == "keys.erased"


def collect_texts(value: object) -> set[str]:
    """Every text of a form that tells a person or a place apart: what could be found again by it."""
    if isinstance(value, dict):
        return set().union(*(collect_texts(one) for one in value.values()), set())
    if isinstance(value, list | tuple):
        return set().union(*(collect_texts(one) for one in value), set())
    return {value} if isinstance(value, str) and len(value) > 2 and not value.isascii() else set()


def test_no_table_holds_a_text_of_the_case_in_the_clear(city, due):
    """Every row of every table as the database would dump it: forms, names, places, numbers are in none of them."""
    row = Archive.objects.get(id=due)
    personal = collect_texts(get_case(SYSTEM, case_id=row.case_id).form) | {CITIZEN["number"]}
    destroy(city)
    case = Case.objects.get(id=row.case_id)
    assert (case.answers, case.plan, case.given_up) == ({}, "{}", [])
    assert not Party.objects.filter(case=case).exclude(number_index="").exists()
    found = [(table, text) for table, dumped in dump_tables() for text in personal if text in dumped]
    assert found == []


def dump_tables() -> list[tuple[str, str]]:
    """Return every table that tells of cases, whole, as text."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tablename FROM pg_tables WHERE schemaname = 'public'"
            " AND tablename ~ '^(cases|archives|ledger|credentials|outbox|replies|supervision|files)_'"
        )
        dumped = []
        for (name,) in cursor.fetchall():
            cursor.execute(f'SELECT string_agg(one::text, chr(10)) FROM "{name}" AS one')
            dumped.append((name, cursor.fetchone()[0] or ""))
    return dumped


def test_files_results_and_keys_are_gone(city, due):
    row, citizen = Archive.objects.get(id=due), city.citizen()
    case = Case.objects.get(id=row.case_id)
    step_ids = list(Step.objects.filter(case=case).values_list("id", flat=True))
    results = list_results(SYSTEM, step_ids=step_ids)
    destroy(city)
    assert not StoredContent.objects.filter(
        data_key_id=case.data_key_id, content_sealed__isnull=False
    ).exists()
    assert DataKey.objects.get(id=case.data_key_id).wrapped is None
    for one in results:
        answer = verify_identifier(ANONYMOUS, identifier=one.identifier, at=city.at)
        assert (answer.valid, answer.status, answer.holder_masked) == (False, "erased", None)
    emptied = Archive.objects.get(id=due)
    assert (emptied.state, emptied.originals, emptied.index_sealed) == (ArchiveState.DESTROYED, "", None)
    assert emptied.index_sm3 == row.index_sm3
    (line,) = [one for one in list_cases(citizen) if one.id == case.id]
    assert line.state.label == "已销毁"


def test_nobody_acts_on_a_destroyed_case(city, due):
    row = Archive.objects.get(id=due)
    destroy(city)
    clerk = city.viewer(Post.CLERK)
    again = lambda: flow.archive(clerk, case_id=row.case_id, at=city.at)  # noqa: E731
    assert refusal_of(again) == "cases.case.destroyed"
    append = lambda: archiving.append(archivists(city)[0], archive_id=due, at=city.at)  # noqa: E731
    assert refusal_of(append) == "cases.case.destroyed"


def test_what_was_promised_is_still_recomputed(city, due):
    row = Archive.objects.get(id=due)
    destroy(city)
    supervising.follow_case(case_id=row.case_id, at=city.at)
    found = verify_cards(SYSTEM, case_id=row.case_id, at=city.at)
    assert (found.differences, found.clocks > 3) == ((), True)


def test_a_restored_backup_brings_nothing_back_that_a_list_destroyed(city, due):
    """The backup is the database of before: what the list did is undone as a restore undoes it, then carried out again."""
    case_id, number = Archive.objects.values_list("case_id", "number").get(id=due)
    with transaction.atomic():
        list_number = destroy(city).row.number
        transaction.set_rollback(True)
    assert Archive.objects.get(id=due).state == ArchiveState.KEPT
    assert get_case(SYSTEM, case_id=case_id).form
    erased = [Erased(case_id, number, list_number), Erased(due, "档案不在备份里", list_number)]
    assert destroying.destroy_again(erased, at=city.at) == 1
    row = Archive.objects.get(id=due)
    assert (row.state, row.destroyed_by, row.index_sealed) == (ArchiveState.DESTROYED, list_number, None)
    assert refusal_of(lambda: get_case(SYSTEM, case_id=case_id)) == "cases.case.destroyed"
    case = Case.objects.get(id=case_id)
    assert refusal_of(lambda: open_value(case, place="form", sealed=case.form_sealed)) == "keys.erased"
    assert destroying.destroy_again(erased, at=city.at) == 0
    assert verify_ledger(SYSTEM).sound


def test_no_list_from_outside_destroys_what_is_to_be_kept(city):
    row = Archive.objects.get(id=archive(city))
    erased = [Erased(row.case_id, row.number, "销2026001")]
    assert refusal_of(lambda: destroying.destroy_again(erased, at=city.at)) == "archives.erased.not_due"
    assert Archive.objects.get(id=row.id).state == ArchiveState.KEPT


def test_what_was_not_accepted_is_destroyed_by_its_class_and_its_reason_with_it(city):
    case_id, clerk = submitted(city, city.citizen(), SMALL), city.viewer(Post.CLERK)
    flow.receive(clerk, case_id=case_id, at=city.later(minutes=1))
    given = NonAcceptance(NonAcceptanceKind.NO_PERMIT_NEEDED, "这件事依法不需要许可。")
    flow.refuse_to_accept(clerk, case_id=case_id, given=given, at=city.later(minutes=1))
    archiving.file_ended(clerk, case_id=case_id, at=city.later(minutes=1))
    carry_out_effects(city)
    travel(city, date(2057, 1, 1))
    number = destroy(city).row.number
    case = Case.objects.get(id=case_id)
    assert (case.state, case.destroyed_by, case.not_accepted_reason) == ("destroyed", number, "")
    assert refusal_of(lambda: get_case(SYSTEM, case_id=case_id)) == "cases.case.destroyed"
    assert refusal_of(lambda: open_value(case, place="form", sealed=case.form_sealed)) == "keys.erased"
    assert verify_ledger(SYSTEM).sound
