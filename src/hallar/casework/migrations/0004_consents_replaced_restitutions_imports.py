"""Consents that replace one another, restitutions in the chain of custody, imports in the background."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from hallar.casework.audit import triggers

CUSTODY = (("casework_custodyentry",), ())


def replace_older_consents(apps, editor):
    """Where several consents of a relative are in force, let one replace another until one is left.

    A narrower one is left, if there is one, for nothing widens without a person who says so.
    """
    consents = apps.get_model("casework", "Consent").objects
    open_ones = consents.filter(withdrawn_on=None).order_by("member", "scope", "pk")
    before = None
    for one in open_ones:
        if before is not None and before.member_id == one.member_id:
            consents.filter(pk=before.pk).update(replaced_on=max(before.given_on, one.given_on))
            consents.filter(pk=one.pk).update(replaces=before.pk)
        before = one


def date_older_tables(apps, editor):
    """Tables brought in before were judged when they were uploaded."""
    batches = apps.get_model("casework", "ImportBatch").objects
    for one in batches.annotate(count=models.Count("rows")):
        batches.filter(pk=one.pk).update(judged_at=one.uploaded_at, rows_total=one.count, rows_done=one.count)


class Migration(migrations.Migration):
    """Fields and tables; the constraints follow, for PostgreSQL adds none to rows that were just changed."""

    dependencies = [("casework", "0003_secretariats")]
    operations = [
        # On SQLite a table that is altered is made anew, without its triggers.
        migrations.RunPython(
            lambda apps, editor: triggers.remove(editor, *CUSTODY),
            lambda apps, editor: triggers.install(editor, *CUSTODY),
        ),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="Companionship",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "from_missingperson",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="casework.missingperson",
                            ),
                        ),
                        (
                            "to_missingperson",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="casework.missingperson",
                            ),
                        ),
                    ],
                    options={
                        "db_table": "casework_missingperson_companions",
                        "abstract": False,
                        "base_manager_name": "objects",
                        "unique_together": {("from_missingperson", "to_missingperson")},
                    },
                ),
                migrations.AlterField(
                    model_name="missingperson",
                    name="companions",
                    field=models.ManyToManyField(
                        blank=True,
                        through="casework.Companionship",
                        through_fields=("from_missingperson", "to_missingperson"),
                        to="casework.missingperson",
                        verbose_name="travelled with",
                    ),
                ),
            ]
        ),
        migrations.AddField(
            model_name="companionship",
            name="version",
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
        migrations.AddField(
            model_name="consent",
            name="replaced_on",
            field=models.DateField(editable=False, null=True, verbose_name="replaced on"),
        ),
        migrations.AddField(
            model_name="consent",
            name="replaces",
            field=models.OneToOneField(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="replacement",
                to="casework.consent",
            ),
        ),
        migrations.AlterField(
            model_name="consent",
            name="member",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="consents",
                to="casework.member",
            ),
        ),
        migrations.AddField(
            model_name="custodyentry",
            name="happened_on",
            field=models.DateField(null=True, verbose_name="given back on"),
        ),
        migrations.AddField(
            model_name="custodyentry",
            name="recipient",
            field=models.CharField(
                blank=True,
                choices=[
                    ("parent", "mother or father"),
                    ("partner", "wife, husband or partner"),
                    ("child", "daughter or son"),
                    ("sibling", "sister or brother"),
                    ("relative", "another relative"),
                    ("representative", "somebody whom the family has authorised"),
                    ("funeral_service", "funeral service, for the family"),
                ],
                default="",
                max_length=16,
                verbose_name="received by",
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="importbatch",
            name="confirmed_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="importbatch",
            name="content",
            field=models.BinaryField(null=True),
        ),
        migrations.AddField(
            model_name="importbatch",
            name="judged_at",
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="importbatch",
            name="language",
            field=models.CharField(default="es", editable=False, max_length=5),
        ),
        migrations.AddField(
            model_name="importbatch",
            name="rows_total",
            field=models.PositiveIntegerField(default=0, verbose_name="rows"),
        ),
        migrations.AddField(
            model_name="importbatch",
            name="rows_done",
            field=models.PositiveIntegerField(default=0, verbose_name="rows read"),
        ),
        migrations.AddField(
            model_name="importbatch",
            name="failure",
            field=models.TextField(blank=True, default="", verbose_name="failure"),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="importbatch",
            name="state",
            field=models.CharField(
                choices=[
                    ("reading", "being read"),
                    ("unreadable", "could not be read"),
                    ("preview", "to be confirmed"),
                    ("applying", "being applied"),
                    ("applied", "applied"),
                    ("discarded", "discarded"),
                ],
                default="preview",
                max_length=10,
                verbose_name="state",
            ),
        ),
        migrations.AlterField(
            model_name="candidate",
            name="state",
            field=models.CharField(
                choices=[
                    ("open", "open"),
                    ("review", "under review"),
                    ("more", "more information needed"),
                    ("proposed", "identification proposed"),
                    ("identified", "identified"),
                    ("excluded", "excluded"),
                    ("closed", "closed without a decision"),
                ],
                db_index=True,
                default="open",
                max_length=12,
                verbose_name="state",
            ),
        ),
        migrations.AlterField(
            model_name="decision",
            name="kind",
            field=models.CharField(
                choices=[
                    ("exclude", "excluded"),
                    ("more", "more information needed"),
                    ("propose", "identification proposed"),
                    ("approve", "identification approved"),
                    ("refuse", "proposal refused"),
                    ("reopen", "reopened"),
                    ("close", "closed without a decision"),
                    ("reverse", "identification reversed"),
                ],
                max_length=10,
                verbose_name="decision",
            ),
        ),
        migrations.RunPython(replace_older_consents, migrations.RunPython.noop),
        migrations.RunPython(date_older_tables, migrations.RunPython.noop),
    ]
