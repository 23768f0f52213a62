"""How differences of two versions are said to people: values in words, and the sentences around them."""

from onething.catalogue.contracts import (
    AfterSupervision,
    Commitment,
    Condition,
    Consultation,
    Fee,
    Necessity,
    Option,
    Place,
    QuestionKind,
    Release,
    SpecialProcedure,
    Thing,
)
from onething.kernel.clock import Limit, LimitUnit

CHANGED = "{of}{label}由{before}改为{after}"
SET = "{of}{label}定为{after}（原来没有写明）"
UNSET = "{of}{label}不再写明（原为{before}）"
LIST_ADDED = "{of}{label}新增：{items}"
LIST_REMOVED = "{of}{label}去掉：{items}"
OF_MATTER = "“{name}”的"
OF_QUESTION = "问题“{name}”的"
OF_MATERIAL = "“{matter}”的材料《{name}》的"
OF_FIELD = "“{matter}”表单中“{name}”的"
OF_ELEMENT = "数据项“{name}”的"
COMMA = "、"

MATTER_ADDED = "新增事项“{name}”（{department}）"
MATTER_REMOVED = "不再包含事项“{name}”（{department}）"
MATERIAL_ADDED = "“{matter}”新要求材料《{name}》"
MATERIAL_REMOVED = "“{matter}”的材料《{name}》不再要求"
MATERIAL_SHARED = "“{matter}”的材料《{name}》不再由申请人提交，改由部门取得（{via}）"
MATERIAL_ASKED = "“{matter}”的材料《{name}》改由申请人提交（原由部门取得：{via}）"
MATERIAL_FROM_FORM = "“{matter}”的材料《{name}》不再单独提交，由一张表单代替"
MATERIAL_NOT_FROM_FORM = "“{matter}”的材料《{name}》不再由一张表单代替，要单独提交"
FIELD_ADDED = "“{matter}”的表单新增一项“{name}”（{required}）"
FIELD_REMOVED = "“{matter}”的表单不再填写“{name}”"
QUESTION_ADDED = "新增问题“{name}”"
QUESTION_REMOVED = "不再询问“{name}”"
OPTION_ADDED = "问题“{question}”新增选项“{name}”"
OPTION_REMOVED = "问题“{question}”去掉选项“{name}”"
ANSWER_TO = "问题“{name}”的回答"
RANGE_OF = "选项“{name}”的范围"
OPTION_EFFECT = "选“{question}”的“{name}”时：{effect}"
EFFECT_REMOVES, EFFECT_REMOVES_NO_MORE = "不用办“{name}”", "不再因此免办“{name}”"
EFFECT_PAPER, EFFECT_PAPER_NO_MORE = "涉及材料《{name}》", "不再涉及材料《{name}》"
EFFECT_PROMISE, EFFECT_PROMISE_NO_MORE = "“{name}”按告知承诺办理", "“{name}”不再按告知承诺办理"
GATE_CLOSED = "这条路走不通：{reason}{road}"
GATE_OPENED = "这条路恢复可走"
ONLY_REMARKS = "只修改了说明性内容，办理的要求没有变化"

REQUIRED = {True: "必填", False: "选填"}
YES = {True: "是", False: "否"}
NEEDED = {True: "需要", False: "不需要"}
NECESSITIES = {
    Necessity.REQUIRED: "必要",
    Necessity.DEFERRABLE: "容缺后补",
    Necessity.CONDITIONAL: "情形",
    Necessity.OPTIONAL: "非必要",
}
RELEASES = {Release.TOGETHER: "与其他事项一并出证", Release.OWN_DAY: "办好当天单独出证"}
PLACES = {Place.HERE: "在本平台办理", Place.OUTSIDE: "在外部单位办理"}
QUESTION_KINDS = {
    QuestionKind.SINGLE: "单选",
    QuestionKind.MULTIPLE: "多选",
    QuestionKind.NUMBER: "填数字",
    QuestionKind.DATE: "填日期",
}
FACTS = {"fee_paid": "费用已缴", "tax_cleared": "税款已清"}
UNITS = {
    LimitUnit.WORKING_DAYS: " {} 个工作日",
    LimitUnit.CALENDAR_DAYS: " {} 日（自然日）",
    LimitUnit.MONTHS: " {} 个月",
    LimitUnit.HOURS: " {} 小时",
}


def say_limit(limit: Limit | None) -> str | None:
    """Return a limit in words: " 20 个工作日", "即时办结"."""
    if limit is None:
        return None
    if limit.unit is LimitUnit.ON_THE_SPOT:
        return "即时办结"
    return UNITS[limit.unit].format(limit.amount)


def say_count(amount: int | None, *, unit: str) -> str | None:
    """Return a number with its unit, spaced as figures are in Chinese text."""
    return None if amount is None else f" {amount} {unit}"


def say_quoted(text: str | None) -> str | None:
    """Return a text in quotation marks; an empty one is nothing."""
    return f"“{text}”" if text else None


def say_condition(condition: Condition | None, *, thing: Thing) -> str | None:
    """Return a condition in the words of its question and its option; None where there is none."""
    if condition is None:
        return None
    question = thing.find_question(condition.question)
    labels = {option.value: option.label for option in question.options} if question else {}
    label = labels.get(condition.value, condition.value)
    return f"“{question.text if question else condition.question}”选“{label}”时"


def say_range(option: Option, *, unit: str | None) -> str | None:
    """Return the range of a number's or a day's option; None where it has none."""
    if option.at_least is None and option.below is None:
        return None
    low = "" if option.at_least is None else f"{option.at_least}{unit or ''}以上"
    high = "" if option.below is None else f"不足{option.below}{unit or ''}"
    return f"“{COMMA.join(filter(None, (low, high)))}”"


def say_fee(fee: Fee) -> str:
    """Return a fee with its amount (in yuan) or standard, and its basis."""
    amount = None if fee.fen is None else f"{fee.fen // 100}.{fee.fen % 100:02d}元"
    said = [part for part in (amount, fee.standard, fee.basis and f"依据：{fee.basis}") if part]
    return f"{fee.name}（{'；'.join(said)}）" if said else fee.name


def say_procedure(procedure: SpecialProcedure) -> str:
    """Return a special procedure and whether its time counts."""
    counts = {True: "计入时限", False: "不计时限", None: None}[procedure.counts]
    days = None if procedure.working_days is None else f"{procedure.working_days} 个工作日"
    said = [part for part in (days, counts) if part]
    return f"{procedure.name}（{'，'.join(said)}）" if said else procedure.name


def say_consultation(asked: Consultation) -> str:
    """Return whose opinion is asked, whether it must be, and within how many working days."""
    days = None if asked.working_days is None else f"{asked.working_days} 个工作日"
    said = [part for part in ("必须征求" if asked.is_obligatory else None, days) if part]
    return f"{asked.whom}（{'，'.join(said)}）" if said else asked.whom


def say_after_supervision(handed: AfterSupervision | None) -> str | None:
    """Return which unit supervises after the issue, and what it watches."""
    return f"“{handed.unit}：{'；'.join(handed.watch)}”" if handed else None


def say_commitment(commitment: Commitment | None) -> str | None:
    """Return whether a promise may replace the check."""
    if commitment is None:
        return None
    if not commitment.allowed:
        return f"“不适用{f'：{commitment.concern}' if commitment.concern else ''}”"
    if not commitment.conditions:
        return "“可以”"
    told = "；".join((*commitment.conditions, *commitment.consequences))
    return f"“可以：{told}（{commitment.check_days}个工作日内核查，{commitment.mend_days}个工作日内整改）”"
