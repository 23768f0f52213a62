"""A plan as the lines that `onething plan` prints for people."""

from collections.abc import Iterator

from onething.catalogue.contracts import Thing
from onething.kernel.clock import Limit, LimitUnit
from onething.planning.contracts import MaterialState, Plan, PlannedMatter

UNITS = {
    LimitUnit.WORKING_DAYS: "{amount} 个工作日",
    LimitUnit.CALENDAR_DAYS: "{amount} 日",
    LimitUnit.MONTHS: "{amount} 个月",
    LimitUnit.HOURS: "{amount} 小时",
    LimitUnit.ON_THE_SPOT: "即办",
}
STATES = {
    MaterialState.ASKED: "需要提交",
    MaterialState.WAIVED: "不用提交",
    MaterialState.OPTIONAL: "可以不交",
    MaterialState.WINDOW_DECIDES: "由窗口告知是否需要",
}
FIGURES = {
    "forms": "表单（张）",
    "fields": "填写项（项）",
    "materials": "材料（份）",
    "visits": "跑动（次）",
    "working_days": "承诺时限（工作日）",
}


def list_lines(plan: Plan, *, thing: Thing) -> list[str]:
    """Return the lines: matters in waves, the form, the materials, the days, what is saved and what is not official."""
    parts = (
        _list_matters(plan),
        _list_form(plan),
        _list_materials(plan),
        _list_days(plan),
        _list_saved(plan),
    )
    return [
        f"{plan.thing} {plan.thing_name}（牵头：{plan.lead_department}）",
        *_list_answers(plan, thing=thing),
        *(line for part in parts for line in ("", *part)),
    ]


def list_explained(plan: Plan) -> list[str]:
    """Return the plan said line by line: why each matter is in or out, each paper asked or not, the days as they are."""
    return ["", "逐条说明", *(f"  {number}. {said}" for number, said in enumerate(plan.explanation, start=1))]


def _list_answers(plan: Plan, *, thing: Thing) -> Iterator[str]:
    for question in thing.questions:
        labels = [
            option.label for option in question.options if option.value in plan.answers.get(question.key, ())
        ]
        if question.key in plan.answers:
            given = plan.given.get(question.key)
            said = f"{given}{question.unit or ''}，" if given is not None else ""
            yield f"  {question.text} {said}{'、'.join(labels) or '都不选'}"
    for gate in plan.gates:
        yield f"  不能从这里办：{gate.reason}{gate.road}"
    if plan.open_questions:
        yield f"  还没有回答：{'、'.join(plan.open_questions)}。回答之后方案可能变化。"


def _list_matters(plan: Plan) -> Iterator[str]:
    waves = sorted({matter.wave for matter in plan.matters})
    yield f"事项：{len(plan.matters)} 个，分 {len(waves)} 批办理"
    for wave in waves:
        yield f"  第 {wave} 批"
        for matter in plan.matters:
            if matter.wave == wave:
                yield f"    {_say_matter(matter)}"
    for one in plan.not_needed:
        yield f"  不需办理 {one.code} {one.name}：{''.join(one.because)}"
    for visit in plan.site_visits:
        yield f"  第 {visit.wave} 批现场查看一次：{'、'.join(visit.matters)}"


def _say_matter(matter: PlannedMatter) -> str:
    after = f"，等待 {'、'.join(matter.needs)} 的结果" if matter.needs else ""
    law = say_limit(matter.statutory, unknown="未规定")
    promise = say_limit(matter.committed, unknown="未公布")
    valid = f"，结果有效 {say_validity(matter.validity_months)}" if matter.validity_months else ""
    return f"{matter.code} {matter.name}（{matter.department}；承诺 {promise}，法定 {law}{valid}{after}）"


def say_validity(months: int) -> str:
    """Return a validity in Chinese: whole years as years."""
    years, rest = divmod(months, 12)
    return f"{months} 个月" if rest else f"{years} 年"


def say_limit(limit: Limit | None, *, unknown: str) -> str:
    """Return a limit in Chinese, or the given word where there is none."""
    return unknown if limit is None else UNITS[limit.unit].format(amount=limit.amount)


def _list_form(plan: Plan) -> Iterator[str]:
    asked = [field for field in plan.form if field.filled_from is None]
    yield f"表单：1 张，共 {len(plan.form)} 项；需要您填 {len(asked)} 项，自动填好 {len(plan.form) - len(asked)} 项"
    for field in plan.form:
        if field.filled_from is not None:
            yield f"    {field.label}：{_say_filling(field.filled_from)}"


def _say_filling(filled_from: str) -> str:
    origin, _, name = filled_from.partition(":")
    sentences = {
        "answer": f"取自对问题 {name} 的回答",
        "result": f"取自 {name} 的办理结果",
        "source": f"取自共享数据 {name}",
    }
    return sentences.get(origin, "提交时自动填写")


def _list_materials(plan: Plan) -> Iterator[str]:
    asked = sum(material.asked for material in plan.materials)
    yield f"材料：需要提交 {asked} 份"
    for state, title in STATES.items():
        found = [material for material in plan.materials if material.state is state]
        if found:
            yield f"  {title}（{len(found)}）"
        for material in found:
            why = "" if state is MaterialState.ASKED else f"：{material.reason}"
            yield f"    {material.name}{why}"
    if plan.wordings:
        named = "、".join(dict.fromkeys(wording.name for wording in plan.wordings))
        yield f"  问题里提到的其他叫法（不另外收取）：{named}"


def _list_days(plan: Plan) -> Iterator[str]:
    if plan.promised_working_days is None:
        yield "承诺：没有可用的时限"
    else:
        label = "（暂定）" if plan.provisional else ""
        path = " → ".join(plan.critical_path)
        yield f"承诺：{plan.promised_working_days} 个工作日{label}，最长一条线：{path}"
    if plan.ceiling_working_days is not None:
        yield f"法定：最长 {plan.ceiling_working_days} 个工作日"
    for sentence in plan.provisional_because:
        yield f"  {sentence}"


def _list_saved(plan: Plan) -> Iterator[str]:
    yield "节省（分开办理 → 一次办）"
    for name, (before, after) in plan.as_json()["saved"].items():
        basis = "（含演示值）" if any("演示值" in said for said in plan.saved.labels.get(name, ())) else ""
        yield f"    {FIGURES[name]}：{before} → {after}{basis}"
