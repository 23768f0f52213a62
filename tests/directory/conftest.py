"""Two units and their staff: a clerk, and one person who holds two posts."""

import pytest

from onething.directory.actions.organisation import keep_staff, keep_units
from onething.directory.contracts import Post, StaffEntry, UnitEntry

HALL, MARKET = "11430182XX0000051E", "11430182XX000006X6"
PASSWORD = "demonstration-1"
UNITS = [UnitEntry(code=HALL, name="行政审批服务局"), UnitEntry(code=MARKET, name="市场监督管理局")]
STAFF = [
    StaffEntry("ck1", "窗口一", "13911110001", HALL, (Post.CLERK,)),
    StaffEntry("scjg", "乙首席", "13911110002", MARKET, (Post.DECIDER, Post.LEAD)),
]


@pytest.fixture
def staff(db: None) -> None:
    keep_units(entries=UNITS)
    keep_staff(entries=STAFF, password=PASSWORD)
