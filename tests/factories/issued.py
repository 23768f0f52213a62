"""A case whose results exist, and the people around it."""

from onething.cases.contracts.given import Delivery, Posting
from onething.cases.contracts.kinds import DeliveryMethod
from onething.cases.queries.one_case import get_case
from onething.directory.contracts import Post
from onething.journey import flow
from onething.journey.ways import delivering
from onething.notify.models import LocalMessage
from tests.factories.city import SMALL, carry_out_effects, dispatched, permit

POSTING = Posting("演示乙", "13900000002", "湖南省宁乡市玉潭街道演示路1号")
BACK = Posting("演示乙", "13900000002", "湖南省宁乡市玉潭街道演示路1号（拒收）")
SELF = Delivery(DeliveryMethod.WINDOW, "演示乙")
TOWN = "灰汤镇便民服务中心"


class Issued:
    """A case whose results exist, and the people around it."""

    def __init__(self, city):
        self.city, self.citizen, self.clerk = city, city.citizen(), city.viewer(Post.CLERK)
        self.town = city.viewer(Post.CLERK, TOWN)
        self.case_id = dispatched(city, self.citizen, SMALL)
        for matter in ("M01", "M02"):
            permit(city, self.case_id, matter)
        flow.confirm(city.viewer(Post.LEAD), case_id=self.case_id, at=city.at)
        carry_out_effects(city)

    def send(self, posting=POSTING):
        delivering.send(self.clerk, case_id=self.case_id, posting=posting, at=self.city.later(minutes=5))
        carry_out_effects(self.city)

    def hand_on(self, unit_code=None):
        code = unit_code or self.town.unit_code
        delivering.hand_on(self.clerk, case_id=self.case_id, unit_code=code, at=self.city.later(minutes=5))

    def deliver(self, viewer, delivery=SELF):
        flow.deliver(viewer, case_id=self.case_id, delivery=delivery, at=self.city.later(minutes=5))

    def texts(self):
        carry_out_effects(self.city)
        return [one.text for one in LocalMessage.objects.order_by("id")]

    @property
    def view(self):
        return get_case(self.citizen, case_id=self.case_id)
