"""What the kernel says to people: why a day does not count, why a number is refused."""

WEEKEND = {5: "星期六", 6: "星期日"}
HOLIDAY = "{name}放假({notice})"
STATUTORY_HOLIDAY = "{name}（法定节假日；{year}年放假通知尚未公布，暂按法定节假日推算）"
ACCEPTANCE_DAY = "受理当日不计入期限"
PAUSED_DAY = "依法不计入期限的时间"
LAST_DAY_MOVED = "{why}，期限最后一日顺延"

LIMIT_AMOUNT = "期限应为{smallest}至{largest}之间的整数，请检查后重新填写。"
DAY_OUT_OF_RANGE = "日期应在{first}至{last}之间，请检查后重新填写。"

SEAL_BROKEN = "数据未能通过完整性校验，可能已损坏或密钥不符，请联系系统管理员核查，不要继续办理。"

CITIZEN_NUMBER = "公民身份号码"
CITIZEN_CARD = "身份证"
RESIDENCE_PERMIT = "居住证"
FOREIGN_RESIDENT_NUMBER = "永久居留身份证号码"
FOREIGN_RESIDENT_CARD = "永久居留身份证"
CITIZEN_LENGTH = "{number}应为18位，现在填写的是{length}位，请对照{document}逐位核对。"
CITIZEN_CHARACTERS = "{number}前17位应为数字，最后一位应为数字或字母X，请检查是否输入了其他字符。"
CITIZEN_REGION = (
    "{number}前6位不是有效的行政区划代码，请对照{document}逐位核对；持港澳台居民居住证的，请改选该证件类型。"
)
CITIZEN_BIRTH_DATE = "{number}第7至14位不是真实存在的出生日期，请对照{document}逐位核对。"
CITIZEN_BIRTH_DATE_FUTURE = "{number}中的出生日期还没有到，请对照{document}逐位核对。"
CITIZEN_CHECK = "{number}的校验码不对，通常是有一位输错，请对照{document}逐位核对。"

PERSON_NAME_LENGTH = "姓名最多{most}个字，现在是{length}个字，请按身份证件填写。"
PERSON_NAME_CHARACTER = "姓名里不能有“{found}”，请按身份证件填写；间隔号写“·”。"
PERSON_NAME_LETTERS = "姓名至少要有{fewest}个字，请按身份证件填写。"
NAME_CHARACTER = "名称里不能有“{found}”，请按证照或登记的全称填写。"
NAME_LETTERS = "名称不能只有数字和符号，请按证照或登记的全称填写。"

DOCUMENT_KINDS = {
    "111": "居民身份证",
    "414": "普通护照",
    "511": "台湾居民来往大陆通行证",
    "516": "港澳居民来往内地通行证",
    "553": "外国人永久居留身份证",
    "HMT": "港澳台居民居住证",
}
DOCUMENT_KIND = (
    "暂不支持这种证件，请从居民身份证、普通护照、港澳居民来往内地通行证、台湾居民来往大陆通行证、"
    "港澳台居民居住证、外国人永久居留身份证中选择。"
)
DOCUMENT_PASSPORT = "护照号码应为5至17位字母和数字，不含空格和其他符号，请对照护照核对。"
DOCUMENT_HK_MACAO_PERMIT = (
    "港澳居民来往内地通行证号码应为字母H或M加8位数字（换证次数不用填写），请对照证件核对。"
)
DOCUMENT_TAIWAN_PERMIT = "台湾居民来往大陆通行证号码应为8位数字，请对照证件核对。"
DOCUMENT_RESIDENCE_REGION = "港澳台居民居住证号码应以810000、820000或830000开头，请对照居住证核对。"
DOCUMENT_FOREIGN_RESIDENT = (
    "外国人永久居留身份证号码应为以9开头的18位号码，或旧版的3位字母加12位数字，请对照证件核对。"
)

CREDIT_LENGTH = "统一社会信用代码应为18位，现在填写的是{length}位，请对照营业执照或登记证书核对。"
CREDIT_CHARACTERS = "统一社会信用代码只含数字和大写字母（不含I、O、S、V、Z），第3至8位为数字，请检查输入。"
CREDIT_DEPARTMENT = "统一社会信用代码第1位不是已知的登记管理部门代码，请对照营业执照或登记证书核对。"
CREDIT_REGION = "统一社会信用代码第3至8位不是有效的行政区划代码，请对照营业执照或登记证书核对。"
CREDIT_CHECK = "统一社会信用代码的校验码不对，通常是有一位输错，请对照营业执照或登记证书逐位核对。"
CREDIT_ORGANIZATION_CHECK = (
    "统一社会信用代码第9至17位（主体标识码）的校验码不对，请对照营业执照或登记证书逐位核对。"
)

MATTER_LENGTH = "事项编码应为{lengths}位，现在填写的是{length}位，请对照事项目录核对。"
MATTER_CHARACTERS = "事项编码只含数字和大写字母，请检查输入。"
MATTER_IMPLEMENTER = "事项编码前18位不是有效的统一社会信用代码，请核对实施主体。"

CASE_PARTS = "生成办件编号所用的区划、渠道或当日序号超出规定的位数，请联系系统管理员。"
CASE_FORM = "办件编号应为23位（子办件另加短横线和两位序号），请对照收件凭证核对。"
CASE_CHECK = "办件编号的校验位不对，通常是有一位输错，请对照收件凭证逐位核对。"

LICENCE_PARTS = "生成电子证照标识所用的类型代码、颁发机构代码、流水号或版本号不符合规定，请联系系统管理员。"
LICENCE_FORM = (
    "电子证照标识应以1.2.156.3005.2.开头，后接类型、颁发机构、流水号、版本号和校验位，请对照证照核对。"
)
LICENCE_CHECK = "电子证照标识的校验位不对，通常是有一位输错，请对照证照逐位核对。"
