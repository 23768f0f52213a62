"""The rules of the lint: how grave each is, what it says, and what to do."""

from typing import Final

from onething.catalogue.contracts import Level

B, W, N = Level.BLOCKER, Level.WARNING, Level.NOTE

RULES: Final[dict[str, tuple[Level, str, str]]] = {
    "limit.above_ceiling": (
        B,
        "“{matter}”是行政许可，法定时限{days}个工作日超过{ceiling}个工作日的上限（行政许可法第四十二条），又没有写明另有规定的法律、法规。",
        "请把时限改到上限以内，或者在依据中写明规定更长期限的法律、法规条文。",
    ),
    "limit.extension_above_ceiling": (
        B,
        "“{matter}”可延长{days}个工作日，超过行政许可法第四十二条的{ceiling}个工作日，又没有写明另有规定的法律、法规。",
        "请改到上限以内，或者写明依据的法律、法规条文。",
    ),
    "limit.unit": (
        B,
        "“{matter}”是行政许可，时限按工作日计算（行政许可法第八十二条），这里却按{unit}计算，又没有写明另有规定的法律、法规。",
        "请改为工作日，或者写明按{unit}计算所依据的法律、法规条文。",
    ),
    "limit.ceiling_of_licences": (
        B,
        "“{matter}”不是行政许可，却以行政许可法第四十二条为时限依据；二十个工作日、四十五个工作日的上限只适用于行政许可。",
        "请写明适用于这个事项的依据；没有法定时限的，时限和单位都写 null。",
    ),
    "limit.promise_above_law": (
        B,
        "“{matter}”承诺{committed}个工作日办结，比法定时限还长。",
        "承诺只能更短。请改短承诺时限。",
    ),
    "limit.instant_with_days": (
        B,
        "“{matter}”是即办件，却写了{days}个工作日。",
        "请把承诺时限改为 0，或者把办件类型改为承诺件。",
    ),
    "limit.promise_at_once": (
        W,
        "“{matter}”承诺即时办结，办件类型却是承诺件。",
        "请把办件类型改为即办件，或者写明承诺的工作日数。",
    ),
    "limit.unknown": (
        N,
        "“{matter}”没有查到法定时限。页面会注明，不会显示推测的数字。",
        "查到依据后请补上。",
    ),
    "visits.without_reason": (
        B,
        "“{matter}”要到场{visits}次，却没有写明必须到场的原因。",
        "请写明到场原因（visits_reason），或者把到场次数改为 0。",
    ),
    "visits.though_online": (
        W,
        "“{matter}”可以全程网上办理，却仍要到场{visits}次。",
        "请核对网办深度和到场次数。",
    ),
    "fee.without_basis": (
        B,
        "“{matter}”收费“{fee}”，却没有写明收费依据。没有依据的费用不能收（行政许可法第五十八条）。",
        "请写明法律、行政法规或收费文件的依据；不收费的请写“不收费”。",
    ),
    "fee.unclear": (
        W,
        "“{matter}”提到费用“{fee}”，没有写明依据和标准，不能据此收费。",
        "收费的请写明收费项目、依据和标准（fees）；不收费的请写“不收费”。",
    ),
    "fee.without_standard": (
        W,
        "“{matter}”的收费“{fee}”没有写明标准。",
        "请写明金额或计算办法。",
    ),
    "fee.condition_without_fee": (
        B,
        "“{matter}”要缴费后才办结，却没有任何收费项目。",
        "请写明收费项目和依据，或者去掉“费用已缴”的条件。",
    ),
    "result.without_kind": (
        W,
        "“{matter}”的结果“{result}”没有写明是证照、批文还是其他。",
        "请补上结果类型（result_kind）。",
    ),
    "result.kind_contradicts": (
        B,
        "“{matter}”的结果“{result}”是证照，结果类型却写成“{kind}”。",
        "请改正结果类型。",
    ),
    "commitment.excluded": (
        B,
        "“{matter}”涉及{concern}，不适用告知承诺，又没有写明允许承诺的法律。",
        "请去掉告知承诺，或者写明允许承诺的法律条文。",
    ),
    "commitment.not_allowed": (
        B,
        "“{matter}”没有写明可以告知承诺，却有选项让申请人承诺。",
        "请在事项里写明允许告知承诺和依据，或者去掉这个选项。",
    ),
    "commitment.without_text": (
        B,
        "“{matter}”让申请人承诺，却没有告知的条件或者不履行承诺的后果。",
        "请写明告知的条件（conditions）和后果（consequences）：申请人签的就是这份文本。",
    ),
    "commitment.without_choice": (
        B,
        "“{question}”的每个选项都要承诺“{matter}”，申请人没有选择一般程序的自由。",
        "请增加一个不承诺、按一般程序办理的选项。",
    ),
    "intermediary.here": (
        B,
        "“{matter}”是中介服务，却写成在本平台办理。中介机构不是行政机关，没有人能在这里作出决定，办件会停在这一步。",
        "请把办理地点改为平台外（place: outside）。",
    ),
    "intermediary.without_basis": (
        B,
        "“{matter}”要求申请人委托“{service}”，却没有写明依据（优化营商环境条例第四十三条）。",
        "请写明法律、行政法规或国务院决定的依据，或者改由部门自己委托并付费。",
    ),
    "material.intermediary_without_basis": (
        W,
        "“{matter}”的材料《{material}》要由中介机构出具，没有写明要求提供的依据。",
        "请补上依据（legal_basis），没有依据的不要再要求。",
    ),
    "material.catch_all": (
        B,
        "“{matter}”的材料《{material}》是兜底条款，办事人不知道要交什么。",
        "请写明具体材料名称，或者删去这一条。",
    ),
    "material.open_ended": (
        W,
        "“{matter}”的材料《{material}》以“等”结尾，没有列全。",
        "请把需要的材料逐一列出。",
    ),
    "material.obtainable_but_asked": (
        B,
        "“{matter}”的材料《{material}》{why}，却仍要申请人提交。",
        "请改为由部门取得（obtainable_by_sharing 和 sharing_via），或者删去这一条。",
    ),
    "material.government_paper_asked": (
        W,
        "“{matter}”的材料《{material}》由政府部门核发，却要申请人提交，又没有写明依据。",
        "能共享、核验的请改为由部门取得；确实不能的请写明依据（legal_basis）。",
    ),
    "matter.two_codes": (
        B,
        "“{matter}”在{level}级有编码{code}，同名同部门的事项（{other}）却用编码{other_code}。",
        "同一事项只能有一个编码。请统一，并把停用的编码写上停用日期。",
    ),
    "matter.repeated": (
        B,
        "“{matter}”在这件事里列了两次（{other}）。",
        "请合并成一个事项。",
    ),
    "matter.code_shared": (
        B,
        "“{matter}”与“{other}”用了同一个{level}级编码{code}。",
        "一个编码只能指一个事项。请改正其中一个。",
    ),
    "power.hidden_approval": (
        B,
        "“{matter}”以“{word}”的名义设定，{department}的权力清单里没有这一项，涉嫌变相审批。",
        "清单里有的，请写明清单编码（power）；没有的不能要求办理。",
    ),
    "power.not_listed": (
        B,
        "“{matter}”不在{department}的权力清单里。清单以外的权力不能行使。",
        "请核对清单编码（power）或名称；清单里没有的不能发布。",
    ),
    "power.kind_differs": (
        B,
        "“{matter}”的类型是“{kind}”，与{department}权力清单所列类型不一致。",
        "请按权力清单改正事项类型。",
    ),
    "power.list_unknown": (
        W,
        "没有{department}的权力清单，无法核对“{matter}”是否在清单内。",
        "请在目录包的 powers.json 中补上这个部门的清单。",
    ),
    "unified.differs": (
        W,
        "“{matter}”的{element}是“{own}”，上级事项{upper}是“{theirs}”。{official}",
        "请与上级保持一致，或者报上级调整。",
    ),
    "unified.upper_unknown": (
        W,
        "“{matter}”写明继承上级事项{upper}，但 upper.json 里没有这一条。",
        "请补上上级事项或改正编码。",
    ),
    "needs.cycle": (
        B,
        "事项互相等待对方的结果，形成循环：{path}。",
        "请去掉其中一条。",
    ),
    "question.never_asked": (
        B,
        "问题“{question}”在任何情形下都不会问到。",
        "请核对它的询问条件（only_when）。",
    ),
    "question.without_effect": (
        N,
        "问题“{question}”的回答不影响办理方案。",
        "不需要的问题请删去。",
    ),
    "question.unreachable_matter": (
        B,
        "“{matter}”在任何情形下都不会办到。",
        "请核对它的办理条件和各选项增减的事项，或者删去这个事项。",
    ),
    "option.contradicts": (
        B,
        "问题“{question}”的选项“{option}”既要办又不要办“{matter}”。",
        "请只保留一种。",
    ),
    "option.without_range": (
        B,
        "问题“{question}”要填{kind}，选项“{option}”却没有范围。",
        "请写明范围的下限（at_least）或上限（below）。",
    ),
    "option.empty_range": (
        B,
        "问题“{question}”的选项“{option}”的下限不小于上限，没有{kind}能落在里面。",
        "请改正范围。",
    ),
    "option.overlap": (
        B,
        "问题“{question}”的选项“{option}”和“{other}”的范围重叠，同一个{kind}会落进两个选项。",
        "请让一个选项的上限等于下一个的下限。",
    ),
    "option.gap": (
        B,
        "问题“{question}”的选项没有覆盖{span}，这样回答的人无路可走。",
        "请让一个选项的上限等于下一个的下限，两头放开。",
    ),
    "gate.unknown_thing": (
        W,
        "问题“{question}”的选项“{option}”指向“{thing}”，但没有这件事。",
        "请改正编码，或者先发布那件事。",
    ),
    "field.unsatisfiable": (
        B,
        "“{element}”{why}，填什么都不对。涉及：{matters}。",
        "请协调各表单的要求，使至少一个值都能满足。",
    ),
    "field.example": (
        B,
        "“{element}”的示例“{example}”不符合它自己的格式要求或字数，照着填会被退回。涉及：{matters}。",
        "请换一个能通过检查的示例（example）。",
    ),
    "field.unknown_answer": (
        B,
        "“{element}”在问题“{question}”答“{value}”时为“是”，但这个问题没有这个选项，永远只会是“否”。",
        "请把 situation_value 改成这个问题的一个选项的取值。",
    ),
    "field.pattern_unexplained": (
        W,
        "“{element}”有格式要求，却没有示例，填错的人不知道怎么改。涉及：{matters}。",
        "请给这个数据元写一个示例（example），需要时再写一句填写提示（hint）。",
    ),
    "release.outside_waits": (
        B,
        "“{matter}”由外部单位办理，要用“{needed}”的结果；而“{needed}”要等全部事项办完才一并出证，会互相等待。",
        "请把“{needed}”改为单独出证（release: own_day），或者去掉这个前置条件。",
    ),
}

UNITS = {
    "calendar_days": "自然日",
    "months": "月",
    "hours": "小时",
    "working_days": "工作日",
    "on_the_spot": "即时",
}
KIND_OF_VALUE = {"number": "数字", "date": "日期"}
FROM_EARLIER = "是前面“{name}”的结果"
FROM_PROCESS = "是前面步骤的结果"
FROM_SHARING = "注明可以由“{via}”取得"
FROM_LICENCE = "是本市已有电子证照的“{name}”"
NO_CHOICE = "在各表单允许的取值没有交集"
NO_RANGE = "在各表单要求的最小值（{minimum}）大于最大值（{maximum}）"
NO_LENGTH = "至少{shortest}个字才合格式，最多却只能填{longest}个字"
SPAN_BELOW, SPAN_ABOVE, SPAN_BETWEEN = "{high}以下", "{low}及以上", "{low}至不足{high}"
LIST_COMMA = "、"
NOT_OFFICIAL = "（统一要素清单为默认值，不是官方公布：{source}。）"
ELEMENTS = {
    "name": "名称",
    "type": "类型",
    "codes": "编码",
    "statutory_basis": "依据",
    "statutory_days": "法定时限",
    "statutory_unit": "法定时限单位",
    "committed_days": "承诺时限",
    "result": "办理结果",
    "fee": "收费",
    "result_kind": "结果类型",
    "exercise_level": "行使层级",
}
