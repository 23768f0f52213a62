"""Tables of the directory. Names, identity numbers and phones are encrypted; found by blind index."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.db.models import F, Q

from onething.directory.contracts import AfterHours, CodePurpose, PersonKind, Post
from onething.kernel.ids import new_id
from onething.keys.fields import EncryptedTextField


class Division(models.Model):
    """One row of GB/T 2260 or of the statistical divisions below the county."""

    code = models.CharField(primary_key=True, max_length=12)
    name = models.CharField(max_length=60)
    level = models.CharField(max_length=20)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "directory_division"


class Unit(models.Model):
    """A department, hall office or outside body that has steps or windows."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=18, unique=True)
    name = models.CharField(max_length=100, unique=True)
    closes_at = models.TimeField()
    after_hours = models.CharField(max_length=20, default=AfterHours.SAME_DAY)

    class Meta:
        db_table = "directory_unit"
        constraints = [
            models.CheckConstraint(
                name="unit_after_hours_known", condition=Q(after_hours__in=list(AfterHours))
            )
        ]


class Person(AbstractBaseUser):
    """A human being: a citizen known by phone, or staff known by login name."""

    USERNAME_FIELD = "login_name"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.value) for kind in PersonKind])
    login_name = models.CharField(max_length=60, unique=True, null=True)  # noqa: DJ001 - unique needs null
    name = EncryptedTextField(null=True)
    phone = EncryptedTextField()
    phone_index = models.CharField(max_length=64)
    document_kind = models.CharField(max_length=3, blank=True, default="")
    document_number = EncryptedTextField(null=True)
    document_index = models.CharField(max_length=64, unique=True, null=True)  # noqa: DJ001 - unique needs null
    level = models.PositiveSmallIntegerField(default=0)
    failed_sign_ins = models.PositiveSmallIntegerField(default=0)
    locked_until = models.DateTimeField(null=True)

    class Meta:
        db_table = "directory_person"
        constraints = [
            models.CheckConstraint(name="person_kind_known", condition=Q(kind__in=list(PersonKind))),
            models.CheckConstraint(
                name="staff_have_login_citizens_none", condition=Q(kind="staff") ^ Q(login_name__isnull=True)
            ),
            models.CheckConstraint(
                name="level_two_has_document", condition=Q(level__lt=2) | Q(document_index__isnull=False)
            ),
            models.UniqueConstraint(
                name="one_citizen_a_phone", fields=["phone_index"], condition=Q(kind="citizen")
            ),
        ]


class Appointment(models.Model):
    """A person holds a post in a unit."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appointments")
    post = models.CharField(max_length=20)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")

    class Meta:
        db_table = "directory_appointment"
        constraints = [
            models.CheckConstraint(name="appointment_post_known", condition=Q(post__in=list(Post))),
            models.UniqueConstraint(name="one_appointment_a_post", fields=["person", "post", "unit"]),
        ]


class Deputy(models.Model):
    """For some days (both ends count) a deputy acts in the name of a colleague who is absent, in one of their posts."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    appointment = models.ForeignKey(Appointment, on_delete=models.PROTECT, related_name="deputies")
    absent = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    deputy = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    first_day = models.DateField()
    last_day = models.DateField()
    reason = models.CharField(max_length=200)
    named_by = models.UUIDField()
    named_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "directory_deputy"
        indexes = [
            models.Index(fields=["deputy", "last_day"], name="deputy_in_days", condition=Q(ended_at=None))
        ]
        constraints = [
            models.CheckConstraint(name="deputy_is_another", condition=~Q(deputy=F("absent"))),
            models.CheckConstraint(name="deputy_has_days", condition=Q(last_day__gte=F("first_day"))),
        ]


class AccessToken(models.Model):
    """A bearer token, kept as a digest. Staff tokens carry the appointment they act in."""

    digest = models.CharField(primary_key=True, max_length=64)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    appointment = models.ForeignKey(Appointment, null=True, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "directory_access_token"


class PhoneCode(models.Model):
    """A code sent to a phone: what it proves, for what, and how often it was tried."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    phone_index = models.CharField(max_length=64)
    purpose = models.CharField(max_length=10)
    bound_to = models.CharField(max_length=64, blank=True, default="")
    code_digest = models.CharField(max_length=64)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "directory_phone_code"
        indexes = [models.Index(fields=["phone_index", "purpose", "-sent_at"], name="phone_code_latest")]
        constraints = [
            models.CheckConstraint(
                name="phone_code_purpose_known", condition=Q(purpose__in=list(CodePurpose))
            )
        ]
