"""Who stays away from a step, and whose own affair a case is: known by the person, the phone, or the paper."""

from onething.cases import review_words as words
from onething.cases.models.case import Case
from onething.cases.models.step import Step
from onething.directory.contracts import Post
from onething.directory.queries import list_other_selves
from onething.kernel.errors import Refusal
from onething.kernel.viewer import Viewer, ViewerKind


def check_no_party(case: Case, *, viewer: Viewer) -> None:
    """Refuse staff whose own affair the case is (`cases.recusal.party`; 公务员法 art. 76)."""
    if viewer.kind is ViewerKind.PERSON and viewer.post != Post.CITIZEN and is_party(viewer, case=case):
        raise Refusal("cases.recusal.party", words.RECUSAL_PARTY, status=403)


def check_stays_away(step: Step, *, viewer: Viewer) -> None:
    """Refuse whoever stays away from the step, in whatever post (`cases.recusal.recused`)."""
    if viewer.person_id in step.recused and viewer.post != Post.CITIZEN:
        raise Refusal("cases.recusal.recused", words.RECUSAL_RECUSED, status=403)


def is_party(viewer: Viewer, *, case: Case) -> bool:
    """Whether the case is about the viewer: applicant, agent, legal representative or any other party."""
    selves = list_other_selves(viewer)
    if case.applicant_id in {one.person_id for one in selves}:
        return True
    papers = [one.document_index for one in selves if one.document_index]
    return bool(papers) and bool(case.parties.filter(number_index__in=papers).exists())
