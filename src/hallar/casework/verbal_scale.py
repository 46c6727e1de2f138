"""Likelihood ratios in words.

Source: ENFSI Guideline for Evaluative Reporting in Forensic Science (2015), table 2.
"""

from __future__ import annotations

from django.utils.translation import gettext as _


def in_words(log10_lr: float) -> str:
    """Return what an LR says, in words, for or against identity."""
    strength = _strength(abs(log10_lr))
    if not strength:
        return _("The findings support neither that the remains are the person nor that they are unrelated.")
    if log10_lr > 0:
        return _("The findings give %(strength)s support that the remains are the person.") % {
            "strength": strength
        }
    return _("The findings give %(strength)s support that the remains are unrelated to the family.") % {
        "strength": strength
    }


def _strength(size: float) -> str:
    steps = (
        (6.0, _("extremely strong")),
        (4.0, _("very strong")),
        (3.0, _("strong")),
        (2.0, _("moderately strong")),
        (1.0, _("moderate")),
        (0.301, _("weak")),
    )
    return next((words for least, words in steps if size >= least), "")
