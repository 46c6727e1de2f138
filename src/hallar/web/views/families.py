"""Families: the pedigree editor, relatives, consent, samples."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Count, Prefetch, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hallar.casework.actions.families import (
    RELATIONS,
    add_relative,
    edit_contact,
    edit_family,
    edit_member,
    give_consent,
    register_family,
    remove_member,
    replace_consent,
    withdraw_consent,
)
from hallar.casework.actions.samples import take_sample
from hallar.casework.audit import record_read
from hallar.casework.family_drawing import draw_family
from hallar.casework.models import Consent, Contact, Family, Member, Sample
from hallar.casework.page_language import page_language
from hallar.casework.pedigrees import pedigree_findings
from hallar.casework.roles import Right
from hallar.casework.scope import families_in_view, own_families
from hallar.web.forms.families import (
    ConsentForm,
    ContactForm,
    FamilyFilter,
    FamilyForm,
    MemberForm,
    NewFamilyForm,
    ReplacementForm,
    WithdrawalForm,
)
from hallar.web.forms.fields import ReasonForm
from hallar.web.forms.samples import SampleForm
from hallar.web.pages import CaseRequest, form_page, page, page_of, stored
from hallar.web.views.versions import version_of


@page(Right.SEE_FAMILY)
def family_list(request: CaseRequest) -> HttpResponse:
    """List families."""
    rows = families_in_view(request.user).select_related("agency")
    filters = FamilyFilter(request.GET or None)
    if filters.is_valid() and filters.cleaned_data["q"]:
        wanted = filters.cleaned_data["q"].strip()
        rows = rows.filter(Q(code__icontains=wanted) | Q(members__person__folio__iexact=wanted)).distinct()
    shown = page_of(request, rows)
    counted = Family.objects.filter(pk__in=[one.pk for one in shown]).annotate(
        people=Count("members", distinct=True),
        typed=Count(
            "members__samples__profiles", filter=Q(members__samples__profiles__active=True), distinct=True
        ),
    )
    counts = {one.pk: one for one in counted}
    return render(request, "families/list.html", {"page": shown, "filters": filters, "counts": counts})


@page(Right.SEE_FAMILY)
def family_detail(request: CaseRequest, number: int) -> HttpResponse:
    """Show a family: the pedigree, and the relative that is picked."""
    family = get_object_or_404(families_in_view(request.user).select_related("agency"), pk=number)
    contacts = (
        request.user.may(Right.SEE_CONTACT) and own_families(request.user).filter(pk=family.pk).exists()
    )
    if contacts:
        record_read(request.user, family, "family")
    return render(request, "families/detail.html", _family_context(request, family, contacts))


def _family_context(request: CaseRequest, family: Family, contacts: bool) -> dict[str, object]:
    language = page_language()
    samples = Prefetch("samples", Sample.objects.prefetch_related("profiles"))
    members = list(
        family.members.select_related("person", "contact", "father", "mother").prefetch_related(
            samples, "consents"
        )
    )
    asked = request.GET.get("member", "")
    searched_for = next((one for one in members if one.person is not None), None)
    picked = next((one for one in members if str(one.pk) == asked), searched_for)
    editable = (
        request.user.may(Right.EDIT_FAMILY) and own_families(request.user).filter(pk=family.pk).exists()
    )
    return {
        "family": family,
        "members": members,
        "picked": picked,
        "contacts": contacts,
        "editable": editable,
        "consented": picked is not None and any(one.is_in_force for one in picked.consents.all()),
        "relations": [(one, _relation_words()[one]) for one in RELATIONS],
        "drawing": draw_family(members, language, address=lambda one: f"?member={one.pk}#relative"),
        "findings": [one.message(language) for one in pedigree_findings(members)],
    }


def _relation_words() -> dict[str, str]:
    return {
        "father": _("father"),
        "mother": _("mother"),
        "brother": _("brother"),
        "sister": _("sister"),
        "half_brother": _("half-brother (mother's side)"),
        "half_sister": _("half-sister (mother's side)"),
        "son": _("son"),
        "daughter": _("daughter"),
    }


@page(Right.EDIT_FAMILY)
def family_new(request: CaseRequest) -> HttpResponse:
    """Register a family."""
    form = NewFamilyForm(request, request.POST or None, initial={"folio": request.GET.get("folio", "")})
    if request.method == "POST" and form.is_valid():
        family = register_family(
            by=request.user,
            agency=request.user.agency,
            code=form.cleaned_data["code"],
            person=form.cleaned_data["folio"],
            notes=form.cleaned_data["notes"],
        )
        messages.success(request, _("Registered. Now add the relatives."))
        return redirect("family", family.pk)
    return form_page(request, form, _("Register a family"), _("Register"), reverse("families"))


@page(Right.EDIT_FAMILY)
def family_edit(request: CaseRequest, number: int) -> HttpResponse:
    """Change what is noted on a family."""
    family = get_object_or_404(own_families(request.user), pk=number)
    form = FamilyForm(request.POST or None, instance=family)
    if request.method == "POST" and form.is_valid():
        edit_family(
            by=request.user, family=family, version=version_of(request), notes=form.cleaned_data["notes"]
        )
        return redirect("family", family.pk)
    title = _("Change %(record)s") % {"record": family.code}
    back = reverse("family", args=[family.pk])
    return form_page(request, form, title, _("Store"), back, version=family.version)


@require_POST
@page(Right.EDIT_FAMILY)
def relative_new(request: CaseRequest, number: int, member: int) -> HttpResponse:
    """Add a relative of a member; the drawing shows it at once."""
    person = _member(request, number, member)
    added = add_relative(by=request.user, member=person, relation=request.POST.get("relation", ""))
    return redirect(f"{reverse('family', args=[number])}?member={added.pk}#relative")


@page(Right.EDIT_FAMILY)
def member_edit(request: CaseRequest, number: int, member: int) -> HttpResponse:
    """Change a member."""
    person = _member(request, number, member)
    form = MemberForm(request.POST or None, instance=person)
    if request.method == "POST" and form.is_valid():
        values = {name: form.cleaned_data[name] for name in form.changed_data}
        edit_member(by=request.user, member=person, version=version_of(request), values=values)
        return redirect(_back(number, member))
    title = _("Relative %(code)s") % {"code": person.code}
    return form_page(request, form, title, _("Store"), _back(number, member), version=person.version)


@page(Right.EDIT_FAMILY)
def member_remove(request: CaseRequest, number: int, member: int) -> HttpResponse:
    """Take a member out of the pedigree."""
    person = _member(request, number, member)
    form = ReasonForm(request.POST or None)
    if stored(
        form, lambda: remove_member(by=request.user, member=person, reason=form.cleaned_data["reason"])
    ):
        return redirect("family", number)
    title = _("Take %(code)s out of the pedigree") % {"code": person.code}
    return form_page(request, form, title, _("Remove"), _back(number, member))


@page(Right.SEE_CONTACT)
def contact_edit(request: CaseRequest, number: int, member: int) -> HttpResponse:
    """Change who a relative is and how to reach them."""
    person = _member(request, number, member)
    record_read(request.user, person, "contact")
    known = Contact.objects.filter(member=person).first()
    form = ContactForm(request.POST or None, instance=known)
    if request.method == "POST" and form.is_valid():
        edit_contact(by=request.user, member=person, values=form.cleaned_data)
        return redirect(_back(number, member))
    title = _("Contact of %(code)s") % {"code": person.code}
    return form_page(request, form, title, _("Store"), _back(number, member))


@page(Right.SEE_CONTACT)
def consent_new(request: CaseRequest, number: int, member: int) -> HttpResponse:
    """Put a consent on record."""
    person = _member(request, number, member)
    form = ConsentForm(request.POST or None)
    if stored(form, lambda: give_consent(by=request.user, member=person, **form.cleaned_data)):
        return redirect(_back(number, member))
    title = _("Consent of %(code)s") % {"code": person.code}
    return form_page(request, form, title, _("Put on record"), _back(number, member))


@page(Right.SEE_CONTACT)
def consent_replace(request: CaseRequest, number: int, member: int, consent: int) -> HttpResponse:
    """Let a wider or narrower consent take the place of one in force."""
    person = _member(request, number, member)
    given = get_object_or_404(Consent, member=person, pk=consent)
    form = ReplacementForm(given, request.POST or None)
    if stored(form, lambda: replace_consent(by=request.user, consent=given, **form.cleaned_data)):
        messages.success(request, _("On record. It holds from now on for the samples already given."))
        return redirect(_back(number, member))
    title = _("Wider or narrower consent of %(code)s") % {"code": person.code}
    note = _("In force is: %(scope)s, since %(day)s. It stays on record, and no new sample is needed.") % {
        "scope": given.get_scope_display(),
        "day": given.given_on.isoformat(),
    }
    return form_page(request, form, title, _("Put on record"), _back(number, member), note=note)


@page(Right.SEE_CONTACT)
def consent_withdraw(request: CaseRequest, number: int, member: int, consent: int) -> HttpResponse:
    """Withdraw a consent."""
    person = _member(request, number, member)
    given = get_object_or_404(Consent, member=person, pk=consent)
    form = WithdrawalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        withdraw_consent(by=request.user, consent=given, **form.cleaned_data)
        messages.success(request, _("Withdrawn. The samples leave every later search."))
        return redirect(_back(number, member))
    title = _("Withdraw the consent of %(code)s") % {"code": person.code}
    return form_page(request, form, title, _("Withdraw"), _back(number, member))


@page(Right.HANDLE_SAMPLE)
def member_sample_new(request: CaseRequest, number: int, member: int) -> HttpResponse:
    """Register a sample of a relative."""
    person = _member(request, number, member)
    form = SampleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        sample = take_sample(by=request.user, source=person, **form.cleaned_data)
        messages.success(
            request, _("Registered. Give the family the receipt %(receipt)s.") % {"receipt": sample.receipt}
        )
        return redirect("sample", sample.pk)
    title = _("Sample of %(code)s") % {"code": person.code}
    return form_page(request, form, title, _("Register"), _back(number, member))


def _member(request: CaseRequest, number: int, member: int) -> Member:
    family = get_object_or_404(own_families(request.user), pk=number)
    return get_object_or_404(Member.objects.select_related("family"), family=family, pk=member)


def _back(number: int, member: int) -> str:
    return f"{reverse('family', args=[number])}?member={member}#relative"
