"""What the pages of shared data say."""

GRANTS = "共享申请和授权"
CATALOGUE = "共享目录"
ASK = "申请共享"
GRANT_COLUMNS = ("资源", "使用单位", "事项和用途", "期限", "状态")
NO_GRANTS = "还没有共享申请"
NO_GRANTS_SENTENCE = "先到共享目录里找要用的资源，再申请其中的信息项。"
NOT_LIKE_THAT = "这样筛选没有申请"
NEXT_PAGE = "下一页"
UNTIL = "到 {day}"
ANSWER_BY = "{who}，{day} 前答复"
LATE = "{who}已逾期（{day}）"
ALL = "全部"
STATE_FILTER = "状态"
DONE = {
    "ask": "已提出申请，等数据主管部门审查。",
    "withdraw": "已撤回。",
    "grant": "已授权，从现在起可以使用。",
    "pass_on": "已转提供单位，等它答复。",
    "refuse": "已答复不通过。",
    "consent": "已同意共享。",
    "object": "已提出异议，由数据主管部门协调。",
    "settle": "已授权。",
    "turn_down": "已答复不同意。",
    "give_up": "已不再使用。",
    "revoke": "授权已撤销。",
    "take_down": "已撤下共享目录。",
}

RESOURCE_COLUMNS = ("资源", "提供单位", "形式和更新", "信息项")
NO_RESOURCES = "共享目录还是空的"
NO_RESOURCES_SENTENCE = "各部门的数据专员登记资源以后会列在这里。"
ITEM_COLUMNS = ("信息项", "标识", "共享属性", "依据")
ITEMS = "信息项"
COUNT = "{shared} 项可申请，共 {all} 项"
FACTS = ("代码", "提供单位", "摘要", "形式", "更新周期", "用在哪里", "登记日期")
WITHDRAWN = "已撤下"
LISTED = "共享中"
SENSITIVE = "敏感"
COMMA = "、"
BACK_TO_CATALOGUE = "回共享目录"
BACK_TO_GRANTS = "回申请列表"
ASK_FOR_THIS = "申请使用"
TAKE_DOWN = "撤下这个资源"
TAKE_DOWN_WHY = "撤下的理由"
TAKE_DOWN_HINT = "撤下以后任何授权都不能再用它，请先通知使用单位。"

ASK_TITLE = "申请使用“{name}”"
ASK_LEAD = (
    "只申请办这个事项必需的信息项。无条件共享的由数据主管部门审查后授权，有条件共享的还要提供单位同意。"
)
ITEMS_FIELD = "要用的信息项"
ITEM_CHOICE = "{name}（{sharing}）"
MATTER_FIELD = "为哪个事项"
PURPOSE_FIELD = "用途"
EXPLANATION_FIELD = "为什么必需"
EXPLANATION_HINT = "写清楚办这个事项的哪一步要用、不用会怎样。"
INDUSTRY_FIELD = "限定行业"
INDUSTRY_HINT = "《国民经济行业分类》代码，如 H62；不填就不限行业。"
UNTIL_FIELD = "用到哪天"
SEND = "提出申请"
PURPOSE_WANTED = "请选择用途。"
DAY_WANTED = "请填写日期，例如 2026-12-31。"

GRANT_TITLE = "{name}：{unit}"
GRANT_FACTS = (
    "资源",
    "提供单位",
    "使用单位",
    "事项",
    "用途",
    "信息项",
    "为什么必需",
    "限定行业",
    "用到",
    "轮到谁",
    "理由",
    "提出日期",
    "授权日期",
)
NO_INDUSTRY = "不限"
WHY = "{verb}的理由"
