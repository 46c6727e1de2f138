"""Forms on marks, teeth, belongings and photographs."""

from __future__ import annotations

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from hallar.casework.models import Belonging, Mark, ToothRecord
from hallar.casework.teeth import TOOTH_STATES, surfaces_from_code
from hallar.charts import ALL_TEETH


class MarkForm(forms.ModelForm[Mark]):
    """A mark."""

    class Meta:
        """All fields."""

        model = Mark
        fields = ("kind", "region", "side", "words", "serial_number")


class BelongingForm(forms.ModelForm[Belonging]):
    """A piece of clothing or an object."""

    class Meta:
        """All fields."""

        model = Belonging
        fields = ("kind", "colour", "brand", "size", "words")


class ToothForm(forms.ModelForm[ToothRecord]):
    """A tooth: its state, and what its surfaces show."""

    fdi = forms.TypedChoiceField(
        label=_("tooth (FDI)"), choices=[(one, str(one)) for one in ALL_TEETH], coerce=int
    )
    state = forms.ChoiceField(label=_("state"), choices=TOOTH_STATES)
    surfaces = forms.CharField(
        label=_("surfaces"),
        required=False,
        max_length=40,
        help_text=_("M, D, V, L, O with A amalgam, R resin, C caries: for example OA MR"),
    )

    class Meta:
        """All fields."""

        model = ToothRecord
        fields = ("fdi", "state", "surfaces")

    def clean_surfaces(self) -> dict[str, str]:
        """Turn the short form into surfaces."""
        try:
            return surfaces_from_code(self.cleaned_data["surfaces"])
        except ValueError as refused:
            raise ValidationError(str(refused)) from None


class PhotographForm(forms.Form):
    """A picture to upload."""

    picture = forms.FileField(label=_("picture (JPEG, PNG or WebP, at most 10 MB)"))
    caption = forms.CharField(label=_("caption"), max_length=200, required=False)
