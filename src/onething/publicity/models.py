"""What the office proposes and signs. Its content is final from the first; its life moves as states.py says (migration 0002)."""

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from onething.kernel.ids import new_id
from onething.publicity.contracts import WITH_EXCEPTIONS, AnnouncementKind, Effect
from onething.publicity.states import PUBLIC, PaperState

_OUT = [state.value for state in PUBLIC]
_CLOSED = [PaperState.DECLINED.value, PaperState.REVOKED.value]


def list_life_constraints(name: str) -> list[models.CheckConstraint]:
    """Return the walls that every signed paper has, under its own name."""
    return [
        models.CheckConstraint(
            name=f"{name}_state_known", condition=Q(state__in=[state.value for state in PaperState])
        ),
        models.CheckConstraint(
            name=f"{name}_four_eyes", condition=Q(signed_by__isnull=True) | ~Q(signed_by=F("proposed_by"))
        ),
        models.CheckConstraint(
            name=f"{name}_out_is_signed",
            condition=Q(state__in=_OUT, signed_by__isnull=False, signed_at__isnull=False) & ~Q(signature="")
            | (~Q(state__in=_OUT) & Q(signed_by__isnull=True, signed_at__isnull=True, signature="")),
        ),
        models.CheckConstraint(
            name=f"{name}_closed_says_why", condition=~Q(state__in=_CLOSED) | ~Q(closed_reason="")
        ),
        models.CheckConstraint(
            name=f"{name}_revoked_has_its_day",
            condition=Q(state=PaperState.REVOKED.value, revoked_on__isnull=False)
            | (~Q(state=PaperState.REVOKED.value) & Q(revoked_on__isnull=True)),
        ),
    ]


class SignedPaper(models.Model):
    """What is proposed by one hand and signed by another: the columns of its life, for every kind of paper.

    `signature` is DER in hex over `signed_text` (canonical JSON) by the key in `signer_pem`. `closed_reason` says why it was
    declined or revoked; it counts no more from `revoked_on`.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    state = models.CharField(max_length=10)
    revision = models.PositiveIntegerField(default=0)
    since = models.DateField()
    proposed_by = models.UUIDField()
    proposed_unit = models.CharField(max_length=18)
    proposed_at = models.DateTimeField()
    signed_by = models.UUIDField(null=True)
    signed_at = models.DateTimeField(null=True)
    signed_text = models.TextField(default="", blank=True)
    signature = models.TextField(default="", blank=True)
    signer_pem = models.TextField(default="", blank=True)
    closed_reason = models.TextField(default="", blank=True)
    revoked_on = models.DateField(null=True)

    class Meta:
        abstract = True


class ListException(SignedPaper):
    """A matter (by its key) that stands on a list, or is left out of it, by signature."""

    list = models.CharField(max_length=20)
    effect = models.CharField(max_length=10)
    matter = models.CharField(max_length=16)
    name = models.CharField(max_length=200)
    department = models.CharField(max_length=100)
    reason = models.TextField()
    basis = models.TextField()
    until = models.DateField()

    class Meta:
        db_table = "publicity_list_exception"
        indexes = [models.Index(name="list_exception_of", fields=["list", "matter"])]
        constraints = [
            *list_life_constraints("list_exception"),
            models.CheckConstraint(
                name="list_exception_list_known", condition=Q(list__in=[one.value for one in WITH_EXCEPTIONS])
            ),
            models.CheckConstraint(
                name="list_exception_effect_known", condition=Q(effect__in=[one.value for one in Effect])
            ),
            models.CheckConstraint(name="list_exception_says_why", condition=~Q(reason="") & ~Q(basis="")),
            models.CheckConstraint(name="list_exception_has_days", condition=Q(until__gte=F("since"))),
        ]

    def __str__(self) -> str:
        return f"{self.list} {self.name}"


class Announcement(SignedPaper):
    """What a department tells the public; `touched` is a list of {key, name}: things by code, matters by their key."""

    kind = models.CharField(max_length=12)
    title = models.CharField(max_length=100)
    text = models.TextField()
    basis = models.TextField()
    link = models.CharField(max_length=500, default="", blank=True)
    department = models.CharField(max_length=100)
    touched = models.JSONField(default=list)
    until = models.DateField()

    class Meta:
        db_table = "publicity_announcement"
        indexes = [
            models.Index(name="announcement_until", fields=["until", "since"]),
            GinIndex(name="announcement_touched", fields=["touched"], opclasses=["jsonb_path_ops"]),
        ]
        constraints = [
            *list_life_constraints("announcement"),
            models.CheckConstraint(
                name="announcement_kind_known", condition=Q(kind__in=[one.value for one in AnnouncementKind])
            ),
            models.CheckConstraint(
                name="announcement_says_something", condition=~Q(title="") & ~Q(text="") & ~Q(basis="")
            ),
            models.CheckConstraint(name="announcement_has_days", condition=Q(until__gte=F("since"))),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.title}"
