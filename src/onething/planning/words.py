"""The Chinese sentences of planning: why an answer will not do, why a paper is not asked, why a promise is provisional."""

UNKNOWN_QUESTION = "这件事没有“{key}”这个问题。可以回答的有：{questions}。"
UNKNOWN_OPTION = "“{question}”不能这样回答。可选：{options}。"
SEVERAL_FOR_SINGLE = "“{question}”只能选一项。可选：{options}。"
MALFORMED_ANSWER = "“{question}”的回答写法不对，应当是选项的取值。可选：{options}。"
NAMED = "{value}（{label}）"
LIST_COMMA = "、"

ASKED = "需要您提供。"
ASKED_THOUGH_CHECKED = "需要您提供：{matters}要收这份材料，其他部门只能联网核对，拿不到材料本身。"
OBTAINED = "通过{via}取得。"
OBTAINED_FROM_RESULT = "由本次一并办理的“{matters}”的结果取得（{via}）。"
OBTAINED_FOR_OTHERS = "{matters}已通过{via}取得同一份材料，平台内共用，不重复收取。"
OBTAINED_BY_HOLDING = "本人已有的电子证照"
HELD = "您已有这份电子证照，平台直接调用。"
OBTAINED_BY_FORM = "一张表单"
MADE_FROM_FORM = "填好一张表就有了，不用另外准备。"
OPTIONAL = "可以不交；交了更方便办理。"
WINDOW_DECIDES = "是否需要要看具体情况，由窗口告知，现在不用准备。"
WINDOW_DECIDES_SHARED = "是否需要要看具体情况，由窗口告知；需要时先通过{via}取得，现在不用准备。"

PROPOSED_PROMISE = "{code} {name}：承诺时限 {days} 个工作日是演示值，不是本市公布的承诺。"
PROMISE_ELSEWHERE = (
    "{code} {name}：承诺时限 {days} 个工作日取自外地或其他来源，不是本市公布的承诺（演示值）。"
)
UNVERIFIED_LAW = "{code} {name}：没有承诺时限，按法定时限 {days} 个工作日计，该时限尚未核对原文（演示值）。"
UNKNOWN_PROMISE = "{code} {name}：没有可用的时限，未计入承诺天数。"

NOTICE_CODE = "告知书编号不对，请核对后重新输入；也可以重新回答问题得到新的告知书。"
