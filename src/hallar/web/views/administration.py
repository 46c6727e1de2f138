"""Accounts, agencies, the trail, imports and exports."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hallar.casework.actions.accounts import (
    change_account,
    create_account,
    create_agency,
    reset_second_factor,
    set_password,
)
from hallar.casework.actions.imports import (
    DIRECT_ROWS,
    apply_import,
    confirm_import,
    discard_import,
    preview_import,
)
from hallar.casework.audit import append_event, head, record_read, verify_chain
from hallar.casework.exporting import csv_text, export_agency, export_person
from hallar.casework.models import Account, Agency, AuditEvent, ImportBatch, ImportRow
from hallar.casework.roles import Right
from hallar.casework.scope import own_persons
from hallar.web.forms.administration import (
    AccountForm,
    AgencyForm,
    AuditFilter,
    ImportForm,
    NewAccountForm,
    PasswordForm,
)
from hallar.web.forms.fields import ReasonForm
from hallar.web.pages import CaseRequest, download, form_page, page, page_of


@page(Right.MANAGE_ACCOUNTS)
def account_list(request: CaseRequest) -> HttpResponse:
    """List accounts."""
    rows = Account.objects.select_related("agency")
    return render(
        request, "accounts/list.html", {"page": page_of(request, rows), "agencies": Agency.objects.all()}
    )


@page(Right.MANAGE_ACCOUNTS)
def account_new(request: CaseRequest) -> HttpResponse:
    """Create an account."""
    form = NewAccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            create_account(by=request.user, **form.cleaned_data)
        except ValidationError as refused:
            form.add_error("password", refused)
        else:
            messages.success(request, _("Created. At the first sign-in it sets up its second factor."))
            return redirect("accounts")
    return form_page(request, form, _("New account"), _("Create"), reverse("accounts"))


@page(Right.MANAGE_ACCOUNTS)
def account_edit(request: CaseRequest, number: int) -> HttpResponse:
    """Change or close an account."""
    account = get_object_or_404(Account, pk=number)
    form = AccountForm(request.POST or None, instance=account)
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        change_account(
            by=request.user,
            account=account,
            role=asked["role"],
            agency=asked["agency"],
            active=asked["is_active"],
            reason=asked["reason"],
        )
        return redirect("accounts")
    title = _("Account %(name)s") % {"name": account.username}
    return form_page(request, form, title, _("Store"), reverse("accounts"))


@page(Right.MANAGE_ACCOUNTS)
def account_password(request: CaseRequest, number: int) -> HttpResponse:
    """Give an account another password."""
    account = get_object_or_404(Account, pk=number)
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            set_password(by=request.user, account=account, **form.cleaned_data)
        except ValidationError as refused:
            form.add_error("password", refused)
        else:
            messages.success(request, _("Stored."))
            return redirect("accounts")
    title = _("Password of %(name)s") % {"name": account.username}
    return form_page(request, form, title, _("Store"), reverse("accounts"))


@page(Right.MANAGE_ACCOUNTS)
def second_factor_reset(request: CaseRequest, number: int) -> HttpResponse:
    """Take a lost second factor away."""
    account = get_object_or_404(Account, pk=number)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reset_second_factor(by=request.user, account=account, reason=form.cleaned_data["reason"])
        messages.success(request, _("Taken away. At the next sign-in the account sets up a new one."))
        return redirect("accounts")
    title = _("Second factor of %(name)s") % {"name": account.username}
    return form_page(request, form, title, _("Take away"), reverse("accounts"))


@page(Right.MANAGE_ACCOUNTS)
def agency_new(request: CaseRequest) -> HttpResponse:
    """Create an agency."""
    form = AgencyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        create_agency(by=request.user, **form.cleaned_data)
        return redirect("accounts")
    return form_page(request, form, _("New agency"), _("Create"), reverse("accounts"))


@page(Right.SEE_AUDIT)
def audit_list(request: CaseRequest) -> HttpResponse:
    """List the trail."""
    rows = AuditEvent.objects.all()
    filters = AuditFilter(request.GET or None)
    if filters.is_valid():
        asked = filters.cleaned_data
        if asked["account"]:
            rows = rows.filter(account_name=asked["account"].strip())
        if asked["verb"]:
            rows = rows.filter(verb__startswith=asked["verb"].strip())
        if asked["record_type"]:
            rows = rows.filter(record_type=asked["record_type"].strip())
        if asked["record_id"]:
            rows = rows.filter(record_id=asked["record_id"])
    return render(
        request, "audit/list.html", {"page": page_of(request, rows, 100), "filters": filters, "head": head()}
    )


@require_POST
@page(Right.SEE_AUDIT)
def audit_verify(request: CaseRequest) -> HttpResponse:
    """Check the whole trail."""
    faults = verify_chain()
    append_event(by=request.user, verb="audit.verify", details={"faults": len(faults)})
    return render(
        request, "audit/verified.html", {"faults": faults[:200], "count": len(faults), "head": head()}
    )


@page(Right.IMPORT)
def import_list(request: CaseRequest) -> HttpResponse:
    """List the tables brought in."""
    rows = ImportBatch.objects.filter(agency__in=request.user.agency.in_view()).select_related("uploaded_by")
    return render(request, "imports/list.html", {"page": page_of(request, rows)})


@page(Right.IMPORT)
def import_new(request: CaseRequest) -> HttpResponse:
    """Upload a table and see what it would do."""
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        table = form.cleaned_data["table"]
        batch = preview_import(
            by=request.user, subject=form.cleaned_data["subject"], file_name=table.name, content=table.read()
        )
        return redirect("import", batch.pk)
    note = _("Nothing changes before you have seen what would change and confirmed it.")
    return form_page(
        request, form, _("Bring in a table"), _("Show what would change"), reverse("imports"), note=note
    )


@page(Right.IMPORT)
def import_detail(request: CaseRequest, number: int) -> HttpResponse:
    """Show what a table would do, or did; while it is under way, the page asks again by itself."""
    batch = _batch(request, number)
    under_way = batch.state in (ImportBatch.State.READING, ImportBatch.State.APPLYING)
    if request.htmx:
        response = render(request, "imports/_progress.html", {"batch": batch, "under_way": under_way})
        if not under_way:
            response["HX-Refresh"] = "true"
        return response
    if under_way:
        return render(request, "imports/under_way.html", {"batch": batch, "under_way": True})
    outcome = request.GET.get("outcome", "")
    rows = batch.rows.filter(outcome=outcome) if outcome in ImportRow.Outcome.values else batch.rows.all()
    record_read(request.user, batch, "import")
    counts = [(one, batch.rows.filter(outcome=one).count()) for one in ImportRow.Outcome]
    return render(
        request,
        "imports/detail.html",
        {"batch": batch, "page": page_of(request, rows), "counts": counts, "outcome": outcome},
    )


@require_POST
@page(Right.IMPORT)
def import_apply(request: CaseRequest, number: int) -> HttpResponse:
    """Apply or discard a table."""
    batch = _batch(request, number)
    if "discard" in request.POST:
        discard_import(by=request.user, batch=batch)
    elif batch.rows_total > DIRECT_ROWS:
        confirm_import(by=request.user, batch=batch)
    else:
        apply_import(by=request.user, batch=batch)
        messages.success(request, _("Applied."))
    return redirect("import", number)


@page(Right.IMPORT)
def import_rejected(request: CaseRequest, number: int) -> HttpResponse:
    """Send the rejected rows with the reasons."""
    batch = _batch(request, number)
    record_read(request.user, batch, "import")
    rows = list(batch.rows.filter(outcome=ImportRow.Outcome.REJECTED))
    columns = list(dict.fromkeys(name for row in rows for name in row.cells))
    heading = [_("row"), _("reasons"), *columns]
    table = (
        [row.number, "; ".join(row.reasons), *(row.cells.get(name, "") for name in columns)] for row in rows
    )
    return download(csv_text(heading, table), "text/csv; charset=utf-8", f"rejected-{batch.pk}.csv")


@page(Right.EXPORT)
def agency_export(request: CaseRequest) -> HttpResponse:
    """Send everything the agency owns."""
    append_event(by=request.user, verb="export.agency", on=request.user.agency)
    return download(export_agency(request.user), "application/zip", f"{request.user.agency.code}.zip")


@page(Right.EXPORT)
def person_export(request: CaseRequest, number: int) -> HttpResponse:
    """Send a case."""
    person = get_object_or_404(own_persons(request.user), pk=number)
    record_read(request.user, person, "export")
    return download(export_person(person, request.user), "application/json", f"case-{person.pk}.json")


def _batch(request: CaseRequest, number: int) -> ImportBatch:
    rows = ImportBatch.objects.filter(agency__in=request.user.agency.in_view())
    return get_object_or_404(rows, pk=number)
