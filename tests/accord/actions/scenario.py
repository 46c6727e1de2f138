"""Every action of the accord once, in an order that makes sense."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from hallar.accord.actions import (
    accords,
    documents,
    drafts,
    evidence,
    figure_removal,
    indicators,
    programmes,
    progress,
    regrouping,
    reopening,
)
from hallar.accord.models import (
    Evidence,
    Indicator,
    LiveFigure,
    Milestone,
    Observer,
    Owner,
    Point,
    TrainingCourse,
)
from hallar.casework.models import Account
from tests.accord.conftest import EXAMPLES
from tests.accord.world import LATER, AccordWorld

TOLD = ("Palabrapropia", "Oficinapropia", "Motivopropio", "propio.example.org", "Cursopropio")
"""What was written; the trail says that something was, not what."""
WHY = "a reason that can be read"
DAY = date(2022, 3, 31)
Step = tuple[Callable[..., object], Account, dict[str, Any]]


def steps(made: AccordWorld, observer: Account) -> Iterator[Step]:
    """Yield what is done, by whom, with what; each step is made from the records as they are then."""
    yield from _accords(made, observer)
    yield from _drafts(made)
    yield from _progress(made)
    yield from _evidence(made)
    yield from _figures(made)
    yield accords.dismiss_observer, made.mexico, {"observer": Observer.objects.get()}


def _accords(made: AccordWorld, observer: Account) -> Iterator[Step]:
    mexico, accord = made.mexico, {"accord": made.accord}
    yield accords.admit_observer, mexico, {**accord, "agency": observer.agency}
    yield accords.create_accord, mexico, {
        "title": TOLD[0], "address": "otro", "concluded_on": DAY, "countries": ["MX", "HN"],
    }  # fmt: skip
    yield accords.change_accord, made.states, {**accord, "version": made.accord.version, "place": TOLD[0]}
    for name, text in (("twice.txt", LATER.replace("14", "15")), ("later.txt", LATER)):
        yield documents.add_document, made.states, {
            **accord, "name": name, "content": text.encode(), "title": TOLD[0], "kind": "minutes",
        }  # fmt: skip
    later = made.accord.documents.get(file_name="later.txt")
    yield documents.change_document, mexico, {
        "document": later, "version": later.version, "title": f"{TOLD[0]} II", "kind": "other",
    }  # fmt: skip
    yield documents.remove_document, mexico, {"document": made.accord.documents.get(file_name="twice.txt")}


def _drafts(made: AccordWorld) -> Iterator[Step]:
    mexico, states = made.mexico, made.states
    yield drafts.correct_point, states, {**_versioned(made.draft()), "object": TOLD[0]}
    yield drafts.set_aside, mexico, {**_versioned(made.draft()), "reason": WHY}
    yield regrouping.bring_back, states, _versioned(made.draft())
    yield drafts.confirm_point, mexico, _versioned(made.draft())
    yield reopening.reopen_point, states, {**_versioned(made.draft()), "reason": WHY}
    drafts.confirm_point(by=mexico, **_versioned(made.draft()))
    yield regrouping.split_point, mexico, {**_versioned(made.draft("joint table")), "pieces": [TOLD[0], "b"]}
    piece = Point.objects.get(object="b")
    yield regrouping.merge_point, mexico, {**_versioned(piece), "into": made.draft()}
    yield drafts.add_point, states, {"accord": made.accord, "document": None, "sentence": TOLD[0]}


def _progress(made: AccordWorld) -> Iterator[Step]:
    mexico, states = made.mexico, made.states
    for day in (DAY, None):
        yield progress.add_milestone, mexico, {"point": made.draft(), "title": TOLD[0], "due": day}
    first, second = Milestone.objects.order_by("pk")
    yield progress.reach_milestone, states, {
        "milestone": first, "version": first.version, "done_on": DAY
    }  # fmt: skip
    yield progress.remove_milestone, mexico, {"milestone": second}
    yield progress.add_owner, states, {"point": made.draft(), "office": TOLD[1]}
    yield progress.remove_owner, states, {"owner": Owner.objects.get()}
    word = {"status": "fulfilled", "as_of": DAY, "note": TOLD[2]}
    yield progress.state_status, mexico, {**_versioned(made.draft()), **word}
    yield progress.concur, states, {
        "statement": made.draft().statements.get(), "version": made.draft().version, "note": TOLD[2],
    }  # fmt: skip


def _evidence(made: AccordWorld) -> Iterator[Step]:
    yield evidence.add_evidence, made.mexico, {
        "point": made.draft(), "words": TOLD[0], "reference": f"https://{TOLD[3]}/",
    }  # fmt: skip
    later = made.accord.points.get(document__file_name="later.txt")
    drafts.confirm_point(by=made.mexico, **_versioned(later))
    offered = Evidence.objects.get(state=Evidence.State.OFFERED)
    values = {"evidence": offered, "version": offered.version}
    yield evidence.accept_evidence, made.states, {**values, "relation": "successor"}
    own = Evidence.objects.get(words=TOLD[0])
    yield evidence.decline_evidence, made.mexico, {"evidence": own, "version": own.version, "reason": WHY}


def _figures(made: AccordWorld) -> Iterator[Step]:
    mexico, states = made.mexico, made.states
    accord, folder = {"accord": made.accord}, EXAMPLES / "follow"
    for act, name in (
        (programmes.bring_in_activities, "programmes.xml"), (programmes.bring_in_rates, "rates.csv"),
        (indicators.bring_in_series, "indicators.csv"),
    ):  # fmt: skip
        yield act, mexico, {**accord, "name": name, "content": (folder / name).read_bytes()}
    yield indicators.follow_live_figure, mexico, {**accord, "live": LiveFigure.CASES_OPEN}
    yield indicators.note_live_figure, made.states, {"indicator": Indicator.objects.get(live="cases_open")}
    course = {"title": TOLD[4], "held_on": DAY, "officials": 3, "point": made.draft()}
    yield indicators.record_course, mexico, {**accord, **course}
    held = TrainingCourse.objects.get()
    yield indicators.change_course, mexico, {"course": held, "version": held.version, "officials": 4}
    yield figure_removal.remove_indicator, states, _taken(Indicator.objects.filter(live="").first())
    yield figure_removal.remove_activity, mexico, _taken(made.accord.activities.first())
    yield figure_removal.remove_rate, states, _taken(made.accord.rates.first())
    yield figure_removal.remove_course, mexico, _taken(TrainingCourse.objects.get())


def _taken(figure: Any) -> dict[str, Any]:
    return {"figure": figure, "version": figure.version, "reason": WHY}


def _versioned(point: Point) -> dict[str, Any]:
    return {"point": point, "version": point.version}
