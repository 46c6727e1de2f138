"""Where a point stands, in the words of each party; milestones and owners."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from hallar.accord.actions.changes import Kind, note_step
from hallar.accord.actions.inputs import sound_required
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
        CaseworkError: the day is to come, before the last word or before the agreement, or the successor is
            missing or wrong.
    """
    point, country = _spoken_for(by, point, version)
    _day_of_word(point, country, as_of)
    required(note, _("Grounds"))
    if (status == Status.REPLACED) != (successor is not None):
        raise CaseworkError(_("Name the point that takes its place if it was replaced, and only then."))
    if successor is not None:
        _successor_required(point, successor)
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
def add_milestone(
    *, by: Account, point: Point, title: str, due: date | None, occurrence: bool = False
) -> Milestone:
    """Add a step on the way, or one occurrence of what recurs.

    Raises:
        CaseworkError: the point is not confirmed, or has this milestone already, or does not recur.
    """
    country = party_required(by, point.accord)
    point = latest(point, None)
    confirmed_required(point)
    title = required(title, _("Milestone"))
    if point.milestones.filter(title=title, due=due).exists():
        raise CaseworkError(_("This point has this milestone already."))
    milestone = Milestone(point=point, title=title, due=due, entered_by=country)
    sound_required(milestone, "title", "due")
    _mark(milestone, point, occurrence)
    milestone.save()
    bring_up_to_date(point, None)
    return milestone


@action("milestone.reach", Right.STATE_PROGRESS)
def reach_milestone(
    *, by: Account, milestone: Milestone, version: int, done_on: date | None, occurrence: bool | None = None
) -> Milestone:
    """Put on record when a milestone was reached; without a day, that it was not after all.

    What one party put on record no other changes; it can say otherwise in its word on the point.

    Args:
        by: who says so.
        milestone: the milestone.
        version: the one the form was opened on.
        done_on: the day; ``None`` takes it back.
        occurrence: whether it is one time of what recurs; ``None`` leaves that as it is.

    Raises:
        CaseworkError: another party put it on record, the day is to come or before the agreement, or the
            point does not recur.
    """
    country = party_required(by, milestone.point.accord)
    point = latest(milestone.point, None)
    milestone = latest(milestone, version)
    if milestone.done_on is not None and milestone.country != country:
        raise CaseworkError(
            _("The other party put this on record; state your own view of the point instead.")
        )
    not_to_come(done_on)
    if done_on is not None:
        _not_before_agreement(point, done_on)
    if milestone.done_on is not None and done_on is None:
        about = f"{milestone.title} ({milestone.done_on.isoformat()})"
        note_step(Kind.UNREACHED, point, by, about=about)
    milestone.done_on, milestone.country = done_on, country if done_on is not None else ""
    if occurrence is not None:
        _mark(milestone, point, occurrence)
    milestone.save()
    bring_up_to_date(point, done_on)
    return milestone


@action("milestone.remove", Right.KEEP_ACCORD)
def remove_milestone(*, by: Account, milestone: Milestone) -> None:
    """Take away a milestone that one's own party entered by mistake; one that was reached stays.

    Raises:
        NotAllowedError: another party entered it.
        CaseworkError: it was reached, or is gone already.
    """
    country = party_required(by, milestone.point.accord)
    point = latest(milestone.point, None)
    milestone = latest(milestone, None)
    if milestone.entered_by not in {"", country}:
        raise NotAllowedError(_("The other party entered this milestone; only that party takes it away."))
    if milestone.done_on is not None:
        raise CaseworkError(_("This milestone was reached; it stays on record."))
    milestone.delete()
    bring_up_to_date(point, None)


@action("owner.add", Right.KEEP_ACCORD)
def add_owner(*, by: Account, point: Point, office: str) -> Owner:
    """Name the office of one's own party that answers for a point.

    Raises:
        CaseworkError: the point is not confirmed, or this office is named already.
    """
    country = party_required(by, point.accord)
    point = latest(point, None)
    confirmed_required(point)
    owner = Owner(point=point, country=country, office=required(office, _("Office")))
    if point.owners.filter(country=country, office=owner.office).exists():
        raise CaseworkError(_("This office is named already."))
    sound_required(owner, "office")
    owner.save()
    return owner


@action("owner.remove", Right.KEEP_ACCORD)
def remove_owner(*, by: Account, owner: Owner) -> None:
    """Take away an office of one's own party."""
    if party_required(by, owner.point.accord) != owner.country:
        raise NotAllowedError(_("The other party names its own offices."))
    latest(owner, None).delete()


def _spoken_for(by: Account, point: Point, version: int) -> tuple[Point, str]:
    country = party_required(by, point.accord)
    point = latest(point, version)
    confirmed_required(point)
    if country not in point.concerned():
        raise NotAllowedError(_("This point neither binds nor serves your party; its parties speak for it."))
    return point, country


def _mark(milestone: Milestone, point: Point, occurrence: bool) -> None:
    """Say whether a milestone is one time of what recurs."""
    if occurrence and not point.every_months:
        raise CaseworkError(_("This point does not recur; say first how often it falls due again."))
    milestone.occurrence = occurrence


def _successor_required(point: Point, successor: Point) -> None:
    """Refuse what cannot take a point's place: itself, what is no point of the accord, what it replaced."""
    if successor.accord_id != point.accord_id or successor.pk == point.pk:
        raise CaseworkError(_("The point that takes its place is another point of the same accord."))
    confirmed_required(successor)
    replaced: Point | None = successor
    while replaced is not None:
        if replaced.pk == point.pk:
            raise CaseworkError(
                _("Point %(number)d was itself replaced by this one.") % {"number": successor.number}
            )
        replaced = replaced.replaced_by


def _not_before_agreement(point: Point, day: date) -> None:
    if day < point.agreed_on():
        raise CaseworkError(
            _("The point was agreed on %(day)s; nothing can be said of it for an earlier day.")
            % {"day": point.agreed_on().isoformat()}
        )


def _day_of_word(point: Point, country: str, as_of: date) -> None:
    not_to_come(as_of)
    _not_before_agreement(point, as_of)
    last = point.statements.filter(country=country).order_by("pk").last()
    if last is not None and as_of < last.as_of:
        raise CaseworkError(
            _("Your party's last word is of %(day)s; a later word cannot be of an earlier day.")
            % {"day": last.as_of.isoformat()}
        )


def _put_on_record(by: Account, point: Point, statement: StatusStatement) -> StatusStatement:
    statement.point, statement.by = point, by
    sound_required(statement, "note")
    statement.save()
    bring_up_to_date(point, statement.as_of)
    return statement
