"""What credentials says to people, and the words that stand on results."""

from onething.credentials.contracts import Standing

DOCUMENT_NUMBER = "{unit} {year} 第 {sequence} 号"
LETTER_NUMBER = "{unit} {year} {mark} 第 {sequence} 号"
DAY = "{year}年{month}月{day}日"
VALID_FROM = "自{first}起"
VALID_BETWEEN = "{first}至{last}"
CREDIT_CODE = "统一社会信用代码"

STANDING = {
    Standing.VALID: "有效",
    Standing.NOT_YET: "尚未生效",
    Standing.EXPIRED: "已过有效期",
    Standing.REVOKED: "已撤销",
    Standing.WITHDRAWN: "已撤回",
    Standing.CANCELLED: "已注销",
    Standing.REPLACED: "已更正，由新的一版代替",
    Standing.BROKEN: "签名核验未通过，请勿采信",
    Standing.ERASED: "内容已依法销毁，无法核验",
    Standing.ALTERED: "文件和发出的证照不一致，被改动过，请勿采信",
    Standing.UNKNOWN: "没有找到这份结果，请核对编号或文件",
}

NUMBER_USED = "这个编号已经用于发出的结果，不能作废。"
NUMBER_NOT_RESERVED = "这个编号不是待用状态，不能用于结果，请联系系统管理员核查。"
RESULT_EXISTS = "这个事项已经有结果，不能再出具第二份。"
NOT_PREPARED = "还有{count}份结果没有制作完成，请稍后再试。"
ISSUANCE_UNKNOWN = "没有待发出的结果，可能已经撤回，请刷新后重试。"
ALREADY_REAL = "这批结果已经发出，不能撤回；需要撤销的，请走撤销程序。"
RESULT_UNKNOWN = "没有找到这份结果，请刷新后重试。"
ROW_UNKNOWN = "证照上没有“{label}”这一栏，请按证照上的栏目更正。"
NOTHING_CORRECTED = "没有要更正的内容，请至少改一栏。"
NOT_VALID_NOW = "这份结果现在不是有效的，不能再变动。"
DIGEST_FORM = "文件摘要应为64位十六进制字符（SM3），请重新计算后再试。"
REGISTER_EXHAUSTED = "登记机关的代码号段已经用完，请联系系统管理员。"
