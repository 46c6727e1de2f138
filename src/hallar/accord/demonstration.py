"""An accord in the database, from invented documents: read, confirmed, followed by two secretariats."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from hallar.accord.actions.accords import admit_observer, change_accord, create_accord
from hallar.accord.actions.documents import add_document
from hallar.accord.actions.drafts import confirm_point, set_aside
from hallar.accord.actions.evidence import accept_evidence, add_evidence
from hallar.accord.actions.indicators import bring_in_series, follow_live_figure, record_course
from hallar.accord.actions.programmes import bring_in_activities, bring_in_rates
from hallar.accord.actions.progress import add_milestone, add_owner, concur, reach_milestone, state_status
from hallar.accord.models import (
    Accord,
    Document,
    DraftState,
    Evidence,
    LiveFigure,
    Point,
    Status,
    StatusStatement,
)
from hallar.casework.models import Account, Agency

COMMUNIQUE, REVIEW = "communique-two-presidents.txt", "joint-review.txt"
PROGRAMMES, INDICATORS, RATES = "programmes.xml", "indicators.csv", "rates.csv"
FILES = (COMMUNIQUE, REVIEW, PROGRAMMES, INDICATORS, RATES)
"""What is read, by name."""

TITLES = {
    COMMUNIQUE: "Communiqué of the two delegations (demonstration)",
    REVIEW: "Joint review (demonstration)",
}


def load_accord(
    *, mexico: Account, united_states: Account, observer: Agency, files: Mapping[str, bytes]
) -> Accord:
    """Open an accord, read its documents and follow some of its points.

    Args:
        mexico: its secretariat.
        united_states: its secretariat.
        observer: an agency that is let to read.
        files: the content of each of :data:`FILES`.
    """
    accord = create_accord(
        by=mexico, title="México – Estados Unidos, 8 de junio de 2021 (demostración)",
        address="mexico-estados-unidos-2021", concluded_on=date(2021, 6, 8), countries=["MX", "US"],
        place="Ciudad de México", currency="USD",
    )  # fmt: skip
    communique = _document(mexico, accord, files, COMMUNIQUE, Document.Kind.COMMUNIQUE)
    for point in communique.points.filter(parent=None):
        _confirm(mexico, point)
    for part in communique.points.exclude(parent=None):
        _confirm(mexico, part)
    review = _document(united_states, accord, files, REVIEW, Document.Kind.MINUTES)
    _review(united_states, review)
    bring_in_activities(by=united_states, accord=accord, name=PROGRAMMES, content=files[PROGRAMMES])
    bring_in_series(by=mexico, accord=accord, name=INDICATORS, content=files[INDICATORS])
    bring_in_rates(by=mexico, accord=accord, name=RATES, content=files[RATES])
    for figure in LiveFigure:
        follow_live_figure(by=mexico, accord=accord, live=figure)
    _follow(mexico, united_states, accord)
    admit_observer(by=mexico, accord=accord, agency=observer)
    accord.refresh_from_db()
    return change_accord(by=mexico, accord=accord, version=accord.version, is_public=True)


def _document(by: Account, accord: Accord, files: Mapping[str, bytes], name: str, kind: str) -> Document:
    return add_document(by=by, accord=accord, name=name, content=files[name], title=TITLES[name], kind=kind)


def _confirm(by: Account, point: Point) -> None:
    confirm_point(by=by, point=point, version=point.version)


def _review(by: Account, review: Document) -> None:
    """Confirm what the review agreed; its first sentence agrees nothing."""
    for point in review.points.filter(parent=None):
        if "met to review" in point.sentence:
            set_aside(by=by, point=point, version=point.version, reason="It reports a meeting, no agreement.")
            continue
        _confirm(by, point)


def _follow(mexico: Account, united_states: Account, accord: Accord) -> None:
    training = _point(accord, theme="missing persons", kind="training")
    add_owner(by=united_states, point=training, office="Office of forensic cooperation (demonstration)")
    add_owner(by=mexico, point=training, office="Comisión de búsqueda (demostración)")
    for title, due in (("Curriculum agreed", date(2021, 12, 15)), ("First course", date(2022, 3, 31))):
        step = add_milestone(by=united_states, point=training, title=title, due=due)
        reach_milestone(by=united_states, milestone=step, version=step.version, done_on=due)
    add_milestone(by=mexico, point=training, title="Second cohort", due=date(2023, 12, 1))
    record_course(
        by=united_states, accord=accord, point=training, title="Forensic genetics I (demonstration)",
        held_on=date(2022, 3, 31), hours=40, officials=44,
    )  # fmt: skip
    add_evidence(
        by=united_states, point=training,
        activity=accord.activities.get(identifier="XX-DEMO-FORENSIC-2021"),
    )  # fmt: skip
    for offered in Evidence.objects.filter(point=training, state=Evidence.State.OFFERED):
        if offered.later is not None and offered.later.state == DraftState.CONFIRMED:
            accept_evidence(
                by=united_states, evidence=offered, version=offered.version,
                relation=Evidence.Relation.EVIDENCE,
            )  # fmt: skip
    word = _say(united_states, training, Status.UNDER_WAY, date(2022, 4, 1), "The first course has ended.")
    training.refresh_from_db()
    concur(by=mexico, statement=word, version=training.version)
    dialogue = _point(accord, theme="economy", act="reactivate")
    word = _say(mexico, dialogue, Status.FULFILLED, date(2021, 9, 20), "El diálogo se reunió en septiembre.")
    dialogue.refresh_from_db()
    concur(by=united_states, statement=word, version=dialogue.version)
    task_force = _point(accord, theme="trafficking", act="establish")
    _say(mexico, task_force, Status.FULFILLED, date(2022, 6, 1), "El grupo de trabajo sesiona cada mes.")
    _say(united_states, task_force, Status.UNDER_WAY, date(2022, 6, 10), "Its rules are still to be signed.")


def _say(by: Account, point: Point, status: Status, as_of: date, note: str) -> StatusStatement:
    point.refresh_from_db()
    return state_status(by=by, point=point, version=point.version, status=status, as_of=as_of, note=note)


def _point(accord: Accord, **known: str) -> Point:
    found = accord.points.filter(state=DraftState.CONFIRMED, parent=None, **known).first()
    if found is None:
        raise LookupError(f"the demonstration's communiqué has no point with {known}")
    return found
