"""What the rulebook says to people."""

UNREADABLE = "规则文件读不懂：{where}。请对照 rulebook/schema.json 检查后再发布。"
DAY_TAKEN = "新规则要从明天或以后的某一天起施行，而且晚于现有各版本（最近一版从{last}起），请改生效日期。"
SAME = "内容与现行规则完全相同，不需要再发布一版。"
REASON_NEEDED = "请写明为什么修改规则（至少4个字）。"
MOST_TEXT = 200
KINDS = {"time": "时限", "content": "内容", "flow": "流程", "fee": "收费", "power": "清单之外"}
