"""What the departments lay in as evidence: files sealed under the case's key, each given for one step."""

from django.db import models

from onething.kernel.ids import new_id


class StepEvidence(models.Model):
    """A file that a member of staff gave for a step; the acts that rest on it name its id and its SM3."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    step = models.ForeignKey("cases.Step", on_delete=models.PROTECT, related_name="evidence")
    file = models.ForeignKey("files.StoredContent", on_delete=models.PROTECT, related_name="+")
    name_sealed = models.BinaryField()
    file_sm3 = models.CharField(max_length=64)
    given_by = models.UUIDField()
    given_at = models.DateTimeField()

    class Meta:
        db_table = "cases_step_evidence"


class SignedSheet(models.Model):
    """The scan of a sheet that the applicant signed at the window, for exactly the content of that digest."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="signed_sheets")
    file = models.ForeignKey("files.StoredContent", on_delete=models.PROTECT, related_name="+")
    name_sealed = models.BinaryField()
    file_sm3 = models.CharField(max_length=64)
    snapshot_sm3 = models.CharField(max_length=64)
    given_by = models.UUIDField()
    given_at = models.DateTimeField()

    class Meta:
        db_table = "cases_signed_sheet"
