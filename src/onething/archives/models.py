"""Tables of archives. The index names people's files, so it is sealed under the case's own key and goes with it."""

from django.db import models
from django.db.models import F, Q

from onething.archives.contracts import ArchiveState, HoldKind, ListState
from onething.catalogue.contracts import Retention
from onething.kernel.ids import new_id

_BARE = [ArchiveState.FILING, ArchiveState.DESTROYED]


class Archive(models.Model):
    """What one closed case left. `retained_until` is the last day of keeping, null for ever; `index_sm3` is of the index."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField(max_length=120, unique=True)
    case = models.OneToOneField("cases.Case", on_delete=models.PROTECT, related_name="+")
    case_number = models.CharField(max_length=40)
    thing_code = models.CharField(max_length=60)
    thing_name = models.CharField(max_length=200)
    lead_unit = models.CharField(max_length=100)
    keeper_unit_code = models.CharField(max_length=18)
    data_key_id = models.UUIDField()
    retention = models.CharField(max_length=4)
    retained_until = models.DateField(null=True)
    originals = models.CharField(max_length=60, blank=True, default="")
    state = models.CharField(max_length=10)
    held_for = models.CharField(max_length=16, blank=True, default="")
    archived_at = models.DateTimeField()
    documents = models.PositiveSmallIntegerField(default=0)
    index_sealed = models.BinaryField(null=True)
    index_sm3 = models.CharField(max_length=64, blank=True, default="")
    destroyed_by = models.CharField(max_length=120, blank=True, default="")

    class Meta:
        db_table = "archives_archive"
        indexes = [
            models.Index(fields=["keeper_unit_code", "-id"], name="archive_of_keeper"),
            models.Index(fields=["keeper_unit_code", "retained_until", "id"], name="archive_due"),
            models.Index(fields=["case_number"], name="archive_of_case_number"),
            models.Index(fields=["originals"], name="archive_by_place", condition=~Q(originals="")),
        ]
        constraints = [
            models.CheckConstraint(name="archive_state_known", condition=Q(state__in=list(ArchiveState))),
            models.CheckConstraint(
                name="archive_retention_known", condition=Q(retention__in=list(Retention))
            ),
            models.CheckConstraint(
                name="archive_held_for_something",
                condition=Q(state=ArchiveState.HELD, held_for__in=list(HoldKind))
                | (~Q(state=ArchiveState.HELD) & Q(held_for="")),
            ),
            models.CheckConstraint(
                name="archive_permanent_has_no_end",
                condition=Q(retention=Retention.PERMANENT, retained_until__isnull=True)
                | (~Q(retention=Retention.PERMANENT) & Q(retained_until__isnull=False)),
            ),
            models.CheckConstraint(
                name="archive_indexed_while_kept",
                condition=Q(state__in=_BARE, index_sealed__isnull=True)
                | (~Q(state__in=_BARE) & Q(index_sealed__isnull=False)),
            ),
            models.CheckConstraint(
                name="archive_destroyed_by_a_list_when_due",
                condition=Q(state=ArchiveState.DESTROYED, retained_until__isnull=False, originals="")
                & ~Q(destroyed_by="")
                | ~Q(state=ArchiveState.DESTROYED) & Q(destroyed_by=""),
            ),
        ]

    def __str__(self) -> str:
        return self.number


class DestructionList(models.Model):
    """Archives that are to be destroyed: proposed, examined and approved by three people. `day` is the day it is drawn up of."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    number = models.CharField(max_length=120, unique=True)
    keeper_unit_code = models.CharField(max_length=18)
    data_key_id = models.UUIDField()
    day = models.DateField()
    state = models.CharField(max_length=12)
    proposed_by = models.UUIDField()
    proposed_at = models.DateTimeField()
    examined_by = models.UUIDField(null=True)
    decided_by = models.UUIDField(null=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "archives_destruction_list"
        indexes = [models.Index(fields=["keeper_unit_code", "-id"], name="destruction_list_of_keeper")]
        constraints = [
            models.CheckConstraint(
                name="destruction_list_state_known", condition=Q(state__in=list(ListState))
            ),
            models.CheckConstraint(
                name="destruction_list_by_three_hands",
                condition=~Q(state__in=[ListState.EXAMINED, ListState.CARRIED_OUT])
                | Q(examined_by__isnull=False) & ~Q(examined_by=F("proposed_by")),
            ),
            models.CheckConstraint(
                name="destruction_carried_out_by_a_third",
                condition=~Q(state=ListState.CARRIED_OUT)
                | Q(decided_by__isnull=False, decided_at__isnull=False)
                & ~Q(decided_by=F("proposed_by"))
                & ~Q(decided_by=F("examined_by")),
            ),
        ]

    def __str__(self) -> str:
        return self.number


class DestructionItem(models.Model):
    """One archive on a list; kept back it stays, and may stand on a later list."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    list = models.ForeignKey(DestructionList, on_delete=models.PROTECT, related_name="items")
    archive = models.ForeignKey(Archive, on_delete=models.PROTECT, related_name="listed")
    is_kept_back = models.BooleanField(default=False)

    class Meta:
        db_table = "archives_destruction_item"
        constraints = [models.UniqueConstraint(name="archive_once_on_a_list", fields=["list", "archive"])]

    def __str__(self) -> str:
        return str(self.id)
