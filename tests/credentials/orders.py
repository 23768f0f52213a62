"""Orders for results, for the tests of credentials: synthetic holders only."""

from datetime import UTC, date, datetime
from uuid import UUID, uuid4

from onething.credentials import actions, queries
from onething.credentials.contracts import ResultOrder
from onething.kernel.viewer import SYSTEM
from onething.keys.actions import create_data_key

AT = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
DAY = date(2026, 11, 24)
MARKET = "11430182XX0000051E"
FIRE = "12430182XX000006X3"
HOUSEHOLD = "92430182XX0000035D"


def make_order(*, data_key_id: UUID, **changes) -> ResultOrder:
    """Return the order of a food permit for a household, with changes."""
    content = {
        "step_id": uuid4(),
        "matter_code": "YJS-002/M02",
        "matter_name": "食品经营许可(新办)",
        "result_name": "食品经营许可证",
        "unit_code": MARKET,
        "unit_name": "宁乡市市场监督管理局",
        "holder_name": "宁乡市小炉灶餐饮店",
        "holder_number": HOUSEHOLD,
        "data": {"number": "市场监督管理局 2026 第 1 号", "rows": [["经营场所", "玉潭街道示例路1号"]]},
        "valid_from": DAY,
        "valid_until": None,
        "data_key_id": data_key_id,
        "order": 0,
    }
    return ResultOrder(**(content | changes))


def prepare(issuance_id: UUID, *, at: datetime = AT) -> list[bool]:
    """Print, sign and store everything planned, as journey's job does; whether each was stored."""
    stored = []
    for result_id in queries.list_planned(SYSTEM, issuance_id=issuance_id):
        planned = queries.find_order(SYSTEM, result_id=result_id)
        assert planned is not None
        prepared = queries.make_prepared(SYSTEM, planned=planned)
        stored.append(actions.store_prepared(prepared=prepared, at=at))
    return stored


def issue(*orders: ResultOrder, at: datetime = AT) -> UUID:
    """Take orders the whole way and return the issuance."""
    issuance_id = uuid4()
    actions.plan_issuance(issuance_id=issuance_id, results=orders, at=at)
    prepare(issuance_id, at=at)
    actions.make_real(issuance_id=issuance_id, at=at)
    return issuance_id


def issue_one(**changes):
    """Issue one result and return its card."""
    order = make_order(data_key_id=create_data_key(), **changes)
    issue(order)
    (card,) = queries.list_results(SYSTEM, step_ids=[order.step_id])
    return card
