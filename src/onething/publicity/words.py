"""The Chinese sentences of publicity: names and definitions of the lists, figures, refusals."""

LISTS = {
    "things": "一件事一次办目录",
    "one_visit": "最多跑一次清单",
    "at_once": "马上办清单",
    "online": "网上办清单",
    "nearby": "就近办清单",
    "in_one_go": "一次办清单",
    "intermediary": "中介服务事项清单",
    "assisted": "帮代办服务事项清单",
    "negative": "负面清单（不能最多跑一次的事项）",
}
DEFINITIONS = {
    "things": "现在能办的全部“一件事”，按公布批次列出牵头单位和责任单位。",
    "one_visit": "公布的到现场次数不超过一次的事项，去掉负面清单里的。",
    "at_once": "公布为即办件、当场办结的事项。",
    "online": "公布的网办深度在“受理”以上的事项。",
    "nearby": "由乡镇（街道）、村（社区）行使，或者在那里有办理地点的事项。",
    "in_one_go": "公布的到现场次数正好一次、到场就办完的事项。",
    "intermediary": "事项里公布的中介服务，以及本身就是中介服务的事项。没有法律法规或国务院决定作依据的，不得作为办理条件。",
    "assisted": "属于项目周期的事项由市本级、园区帮代办，属于个人周期的民生事项由乡村两级帮代办。",
    "negative": "经签署、暂时不能最多跑一次的事项，写明理由、依据和期限。",
}
_PLAN = "宁政办发〔2019〕7号"
_OWN = "；具体口径由本平台拟定"
SOURCES = {
    "things": f"{_PLAN} 二(一)1(1)",
    "one_visit": f"{_PLAN} 二(一)1(1)、二(二)1{_OWN}",
    "at_once": f"{_PLAN} 二(一)1(1)“四办清单”{_OWN}",
    "online": f"{_PLAN} 二(一)1(1)“四办清单”{_OWN}",
    "nearby": f"{_PLAN} 二(一)1(1)“四办清单”、二(二)3(1){_OWN}",
    "in_one_go": f"{_PLAN} 二(一)1(1)“四办清单”{_OWN}",
    "intermediary": f"{_PLAN} 二(一)1(1)、二(二)1(2)；优化营商环境条例第四十三条",
    "assisted": f"{_PLAN} 二(二)3(2){_OWN}",
    "negative": f"{_PLAN} 二(一)1(1)",
}
ANNOUNCEMENT_KINDS = {"notice": "公告", "explanation": "政策解读"}
EFFECTS = {"add": "列入", "leave_out": "不列入"}
STATES = {"proposed": "待签署", "signed": "已签署", "declined": "未同意", "revoked": "已撤销"}
VERBS = {"propose": "提出", "sign": "签署", "decline": "不同意", "revoke": "撤销"}

VISITS = "到现场 {visits} 次"
AT_ONCE = "即办件"
DEPTH = "网办深度：{depth}"
NEAR = "乡镇（街道）、村（社区）可办"
ASSISTED = {"项目": "市本级、园区帮代办", "个人": "乡村两级帮代办"}
BY_EXCEPTION = "经签署{effect}"
COMMA = "、"

KINDS = {
    "licence": "行政许可",
    "confirmation": "行政确认",
    "filing": "行政备案",
    "payment": "行政给付",
    "check": "内部核验",
    "public_service": "公共服务",
    "intermediary": "中介服务",
    "other_power": "其他行政权力",
}
OFFICIAL = {True: "是", False: "否"}
LEFT_OUT = {
    "one_visit": "另有 {count} 个事项没有公布到现场次数，没有列入。",
    "online": "另有 {count} 个事项没有公布网办深度，没有列入。",
    "nearby": "另有 {count} 个事项没有公布行使层级和办理地点的层级，没有列入。",
    "in_one_go": "另有 {count} 个事项没有公布到现场次数，没有列入。",
    "assisted": "另有 {count} 个事项所在的一件事没有公布属于哪个周期，没有列入。",
}
WITHOUT_GROUND = (
    "另有 {count} 个事项公布要跑一次以上，还没有签署理由和依据，没有列入；应当减到一次，或者补签。"
)

GAPS = {
    "visits_without_ground": "公布要跑 {visits} 次，却没有签署过理由和依据。请减到一次，或者提出负面清单。",
    "matter_gone": "“{list}”的例外所指的事项已经不在目录里。请撤销这条例外。",
    "nothing_changed": "按公布的内容本来就“{effect}”“{list}”，这条例外没有改变什么。请撤销，或核对事项的内容。",
    "contradicted": "公布的到现场次数不超过一次，却签署了不能最多跑一次。请撤销这条例外，或者改正事项的次数。",
    "ends_soon": "“{list}”的例外到 {until} 为止。到期自动失效，还需要的请提前重新提出。",
}

FIGURES = {
    "one_window": "分类一窗受理",
    "online_items": "全程网办",
    "unseen": "不见面审批",
}
FIGURE_DEFINITIONS = {
    "one_window": "已经能在综合窗口申请的事项，占各部门权力清单所列依申请事项的比例。没有权力清单的部门不计入。",
    "online_items": "网办深度达到“办理”以上、到现场零次的事项数。没有公布深度或次数的不计入；“高频”要看办件量，这里不区分。",
    "unseen": "到现场零次的事项，占公布了到现场次数的事项的比例。没有公布次数的不计入。",
}
FIGURE_TARGETS = {
    "one_window": f"实现 80% 以上政务服务事项分类一窗受理（{_PLAN} 二(一)3(1)）",
    "online_items": f"公安、民政、人力资源社会保障、教育、卫生健康等重点民生领域 100 个高频事项全程网办（{_PLAN} 二(二)2）",
    "unseen": f"不见面审批事项 50% 以上（{_PLAN} 二(二)2）",
}

LIST_UNKNOWN = "没有这个清单。"
LIST_TAKES_NONE = "“{list}”没有例外可言，请选别的清单。"
MATTER_UNKNOWN = "现行目录里没有这个事项，请从列表里选。"
NOT_YOUR_MATTER = "“{department}”的事项由该部门提出，或者由审批局提出。"
REASON_MISSING = "请写明理由（至少4个字）。"
BASIS_MISSING = "请写明依据：哪部法律法规、哪份文件、第几条（至少4个字）。"
TITLE_MISSING = "请写标题（至少4个字）。"
TEXT_MISSING = "请写正文（至少4个字）。"
SOURCE_MISSING = "请写明来源：哪份文件、哪个机关、哪一天（至少4个字）。"
MARKUP = "这里只写文字，请去掉 < > 这样的网页标记；一行一段。"
LINK_UNREADABLE = "网址请以 http:// 或 https:// 开头，中间没有空格；没有就不填。"
TOUCHED_UNKNOWN = "选的一件事或事项已不在现行目录里，请从列表里重选。"
TOO_LONG = "太长，最多 {most} 个字。"
DAYS_TURNED = "止日不能早于起日。"
ALREADY_OVER = "止日已经过去，请改为今天或以后的日期。"
ALREADY_ONE = "这个事项在“{list}”里同一时间已有一条例外（{since} 至 {until}）。请先撤销那一条，或改日期。"
PAPER_UNKNOWN = "没有找到这一条，或者不归您管。"
PAPER_NOT_NOW = "这一条现在是“{state}”，不能“{verb}”。请刷新后查看最新情况。"
PAPER_NOT_YOURS = "您的岗位不能“{verb}”，请由{posts}办理。"
PAPER_STALE = "这一条刚刚在别处变过，请刷新后再办。"
FOUR_EYES = "提出和签署必须是两个人，您是提出人，请换人签署。"
BUREAU_ONLY = "只有{bureau}的核准岗可以“{verb}”。"
