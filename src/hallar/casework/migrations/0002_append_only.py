"""Triggers: what is on record stays on record."""

from django.db import migrations

from hallar.casework.audit import triggers

TABLES = (
    (
        "casework_auditevent",
        "casework_custodyentry",
        "casework_decision",
        "casework_note",
        "casework_sampleevent",
        "casework_statuschange",
    ),
    ("casework_identification", "casework_audithead"),
)


class Migration(migrations.Migration):
    """Install the triggers once the tables are there."""

    dependencies = [("casework", "0001_initial")]
    operations = [
        migrations.RunPython(
            lambda apps, editor: triggers.install(editor, *TABLES),
            lambda apps, editor: triggers.remove(editor, *TABLES),
        )
    ]
