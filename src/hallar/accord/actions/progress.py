"""Where a point stands, in the words of each party; milestones and owners."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from hallar.accord.actions.permission import bring_up_to_date, confirmed_required, party_required
from hallar.accord.models import Milestone, Owner, Point, Status, StatusStatement
from hallar.casework.actions.action import action, latest, not_to_come, required
from hallar.casework.errors import CaseworkError, NotAllowedError
from hallar.casework.models import Account
from hallar.casework.roles import Right


@action("point.state_status", Right.STATE_PROGRESS)
def state_status(
    *, by: Account, point: Point, version: int, status: str, as_of: date, note: str,
    successor: Point | None = None,
) -> StatusStatement:  # fmt: skip
    """Put one's own party's word on record; it stands once every other party concerned says the same.

    Raises:
        NotAllowedError: the point does not concern the account's party.
        CaseworkError: the day is to come or before the last word, or the successor is missing or wrong.
    """
    point, country = _spoken_for(by, point, version)
    _day_of_word(point, country, as_of)
    required(note, _("Grounds"))
    if (status == Status.REPLACED) != (successor is not None):
        raise CaseworkError(_("Name the point that takes its place if it was replaced, and only then."))
    if successor is not None and (successor.accord_id != point.accord_id or successor.pk == point.pk):
        raise CaseworkError(_("The point that takes its place is another point of the same accord."))
    if successor is not None:
        confirmed_required(successor)
    return _put_on_record(
        by,
        point,
        StatusStatement(country=country, status=Status(status), as_of=as_of, note=note, successor=successor),
    )


@action("point.concur", Right.STATE_PROGRESS)
def concur(*, by: Account, statement: StatusStatement, version: int, note: str = "") -> StatusStatement:
    """Concur, for one's own party, with the last word of another.

    Raises:
        CaseworkError: it is one's own word, or that party has said something else since.
    """
    point, country = _spoken_for(by, statement.point, version)
    if statement.country == country:
        raise CaseworkError(_("This is your own party's word; the other party concurs with it, or does not."))
    last = point.statements.filter(country=statement.country).order_by("pk").last()
    if last is None or last.pk != statement.pk:
        raise CaseworkError(_("That party has said something else since; look at its last word."))
    own = point.statements.filter(country=country).order_by("pk").last()
    if own is not None and (own.status, own.successor_id) == (statement.status, statement.successor_id):
        raise CaseworkError(_("Your party says the same already."))
    as_of = max(statement.as_of, own.as_of) if own else statement.as_of
    return _put_on_record(
        by, point,
        StatusStatement(
            country=country, status=statement.status, as_of=as_of, note=note, concurs_with=statement,
            successor=statement.successor,
        ),
    )  # fmt: skip


@action("milestone.add", Right.KEEP_ACCORD)
def add_milestone(*, by: Account, point: Point, title: str, due: date | None) -> Milestone:
    """Add a step on the way."""
    party_required(by, point.accord)
    point = latest(point, None)
    confirmed_required(point)
    milestone = Milestone(point=point, title=required(title, _("Milestone")), due=due)
    milestone.save()
    bring_up_to_date(point, None)
    return milestone


@action("milestone.reach", Right.STATE_PROGRESS)
def reach_milestone(*, by: Account, milestone: Milestone, version: int, done_on: date | None) -> Milestone:
    """Put on record when a milestone was reached; without a day, that it was not after all."""
    country = party_required(by, milestone.point.accord)
    point = latest(milestone.point, None)
    milestone = latest(milestone, version)
    not_to_come(done_on)
    milestone.done_on, milestone.country = done_on, country
    milestone.save()
    bring_up_to_date(point, done_on)
    return milestone


@action("milestone.remove", Right.KEEP_ACCORD)
def remove_milestone(*, by: Account, milestone: Milestone) -> None:
    """Take away a milestone that was entered by mistake; one that was reached stays."""
    party_required(by, milestone.point.accord)
    point = latest(milestone.point, None)
    if milestone.done_on is not None:
        raise CaseworkError(_("This milestone was reached; it stays on record."))
    milestone.delete()
    bring_up_to_date(point, None)


@action("owner.add", Right.KEEP_ACCORD)
def add_owner(*, by: Account, point: Point, office: str) -> Owner:
    """Name the office of one's own party that answers for a point."""
    country = party_required(by, point.accord)
    confirmed_required(point)
    owner = Owner(point=point, country=country, office=required(office, _("Office")))
    owner.save()
    return owner


@action("owner.remove", Right.KEEP_ACCORD)
def remove_owner(*, by: Account, owner: Owner) -> None:
    """Take away an office of one's own party."""
    if party_required(by, owner.point.accord) != owner.country:
        raise NotAllowedError(_("The other party names its own offices."))
    owner.delete()


def _spoken_for(by: Account, point: Point, version: int) -> tuple[Point, str]:
    country = party_required(by, point.accord)
    point = latest(point, version)
    confirmed_required(point)
    if country not in point.concerned():
        raise NotAllowedError(_("This point neither binds nor serves your party; its parties speak for it."))
    return point, country


def _day_of_word(point: Point, country: str, as_of: date) -> None:
    not_to_come(as_of)
    last = point.statements.filter(country=country).order_by("pk").last()
    if last is not None and as_of < last.as_of:
        raise CaseworkError(
            _("Your party's last word is of %(day)s; a later word cannot be of an earlier day.")
            % {"day": last.as_of.isoformat()}
        )


def _put_on_record(by: Account, point: Point, statement: StatusStatement) -> StatusStatement:
    statement.point, statement.by = point, by
    statement.save()
    bring_up_to_date(point, statement.as_of)
    return statement
