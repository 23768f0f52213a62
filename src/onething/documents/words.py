"""What documents says to people."""

RENDERING_FAILED = "文书暂时无法生成，请稍后再试；仍不成功的，请联系系统管理员。"
