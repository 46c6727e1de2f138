"""Self-contained HTML reports of a run.

May import everything but :mod:`hallar.cli`.
"""

from hallar.report.html import render_report
from hallar.report.run import CaseDetail, KnownTruth, Run
from hallar.report.texts import Language

__all__ = ["CaseDetail", "KnownTruth", "Language", "Run", "render_report"]
