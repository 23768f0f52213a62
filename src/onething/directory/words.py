"""What the directory says to people."""

POSTS = {
    "citizen": "申请人",
    "window_clerk": "综合窗口",
    "reviewer": "审查岗",
    "decider": "审批岗（首席代表）",
    "lead_coordinator": "牵头协调岗",
    "ledger_auditor": "台账核验岗",
    "system": "系统",
}

PHONE_INVALID = "手机号码应为11位数字，以1开头，请检查后重新填写。"
PERSON_NAME_INVALID = "姓名应为2至50个汉字或字母，可含间隔号“·”，请按身份证件填写。"
CODE_TOO_SOON = "验证码刚刚发送过，请等{seconds}秒后再试。"
CODE_TOO_MANY = "这个手机号今天获取验证码的次数已用完，请明天再试，或到政务大厅窗口办理。"
CODE_WRONG = "验证码不对或已过期，请核对短信里的6位数字，或重新获取。"
CODE_SMS = "【一件事一次办】验证码{code}，{minutes}分钟内有效。工作人员不会向您索要验证码。"
SIGN_SMS = "【一件事一次办】您正在签署申请（摘要{digest}），签名码{code}，{minutes}分钟内有效。不是本人操作请勿提供。"
STAFF_WRONG = "账号或密码不对，请重新输入。连续5次输错将锁定15分钟。"
STAFF_LOCKED = "账号因连续输错密码已锁定，请15分钟后再试，或联系本单位管理员。"
POST_NOT_HELD = "您没有担任这个岗位，请从您担任的岗位中选择：{posts}。"
TOKEN_INVALID = "登录已过期或无效，请重新登录；已填写的内容已保存，不会丢失。"
IDENTITY_MISMATCH = (
    "姓名、证件号码与手机号核验不一致，请检查后重试；如有疑问，请带身份证件到政务大厅窗口办理实名。"
)
IDENTITY_TAKEN = "这个证件号码已经绑定其他手机号，请用原手机号登录，或带身份证件到政务大厅窗口更换。"
IDENTITY_BOUND = "您的账号已经完成实名，不能更换为其他身份；如有错误，请到政务大厅窗口办理。"
LEVEL_NEEDED = "办理这一步需要先完成实名认证，请先提交姓名和身份证号码。"
UNIT_UNKNOWN = "没有名为“{name}”的单位，请先在单位目录中登记。"
