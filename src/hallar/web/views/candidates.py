"""The queue, the review page and the decisions."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hallar.casework.actions import decisions
from hallar.casework.audit import append_event, record_read
from hallar.casework.evidence import scenario_json
from hallar.casework.models import Account, Candidate, Identification
from hallar.casework.models.search import PENDING_STATES
from hallar.casework.page_language import page_language
from hallar.casework.review import review_of
from hallar.casework.roles import RIGHTS, Right
from hallar.casework.scope import candidates_of
from hallar.web.forms.decisions import AssignForm, DecisionForm, MoreForm, NoteForm, QueueFilter
from hallar.web.pages import CaseRequest, form_page, page, page_of
from hallar.web.report import render_report


@page(Right.SEE_QUEUE)
def queue(request: CaseRequest) -> HttpResponse:
    """List candidates, the surest first, then the longest waiting."""
    rows = candidates_of(request.user).select_related(
        "member__person", "member__family__agency", "remains__agency", "assigned_to"
    )
    filters = QueueFilter(request.GET or None)
    asked: dict[str, Any] = filters.cleaned_data if filters.is_valid() else {}
    rows = rows.filter(state__in=[asked["state"]] if asked.get("state") else PENDING_STATES)
    if asked.get("country"):
        rows = rows.filter(remains__agency__country=asked["country"])
    if asked.get("mine"):
        rows = rows.filter(assigned_to=request.user)
    if asked.get("least") is not None:
        rows = rows.filter(posterior__gte=asked["least"])
    return render(request, "candidates/queue.html", {"page": page_of(request, rows), "filters": filters})


@page(Right.SEE_QUEUE)
def candidate(request: CaseRequest, number: int) -> HttpResponse:
    """Show both sides of a candidate, the evidence, and what can be decided."""
    one = _candidate(request, number)
    if one.member.person is not None and request.user.may(Right.SEE_NAMES):
        record_read(request.user, one.member.person, "review")
    language = page_language()
    review = review_of(one, language, genetic=request.user.may(Right.SEE_GENETIC))
    return render(
        request, "candidates/review.html", {"candidate": one, "review": review, "note_form": NoteForm()}
    )


@require_POST
@page(Right.DECIDE)
def candidate_take(request: CaseRequest, number: int) -> HttpResponse:
    """Take a candidate under review."""
    decisions.take_candidate(by=request.user, candidate=_candidate(request, number))
    return redirect("candidate", number)


@page(Right.DECIDE)
def candidate_assign(request: CaseRequest, number: int) -> HttpResponse:
    """Assign a candidate to a colleague."""
    one = _candidate(request, number)
    roles = [role for role, rights in RIGHTS.items() if Right.DECIDE in rights]
    agencies = (one.member.family.agency_id, one.remains.agency_id)
    colleagues = Account.objects.filter(role__in=roles, is_active=True).filter(
        Q(agency__in=agencies) | Q(agency__in=request.user.agency.in_view())
    )
    form = AssignForm(colleagues, request.POST or None)
    if request.method == "POST" and form.is_valid():
        decisions.assign_candidate(by=request.user, candidate=one, to=form.cleaned_data["to"])
        return redirect("candidate", number)
    back = reverse("candidate", args=[number])
    return form_page(request, form, _("Assign · %(code)s") % {"code": one.remains.code}, _("Assign"), back)


@require_POST
@page(Right.SEE_QUEUE)
def note_new(request: CaseRequest, number: int) -> HttpResponse:
    """Add a remark."""
    one = _candidate(request, number)
    form = NoteForm(request.POST)
    if not form.is_valid():
        heading = f"{_('Notes')} · {one.remains.code}"
        return form_page(request, form, heading, _("Add the note"), reverse("candidate", args=[number]))
    decisions.add_note(by=request.user, candidate=one, text=form.cleaned_data["text"])
    return redirect(f"{reverse('candidate', args=[number])}#notes")


@page(Right.DECIDE)
def exclude(request: CaseRequest, number: int) -> HttpResponse:
    """Exclude a candidate."""
    return _decision(
        request, number, decisions.exclude, _("Exclude"), _("These remains are not this person.")
    )


@page(Right.DECIDE)
def more(request: CaseRequest, number: int) -> HttpResponse:
    """Ask for more information."""
    one = _candidate(request, number)
    form = MoreForm(request.POST or None, initial={"version": one.version})
    if request.method == "POST" and form.is_valid():
        decisions.ask_for_more(by=request.user, candidate=one, **form.cleaned_data)
        return redirect("candidate", number)
    return form_page(
        request, form, _("More information needed"), _("Put on record"), reverse("candidate", args=[number])
    )


@page(Right.DECIDE)
def propose(request: CaseRequest, number: int) -> HttpResponse:
    """Propose an identification."""
    note = _("A second official of another role has to approve before anything is recorded as identified.")
    return _decision(request, number, decisions.propose, _("Propose the identification"), note)


@page(Right.APPROVE)
def approve(request: CaseRequest, number: int) -> HttpResponse:
    """Approve a proposal."""
    note = _("The person becomes 'located dead', the other candidates close, and the family is to be told.")
    return _decision(request, number, decisions.approve, _("Approve the identification"), note)


@page(Right.APPROVE)
def refuse(request: CaseRequest, number: int) -> HttpResponse:
    """Refuse a proposal."""
    return _decision(
        request, number, decisions.refuse, _("Refuse the proposal"), _("The candidate goes back to review.")
    )


@page(Right.DECIDE)
def reopen(request: CaseRequest, number: int) -> HttpResponse:
    """Take up an excluded candidate again."""
    return _decision(request, number, decisions.reopen, _("Reopen"), _("The exclusion stays on record."))


@page(Right.APPROVE)
def reverse_identification(request: CaseRequest, number: int) -> HttpResponse:
    """Reverse an identification."""
    one = _candidate(request, number)
    standing = get_object_or_404(Identification, candidate=one, reversed_at=None)
    form = DecisionForm(request.POST or None, initial={"version": one.version})
    if request.method == "POST" and form.is_valid():
        decisions.reverse(by=request.user, identification=standing, reasons=form.cleaned_data["reasons"])
        messages.success(request, _("Reversed. The case is open again; the identification stays on record."))
        return redirect("candidate", number)
    note = _("The case opens again with all its candidates. Tell the family liaison at once.")
    back = reverse("candidate", args=[number])
    return form_page(request, form, _("Reverse the identification"), _("Reverse"), back, note=note)


@page(Right.DECIDE, Right.APPROVE)
def report(request: CaseRequest, number: int) -> HttpResponse:
    """Send the integrated report as PDF."""
    one = _candidate(request, number)
    if one.member.person is not None:
        record_read(request.user, one.member.person, "report")
    language = request.GET.get("language", page_language())
    content = render_report(one, request.user, "en" if language == "en" else "es")
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="dictamen-{one.pk}.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response


@page(Right.SEE_GENETIC)
def scenario_file(request: CaseRequest, number: int) -> HttpResponse:
    """Send what the LR was computed from, for anyone to compute it again."""
    one = _candidate(request, number)
    content = scenario_json(one)
    if content is None:
        raise Http404
    append_event(by=request.user, verb="export.scenario", on=one)
    response = HttpResponse(content, content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="scenario-{one.pk}.json"'
    response["Cache-Control"] = "private, no-store"
    return response


def _decision(request: CaseRequest, number: int, act: Any, title: str, note: str) -> HttpResponse:
    one = _candidate(request, number)
    form = DecisionForm(request.POST or None, initial={"version": one.version})
    if request.method == "POST" and form.is_valid():
        act(by=request.user, candidate=one, **form.cleaned_data)
        messages.success(request, _("On record."))
        return redirect("candidate", number)
    back = reverse("candidate", args=[number])
    heading = f"{title} · {one.remains.code}"
    return form_page(request, form, heading, title, back, note=note)


def _candidate(request: CaseRequest, number: int) -> Candidate:
    rows = candidates_of(request.user).select_related(
        "run",
        "member__person__agency",
        "member__family__agency",
        "remains__agency",
        "remains__location",
        "assigned_to",
    )
    return get_object_or_404(rows, pk=number)
