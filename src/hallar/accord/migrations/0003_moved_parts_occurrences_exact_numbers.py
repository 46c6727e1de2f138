"""Where parts were before, milestones that count for what recurs, numbers as written, changes of points."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import hallar.accord.models.exact_decimal
import hallar.accord.models.lists


def keep_what_counted(apps, editor):
    """Every milestone reached counted as an occurrence so far; a person can take that from it."""
    milestones = apps.get_model("accord", "Milestone").objects
    milestones.filter(point__every_months__gt=0, done_on__isnull=False).update(occurrence=True)


class Migration(migrations.Migration):
    """No table of these is append-only: none loses triggers where SQLite makes it anew."""

    dependencies = [
        ("accord", "0002_append_only"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="milestone",
            name="entered_by",
            field=models.CharField(blank=True, editable=False, max_length=2),
        ),
        migrations.AddField(
            model_name="milestone",
            name="occurrence",
            field=models.BooleanField(default=False, verbose_name="one time of what recurs"),
        ),
        migrations.AddField(
            model_name="point",
            name="former_parents",
            field=hallar.accord.models.lists.ListField(default=list, editable=False),
        ),
        migrations.AlterField(
            model_name="exchangerate",
            name="rate",
            field=hallar.accord.models.exact_decimal.ExactDecimalField(
                decimal_places=10, editable=False, max_digits=24
            ),
        ),
        migrations.AlterField(
            model_name="indicatorvalue",
            name="value",
            field=hallar.accord.models.exact_decimal.ExactDecimalField(
                decimal_places=6, editable=False, max_digits=24
            ),
        ),
        migrations.AlterField(
            model_name="money",
            name="value",
            field=hallar.accord.models.exact_decimal.ExactDecimalField(
                decimal_places=20, editable=False, max_digits=36
            ),
        ),
        migrations.AlterField(
            model_name="point",
            name="every_months",
            field=models.PositiveSmallIntegerField(
                default=0,
                validators=[django.core.validators.MaxValueValidator(120)],
                verbose_name="again every (months)",
            ),
        ),
        migrations.CreateModel(
            name="PointChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("took_in", "Took In"),
                            ("split_off", "Split Off"),
                            ("gave_back", "Gave Back"),
                            ("corrected", "Corrected"),
                        ],
                        editable=False,
                        max_length=10,
                    ),
                ),
                ("country", models.CharField(editable=False, max_length=2)),
                ("parts", models.PositiveIntegerField(default=0, editable=False)),
                ("offers", models.PositiveIntegerField(default=0, editable=False)),
                ("corrected", models.JSONField(default=dict, editable=False)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="accord.point",
                    ),
                ),
                (
                    "point",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="accord.point",
                    ),
                ),
            ],
            options={
                "ordering": ("pk",),
                "abstract": False,
                "base_manager_name": "objects",
            },
        ),
        migrations.RunPython(keep_what_counted, migrations.RunPython.noop),
    ]
