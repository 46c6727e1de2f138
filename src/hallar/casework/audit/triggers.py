"""Append-only in the database itself: whoever reaches the tables past the application meets these."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor

NEVER_CHANGED = (
    "casework_auditevent",
    "casework_custodyentry",
    "casework_decision",
    "casework_note",
    "casework_sampleevent",
    "casework_statuschange",
)
"""Rows are written once."""
NEVER_DELETED = ("casework_identification", "casework_consent", "casework_audithead")
"""Rows can change (an identification is reversed, a consent withdrawn) but not vanish."""
_SAME_ROW = {
    "casework_auditevent": "sequence = NEW.sequence",
    "casework_identification": (
        "id = NEW.id OR (candidate_id = NEW.candidate_id AND reversed_at IS NULL AND NEW.reversed_at IS NULL)"
    ),
    "casework_consent": (
        "id = NEW.id OR replaces_id = NEW.replaces_id OR (member_id = NEW.member_id AND withdrawn_on IS NULL "
        "AND replaced_on IS NULL AND NEW.withdrawn_on IS NULL AND NEW.replaced_on IS NULL)"
    ),
}
"""Which row a new one would push out; SQLite's REPLACE deletes it without telling the triggers of DELETE."""


def install(
    editor: BaseDatabaseSchemaEditor,
    never_changed: Sequence[str] = NEVER_CHANGED,
    never_deleted: Sequence[str] = NEVER_DELETED,
) -> None:
    """Create the triggers of some tables."""
    postgresql = editor.connection.vendor == "postgresql"
    if postgresql:
        editor.execute(
            "CREATE OR REPLACE FUNCTION casework_refuse() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'append-only: %% of %% refused', TG_OP, TG_TABLE_NAME; END $$".replace(
                "%%", "%"
            ),
            params=None,
        )
    for table, operation in _guarded(never_changed, never_deleted):
        name = f"{table}_no_{operation.lower()}"
        if postgresql:
            each = "STATEMENT" if operation == "TRUNCATE" else "ROW"
            editor.execute(
                f"CREATE TRIGGER {name} BEFORE {operation} ON {table} "
                f"FOR EACH {each} EXECUTE FUNCTION casework_refuse()",
                params=None,
            )
        elif operation != "TRUNCATE":
            editor.execute(
                f"CREATE TRIGGER {name} BEFORE {operation} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, 'append-only: {operation} of {table} refused'); END",
                params=None,
            )
    if not postgresql:
        for table in (*never_changed, *never_deleted):
            same = _SAME_ROW.get(table, "id = NEW.id")
            editor.execute(
                f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "  # noqa: S608
                f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) "
                f"BEGIN SELECT RAISE(ABORT, 'append-only: REPLACE of {table} refused'); END",
                params=None,
            )


def remove(
    editor: BaseDatabaseSchemaEditor,
    never_changed: Sequence[str] = NEVER_CHANGED,
    never_deleted: Sequence[str] = NEVER_DELETED,
) -> None:
    """Drop the triggers of some tables."""
    for table, operation in _guarded(never_changed, never_deleted):
        name = f"{table}_no_{operation.lower()}"
        if editor.connection.vendor == "postgresql":
            editor.execute(f"DROP TRIGGER IF EXISTS {name} ON {table}", params=None)
        elif operation != "TRUNCATE":
            editor.execute(f"DROP TRIGGER IF EXISTS {name}", params=None)
    if editor.connection.vendor != "postgresql":
        for table in (*never_changed, *never_deleted):
            editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_replace", params=None)


def _guarded(never_changed: Sequence[str], never_deleted: Sequence[str]) -> list[tuple[str, str]]:
    changed = [(table, one) for table in never_changed for one in ("UPDATE", "DELETE", "TRUNCATE")]
    return changed + [(table, one) for table in never_deleted for one in ("DELETE", "TRUNCATE")]
