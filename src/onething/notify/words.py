"""What notify says to people."""

NOT_A_DEMONSTRATION = "这不是演示环境，不能查看短信。"
