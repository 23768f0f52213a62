"""What the departments settle among themselves before a joint decision: open points and meetings. Words are sealed."""

from django.db import models
from django.db.models import Q

from onething.cases.contracts.kinds import PointKind
from onething.kernel.ids import new_id


class JointPoint(models.Model):
    """Something that has to be settled before the lead confirms, with its owner and its day."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="points")
    step = models.ForeignKey("cases.Step", null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8)
    owner = models.ForeignKey("directory.Unit", on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    is_blocking = models.BooleanField()
    text_sealed = models.BinaryField()
    raised_by = models.UUIDField()
    raised_at = models.DateTimeField()
    closed_by = models.UUIDField(null=True)
    closed_at = models.DateTimeField(null=True)
    closing_sealed = models.BinaryField(null=True)

    class Meta:
        db_table = "cases_joint_point"
        constraints = [
            models.CheckConstraint(name="point_kind_known", condition=Q(kind__in=list(PointKind))),
            models.CheckConstraint(
                name="point_closed_with_a_sentence",
                condition=Q(closed_at__isnull=True, closed_by__isnull=True, closing_sealed__isnull=True)
                | Q(closed_at__isnull=False, closed_by__isnull=False, closing_sealed__isnull=False),
            ),
        ]


class JointMeeting(models.Model):
    """A meeting of the departments about one case: the day, who was there, what was agreed."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="meetings")
    held_on = models.DateField()
    content_sealed = models.BinaryField()
    recorded_by = models.UUIDField()
    recorded_at = models.DateTimeField()

    class Meta:
        db_table = "cases_joint_meeting"
