"""An approved entry comes out: a new publication from a day on, or the end of one. What is out never changes."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from onething.catalogue import words
from onething.catalogue.actions.adding import add_publication, list_newest, lock_publishing
from onething.catalogue.actions.ending import end_publication, midnight_of, supersede
from onething.catalogue.actions.moving import check_move, lock_entry, move_entry
from onething.catalogue.actions.writing import check_not_outdated
from onething.catalogue.contracts import EntryMade, LintReport
from onething.catalogue.models import Entry, Publication
from onething.catalogue.rules.contents import read_content
from onething.catalogue.states import EntryKind
from onething.kernel.clock_port import local_day
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer


def publish_entry(
    viewer: Viewer,
    *,
    entry_id: UUID,
    effective_from: date,
    report: LintReport | None,
    revision: int | None,
    at: datetime,
) -> EntryMade:
    """Publish an approved edition from a day on, or end a publication from that day on.

    `report` is what the lint says about exactly this content (None only for a repeal); blockers refuse it
    (`catalogue.entry.blocked`, the findings in the facts), and it is stored with the publication.
    """
    entry = lock_entry(viewer, entry_id=entry_id, revision=revision)
    move = check_move(viewer, entry=entry, verb="publish")
    if effective_from < local_day(at):
        sentence = words.DAY_PAST.format(today=local_day(at).isoformat())
        raise Refusal("catalogue.entry.day_past", sentence, field="effective_from")
    lock_publishing()
    newest = list_newest([entry.thing_code]).get(entry.thing_code)
    check_not_outdated(entry, newest=newest)
    if entry.kind == EntryKind.REPEAL:
        facts = end_publication(entry, viewer=viewer, effective_from=effective_from, at=at)
    else:
        facts = _publish(entry, newest=newest, viewer=viewer, day=effective_from, report=report, at=at)
    midnight = midnight_of(effective_from, at=at)
    return move_entry(entry, move=move, viewer=viewer, at=at, effective_at=midnight, facts=facts)


def _publish(
    entry: Entry,
    *,
    newest: Publication | None,
    viewer: Viewer,
    day: date,
    report: LintReport | None,
    at: datetime,
) -> dict[str, Any]:
    if report is None or report.sm3 != entry.sm3:
        raise Refusal("catalogue.entry.report_of_another", words.REPORT_OF_ANOTHER, status=409)
    _check_publishable(report)
    version = newest.version + 1 if newest else 1
    entry.publication = add_publication(
        read_content(entry.content), content=entry.content, version=version, actor=viewer.person_id, at=at,
        effective_from=day, report=report,
    )  # fmt: skip
    supersede(newest, day=day, at=at)
    return {
        "sm3": entry.sm3, "version": version, "effective_from": day.isoformat(),
        "publication": str(entry.publication.id), "findings": len(report.findings),
    }  # fmt: skip


def _check_publishable(report: LintReport) -> None:
    if not report.is_publishable:
        sentence = words.BLOCKED.format(count=len(report.blockers))
        raise Refusal("catalogue.entry.blocked", sentence, facts=report.as_json())
