"""Fields for short lists of texts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

LONGEST = 120
MOST = 40


class TextsField(forms.CharField):
    """Texts on lines of their own, given to the form as a list."""

    widget = forms.Textarea(attrs={"rows": 2})

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("One on each line."))
        super().__init__(**kwargs)

    def prepare_value(self, value: Any) -> Any:
        """Write a list as lines."""
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        """Return the lines that hold something."""
        text = super().to_python(value) or ""
        return [line.strip() for line in text.splitlines() if line.strip()]

    def validate(self, value: Any) -> None:
        """Refuse what is too long or too much, rather than cut it."""
        super().validate(value)
        for line in value:
            if len(line) > LONGEST:
                raise ValidationError(
                    _("“%(begin)s…” has %(count)d characters; a line has at most %(most)d. Shorten it."),
                    params={"begin": line[:30], "count": len(line), "most": LONGEST},
                )
        if len(value) > MOST:
            raise ValidationError(
                _("There are %(count)d lines; at most %(most)d are kept. Leave some out."),
                params={"count": len(value), "most": MOST},
            )

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare as lists."""
        return bool(list(initial or []) != self.to_python(data))
