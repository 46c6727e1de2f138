"""Values that no form would let through, refused for whoever asks."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import models

from hallar.accord.models.lists import ListField
from hallar.casework.errors import CaseworkError


def sound_required(record: models.Model, *names: str) -> None:
    """Refuse what is too long, out of range, no choice of its list or no address.

    Lists of texts and records that others refer to have rules of their own.

    Args:
        record: whose fields.
        names: of the fields.

    Raises:
        CaseworkError: one of them does not hold; it says which and why.
    """
    for name in names:
        field = record._meta.get_field(name)
        if not isinstance(field, models.Field) or isinstance(field, ListField | models.ForeignKey):
            continue
        value = getattr(record, name)
        try:
            # Of texts without a limit in the database, Django checks the length in forms alone.
            if isinstance(value, str) and field.max_length is not None:
                MaxLengthValidator(field.max_length)(value)
            field.clean(value, record)
        except ValidationError as wrong:
            raise CaseworkError(f"{field.verbose_name}: {' '.join(wrong.messages)}") from None
