"""Documents of an accord: added, read beside their text, taken away."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hallar.accord.actions.documents import add_document, change_document, remove_document
from hallar.accord.highlight import Passage, page_bounds, pieces_of
from hallar.accord.models import IN_PLAY, Document, DraftState
from hallar.accord.parties import accords_in_view, is_party
from hallar.casework.roles import Right
from hallar.web.forms.accords import DocumentForm, DocumentNameForm
from hallar.web.forms.fields import VersionedForm
from hallar.web.pages import CaseRequest, carried_out, form_page, page, stored
from hallar.web.views.accords import accord_of
from hallar.web.views.versions import version_of


@page(Right.KEEP_ACCORD)
def document_new(request: CaseRequest, number: int) -> HttpResponse:
    """Read a document into drafts."""
    accord = accord_of(request, number)
    form = DocumentForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        values = dict(form.cleaned_data)
        file = values.pop("file")
        document = stored(
            form,
            lambda: add_document(
                by=request.user, accord=accord, name=file.name, content=file.read(), **values
            ),
        )
        if document:
            messages.success(request, _told_of(document))
            return redirect("accord_document", document.pk)
    note = _("Text, HTML or PDF, in Spanish or English, of at most 500,000 characters, about 200 pages.")
    back = reverse("accord", args=[number])
    return form_page(request, form, _("Add a document"), _("Read it"), back, note=note)


@page(Right.SEE_ACCORD)
def document(request: CaseRequest, number: int) -> HttpResponse:
    """Show a document's text with its points marked, and the points beside it."""
    one = document_of(request, number)
    bounds = Paginator(page_bounds(one.text), 1).get_page(request.GET.get("page"))
    start, end = bounds[0]
    points = one.points.filter(parent=None, start__lt=max(end, 1), end__gt=start).prefetch_related(
        "parts__parent", "evidence_for__point", "changes", "parts__changes"
    )
    standing = points.filter(state__in=IN_PLAY)
    passages = [Passage(point.start, point.end, str(point.number), True) for point in standing]
    passages += [Passage(said["start"], said["end"], said["why"], False) for said in one.statements]
    context = {
        "document": one,
        "page": bounds,
        "pieces": pieces_of(one.text, passages, start, end),
        "points": points,
        "party": is_party(request.user, one.accord),
        "removable": not one.points.filter(state=DraftState.CONFIRMED).exists(),
    }
    return render(request, "accords/document.html", context)


@page(Right.KEEP_ACCORD)
def document_edit(request: CaseRequest, number: int) -> HttpResponse:
    """Call a document otherwise."""
    one = document_of(request, number)
    form = DocumentNameForm(request.POST or None, instance=document_of(request, number))
    if request.method == "POST" and form.is_valid():
        values = {name: form.cleaned_data[name] for name in form.changed_data}
        version = version_of(request)
        if stored(form, lambda: change_document(by=request.user, document=one, version=version, **values)):
            messages.success(request, _("Stored."))
            return redirect("accord_document", number)
    title = _("Change %(record)s") % {"record": one.title}
    back = reverse("accord_document", args=[number])
    return form_page(request, form, title, _("Store"), back, version=one.version)


@page(Right.KEEP_ACCORD)
def document_remove(request: CaseRequest, number: int) -> HttpResponse:
    """Take away a document added by mistake."""
    one = document_of(request, number)
    accord, count = one.accord_id, one.points.count()
    form = VersionedForm(request.POST or None, initial={"version": one.version})
    if carried_out(form, lambda: remove_document(by=request.user, document=one)):
        messages.success(request, _("Taken away with its drafts."))
        return redirect("accord", accord)
    told = ngettext(
        "%(count)d draft goes with it, what was corrected in it too.",
        "%(count)d drafts go with it, what was corrected in them too.",
        count,
    )
    title = _("Take away: %(what)s") % {"what": one.title}
    back = reverse("accord_document", args=[number])
    return form_page(request, form, title, _("Take away"), back, note=told % {"count": count})


def _told_of(document: Document) -> str:
    """Return what came of a reading: how many drafts, or what to do where there is none."""
    count = document.points.count()
    if not count:
        return _("Read; no agreed point was found. Add by hand what the reader missed.")
    told = ngettext(
        "Read: %(count)d point, a draft until you confirm it.",
        "Read: %(count)d points, each a draft until you confirm it.",
        count,
    )
    return told % {"count": count}


def document_of(request: CaseRequest, number: int) -> Document:
    """Return a document that the account may read, or answer that there is none."""
    rows = Document.objects.filter(accord__in=accords_in_view(request.user)).select_related("accord")
    return get_object_or_404(rows, pk=number)
