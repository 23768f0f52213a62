"""The deeds of a case done in this process: each one call of `journey.flow`, in its own transaction."""

from functools import cached_property
from typing import Any
from uuid import UUID

from django.db import transaction

from onething.cases.actions.application import check_complete
from onething.cases.contracts.given import Delivery, OpinionGiven, Signature
from onething.cases.contracts.kinds import DeliveryMethod
from onething.cases.queries.one_case import get_case
from onething.command.bench.casting import Cast, find_token, list_answers, person_at_window
from onething.command.bench.living import REASONS, THING, Deed, Life, Seen
from onething.directory.contracts import Post
from onething.directory.queries import get_token_viewer
from onething.journey import flow
from onething.journey.demonstration_values import fill_form, make_paper
from onething.journey.issuing import prepare_issuance
from onething.kernel.clock_port import local_day, now
from onething.kernel.viewer import ANONYMOUS, Viewer


class InProcess:
    """One client who calls the story itself. What the worker does for an issuance is done here as well, in its turn."""

    def __init__(self, *, cast: Cast, index: int, address: str) -> None:
        self.cast, self.person = cast, person_at_window(index)
        self.viewers = dict[str, Viewer]()

    def begin(self) -> str:
        """Begin a case at the window."""
        begun = flow.begin_at_window(
            self._clerk, thing=THING, answers=self._answers, person=self.person, at=now()
        )
        return str(begun)

    def look(self, case_id: str) -> Seen:
        """Read a case as the clerk."""
        case = get_case(self._clerk, case_id=UUID(case_id))
        asked = {one["key"]: one["name"] for one in case.plan["materials"] if one["asked"]}
        pending = [(str(one.id), one.department) for one in case.steps if one.state == "pending"]
        return Seen(
            id=case_id, revision=case.revision, state=case.state, form=case.plan["form"], papers=asked,
            pending=pending, lead_unit=case.lead_unit,
        )  # fmt: skip

    def fill(self, seen: Seen) -> None:
        """Fill the one form."""
        values = fill_form(seen.form, citizen=self.person, today=local_day(now()))
        flow.fill(self._clerk, case_id=UUID(seen.id), values=values, revision=seen.revision, at=now())

    def hand_in(self, case_id: str, key: str, name: str) -> None:
        """Hand one paper in."""
        paper = make_paper(name)
        flow.hand_in(self._clerk, case_id=UUID(case_id), key=key, name="材料.pdf", content=paper, at=now())

    def check(self, case_id: str) -> str:
        """Have the application checked whole."""
        with transaction.atomic():
            return check_complete(self._clerk, case_id=UUID(case_id), at=now())

    def submit(self, case_id: str, digest: str) -> None:
        """Submit what was signed on paper."""
        signature = Signature(snapshot_sm3=digest, method="paper")
        flow.submit(self._clerk, case_id=UUID(case_id), signature=signature, at=now())

    def act(self, verb: str, case_id: str) -> None:
        """Do an act of the window."""
        getattr(flow, verb)(self._clerk, case_id=UUID(case_id), at=now())

    def start_review(self, step_id: str, unit: str) -> None:
        """Take a step up."""
        flow.start_review(self._find(Post.REVIEWER, unit), step_id=UUID(step_id), at=now())

    def permit(self, step_id: str, unit: str) -> None:
        """Sign that a step would be permitted."""
        opinion = OpinionGiven(reasons=REASONS)
        flow.permit(self._find(Post.DECIDER, unit), step_id=UUID(step_id), opinion=opinion, at=now())

    def confirm(self, case_id: str, unit: str) -> str:
        """Confirm as the lead."""
        return str(flow.confirm(self._find(Post.LEAD, unit), case_id=UUID(case_id), at=now()))

    def settle(self, case_id: str, confirmed: str) -> Life:
        """Print, sign and issue, as the worker does."""
        issuance_id = UUID(confirmed)
        prepare_issuance(issuance_id=issuance_id, at=now())
        yield Deed("issue", lambda: flow.issue(issuance_id=issuance_id, at=now()))

    def deliver(self, case_id: str) -> None:
        """Hand the results over."""
        delivery = Delivery(method=DeliveryMethod.WINDOW, recipient=self.person["name"])
        flow.deliver(self._clerk, case_id=UUID(case_id), delivery=delivery, at=now())

    @cached_property
    def _clerk(self) -> Viewer:
        return self._find(Post.CLERK)

    @cached_property
    def _answers(self) -> dict[str, Any]:
        return list_answers(at=now())

    def _find(self, post: Post, unit: str = "") -> Viewer:
        key = f"{post}/{unit}"
        if key not in self.viewers:
            token = find_token(self.cast, post=post, unit=unit)
            self.viewers[key] = get_token_viewer(ANONYMOUS, token=token, at=now())
        return self.viewers[key]
