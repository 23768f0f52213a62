import django.db.models.deletion
from django.db import migrations, models

import onething.kernel.ids


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("files", "0002_uncompressed_content"),
        ("keys", "0001_keys"),
    ]

    operations = [
        migrations.CreateModel(
            name="NumberSeries",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=onething.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("unit_code", models.CharField(max_length=18)),
                ("year", models.PositiveSmallIntegerField()),
                ("last", models.PositiveIntegerField(default=0)),
            ],
            options={
                "db_table": "credentials_number_series",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "unit_code", "year"), name="one_series_a_kind_unit_year"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Result",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=onething.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("issuance_id", models.UUIDField()),
                ("step_id", models.UUIDField()),
                ("order", models.PositiveSmallIntegerField()),
                (
                    "state",
                    models.CharField(default="planned", max_length=10),
                ),
                ("identifier", models.CharField(max_length=100, unique=True)),
                ("matter_code", models.CharField(max_length=40)),
                ("matter_name", models.CharField(max_length=200)),
                ("result_name", models.CharField(max_length=200)),
                ("unit_code", models.CharField(max_length=18)),
                ("unit_name", models.CharField(max_length=100)),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField(null=True)),
                ("content_sealed", models.BinaryField()),
                ("planned_at", models.DateTimeField()),
                ("signed_data_sealed", models.BinaryField(null=True)),
                ("signature", models.BinaryField(null=True)),
                ("document_sm3", models.CharField(max_length=64, null=True, unique=True)),
                ("prepared_at", models.DateTimeField(null=True)),
                ("real_at", models.DateTimeField(null=True)),
                ("discarded_at", models.DateTimeField(null=True)),
                ("revoked_at", models.DateTimeField(null=True)),
                (
                    "data_key",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="keys.datakey"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedcontent",
                    ),
                ),
            ],
            options={
                "db_table": "credentials_result",
            },
        ),
        migrations.CreateModel(
            name="ResultType",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=onething.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("unit_code", models.CharField(max_length=18)),
                ("name", models.CharField(max_length=200)),
                ("code", models.CharField(max_length=3)),
            ],
            options={
                "db_table": "credentials_result_type",
                "constraints": [
                    models.UniqueConstraint(fields=("unit_code", "name"), name="one_type_a_unit_and_name"),
                    models.UniqueConstraint(fields=("unit_code", "code"), name="one_type_a_unit_and_code"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SeriesNumber",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=onething.kernel.ids.new_id, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("sequence", models.PositiveIntegerField()),
                (
                    "state",
                    models.CharField(default="reserved", max_length=10),
                ),
                ("reason", models.CharField(blank=True, default="", max_length=200)),
                ("reserved_at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(null=True)),
                (
                    "result",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="numbers",
                        to="credentials.result",
                    ),
                ),
                (
                    "series",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="numbers",
                        to="credentials.numberseries",
                    ),
                ),
            ],
            options={
                "db_table": "credentials_series_number",
            },
        ),
        migrations.AddIndex(
            model_name="result",
            index=models.Index(fields=["issuance_id", "order"], name="result_by_issuance"),
        ),
        migrations.AddConstraint(
            model_name="result",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        [
                            "planned",
                            "prepared",
                            "valid",
                            "discarded",
                            "revoked",
                        ],
                    )
                ),
                name="result_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="result",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "discarded"), _negated=True),
                fields=("step_id",),
                name="one_result_a_step",
            ),
        ),
        migrations.AddConstraint(
            model_name="result",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        models.Q(
                            (
                                "state__in",
                                [
                                    "prepared",
                                    "valid",
                                    "revoked",
                                ],
                            )
                        ),
                        ("document__isnull", False),
                        ("document_sm3__isnull", False),
                        ("prepared_at__isnull", False),
                        ("signature__isnull", False),
                        ("signed_data_sealed__isnull", False),
                    ),
                    models.Q(
                        models.Q(
                            (
                                "state__in",
                                [
                                    "planned",
                                    "discarded",
                                ],
                            )
                        ),
                        ("document__isnull", True),
                        ("document_sm3__isnull", True),
                        ("signature__isnull", True),
                        ("signed_data_sealed__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="signed_only_once_prepared",
            ),
        ),
        migrations.AddConstraint(
            model_name="result",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("real_at__isnull", False),
                        (
                            "state__in",
                            [
                                "valid",
                                "revoked",
                            ],
                        ),
                    ),
                    models.Q(
                        models.Q(
                            (
                                "state__in",
                                [
                                    "valid",
                                    "revoked",
                                ],
                            ),
                            _negated=True,
                        ),
                        ("real_at__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="real_results_have_their_moment",
            ),
        ),
        migrations.AddConstraint(
            model_name="result",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("discarded_at__isnull", False),
                        ("revoked_at__isnull", True),
                        ("state", "discarded"),
                    ),
                    models.Q(
                        ("discarded_at__isnull", True),
                        ("revoked_at__isnull", False),
                        ("state", "revoked"),
                    ),
                    models.Q(
                        models.Q(
                            (
                                "state__in",
                                [
                                    "discarded",
                                    "revoked",
                                ],
                            ),
                            _negated=True,
                        ),
                        ("discarded_at__isnull", True),
                        ("revoked_at__isnull", True),
                    ),
                    _connector="OR",
                ),
                name="result_end_has_its_moment",
            ),
        ),
        migrations.AddConstraint(
            model_name="result",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("valid_until__isnull", True),
                    ("valid_until__gte", models.F("valid_from")),
                    _connector="OR",
                ),
                name="result_validity_in_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="seriesnumber",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "state__in",
                        [
                            "reserved",
                            "used",
                            "void",
                        ],
                    )
                ),
                name="series_number_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="seriesnumber",
            constraint=models.CheckConstraint(
                condition=models.Q(("sequence__gte", 1)), name="series_number_counts_from_one"
            ),
        ),
        migrations.AddConstraint(
            model_name="seriesnumber",
            constraint=models.UniqueConstraint(fields=("series", "sequence"), name="series_number_once"),
        ),
        migrations.AddConstraint(
            model_name="seriesnumber",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("reason", ""),
                        ("settled_at__isnull", True),
                        ("state", "reserved"),
                    ),
                    models.Q(
                        ("reason", ""),
                        ("settled_at__isnull", False),
                        ("state", "used"),
                    ),
                    models.Q(
                        models.Q(
                            ("settled_at__isnull", False),
                            ("state", "void"),
                        ),
                        models.Q(("reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="series_number_is_accounted_for",
            ),
        ),
    ]
