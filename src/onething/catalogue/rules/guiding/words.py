"""What guides say."""

COMMA, WIDE_COMMA, SEMICOLON = "、", "，", "；"
UNOFFICIAL = "非官方公布"
STANDINGS = {"official": "", "proposal": "演示值", "elsewhere": "外地公布值", "unknown": ""}
NOT_PUBLISHED = "没有公布"
NO_LIMIT = "没有规定期限"

WHAT, HOW_LONG, WHERE, CONDITIONS, FEES, RESULT, ASK = (
    "这是什么事项", "多久办好", "到哪里办、怎么办", "什么情况能办", "收不收费", "办好给什么", "问谁、向谁投诉",
)  # fmt: skip
KIND, CASE_KIND, DEPARTMENT, SERVED, LEVEL, BODY, JOINT, CODES = (
    "事项类型", "办件类型", "办理部门", "服务对象", "行使层级", "实施主体", "联办机构", "事项编码",
)  # fmt: skip
CODE = "{level}编码 {code}"
STATUTORY, PROMISED, EXTENSION, PROCEDURE = "法定期限", "承诺期限", "可以延长", "特别程序"
EXPLANATION = "期限说明"
GROUND = "{text}（{law}{article}）"
ARTICLE = "第{number}条"
EXTENSION_DAYS = "{days} 个工作日，依法只延长一次"
VISITS, VISITS_WHY, ONLINE, REGION, PLACE, SITE_VISIT = (
    "到现场次数", "为什么要到场", "网上能办到哪一步", "通办范围", "办理地点", "上门查看",
)  # fmt: skip
TIMES = "{visits} 次"
SITE_VISIT_SAID = "部门会到现场看一次，时间提前约"
PLACE_OUTSIDE, PLACE_OUTSIDE_SAID = "由谁决定", "由{department}在自己的系统里办，材料和结果由平台转接"
CONDITION, QUANTITY, BEFORE = "受理条件", "数量限制", "要先有的结果"
FEE, FEE_WAITS = "收费", "缴清费用以后才作决定"
INTERMEDIARY, INTERMEDIARY_NONE = "中介服务", "没有公布依据，不得作为办理条件"
RESULT_NAME, RESULT_KIND, VALIDITY, SAMPLE = "结果名称", "结果类型", "有效期", "结果样本"
MONTHS = "{months} 个月"
CONTACT, SUPERVISION = "咨询", "投诉"
REMEDY_WITHIN = "{organ}，{within}内提出"

FORM_MADE, SHARED, BROUGHT = "不用交：填好一张表单就是它", "不用交：{via}", "您带来：{source}"
NEEDED = {
    "required": "都要",
    "deferrable": "都要，可以受理后补交",
    "conditional": "看情况",
    "optional": "可交可不交",
}
CONDITIONAL_OPEN = "看情况，由窗口按您的情况告知"
COPIES = "{form} {copies} 份"
PAPER_BASIS, PAPER_SAMPLE, PAPER_BLANK = "依据：{text}", "样本：{text}", "空白表：{text}"
PAPER_FORMATS, PAPER_LARGEST, PAPER_PAGES = "格式：{text}", "不超过 {size} MB", "不超过 {pages} 页"
STANDARD, TRUST, BASIS = "受理标准", "可信程度", "要求提交的依据"

LEAD, UNITS, SERVES, WHOLE_VISITS, BATCH = "牵头部门", "一起办的部门", "谁来办", "全程到现场次数", "公布批次"
BATCH_SAID = "第 {batch} 批（{basis}）"
DECIDED_TOGETHER = {"together": "与其他事项一并出证", "own_day": "办好当天单独出证"}
RELEASE, PROMISE, PAYS, HANDLED = "出证方式", "告知承诺", "作决定前要落实", "办理部门"
PROMISE_YES, PROMISE_NO = "可以承诺代替核查", "不适用告知承诺{concern}"
TWO_STAFF = "实质核查由两名以上工作人员进行（行政许可法第三十四条）"
