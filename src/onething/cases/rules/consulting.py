"""What may be asked of others inside, and what an answer needs (house rules; the applicant is sent nowhere)."""

from collections.abc import Collection, Sequence

from onething.cases import consultation_words as words
from onething.cases.contracts.consultations import ConsultationAnswer, ConsultationAsked
from onething.cases.rules.explaining import SHORTEST
from onething.catalogue.contracts import Consultation
from onething.kernel.clock import Limit, LimitUnit
from onething.kernel.errors import Refusal


def check_asked(asked: ConsultationAsked, *, own_unit: str, papers: Collection[str]) -> None:
    """Refuse a question without words, to nobody or to two, to oneself, or with papers the matter has not got.

    `own_unit` is the name of the asking department, `papers` the materials of its matter that were handed in.
    """
    if len(asked.question.strip()) < SHORTEST:
        raise Refusal("cases.consultation.question_missing", words.QUESTION, field="question")
    if bool(asked.unit.strip()) == bool(asked.expert.strip()):
        raise Refusal("cases.consultation.whom", words.WHOM, field="unit")
    if asked.unit.strip() == own_unit:
        raise Refusal("cases.consultation.own_unit", words.OWN_UNIT, field="unit")
    if asked.expert.strip() and len(asked.affiliation.strip()) < 2:
        raise Refusal("cases.consultation.affiliation", words.AFFILIATION, field="affiliation")
    if set(asked.papers) - set(papers):
        raise Refusal("cases.consultation.papers", words.PAPERS, field="papers")


def check_answer(answer: ConsultationAnswer, *, is_expert: bool) -> None:
    """Refuse an answer without words, and an expert's without the writing it was given in."""
    if len(answer.opinion.strip()) < SHORTEST:
        raise Refusal("cases.consultation.opinion_missing", words.OPINION, field="opinion")
    if is_expert and answer.evidence is None:
        raise Refusal("cases.consultation.writing_missing", words.WRITING, field="evidence")


def find_published(asked: ConsultationAsked, *, published: Sequence[Consultation]) -> Consultation | None:
    """Return which published consultation of the matter a question is: the one it names, or the asked unit's own.

    Refuses a name that the catalogue has not (`cases.consultation.whom_unknown`).
    """
    named = asked.whom.strip()
    found = next((one for one in published if one.whom == (named or asked.unit.strip())), None)
    if named and found is None:
        raise Refusal("cases.consultation.whom_unknown", words.WHOM_UNKNOWN, field="whom")
    return found


def answer_limit(found: Consultation | None, *, house: Limit) -> Limit:
    """Return how long an answer may take: the published days, else the house's own."""
    if found is None or found.working_days is None:
        return house
    return Limit(found.working_days, LimitUnit.WORKING_DAYS)


def check_obligatory(published: Sequence[Consultation], *, asked: Collection[str]) -> None:
    """Refuse an opinion before everybody was asked whom the catalogue obliges to ask (`cases.consultation.not_asked`)."""
    missing = [one.whom for one in published if one.is_obligatory and one.whom not in asked]
    if missing:
        sentence = words.NOT_ASKED.format(whom="、".join(missing))
        raise Refusal("cases.consultation.not_asked", sentence, status=409, facts={"missing": missing})
