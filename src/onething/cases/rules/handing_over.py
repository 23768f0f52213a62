"""Who may take the results: the applicant, or a proxy who shows a paper (行政许可法 art. 44; 民法典 art. 161)."""

from dataclasses import replace
from datetime import date

from onething.cases import words
from onething.cases.contracts.given import Delivery
from onething.cases.contracts.kinds import DeliveryMethod, Relation
from onething.kernel.errors import Refusal
from onething.kernel.identifiers.document_numbers import DocumentKind, check_document_number
from onething.kernel.names import check_person_name, plain_name


def check_delivery(delivery: Delivery, *, applicant_name: str, on_day: date) -> Delivery:
    """Return the delivery put right, or refuse it (`cases.handover.*`, `identifier.*`).

    Whoever takes the results as the applicant bears the applicant's name; a proxy takes them at the window only
    and shows a paper of a kind that people may have.
    """
    recipient = delivery.recipient.strip()
    if not recipient:
        raise Refusal("cases.handover.recipient_missing", words.RECIPIENT_MISSING, field="recipient")
    if delivery.relation == Relation.SELF and not bears_name(recipient, name=applicant_name):
        raise Refusal("cases.handover.not_the_applicant", words.NOT_THE_APPLICANT, field="recipient")
    if delivery.relation == Relation.PROXY:
        _check_proxy(delivery)
    kind, number = _check_paper(delivery, on_day=on_day)
    return replace(delivery, recipient=recipient, document_kind=kind, document_number=number)


def bears_name(typed: str, *, name: str) -> bool:
    """Whether somebody typed this person's name, whatever blanks and dots they used."""
    return _plain(typed) == _plain(name)


def _check_proxy(delivery: Delivery) -> None:
    if delivery.method == DeliveryMethod.ELECTRONIC:
        raise Refusal("cases.handover.proxy_online", words.PROXY_ONLINE, field="relation")
    if not delivery.document_number.strip():
        raise Refusal("cases.handover.paper_missing", words.PROXY_PAPER, field="document_number")
    try:
        check_person_name(delivery.recipient)
    except Refusal as refusal:
        raise Refusal("cases.handover.name", refusal.sentence, field="recipient") from None


def _check_paper(delivery: Delivery, *, on_day: date) -> tuple[str, str]:
    if not delivery.document_number.strip():
        return "", ""
    kind = delivery.document_kind or DocumentKind.CITIZEN_CARD
    try:
        return kind, check_document_number(kind, delivery.document_number, on_day=on_day)
    except Refusal as refusal:
        field = "document_kind" if refusal.field == "document_kind" else "document_number"
        raise Refusal(refusal.code, refusal.sentence, field=field) from None


def _plain(name: str) -> str:
    return "".join(plain_name(name).split())
