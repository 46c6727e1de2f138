"""Whether what the dentist recorded in life can have become what is seen after death.

Treatment adds and never takes away: a sound surface may be filled later, a tooth pulled, an open socket left
after death; a filling or a closed socket does not become a sound tooth. Odontologists speak of explainable
and unexplainable discrepancies (American Board of Forensic Odontology, *Body Identification Guidelines*). A
doubt is never called a contradiction: that may take a person from the family who seeks them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from hallar.charts.teeth import (
    ALL_TEETH,
    THIRD_MOLARS,
    WITH_SURFACES,
    Surface,
    SurfaceState,
    Tooth,
    ToothState,
)


class Agreement(StrEnum):
    """The verdict on one tooth."""

    AGREE = "agree"
    EXPLAINABLE = "explainable"
    CONTRADICTION = "contradiction"
    UNKNOWN = "unknown"


class Reason(StrEnum):
    """Why a tooth has its verdict."""

    SAME = "same"
    TREATED = "treated"
    DECAYED = "decayed"
    LOST_BEFORE_DEATH = "lost_before_death"
    LOST_AFTER_DEATH = "lost_after_death"
    ERUPTED = "erupted"
    REPLACED = "replaced"
    NOT_SEEN_WITHOUT_X_RAY = "not_seen_without_x_ray"
    RESTORATION_GONE = "restoration_gone"
    MISSING_TOOTH_BACK = "missing_tooth_back"
    NO_LONGER_ERUPTED = "no_longer_erupted"
    NOT_RECORDED = "not_recorded"
    DOUBTFUL_CARIES = "doubtful_caries"


@dataclass(frozen=True)
class ToothComparison:
    """One tooth in both charts, and what they say together."""

    fdi: int
    ante_mortem: Tooth | None
    post_mortem: Tooth | None
    agreement: Agreement
    reason: Reason
    surfaces: tuple[Surface, ...] = ()
    """Those that differ, when it was they that decided."""


_Verdict = tuple[Agreement, Reason]

_SAME: _Verdict = (Agreement.AGREE, Reason.SAME)
_NOT_RECORDED: _Verdict = (Agreement.UNKNOWN, Reason.NOT_RECORDED)
_RESTORATION_GONE: _Verdict = (Agreement.CONTRADICTION, Reason.RESTORATION_GONE)
_MISSING_TOOTH_BACK: _Verdict = (Agreement.CONTRADICTION, Reason.MISSING_TOOTH_BACK)
_TREATED: _Verdict = (Agreement.EXPLAINABLE, Reason.TREATED)
_DECAYED: _Verdict = (Agreement.EXPLAINABLE, Reason.DECAYED)
_ERUPTED: _Verdict = (Agreement.EXPLAINABLE, Reason.ERUPTED)
_REPLACED: _Verdict = (Agreement.EXPLAINABLE, Reason.REPLACED)
_LOST_BEFORE_DEATH: _Verdict = (Agreement.EXPLAINABLE, Reason.LOST_BEFORE_DEATH)
_LOST_AFTER_DEATH: _Verdict = (Agreement.EXPLAINABLE, Reason.LOST_AFTER_DEATH)
_HIDDEN: _Verdict = (Agreement.EXPLAINABLE, Reason.NOT_SEEN_WITHOUT_X_RAY)
_NO_LONGER_ERUPTED: _Verdict = (Agreement.CONTRADICTION, Reason.NO_LONGER_ERUPTED)

_FILLED = frozenset({SurfaceState.FILLED_AMALGAM, SurfaceState.FILLED_RESIN})
_ANY = frozenset(ToothState)
_SEEN_BY_SURFACES = frozenset({ToothState.SOUND, ToothState.PRESENT, ToothState.UNKNOWN})
_FALSE = frozenset({ToothState.IMPLANT, ToothState.PONTIC})
"""What stands where a tooth was; the false tooth of a bridge is often charted as a crown."""
_RULES: tuple[tuple[frozenset[ToothState], frozenset[ToothState], _Verdict], ...] = (
    (frozenset({ToothState.UNKNOWN, ToothState.MISSING_POST_MORTEM}), _ANY, _NOT_RECORDED),
    (_ANY, frozenset({ToothState.UNKNOWN}), _NOT_RECORDED),
    (frozenset({ToothState.UNERUPTED}), _ANY, _ERUPTED),
    # a tooth that never came through looks missing, under a bridge too
    (
        frozenset({ToothState.MISSING_ANTE_MORTEM, ToothState.PONTIC}),
        frozenset({ToothState.UNERUPTED}),
        _HIDDEN,
    ),
    (frozenset({ToothState.MISSING_ANTE_MORTEM}), _FALSE | {ToothState.CROWN}, _REPLACED),
    (frozenset({ToothState.MISSING_ANTE_MORTEM}), _ANY, _MISSING_TOOTH_BACK),
    (_ANY, frozenset({ToothState.MISSING_POST_MORTEM}), _LOST_AFTER_DEATH),
    (_ANY, frozenset({ToothState.MISSING_ANTE_MORTEM}), _LOST_BEFORE_DEATH),
    (_ANY, frozenset({ToothState.UNERUPTED}), _NO_LONGER_ERUPTED),
    (_FALSE, _FALSE | {ToothState.CROWN}, _REPLACED),
    (_ANY, frozenset({ToothState.PRESENT}), _NOT_RECORDED),
    (_FALSE, _ANY, _MISSING_TOOTH_BACK),
    (_ANY, _FALSE, _REPLACED),
    (_ANY, frozenset({ToothState.ROOT_REMNANT}), _DECAYED),
    (_ANY, frozenset({ToothState.CROWN, ToothState.ROOT_CANAL}), _TREATED),
    (
        frozenset({ToothState.CROWN, ToothState.ROOT_REMNANT, ToothState.ROOT_CANAL}),
        frozenset({ToothState.SOUND}),
        _RESTORATION_GONE,
    ),
    (_ANY, _ANY, _NOT_RECORDED),
)
"""States before and after, and the verdict on them: the first rule that fits holds."""
_WEIGHT = {
    Agreement.CONTRADICTION: 3,
    Agreement.EXPLAINABLE: 2,
    Agreement.AGREE: 1,
    Agreement.UNKNOWN: 0,
}
"""One contradiction decides, then one change; what is known decides over what is not."""


def compare_teeth(ante_mortem: Iterable[Tooth], post_mortem: Iterable[Tooth]) -> list[ToothComparison]:
    """Return the verdict on every tooth that either chart records, in the order of a chart.

    Raises:
        ValueError: a chart records a tooth twice.
    """
    before, after = chart_teeth(ante_mortem), chart_teeth(post_mortem)
    return [
        _compare(fdi, before.get(fdi), after.get(fdi)) for fdi in ALL_TEETH if fdi in before or fdi in after
    ]


def chart_teeth(teeth: Iterable[Tooth]) -> dict[int, Tooth]:
    """Return the teeth of a chart by number.

    Raises:
        ValueError: a tooth is recorded twice.
    """
    chart: dict[int, Tooth] = {}
    for tooth in teeth:
        if tooth.fdi in chart:
            raise ValueError(f"tooth {tooth.fdi} is recorded twice in one chart")
        chart[tooth.fdi] = tooth
    return chart


def _compare(fdi: int, before: Tooth | None, after: Tooth | None) -> ToothComparison:
    if before is None or after is None:
        return ToothComparison(fdi, before, after, *_NOT_RECORDED)
    verdict = _compare_states(fdi, ToothState(before.state), ToothState(after.state))
    if before.state not in WITH_SURFACES or after.state not in WITH_SURFACES:
        return ToothComparison(fdi, before, after, *verdict)
    by_surface = {one: _compare_surfaces(before.surface(one), after.surface(one)) for one in Surface}
    hidden = before.state is ToothState.ROOT_CANAL and after.state is not ToothState.ROOT_CANAL
    if hidden and any(after.surface(one) is not SurfaceState.SOUND for one in Surface):
        # a filling, or a surface nobody saw, may cover the root filling
        verdict = _HIDDEN
    gravest = max([verdict, *by_surface.values()], key=lambda one: _WEIGHT[one[0]])
    differs = gravest[0] in (Agreement.CONTRADICTION, Agreement.EXPLAINABLE) and gravest != verdict
    deciding = tuple(one for one in Surface if differs and by_surface[one] == gravest)
    return ToothComparison(fdi, before, after, *gravest, deciding)


def _compare_states(fdi: int, before: ToothState, after: ToothState) -> _Verdict:
    """Compare whole teeth; what the surfaces say is not yet looked at."""
    if before is after:
        # teeth in place agree as far as their surfaces do
        return _NOT_RECORDED if before in _SEEN_BY_SURFACES else _SAME
    verdict = next(rule[2] for rule in _RULES if before in rule[0] and after in rule[1])
    if before is ToothState.MISSING_ANTE_MORTEM and verdict is _MISSING_TOOTH_BACK and fdi in THIRD_MOLARS:
        # wisdom teeth that had not come through are charted as missing
        return _ERUPTED
    return verdict


def _compare_surfaces(before: SurfaceState, after: SurfaceState) -> _Verdict:
    if SurfaceState.UNKNOWN in (before, after):
        return _NOT_RECORDED
    if before is after:
        return _SAME
    if after in _FILLED:
        return _TREATED
    if after is SurfaceState.CARIES:
        return _DECAYED
    if before in _FILLED:
        return _RESTORATION_GONE
    # early caries is called so by one examiner and not by the next
    return Agreement.UNKNOWN, Reason.DOUBTFUL_CARIES
