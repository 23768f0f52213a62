"""Parties for every role of the one form."""

from django.db import migrations, models
from django.db.models import Q

ROLES = [
    "applicant", "agent", "legal_representative", "entity", "co_applicant", "seller", "buyer", "child", "mother",
    "father", "guardian", "mortgagee", "employer", "organizer", "student", "deceased",
]  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("cases", "0005_correction_term")]

    operations = [
        migrations.RemoveConstraint(model_name="party", name="party_role_known"),
        migrations.AddConstraint(
            model_name="party",
            constraint=models.CheckConstraint(name="party_role_known", condition=Q(role__in=ROLES)),
        ),
    ]
