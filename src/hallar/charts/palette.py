"""The colours, sizes and typeface of every chart.

The three dark colours are apart in shape or sign wherever they carry meaning: a page printed in grey, or read
by somebody who does not see red, must say the same.
"""

from __future__ import annotations

INK = "#1c2330"
QUIET = "#5b6472"
LINE = "#d5dae1"
ACCENT = "#1f5f8b"
ALARM = "#a3361b"
PAPER = "#ffffff"
PALE = "#f1f3f5"
"""What lies behind: an empty bar, a neighbouring country."""

TYPEFACE = "system-ui, 'Noto Sans', 'DejaVu Sans', sans-serif"
TEXT_SIZE = 12.0
"""Size of ordinary text, in pixels of the view box."""
SMALL_TEXT_SIZE = 11.0
"""The smallest text in any chart, in pixels of the view box."""
