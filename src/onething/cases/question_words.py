"""What the case says about a question to the applicant in review."""

STATES = {"": "没有询问", "asked": "等待申请人答复", "answered": "申请人已答复"}
QUESTION = "请写明要问申请人什么（至少4个字）。"
WHY = "请写明为什么受理时没有发现、不能一次告知（至少4个字）。"
ASKED_ALREADY = "这一项已经询问过申请人一次，不能再问。材料不全属于补正，只能在受理之前一次告知。"
NOT_ASKED = "这一项没有等待答复的询问。"
ANSWER = "请写明答复（至少4个字）。"
