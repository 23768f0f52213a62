"""Tables of the ledger. The database itself refuses to change or remove their rows (migration 0002)."""

from django.db import models
from django.db.models import Q

from onething.kernel.ids import new_id
from onething.kernel.viewer import ViewerKind

_HASH = r"^[0-9a-f]{64}$"
_VIEWER_KINDS = [kind.value for kind in ViewerKind]


class Entry(models.Model):
    """One act. Every column but the hash goes into the hash (rules/chain.py), so none can be added without a new layout."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    layout = models.PositiveSmallIntegerField()
    subject_kind = models.CharField(max_length=40)
    subject_id = models.UUIDField()
    seq = models.PositiveIntegerField()
    step_id = models.UUIDField(null=True)
    verb = models.CharField(max_length=60)
    from_state = models.CharField(max_length=40)
    to_state = models.CharField(max_length=40)
    actor_kind = models.CharField(max_length=10)
    actor_person_id = models.UUIDField(null=True)
    actor_post = models.CharField(max_length=40, null=True)  # noqa: DJ001 - nobody's post is not an empty post
    actor_unit_code = models.CharField(max_length=18, null=True)  # noqa: DJ001 - likewise
    on_behalf_of = models.UUIDField(null=True)
    recorded_at = models.DateTimeField()
    effective_at = models.DateTimeField()
    facts = models.TextField()
    data_key = models.ForeignKey("keys.DataKey", null=True, on_delete=models.PROTECT, related_name="+")
    personal_sealed = models.BinaryField(null=True)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        db_table = "ledger_entry"
        constraints = [
            models.UniqueConstraint(
                name="one_row_a_place_in_a_chain", fields=["subject_kind", "subject_id", "seq"]
            ),
            models.CheckConstraint(name="entry_seq_from_one", condition=Q(seq__gte=1)),
            models.CheckConstraint(name="entry_actor_kind_known", condition=Q(actor_kind__in=_VIEWER_KINDS)),
            models.CheckConstraint(
                name="entry_hashes_are_sm3", condition=Q(hash__regex=_HASH, previous_hash__regex=_HASH)
            ),
            models.CheckConstraint(
                name="entry_personal_part_has_key",
                condition=Q(personal_sealed__isnull=True, data_key__isnull=True)
                | Q(personal_sealed__isnull=False, data_key__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject_kind} {self.subject_id} {self.seq}"


class Unsealed(models.Model):
    """A row that no checkpoint covers yet. Written with the entry, removed by the checkpoint that covers it.

    One mark a row and not a chain: an act then waits for nobody, and an act that commits while a checkpoint
    is being sealed is simply left for the next one.
    """

    entry_id = models.UUIDField(primary_key=True)
    subject_kind = models.CharField(max_length=40)
    subject_id = models.UUIDField()
    seq = models.PositiveIntegerField()
    hash = models.CharField(max_length=64)

    class Meta:
        db_table = "ledger_unsealed"

    def __str__(self) -> str:
        return f"{self.subject_kind} {self.subject_id} {self.seq}"


class Unread(models.Model):
    """A row that supervision has not followed yet. Written with the entry, removed when its chain was read.

    One mark a row, as with `Unsealed`: an act waits for nobody, and what commits during the reading is read again.
    """

    entry_id = models.UUIDField(primary_key=True)
    subject_kind = models.CharField(max_length=40)
    subject_id = models.UUIDField()

    class Meta:
        db_table = "ledger_unread"
        indexes = [models.Index(fields=["subject_kind", "subject_id"], name="unread_of_subject")]


class Checkpoint(models.Model):
    """A signed list of the heads of all chains that changed since the checkpoint before."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    layout = models.PositiveSmallIntegerField()
    seq = models.PositiveIntegerField(unique=True)
    sealed_at = models.DateTimeField()
    heads = models.BinaryField()
    rows_total = models.PositiveBigIntegerField()
    reads_seq = models.PositiveIntegerField()
    reads_hash = models.CharField(max_length=64)
    public_key = models.TextField()
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)
    signature = models.BinaryField()

    class Meta:
        db_table = "ledger_checkpoint"
        constraints = [models.CheckConstraint(name="checkpoint_seq_from_one", condition=Q(seq__gte=1))]

    def __str__(self) -> str:
        return str(self.seq)


class ReadBatch(models.Model):
    """A link of the access log's chain: all rows that were written since the batch before."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    layout = models.PositiveSmallIntegerField()
    seq = models.PositiveIntegerField(unique=True)
    chained_at = models.DateTimeField()
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        db_table = "ledger_read_batch"
        constraints = [models.CheckConstraint(name="read_batch_seq_from_one", condition=Q(seq__gte=1))]

    def __str__(self) -> str:
        return str(self.seq)


class Read(models.Model):
    """One unmasked detail, download, export or gateway call. It may be put into a batch once; nothing else changes."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    viewer_kind = models.CharField(max_length=10)
    person_id = models.UUIDField(null=True)
    post = models.CharField(max_length=40, null=True)  # noqa: DJ001 - nobody's post is not an empty post
    unit_code = models.CharField(max_length=18, null=True)  # noqa: DJ001 - likewise
    subject_kind = models.CharField(max_length=40)
    subject_id = models.UUIDField()
    what = models.CharField(max_length=300)
    at = models.DateTimeField()
    batch = models.ForeignKey(
        ReadBatch, null=True, on_delete=models.PROTECT, related_name="rows", db_index=False
    )

    class Meta:
        db_table = "ledger_read"
        indexes = [
            models.Index(fields=["batch", "id"], name="read_of_batch"),
            models.Index(fields=["subject_kind", "subject_id", "-at"], name="read_of_subject"),
            models.Index(fields=["person_id", "-at"], name="read_by_person"),
        ]
        constraints = [
            models.CheckConstraint(name="read_viewer_kind_known", condition=Q(viewer_kind__in=_VIEWER_KINDS))
        ]

    def __str__(self) -> str:
        return f"{self.subject_kind} {self.subject_id} {self.what}"
