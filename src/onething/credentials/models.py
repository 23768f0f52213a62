"""Tables of credentials: number series without silent gaps, types of result, results."""

from django.db import models
from django.db.models import F, Q

from onething.credentials.contracts import ENDED, NumberState, ResultState
from onething.kernel.ids import new_id

_ENDED = sorted(ENDED)
_REAL = [ResultState.VALID, *_ENDED]


class NumberSeries(models.Model):
    """A run of numbers of one kind, unit and year (0 = not by year); `last` is taken under the row's lock."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=20)
    unit_code = models.CharField(max_length=18)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        db_table = "credentials_number_series"
        constraints = [
            models.UniqueConstraint(name="one_series_a_kind_unit_year", fields=["kind", "unit_code", "year"])
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.unit_code} {self.year}"


class ResultType(models.Model):
    """One kind of result of one unit; `code` is the last three characters of its type code (GB/T 36904)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    unit_code = models.CharField(max_length=18)
    name = models.CharField(max_length=200)
    code = models.CharField(max_length=3)

    class Meta:
        db_table = "credentials_result_type"
        constraints = [
            models.UniqueConstraint(name="one_type_a_unit_and_name", fields=["unit_code", "name"]),
            models.UniqueConstraint(name="one_type_a_unit_and_code", fields=["unit_code", "code"]),
        ]

    def __str__(self) -> str:
        return f"{self.unit_code}{self.code}"


class Result(models.Model):
    """What a department issues for one step. What names its holder is sealed under the case's data key.

    `step_id` and `issuance_id` belong to floors above and are not followed. A corrected result is a row of its own: the next
    version under the same number.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    issuance_id = models.UUIDField()
    step_id = models.UUIDField()
    order = models.PositiveSmallIntegerField()
    version = models.PositiveSmallIntegerField(default=1)
    state = models.CharField(max_length=10, default=ResultState.PLANNED)
    identifier = models.CharField(max_length=100, unique=True)
    matter_code = models.CharField(max_length=40)
    matter_name = models.CharField(max_length=200)
    result_name = models.CharField(max_length=200)
    unit_code = models.CharField(max_length=18)
    unit_name = models.CharField(max_length=100)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    data_key = models.ForeignKey("keys.DataKey", on_delete=models.PROTECT, related_name="+")
    content_sealed = models.BinaryField()
    planned_at = models.DateTimeField()

    signed_data_sealed = models.BinaryField(null=True)
    signature = models.BinaryField(null=True)
    document = models.ForeignKey("files.StoredContent", null=True, on_delete=models.PROTECT, related_name="+")
    document_sm3 = models.CharField(max_length=64, unique=True, null=True)  # noqa: DJ001 - unique needs null
    prepared_at = models.DateTimeField(null=True)
    real_at = models.DateTimeField(null=True)
    discarded_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "credentials_result"
        indexes = [models.Index(fields=["issuance_id", "order"], name="result_by_issuance")]
        constraints = [
            models.CheckConstraint(name="result_state_known", condition=Q(state__in=list(ResultState))),
            models.UniqueConstraint(
                name="one_result_a_step_and_version",
                fields=["step_id", "version"],
                condition=~Q(state=ResultState.DISCARDED),
            ),
            models.UniqueConstraint(
                name="one_valid_result_a_step", fields=["step_id"], condition=Q(state=ResultState.VALID)
            ),
            models.CheckConstraint(
                name="signed_only_once_prepared",
                condition=Q(
                    Q(state__in=[ResultState.PREPARED, *_REAL]),
                    signed_data_sealed__isnull=False,
                    signature__isnull=False,
                    document__isnull=False,
                    document_sm3__isnull=False,
                    prepared_at__isnull=False,
                )
                | Q(
                    Q(state__in=[ResultState.PLANNED, ResultState.DISCARDED]),
                    signed_data_sealed__isnull=True,
                    signature__isnull=True,
                    document__isnull=True,
                    document_sm3__isnull=True,
                ),
            ),
            models.CheckConstraint(
                name="real_results_have_their_moment",
                condition=Q(state__in=_REAL, real_at__isnull=False)
                | Q(~Q(state__in=_REAL), real_at__isnull=True),
            ),
            models.CheckConstraint(
                name="result_end_has_its_moment",
                condition=Q(state=ResultState.DISCARDED, discarded_at__isnull=False, ended_at__isnull=True)
                | Q(state__in=_ENDED, ended_at__isnull=False, discarded_at__isnull=True)
                | Q(
                    ~Q(state__in=[ResultState.DISCARDED, *_ENDED]),
                    discarded_at__isnull=True,
                    ended_at__isnull=True,
                ),
            ),
            models.CheckConstraint(
                name="result_validity_in_order",
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
            ),
        ]

    def __str__(self) -> str:
        return self.identifier


class SeriesNumber(models.Model):
    """One number of a series and what became of it. Rows are never deleted: the series has no silent gap."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    series = models.ForeignKey(NumberSeries, on_delete=models.PROTECT, related_name="numbers")
    sequence = models.PositiveIntegerField()
    state = models.CharField(max_length=10, default=NumberState.RESERVED)
    reason = models.CharField(max_length=200, blank=True, default="")
    result = models.ForeignKey(Result, null=True, on_delete=models.PROTECT, related_name="numbers")
    reserved_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "credentials_series_number"
        constraints = [
            models.CheckConstraint(
                name="series_number_state_known", condition=Q(state__in=list(NumberState))
            ),
            models.CheckConstraint(name="series_number_counts_from_one", condition=Q(sequence__gte=1)),
            models.UniqueConstraint(name="series_number_once", fields=["series", "sequence"]),
            models.CheckConstraint(
                name="series_number_is_accounted_for",
                condition=Q(state=NumberState.RESERVED, settled_at__isnull=True, reason="")
                | Q(state=NumberState.USED, settled_at__isnull=False, reason="")
                | Q(Q(state=NumberState.VOID, settled_at__isnull=False), ~Q(reason="")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.sequence)
