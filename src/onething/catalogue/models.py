"""Entries on their way, and the rows of what was published. What is published never changes (migrations 0002 and 0004)."""

from django.db import models
from django.db.models import F, Q

from onething.catalogue.contracts import ChangeKind, MatterKind
from onething.catalogue.states import OPEN_STATES, EntryKind, EntryState
from onething.kernel.ids import new_id

KINDS = [(kind.value, kind.value) for kind in MatterKind]
_REVIEWED = [EntryState.REVIEWED, EntryState.APPROVED]
_OUT = [EntryState.PUBLISHED, EntryState.SUPERSEDED, EntryState.REPEALED]
_WITHOUT_GROUND = [EntryState.DRAFT, EntryState.DISCARDED]


class Publication(models.Model):
    """One version of one thing: `content` is the canonical JSON of the thing, its forms and its elements.

    It is in force from `effective_from` (a local day) until a newer version's day has come, or a repeal's. `report` is
    the lint's as JSON, empty where none was made.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    thing_code = models.CharField(max_length=40)
    version = models.PositiveIntegerField()
    content = models.TextField()
    sm3 = models.CharField(max_length=64)
    published_at = models.DateTimeField()
    published_by = models.UUIDField(null=True)
    source = models.TextField()
    effective_from = models.DateField()
    report = models.TextField(default="", blank=True)

    class Meta:
        db_table = "catalogue_publication"
        constraints = [
            models.UniqueConstraint(name="one_publication_a_version", fields=["thing_code", "version"]),
            models.CheckConstraint(name="publication_version_from_one", condition=models.Q(version__gte=1)),
            models.CheckConstraint(
                name="publication_sm3_is_hex", condition=models.Q(sm3__regex="^[0-9a-f]{64}$")
            ),
        ]
        indexes = [
            models.Index(name="publication_current", fields=["thing_code", "effective_from", "version"])
        ]

    def __str__(self) -> str:
        return f"{self.thing_code} v{self.version}"


class PublishedMatter(models.Model):
    """One matter of one publication, so that a step of a case can point at it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    publication = models.ForeignKey("catalogue.Publication", on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=81)
    name = models.CharField(max_length=200)
    department = models.CharField(max_length=100)
    kind = models.CharField(max_length=20, choices=KINDS)
    conditions = models.JSONField(default=list)

    class Meta:
        db_table = "catalogue_published_matter"
        constraints = [
            models.UniqueConstraint(name="one_row_a_published_matter", fields=["publication", "code"]),
            models.CheckConstraint(
                name="published_matter_kind_is_known",
                condition=models.Q(kind__in=[kind for kind, _ in KINDS]),
            ),
        ]

    def __str__(self) -> str:
        return self.code


class PublishedMaterial(models.Model):
    """One material of one published matter, so that a paper of a case can point at it.

    `key` is the short name under which plans and cases know a material: the first eight bytes of its name's SM3, hex.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    matter = models.ForeignKey(PublishedMatter, on_delete=models.PROTECT, related_name="materials")
    key = models.CharField(max_length=16)
    name = models.TextField()

    class Meta:
        db_table = "catalogue_published_material"
        constraints = [
            models.UniqueConstraint(name="one_row_a_published_material", fields=["matter", "key"]),
        ]

    def __str__(self) -> str:
        return self.name


class Repeal(models.Model):
    """A publication ends on a day: nothing begins under it from then on; running cases stay bound to it."""

    publication = models.OneToOneField(
        Publication, primary_key=True, on_delete=models.PROTECT, related_name="repeal"
    )
    effective_from = models.DateField()
    reason = models.TextField()
    basis = models.TextField()
    repealed_at = models.DateTimeField()
    repealed_by = models.UUIDField(null=True)

    class Meta:
        db_table = "catalogue_repeal"
        constraints = [
            models.CheckConstraint(name="repeal_says_why", condition=~Q(reason="") & ~Q(basis="")),
        ]

    def __str__(self) -> str:
        return f"{self.publication_id} {self.effective_from}"


class Change(models.Model):
    """What changed in public, in the order in which it did: a publication came out, or its repeal.

    `seq` begins at 1 and has no gaps: who has read up to one has missed nothing before it.
    """

    seq = models.PositiveBigIntegerField(primary_key=True)
    kind = models.CharField(max_length=10)
    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="changes")
    at = models.DateTimeField()

    class Meta:
        db_table = "catalogue_change"
        constraints = [
            models.UniqueConstraint(name="one_change_of_a_kind", fields=["publication", "kind"]),
            models.CheckConstraint(
                name="change_kind_known", condition=Q(kind__in=[kind.value for kind in ChangeKind])
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.kind}"


class Entry(models.Model):
    """A change of the catalogue on its way: a new edition of a thing, or the repeal of a publication.

    `content` is that of a publication (empty for a repeal), final once it is submitted. `authors` are all who ever wrote
    or submitted it (ids as text): none of them reviews or approves it. `publication` is what an edition became, or what a
    repeal ends. `is_direct`: published at once by the operator. `joint` names the joint departments of its matters (联办机构).
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=10)
    state = models.CharField(max_length=12)
    thing_code = models.CharField(max_length=40)
    thing_name = models.CharField(max_length=200)
    department = models.CharField(max_length=100)
    content = models.TextField(blank=True, default="")
    sm3 = models.CharField(max_length=64, blank=True, default="")
    based_on = models.PositiveIntegerField()
    reason = models.TextField(blank=True, default="")
    basis = models.TextField(blank=True, default="")
    returned_reason = models.TextField(blank=True, default="")
    revision = models.PositiveIntegerField(default=1)
    is_direct = models.BooleanField(default=False)
    authors = models.JSONField(default=list)
    joint = models.JSONField(default=list)
    reviewer = models.UUIDField(null=True)
    approver = models.UUIDField(null=True)
    begun_at = models.DateTimeField()
    publication = models.ForeignKey(Publication, null=True, on_delete=models.PROTECT, related_name="entries")

    class Meta:
        db_table = "catalogue_entry"
        indexes = [models.Index(name="entry_of_department", fields=["department", "-id"])]
        constraints = [
            models.CheckConstraint(name="entry_state_known", condition=Q(state__in=list(EntryState))),
            models.CheckConstraint(name="entry_kind_known", condition=Q(kind__in=list(EntryKind))),
            models.UniqueConstraint(
                name="one_open_entry_a_thing", fields=["thing_code"], condition=Q(state__in=list(OPEN_STATES))
            ),
            models.UniqueConstraint(
                name="one_edition_a_publication",
                fields=["publication"],
                condition=Q(kind=EntryKind.EDITION.value),
            ),
            models.CheckConstraint(
                name="entry_says_why",
                condition=Q(state__in=_WITHOUT_GROUND) | Q(is_direct=True) | (~Q(reason="") & ~Q(basis="")),
            ),
            models.CheckConstraint(
                name="entry_has_its_content",
                condition=Q(kind="repeal", content="", sm3="", publication__isnull=False)
                | (Q(kind="edition") & ~Q(content="") & Q(sm3__regex="^[0-9a-f]{64}$")),
            ),
            models.CheckConstraint(
                name="edition_out_has_its_publication",
                condition=Q(kind="repeal")
                | Q(state__in=_OUT, publication__isnull=False)
                | (~Q(state__in=_OUT) & Q(publication__isnull=True)),
            ),
            models.CheckConstraint(
                name="entry_reviewed_by_somebody",
                condition=~Q(state__in=[*_REVIEWED, *_OUT]) | Q(is_direct=True) | Q(reviewer__isnull=False),
            ),
            models.CheckConstraint(
                name="entry_approved_by_somebody",
                condition=~Q(state__in=[EntryState.APPROVED, *_OUT])
                | Q(is_direct=True)
                | Q(approver__isnull=False),
            ),
            models.CheckConstraint(
                name="reviewer_does_not_approve",
                condition=Q(reviewer__isnull=True) | Q(approver__isnull=True) | ~Q(reviewer=F("approver")),
            ),
            models.CheckConstraint(
                name="direct_is_an_edition_out",
                condition=Q(is_direct=False) | Q(kind="edition", state__in=_OUT),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.thing_code} {self.state}"


class Countersign(models.Model):
    """One opinion of a joint department on an entry, final but for the one answer to it. `sm3` is the content it is about."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="countersigns")
    department = models.CharField(max_length=100)
    person_id = models.UUIDField()
    agrees = models.BooleanField()
    text = models.TextField(blank=True, default="")
    sm3 = models.CharField(max_length=64)
    at = models.DateTimeField()
    answer = models.TextField(blank=True, default="")
    answered_by = models.UUIDField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "catalogue_countersign"
        constraints = [
            models.CheckConstraint(name="objection_says_why", condition=Q(agrees=True) | ~Q(text="")),
            models.CheckConstraint(
                name="objections_are_answered_whole",
                condition=Q(answer="", answered_by__isnull=True, answered_at__isnull=True)
                | (Q(agrees=False, answered_by__isnull=False, answered_at__isnull=False) & ~Q(answer="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.department} {self.agrees}"


class Loading(models.Model):
    """A package folder as it was loaded, so that it can be given back byte for byte."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    loaded_at = models.DateTimeField()
    loaded_by = models.UUIDField(null=True)

    class Meta:
        db_table = "catalogue_loading"

    def __str__(self) -> str:
        return str(self.loaded_at)


class LoadedFile(models.Model):
    """One file of a loaded package: its path within the package and its bytes."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    loading = models.ForeignKey(Loading, on_delete=models.PROTECT, related_name="files")
    path = models.CharField(max_length=300)
    content = models.BinaryField()

    class Meta:
        db_table = "catalogue_loaded_file"
        constraints = [models.UniqueConstraint(name="one_file_a_path", fields=["loading", "path"])]

    def __str__(self) -> str:
        return self.path


class SearchWords(models.Model):
    """One version of the words that the office keeps for the search; the newest holds. `content`: JSON as in the packaged file."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    version = models.PositiveIntegerField(unique=True)
    content = models.TextField()
    note = models.CharField(max_length=200)
    saved_at = models.DateTimeField()
    saved_by = models.UUIDField()

    class Meta:
        db_table = "catalogue_search_words"
        constraints = [
            models.CheckConstraint(name="search_words_from_one", condition=Q(version__gte=1)),
        ]

    def __str__(self) -> str:
        return f"v{self.version}"


class VainSearchDay(models.Model):
    """How often a text (normalised, nothing that may be a person's number) found nothing on a day."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    day = models.DateField()
    text = models.CharField(max_length=20)
    count = models.PositiveIntegerField()

    class Meta:
        db_table = "catalogue_vain_search"
        constraints = [
            models.UniqueConstraint(name="one_row_a_vain_search", fields=["day", "text"]),
            models.CheckConstraint(name="vain_search_says_something", condition=~Q(text="")),
            models.CheckConstraint(name="vain_search_holds_no_number", condition=~Q(text__regex="[0-9]{5}")),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.text}"
