"""What each caller sends: a body that fits, by the last part of the route, so that only the post decides."""

from typing import Any

from tests.factories.city import PASSWORD
from tests.openapi.changing_stages import STATEMENT
from tests.openapi.people import CITIZENS, FIRE, LICENCES

NO_ENTRY = "018f0000-0000-7000-8000-000000000001"
OPEN_PLACES = {"code": "YJS-002", "matter": "M02", "name": "things", "number": "1", "list_kind": "one_visit"} | dict.fromkeys(
    (
        "entry_id", "exception_id", "paper_id", "archive_id", "list_id", "person_id", "deputy_id", "grant_id", "case_id",
        "card_id", "order_id", "point_id",
    ),
    NO_ENTRY,
)  # fmt: skip
DRAFT = {"content": {"thing": {}, "forms": {}, "elements": []}, "reason": "理由", "basis": "依据"}
EXCEPTION = {
    "list": "one_visit", "effect": "leave_out", "matter": "0" * 16, "since": "2026-03-02", "until": "2027-03-01",
}  # fmt: skip
RESOURCE = {
    "name": "标准地址", "summary": "门楼牌和房屋坐落。", "form": "table", "cycle": "weekly",
    "items": [{"key": "address", "name": "坐落地址", "sharing": "unconditional"}],
}  # fmt: skip
REQUEST = {
    "resource": "population", "items": ["name"], "matter": "YJS-002/M03", "purpose": "prefill",
    "explanation": "预填申请人姓名。", "until": "2027-03-01",
}  # fmt: skip
OPINION = {"reasons": "理由已写明。", "articles": ["食品安全法第三十五条"]}
POINT = {"kind": "back", "text": "两家对面积口径不一致。", "owner": LICENCES, "due_on": "2026-03-20"}
MEETING = {
    "held_on": "2026-03-02",
    "attendees": ["市场监督管理局", "消防救援大队"],
    "agreed": "按现场测量为准。",
}
ANNOUNCEMENT = {
    "kind": "notice", "title": "窗口调整公告", "text": "请到二楼办理。", "basis": "演示依据〔2026〕1号",
    "since": "2026-03-02", "until": "2027-03-01",
}  # fmt: skip
BODIES: dict[str, Any] = {
    "code": {"phone": "13900000009"},
    "phone": {"phone": "13900000009", "code": "000000"},
    "staff": {"login_name": "ck1", "password": PASSWORD},
    "identity": {"name": CITIZENS[1]["name"], "number": CITIZENS[1]["number"]},
    "cases": {"thing": "YJS-002"},
    "answers": {"answers": {}},
    "entries": DRAFT,
    "clone": {"code": "YJS-901", "name": "照着做的"},
    "{entry_id}": DRAFT,
    "return": {"reason": "还要再改。"},
    "exceptions": EXCEPTION,
    "announcements": ANNOUNCEMENT,
    "{code}": RESOURCE,
    "orders": {"unit": "11430182XX0000115C", "text": "请说明原因。", "due_on": "2026-03-20"},
    "points": {
        "unit": "11430182XX0000115C",
        "problem": "没有核对清单。",
        "owner": "张三",
        "due_on": "2026-03-20",
    },
    "take-down": {"reason": "不再提供。"},
    "grants": REQUEST,
    "respond": {"verb": "refuse", "reason": "用途不清楚。"},
    "systems": {"code": "fire", "name": "消防系统", "public_key": "-"},
    "retire": {"reason": "不再使用。"},
    "countersign": {"agrees": True},
    "answer-opinion": {"opinion": NO_ENTRY, "answer": "已经改了。"},
    "quiz": {"edition": "", "chosen": []},
    "synonyms": {"said": ["馆子"], "means": ["餐饮"]},
    "drop": {"word": "馆子"},
    "life-event": {"thing": "YJS-002", "event": "开办企业"},
    "decline": {"reason": "还不够。"},
    "revoke": {"reason": "不需要了。"},
    "publish": {"effective_from": "2026-03-02"},
    "form": {"values": {}},
    "submit": {"snapshot_sm3": "0" * 64, "code": "000000"},
    "correct": {"snapshot_sm3": "0" * 64, "code": "000000"},
    "not-accept": {"kind": "not_ours", "organ": "河东区市场监督管理局", "reason": "不属于本机关职权。"},
    "permit": OPINION,
    "refuse": OPINION,
    "deputies": {
        "absent": NO_ENTRY,
        "post": "reviewer",
        "deputy": NO_ENTRY,
        "first_day": "2026-03-02",
        "last_day": "2026-03-06",
        "reason": "休假",
    },
    "declare-interest": {"reason": "申请人是我的表亲。"},
    "ask-recusal": {"of": "reviewer", "reason": "经办人是对方的亲属。"},
    "decline-recusal": {"reason": "没有利害关系。"},
    "return-to-pool": {"reason": "下周培训，请同事接手。"},
    "record-fact": {"fact": "fee_paid", "evidence": "缴款书001"},
    "record-result": {"number": "外部001", "decided_on": "2026-03-02"},
    "record-refusal": {"number": "外部001", "decided_on": "2026-03-02", "reasons": "管道不通到这里。"},
    "propose-pause": {"kind": "testing", "days": 5, "reason": "需要检测水质。", "evidence": "委托书001"},
    "decline-pause": {"reason": "不需要检测。"},
    "resume": {"result": "检测合格，报告001。"},
    "ask-extension": {"by": "organ", "reason": "案情复杂需要核实。"},
    "decline-extension": {"reason": "按期办结。"},
    "fix-slip": {"key": "premises_address", "value": "玉潭街道", "reason": "合同上有房号。"},
    "ask-applicant": {"question": "招牌几时装好？", "reason": "现场核查时才看到。"},
    "answer-question": {"answer": "三月十日装好。"},
    "tell-hearing-right": {"reason": "涉及相邻住户的重大利益。"},
    "set-hearing": {"day": "2026-03-20", "clock": "09:30", "place": "政务中心三楼"},
    "set-visit": {"day": "2026-03-09", "clock": "09:30", "place": "玉潭街道1号", "subject": "看场所和设施。"},
    "ask-another-day": {"reason": "那天不在，周五上午可以。"},
    "consult": {"unit": FIRE, "question": "这里的疏散条件如何？"},
    "answer": {"opinion": "符合疏散条件。"},
    "waive-consultations": {"reason": "现有材料足以判断。"},
    "raise-point": POINT,
    "record-meeting": MEETING,
    "order-mending": {"reason": "疏散通道堆放杂物，请清空。"},
    "break-promise": {"reason": "逾期没有整改。"},
    "propose-correction": {"ground": "slip", "reason": "门牌号录入有误。"},
    "propose-ending": {"ground": "not_qualified", "reason": "不符合法定条件。"},
    "decline-change": {"reason": "理由不足。"},
    "answer-change": STATEMENT,
    "settle-affected": {"reason": "已核查，不受影响。"},
    "repair-record": {"reason": "已整改并复查合格。"},
    "mend": {"explanation": "已按要求整改。"},
    "send": {"recipient": "演示乙", "phone": "13900000002", "address": "湖南省宁乡市玉潭街道演示路1号"},
    "hand-on": {"unit_code": "11430182XX0000115C"},
    "hold": {"kind": "lawsuit", "reason": "（2026）湘0182行初1号"},
    "keep-back": {"archive": NO_ENTRY, "reason": "留作史料。"},
    "examine": {"opinion": "没有继续保存的价值。"},
    "lift": {"reason": "判决已生效。"},
    "take-back": {"reason": "无人领取。"},
    "deliver": {"method": "window", "recipient": "演示乙"},
}
