"""Evidence: added by a person, or offered by the reader and then accepted or declined."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from hallar.accord.actions.changes import Kind, note_step
from hallar.accord.actions.inputs import sound_required
from hallar.accord.actions.permission import bring_up_to_date, confirmed_required, party_required
from hallar.accord.models import Activity, Document, Evidence, Indicator, Point
from hallar.casework.actions.action import action, latest, not_to_come, required
from hallar.casework.errors import CaseworkError
from hallar.casework.models import Account
from hallar.casework.roles import Right


@action("evidence.add", Right.KEEP_ACCORD)
def add_evidence(
    *, by: Account, point: Point, words: str = "", reference: str = "", dated: date | None = None,
    document: Document | None = None, activity: Activity | None = None, indicator: Indicator | None = None,
) -> Evidence:  # fmt: skip
    """Add evidence for a point: a document, a programme, a series, an address, or words.

    Raises:
        CaseworkError: there is nothing in it, it is of another accord, dated to come, or on record already.
    """
    country = party_required(by, point.accord)
    point = latest(point, None)
    confirmed_required(point)
    named = [one for one in (document, activity, indicator) if one is not None]
    if not (named or words.strip() or reference.strip()):
        raise CaseworkError(
            _("Say what shows it: words, an address, a document, a programme or an indicator.")
        )
    if any(one.accord_id != point.accord_id for one in named):
        raise CaseworkError(_("This belongs to another accord."))
    not_to_come(dated)
    evidence = Evidence(
        point=point, words=words.strip(), reference=reference.strip(), dated=dated, document=document,
        activity=activity, indicator=indicator, country=country, by=by,
    )  # fmt: skip
    sound_required(evidence, "words", "reference", "dated")
    _new_required(evidence)
    evidence.save()
    bring_up_to_date(point, dated or (document.dated if document else date.today()))
    return evidence


@action("evidence.accept", Right.KEEP_ACCORD)
def accept_evidence(*, by: Account, evidence: Evidence, version: int, relation: str) -> Evidence:
    """Accept what was offered: the later point is evidence of progress, or takes the earlier one's place."""
    evidence = _offered(by, evidence, version)
    point = latest(evidence.point, None)
    for one in (point, evidence.later):
        if one is not None:
            confirmed_required(one)
    evidence.state, evidence.relation = Evidence.State.ACCEPTED, Evidence.Relation(relation)
    evidence.declined_because = ""
    evidence.save()
    bring_up_to_date(point, evidence.dated)
    return evidence


@action("evidence.decline", Right.KEEP_ACCORD)
def decline_evidence(*, by: Account, evidence: Evidence, version: int, reason: str) -> Evidence:
    """Decline evidence, offered or accepted; it stays on record as declined, with the reason."""
    country = party_required(by, evidence.point.accord)
    reason = required(reason, _("Reason"))
    evidence = latest(evidence, version)
    if evidence.state == Evidence.State.DECLINED:
        raise CaseworkError(_("This was declined already."))
    if evidence.state == Evidence.State.ACCEPTED and evidence.country != country:
        raise CaseworkError(
            _("The other party put this on record; state your own view of the point instead.")
        )
    evidence.state, evidence.country, evidence.by = Evidence.State.DECLINED, country, by
    evidence.declined_because = reason
    evidence.save()
    note_step(Kind.DECLINED, evidence.point, by, about=str(evidence), reason=reason)
    return evidence


def _new_required(evidence: Evidence) -> None:
    """Refuse what a party put on record for the point already, as somebody does who asks twice."""
    same = {
        name: getattr(evidence, name)
        for name in ("words", "reference", "dated", "document", "activity", "indicator", "country")
    }
    if evidence.point.evidence.filter(state=Evidence.State.ACCEPTED, later=None, **same).exists():
        raise CaseworkError(_("This is on record for the point already."))


def _offered(by: Account, evidence: Evidence, version: int) -> Evidence:
    country = party_required(by, evidence.point.accord)
    evidence = latest(evidence, version)
    if evidence.state == Evidence.State.ACCEPTED:
        raise CaseworkError(_("This was accepted already."))
    evidence.country, evidence.by = country, by
    return evidence
