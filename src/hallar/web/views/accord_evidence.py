"""Evidence for a point: added, accepted, declined."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from hallar.accord.actions.evidence import accept_evidence, add_evidence, decline_evidence
from hallar.accord.models import Evidence
from hallar.accord.parties import accords_in_view
from hallar.casework.roles import Right
from hallar.web.forms.accords import AcceptForm, EvidenceForm, VersionedReasonForm
from hallar.web.pages import CaseRequest, form_page, page, stored
from hallar.web.views.accord_points import point_of


@page(Right.KEEP_ACCORD)
def evidence_new(request: CaseRequest, number: int) -> HttpResponse:
    """Add evidence for a point."""
    point = point_of(request, number)
    form = EvidenceForm(point.accord, request.POST or None)
    if stored(form, lambda: add_evidence(by=request.user, point=point, **form.cleaned_data)):
        return redirect("accord_point", number)
    back = reverse("accord_point", args=[number])
    return form_page(request, form, _("Add evidence"), _("Add"), back, about=point)


@page(Right.KEEP_ACCORD)
def evidence_accept(request: CaseRequest, number: int) -> HttpResponse:
    """Accept what was offered, as evidence or as the point that takes the earlier one's place."""
    evidence = _evidence(request, number)
    form = AcceptForm(request.POST or None, initial={"version": evidence.version})
    if stored(form, lambda: accept_evidence(by=request.user, evidence=evidence, **form.cleaned_data)):
        return redirect("accord_point", evidence.point_id)
    return _form(request, form, evidence, _("Accept the evidence"), _("Accept"))


@page(Right.KEEP_ACCORD)
def evidence_decline(request: CaseRequest, number: int) -> HttpResponse:
    """Decline evidence; it stays on record as declined."""
    evidence = _evidence(request, number)
    form = VersionedReasonForm(request.POST or None, initial={"version": evidence.version})
    if stored(form, lambda: decline_evidence(by=request.user, evidence=evidence, **form.cleaned_data)):
        return redirect("accord_point", evidence.point_id)
    if evidence.state == Evidence.State.ACCEPTED:
        return _form(request, form, evidence, _("Withdraw the evidence"), _("Withdraw it"))
    return _form(request, form, evidence, _("Decline the evidence"), _("Decline"))


def _evidence(request: CaseRequest, number: int) -> Evidence:
    rows = Evidence.objects.filter(point__accord__in=accords_in_view(request.user))
    return get_object_or_404(rows.select_related("point__accord", "later"), pk=number)


def _form(
    request: CaseRequest, form: AcceptForm | VersionedReasonForm, evidence: Evidence, title: str, submit: str
) -> HttpResponse:
    back = reverse("accord_point", args=[evidence.point_id])
    note = f"{evidence}\n{evidence.later.sentence}" if evidence.later else str(evidence)
    return form_page(request, form, title, submit, back, note=note, about=evidence.point)
