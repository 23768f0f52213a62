"""The closed sets of the case: states, channels, roles, kinds."""

from enum import StrEnum

from onething.cases import words


class CaseState(StrEnum):
    """The life of a case (办件)."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    PRECHECKED = "prechecked"
    RECEIVED = "received"
    CORRECTING = "correcting"
    ACCEPTED = "accepted"
    NOT_ACCEPTED = "not_accepted"
    IN_REVIEW = "in_review"
    CHOOSING = "choosing"
    ISSUING = "issuing"
    ISSUED = "issued"
    ON_THE_WAY = "on_the_way"
    DELIVERED = "delivered"
    ARCHIVED = "archived"
    DESTROYED = "destroyed"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """The state in Chinese."""
        return words.CASE_STATES[self.value]


class StepState(StrEnum):
    """The life of a step (子办件): one matter of the case."""

    WAITING = "waiting"
    PENDING = "pending"
    IN_REVIEW = "in_review"
    READY = "ready"
    OPPOSED = "opposed"
    ISSUING = "issuing"
    ISSUED = "issued"
    REFUSED = "refused"
    DROPPED = "dropped"
    ENDED = "ended"

    @property
    def label(self) -> str:
        """The state in Chinese."""
        return words.STEP_STATES[self.value]


class Channel(StrEnum):
    """How the application came. The two digits stand in the case number."""

    ONLINE = "online"
    WINDOW = "window"


class PartyRole(StrEnum):
    """Whom the case is about: the applicant, the company, and those whom the roles of the one form name."""

    APPLICANT = "applicant"
    AGENT = "agent"
    LEGAL_REPRESENTATIVE = "legal_representative"
    ENTITY = "entity"
    CO_APPLICANT = "co_applicant"
    SELLER = "seller"
    BUYER = "buyer"
    CHILD = "child"
    MOTHER = "mother"
    FATHER = "father"
    GUARDIAN = "guardian"
    MORTGAGEE = "mortgagee"
    EMPLOYER = "employer"
    ORGANIZER = "organizer"
    STUDENT = "student"
    DECEASED = "deceased"


class IssuanceCause(StrEnum):
    """Why results become real: joint confirmation, the law's own day, the fuse, or the applicant's wish."""

    CONFIRM = "confirm"
    OWN_DAY = "own_day"
    FUSE = "fuse"
    APPLICANT = "applicant"


class Relation(StrEnum):
    """Who takes the results: the applicant, or somebody the applicant sent (代收)."""

    SELF = "self"
    PROXY = "proxy"

    @property
    def label(self) -> str:
        """The relation in Chinese."""
        return words.RELATIONS[self.value]


class DeliveryMethod(StrEnum):
    """How results reach the person: at the window or another hall's, by post, or to the applicant's own account."""

    WINDOW = "window"
    OTHER_WINDOW = "other_window"
    POST = "post"
    ELECTRONIC = "electronic"

    @property
    def label(self) -> str:
        """The method in Chinese."""
        return words.DELIVERY_METHODS[self.value]


class NonAcceptanceKind(StrEnum):
    """Why an application is not accepted; each rests on its own article (`article`)."""

    NO_PERMIT_NEEDED = "no_permit_needed"
    NOT_OURS = "not_ours"
    STILL_INCOMPLETE = "still_incomplete"
    FALSE_PAPERS = "false_papers"
    BARRED = "barred"
    OTHER_LAW = "other_law"
    UNSUPPLIED = "unsupplied"

    @property
    def label(self) -> str:
        """The kind in Chinese."""
        return words.NON_ACCEPTANCE[self.value]

    @property
    def article(self) -> str:
        """The article behind the kind; empty where the window must name one."""
        return words.NON_ACCEPTANCE_ARTICLES[self.value]


class Unsupplied(StrEnum):
    """What the house does when papers that were to come later never come."""

    WITHDRAW_ACCEPTANCE = "withdraw_acceptance"
    DEEM_WITHDRAWN = "deem_withdrawn"


class LetterKind(StrEnum):
    """The letters that acts write about a case (文书); which act writes which, the table of moves says."""

    PRECHECK = "precheck"
    RETURN = "return"
    RECEIPT = "receipt"
    CORRECTION = "correction"
    ACCEPTANCE = "acceptance"
    PROCEDURE = "procedure"
    EXTENSION = "extension"
    NON_ACCEPTANCE = "non_acceptance"
    PERMISSION = "permission"
    REFUSAL = "refusal"
    LAPSE = "lapse"
    HEARING = "hearing"
    REVOCATION = "revocation"
    WITHDRAWAL = "withdrawal"
    CANCELLATION = "cancellation"
    RESULT_CORRECTION = "result_correction"
    MENDING = "mending"
    HEARING_RIGHT = "hearing_right"
    HEARING_DATE = "hearing_date"
    VISIT = "visit"
    DELIVERY = "delivery"

    @property
    def label(self) -> str:
        """The letter's name in Chinese."""
        return words.LETTERS[self.value]

    @property
    def is_decision(self) -> bool:
        """Whether it is about a decision on one licence."""
        return self in _OF_LICENCES

    @property
    def is_of_step(self) -> bool:
        """Whether each step has its own: decisions on licences, a corrected result, an order to mend."""
        return self.is_decision or self in _OF_STEPS

    @property
    def mark(self) -> str:
        """The word that stands in the letter's number."""
        return words.LETTER_MARKS[self.value]


_OF_LICENCES = frozenset(
    {
        LetterKind.PERMISSION, LetterKind.REFUSAL, LetterKind.HEARING, LetterKind.REVOCATION,
        LetterKind.WITHDRAWAL, LetterKind.CANCELLATION,
    }
)  # fmt: skip


_OF_STEPS = frozenset(
    {
        LetterKind.RESULT_CORRECTION, LetterKind.MENDING, LetterKind.HEARING_RIGHT, LetterKind.HEARING_DATE,
    }
)  # fmt: skip


class PromiseState(StrEnum):
    """Where a promise in place of a check stands (告知承诺); a step of the ordinary road is at NONE."""

    NONE = ""
    SIGNED = "signed"
    WITHDRAWN = "withdrawn"
    DUE = "due"
    KEPT = "kept"
    UNFIT = "unfit"
    MENDING = "mending"
    UNMENDED = "unmended"
    BROKEN = "broken"
    REPAIRED = "repaired"

    @property
    def label(self) -> str:
        """The state in Chinese."""
        return words.PROMISE_STATES[self.value]


class PointKind(StrEnum):
    """What is still open between the departments: settled at the window (前台补缺) or among themselves (后台磨合)."""

    FRONT = "front"
    BACK = "back"

    @property
    def label(self) -> str:
        """The kind in Chinese."""
        return words.POINT_KINDS[self.value]


class Choice(StrEnum):
    """What an applicant may choose after a refusal."""

    MEND = "mend"
    DROP = "drop"
    END = "end"


class Light(StrEnum):
    """How near a limit is; never shown by colour alone."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"
    NONE = "none"

    @property
    def label(self) -> str:
        """The light in Chinese."""
        return words.LIGHTS[self.value]


class Hand(StrEnum):
    """In whose hand a step is, for the list of work: one's own, nobody's, or that of a colleague one stands in for."""

    MINE = "mine"
    POOL = "pool"
    DEPUTISED = "deputised"


class PauseKind(StrEnum):
    """The special procedures of 行政许可法 art. 45, the examination of art. 54, or a suspension with a ground of its own.

    The examination is not in the list of art. 45: its days count unless a law of its own says otherwise.
    """

    HEARING = "hearing"
    TENDER = "tender"
    AUCTION = "auction"
    INSPECTION = "inspection"
    TESTING = "testing"
    QUARANTINE = "quarantine"
    APPRAISAL = "appraisal"
    EXPERT_REVIEW = "expert_review"
    EXAMINATION = "examination"
    SUSPENSION = "suspension"

    @property
    def label(self) -> str:
        """The kind in Chinese."""
        return words.PAUSE_KINDS[self.value]


class PauseState(StrEnum):
    """Where the pause of a step stands; a step without an open one is at NONE."""

    NONE = ""
    PROPOSED = "proposed"
    RUNNING = "running"


class ExtendedBy(StrEnum):
    """Who approved a longer limit: the organ's head (10 days), or the government's for joint handling (15)."""

    ORGAN = "organ"
    GOVERNMENT = "government"

    @property
    def label(self) -> str:
        """Whose approval it is, in Chinese."""
        return words.EXTENDED_BY[self.value]
