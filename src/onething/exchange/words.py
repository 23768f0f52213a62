"""The Chinese sentences of the exchange: kinds, states, refusals."""

SHARING = {"unconditional": "无条件共享", "conditional": "有条件共享", "withheld": "不予共享"}
FORMS = {"table": "库表", "file": "文件", "folder": "文件夹", "interface": "接口", "link": "链接"}
CYCLES = {
    "at_once": "实时",
    "daily": "每日",
    "weekly": "每周",
    "monthly": "每月",
    "quarterly": "每季度",
    "half_yearly": "每半年",
    "yearly": "每年",
    "irregular": "不定期",
    "never": "不更新",
}
PURPOSES = {"prefill": "预填表单", "waive": "免提交材料", "check": "网络核验", "oversee": "事中事后监管"}
STATES = {
    "asked": "待合规审查",
    "at_provider": "待提供单位答复",
    "coordinating": "数据主管部门协调中",
    "granted": "已授权",
    "refused": "未同意",
    "withdrawn": "使用单位已撤回",
    "revoked": "已撤销",
    "expired": "已到期",
}
PARTIES = {"user": "使用单位", "provider": "提供单位", "authority": "数据主管部门", "system": "系统"}
VERBS = {
    "ask": "申请共享",
    "withdraw": "撤回申请",
    "grant": "审查通过并授权",
    "pass_on": "审查通过，转提供单位",
    "refuse": "审查不通过",
    "consent": "同意共享",
    "object": "提出异议",
    "escalate": "逾期未答复，转协调",
    "settle": "协调后授权",
    "turn_down": "协调后不同意",
    "give_up": "不再使用",
    "revoke": "撤销授权",
    "expire": "授权到期",
}
COMMA = "、"
STEWARDS_ONLY = "登记共享资源由提供单位的数据专员办理。"

NOT_YOURS = "“{verb}”由{party}的数据岗位办理。"
NOT_NOW = "这一条现在是“{state}”，不能“{verb}”。请刷新后查看最新情况。"
STALE = "这一条刚刚在别处变过，请刷新后再办。"
GRANT_UNKNOWN = "没有找到这一条授权，或者与您的单位无关。"
REASON_MISSING = "请写明理由（至少4个字）。"
TOO_LONG = "太长，最多{most}个字。"

RESOURCE_UNKNOWN = "共享目录里没有“{code}”这个资源，请从目录里选。"
RESOURCE_NOT_YOURS = "“{name}”由{provider}提供，只有它能修改或撤下。"
CODE_WRONG = "资源代码请用小写字母开头的英文、数字和下划线，最多40个字符。"
NAME_MISSING = "请写资源名称。"
SUMMARY_MISSING = "请写摘要：里面是什么数据、怎么来的（至少4个字）。"
ITEMS_MISSING = "请至少列出一个信息项。"
ITEM_TWICE = "信息项“{key}”写了两次，请合并。"
ITEM_WRONG = "信息项标识“{key}”请用小写字母开头的英文、数字和下划线，并写上名称。"
BASIS_MISSING = "“{name}”是{sharing}，请写明依据：哪部法律法规、国务院哪份文件、第几条。"

ITEMS_NOT_CHOSEN = "请选择需要的信息项。"
ITEM_UNKNOWN = "“{resource}”里没有信息项“{key}”，请从目录里选。"
ITEM_WITHHELD = "“{name}”不予共享（{basis}），不能申请。"
EXPLANATION_MISSING = "请写明办这个事项为什么要用这些信息项（至少4个字）。"
MATTER_UNKNOWN = "现行目录里没有编码为“{matter}”的事项。没有公布的事项，不能申请数据。"
MATTER_NOT_YOURS = "“{name}”由{department}办理，请由它申请。"
INDUSTRY_WRONG = "行业请填《国民经济行业分类》（GB/T 4754）的代码，如 H62；不限行业就不填。"
UNTIL_OVER = "使用期限要晚于今天。"
UNTIL_TOO_LONG = "一次最多授权到 {last}，到期前可以重新申请。"
ASKED_ALREADY = (
    "同一事项、同一用途对“{resource}”已经有一条没有办完的申请或有效的授权，请先撤回或不再使用那一条。"
)

RESOURCE_WITHDRAWN = "“{name}”已经撤下共享目录，不能再使用。"
NO_LONGER_SHARED = "提供单位不再共享这些信息项：{items}。"
NOT_GRANTED = "没有授权：{unit}为“{matter}”使用这个资源要先申请共享。"
NOT_COVERED = "授权里没有这些信息项：{items}。"
OTHER_PURPOSE = "授权的用途是“{purpose}”，不能用于别的目的。"
OTHER_INDUSTRY = "授权只限行业“{industry}”。"

OUTCOMES = {"answered": "已答复", "refused": "已拒绝", "failed": "未能答复"}
SYSTEM_CODE_WRONG = "系统代码请用小写字母开头的英文、数字和连字符，最多40个字符。"
SYSTEM_NAME_MISSING = "请写系统名称。"
KEY_WRONG = "公钥请用PEM格式的SM2公钥（-----BEGIN PUBLIC KEY-----）。"
SYSTEM_TAKEN = "系统代码“{code}”已经登记，更换密钥请登记一个新的代码。"
SYSTEM_NOT_FOUND = "没有找到这个系统，或者它不是您单位的。"
SYSTEM_UNKNOWN = "没有登记这个系统，或者它已停用。请由使用单位的数据专员登记系统和公钥。"
SIGNATURE_WRONG = "签名核验不通过，请按接口说明用登记的SM2密钥对请求签名。"
NONCE_WRONG = "请求编号请用16至64位英文、数字、下划线和连字符，每次请求换一个。"
SKEWED = "请求时间与本系统相差超过{seconds}秒，请校准时钟后用新的请求编号重发。"
REPLAYED = "这个请求编号已经用过，同一请求不再答复，请换一个编号。"
RATE_EXCEEDED = "每分钟最多{limit}次，请稍后再用新的请求编号发送。"
QUOTA_EXCEEDED = "这条授权每天最多使用{limit}次，今天已经用完，请明天再用或请数据主管部门调整。"
OPERATOR_WRONG = "经办人请填工号（英文、数字、下划线和连字符，最多20位），不要填证件号码或手机号码。"
NO_SOURCE = "“{name}”还没有接通数据来源，请联系提供单位。"
SOURCE_MISCONFIGURED = "“{name}”的数据来源配置有误，请联系数据主管部门。"
SOURCE_DOWN = "“{name}”的数据来源暂时不可用，请稍后再试，或者先按纸质材料或承诺办理。"
SOURCE_AMBIGUOUS = "“{name}”的数据来源里同一号码有不止一条记录，请提供单位核对。"
ANSWER_TOO_LARGE = "“{name}”的数据来源给出的内容超过{limit}字节，没有采用，请联系提供单位。"
SOURCE_NOT_ALLOWED = "“{name}”的数据来源地址不在允许访问的名单里，请联系数据主管部门。"
SOURCE_REDIRECTED = "“{name}”的数据来源要求转到别的地址，没有转去，请联系提供单位。"
SOURCE_UNSIGNED = "“{name}”的数据来源给出的答复签名核验不通过，没有采用，请联系提供单位。"
SOURCE_REFUSED = "“{name}”的数据来源拒绝了这次请求，请联系提供单位。"
SOURCE_MALFORMED = "“{name}”的数据来源给出的答复不合格式，没有采用，请联系提供单位。"

MISSING = "{side}的日志里没有这次调用，另一方有"
UNEQUAL = "双方日志记的不一样：{fields}"
DROPPED = "{side}的日志封存后少了这一行"
ADDED = "{side}的日志封存后多了这一行"
ALTERED = "{side}的日志封存后这一行被改过"
UNGRANTED = "没有当时有效、范围相符的授权，却给了答复"
SEAL_BROKEN = "{side}{day}的封存不完整：根哈希、签名或与前一天的衔接不对"
