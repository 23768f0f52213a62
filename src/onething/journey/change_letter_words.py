"""What letters about a result that changes say. Laws: 行政许可法 (2019)."""

RESULT = "“{name}”（电子证照标识{identifier}）"
HEARING = (
    "您通过“{thing}”（办件编号{number}）取得的{result}，{unit}拟予{kind}。根据《中华人民共和国行政许可法》第七条的规定，"
    "您享有陈述权、申辩权，现将理由和依据告知如下。"
)
HEARING_HEADING = "怎么陈述申辩"
HEARING_HOW = "请在{day}前（含当日）登录办件页面写下意见，也可以到承办部门当面说。"
HEARING_AFTER = "收到您的意见或者过了这一天，我们才作出决定；不会因为您陈述申辩而作出对您更不利的决定。"
REVOKED = (
    "您通过“{thing}”（办件编号{number}）于{issued}取得的{result}，经查属于“{ground}”的情形。根据《中华人民共和国行政许可法》"
    "第六十九条的规定，{unit}决定撤销该行政许可，并依照第七十条的规定办理注销手续。"
)
REVOKED_FOLLOWS = "撤销使您的合法权益受到损害的，可以依法要求赔偿（行政许可法第六十九条第四款）。"
REVOKED_FRAUD = (
    "以不正当手段取得的许可被撤销的，基于该许可取得的利益不受保护（行政许可法第六十九条第四款）；"
    "直接关系公共安全、人身健康、生命财产安全的事项，三年内不得再次申请（第七十九条）。"
)
WITHDRAWN = (
    "您通过“{thing}”（办件编号{number}）于{issued}取得的{result}，因{ground}，为了公共利益的需要，根据《中华人民共和国"
    "行政许可法》第八条的规定，{unit}决定撤回该行政许可。"
)
WITHDRAWN_FOLLOWS = "由此给您造成财产损失的，依法给予补偿（行政许可法第八条第二款）。"
CANCELLED = (
    "您通过“{thing}”（办件编号{number}）于{issued}取得的{result}，因{ground}，根据《中华人民共和国行政许可法》第七十条的规定，"
    "{unit}决定注销该行政许可。"
)
NOT_VALID = "自本决定作出之日起，证照失效，公开核验页面同时显示，请将纸质证照交回承办部门。"
REASON_HEADING, ARTICLE_HEADING = "事实和理由", "法律依据"
ARTICLE = "{article}：{ground}。"
HEARD_HEADING = "陈述申辩的情况"
HEARD = "您于{day}提出了以下意见，我们已经听取："
NOT_HEARD = "已书面告知您陈述申辩的权利，期限内没有收到意见。"
FOLLOWS_HEADING = "决定的效力"
CORRECTED = "您通过“{thing}”（办件编号{number}）取得的{result}有需要更正的内容，现由{unit}更正如下，编号和有效期不变。"
CORRECTED_HEADING = "更正的内容（共{count}处）"
ROW, RIGHT = "栏目", "更正为"
VERSIONS_HEADING = "新的一版"
BEFORE, AFTER = "原证照标识", "新证照标识"
CORRECTED_FOLLOWS = (
    "原来的一版已由新的一版代替，核验时会显示；新的一版请登录办件页面下载，纸质证照可以到窗口换领。"
)
