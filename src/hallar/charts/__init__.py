"""Drawings for screen and paper, as SVG strings: the map, the dental chart, counts, the timeline.

Pure functions: nothing is stored, fetched or looked up but the shipped outlines. May import
:mod:`hallar.data` and nothing else of the project. Every drawing is one element without style, script or
identifiers, so that it stands under a strict content security policy and beside others on a page.
"""

from hallar.charts.bars import draw_bars
from hallar.charts.dental_chart import draw_dental_chart
from hallar.charts.dental_comparison import Agreement, Reason, ToothComparison, compare_teeth
from hallar.charts.dental_words import explain_comparison, surface_name
from hallar.charts.map import draw_map
from hallar.charts.map_points import MapPoint, PointKind
from hallar.charts.map_words import place_names
from hallar.charts.sphere import great_circle_distance
from hallar.charts.steps import draw_steps
from hallar.charts.teeth import ALL_TEETH, Surface, SurfaceState, Tooth, ToothState
from hallar.charts.timeline import TimelineRow, draw_timeline
from hallar.charts.timeline_marks import TimelineState

__all__ = [
    "ALL_TEETH",
    "Agreement",
    "MapPoint",
    "PointKind",
    "Reason",
    "Surface",
    "SurfaceState",
    "TimelineRow",
    "TimelineState",
    "Tooth",
    "ToothComparison",
    "ToothState",
    "compare_teeth",
    "draw_bars",
    "draw_dental_chart",
    "draw_map",
    "draw_steps",
    "draw_timeline",
    "explain_comparison",
    "great_circle_distance",
    "place_names",
    "surface_name",
]
