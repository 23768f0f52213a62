"""A case becomes an archive: index, metadata, how long, where; what comes later is appended; the whole can be handed out."""

import io
import json
import zipfile
from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from onething.archives.contracts import ArchiveState, HoldKind, Wanted
from onething.archives.models import Archive
from onething.archives.queries.archives import get_archive, list_archives
from onething.cases.contracts.given import Delivery, NonAcceptance
from onething.cases.contracts.kinds import DeliveryMethod, NonAcceptanceKind
from onething.cases.models.case import Case, CaseMaterial
from onething.cases.models.letter import CaseLetter
from onething.cases.queries.one_case import list_next_acts
from onething.directory.contracts import Post
from onething.journey import flow
from onething.journey.reading import list_case_results
from onething.journey.ways import archiving
from onething.kernel.errors import Refusal
from onething.kernel.sm import sm3
from onething.kernel.viewer import SYSTEM
from onething.ledger.contracts import Subject
from onething.ledger.queries import list_acts, list_reads, verify_ledger
from tests.factories.city import (
    CITIZEN,
    SMALL,
    City,
    begin_and_fill,
    carry_out_effects,
    dispatched,
    permit,
    refuse,
    states,
    submitted,
)

PLACE = "A区3架12盒"


def deliver(city: City) -> UUID:
    """A restaurant whose results were handed over."""
    citizen = city.citizen()
    case_id = dispatched(city, citizen, SMALL)
    for matter in sorted(states(case_id)):
        if matter != "case":
            permit(city, case_id, matter)
    flow.confirm(city.viewer(Post.LEAD), case_id=case_id, at=city.later(minutes=5))
    carry_out_effects(city)
    delivery = Delivery(DeliveryMethod.WINDOW, CITIZEN["name"])
    flow.deliver(city.viewer(Post.CLERK), case_id=case_id, delivery=delivery, at=city.later(days=1))
    return case_id


def archive(city: City, *, originals: str = PLACE) -> UUID:
    """A restaurant in the archive, its index put together; returns the archive."""
    case_id = deliver(city)
    flow.archive(city.viewer(Post.CLERK), case_id=case_id, originals=originals, at=city.later(minutes=5))
    carry_out_effects(city)
    return Archive.objects.get(case_id=case_id).id


def test_archiving_opens_an_archive_with_its_class_its_last_day_and_its_place(city):
    case_id = deliver(city)
    flow.archive(city.viewer(Post.CLERK), case_id=case_id, originals=f" {PLACE} ", at=city.at)
    row = Archive.objects.get(case_id=case_id)
    assert (row.retention, row.retained_until, row.originals) == ("30年", date(2056, 12, 31), PLACE)
    assert row.state == ArchiveState.FILING
    assert "档" in row.number
    (act,) = list_acts(SYSTEM, subject=Subject(kind="archive", id=row.id))
    assert act.facts["case_number"] == row.case_number
    assert act.facts["until"] == "2056-12-31"


def test_the_index_names_every_document_with_the_digest_of_its_bytes(city):
    archive_id = archive(city)
    view = get_archive(city.viewer(Post.ARCHIVIST), archive_id=archive_id)
    keys = {row.document.key for row in view.index}
    case_id = view.row.case_id
    assert {f"letter:{one.number}" for one in CaseLetter.objects.filter(case_id=case_id)} <= keys
    assert {f"material:{one.id}" for one in CaseMaterial.objects.filter(case_id=case_id)} <= keys
    results = list_case_results(city.viewer(Post.CLERK), case_id=case_id)
    assert results
    assert {f"result:{one.id}" for one in results} | {f"signed:{one.id}" for one in results} <= keys
    assert "form" in keys
    for row in view.index:
        document, content = archiving.read_document(
            city.viewer(Post.ARCHIVIST), archive_id=archive_id, number=row.number, at=city.at
        )
        assert sm3(content).hex() == document.sm3
        assert len(content) == document.size


def test_the_metadata_say_whose_names_they_are(city):
    view = get_archive(city.viewer(Post.ARCHIVIST), archive_id=archive(city))
    told = {one.name: one for one in view.metadata}
    assert told["档号"].value == view.row.number
    assert told["申请者名称"].value == CITIZEN["name"]
    assert told["纸质原件存放位置"].value == PLACE
    assert told["申请者名称"].official
    assert "GB/T 39046" in told["申请者名称"].source
    assert not told["保管期限"].official
    assert "未经官方核对" in told["保管期限"].source


def test_nothing_personal_stands_in_the_row_or_the_ledger_in_the_clear(city):
    row = Archive.objects.get(id=archive(city))
    clear = {name: value for name, value in vars(row).items() if name != "index_sealed"}
    facts = [act.facts for act in list_acts(SYSTEM, subject=Subject(kind="archive", id=row.id))]
    assert CITIZEN["name"] not in f"{clear}{facts}"


def test_the_zip_holds_the_index_and_every_document(city):
    archive_id = archive(city)
    viewer = city.viewer(Post.ARCHIVIST)
    name, packed = archiving.export(viewer, archive_id=archive_id, at=city.at)
    assert archiving.export(viewer, archive_id=archive_id, at=city.later(days=9))[1] == packed
    opened = zipfile.ZipFile(io.BytesIO(packed))
    folder = name.removesuffix(".zip")
    assert opened.read(f"{folder}/卷内目录.pdf").startswith(b"%PDF")
    data = json.loads(opened.read(f"{folder}/目录.json"))
    assert len(data["index"]) == len(opened.namelist()) - 2
    for row in data["index"]:
        assert sm3(opened.read(f"{folder}/{row['file']}")).hex() == row["sm3"]


def test_every_look_into_an_archive_is_logged_with_the_case(city):
    archive_id = archive(city)
    viewer = city.viewer(Post.ARCHIVIST)
    case_id = archiving.read(viewer, archive_id=archive_id, at=city.at).row.case_id
    archiving.read_document(viewer, archive_id=archive_id, number=1, at=city.at)
    archiving.export(viewer, archive_id=archive_id, at=city.at)
    reads = list_reads(SYSTEM, subject=Subject(kind="case", id=case_id))
    told = {one.what for one in reads if one.person_id == viewer.person_id}
    assert {"archive", "archive:1", "archive:export"} <= told


def test_others_and_other_units_see_no_archive(city):
    archive_id = archive(city)
    own = city.viewer(Post.ARCHIVIST)
    assert [one.id for one in list_archives(own, wanted=Wanted())] == [archive_id]
    strangers = [city.viewer(post) for post in (Post.CLERK, Post.REVIEWER, Post.LEAD, Post.AUDITOR)]
    for viewer in [*strangers, city.citizen(), replace(own, unit_code="11430182XX000006X6")]:
        assert list_archives(viewer, wanted=Wanted()) == []
        with pytest.raises(Refusal) as refused:
            archiving.read(viewer, archive_id=archive_id, at=city.at)
        assert refused.value.code == "archives.archive.unknown"


def test_it_is_found_by_number_case_place_state_and_day(city):
    archive_id = archive(city)
    row, viewer = Archive.objects.get(id=archive_id), city.viewer(Post.ARCHIVIST)
    hits = [
        Wanted(text=row.number), Wanted(text=row.case_number), Wanted(text=f" {PLACE}"), Wanted(thing_code="YJS-002"),
        Wanted(state=ArchiveState.KEPT), Wanted(due_by=date(2057, 1, 1)),
    ]  # fmt: skip
    misses = [
        Wanted(text="没有这个号"), Wanted(thing_code="YJS-001"), Wanted(state=ArchiveState.HELD),
        Wanted(due_by=date(2056, 12, 31)),
    ]  # fmt: skip
    assert all([one.id for one in list_archives(viewer, wanted=wanted)] == [archive_id] for wanted in hits)
    assert all(list_archives(viewer, wanted=wanted) == [] for wanted in misses)


def test_putting_it_together_twice_changes_nothing(city):
    archive_id = archive(city)
    before = Archive.objects.get(id=archive_id)
    archiving.complete(case_id=before.case_id, at=city.later(days=1))
    assert Archive.objects.get(id=archive_id).index_sm3 == before.index_sm3
    assert len(list_acts(SYSTEM, subject=Subject(kind="archive", id=archive_id))) == 2


def test_what_comes_after_is_appended_and_only_that(city):
    archive_id = archive(city)
    viewer, before = city.viewer(Post.ARCHIVIST), Archive.objects.get(id=archive_id)
    with pytest.raises(Refusal) as refused:
        archiving.append(viewer, archive_id=archive_id, at=city.later(days=1))
    assert refused.value.code == "archives.append.nothing_new"
    lay_evidence_in(city, before.case_id)
    assert archiving.append(viewer, archive_id=archive_id, at=city.later(days=1)) == 1
    added = [row for row in get_archive(viewer, archive_id=archive_id).index if row.added_on]
    assert [row.number for row in added] == [before.documents + 1]
    assert "证据" in added[0].document.title


def lay_evidence_in(city: City, case_id: UUID) -> None:
    """A file that a department gave after the case was closed, as a check of a promise does."""
    from onething.cases.models.evidence import StepEvidence
    from onething.cases.models.step import Step

    paper = CaseMaterial.objects.filter(case_id=case_id).first()
    StepEvidence.objects.create(
        step=Step.objects.filter(case_id=case_id).first(), file=paper.file, name_sealed=b"-",
        file_sm3=paper.file_sm3, given_by=city.viewer(Post.REVIEWER).person_id, given_at=city.at,
    )  # fmt: skip


def test_a_hold_says_why_and_is_lifted_with_a_reason(city):
    archive_id, viewer = archive(city), city.viewer(Post.ARCHIVIST)
    for given, code in (
        ({"kind": "whim", "reason": "湘政复〔2026〕1号"}, "archives.hold.unknown"),
        ({"kind": HoldKind.RECONSIDERATION, "reason": " 复 "}, "archives.reason.short"),
    ):
        with pytest.raises(Refusal) as refused:
            archiving.hold(viewer, archive_id=archive_id, at=city.at, **given)
        assert refused.value.code == code
    archiving.hold(
        viewer, archive_id=archive_id, kind="reconsideration", reason="湘政复〔2026〕1号", at=city.at
    )
    view = get_archive(viewer, archive_id=archive_id)
    assert (view.row.state, view.held_for) == (ArchiveState.HELD, HoldKind.RECONSIDERATION)
    archiving.lift(viewer, archive_id=archive_id, reason="复议已终结，维持原决定", at=city.at)
    assert get_archive(viewer, archive_id=archive_id).row.state is ArchiveState.KEPT


def test_a_place_too_long_is_refused_and_nothing_is_archived(city):
    case_id = deliver(city)
    with pytest.raises(Refusal) as refused:
        flow.archive(city.viewer(Post.CLERK), case_id=case_id, originals="盒" * 61, at=city.at)
    assert (refused.value.code, refused.value.field) == ("archives.originals.long", "originals")
    assert Case.objects.get(id=case_id).state == "delivered"


def test_the_ledger_stays_whole(city):
    archive(city)
    assert verify_ledger(city.viewer(Post.AUDITOR)).sound


def _refused(city: City) -> UUID:
    case_id = dispatched(city, city.citizen(), SMALL)
    refuse(city, case_id, "M01")
    flow.end(city.citizen(), case_id=case_id, at=city.later(minutes=1))
    return case_id


def _not_accepted(city: City) -> UUID:
    case_id, clerk = submitted(city, city.citizen(), SMALL), city.viewer(Post.CLERK)
    flow.receive(clerk, case_id=case_id, at=city.later(minutes=1))
    given = NonAcceptance(NonAcceptanceKind.NO_PERMIT_NEEDED, "这件事依法不需要许可。")
    flow.refuse_to_accept(clerk, case_id=case_id, given=given, at=city.later(minutes=1))
    return case_id


def _withdrawn(city: City) -> UUID:
    case_id = submitted(city, city.citizen(), SMALL)
    flow.withdraw(city.citizen(), case_id=case_id, at=city.later(minutes=1))
    return case_id


@pytest.mark.parametrize(
    ("end", "state"),
    [(_refused, "refused"), (_not_accepted, "not_accepted"), (_withdrawn, "withdrawn")],
)
def test_what_came_to_nothing_is_filed_once_and_keeps_its_outcome(city, end, state):
    case_id, clerk = end(city), city.viewer(Post.CLERK)
    assert "file_ended" in {one.verb for one in list_next_acts(clerk, case_id=case_id, at=city.at)}
    archiving.file_ended(clerk, case_id=case_id, originals=PLACE, at=city.later(minutes=1))
    carry_out_effects(city)
    row = Archive.objects.get(case_id=case_id)
    assert (row.retention, row.state, row.originals) == ("30年", ArchiveState.KEPT, PLACE)
    assert Case.objects.get(id=case_id).state == state
    view = get_archive(city.viewer(Post.ARCHIVIST), archive_id=row.id)
    keys = {one.document.key for one in view.index}
    assert {f"letter:{one.number}" for one in CaseLetter.objects.filter(case_id=case_id)} <= keys
    assert "form" in keys
    with pytest.raises(Refusal, match=r"cases\.archive\.filed"):
        archiving.file_ended(clerk, case_id=case_id, at=city.later(minutes=1))
    assert "file_ended" not in {one.verb for one in list_next_acts(clerk, case_id=case_id, at=city.at)}


def test_a_draft_that_nobody_handed_in_has_no_archive(city):
    case_id = begin_and_fill(city, city.citizen(), SMALL)
    flow.withdraw(city.citizen(), case_id=case_id, at=city.later(minutes=1))
    with pytest.raises(Refusal) as refused:
        archiving.file_ended(city.viewer(Post.CLERK), case_id=case_id, at=city.later(minutes=1))
    assert refused.value.code in ("cases.archive.draft", "cases.case.unknown")
