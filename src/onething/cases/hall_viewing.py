"""What the hall and the applicant see of a case besides its steps: notices, letters, results on their way, who took them."""

from collections.abc import Sequence
from typing import Any

from onething.cases.contracts.given import CorrectionItem, NonAcceptance
from onething.cases.contracts.hall_views import (
    DeferredPaper,
    HandoverView,
    LetterView,
    PrecheckView,
    WayOfResults,
)
from onething.cases.contracts.kinds import (
    CaseState,
    DeliveryMethod,
    LetterKind,
    NonAcceptanceKind,
    Relation,
)
from onething.cases.models.case import Case, Correction, Precheck
from onething.cases.models.issuance import Handover
from onething.cases.rules.masking import mask_number
from onething.directory.contracts import Post
from onething.kernel.viewer import Viewer


def view_handover(handover: Handover | None, *, opened: dict[str, Any]) -> HandoverView | None:
    """Who took the results, with what was opened of it; None when the viewer is not told."""
    if handover is None or "handover:recipient" not in opened:
        return None
    return HandoverView(
        method=DeliveryMethod(handover.method),
        relation=Relation(handover.relation),
        recipient=opened["handover:recipient"],
        document_kind=handover.document_kind,
        document_masked=mask_number(opened.get("handover:number", "")),
        waybill=handover.waybill,
    )


def view_way(case: Case) -> WayOfResults | None:
    """Where results are that are on their way."""
    if case.state != CaseState.ON_THE_WAY:
        return None
    handed = case.handings_on.select_related("unit").filter(ended_at__isnull=True).first()
    if handed is not None:
        return WayOfResults("", handed.unit.code, handed.unit.name, since=handed.handed_at)
    sent = case.sendings.filter(arrived_at__isnull=True, returned_at__isnull=True).first()
    return WayOfResults(sent.waybill, "", "", since=sent.sent_at) if sent else None


def view_deferred(
    viewer: Viewer, *, case: Case, plan: dict[str, Any], matters: frozenset[str]
) -> tuple[DeferredPaper, ...]:
    """The papers that come later: a department those of its matters, the lead all, for they hold the joint decision up."""
    if not case.has_deferrals:
        return ()
    papers = {
        one["key"]: one
        for one in plan["materials"]
        if viewer.post == Post.LEAD or matters & set(one["needed_by"])
    }
    return tuple(
        DeferredPaper(
            key=one.key,
            name=papers[one.key]["name"],
            needed_by=tuple(papers[one.key]["needed_by"]),
            due_on=one.due_on,
            supplied_at=one.supplied_at,
            lapsed_at=one.lapsed_at,
        )
        for one in case.deferrals.order_by("due_on", "id")
        if one.key in papers
    )


def view_letters(viewer: Viewer, *, case: Case) -> tuple[LetterView, ...]:
    """Until the results were handed over the delivery receipt is the window's blank to be signed, and nobody's letter."""
    is_blank = case.delivered_at is None and viewer.post == Post.CITIZEN
    return tuple(
        LetterView(
            kind=LetterKind(one.kind),
            number=one.number,
            unit_name=one.unit_name,
            written_at=one.written_at,
            step_id=one.step_id,
        )
        for one in case.letters.order_by("written_at", "id")
        if not (is_blank and one.kind == LetterKind.DELIVERY)
    )


def view_non_acceptance(case: Case) -> NonAcceptance | None:
    """Why the case was not accepted."""
    if not case.not_accepted_kind:
        return None
    return NonAcceptance(
        kind=NonAcceptanceKind(case.not_accepted_kind),
        reason=case.not_accepted_reason,
        organ=case.not_accepted_organ,
        basis=case.not_accepted_basis,
    )


def view_precheck(precheck: Precheck | None) -> PrecheckView | None:
    """What the pre-check said."""
    if precheck is None:
        return None
    return PrecheckView(
        returned_at=precheck.returned_at, items=_view_items(precheck.items), passed_at=precheck.passed_at
    )


def view_correction(correction: Correction | None) -> tuple[CorrectionItem, ...]:
    """The points of the one correction notice."""
    return () if correction is None else _view_items(correction.items)


def _view_items(items: Sequence[dict[str, str]]) -> tuple[CorrectionItem, ...]:
    return tuple(CorrectionItem(place=item["place"], sentence=item["sentence"]) for item in items)
