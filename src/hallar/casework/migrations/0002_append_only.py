"""Triggers: what is on record stays on record."""

from django.db import migrations

from hallar.casework.audit import triggers


class Migration(migrations.Migration):
    """Install the triggers once the tables are there."""

    dependencies = [("casework", "0001_initial")]
    operations = [
        migrations.RunPython(
            lambda apps, editor: triggers.install(editor), lambda apps, editor: triggers.remove(editor)
        )
    ]
