"""What the interface says when a request is not of its form."""

POINTS = {
    "missing": "请提供“{place}”。",
    "extra_forbidden": "接口不接受“{place}”这一项，请删去。",
    "string_too_long": "“{place}”最多{max_length}个字，请精简。",
    "string_too_short": "“{place}”至少{min_length}个字，请补充。",
    "too_long": "“{place}”最多{max_length}项，请精简。",
    "string_type": "“{place}”应是文字，请按接口说明填写。",
    "uuid_parsing": "“{place}”不是有效的标识，请使用接口返回的标识。",
    "nul": "“{place}”含有不能使用的字符（NUL），请删去后重发。",
}
MALFORMED = "“{place}”的格式不对，请按接口说明填写。"
WHOLE_BODY = "请求正文"
INVALID = "请求有{count}处不符合接口说明，请逐项修改。"
BODY = "请求正文不是有效的JSON，请检查后重发。"
CONTENT_TYPE = "请求正文应是JSON，请带上请求头Content-Type: application/json。"
TOO_DEEP = "请求正文嵌套太深，请按接口说明填写。"
TEXT_BROKEN = "请求正文里有不完整的字符，请重新输入后再发。"
TOO_LARGE = "请求太大，没有接收：上传文件不能超过20 MB，其他内容不能超过2 MB，请精简后重发。"
REFUSED = "请求的写法有误，无法读取，请检查后重发。"
TOKEN_MISSING = "请先登录：在Authorization请求头中提供“Bearer 令牌”。"
NOT_ALLOWED = "您的岗位不能使用这个接口。"
NOT_FOUND = "没有这个地址，请对照接口说明检查。"
METHOD = "这个地址不支持该请求方法，请对照接口说明检查。"
FAULT = "系统出了点问题，请稍后再试；已保存的内容不会丢失。请求编号：{request_id}。"
IF_MATCH = "修改草稿请带上If-Match请求头，值为最近一次读取时的ETag。"
CURSOR = "翻页标记无效，请从第一页重新读取。"
VERB_UNKNOWN = "这里没有这个操作，请用“next_acts”里列出的。"
DAY_MISSING = "请提供“due_on”：重新办理的最后一天。"
PERSON_MISSING = "在窗口代办请提供“person”：办事人的姓名、手机号码、证件类型和证件号码。"
PERSON_UNEXPECTED = "网上申请以登录人本人的名义办理，请删去“person”；为他人办理请到政务大厅窗口。"
FEEDS = {"things": "一件事", "matters": "事项", "changes": "变化", "announcements": "公告和政策解读"}
FEED_UNKNOWN = "没有这份开放数据，请看 /api/v1/feed 里列出的。"
ENVELOPE_TOO_LARGE = "请求正文最多{limit}字节，请精简。"
