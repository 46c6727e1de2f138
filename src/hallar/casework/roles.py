"""Who may do what: the one table. A right that a role does not have here, it does not have."""

from __future__ import annotations

from enum import StrEnum, auto

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What an account does in its agency; one role per account."""

    REGISTRAR = "registrar", _("Registrar")
    GENETICIST = "geneticist", _("Geneticist")
    ANTHROPOLOGIST = "anthropologist", _("Anthropologist or odontologist")
    REVIEWER = "reviewer", _("Reviewer")
    APPROVER = "approver", _("Approver")
    LIAISON = "liaison", _("Family liaison")
    AUDITOR = "auditor", _("Auditor")
    ADMINISTRATOR = "administrator", _("Administrator")
    SECRETARIAT = "secretariat", _("Secretariat of a party")
    OBSERVER = "observer", _("Observer of the accord")


class Right(StrEnum):
    """One thing that can be done."""

    SEE_PERSON = auto()
    """Persons searched for: status, places, dates, description; no names."""
    SEE_NAMES = auto()
    """Names and identity numbers of persons searched for, and photographs."""
    SEE_FAMILY = auto()
    """Pedigrees and samples of families, without names."""
    SEE_CONTACT = auto()
    """Names, addresses and consent of relatives."""
    SEE_GENETIC = auto()
    """Genotypes and likelihood ratios by locus."""
    SEE_REMAINS = auto()
    SEE_QUEUE = auto()
    """Candidates and their combined figures."""
    EDIT_PERSON = auto()
    CHANGE_STATUS = auto()
    EDIT_FAMILY = auto()
    EDIT_REMAINS = auto()
    DESCRIBE = auto()
    """Marks, teeth, belongings and photographs of persons and remains."""
    HANDLE_SAMPLE = auto()
    EDIT_PROFILE = auto()
    MOVE_REMAINS = auto()
    RUN_SEARCH = auto()
    DECIDE = auto()
    """Exclude, ask for more information, propose an identification."""
    APPROVE = auto()
    """Approve or refuse a proposal; reverse an identification."""
    NOTIFY = auto()
    """Tell the family; restitution."""
    IMPORT = auto()
    EXPORT = auto()
    SEE_ACCORD = auto()
    """What was agreed, what is stated about it, and the evidence."""
    KEEP_ACCORD = auto()
    """Documents, points, milestones, owners and evidence; opening an accord to the public."""
    STATE_PROGRESS = auto()
    """Say for one's own party where a point stands, and concur with what another party says."""
    SEE_AUDIT = auto()
    MANAGE_ACCOUNTS = auto()


_CASE = {Right.SEE_PERSON, Right.SEE_REMAINS, Right.SEE_QUEUE}
_GENETICS = {Right.SEE_FAMILY, Right.SEE_GENETIC}

RIGHTS: dict[Role, frozenset[Right]] = {
    Role.REGISTRAR: frozenset(
        _CASE
        | {
            Right.SEE_NAMES,
            Right.SEE_FAMILY,
            Right.SEE_CONTACT,
            Right.EDIT_PERSON,
            Right.CHANGE_STATUS,
            Right.EDIT_FAMILY,
            Right.EDIT_REMAINS,
            Right.DESCRIBE,
            Right.HANDLE_SAMPLE,
            Right.MOVE_REMAINS,
            Right.IMPORT,
            Right.EXPORT,
        }
    ),
    Role.GENETICIST: frozenset(
        _CASE | _GENETICS | {Right.HANDLE_SAMPLE, Right.EDIT_PROFILE, Right.RUN_SEARCH, Right.DECIDE}
    ),
    Role.ANTHROPOLOGIST: frozenset(_CASE | {Right.EDIT_REMAINS, Right.DESCRIBE, Right.MOVE_REMAINS}),
    Role.REVIEWER: frozenset(_CASE | _GENETICS | {Right.SEE_NAMES, Right.RUN_SEARCH, Right.DECIDE}),
    Role.APPROVER: frozenset(_CASE | _GENETICS | {Right.SEE_NAMES, Right.APPROVE}),
    Role.LIAISON: frozenset(
        {
            Right.SEE_PERSON,
            Right.SEE_NAMES,
            Right.SEE_FAMILY,
            Right.SEE_CONTACT,
            Right.EDIT_FAMILY,
            Right.CHANGE_STATUS,
            Right.NOTIFY,
        }
    ),
    Role.AUDITOR: frozenset({Right.SEE_AUDIT}),
    Role.ADMINISTRATOR: frozenset({Right.MANAGE_ACCOUNTS}),
    Role.SECRETARIAT: frozenset({Right.SEE_ACCORD, Right.KEEP_ACCORD, Right.STATE_PROGRESS}),
    Role.OBSERVER: frozenset({Right.SEE_ACCORD}),
}
