"""Forms on samples and profiles."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from hallar.casework.actions.samples import NEXT_STATES
from hallar.casework.models import Sample
from hallar.genetics import all_loci
from hallar.web.forms.fields import DateInput, not_to_come

LOCI_AT_MOST = 60
AMELOGENIN = "AMEL"
"""Shows X and Y instead of numbers; every kit has it, no search compares it."""


class SampleForm(forms.Form):
    """A sample that is taken."""

    kind = forms.ChoiceField(label=_("kind"), choices=Sample.Kind.choices)
    taken_on = forms.DateField(
        label=_("taken on"), widget=DateInput, initial=date.today, validators=[not_to_come]
    )
    note = forms.CharField(label=_("note"), max_length=300, required=False)


class SampleStateForm(forms.Form):
    """Where a sample goes next."""

    state = forms.ChoiceField(label=_("new state"))
    note = forms.CharField(label=_("note"), max_length=300, required=False)

    def __init__(self, sample: Sample, data: object = None) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.fields["state"].choices = [  # type: ignore[attr-defined]
            (one, Sample.State(one).label) for one in NEXT_STATES[sample.state]
        ]


class ProfileForm(forms.Form):
    """A profile: one line per locus."""

    kit = forms.CharField(label=_("kit"), max_length=60, required=False)
    genotypes = forms.CharField(
        label=_("genotypes"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 24, "class": "typed"}),
        help_text=_("One line per locus: D3S1358 15 16. Leave out loci without a result."),
    )

    def clean_genotypes(self) -> dict[str, list[str]]:
        """Read the lines; every defect is named."""
        found: dict[str, list[str]] = {}
        wrong: list[str] = []
        for number, line in enumerate(self.cleaned_data["genotypes"].splitlines(), 1):
            cells = re.split(r"[\s,;/]+", line.strip())
            if cells == [""]:
                continue
            locus, alleles = _divided(cells)
            if locus is None:
                wrong.append(
                    gettext("line %(line)d: %(value)s is no known locus")
                    % {"line": number, "value": cells[0][:20]}
                )
            elif locus in found:
                wrong.append(
                    gettext("line %(line)d: %(value)s is there twice") % {"line": number, "value": locus}
                )
            elif locus == AMELOGENIN and sorted(one.upper() for one in alleles) in (["X", "X"], ["X", "Y"]):
                found[locus] = sorted(one.upper() for one in alleles)
            elif len(alleles) not in (1, 2) or not all(
                re.fullmatch(r"[0-9]{1,3}(\.[0-9])?", one) for one in alleles
            ):
                wrong.append(
                    gettext("line %(line)d: write two alleles, such as 15 16.3; a homozygote twice")
                    % {"line": number}
                )
            else:
                found[locus] = sorted(alleles, key=float)
        if wrong:
            raise ValidationError(wrong[:20])
        if not found or len(found) > LOCI_AT_MOST:
            raise ValidationError(gettext("No locus was entered."))
        return found


def _divided(cells: list[str]) -> tuple[str | None, list[str]]:
    """Return the locus and the alleles of a line; a name such as Penta E may take two cells."""
    for words in (2, 1):
        locus = _known_loci().get(_plain("".join(cells[:words])))
        if locus is not None:
            return locus, cells[words:]
    return None, cells[1:]


@cache
def _known_loci() -> dict[str, str]:
    return {_plain(name): name for name in all_loci()}


def _plain(name: str) -> str:
    return re.sub(r"[\s\-_]", "", name).upper()
