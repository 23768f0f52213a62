"""The catalogue of shared data and the requests for it. Resources are revised, grants only move on (migration 0002)."""

from django.db import models
from django.db.models import F, Q

from onething.exchange.contracts import Purpose, ResourceForm, UpdateCycle
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
