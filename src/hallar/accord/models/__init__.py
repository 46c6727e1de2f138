"""What is stored of an accord, one file per subject."""

from hallar.accord.models.accord import CURRENCIES, Accord, Observer, Party
from hallar.accord.models.change import PointChange
from hallar.accord.models.document import Document
from hallar.accord.models.evidence import SOURCES, Evidence
from hallar.accord.models.indicator import Indicator, IndicatorValue, LiveFigure, TrainingCourse
from hallar.accord.models.point import (
    IN_PLAY,
    SETTLED,
    DraftState,
    Milestone,
    Owner,
    Point,
    PointKind,
    Status,
    Theme,
)
from hallar.accord.models.programme import Activity, Money, Result
from hallar.accord.models.progress import StatusStatement
from hallar.accord.models.rate import ExchangeRate

__all__ = [
    "CURRENCIES",
    "IN_PLAY",
    "SETTLED",
    "SOURCES",
    "Accord",
    "Activity",
    "Document",
    "DraftState",
    "Evidence",
    "ExchangeRate",
    "Indicator",
    "IndicatorValue",
    "LiveFigure",
    "Milestone",
    "Money",
    "Observer",
    "Owner",
    "Party",
    "Point",
    "PointChange",
    "PointKind",
    "Result",
    "Status",
    "StatusStatement",
    "Theme",
    "TrainingCourse",
]
