"""What every page is made with: its right, its account, its list cut into pages."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hallar.casework.errors import CaseworkError, NotAllowedError, StaleRecordError
from hallar.casework.models import Account
from hallar.casework.page_language import page_language
from hallar.casework.roles import Right
from hallar.formats.defect import BadInputError

P = ParamSpec("P")
R = TypeVar("R")
M = TypeVar("M", bound=Model)
PER_PAGE = 50
MOST_DEFECTS = 20
"""Of a file that is refused, so many defects are shown."""


class CaseRequest(HttpRequest):
    """A request of a signed-in official; typing only."""

    user: Account
    htmx: Any


View = Callable[Concatenate[CaseRequest, P], HttpResponse]


def page(*rights: Right) -> Callable[[View[P]], View[P]]:
    """Let a view answer only accounts with one of the rights; without rights, every signed-in account."""

    def wrapped(view: View[P]) -> View[P]:
        @wraps(view)
        def answer(request: CaseRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if rights and not any(request.user.may(right) for right in rights):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        answer.rights = rights  # type: ignore[attr-defined]
        return cast(View[P], answer)

    return wrapped


def stored(form: Any, act: Callable[[], R]) -> R | None:
    """Do what a form asks for, if it was sent whole; a refusal stands on the form, nothing typed is lost.

    Returns:
        what came of it, ``None`` if nothing was done.

    Raises:
        StaleRecordError, NotAllowedError: they have pages of their own.
    """
    if not form.is_valid():
        return None
    try:
        return act()
    except (StaleRecordError, NotAllowedError):
        raise
    except CaseworkError as refused:
        form.add_error(None, refused.message)
    except BadInputError as refused:
        for message in refused.messages(page_language())[:MOST_DEFECTS]:
            form.add_error(None, message)
    return None


def carried_out(form: Any, act: Callable[[], object]) -> bool:
    """Do what a form asks for of which nothing comes, such as taking away; the rest as :func:`stored`."""

    def whole() -> bool:
        act()
        return True

    return stored(form, whole) is not None


def done(request: HttpRequest, act: Callable[[], object], told: str) -> bool:
    """Do what a button asks for; the page that follows tells what came of it, or why nothing was done.

    Raises:
        StaleRecordError, NotAllowedError: they have pages of their own.
    """
    try:
        act()
    except (StaleRecordError, NotAllowedError):
        raise
    except CaseworkError as refused:
        messages.error(request, refused.message)
        return False
    messages.success(request, told)
    return True


def public_page(view: Callable[Concatenate[HttpRequest, P], HttpResponse]) -> Callable[..., HttpResponse]:
    """Let a view answer everybody, to reading requests only."""
    answer = login_not_required(require_safe(view))
    answer.is_public = True  # type: ignore[attr-defined]
    return cast(Callable[..., HttpResponse], answer)


def download(content: str | bytes, content_type: str, name: str) -> HttpResponse:
    """Return a file to be stored under a name, and kept by no cache."""
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


def page_of(request: HttpRequest, rows: QuerySet[M], per_page: int = PER_PAGE) -> Page[M]:
    """Return the page of a list that the address asks for; a wrong number gives the nearest page."""
    return _KeysFirst(rows, per_page).get_page(request.GET.get("page"))


class _KeysFirst(Paginator[M]):
    """Sorts the keys of a list alone and reads the rows of one page: whole rows are long to sort."""

    object_list: QuerySet[M]

    def page(self, number: int | str) -> Page[M]:
        number = self.validate_number(number)
        first = (number - 1) * self.per_page
        last = min(first + self.per_page, self.count)
        keys = list(self.object_list.values_list("pk", flat=True)[first:last])
        return Page(self.object_list.filter(pk__in=keys), number, self)


def form_page(
    request: HttpRequest, form: Any, title: str, submit: str, back: str, **more: object
) -> HttpResponse:
    """Show a form; 422 if it was sent and refused."""
    status = 422 if form.is_bound and not form.is_valid() else 200
    if "version" in request.POST:
        # A form that is shown again stays on the version it was opened on.
        more["version"] = request.POST["version"]
    context = {"form": form, "title": title, "submit": submit, "back": back, **more}
    return render(request, "form.html", context, status=status)
