"""Triggers: what a party said stays on record."""

from django.db import migrations

from hallar.casework.audit import triggers

TABLES = ("accord_statusstatement",)


class Migration(migrations.Migration):
    """Install the triggers once the tables are there."""

    dependencies = [("accord", "0001_initial"), ("casework", "0002_append_only")]
    operations = [
        migrations.RunPython(
            lambda apps, editor: triggers.install(editor, TABLES, ()),
            lambda apps, editor: triggers.remove(editor, TABLES, ()),
        )
    ]
