"""Clocks by the article: what was done when, and the days that a person counts on a wall calendar.

Each row: article, why, the acts, which clock, and its days after the last act: started, promised, statutory, and the years
whose days are provisional. Working days off in the tables below: Spring Festival 2026 is 02-15 to 02-23, 02-14 and 02-28
are Saturdays worked in exchange.
"""

from dataclasses import dataclass
from typing import Any

from tests.supervision.told import HALL, STEP, UNIT, Told, limits

WD, CD, MO, HR = "working_days", "calendar_days", "months", "hours"
NEXT_DAY = {"unit": HALL, "closes_at": "17:30", "after_hours": "next_working_day"}
SAME_DAY = NEXT_DAY | {"after_hours": "same_day"}
TESTING = {"kind": "testing", "basis": "行政许可法第四十五条"}


@dataclass(frozen=True)
class Example:
    """One row of the table."""

    article: str
    why: str
    told: Told
    clock: str
    started: str
    promised: str | None = None
    statutory: str | None = None
    years: tuple[int, ...] = ()


def opened(
    day: str, *, promised: Any = None, statutory: Any = (20, WD), needs: tuple[str, ...] = ("M01",)
) -> Told:
    """A step that its department got on a day."""
    given = {name: limit for name, limit in (("promised", promised), ("statutory", statutory)) if limit}
    return Told().do(
        "open", day, step=STEP, unit=UNIT, matter="M02", matter_name="食品经营许可", needs=list(needs),
        limits=limits("step", **given),
    )  # fmt: skip


def paused(told: Told, began: str, *, until: str, ended: str | None = None, **facts: Any) -> Told:
    """A special procedure approved on a day, expected until another, over on a third or still going on."""
    told.do("approve_pause", began, step=STEP, expected_on=until, **(TESTING | facts))
    return told.do("resume", ended, step=STEP) if ended else told


def consulted(told: Told, day: str, *, which: str, days: int = 3) -> Told:
    """A unit asked on a day for its opinion."""
    given = limits("consultation", promised=(days, WD))
    return told.do("consult", day, step=STEP, consultation=which, asked_unit=HALL, limits=given)


def accepted(at: str, hall: dict[str, str], **given: Any) -> Told:
    """A case accepted at a moment, in a hall with its rule."""
    return Told().do("accept", at, hall=hall, unit=UNIT, limits=limits("case", **given))


STEP_CLOCK = f"step:{STEP}:1"
CASE_CLOCK = "case:case:1"


def noticed(day: str, count: int, recounted: str) -> Told:
    """A step opened before a mid-year notice, counted again after it."""
    return opened(day, promised=(count, WD), statutory=(count, WD)).do("recount", recounted)


EXAMPLES: tuple[Example, ...] = (
    # 行政许可法 art. 42, 82; 民法典 art. 201: working days, the day it begins does not count
    Example("行政许可法第四十二条、第八十二条", "二十个工作日，跨春节", opened("2026-02-10"), STEP_CLOCK,
            "2026-02-10", statutory="2026-03-16"),
    Example("全国年节及纪念日放假办法", "调休的星期六（02-14）算工作日", opened("2026-02-13", promised=(3, WD)), STEP_CLOCK,
            "2026-02-13", promised="2026-02-25", statutory="2026-03-19"),
    Example("行政许可法第三十四条", "当场决定：当日到期", opened("2026-03-02", statutory=(0, "on_the_spot")), STEP_CLOCK,
            "2026-03-02", statutory="2026-03-02"),
    Example("行政许可法第四十二条第二款", "统一、联合办理四十五个工作日",
            accepted("2026-03-02 10:00", NEXT_DAY, statutory=(45, WD)), CASE_CLOCK, "2026-03-02", statutory="2026-05-08"),
    # 行政许可法 art. 45: what does not count
    Example("行政许可法第四十五条", "检测跨春节：实际暂停 02-13 至 02-26，其间的工作日不算",
            paused(opened("2026-02-10"), "2026-02-12", until="2026-02-26", ended="2026-02-26"), STEP_CLOCK,
            "2026-02-10", statutory="2026-03-23"),
    Example("行政许可法第四十五条", "还在暂停：按告知的日子算",
            paused(opened("2026-03-02"), "2026-03-04", until="2026-03-11"), STEP_CLOCK,
            "2026-03-02", statutory="2026-04-07"),
    Example("行政许可法第四十五条", "比告知的早结束：按实际",
            paused(opened("2026-03-02"), "2026-03-04", until="2026-03-11", ended="2026-03-06"), STEP_CLOCK,
            "2026-03-02", statutory="2026-04-01"),
    Example("行政许可法第四十五条", "当天开始当天结束：扣 0 天",
            paused(opened("2026-03-02"), "2026-03-04 09:00", until="2026-03-11", ended="2026-03-04 17:00"), STEP_CLOCK,
            "2026-03-02", statutory="2026-03-30"),
    Example("行政许可法第四十五条", "先后两次，首尾同一天：每天只算一次",
            paused(paused(opened("2026-03-02"), "2026-03-04", until="2026-03-06", ended="2026-03-06"),
                   "2026-03-06", until="2026-03-10", ended="2026-03-10"), STEP_CLOCK,
            "2026-03-02", statutory="2026-04-03"),
    Example("行政许可法第五十四条", "考试照算：不在第四十五条之列",
            paused(opened("2026-03-02"), "2026-03-04", until="2026-03-11", is_counted=True), STEP_CLOCK,
            "2026-03-02", statutory="2026-03-30"),
    # 行政许可法 art. 42: longer, once
    Example("行政许可法第四十二条第一款", "经本行政机关负责人批准延长十个工作日",
            opened("2026-03-02").do("extend", "2026-03-20", step=STEP, days=10), STEP_CLOCK,
            "2026-03-02", statutory="2026-04-14"),
    Example("行政许可法第四十二条第二款", "四十五个工作日，本级政府负责人批准再加十五个",
            opened("2026-03-02", statutory=(45, WD)).do("extend", "2026-04-20", step=STEP, days=15), STEP_CLOCK,
            "2026-03-02", statutory="2026-05-28"),
    Example("行政许可法第四十二条、第四十五条", "延长和暂停相加，与先后无关",
            paused(opened("2026-03-02").do("extend", "2026-03-03", step=STEP, days=10),
                   "2026-03-04", until="2026-03-11", ended="2026-03-06"), STEP_CLOCK,
            "2026-03-02", statutory="2026-04-16"),
    # 民法典 art. 200 to 203: months, plain days, hours
    Example("民法典第二百零二条", "一个月：没有三十一日，到月末（02-28 调休上班）",
            opened("2026-01-31", statutory=(1, MO)), STEP_CLOCK, "2026-01-31", statutory="2026-02-28"),
    Example("民法典第二百零二条", "闰年二月", opened("2023-12-31", statutory=(2, MO)), STEP_CLOCK,
            "2023-12-31", statutory="2024-02-29"),
    Example("民法典第二百零三条", "末日是星期日（2025-11-30），顺延到星期一",
            opened("2025-10-31", statutory=(1, MO)), STEP_CLOCK, "2025-10-31", statutory="2025-12-01"),
    Example("民法典第二百零三条", "三个月到国庆节，顺延到 10-08", opened("2026-07-01", statutory=(3, MO)), STEP_CLOCK,
            "2026-07-01", statutory="2026-10-08"),
    Example("建筑法第八条", "七日（自然日）到春节里，顺延到节后",
            opened("2026-02-10", statutory=(7, CD)), STEP_CLOCK, "2026-02-10", statutory="2026-02-24"),
    Example("民法典第二百零三条", "末日是调休上班的星期六：不顺延",
            opened("2026-02-11", statutory=(3, CD)), STEP_CLOCK, "2026-02-11", statutory="2026-02-14"),
    Example("民法典第二百零一条第二款", "四小时：当天", opened("2026-03-02 09:30", statutory=(4, HR)), STEP_CLOCK,
            "2026-03-02", statutory="2026-03-02"),
    Example("民法典第二百零一条第二款", "二十四小时：星期六也走", opened("2026-03-06 16:00", statutory=(24, HR)), STEP_CLOCK,
            "2026-03-06", statutory="2026-03-07"),
    # The hall's own rule for what comes after closing time (17:30)
    Example("民法典第二百零三条第二款", "17:30 还在营业时间之内",
            accepted("2026-03-06 17:30", NEXT_DAY, promised=(5, WD)), CASE_CLOCK,
            "2026-03-06", promised="2026-03-13"),
    Example("本厅规则：次一工作日", "星期五 17:31 受理算星期一的",
            accepted("2026-03-06 17:31", NEXT_DAY, promised=(5, WD)), CASE_CLOCK, "2026-03-09", promised="2026-03-16"),
    Example("本厅规则：当日", "星期五 17:31 受理仍算当日",
            accepted("2026-03-06 17:31", SAME_DAY, promised=(5, WD)), CASE_CLOCK, "2026-03-06", promised="2026-03-13"),
    Example("本厅规则：次一工作日", "休息日受理不比前一晚受理早到期",
            accepted("2026-03-07 10:00", NEXT_DAY, promised=(5, WD)), CASE_CLOCK, "2026-03-09", promised="2026-03-16"),
    Example("本厅规则：次一工作日", "节前最后一个工作日晚上，算节后第一天",
            accepted("2026-02-14 18:00", NEXT_DAY, promised=(2, WD)), CASE_CLOCK, "2026-02-24", promised="2026-02-26"),
    # 行政许可法 art. 32(4): accepted by silence, from the day of receipt
    Example("行政许可法第三十二条第四项", "收件后五个工作日内一次告知",
            Told().do("receive", "2026-03-02 10:00", hall=NEXT_DAY), "receipt:case:1",
            "2026-03-02", statutory="2026-03-09"),
    Example("行政许可法第三十二条第四项", "逾期不告知：自收到之日起即为受理，期限从收件那天起算",
            Told().do("receive", "2026-03-02 10:00", hall=NEXT_DAY)
            .do("deem_accepted", "2026-03-10 00:05", since="2026-03-02 10:00", hall=NEXT_DAY, unit=UNIT,
                limits=limits("case", promised=(9, WD))), CASE_CLOCK,
            "2026-03-02", promised="2026-03-13"),
    Example("行政许可法第三十二条第四项", "下班后收件、逾期不告知：仍从收件的法定日起算",
            Told().do("receive", "2026-03-02 18:00", hall=NEXT_DAY)
            .do("deem_accepted", "2026-03-11 00:05", since="2026-03-02 18:00", hall=NEXT_DAY, unit=UNIT,
                limits=limits("case", promised=(9, WD))), CASE_CLOCK,
            "2026-03-03", promised="2026-03-16"),
    # 浙江省保障“最多跑一次”改革规定 art. 5: parallel from the unified acceptance, serial from the earlier result
    Example("浙江规定第五条", "并联事项：从统一受理起算，不从分办起算",
            accepted("2026-03-02 10:00", NEXT_DAY, promised=(9, WD))
            .do("open", "2026-03-05", step=STEP, unit=UNIT, matter="M01", matter_name="执照", needs=[],
                limits=limits("step", statutory=(3, WD))), STEP_CLOCK,
            "2026-03-02", statutory="2026-03-05"),
    Example("浙江规定第五条", "串联事项：从前一事项的结果到了起算",
            accepted("2026-03-02 10:00", NEXT_DAY, promised=(9, WD))
            .do("open", "2026-03-05", step=STEP, unit=UNIT, matter="M02", matter_name="食品", needs=["M01"],
                limits=limits("step", statutory=(20, WD))), STEP_CLOCK,
            "2026-03-05", statutory="2026-04-02"),
    # Stages: correction (its days are the city's own), decision above, issue
    Example("本市设定的补正期限", "申请人补正十个工作日",
            Told().do("ask_correction", "2026-03-04", limits=limits("correction", promised=(10, WD))), "correction:case:1",
            "2026-03-04", promised="2026-03-18"),
    Example("行政许可法第三十二条第四项", "补正交来后，重新起算五个工作日",
            Told().do("receive", "2026-03-02 10:00", hall=NEXT_DAY).do("ask_correction", "2026-03-04")
            .do("correct", "2026-03-12"), "receipt:case:2",
            "2026-03-12", statutory="2026-03-19"),
    Example("行政许可法第四十四条", "决定后十个工作日内颁发、送达",
            Told().do("issue", "2026-03-27"), "delivery:case:1", "2026-03-27", statutory="2026-04-13"),
    # A notice in the middle of the year
    Example("2019-03-22 关于调整2019年劳动节假期安排的通知", "三十个工作日：04-28 改为上班，承诺和法定都提前一天",
            noticed("2019-03-18", 30, "2019-03-25"), STEP_CLOCK, "2019-03-18", promised="2019-04-29", statutory="2019-04-29"),
    Example("2019-03-22 关于调整2019年劳动节假期安排的通知", "三十二个工作日：法定顺延到 05-05，告知过的 05-03 不往后推",
            noticed("2019-03-18", 32, "2019-03-25"), STEP_CLOCK, "2019-03-18", promised="2019-05-03", statutory="2019-05-05"),
    Example("2020-01-27 延长2020年春节假期的通知", "五个工作日：法定到 02-04，告知过的 02-01 不往后推",
            noticed("2020-01-20", 5, "2020-02-03"), STEP_CLOCK, "2020-01-20", promised="2020-02-01", statutory="2020-02-04"),
    Example("2020-01-27 延长2020年春节假期的通知", "通知之后才开始的，承诺也按新日历",
            opened("2020-02-03", promised=(5, WD)), STEP_CLOCK, "2020-02-03", promised="2020-02-10", statutory="2020-03-02"),
    # A year without a notice yet
    Example("2027年放假通知尚未公布", "十个工作日跨到2027年：按法定节假日推算并注明",
            opened("2026-12-25", promised=(10, WD)), STEP_CLOCK, "2026-12-25",
            promised="2027-01-11", statutory="2027-01-25", years=(2027,)),
    Example("2027年放假通知尚未公布", "没有用到2027年的日子，就不注明",
            opened("2026-12-25", promised=(4, WD), statutory=(4, WD)), STEP_CLOCK, "2026-12-25",
            promised="2026-12-31", statutory="2026-12-31"),
    # Asked inside: side by side, each with its own day and unit
    Example("本市设定的答复时限", "征求意见三个工作日", consulted(opened("2026-03-02"), "2026-03-04", which="a"),
            f"consultation:{STEP}:1", "2026-03-04", promised="2026-03-09"),
    Example("本市设定的答复时限", "同时再问一个单位：两个时限各走各的",
            consulted(consulted(opened("2026-03-02"), "2026-03-04", which="a"), "2026-03-06", which="b", days=5),
            f"consultation:{STEP}:2", "2026-03-06", promised="2026-03-13"),
    Example("行政许可法第四十五条", "征求意见不停办理的时限", consulted(opened("2026-03-02"), "2026-03-04", which="a"),
            STEP_CLOCK, "2026-03-02", statutory="2026-03-30"),
    # A check afterwards
    Example("浙江规定第十四条", "告知承诺后六十个工作日内核查",
            Told().do("issue", "2026-03-02", step=STEP, limits=limits("promise_check", promised=(60, WD))),
            f"promise_check:{STEP}:1", "2026-03-02", promised="2026-05-28"),
)  # fmt: skip
