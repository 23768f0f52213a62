"""A case submitted without the one paper that may come later, and the ways it can go."""

from datetime import UTC, datetime

from onething.cases.models.case import Case, CaseMaterial
from onething.cases.queries.one_case import get_case
from onething.directory.contracts import Post
from onething.journey import flow
from onething.journey.demonstration_values import make_paper
from onething.journey.jobs import run_day_timers
from onething.journey.ways import deferring
from tests.factories.city import SMALL, begin_and_fill, sign, step_of

FOOD, TOBACCO = "M02", "M05"


class Lacking:
    """A case submitted without the one paper that may come later (the food permit's rules of hygiene)."""

    def __init__(self, city, answers=SMALL):
        self.city, self.citizen, self.clerk = city, city.citizen(), city.viewer(Post.CLERK)
        self.case_id = begin_and_fill(city, self.citizen, answers)
        plan = get_case(self.citizen, case_id=self.case_id).plan
        (self.key,) = [one["key"] for one in plan["materials"] if one["is_deferrable"]]
        CaseMaterial.objects.filter(case_id=self.case_id, key=self.key).delete()
        signature = sign(city, self.citizen, self.case_id)
        flow.submit(self.citizen, case_id=self.case_id, signature=signature, at=city.at)

    def receive(self):
        flow.receive(self.clerk, case_id=self.case_id, at=self.city.later(minutes=5))
        return self

    def accept(self):
        self.receive()
        deferring.accept_lacking(self.clerk, case_id=self.case_id, at=self.city.later(minutes=5))
        return self

    def dispatch(self):
        self.accept()
        flow.dispatch(self.clerk, case_id=self.case_id, at=self.city.later(minutes=5))
        return self

    def hand_in(self, name="制度.pdf"):
        paper = make_paper("制度")
        flow.hand_in(
            self.citizen, case_id=self.case_id, key=self.key, name=name, content=paper, at=self.city.later(minutes=5)
        )  # fmt: skip

    def supply(self):
        self.hand_in()
        deferring.supply(self.citizen, case_id=self.case_id, at=self.city.later(minutes=1))

    def review(self):
        """The food permit is looked at; its reviewer and decider."""
        step = step_of(self.case_id, FOOD)
        reviewer = self.city.viewer(Post.REVIEWER, step.unit.name)
        flow.start_review(reviewer, step_id=step.id, at=self.city.later(minutes=1))
        return self.city.viewer(Post.DECIDER, step.unit.name)

    def run(self, *days):
        for day in days:
            self.city.at = datetime(2026, 3, day, 1, tzinfo=UTC)
            run_day_timers(at=self.city.at)

    @property
    def view(self):
        return get_case(self.citizen, case_id=self.case_id)

    @property
    def case(self):
        return Case.objects.get(id=self.case_id)
