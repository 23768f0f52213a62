"""What the shared pages say to people."""

SIGN_IN_NEEDED = "请先登录再继续。"
SIGN_IN_EXPIRED = "登录已过期，请重新登录。您刚才填写的内容还在，登录后接着提交就行。"
SIGN_IN_TO_GO_ON = "接着办要先登录。您刚才选的、填的都还在，登录后接着来就行。"
SIGN_IN_EXPIRED_READING = "登录已过期，请重新登录，登录后回到刚才的页面。"
FILES_NOT_KEPT = "刚才选的文件没有保留，登录后请重新选一次。"
WRONG_POST = "这个页面给{posts}用，您现在的岗位不能打开。"
ELSEWHERE_SIGNED_IN = "您正在以“{name}”的身份登录。"

CODE_SENT = "验证码已发到 {phone}，5 分钟内有效。"
CODE_SENT_SHORT = "验证码"
CODE_MISSING = "请填写短信里的 6 位数字。"
KEPT_STALE = "暂存的内容超过 1 小时没有提交，请回到原来的页面重新填写。"
POST_CHOSEN = "已换到“{post}”。"

ERRORS_TITLE = "有 {count} 处要改"
ERROR_TITLE = "这一步没有办成"

LEVELS = {0: "未实名", 1: "手机已验证", 2: "已实名"}

PROBLEMS = {
    400: ("请求有误", "浏览器发来的内容不完整。请退回上一页，刷新后再试一次。"),
    401: ("请先登录", SIGN_IN_NEEDED),
    403: ("这里不能打开", "您没有打开这个页面的权限。"),
    404: ("没有找到这个页面", "地址可能输错了，或者内容已经移走。请从首页重新进入。"),
    405: ("不能这样打开", "这个地址只接收页面上的按钮提交。请退回上一页再试。"),
    409: ("内容刚刚变了", "别处刚刚改过，请退回上一页，刷新后再试。"),
    410: ("内容已依法销毁", "这里的内容已经依法销毁，不能恢复。"),
    413: ("文件太大", "一次上传的内容太大了，请分开上传，每份不超过 20 MB。"),
    429: ("稍等一下", "操作太频繁了，请稍后再试。"),
    500: ("系统出了点问题", "我们已经记下来了。请稍后再试，已保存的内容不会丢失。"),
}
OUTAGE_TITLE = "系统暂时办不了"
DATABASE_AWAY = "系统暂时连不上数据库，刚才这一步可能没有办成。已保存的内容不会丢失，请过一会儿再试。"
STORAGE_FULL = "系统的存储空间满了，刚才这一步没有办成。已保存的内容不会丢失；管理员腾出空间后请再试。"
BUSY = "系统太忙，刚才这一步没有办成。已保存的内容不会丢失，请过一会儿再试。"
SEND_AGAIN = "再提交一次"
TYPED_KEPT = "您刚才填写的内容还在这个页面上，不要关掉它；过一会儿按“再提交一次”就行。"
TYPED_KEPT_BUT_FILES = "您刚才填写的内容还在这个页面上；刚才选的文件没有保留，请退回上一页重新选一次再提交。"
CSRF_TITLE = "页面放得太久了"
CSRF = "为了安全，请退回上一页刷新后再提交一次。如果浏览器关掉了 Cookie，请先打开。"
REQUEST_ID = "请求编号 {id}，反映问题时请告诉工作人员。"

VERIFY_MISSING = "请填写证照标识，或选择要核验的文件。"
VERIFY_REPLACED = "请以更正后的一版为准，标识见下。"
VERIFY_ALTERED = (
    "这份文件自称是下面这份证照，但和平台发出的不是同一个文件。请用证照标识查登记的内容，或请对方重新下载。"
)

NAV = {
    "citizen": (("首页", "/"), ("我的办件", "/cases/"), ("清单", "/lists/"), ("核验证照", "/verify/")),
    "window_clerk": (
        ("窗口", "/counter/"), ("监察", "/desk/supervision/cards/"),
        ("工作规范", "/desk/norms/"), ("培训", "/desk/training/"), ("核验证照", "/verify/"),
    ),
    "reviewer": (
        ("我的办件", "/desk/"), ("征求意见", "/desk/consultations/"), ("承诺核查", "/desk/promises/"),
        ("结果变动", "/desk/changes/"), ("审管衔接", "/desk/supervised/"),
        ("监察", "/desk/supervision/cards/"),
        ("工作规范", "/desk/norms/"), ("培训", "/desk/training/"), ("代理", "/desk/deputies"), ("核验证照", "/verify/"),
    ),
    "decider": (
        ("我的办件", "/desk/"), ("承诺核查", "/desk/promises/"), ("结果变动", "/desk/changes/"), ("审管衔接", "/desk/supervised/"),
        ("监察", "/desk/supervision/cards/"), ("工作规范", "/desk/norms/"), ("代理", "/desk/deputies"), ("核验证照", "/verify/"),
    ),
    "lead_coordinator": (("联办看板", "/desk/"), ("监察", "/desk/supervision/cards/"), ("核验证照", "/verify/")),
    "ledger_auditor": (("台账核验", "/desk/ledger"), ("核验证照", "/verify/")),
    "archivist": (("档案", "/desk/archives/"), ("销毁清单", "/desk/destructions/"), ("核验证照", "/verify/")),
    "supervisor": (("电子监察", "/desk/supervision/"), ("核验证照", "/verify/")),
    "catalogue_editor": (
        ("目录工作室", "/desk/studio/"), ("清单例外", "/desk/lists/"), ("公告", "/desk/announcements/"), ("词表", "/desk/words/"),
        ("培训", "/desk/training/staff/"), ("核验证照", "/verify/"),
    ),
    "catalogue_reviewer": (("目录工作室", "/desk/studio/"), ("核验证照", "/verify/")),
    "catalogue_approver": (
        ("目录工作室", "/desk/studio/"), ("清单例外", "/desk/lists/"), ("公告", "/desk/announcements/"), ("词表", "/desk/words/"),
        ("培训", "/desk/training/staff/"), ("核验证照", "/verify/"),
    ),
}  # fmt: skip
NAV |= dict.fromkeys(
    ("data_steward", "data_authority"),
    (("数据共享", "/desk/data/"), ("共享目录", "/desk/data/catalogue/"), ("核验证照", "/verify/")),
)
NAV |= {
    "organ_head": (
        ("待我批准", "/desk/head/"),
        ("销毁清单", "/desk/destructions/"),
        ("监察", "/desk/supervision/cards/"),
        ("培训", "/desk/training/staff/"),
        ("核验证照", "/verify/"),
    ),
    "government_head": (("待我批准", "/desk/head/"), ("核验证照", "/verify/")),
}
NAV["hearing_host"] = (("听证", "/desk/hearings/"), ("核验证照", "/verify/"))

NO_END = "长期"
SIGNATURE_SOUND = "颁发机构的电子签名（SM2）完好，内容没有改动"
SIGNATURE_NOT_SOUND = "没有通过核验"
ASKED_ON = "核验日期 {day}"
ACTS_FOR = "代{name}·{post}"
QUESTION_TITLE = "答复{unit}的询问"
QUESTION_LEAD = "“{matter}”审查中想向您核实：{question}（受理时没有发现的原因：{why}）办理期限照常计算，不因为询问停下来。"
QUESTION_ANSWER, QUESTION_PAPER = "您的答复", "附件（没有就不选）"
QUESTION_BUTTON, QUESTION_BACK = "提交答复", "回到办件"
SLIP_TITLE, SLIP_BUTTON = "更正明显笔误", "更正"
SLIP_LEAD = (
    "只改明显的错字、漏字（最多三个字），每一项一次；原来填的和改后的都留痕，申请人会收到通知，可以不同意。"
)
SLIP_FIELD, SLIP_VALUE, SLIP_REASON = "哪一项", "更正后的内容", "为什么是明显笔误"
SLIP_CHOICE = "{label}：{value}"
SLIP_FIXED = "“{label}”原填“{before}”，工作人员按明显笔误更正为“{after}”（{reason}）"
SLIP_UNDONE = "“{label}”曾更正为“{after}”，申请人不同意，仍按“{before}”办理"
