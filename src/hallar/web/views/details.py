"""Marks, teeth, belongings and photographs of persons and remains."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hallar.casework.actions.details import add_detail, add_photograph, remove_detail
from hallar.casework.audit import record_read
from hallar.casework.models import Belonging, Mark, MissingPerson, Photograph, Record, Remains, ToothRecord
from hallar.casework.roles import Right
from hallar.casework.scope import own_persons, own_remains, persons_in_view, remains_in_view
from hallar.web.forms.details import BelongingForm, MarkForm, PhotographForm, ToothForm
from hallar.web.forms.fields import ReasonForm
from hallar.web.pages import CaseRequest, form_page, page

KINDS: dict[str, tuple[type[Record], Any, Any]] = {
    "mark": (Mark, MarkForm, gettext_lazy("Mark")),
    "tooth": (ToothRecord, ToothForm, gettext_lazy("Tooth")),
    "belonging": (Belonging, BelongingForm, gettext_lazy("Belonging")),
}


@page(Right.DESCRIBE)
def detail_new(request: CaseRequest, owner: str, number: int, kind: str) -> HttpResponse:
    """Add a detail to a person or to remains."""
    record = _own(request, owner, number)
    model, form_class, title = _kind(kind)
    form = form_class(request.POST or None)
    if request.method == "POST" and form.is_valid():
        add_detail(by=request.user, owner=record, kind=model, values=form.cleaned_data)
        messages.success(request, _("Added."))
        return redirect(request.path if "another" in request.POST else _page_of(record))
    return form_page(
        request, form, f"{title} · {record}", _("Add"), _page_of(record), another=_("Add and enter another")
    )


@page(Right.DESCRIBE)
def detail_remove(request: CaseRequest, owner: str, number: int, kind: str, detail: int) -> HttpResponse:
    """Take a detail away."""
    record = _own(request, owner, number)
    model = Photograph if kind == "photograph" else _kind(kind)[0]
    found = get_object_or_404(model._default_manager.filter(**{owner: record}), pk=detail)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        remove_detail(by=request.user, owner=record, detail=found, reason=form.cleaned_data["reason"])
        messages.success(request, _("Removed."))
        return redirect(_page_of(record))
    return form_page(request, form, _("Remove %(what)s") % {"what": found}, _("Remove"), _page_of(record))


@page(Right.DESCRIBE)
def photograph_new(request: CaseRequest, owner: str, number: int) -> HttpResponse:
    """Add a photograph."""
    record = _own(request, owner, number)
    form = PhotographForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        picture = form.cleaned_data["picture"]
        add_photograph(
            by=request.user, owner=record, content=picture.read(), caption=form.cleaned_data["caption"]
        )
        messages.success(request, _("Added."))
        return redirect(_page_of(record))
    return form_page(
        request, form, _("Photograph · %(record)s") % {"record": record}, _("Add"), _page_of(record)
    )


@page(Right.SEE_NAMES, Right.DESCRIBE)
def photograph(request: CaseRequest, number: int) -> HttpResponse:
    """Send a photograph to those who may see its owner."""
    picture = get_object_or_404(Photograph, pk=number)
    if picture.person_id is not None:
        if not request.user.may(Right.SEE_NAMES):
            raise PermissionDenied
        person = get_object_or_404(persons_in_view(request.user), pk=picture.person_id)
        record_read(request.user, person, "photograph")
    else:
        get_object_or_404(remains_in_view(request.user), pk=picture.remains_id)
    response = HttpResponse(bytes(picture.content), content_type=picture.content_type)
    response["Cache-Control"] = "private, no-store"
    return response


def _own(request: CaseRequest, owner: str, number: int) -> MissingPerson | Remains:
    if owner == "person":
        return get_object_or_404(own_persons(request.user), pk=number)
    return get_object_or_404(own_remains(request.user), pk=number)


def _kind(kind: str) -> tuple[type[Record], Any, Any]:
    if kind not in KINDS:
        raise Http404
    return KINDS[kind]


def _page_of(record: MissingPerson | Remains) -> str:
    return reverse("person" if isinstance(record, MissingPerson) else "remains", args=[record.pk])
