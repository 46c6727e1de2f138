"""What all records share: the guard, the version, and the names of the fields that changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, Self, TypeVar

from django.db import models
from django.db.models.base import ModelBase
from django.utils.translation import gettext_lazy as _

from hallar.casework.writing import current_writing


class SexChoice(models.TextChoices):
    """Biological sex, as far as it is known."""

    FEMALE = "female", _("female")
    MALE = "male", _("male")
    UNKNOWN = "unknown", _("unknown")


M = TypeVar("M", bound=models.Model)


class GuardedQuerySet(models.QuerySet[M]):
    """Refuses bulk writes outside an action."""

    def update(self, **kwargs: Any) -> int:
        """Update inside an action; the trail holds which fields of how many."""
        writing = current_writing()
        updated = super().update(**kwargs)
        writing.changes.append(
            {"record": self.model._meta.model_name, "updated": updated, "fields": sorted(kwargs)}
        )
        return updated

    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete inside an action; the trail holds how many."""
        writing = current_writing()
        deleted = super().delete()
        writing.changes.append({"record": self.model._meta.model_name, "deleted": deleted[0]})
        return deleted

    def bulk_create(self, objs: Iterable[M], *args: Any, **kwargs: Any) -> list[M]:
        """Create inside an action; the trail holds how many."""
        listed = list(objs)
        if listed:
            current_writing().changes.append({"record": self.model._meta.model_name, "created": len(listed)})
        return super().bulk_create(listed, *args, **kwargs)

    def bulk_update(self, objs: Iterable[M], fields: Iterable[str], batch_size: int | None = None) -> int:
        """Update inside an action; the trail holds which fields of how many."""
        listed, names = list(objs), sorted(fields)
        current_writing().changes.append(
            {"record": self.model._meta.model_name, "updated": len(listed), "fields": names}
        )
        return super().bulk_update(listed, names, batch_size=batch_size)


class Record(models.Model):
    """A row that only an action may write.

    Attributes:
        version: rises with every change; a form that was opened on an older version is refused.
    """

    version = models.PositiveIntegerField(default=1, editable=False)
    _read: dict[str, Any] | None = None

    objects = models.Manager.from_queryset(GuardedQuerySet)()

    class Meta:
        """Abstract."""

        abstract = True
        base_manager_name = "objects"

    @classmethod
    def from_db(
        cls, db: str | None, field_names: Collection[str], values: Collection[Any], **options: Any
    ) -> Self:
        """Remember the values read, to know later which ones changed."""
        record = super().from_db(db, field_names, values, **options)
        record._read = dict(zip(field_names, values, strict=False))
        return record

    def save(
        self,
        force_insert: bool | tuple[ModelBase, ...] = False,
        force_update: bool = False,
        using: str | None = None,
        update_fields: Iterable[str] | None = None,
    ) -> None:
        """Write inside an action, raise the version and note the names of the fields changed."""
        writing = current_writing()
        changed = self.changed_fields()
        if self.pk is not None and not self._state.adding:
            self.version += 1
            if update_fields is not None:
                update_fields = {*update_fields, "version"}
        super().save(
            force_insert=force_insert, force_update=force_update, using=using, update_fields=update_fields
        )
        writing.changes.append({"record": self._meta.model_name, "id": self.pk, "fields": changed})

    def delete(self, using: str | None = None, keep_parents: bool = False) -> tuple[int, dict[str, int]]:
        """Delete inside an action."""
        writing = current_writing()
        writing.changes.append({"record": self._meta.model_name, "id": self.pk, "deleted": True})
        return super().delete(using=using, keep_parents=keep_parents)

    def changed_fields(self) -> list[str]:
        """Return the names of the fields that differ from what was read."""
        read = self._read
        names = [field.attname for field in self._meta.concrete_fields if field.attname != "version"]
        if read is None:
            return []
        return sorted(name for name in names if name in read and read[name] != getattr(self, name))
