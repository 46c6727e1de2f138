"""A point: from draft to what was kept."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hallar.accord.actions import drafts, progress, regrouping, reopening
from hallar.accord.actions.reopening import something_rests_on
from hallar.accord.history import history_of
from hallar.accord.models import (
    IN_PLAY,
    SOURCES,
    Accord,
    DraftState,
    Evidence,
    Milestone,
    Owner,
    Point,
    StatusStatement,
)
from hallar.accord.parties import accords_in_view, is_party, party_name
from hallar.accord.programmes import sums_of
from hallar.accord.standing import standing_of
from hallar.casework.roles import Right
from hallar.web.forms.accords import (
    ConcurForm,
    MergeForm,
    MilestoneForm,
    NewPointForm,
    OwnerForm,
    PointForm,
    ReachForm,
    SplitForm,
    StatusForm,
    VersionedReasonForm,
)
from hallar.web.pages import CaseRequest, done, form_page, page, stored
from hallar.web.views.accords import accord_of
from hallar.web.views.versions import version_of


@page(Right.SEE_ACCORD)
def point(request: CaseRequest, number: int) -> HttpResponse:
    """Show a point with its sentence, its history and the evidence."""
    one = point_of(request, number)
    evidence = one.evidence.select_related(*SOURCES, "later__document", "by")
    out_of_play = Q(state=Evidence.State.OFFERED) & ~Q(later__state__in=IN_PLAY)
    party = is_party(request.user, one.accord)
    context = {
        "point": one,
        "today": date.today(),
        "party": party,
        "country": request.user.agency.country,
        # Who entered the earliest milestones was not kept; either party may take those away.
        "removable": {"", request.user.agency.country},
        "concerned": one.concerned(),
        "standing": standing_of(one.statements.order_by("pk"), one.concerned()),
        "history": history_of(one),
        "evidence": evidence.exclude(state=Evidence.State.DECLINED).exclude(out_of_play),
        "declined": evidence.filter(state=Evidence.State.DECLINED),
        "milestones": one.milestones.all(),
        "owners": one.owners.all(),
        "parts": one.parts.all(),
        "replaces": one.replaces.all(),
        "sums": sums_of(one),
        "reopenable": party and one.state == DraftState.CONFIRMED and not something_rests_on(one),
    }
    return render(request, "accords/point.html", context)


@page(Right.KEEP_ACCORD)
def point_new(request: CaseRequest, number: int) -> HttpResponse:
    """Add a point by hand."""
    accord = accord_of(request, number)
    initial = {"document": request.GET.get("document"), "sentence": request.GET.get("sentence", "")[:4000]}
    form = NewPointForm(accord, request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        added = stored(form, lambda: drafts.add_point(by=request.user, accord=accord, **values))
        if added:
            messages.success(request, _("Added as a draft."))
            return redirect("accord_point", added.pk)
    return form_page(request, form, _("Add a point"), _("Add as a draft"), _came_from(request, accord))


@require_POST
@page(Right.KEEP_ACCORD)
def point_confirm(request: CaseRequest, number: int) -> HttpResponse:
    """Confirm a draft."""
    one = point_of(request, number)
    told = _("Point %(number)d is confirmed.") % {"number": one.number}
    version = version_of(request)
    if done(request, lambda: drafts.confirm_point(by=request.user, point=one, version=version), told):
        return _back(request, one)
    # Why not stands at the top of the point's own page, where it is corrected.
    return redirect("accord_point", number)


@page(Right.KEEP_ACCORD)
def point_edit(request: CaseRequest, number: int) -> HttpResponse:
    """Correct what was read."""
    one = point_of(request, number)
    form = PointForm(one.accord, request.POST or None, instance=point_of(request, number))
    if request.method == "POST" and form.is_valid():
        values = {name: form.cleaned_data[name] for name in form.changed_data}
        if stored(
            form,
            lambda: drafts.correct_point(by=request.user, point=one, version=version_of(request), **values),
        ):
            messages.success(request, _("Stored."))
            return redirect("accord_point", number)
    return form_page(
        request, form, _("Correct point %(number)d") % {"number": one.number}, _("Store"), _address(one),
        version=one.version, note=one.sentence,
    )  # fmt: skip


@page(Right.KEEP_ACCORD)
def point_set_aside(request: CaseRequest, number: int) -> HttpResponse:
    """Set aside what is no agreed point."""
    one = point_of(request, number)
    form = VersionedReasonForm(request.POST or None, initial={"version": one.version})
    if stored(form, lambda: drafts.set_aside(by=request.user, point=one, **form.cleaned_data)):
        return _back(request, one)
    title = _("Set point %(number)d aside") % {"number": one.number}
    return form_page(request, form, title, _("Set aside"), _address(one), note=one.sentence)


@page(Right.KEEP_ACCORD)
def point_reopen(request: CaseRequest, number: int) -> HttpResponse:
    """Make a draft again of what was confirmed by mistake."""
    one = point_of(request, number)
    form = VersionedReasonForm(request.POST or None, initial={"version": one.version})
    if stored(form, lambda: reopening.reopen_point(by=request.user, point=one, **form.cleaned_data)):
        messages.success(request, _("It is a draft again."))
        return redirect("accord_point", number)
    title = _("Make point %(number)d a draft again") % {"number": one.number}
    return form_page(request, form, title, _("Make it a draft again"), _address(one), note=one.sentence)


@require_POST
@page(Right.KEEP_ACCORD)
def point_bring_back(request: CaseRequest, number: int) -> HttpResponse:
    """Make a draft again of what was set aside, merged or split."""
    one = point_of(request, number)
    version = version_of(request)
    done(
        request,
        lambda: regrouping.bring_back(by=request.user, point=one, version=version),
        _("It is a draft again."),
    )
    return redirect("accord_point", number)


@page(Right.KEEP_ACCORD)
def point_split(request: CaseRequest, number: int) -> HttpResponse:
    """Split a draft into several."""
    one = point_of(request, number)
    begun = {"version": one.version, "pieces": "\n".join([one.object or one.sentence])}
    form = SplitForm(request.POST or None, initial=begun)
    if request.method == "POST" and form.is_valid():
        pieces = form.cleaned_data["pieces"].splitlines()
        version = form.cleaned_data["version"]
        if stored(
            form, lambda: regrouping.split_point(by=request.user, point=one, version=version, pieces=pieces)
        ):
            messages.success(request, _("Split; each piece is a draft of its own."))
            return _back(request, one)
    title = _("Split point %(number)d") % {"number": one.number}
    return form_page(request, form, title, _("Split"), _address(one), note=one.sentence)


@page(Right.KEEP_ACCORD)
def point_merge(request: CaseRequest, number: int) -> HttpResponse:
    """Merge a draft into another point."""
    one = point_of(request, number)
    form = MergeForm(one, request.POST or None, initial={"version": one.version})
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        if stored(form, lambda: regrouping.merge_point(by=request.user, point=one, **asked)):
            messages.success(request, _("Merged into point %(number)d.") % {"number": asked["into"].number})
            return redirect("accord_point", asked["into"].pk)
    title = _("Merge point %(number)d into another") % {"number": one.number}
    return form_page(request, form, title, _("Merge"), _address(one), note=one.sentence)


@page(Right.STATE_PROGRESS)
def point_status(request: CaseRequest, number: int) -> HttpResponse:
    """Say for one's party where a point stands."""
    one = point_of(request, number)
    form = StatusForm(one, request.POST or None, initial={"version": one.version})
    if stored(form, lambda: progress.state_status(by=request.user, point=one, **form.cleaned_data)):
        messages.success(request, _("On record as the word of your party."))
        return redirect("accord_point", number)
    note = _("It is shown as stated by your party until every other party concerned concurs.")
    title = _("Where point %(number)d stands") % {"number": one.number}
    return form_page(request, form, title, _("Put on record"), _address(one), note=note, about=one)


@page(Right.STATE_PROGRESS)
def statement_concur(request: CaseRequest, number: int) -> HttpResponse:
    """Concur with another party's word."""
    rows = StatusStatement.objects.filter(point__accord__in=accords_in_view(request.user))
    word = get_object_or_404(rows.select_related("point__accord"), pk=number)
    form = ConcurForm(request.POST or None, initial={"version": word.point.version})
    if stored(form, lambda: progress.concur(by=request.user, statement=word, **form.cleaned_data)):
        messages.success(request, _("On record: your party concurs."))
        return redirect("accord_point", word.point_id)
    title = _("Concur: %(status)s") % {"status": word.get_status_display()}
    said = {"party": party_name(word.country), "status": word.get_status_display(), "day": word.as_of}
    note = _("Stated by %(party)s: %(status)s, as of %(day)s.") % said + f"\n{word.note}"
    return form_page(request, form, title, _("Concur"), _address(word.point), note=note, about=word.point)


@page(Right.KEEP_ACCORD)
def milestone_new(request: CaseRequest, number: int) -> HttpResponse:
    """Add a step on the way."""
    one = point_of(request, number)
    form = MilestoneForm(one, request.POST or None)
    if stored(form, lambda: progress.add_milestone(by=request.user, point=one, **form.cleaned_data)):
        return redirect("accord_point", number)
    return form_page(request, form, _("Add a milestone"), _("Add"), _address(one), about=one)


@page(Right.STATE_PROGRESS)
def milestone_reach(request: CaseRequest, number: int) -> HttpResponse:
    """Put on record when a milestone was reached."""
    milestone = _milestone(request, number)
    begun = {"version": milestone.version, "occurrence": milestone.occurrence}
    form = ReachForm(milestone, request.POST or None, initial=begun)
    if stored(
        form, lambda: progress.reach_milestone(by=request.user, milestone=milestone, **form.cleaned_data)
    ):
        return redirect("accord_point", milestone.point_id)
    point = milestone.point
    return form_page(request, form, milestone.title, _("Put on record"), _address(point), about=point)


@require_POST
@page(Right.KEEP_ACCORD)
def milestone_remove(request: CaseRequest, number: int) -> HttpResponse:
    """Take a milestone away."""
    milestone = _milestone(request, number)
    told = _("Taken away: %(what)s.") % {"what": milestone.title}
    done(request, lambda: progress.remove_milestone(by=request.user, milestone=milestone), told)
    return redirect("accord_point", milestone.point_id)


@page(Right.KEEP_ACCORD)
def owner_new(request: CaseRequest, number: int) -> HttpResponse:
    """Name the office that answers for a point."""
    one = point_of(request, number)
    form = OwnerForm(request.POST or None)
    if stored(form, lambda: progress.add_owner(by=request.user, point=one, **form.cleaned_data)):
        return redirect("accord_point", number)
    return form_page(
        request, form, _("Name the office that answers for it"), _("Add"), _address(one), about=one
    )


@require_POST
@page(Right.KEEP_ACCORD)
def owner_remove(request: CaseRequest, number: int) -> HttpResponse:
    """Take an office away."""
    rows = Owner.objects.filter(point__accord__in=accords_in_view(request.user))
    owner = get_object_or_404(rows.select_related("point__accord"), pk=number)
    told = _("Taken away: %(what)s.") % {"what": owner.office}
    done(request, lambda: progress.remove_owner(by=request.user, owner=owner), told)
    return redirect("accord_point", owner.point_id)


def point_of(request: CaseRequest, number: int) -> Point:
    """Return a point of an accord that the account may read, or answer that there is none."""
    rows = Point.objects.filter(accord__in=accords_in_view(request.user))
    return get_object_or_404(rows.select_related("accord", "document", "parent", "replaced_by"), pk=number)


def _milestone(request: CaseRequest, number: int) -> Milestone:
    rows = Milestone.objects.filter(point__accord__in=accords_in_view(request.user))
    return get_object_or_404(rows.select_related("point__accord"), pk=number)


def _came_from(request: CaseRequest, accord: Accord) -> str:
    """Return the document that a missed point is added from, else the accord."""
    number = request.GET.get("document", "")
    if number.isdecimal() and accord.documents.filter(pk=int(number)).exists():
        return reverse("accord_document", args=[int(number)])
    return reverse("accord", args=[accord.pk])


def _address(one: Point) -> str:
    return reverse("accord_point", args=[one.pk])


def _back(request: CaseRequest, one: Point) -> HttpResponse:
    """Return to the document when the draft was read from one, where the next draft waits."""
    if one.document_id and request.POST.get("from") != "point":
        page_number = request.POST.get("page", "")
        query = f"?page={page_number}" if page_number.isdecimal() else ""
        return redirect(f"{reverse('accord_document', args=[one.document_id])}{query}#point-{one.number}")
    return redirect("accord_point", one.pk)
