from __future__ import annotations

from xml.etree import ElementTree

from hallar.report.calibration_plot import calibration_plot
from hallar.search.calibration import TypeCalibration


def test_one_point_for_each_type() -> None:
    types = [
        TypeCalibration("trio", 100, 12.5, 14, 6, 20, 30, 0.1, 0.12, 1.4, 5, 21),
        TypeCalibration("uncle", 10, 0.02, 0, 0, 1, 3, 0.9, 1.0, 1.0, 0, 1),
        TypeCalibration("twin", 10, 3.0, 40, 0, 7, 3, 0.9, 1.0, 2.0, 0, 9),
    ]
    svg = calibration_plot(types)
    ElementTree.fromstring(svg)  # noqa: S314  (our own text)
    assert svg.count("fortuitous matches promised: ") >= len(types)
    assert "#c0392b" in svg
