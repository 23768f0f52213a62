"""The Chinese sentences of the catalogue: what is wrong with a package, and where to look."""

WHOLE_FILE = "全文"

NOT_A_FOLDER = "找不到这个目录，或者它不是目录。请给出含有 things/、elements.json、forms.json 的目录。"
FILE_MISSING = "缺少这个文件。目录包必须有 things/*.json、elements.json 和 forms.json。"
NO_THINGS = "没有任何“一件事”文件。请在 things/ 下放入至少一个 .json 文件。"
FILE_UNREADABLE = "文件读不出来。请检查它是不是普通文件、有没有读取权限。"
FILE_TOO_LARGE = "文件超过 16 MB，不像是目录包的文件。请检查。"

NOT_UTF8 = "不是 UTF-8 编码。请另存为 UTF-8。"
NUL_BYTE = "含有空字符（NUL）。请删除。"
NOT_JSON = "不是正确的 JSON：{problem}。请改正语法。"
TOO_DEEP = "嵌套太深，读不下去。请检查括号。"
REPEATED_KEY = "同一个对象里“{key}”写了不止一次。请只保留一个。"
NOT_AN_INTEGER = "数字必须是整数，不能带小数、指数或 NaN。请改成整数，或加引号写成文字。"
NUMBER_TOO_LARGE = "数字太大，超出可以准确保存的范围。请改正，或加引号写成文字。"
UNFIT_CHARACTERS = "文字里含有不能保存的字符（空字符或残缺的代理字符）。请删除。"

REQUIRED = "缺少“{property}”。请补上。"
WRONG_TYPE = "类型不对，应当是{types}。"
TYPE_NAMES = {
    "string": "文字",
    "integer": "整数",
    "boolean": "true 或 false",
    "array": "列表",
    "object": "对象",
    "null": "null",
    "number": "数字",
}
NOT_AN_OPTION = "取值不对，只能是：{options}。"
TOO_SMALL = "不能小于 {limit}。"
TOO_BIG = "不能大于 {limit}。"
TOO_SHORT = "不能为空。"
TOO_LONG = "太长，最多 {limit} 个字。"
TOO_FEW_ITEMS = "至少要有 {limit} 项。"
TOO_MANY_ITEMS = "最多 {limit} 项。"
NOT_UNIQUE = "有重复的项。请去掉重复。"
WRONG_KEY = "键名写法不对，应当是“一件事编码/事项编号”，如 YJS-002/M01。"
WRONG_FORM = "写法不对。"
WRONG_FORMS = {
    "condition": "条件写法不对，应当是“问题键=取值”或“问题键~取值”，如 entity=partnership。",
    "code": "编码写法不对：只能用字母、数字和 _ . -，不能含空格和斜杠。",
    "element": "数据元编码写法不对：小写字母开头，只能用小写字母、数字和下划线。",
    "value": "选项取值写法不对：不能含空格和 = ~ , +。",
    "blank": "不能只有空白。",
    "day": "日期要写成 2026-01-31 这样的形式。",
}

THING_REPEATED = "一件事编码“{code}”已经在 {file} 里用过。编码不能重复。"
MATTER_REPEATED = "事项编号“{id}”重复。同一件事里编号不能重复。"
QUESTION_REPEATED = "问题键“{key}”重复。同一件事里不能重复。"
OPTION_REPEATED = "选项取值“{value}”重复。同一个问题里不能重复。"
CODE_TWICE = "编码“{code}”在同一份清单里用了两次。请合并或改正。"
MATERIAL_REPEATED = "材料“{name}”在同一事项里列了两次。请合并成一条。"
ELEMENT_REPEATED = "数据元编码“{code}”重复。"
CHOICE_REPEATED = "取值“{value}”重复。"
FIELD_REPEATED = "数据元“{element}”（同一角色、同一条件）在这张表里问了两次。请只保留一次。"
UNKNOWN_MATTER = "这件事里没有编号为“{id}”的事项。请核对编号。"
UNKNOWN_MATTER_CODE = "“{code}”不存在：这个目录包里的该件事没有这个事项。"
UNKNOWN_QUESTION = "条件里的问题“{key}”不存在。请核对问题键。"
UNKNOWN_ANSWER = "条件里的取值“{value}”不是问题“{key}”的选项。可用的有：{options}。"
OPERATOR_SINGLE = "问题“{key}”是单选，条件要用“=”。"
OPERATOR_MULTI = "问题“{key}”是多选，条件要用“~”。"
KIND_AGAINST_MULTI = "kind 与 multi 不一致：只有 kind 是 multiple 时 multi 才是 true。"
END_NO_NUMBER = "这是填数字的问题，范围的两端要写整数。"
END_NO_DAY = "这是填日期的问题，范围的两端要写存在的日期，如 2026-01-31。"
VALUE_LIKE_ANSWER = (
    "选项的值“{value}”本身就像这个问题的回答，会分不清选的是选项还是范围。请换一个值，如 small。"
)
END_WITHOUT_KIND = "只有填数字或填日期的问题（kind 为 number 或 date）才有范围。"
CHOICE_UNKNOWN = "取值“{value}”不在数据元“{element}”的取值表里。"
UNKNOWN_ELEMENT = "数据元“{code}”在 elements.json 里没有。请补上或改正编码。"
COLUMN_IS_TABLE = "表格的列“{code}”本身又是表格，不能嵌套。"
NEEDS_CYCLE = "事项互相等待对方的结果，形成循环：{path}。请去掉其中一条。"
NEEDS_ITSELF = "事项不能等待自己的结果。"
FORM_MISSING = "forms.json 里没有“{code}”的表单。每个事项都要有一张表单。"
UNKNOWN_KIND = (
    "事项类型“{text}”认不出来。"
    "请以行政许可、行政确认、行政给付、其他行政权力、公共服务、内部核验、中介服务等开头。"
)
LIMIT_WITHOUT_UNIT = "有法定天数却没有单位。请写明工作日、日、月或即时。"
UNIT_WITHOUT_LIMIT = "有法定期限单位却没有天数。没有法定期限时两项都写 null。"
INSTANT_IS_ZERO = "单位是“即时”时，天数必须是 0。"
ZERO_IS_INSTANT = "天数是 0 时，单位必须是“即时”。"
PROMISE_LONGER_THAN_LAW = (
    "承诺时限（{committed} 个工作日）比法定时限（{statutory} 个工作日）还长。承诺只能更短。"
)
SHARING_WITHOUT_WAY = "写了可以共享取得，却没有写 sharing_via（怎样取得）。请补上。"
BROKEN_PATTERN = "pattern 不是正确的正则表达式，或者带有 (?i) 之类的内嵌标志。请改正。"
MINIMUM_ABOVE_MAXIMUM = "min 大于 max。请改正。"

ELEMENTS_DIFFER = (
    "数据元“{code}”在两件事里的定义不同，一个目录包里放不下。请先统一这个数据元，重新载入后再导出。"
)
NO_SUCH_THING = "没有编码为“{code}”的一件事，或者它还没有发布。请核对编码。"
NO_SUCH_MATTER = "这件事里没有这个事项，请从指南里进入。"
NORM_FOR_STAFF = "工作规范只给工作人员用，请看办事指南。"
NO_SUCH_PUBLICATION = "没有这个版本的目录。"

JSON_PROBLEMS = {
    "Expecting property name": "这里应当是加双引号的键名（常见原因：多了一个逗号）",
    "Expecting ',' delimiter": "这里缺少逗号，或者括号没有配对",
    "Expecting ':' delimiter": "键名后面缺少冒号",
    "Expecting value": "这里应当有一个值（常见原因：多了逗号或内容不完整）",
    "Unterminated string": "文字缺少结尾的双引号",
    "Invalid control character": "文字里有换行等控制字符，要写成 \\n 之类的转义",
    "Invalid \\": "反斜杠转义写错了",
    "Extra data": "正文结束后还有多余内容",
    "Illegal trailing comma": "最后一项后面多了逗号",
}
JSON_PROBLEM_OTHER = "这里的语法有误"

ENTRY_KINDS = {"edition": "发布新版", "repeal": "停止办理"}
ENTRY_STATES = {
    "draft": "草稿",
    "submitted": "待部门审核",
    "reviewed": "待审批局核准",
    "approved": "已核准，待发布",
    "published": "已发布",
    "superseded": "已被新版取代",
    "repealed": "已停止办理",
    "discarded": "已作废",
}
ENTRY_VERBS = {
    "draft": "起草",
    "revise": "修改草稿",
    "submit": "报部门审核",
    "discard": "作废草稿",
    "endorse": "部门审核通过",
    "return": "退回",
    "countersign": "会签",
    "answer_opinion": "答复会签意见",
    "approve": "核准",
    "publish": "发布",
    "publish_directly": "直接发布（系统管理员）",
    "supersede": "被新版取代",
    "repeal": "停止办理",
}
ENTRY_LIES_WITH = {
    "draft": "{department} 编制岗",
    "submitted": "{department} 审核岗",
    "reviewed": "{bureau} 核准岗",
    "approved": "{bureau} 核准岗（待发布）",
}
NOT_IN_FORCE_YET = "“{name}”自{day}起办理，现在还不能申请。"
REPEALED = "“{name}”自{day}起停止办理，不能再申请。原因：{reason}依据：{basis}。已经提交的办件照常办理。"
ENTRY_UNKNOWN = "没有找到这份目录草稿，或者不归您所在的部门管。"
ENTRY_NOT_NOW = "这份目录现在是“{state}”，不能“{verb}”。请刷新后查看最新情况。"
ENTRY_NOT_YOURS = "您的岗位不能“{verb}”，请由{posts}办理。"
ENTRY_STALE = "这份草稿刚刚在别处修改过，请重新打开后再改。"
ENTRY_OPEN = "“{name}”已有一份正在办理的草稿（{state}），一件事同时只能有一份。请先办完或作废那一份。"
ENTRY_OUTDATED = (
    "这份草稿是在第{based_on}版基础上写的，现在已有第{newest}版。请退回，在最新版基础上修改后再报。"
)
ENTRY_UNCHANGED = "内容与现行第{version}版完全相同，没有需要发布的修改。"
PART_CHANGED = "您打开以后，别处刚改过这一部分。您写的还在，请对照新内容再保存一次。"
PARTS_REFUSED = "还没有保存：有{count}处要改。您写的都还在。"
PART_GONE = "这一部分刚刚在别处被删去或移走了。您写的还在，请先复制出来，再回到目录页重新添加。"
NOTHING_NEWER = "这份草稿已经在最新版基础上，不用换。"
CODE_TAKEN = "编码“{code}”已经用过（{name}）。请换一个，或者到“一件事”里改版那一件。"
ENTRY_WHOSE = "“{department}”牵头的一件事由该部门编制，您所在的部门不能代为起草。"
ENTRY_OTHER_THING = "这份草稿是“{code}”的，不能换成另一件事的内容。请另起一份草稿。"
ENTRY_NOT_REPEAL = "停止办理的草稿没有目录内容可改，请只改理由和依据。"
FOUR_EYES = "编制、审核、核准必须是三个不同的人，您已经参与了这一份，请换人办理。"
OBJECTION_OPEN = "{departments}的会签异议还没有答复，不能核准。请编制单位答复，或者退回修改。"
OBJECTION_MISSING = "请写明有什么异议、怎么改（至少4个字）。"
OPINION_ANSWER_MISSING = "请写明怎么采纳，或者为什么不采纳（至少4个字）。"
OPINION_UNKNOWN = "没有这条待答复的会签意见，可能刚刚答复过了，请刷新。"
BUREAU_ONLY = "只有{bureau}的核准岗可以核准和发布目录。"
BUREAU_DOES = "“{verb}”由{bureau}的核准岗办理。"
KEEP_WORDS = "维护大白话词表"
LIST_COMMA = "、"
WORDS_STALE = "词表刚刚在别处改过，请刷新后再改。"
WORDS_FULL = "词表已经很大了，请先去掉不用的。"
WORDS_MISSING = {"said": "请写群众怎么说。", "means": "请写目录里叫什么。"}
WORDS_TOO_LONG = "一次最多 {most} 个词，每个词最多 {longest} 个字。"
WORD_TOO_LONG = "最多 {most} 个字。"
WORD_SILENT = "“{word}”里没有能查的字，请换一个。"
WORD_UNKNOWN = "词表里没有这个词。"
LEADS_NOWHERE = "现行目录里没有您写的说法，“{words}”还是找不到。请照目录里的事项名称写。"
WORD_NOTES = {
    "add_synonyms": "“{said}”指“{means}”",
    "drop_synonym": "去掉“{word}”",
    "set_life_event": "{thing} 归到“{event}”",
}
REASON_MISSING = "请写明调整理由（至少4个字）。"
BASIS_MISSING = "请写明调整的依据：修改、颁布或废止了哪部法律法规、文件（至少4个字）。"
DAY_PAST = "生效日期不能早于今天（{today}）。请改为今天或以后的日期。"
BLOCKED = "有{count}处不符合规定，不能发布。请按每一处的办法改正后再发布。"
REPORT_OF_ANOTHER = "检查报告不是这份内容的，请重新检查后再发布。"
ALREADY_REPEALED = "“{name}”已定于{day}停止办理，不用重复办理。"
SYSTEM_OPERATOR = "系统管理员"
LOADED_REASON = "由目录包载入"
