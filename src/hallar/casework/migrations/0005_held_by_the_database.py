"""What the database itself holds of consents, restitutions and companions."""

from django.db import migrations, models

from hallar.casework.audit import triggers

TABLES = (("casework_custodyentry",), ("casework_consent",))


class Migration(migrations.Migration):
    """Constraints, and triggers on the tables as they are now."""

    dependencies = [("casework", "0004_consents_replaced_restitutions_imports")]
    operations = [
        migrations.AlterUniqueTogether(name="companionship", unique_together=set()),
        migrations.AddConstraint(
            model_name="companionship",
            constraint=models.UniqueConstraint(
                fields=("from_missingperson", "to_missingperson"), name="companionship_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="companionship",
            constraint=models.CheckConstraint(
                condition=models.Q(("from_missingperson", models.F("to_missingperson")), _negated=True),
                name="companionship_of_two",
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("replaced_on__isnull", True),
                    models.Q(("replaced_on__gte", models.F("given_on")), ("withdrawn_on__isnull", True)),
                    _connector="OR",
                ),
                name="consent_replaced_after_given",
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.UniqueConstraint(
                condition=models.Q(("replaced_on__isnull", True), ("withdrawn_on__isnull", True)),
                fields=("member",),
                name="consent_one_in_force",
            ),
        ),
        migrations.AddConstraint(
            model_name="custodyentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("counterpart__isnull", True),
                    models.Q(("counterpart", models.F("by")), _negated=True),
                    _connector="OR",
                ),
                name="custody_two_people",
            ),
        ),
        migrations.AddConstraint(
            model_name="custodyentry",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("event", "returned"), _negated=True),
                    models.Q(
                        models.Q(("recipient", ""), _negated=True),
                        ("happened_on__isnull", False),
                        ("counterpart__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="custody_restitution_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="location",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("name", ""), _negated=True), ("kind", "family"), _connector="OR"
                ),
                name="location_named",
            ),
        ),
        migrations.RunPython(
            lambda apps, editor: triggers.install(editor, *TABLES),
            lambda apps, editor: triggers.remove(editor, *TABLES),
        ),
    ]
