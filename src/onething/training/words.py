"""The Chinese sentences of training."""

STATES = {"due": "待学", "changed": "有变化，要再答", "done": "已答对"}
RESULTS = {"passed": "全部答对", "failed": "没有全对"}
PAPERS, POINTS, RULES, FAQS = "材料", "审查要点和受理标准", "审批标准", "常见问题"

QUESTIONS = {
    "point": "收到《{about}》，下面哪一条是要看的？",
    "standard": "《{about}》怎样才算合格？",
    "condition": "下面哪一条是受理条件？",
    "faq": "群众问：“{about}”该怎么答？",
    "brought": "办这个事项，下面哪一份要申请人自己交？",
    "promised": "承诺多久办好？",
    "statutory": "法律规定最长多久办好？",
    "how": "《{about}》怎么取得？",
    "fee": "收不收费？",
    "result": "办好以后给申请人什么？",
    "department": "由哪个部门决定？",
}

CARD_UNKNOWN = "没有这张培训卡，或者不归您学。"
PERSON_UNKNOWN = "没有找到这位同事，或者不在您的单位。"
NOT_A_TRAINER = "您的岗位不能看别人的培训情况，请由本单位负责人或事项目录岗查看。"
EDITION_STALE = "这个事项刚刚改版，题目变了。请看新的卡片，再答一次。"
ANSWERS_MISSING = "第{places}题还没有答，请答完再交。"
NO_QUIZ = "这个事项公布的内容太少，出不了题，看过卡片就行。"
COMMA = "、"
