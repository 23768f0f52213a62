"""Tables of supervision: read tables projected from ledger rows, and what is being done about cards.

Words that people write stand in the ledger's personal part under a data key, not here.
"""

from datetime import date

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

from onething.kernel.ids import new_id
from onething.rulebook.contracts import RuleKind
from onething.supervision.contracts.kinds import CardState, Colour, OrderState, PointState

FAR = date(9999, 12, 31)


def due_day() -> Coalesce:
    """The day by which a clock is sorted: what was promised, else the legal limit, else the end of time."""
    return Coalesce("promised_on", "statutory_on", FAR)


class Followed(models.Model):
    """A chain as far as it was read: of a case, or of an attempt that belongs to none. When the next rule will speak."""

    subject_id = models.UUIDField(primary_key=True)
    kind = models.CharField(max_length=24)
    number = models.CharField(max_length=40, blank=True, default="")
    thing_code = models.CharField(max_length=60, blank=True, default="")
    thing_name = models.CharField(max_length=200, blank=True, default="")
    hall_code = models.CharField(max_length=18, blank=True, default="")
    lead_code = models.CharField(max_length=18, blank=True, default="")
    state = models.CharField(max_length=20)
    seq = models.PositiveIntegerField(default=0)
    next_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "supervision_followed"
        indexes = [
            models.Index(fields=["next_at"], name="followed_due_next", condition=Q(next_at__isnull=False)),
            models.Index(fields=["number"], name="followed_by_number"),
        ]


class ClockRow(models.Model):
    """One clock of a case, as read from its acts. `amber_on` and `red_on` are the first days of those lights."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    followed = models.ForeignKey(Followed, on_delete=models.PROTECT, related_name="clocks")
    key = models.CharField(max_length=120)
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=200)
    step_id = models.UUIDField(null=True)
    matter_code = models.CharField(max_length=80, blank=True, default="")
    matter_name = models.CharField(max_length=200, blank=True, default="")
    unit_code = models.CharField(max_length=18, blank=True, default="")
    is_applicants = models.BooleanField(default=False)
    begun_seq = models.PositiveIntegerField()
    started_on = models.DateField()
    promised_on = models.DateField(null=True)
    statutory_on = models.DateField(null=True)
    amber_on = models.DateField(null=True)
    red_on = models.DateField(null=True)
    provisional_years = models.JSONField(default=list)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "supervision_clock"
        constraints = [models.UniqueConstraint(name="one_clock_a_key", fields=["followed", "key"])]
        indexes = [
            models.Index(
                fields=["unit_code", "amber_on"], name="running_of_unit", condition=Q(ended_at__isnull=True)
            ),
            models.Index(
                due_day(), "id", name="running_due", condition=Q(ended_at__isnull=True, is_applicants=False)
            ),
            models.Index(fields=["red_on", "id"], name="running_red", condition=Q(ended_at__isnull=True)),
            models.Index(fields=["amber_on", "id"], name="running_amber", condition=Q(ended_at__isnull=True)),
        ]


class Finding(models.Model):
    """An attempt outside the list, by the row of the ledger that tells it, with the case it concerns where there is one."""

    subject_id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField(null=True)
    code = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        db_table = "supervision_finding"
        indexes = [models.Index(fields=["case_id", "at"], name="finding_of_case")]


class Card(models.Model):
    """A yellow or red card. Once for a rule and what it is about; `raised_at` is when it was due by the rules."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    followed = models.ForeignKey(Followed, on_delete=models.PROTECT, related_name="cards")
    step_id = models.UUIDField(null=True)
    number = models.CharField(max_length=20, unique=True)
    colour = models.CharField(max_length=8)
    kind = models.CharField(max_length=10)
    rule = models.CharField(max_length=80)
    rules_version = models.PositiveIntegerField()
    about = models.CharField(max_length=160)
    unit_code = models.CharField(max_length=18, blank=True, default="")
    person_id = models.UUIDField(null=True)
    matter_name = models.CharField(max_length=200, blank=True, default="")
    raised_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    answer_by = models.DateField()
    state = models.CharField(max_length=10)
    answered_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    data_key_id = models.UUIDField()

    class Meta:
        db_table = "supervision_card"
        constraints = [
            models.CheckConstraint(name="card_state_known", condition=Q(state__in=list(CardState))),
            models.CheckConstraint(name="card_colour_known", condition=Q(colour__in=list(Colour))),
            models.CheckConstraint(name="card_kind_known", condition=Q(kind__in=list(RuleKind))),
            models.UniqueConstraint(name="one_card_a_rule_and_thing", fields=["followed", "rule", "about"]),
            models.CheckConstraint(
                name="card_decided_when_final",
                condition=Q(state__in=["upheld", "cancelled"], decided_at__isnull=False)
                | (~Q(state__in=["upheld", "cancelled"]) & Q(decided_at__isnull=True)),
            ),
        ]
        indexes = [
            models.Index(fields=["unit_code", "state", "-id"], name="card_of_unit"),
            models.Index(fields=["state", "answer_by"], name="card_to_answer", condition=Q(state="open")),
        ]


class Reminder(models.Model):
    """Somebody was reminded, once for a rule and a clock."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    followed = models.ForeignKey(Followed, on_delete=models.PROTECT, related_name="reminders")
    rule = models.CharField(max_length=80)
    about = models.CharField(max_length=160)
    unit_code = models.CharField(max_length=18, blank=True, default="")
    due_on = models.DateField(null=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "supervision_reminder"
        constraints = [
            models.UniqueConstraint(
                name="one_reminder_a_rule_and_thing", fields=["followed", "rule", "about"]
            )
        ]
        indexes = [models.Index(fields=["unit_code", "-at"], name="reminder_of_unit")]


class Order(models.Model):
    """A supervise order (督办单) to a unit: on its own, about a case, or because a red card was not answered."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField(max_length=20, unique=True)
    unit_code = models.CharField(max_length=18)
    followed = models.ForeignKey(Followed, null=True, on_delete=models.PROTECT, related_name="orders")
    card = models.ForeignKey(Card, null=True, on_delete=models.PROTECT, related_name="orders")
    due_on = models.DateField()
    state = models.CharField(max_length=10)
    issued_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    data_key_id = models.UUIDField()

    class Meta:
        db_table = "supervision_order"
        constraints = [
            models.CheckConstraint(name="order_state_known", condition=Q(state__in=list(OrderState))),
            models.CheckConstraint(
                name="order_closed_when_closed",
                condition=Q(state="closed", closed_at__isnull=False)
                | (~Q(state="closed") & Q(closed_at__isnull=True)),
            ),
            models.UniqueConstraint(
                name="one_order_a_card", fields=["card"], condition=Q(card__isnull=False)
            ),
        ]
        indexes = [models.Index(fields=["unit_code", "state", "-id"], name="order_of_unit")]


class Point(models.Model):
    """A point of a unit's rectification list (整改清单): owner, day, proof, verification, accountability note."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField(max_length=20, unique=True)
    unit_code = models.CharField(max_length=18)
    order = models.ForeignKey(Order, null=True, on_delete=models.PROTECT, related_name="points")
    card = models.ForeignKey(Card, null=True, on_delete=models.PROTECT, related_name="points")
    due_on = models.DateField()
    state = models.CharField(max_length=10)
    proof = models.ForeignKey("files.StoredContent", null=True, on_delete=models.PROTECT, related_name="+")
    required_at = models.DateTimeField()
    verified_at = models.DateTimeField(null=True)
    data_key_id = models.UUIDField()

    class Meta:
        db_table = "supervision_point"
        constraints = [
            models.CheckConstraint(name="point_state_known", condition=Q(state__in=list(PointState))),
            models.CheckConstraint(
                name="point_verified_when_verified",
                condition=Q(state="verified", verified_at__isnull=False)
                | (~Q(state="verified") & Q(verified_at__isnull=True)),
            ),
        ]
        indexes = [models.Index(fields=["unit_code", "state", "due_on"], name="point_of_unit")]


class Counter(models.Model):
    """The yearly sequence of cards, orders and points, one row a kind and year; taken under its row lock."""

    prefix = models.CharField(primary_key=True, max_length=12)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "supervision_counter"


class Feed(models.Model):
    """A person's own calendar address: a secret that can be revoked, kept as a digest."""

    digest = models.CharField(primary_key=True, max_length=64)
    person_id = models.UUIDField()
    post = models.CharField(max_length=20)
    unit_code = models.CharField(max_length=18, blank=True, default="")
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "supervision_feed"
        constraints = [
            models.UniqueConstraint(
                name="one_feed_a_post",
                fields=["person_id", "post", "unit_code"],
                condition=Q(revoked_at__isnull=True),
            )
        ]
