"""Figures, drawings and details in templates."""

from __future__ import annotations

from django import template
from django.db.models import Model
from django.http import HttpRequest, QueryDict
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from hallar.casework.comparison_field import Verdict
from hallar.casework.models import ImportBatch, MissingPerson, PersonName, Remains
from hallar.casework.models.person import SearchType
from hallar.casework.roles import Role
from hallar.casework.teeth import TOOTH_STATES, surface_code

register = template.Library()


@register.filter
def drawing(svg: str) -> SafeString:
    """Insert an SVG of our own making; its texts were escaped where it was drawn."""
    return mark_safe(svg)  # noqa: S308


@register.filter
def log10(value: float | None) -> str:
    """Write a log10 LR with two decimals."""
    if value is None:
        return ""
    return "−∞" if value == float("-inf") else f"{value:.2f}".replace("-", "−")


@register.filter
def ratio(value: float | None) -> str:
    """Write a likelihood ratio with three significant digits, as a power of ten where it is far from one."""
    if value is None:
        return ""
    if value == 0:
        return "0"
    if 0.001 <= value < 100_000:
        return f"{value:,.3g}" if value < 1000 else f"{value:,.0f}"
    mantissa, exponent = f"{value:.2e}".split("e")
    return f"{mantissa} × 10{_raised(int(exponent))}"


def _raised(exponent: int) -> str:
    return str(exponent).translate(str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"))


@register.filter
def percent(value: float | None) -> str:
    """Write a probability so that one never reads as certainty."""
    if value is None:
        return ""
    if value > 0.9999:
        return "> 99.99 %"
    if value < 0.0001:
        return "< 0.01 %"
    return f"{100 * value:.2f} %"


@register.filter
def small(value: float | None) -> str:
    """Write an expected number so that its size is seen at once."""
    if value is None:
        return ""
    if 0 < value < 0.001:
        mantissa, exponent = f"{value:.1e}".split("e")
        return f"{mantissa} × 10{_raised(int(exponent))}"
    return f"{value:.2g}"


@register.filter
def verdict_sign(verdict: Verdict) -> SafeString:
    """Write a verdict as a sign with words for those who cannot see it."""
    signs = {
        Verdict.AGREES: ("✓", _("agrees")),
        Verdict.CONTRADICTS: ("✗", _("contradicts")),
        Verdict.SILENT: ("·", _("says nothing")),
    }
    sign, words = signs[verdict]
    return format_html(
        '<span class="verdict {}" title="{}"><span aria-hidden="true">{}</span>'
        '<span class="unseen">{}</span></span>',
        verdict.value, words, sign, words,
    )  # fmt: skip


@register.filter
def get(mapping: dict[object, object], key: object) -> object:
    """Return a value of a mapping."""
    return mapping.get(key)


@register.filter
def surfaces(states: dict[str, str]) -> str:
    """Write the surfaces of a tooth in their short form."""
    return surface_code(states)


@register.filter
def tooth_state(state: str) -> str:
    """Write the state of a tooth in words."""
    return str(dict(TOOTH_STATES).get(state, state))


@register.filter
def search_type(kind: str) -> str:
    """Write a kind of search in words."""
    return str(SearchType(kind).label) if kind in SearchType.values else kind


@register.filter
def role_name(role: str) -> str:
    """Write a role in words."""
    return str(Role(role).label) if role in Role.values else role


@register.filter
def custody_event(event: str) -> str:
    """Write a step of the chain of custody in words."""
    words = {
        "registered": _("registered"),
        "released": _("released"),
        "received": _("received"),
        "called off": _("hand-over called off"),
        "returned": _("given back to the family"),
    }
    return words.get(event, event)


@register.simple_tag(takes_context=True)
def address_with(context: template.Context, **changed: object) -> str:
    """Return the present address with some parts of its query changed."""
    request: HttpRequest = context["request"]
    query: QueryDict = request.GET.copy()
    for name, value in changed.items():
        query[name] = str(value)
    return f"?{query.urlencode()}"


@register.simple_tag
def changed_cell(subject: str, name: str, value: object) -> str:
    """Write what a cell of a table brought in would store, in the words of the forms."""
    kinds: tuple[type[Model], ...] = (Remains,)
    if subject == ImportBatch.Subject.PERSONS:
        kinds = (MissingPerson, PersonName)
    for kind in kinds:
        for field in kind._meta.concrete_fields:
            if field.name == name:
                words = dict(field.flatchoices).get(value, value)
                return f"{capfirst(field.verbose_name)}: {words}"
    return f"{name}: {value}"


@register.filter
def is_checks(field: object) -> bool:
    """Whether a form field is a group of check boxes."""
    widget = getattr(getattr(field, "field", None), "widget", None)
    return type(widget).__name__ == "CheckboxSelectMultiple"
