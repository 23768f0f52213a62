"""Who stands in for whom on a day: read by sign-in and by queries alike."""

from datetime import date
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Q, QuerySet

from onething.directory.models import Appointment, Deputy


def in_force(today: date) -> QuerySet[Deputy]:
    """Return the deputies of a day."""
    return Deputy.objects.filter(ended_at__isnull=True, first_day__lte=today, last_day__gte=today)


def list_absent(today: date) -> ArraySubquery:
    """Return, as a column of a token, the absent colleagues for whom its person stands in, in the token's post and unit."""
    of_token = in_force(today).filter(
        deputy_id=OuterRef("person_id"),
        appointment__post=OuterRef("appointment__post"),
        appointment__unit_id=OuterRef("appointment__unit_id"),
    )
    return ArraySubquery(of_token.values("absent_id"))


def list_open_posts(person_id: UUID, *, today: date) -> QuerySet[Appointment]:
    """Return the posts a person may act in today: their own, then those they stand in for."""
    stood_in = in_force(today).filter(deputy_id=person_id).values("appointment_id")
    return Appointment.objects.filter(Q(person_id=person_id) | Q(id__in=stood_in))
