"""The Django application."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccordConfig(AppConfig):
    """The accord."""

    name = "hallar.accord"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = _("Accord")
