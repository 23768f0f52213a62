"""The catalogue of shared data, the requests for it, and what the gateway keeps: systems, nonces, counts, calls.

Resources are revised, grants only move on (migration 0002); calls and the seals of their days are never changed
(migrations 0004, 0006).
"""

from django.db import models
from django.db.models import F, Q

from onething.exchange.contracts import Outcome, Purpose, ResourceForm, Side, UpdateCycle
from onething.exchange.states import GrantState
from onething.kernel.ids import new_id

LIVE = [GrantState.ASKED, GrantState.AT_PROVIDER, GrantState.COORDINATING, GrantState.GRANTED]
_TURNS = [GrantState.ASKED, GrantState.AT_PROVIDER, GrantState.COORDINATING]


def _values(states: list[GrantState]) -> list[str]:
    return [state.value for state in states]


class Resource(models.Model):
    """One resource; `items` are its items as JSON, in the provider's order. Withdrawn, nobody may use it any longer."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=100)
    provider = models.CharField(max_length=18)
    summary = models.CharField(max_length=1000)
    form = models.CharField(max_length=12)
    cycle = models.CharField(max_length=12)
    items = models.JSONField()
    scenes = models.JSONField(default=list)
    revision = models.PositiveIntegerField(default=1)
    listed_on = models.DateField()
    withdrawn_on = models.DateField(null=True)

    class Meta:
        db_table = "exchange_resource"
        constraints = [
            models.CheckConstraint(
                name="resource_form_known", condition=Q(form__in=[one.value for one in ResourceForm])
            ),
            models.CheckConstraint(
                name="resource_cycle_known", condition=Q(cycle__in=[one.value for one in UpdateCycle])
            ),
        ]

    def __str__(self) -> str:
        return self.code


class Grant(models.Model):
    """A request, and the grant it becomes. `answer_by` is the last day of whoever's turn it is; it stands just then."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    resource = models.ForeignKey(Resource, on_delete=models.PROTECT, related_name="grants")
    unit = models.CharField(max_length=18)
    matter = models.CharField(max_length=40)
    items = models.JSONField()
    purpose = models.CharField(max_length=10)
    explanation = models.CharField(max_length=500)
    industry = models.CharField(max_length=5, blank=True)
    until = models.DateField()
    needs_consent = models.BooleanField()
    state = models.CharField(max_length=12)
    revision = models.PositiveIntegerField(default=0)
    reason = models.CharField(max_length=500, blank=True)
    asked_by = models.UUIDField()
    asked_on = models.DateField()
    granted_on = models.DateField(null=True)
    answer_by = models.DateField(null=True)

    class Meta:
        db_table = "exchange_grant"
        indexes = [
            models.Index(name="grant_by_unit", fields=["unit", "id"]),
            models.Index(name="grant_by_turn", fields=["answer_by"], condition=Q(answer_by__isnull=False)),
            models.Index(name="grant_by_end", fields=["until"], condition=Q(state=GrantState.GRANTED.value)),
        ]
        constraints = [
            models.CheckConstraint(
                name="grant_state_known", condition=Q(state__in=[one.value for one in GrantState])
            ),
            models.CheckConstraint(
                name="grant_purpose_known", condition=Q(purpose__in=[one.value for one in Purpose])
            ),
            models.CheckConstraint(name="grant_ends_after_it_began", condition=Q(until__gt=F("asked_on"))),
            models.CheckConstraint(
                name="grant_waits_by_a_day",
                condition=Q(state__in=_values(_TURNS), answer_by__isnull=False)
                | (~Q(state__in=_values(_TURNS)) & Q(answer_by__isnull=True)),
            ),
            models.CheckConstraint(
                name="grant_in_force_has_its_day",
                condition=~Q(state=GrantState.GRANTED.value) | Q(granted_on__isnull=False),
            ),
            models.UniqueConstraint(
                name="one_live_grant_of_a_kind",
                fields=["unit", "resource", "matter", "purpose", "industry"],
                condition=Q(state__in=_values(LIVE)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.matter}"


class System(models.Model):
    """A using unit's system and the public key by which its envelopes are known; retired, it is let in no more."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=100)
    unit = models.CharField(max_length=18)
    public_pem = models.CharField(max_length=500)
    registered_on = models.DateField()
    retired_on = models.DateField(null=True)

    class Meta:
        db_table = "exchange_system"

    def __str__(self) -> str:
        return self.code


class Nonce(models.Model):
    """A request number that was used; kept as long as its envelope's time would still be let in."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    system = models.CharField(max_length=40)
    nonce = models.CharField(max_length=64)
    over_at = models.DateTimeField()

    class Meta:
        db_table = "exchange_nonce"
        constraints = [models.UniqueConstraint(name="nonce_once_a_system", fields=["system", "nonce"])]
        indexes = [models.Index(name="nonce_by_end", fields=["over_at"])]

    def __str__(self) -> str:
        return self.nonce


class Tally(models.Model):
    """How often something was used in a window of time: a system in a minute, a grant on a day."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    subject = models.CharField(max_length=60)
    window = models.CharField(max_length=16)
    count = models.PositiveIntegerField(default=0)
    over_on = models.DateField()

    class Meta:
        db_table = "exchange_tally"
        constraints = [models.UniqueConstraint(name="one_tally_a_window", fields=["subject", "window"])]
        indexes = [models.Index(name="tally_by_end", fields=["over_on"])]

    def __str__(self) -> str:
        return f"{self.subject} {self.window}"


class CallRow(models.Model):
    """A call in the log of one side: `unit` keeps it. Both sides' rows tell the same call; no personal data stands in one."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    call = models.UUIDField()
    side = models.CharField(max_length=8)
    day = models.DateField()
    at = models.DateTimeField()
    system = models.CharField(max_length=40, blank=True)
    unit = models.CharField(max_length=18, blank=True)
    provider = models.CharField(max_length=18, blank=True)
    resource = models.CharField(max_length=40, blank=True)
    case_number = models.CharField(max_length=44, blank=True)
    matter = models.CharField(max_length=40, blank=True)
    purpose = models.CharField(max_length=10, blank=True)
    operator = models.CharField(max_length=20, blank=True)
    items = models.JSONField(default=list)
    grant_id = models.UUIDField(null=True)
    outcome = models.CharField(max_length=8)
    code = models.CharField(max_length=60, blank=True)
    answer_sm3 = models.CharField(max_length=64, blank=True)

    class Meta:
        db_table = "exchange_call"
        indexes = [
            models.Index(name="call_by_day", fields=["day", "side", "id"]),
            models.Index(name="call_by_user", fields=["unit", "id"]),
            models.Index(name="call_by_provider", fields=["provider", "id"]),
        ]
        constraints = [
            models.UniqueConstraint(name="one_row_a_side", fields=["call", "side"]),
            models.CheckConstraint(name="call_side_known", condition=Q(side__in=[one.value for one in Side])),
            models.CheckConstraint(
                name="call_outcome_known", condition=Q(outcome__in=[one.value for one in Outcome])
            ),
            models.CheckConstraint(
                name="call_answered_rests_on_a_grant",
                condition=~Q(outcome=Outcome.ANSWERED.value)
                | (Q(grant_id__isnull=False) & ~Q(answer_sm3="")),
            ),
            models.CheckConstraint(
                name="call_not_answered_says_why", condition=Q(outcome=Outcome.ANSWERED.value) | ~Q(code="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.call} {self.side}"


class Batch(models.Model):
    """One side's log of one day, sealed: its leaves (call, hash), their Merkle root, the signature, the chain to the day before."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    side = models.CharField(max_length=8)
    day = models.DateField()
    seq = models.PositiveIntegerField()
    count = models.PositiveIntegerField()
    leaves = models.JSONField()
    root = models.CharField(max_length=64)
    previous = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)
    signature = models.CharField(max_length=160)
    public_key = models.CharField(max_length=500)
    sealed_at = models.DateTimeField()

    class Meta:
        db_table = "exchange_batch"
        constraints = [
            models.UniqueConstraint(name="one_seal_a_day_and_side", fields=["side", "day"]),
            models.UniqueConstraint(name="one_seal_a_place", fields=["side", "seq"]),
            models.CheckConstraint(
                name="batch_side_known", condition=Q(side__in=[one.value for one in Side])
            ),
        ]

    def __str__(self) -> str:
        return f"{self.side} {self.day}"
