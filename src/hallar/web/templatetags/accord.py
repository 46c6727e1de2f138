"""Parties, codes and figures of accords in templates."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import template
from django.utils.translation import gettext as _

from hallar.accord.live import Figure, figure_of
from hallar.accord.models import Accord, Activity, DraftState, Indicator, Point, PointChange, StatusStatement
from hallar.accord.page_words import word_on_page
from hallar.accord.parties import party_name
from hallar.accord.standing import standing_of
from hallar.casework.page_language import page_language

register = template.Library()


@register.simple_tag
def any_public_accord() -> bool:
    """Return whether there is an accord that everybody may read; who does not sign in is led to it."""
    return Accord.objects.filter(is_public=True).exists()


@register.filter
def party(code: str) -> str:
    """Write a party's name."""
    return party_name(code)


@register.filter
def in_words(code: str) -> str:
    """Write one of the reader's codes in words."""
    return word_on_page(code)


@register.filter
def figure_now(indicator: Indicator) -> Figure:
    """Return an indicator's latest value with its day."""
    return figure_of(indicator)


@register.filter
def plain_number(value: float | Decimal | str) -> str:
    """Write a number without trailing noughts."""
    if isinstance(value, str):
        return value
    text = f"{value:f}" if isinstance(value, Decimal) else f"{value:.6f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@register.filter
def percent_of_one(share: float) -> str:
    """Write a share of one as a whole percentage."""
    return f"{round(100 * share)} %"


@register.filter
def likeness_part(name: str) -> str:
    """Write what two points have in common in words."""
    words = {
        "words": _("words"),
        "numbers": _("numbers"),
        "parties": _("parties"),
        "act": _("act"),
        "kind": _("kind"),
        "theme": _("theme"),
        "places": _("places"),
    }
    return words.get(name, name)


@register.filter
def likeness_matched(part: Mapping[str, Any]) -> list[str]:
    """Write what two points have in common; parties and the reader's codes in words."""
    if part["name"] == "parties":
        return [_party_matched(one) for one in part["matched"]]
    if part["name"] in {"act", "kind", "theme"}:
        return [word_on_page(one) for one in part["matched"]]
    return list(part["matched"])


def _party_matched(one: str) -> str:
    """Write ``US →`` (it owes) and ``→ MX`` (it is owed) with names."""
    return " ".join(party_name(word) for word in one.split(" "))


@register.filter
def activity_title(activity: Activity) -> str:
    """Write a programme's title in the language of the page where it was published in it."""
    return (page_language() == "es" and activity.title_spanish) or activity.title


@register.filter
def activity_stage(code: str) -> str:
    """Write the stage of a programme in words (IATI code list ActivityStatus)."""
    words = {
        "1": _("being prepared"),
        "2": _("under way"),
        "3": _("being concluded"),
        "4": _("closed"),
        "5": _("cancelled"),
        "6": _("suspended"),
    }
    return words.get(code, code or "—")


@register.filter
def organisation_role(code: str) -> str:
    """Write an organisation's part in a programme in words (IATI code list OrganisationRole)."""
    words = {"1": _("funding"), "2": _("accountable"), "3": _("extending"), "4": _("implementing")}
    return words.get(code, code)


@register.filter
def set_aside_step(point: Point) -> PointChange | None:
    """Return who set a point aside, when and why, if it is."""
    if point.state != DraftState.SET_ASIDE:
        return None
    steps = [one for one in point.changes.all() if one.kind == PointChange.Kind.SET_ASIDE]
    return steps[-1] if steps else None


@register.filter
def open_words(point: Point) -> list[StatusStatement]:
    """Return what parties state about a point while the others have not concurred."""
    return list(standing_of(point.statements.order_by("pk"), point.concerned()).open_statements.values())
