"""Visits, fees, results, promises in place of checks, intermediaries: what a matter's guide may not leave open."""

import re
from collections.abc import Iterator

from onething.catalogue.contracts import (
    Finding,
    LintContext,
    Matter,
    MatterKind,
    OnlineDepth,
    Option,
    Place,
    PublishedThing,
    Question,
    ResultKind,
)
from onething.kernel.brackets import strip_brackets
from onething.planning.rules.lint.finding import found

FREE = re.compile(r"\s*((不收费|免费|无)\s*([(\uff08].*)?)?", re.DOTALL)
BASIS = re.compile(r"法|条例|办法|规定|〔\d{4}〕|令\s*第?\s*\d+")
AMOUNT = re.compile(r"[0-9〇一二三四五六七八九十百千万]+\s*(元|角|分|[%％])|[¥￥]")
FEE_PAID = "fee_paid"
WHOLLY_ONLINE = frozenset({OnlineDepth.RESULT, OnlineDepth.LICENCE})
LICENCE_NAME = re.compile(r"(许可证|执照|证书|户口簿|登记证|合格证|证明书)$")
LAW = re.compile(r"《?[^《》；;，,\s]*法》?\s*(\(\d{4}\)|（\d{4}）)?\s*(art\.|第)")


def check_visits(published: PublishedThing, *, context: LintContext) -> Iterator[Finding]:
    """Who must come in person is told why; who can do everything online need not come."""
    for matter in published.thing.matters:
        if not matter.visits:
            continue
        place, manner = f"/matters/{matter.id}/visits", matter.particulars.manner
        if not (manner.visits_reason or "").strip():
            yield found("visits.without_reason", place=place, matter=matter.name, visits=matter.visits)
        if manner.online_depth in WHOLLY_ONLINE:
            yield found("visits.though_online", place=place, matter=matter.name, visits=matter.visits)


def check_fees(published: PublishedThing, *, context: LintContext) -> Iterator[Finding]:
    """Nothing is charged without a basis (行政许可法 art. 58-59); what is charged has a standard."""
    for matter in published.thing.matters:
        place, fees = f"/matters/{matter.id}/fees", matter.particulars.manner.fees
        for fee in fees:
            if not (fee.basis or "").strip():
                yield found("fee.without_basis", place=place, matter=matter.name, fee=fee.name)
            if fee.fen is None and not (fee.standard or "").strip():
                yield found("fee.without_standard", place=place, matter=matter.name, fee=fee.name)
        if not fees and not FREE.fullmatch(matter.fee) and not BASIS.search(matter.fee):
            yield _judge_wording(matter)


def _judge_wording(matter: Matter) -> Finding:
    """Words without a basis: an amount, or a fee that is said to be official, is a charge; a mere mention is unclear."""
    figure = matter.particulars.figures.get("fee")
    is_charge = AMOUNT.search(matter.fee) or (figure is not None and figure.official)
    rule = "fee.without_basis" if is_charge else "fee.unclear"
    return found(rule, place=f"/matters/{matter.id}/fee", matter=matter.name, fee=matter.fee)


def check_fee_conditions(published: PublishedThing, *, context: LintContext) -> Iterator[Finding]:
    """Nobody waits for the payment of a fee that is not charged."""
    for matter in published.thing.matters:
        has_fee = bool(matter.particulars.manner.fees) or not FREE.fullmatch(matter.fee)
        if FEE_PAID in matter.conditions and not has_fee:
            place = f"/matters/{matter.id}/conditions"
            yield found("fee.condition_without_fee", place=place, matter=matter.name)


def check_results(published: PublishedThing, *, context: LintContext) -> Iterator[Finding]:
    """A result has a kind that fits its name."""
    for matter in published.thing.matters:
        kind = matter.particulars.manner.result_kind
        place = f"/matters/{matter.id}/result_kind"
        if kind is None:
            yield found("result.without_kind", place=place, matter=matter.name, result=matter.result)
        elif kind is not ResultKind.LICENCE and LICENCE_NAME.search(strip_brackets(matter.result)):
            rule = "result.kind_contradicts"
            yield found(rule, place=place, matter=matter.name, result=matter.result, kind=kind.value)


def check_commitments(published: PublishedThing, *, context: LintContext) -> Iterator[Finding]:
    """A promise never replaces the check where security, finance, ecology or safety is concerned, unless a law says so.

    浙江 and 安阳 write the excluded kinds down; for the fire check of public places 消防法 art. 15 itself allows it.
    """
    for matter in published.thing.matters:
        commitment = matter.particulars.authority.commitment
        if commitment is None or not commitment.allowed or commitment.concern is None:
            continue
        if not LAW.search(commitment.basis or ""):
            place, concern = f"/matters/{matter.id}/commitment", commitment.concern.value
            yield found("commitment.excluded", place=place, matter=matter.name, concern=concern)


def check_promises(published: PublishedThing, *, context: LintContext) -> Iterator[Finding]:
    """What is promised for has a text to promise, is allowed to be, and leaves the ordinary road open (浙江 art. 14)."""
    for question in published.thing.questions:
        for option in question.options:
            for code in option.promises:
                yield from _check_promise(published, question=question, option=option, code=code)


def _check_promise(
    published: PublishedThing, *, question: Question, option: Option, code: str
) -> Iterator[Finding]:
    matter = published.thing.find_matter(code)
    if matter is None:
        return
    place = f"/situations/{question.key}/{option.value}/promises"
    commitment = matter.particulars.authority.commitment
    if commitment is None or not commitment.allowed:
        yield found("commitment.not_allowed", place=place, matter=matter.name)
    elif not commitment.conditions or not commitment.consequences:
        yield found("commitment.without_text", place=f"/matters/{matter.id}/commitment", matter=matter.name)
    if all(code in one.promises for one in question.options):
        yield found("commitment.without_choice", place=place, matter=matter.name, question=question.text)


def check_intermediaries(published: PublishedThing, *, context: LintContext) -> Iterator[Finding]:
    """An intermediary decides nothing here; to demand its service takes a law or a State Council decision."""
    for matter in published.thing.matters:
        if matter.kind is MatterKind.INTERMEDIARY and matter.place is Place.HERE:
            yield found("intermediary.here", place=f"/matters/{matter.id}/place", matter=matter.name)
        yield from _check_services(matter)


def _check_services(matter: Matter) -> Iterator[Finding]:
    for service in matter.particulars.manner.intermediaries:
        if not (service.basis or "").strip():
            place = f"/matters/{matter.id}/intermediaries"
            yield found("intermediary.without_basis", place=place, matter=matter.name, service=service.name)


def check_release(published: PublishedThing, *, context: LintContext) -> Iterator[Finding]:
    """What a body outside needs must exist on its own day: it can't use what is issued only when everything is decided."""
    for matter in published.thing.matters:
        for needed in (published.thing.find_matter(code) for code in matter.depends_on):
            if needed and matter.place is Place.OUTSIDE and _is_held_back(needed):
                place = f"/matters/{matter.id}/depends_on"
                yield found("release.outside_waits", place=place, matter=matter.name, needed=needed.name)


def _is_held_back(matter: Matter) -> bool:
    """What is decided outside exists outside; what is decided here together with others exists only in the end."""
    return matter.place is Place.HERE and matter.release == "together"
