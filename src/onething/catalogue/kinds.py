"""The closed sets of values of a catalogue. Outsiders find them in contracts.py."""

from enum import StrEnum


class MatterKind(StrEnum):
    """The legal kind of a matter (GB/T 39046 annex A.1, with internal checks and intermediary services apart)."""

    LICENCE = "licence"
    CONFIRMATION = "confirmation"
    FILING = "filing"
    PAYMENT = "payment"
    CHECK = "check"
    PUBLIC_SERVICE = "public_service"
    INTERMEDIARY = "intermediary"
    OTHER_POWER = "other_power"


class Release(StrEnum):
    """When a decided result becomes real: with all others, or on its own day because the law lets nobody wait."""

    TOGETHER = "together"
    OWN_DAY = "own_day"


class Place(StrEnum):
    """Where a matter is decided: in this platform, or in a department's own system, a bank, a utility."""

    HERE = "here"
    OUTSIDE = "outside"


class Standing(StrEnum):
    """What a promised figure rests on. Only `OFFICIAL` may be shown without a label."""

    OFFICIAL = "official"
    PROPOSAL = "proposal"
    ELSEWHERE = "elsewhere"
    UNKNOWN = "unknown"


class Necessity(StrEnum):
    """Whether a material is always needed, may come after acceptance (容缺后补), is needed in some situations, or is welcome."""

    REQUIRED = "required"
    DEFERRABLE = "deferrable"
    CONDITIONAL = "conditional"
    OPTIONAL = "optional"


class MadeFrom(StrEnum):
    """What the platform makes a material from. `FORM`: it is the matter's own application form."""

    FORM = "form"


class QuestionKind(StrEnum):
    """How a question is answered: one option, several, or a number or day that falls into one option's range."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    NUMBER = "number"
    DATE = "date"


class ElementType(StrEnum):
    """The kinds of value that a data element can hold."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    CHOICE = "choice"
    MULTI_CHOICE = "multi_choice"
    BOOLEAN = "boolean"
    DATE = "date"
    INTEGER = "integer"
    DECIMAL = "decimal"
    MONEY = "money"
    TABLE = "table"
    PERSON = "person"
    ADDRESS = "address"
    CITIZEN_ID = "citizen_id"
    MOBILE = "mobile"
    EMAIL = "email"
    USCC = "uscc"
    POSTCODE = "postcode"
    FILE = "file"


class ExerciseLevel(StrEnum):
    """At which level of government a matter is exercised (GB/T 39046 annex A.2)."""

    NATIONAL = "国家级"
    PROVINCIAL = "省级"
    MUNICIPAL = "市级"
    COUNTY = "县级"
    TOWNSHIP = "镇(乡、街道)级"
    VILLAGE = "村(社区)级"
    GRADED = "分级管理"


class LifeCycle(StrEnum):
    """Whose life cycle a thing belongs to (湘政办发〔2022〕50号: person, enterprise, project)."""

    PERSON = "个人"
    ENTERPRISE = "企业"
    PROJECT = "项目"


class ChangeKind(StrEnum):
    """What happened to a thing in public: a version of it came out, or it was repealed."""

    PUBLISHED = "published"
    REPEALED = "repealed"


class BodyNature(StrEnum):
    """By what right a body exercises a matter (GB/T 39046 annex A.3)."""

    ORGAN = "法定机关"
    AUTHORISED = "授权组织"
    ENTRUSTED = "受委托组织"
    OTHER = "其他"


class ServiceObject(StrEnum):
    """Whom a matter serves (GB/T 39046 annex A.4)."""

    PERSON = "自然人"
    ENTERPRISE = "企业法人"
    INSTITUTION = "事业法人"
    SOCIAL = "社会组织法人"
    ORGAN = "行政机关"
    OTHER = "其他组织"


class OnlineDepth(StrEnum):
    """How far a matter can be done online (exchange tables: online_handle_depth; names from general knowledge)."""

    ADVICE = "咨询"
    INTAKE = "收件"
    PRE_REVIEW = "预审"
    ACCEPTANCE = "受理"
    HANDLING = "办理"
    RESULT = "结果反馈"
    LICENCE = "电子证照反馈"


class CrossRegion(StrEnum):
    """Across which borders a matter can be done (通办范围)."""

    NATIONWIDE = "全国"
    PROVINCES = "跨省"
    CITIES = "跨市"
    COUNTIES = "跨县"
    NONE = "无"


class ResultKind(StrEnum):
    """What kind of thing a result is (exchange tables: result_type)."""

    LICENCE = "证照"
    DOCUMENT = "批文"
    OTHER = "其他"


class ProcedureKind(StrEnum):
    """The kind of a special procedure (GB/T 39046 annex A.7)."""

    EXTENSION = "延长审批"
    OTHER = "其他"


class RemedyKind(StrEnum):
    """What who is refused can do (行政复议法, 行政诉讼法)."""

    REVIEW = "行政复议"
    SUIT = "行政诉讼"


class Retention(StrEnum):
    """How long the archive keeps a case."""

    PERMANENT = "永久"
    LONG = "30年"
    SHORT = "10年"


class CodeLevel(StrEnum):
    """Whose code it is: codes of several levels stand side by side."""

    NATIONAL = "国家"
    PROVINCIAL = "省"
    LOCAL = "本地"
    OLD = "旧"


class Concern(StrEnum):
    """The grounds on which a promise may not replace the check (告知承诺 is excluded)."""

    SECURITY = "国家安全、公共安全"
    FINANCE = "金融审慎监管"
    ECOLOGY = "生态环境保护"
    SAFETY = "直接关系人身健康、生命财产安全"


class TrustLevel(StrEnum):
    """How much a paper can be relied on, from the source that says so to the applicant's word (our own scale)."""

    SOURCE = "来源机关数据"
    CERTIFIED = "电子证照或核验"
    ORIGINAL = "原件"
    COPY = "复印件或扫描件"
    DECLARED = "申请人声明"
