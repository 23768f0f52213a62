"""What notify says to people."""

GATEWAY_MISSING = "短信网关没有配置，验证码发不出去。请联系平台管理员设置 ONETHING_SMS_GATEWAY。"
NOT_A_DEMONSTRATION = "这不是演示环境，不能查看短信。"
