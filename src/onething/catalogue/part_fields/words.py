"""What is said about a text that is no value of its field."""

YES, NO = "是", "否"
NO_INTEGER = "这里要填整数，不带小数、单位和其他文字。"
NO_DAY = "日期要写成 2026-01-31 这样的形式。"
NO_CHOICE = "只能填：{choices}。"
NO_PAIR = "一行一个，写成“取值=叫法”，两边都不能空。"
