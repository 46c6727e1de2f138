"""The accounts of officials."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from hallar.casework.models.agency import Agency
from hallar.casework.roles import RIGHTS, Right, Role


class Account(AbstractUser):
    """An official: one role in one agency."""

    role = models.CharField(_("role"), max_length=20, choices=Role)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="accounts", verbose_name=_("agency"))
    is_demonstration = models.BooleanField(_("demonstration account"), default=False)

    REQUIRED_FIELDS = ["email", "role", "agency_id"]

    class Meta:
        """Listed by name."""

        ordering = ("username",)
        verbose_name = _("account")
        verbose_name_plural = _("accounts")

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    def may(self, right: Right) -> bool:
        """Whether the account's role has a right."""
        return self.is_active and right in RIGHTS[Role(self.role)]
