"""What is said about a value of the one form that will not do."""

MOBILE_RULE = "应是 11 位手机号码，以 1 开头。"
POSTCODE_RULE = "应是 6 位数字。"
RULE_OF_EXAMPLE = "应像“{example}”这样填写。"
RULE_UNSAID = "请核对后重新填写。"
FIELD = {
    "missing": "请填写“{label}”。",
    "not_storable": '“{label}”的内容无法保存：小数请写成加引号的文字（如"12.5"），并删去残缺的字符。',
    "not_text": "“{label}”应填写文字。",
    "too_long": "“{label}”最多{limit}个字，现在是{length}个字，请精简。",
    "characters": "“{label}”含有不能使用的字符（如表情或控制字符），请删去。",
    "pattern": "“{label}”的格式不对，{rule}",
    "name": "“{label}”：{sentence}",
    "choice": "“{label}”请从以下选项中选择：{choices}。",
    "number": "“{label}”应填写数字{unit}。",
    "too_small": "“{label}”不能小于{limit}{unit}。",
    "too_large": "“{label}”不能大于{limit}{unit}。",
    "date": "“{label}”应是真实存在的日期，写成2026-01-31的样子。",
    "future": "“{label}”不能晚于今天。",
    "order": "“{label}”不能早于“{other}”。",
    "boolean": "“{label}”请选择是或否。",
    "must_agree": "请确认“{label}”，不确认不能提交。",
    "rows": "“{label}”至少填写一行。",
    "row": "“{label}”第{row}行：{sentence}",
    "too_many_rows": "“{label}”最多{limit}行。",
    "person": "“{label}”请填写姓名、证件号码和手机号码。",
    "email": "“{label}”应是电子邮箱地址，像“name@example.org”这样填写。",
}
