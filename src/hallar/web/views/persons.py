"""Persons searched for."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from hallar.casework.actions.details import add_detail, remove_detail
from hallar.casework.actions.persons import (
    add_companion,
    change_status,
    edit_person,
    register_person,
    remove_companion,
)
from hallar.casework.audit import record_list_read, record_read
from hallar.casework.completeness import completeness
from hallar.casework.dental import draw_teeth
from hallar.casework.duplicates import possible_duplicates
from hallar.casework.models import IdentityNumber, MissingPerson, PersonName
from hallar.casework.names import search_form
from hallar.casework.page_language import page_language
from hallar.casework.places import draw_places
from hallar.casework.roles import Right
from hallar.casework.scope import candidates_of, own_persons, persons_in_view
from hallar.web.forms.fields import ReasonForm
from hallar.web.forms.persons import (
    CompanionForm,
    IdentityNumberForm,
    NameForm,
    NewPersonForm,
    PersonFilter,
    PersonForm,
    StatusForm,
)
from hallar.web.pages import CaseRequest, form_page, page, page_of, stored
from hallar.web.views.versions import version_of

NAME_FIELDS = ("given", "first_surname", "second_surname")


@page(Right.SEE_PERSON)
def person_list(request: CaseRequest) -> HttpResponse:
    """List persons; names are searched only by those who may see them."""
    rows = persons_in_view(request.user).select_related("agency")
    filters = PersonFilter(request.GET or None)
    if filters.is_valid():
        asked = filters.cleaned_data
        if asked["q"]:
            wanted = Q(folio__icontains=asked["q"].strip())
            if request.user.may(Right.SEE_NAMES):
                wanted |= Q(search_name__contains=search_form([asked["q"]]))
            rows = rows.filter(wanted)
        if asked["status"]:
            rows = rows.filter(status=asked["status"])
        if asked["nationality"]:
            rows = rows.filter(nationality=asked["nationality"])
        if asked["year"]:
            rows = rows.filter(last_contact_earliest__year=asked["year"])
    if request.user.may(Right.SEE_NAMES):
        rows = rows.prefetch_related("names")
    shown = page_of(request, rows)
    if request.user.may(Right.SEE_NAMES):
        record_list_read(request.user, shown, "persons")
    return render(request, "persons/list.html", {"page": shown, "filters": filters})


@page(Right.SEE_PERSON)
def person_detail(request: CaseRequest, number: int) -> HttpResponse:
    """Show everything the account may see of a person."""
    person = get_object_or_404(persons_in_view(request.user).select_related("agency"), pk=number)
    names = request.user.may(Right.SEE_NAMES)
    if names:
        record_read(request.user, person, "person")
    own = own_persons(request.user).filter(pk=person.pk).exists()
    language = page_language()
    candidates = candidates_of(request.user).filter(member__person=person).select_related("remains__agency")
    context = {
        "person": person,
        "own": own,
        "candidates": candidates if request.user.may(Right.SEE_QUEUE) else (),
        "completeness": completeness(person),
        "duplicates": possible_duplicates(person) if names and own else (),
        "memberships": person.memberships.select_related("family"),
        "map": draw_places(person, None, language),
        "teeth": draw_teeth(person, None, language),
    }
    return render(request, "persons/detail.html", context)


@page(Right.EDIT_PERSON)
def person_new(request: CaseRequest) -> HttpResponse:
    """Register a person."""
    form = NewPersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        name = {field: values.pop(field) for field in NAME_FIELDS}
        person = register_person(
            by=request.user,
            agency=request.user.agency,
            name=name,
            status=values.pop("status"),
            values=values,
        )
        messages.success(request, _("Registered."))
        return redirect("person", person.pk)
    return form_page(request, form, _("Register a person searched for"), _("Register"), reverse("persons"))


@page(Right.EDIT_PERSON)
def person_edit(request: CaseRequest, number: int) -> HttpResponse:
    """Change the record of a person."""
    person = get_object_or_404(own_persons(request.user), pk=number)
    form = PersonForm(request.POST or None, instance=person)
    if request.method == "POST" and form.is_valid():
        edit_person(
            by=request.user,
            person=person,
            version=version_of(request),
            values={name: form.cleaned_data[name] for name in form.changed_data},
        )
        messages.success(request, _("Stored."))
        return redirect("person", person.pk)
    record_read(request.user, person, "person")
    back = reverse("person", args=[person.pk])
    return form_page(
        request,
        form,
        _("Change %(record)s") % {"record": person.folio},
        _("Store"),
        back,
        version=person.version,
    )


@page(Right.CHANGE_STATUS)
def person_status(request: CaseRequest, number: int) -> HttpResponse:
    """Change the status of a person."""
    person = get_object_or_404(own_persons(request.user), pk=number)
    form = StatusForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        change_status(
            by=request.user,
            person=person,
            new=form.cleaned_data["status"],
            reason=form.cleaned_data["reason"],
        )
        messages.success(request, _("Stored. Everyone who holds this case sees the new status."))
        return redirect("person", person.pk)
    back = reverse("person", args=[person.pk])
    title = _("Status of %(record)s: %(status)s") % {
        "record": person.folio,
        "status": person.get_status_display(),
    }
    return form_page(request, form, title, _("Change the status"), back)


@page(Right.EDIT_PERSON)
def name_new(request: CaseRequest, number: int) -> HttpResponse:
    """Add a name to a person."""
    person = get_object_or_404(own_persons(request.user), pk=number)
    form = NameForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        add_detail(by=request.user, owner=person, kind=PersonName, values=form.cleaned_data)
        return redirect("person", person.pk)
    return form_page(request, form, _("Another name"), _("Add"), reverse("person", args=[person.pk]))


@page(Right.EDIT_PERSON)
def identity_number_new(request: CaseRequest, number: int) -> HttpResponse:
    """Add an identity number to a person."""
    person = get_object_or_404(own_persons(request.user), pk=number)
    form = IdentityNumberForm(request.POST or None)
    if stored(
        form,
        lambda: add_detail(by=request.user, owner=person, kind=IdentityNumber, values=form.cleaned_data),
    ):
        return redirect("person", person.pk)
    return form_page(request, form, _("Identity number"), _("Add"), reverse("person", args=[person.pk]))


@page(Right.EDIT_PERSON)
def name_remove(request: CaseRequest, number: int, name: int) -> HttpResponse:
    """Take a name away."""
    person = get_object_or_404(own_persons(request.user), pk=number)
    detail = get_object_or_404(PersonName, person=person, pk=name)
    return _removal(request, person, detail)


@page(Right.EDIT_PERSON)
def identity_number_remove(request: CaseRequest, number: int, detail: int) -> HttpResponse:
    """Take an identity number away."""
    person = get_object_or_404(own_persons(request.user), pk=number)
    return _removal(request, person, get_object_or_404(IdentityNumber, person=person, pk=detail))


@page(Right.EDIT_PERSON)
def companion_new(request: CaseRequest, number: int) -> HttpResponse:
    """Put on record who travelled with a person."""
    person = get_object_or_404(own_persons(request.user), pk=number)
    form = CompanionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        add_companion(by=request.user, person=person, companion=form.cleaned_data["folio"])
        return redirect("person", person.pk)
    return form_page(request, form, _("Travelled with"), _("Add"), reverse("person", args=[person.pk]))


@page(Right.EDIT_PERSON)
def companion_remove(request: CaseRequest, number: int, companion: int) -> HttpResponse:
    """Take a companion off the record."""
    person = get_object_or_404(own_persons(request.user), pk=number)
    other = get_object_or_404(person.companions, pk=companion)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        remove_companion(by=request.user, person=person, companion=other, reason=form.cleaned_data["reason"])
        return redirect("person", person.pk)
    back = reverse("person", args=[person.pk])
    return form_page(request, form, _("Remove %(what)s") % {"what": other}, _("Remove"), back)


def _removal(
    request: CaseRequest, person: MissingPerson, detail: PersonName | IdentityNumber
) -> HttpResponse:
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        remove_detail(by=request.user, owner=person, detail=detail, reason=form.cleaned_data["reason"])
        messages.success(request, _("Removed."))
        return redirect("person", person.pk)
    back = reverse("person", args=[person.pk])
    return form_page(request, form, _("Remove %(what)s") % {"what": detail}, _("Remove"), back)
