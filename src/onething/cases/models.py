"""Tables of the case. Personal values are sealed under the case's own data key; destroying it erases them."""

from django.db import models
from django.db.models import F, Q

from onething.cases.contracts import (
    CaseState,
    Channel,
    DeliveryMethod,
    ExtendedBy,
    IssuanceCause,
    PartyRole,
    PauseKind,
    PauseState,
    Relation,
    StepState,
)
from onething.kernel.ids import new_id

_BEFORE_NUMBER = [CaseState.DRAFT, CaseState.WITHDRAWN]
_ACCEPTED_SINCE = [
    CaseState.ACCEPTED, CaseState.IN_REVIEW, CaseState.CHOOSING, CaseState.ISSUING, CaseState.ISSUED,
    CaseState.DELIVERED, CaseState.ARCHIVED, CaseState.REFUSED,
]  # fmt: skip
_ISSUED_SINCE = [CaseState.ISSUED, CaseState.DELIVERED, CaseState.ARCHIVED]
_CLOSED = [CaseState.NOT_ACCEPTED, CaseState.ARCHIVED, CaseState.REFUSED, CaseState.WITHDRAWN]
_OPEN_STEP = [state for state in StepState if state not in (StepState.DROPPED, StepState.ENDED)]


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
    answers = models.JSONField()
    plan = models.TextField()
    plan_sm3 = models.CharField(max_length=64)
    form_sealed = models.BinaryField()
    snapshot_sm3 = models.CharField(max_length=64, blank=True, default="")
    not_accepted_reason = models.TextField(blank=True, default="")
    begun_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    promised_on = models.DateField(null=True)
    promise_is_provisional = models.BooleanField(default=False)
    issued_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "cases_case"
        indexes = [
            models.Index(fields=["applicant", "-id"], name="case_of_applicant"),
            models.Index(fields=["state", "-id"], name="case_by_state"),
            models.Index(fields=["lead_unit", "-id"], name="case_of_lead"),
            models.Index(
                fields=["window_unit_code", "-id"], name="draft_at_window", condition=Q(state=CaseState.DRAFT)
            ),
        ]
        constraints = [
            models.CheckConstraint(name="case_state_known", condition=Q(state__in=list(CaseState))),
            models.CheckConstraint(name="case_channel_known", condition=Q(channel__in=list(Channel))),
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
                | (~Q(state__in=_ISSUED_SINCE) & Q(issued_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="case_delivered_at_once_delivered",
                condition=~Q(state__in=[CaseState.DELIVERED, CaseState.ARCHIVED])
                | Q(delivered_at__isnull=False),
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


class Handover(models.Model):
    """To whom the results of a case were handed. Name and number are sealed under the case's key."""

    case = models.OneToOneField(Case, primary_key=True, on_delete=models.PROTECT, related_name="handover")
    method = models.CharField(max_length=12)
    relation = models.CharField(max_length=8)
    recipient_sealed = models.BinaryField()
    document_kind = models.CharField(max_length=8, blank=True, default="")
    number_sealed = models.BinaryField(null=True)
    handed_at = models.DateTimeField()

    class Meta:
        db_table = "cases_handover"
        constraints = [
            models.CheckConstraint(
                name="handover_method_known", condition=Q(method__in=list(DeliveryMethod))
            ),
            models.CheckConstraint(name="handover_relation_known", condition=Q(relation__in=list(Relation))),
            models.CheckConstraint(
                name="proxy_shows_a_paper_at_the_window",
                condition=~Q(relation="proxy")
                | (Q(method="window", number_sealed__isnull=False) & ~Q(document_kind="")),
            ),
        ]


class Issuance(models.Model):
    """A set of ready steps taken up to become real together, all or none."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="issuances")
    cause = models.CharField(max_length=10)
    begun_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "cases_issuance"
        constraints = [
            models.CheckConstraint(name="issuance_cause_known", condition=Q(cause__in=list(IssuanceCause)))
        ]


class Step(models.Model):
    """One published matter inside one case."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="steps")
    published_matter = models.ForeignKey(
        "catalogue.PublishedMatter", on_delete=models.PROTECT, related_name="+"
    )
    number = models.CharField(max_length=44, unique=True)
    matter_code = models.CharField(max_length=80)
    matter_name = models.CharField(max_length=200)
    result_name = models.CharField(max_length=200)
    unit = models.ForeignKey("directory.Unit", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    place = models.CharField(max_length=10)
    release = models.CharField(max_length=10)
    conditions = models.JSONField(default=list)
    conditions_met = models.JSONField(default=list)
    wave = models.PositiveSmallIntegerField()
    needs = models.JSONField(default=list)
    state = models.CharField(max_length=12)
    started_on = models.DateField(null=True)
    promised_on = models.DateField(null=True)
    statutory_on = models.DateField(null=True)
    fuse_at = models.DateTimeField(null=True)
    provisional_years = models.JSONField(default=list)
    pause_state = models.CharField(max_length=10, blank=True, default="")
    has_timing = models.BooleanField(default=False)
    extended_days = models.PositiveSmallIntegerField(default=0)
    decision = models.CharField(max_length=10, blank=True, default="")
    opinion_sealed = models.BinaryField(null=True)
    opined_by = models.UUIDField(null=True)
    opined_at = models.DateTimeField(null=True)
    produced_sealed = models.BinaryField(null=True)
    number_ids = models.JSONField(default=list)
    issuance = models.ForeignKey(Issuance, null=True, on_delete=models.PROTECT, related_name="steps")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "cases_step"
        indexes = [
            models.Index(fields=["unit", "state", "statutory_on"], name="step_worklist"),
            models.Index(fields=["fuse_at"], name="step_fuses", condition=Q(state="ready")),
        ]
        constraints = [
            models.CheckConstraint(name="step_state_known", condition=Q(state__in=list(StepState))),
            models.CheckConstraint(name="step_place_known", condition=Q(place__in=["here", "outside"])),
            models.CheckConstraint(
                name="step_release_known", condition=Q(release__in=["together", "own_day"])
            ),
            models.CheckConstraint(name="step_pause_known", condition=Q(pause_state__in=list(PauseState))),
            models.CheckConstraint(name="step_extended_lawfully", condition=Q(extended_days__in=[0, 10, 15])),
            models.UniqueConstraint(
                name="no_two_open_steps_for_a_matter",
                fields=["case", "matter_code"],
                condition=Q(state__in=_OPEN_STEP),
            ),
            models.CheckConstraint(
                name="step_opinion_tied",
                condition=~Q(state__in=["ready", "opposed", "issuing", "issued", "refused"])
                | Q(opinion_sealed__isnull=False, opined_by__isnull=False, opined_at__isnull=False),
            ),
            models.CheckConstraint(
                name="step_decided_when_final",
                condition=Q(state__in=["issued", "refused"], decided_at__isnull=False)
                | (~Q(state__in=["issued", "refused"]) & Q(decided_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="step_issuing_in_an_issuance",
                condition=~Q(state__in=["issuing", "issued"]) | Q(issuance__isnull=False),
            ),
        ]


class StepPause(models.Model):
    """Days of a step that do not count: proposed, approved or declined, over. Reason and result are sealed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="pauses")
    kind = models.CharField(max_length=16)
    basis = models.CharField(max_length=200)
    days = models.PositiveSmallIntegerField()
    reason_sealed = models.BinaryField()
    proposed_by = models.UUIDField()
    proposed_at = models.DateTimeField()
    declined_at = models.DateTimeField(null=True)
    approved_by = models.UUIDField(null=True)
    approved_at = models.DateTimeField(null=True)
    expected_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    result_sealed = models.BinaryField(null=True)

    class Meta:
        db_table = "cases_step_pause"
        constraints = [
            models.CheckConstraint(name="pause_kind_known", condition=Q(kind__in=list(PauseKind))),
            models.CheckConstraint(
                name="pause_approved_by_another",
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("proposed_by")),
            ),
            models.CheckConstraint(
                name="pause_approved_whole",
                condition=Q(approved_at__isnull=True, approved_by__isnull=True, expected_on__isnull=True)
                | Q(
                    approved_at__isnull=False,
                    approved_by__isnull=False,
                    expected_on__isnull=False,
                    declined_at__isnull=True,
                ),
            ),
            models.CheckConstraint(
                name="pause_ends_after_it_began",
                condition=Q(ended_at__isnull=True)
                | Q(approved_at__lte=F("ended_at"), result_sealed__isnull=False),
            ),
            models.UniqueConstraint(
                name="one_open_pause_a_step",
                fields=["step"],
                condition=Q(declined_at__isnull=True, ended_at__isnull=True),
            ),
        ]


class Extension(models.Model):
    """The one extension of a step's statutory limit (行政许可法 art. 42). Reason and approval are sealed."""

    step = models.OneToOneField(Step, primary_key=True, on_delete=models.PROTECT, related_name="extension")
    by = models.CharField(max_length=12)
    days = models.PositiveSmallIntegerField()
    content_sealed = models.BinaryField()
    granted_at = models.DateTimeField()
    statutory_on = models.DateField()

    class Meta:
        db_table = "cases_extension"
        constraints = [
            models.CheckConstraint(
                name="extension_is_lawful",
                condition=Q(by=ExtendedBy.ORGAN, days=10) | Q(by=ExtendedBy.GOVERNMENT, days=15),
            )
        ]


class NumberCounter(models.Model):
    """The daily sequence of case numbers, one row a day and channel; taken under its row lock."""

    prefix = models.CharField(primary_key=True, max_length=30)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "cases_number_counter"
