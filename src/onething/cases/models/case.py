"""The case itself, its parties, what was handed in, its one correction notice."""

from django.db import models
from django.db.models import F, Q

from onething.cases.contracts.kinds import CaseState, Channel, NonAcceptanceKind, PartyRole
from onething.kernel.ids import new_id

_BEFORE_NUMBER = [CaseState.DRAFT, CaseState.WITHDRAWN]
_ACCEPTED_SINCE = [
    CaseState.ACCEPTED, CaseState.IN_REVIEW, CaseState.CHOOSING, CaseState.ISSUING, CaseState.ISSUED,
    CaseState.ON_THE_WAY, CaseState.DELIVERED, CaseState.ARCHIVED, CaseState.REFUSED,
]  # fmt: skip
_DELIVERED_SINCE = [CaseState.DELIVERED, CaseState.ARCHIVED]
_ISSUED_SINCE = [CaseState.ISSUED, CaseState.ON_THE_WAY, *_DELIVERED_SINCE]
_ENDED = [CaseState.NOT_ACCEPTED, CaseState.REFUSED, CaseState.WITHDRAWN]
_CLOSED = [
    CaseState.NOT_ACCEPTED, CaseState.ARCHIVED, CaseState.DESTROYED, CaseState.REFUSED, CaseState.WITHDRAWN,
]  # fmt: skip


class Case(models.Model):
    """One application of one person under one publication of one thing."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField(max_length=40, unique=True, null=True)  # noqa: DJ001 - unique needs null
    publication = models.ForeignKey("catalogue.Publication", on_delete=models.PROTECT, related_name="+")
    thing_code = models.CharField(max_length=60)
    thing_name = models.CharField(max_length=200)
    lead_unit = models.ForeignKey("directory.Unit", on_delete=models.PROTECT, related_name="+")
    applicant = models.ForeignKey("directory.Person", on_delete=models.PROTECT, related_name="+")
    data_key_id = models.UUIDField()
    state = models.CharField(max_length=20)
    channel = models.CharField(max_length=10)
    window_unit_code = models.CharField(max_length=18, blank=True, default="")
    revision = models.PositiveIntegerField(default=1)
    silence_days = models.PositiveSmallIntegerField(null=True)
    has_deferrals = models.BooleanField(default=False)
    lacks_papers = models.BooleanField(default=False)
    answers = models.JSONField()
    given_up = models.JSONField(default=list)
    promises_back = models.JSONField(default=list)
    promises_signed = models.JSONField(default=dict)
    is_coordinated = models.BooleanField(default=False)
    has_slips = models.BooleanField(default=False)
    has_visits = models.BooleanField(default=False)
    open_points = models.PositiveSmallIntegerField(default=0)
    is_unsigned = models.BooleanField(default=False)
    plan = models.TextField()
    plan_sm3 = models.CharField(max_length=64)
    form_sealed = models.BinaryField()
    snapshot_sm3 = models.CharField(max_length=64, blank=True, default="")
    not_accepted_kind = models.CharField(max_length=20, blank=True, default="")
    not_accepted_reason = models.TextField(blank=True, default="")
    not_accepted_organ = models.CharField(max_length=100, blank=True, default="")
    not_accepted_basis = models.CharField(max_length=200, blank=True, default="")
    begun_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    received_on = models.DateField(null=True)
    accepted_on = models.DateField(null=True)
    promised_days = models.PositiveSmallIntegerField(null=True)
    amber_on = models.DateField(null=True)
    told_with = models.JSONField(default=list)
    counted_with = models.CharField(max_length=240, blank=True, default="")
    promised_on = models.DateField(null=True)
    promise_is_provisional = models.BooleanField(default=False)
    issued_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    undelivered_noted_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    filed_at = models.DateTimeField(null=True)
    destroyed_by = models.CharField(max_length=120, blank=True, default="")

    class Meta:
        db_table = "cases_case"
        indexes = [
            models.Index(fields=["applicant", "-id"], name="case_of_applicant"),
            models.Index(fields=["state", "-id"], name="case_by_state"),
            models.Index(fields=["state", "submitted_at", "id"], name="case_in_queue"),
            models.Index(fields=["lead_unit", "-id"], name="case_of_lead"),
            models.Index(
                fields=["window_unit_code", "-id"], name="draft_at_window", condition=Q(state=CaseState.DRAFT)
            ),
        ]
        constraints = [
            models.CheckConstraint(name="case_state_known", condition=Q(state__in=list(CaseState))),
            models.CheckConstraint(name="case_channel_known", condition=Q(channel__in=list(Channel))),
            models.CheckConstraint(
                name="case_not_accepted_with_its_kind",
                condition=Q(not_accepted_kind="")
                | Q(not_accepted_kind__in=list(NonAcceptanceKind), state=CaseState.NOT_ACCEPTED),
            ),
            models.CheckConstraint(
                name="case_window_only_at_window",
                condition=Q(channel=Channel.WINDOW) | Q(window_unit_code=""),
            ),
            models.CheckConstraint(
                name="case_number_once_submitted",
                condition=Q(state__in=_BEFORE_NUMBER) | Q(number__isnull=False, submitted_at__isnull=False),
            ),
            models.CheckConstraint(
                name="case_accepted_at_once_accepted",
                condition=~Q(state__in=_ACCEPTED_SINCE) | Q(accepted_at__isnull=False),
            ),
            models.CheckConstraint(
                name="case_accepted_after_received",
                condition=Q(accepted_at__isnull=True)
                | Q(received_at__isnull=False, received_at__lte=F("accepted_at")),
            ),
            models.CheckConstraint(
                name="case_issued_at_once_issued",
                condition=Q(state__in=_ISSUED_SINCE, issued_at__isnull=False)
                | (~Q(state__in=_ISSUED_SINCE) & Q(issued_at__isnull=True))
                | Q(state=CaseState.DESTROYED),
            ),
            models.CheckConstraint(
                name="case_delivered_at_once_delivered",
                condition=~Q(state__in=_DELIVERED_SINCE) | Q(delivered_at__isnull=False),
            ),
            models.CheckConstraint(
                name="case_destroyed_by_a_list",
                condition=Q(state=CaseState.DESTROYED) & ~Q(destroyed_by="")
                | ~Q(state=CaseState.DESTROYED) & Q(destroyed_by=""),
            ),
            models.CheckConstraint(
                name="case_filed_once_ended",
                condition=Q(filed_at__isnull=True)
                | Q(state__in=[*_ENDED, CaseState.DESTROYED], number__isnull=False),
            ),
            models.CheckConstraint(
                name="case_closed_at_once_closed",
                condition=Q(state__in=_CLOSED, closed_at__isnull=False)
                | (~Q(state__in=_CLOSED) & Q(closed_at__isnull=True)),
            ),
        ]


class Party(models.Model):
    """Somebody the case is about. Name and number are sealed under the case's key."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="parties")
    role = models.CharField(max_length=24)
    is_to_be_established = models.BooleanField(default=False)
    name_sealed = models.BinaryField()
    document_kind = models.CharField(max_length=8, blank=True, default="")
    number_sealed = models.BinaryField(null=True)
    number_index = models.CharField(max_length=64, blank=True, default="")
    country = models.CharField(max_length=3, default="156")

    class Meta:
        db_table = "cases_party"
        indexes = [models.Index(fields=["number_index"], name="party_by_number")]
        constraints = [
            models.CheckConstraint(name="party_role_known", condition=Q(role__in=list(PartyRole))),
            models.UniqueConstraint(name="one_party_a_role", fields=["case", "role"]),
        ]


class CaseMaterial(models.Model):
    """A file handed in for a published material. The newest of a key counts; older ones stay as history."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="materials")
    published_material = models.ForeignKey(
        "catalogue.PublishedMaterial", on_delete=models.PROTECT, related_name="+"
    )
    key = models.CharField(max_length=200)
    file = models.ForeignKey("files.StoredContent", on_delete=models.PROTECT, related_name="+")
    file_name_sealed = models.BinaryField()
    file_sm3 = models.CharField(max_length=64)
    handed_in_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "cases_material"
        constraints = [
            models.UniqueConstraint(
                name="one_current_file_a_material",
                fields=["case", "key"],
                condition=Q(replaced_at__isnull=True),
            )
        ]


class Precheck(models.Model):
    """The pre-check of an application that came online. It is sent back for change at most once."""

    case = models.OneToOneField(Case, primary_key=True, on_delete=models.PROTECT, related_name="precheck")
    items = models.JSONField(default=list)
    returned_at = models.DateTimeField(null=True)
    passed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "cases_precheck"
        constraints = [
            models.CheckConstraint(
                name="precheck_says_something",
                condition=Q(returned_at__isnull=False) | Q(passed_at__isnull=False),
            )
        ]


class Correction(models.Model):
    """The one correction notice of a case (行政许可法 art. 32(4): once, all of it)."""

    case = models.OneToOneField(Case, primary_key=True, on_delete=models.PROTECT, related_name="correction")
    items = models.JSONField()
    asked_at = models.DateTimeField()
    due_on = models.DateField()
    warned_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "cases_correction"


class Deferral(models.Model):
    """A paper that the applicant may hand in after acceptance (容缺后补): until when, and whether it came."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="deferrals")
    key = models.CharField(max_length=200)
    due_on = models.DateField()
    warned_at = models.DateTimeField(null=True)
    supplied_at = models.DateTimeField(null=True)
    lapsed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "cases_deferral"
        indexes = [
            models.Index(
                fields=["due_on"],
                name="deferral_open",
                condition=Q(supplied_at__isnull=True, lapsed_at__isnull=True),
            )
        ]
        constraints = [
            models.UniqueConstraint(name="one_deferral_a_paper", fields=["case", "key"]),
            models.CheckConstraint(
                name="deferral_ends_one_way",
                condition=Q(supplied_at__isnull=True) | Q(lapsed_at__isnull=True),
            ),
        ]


class NumberCounter(models.Model):
    """The daily sequence of case numbers, one row a day and channel; taken under its row lock."""

    prefix = models.CharField(primary_key=True, max_length=30)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "cases_number_counter"
