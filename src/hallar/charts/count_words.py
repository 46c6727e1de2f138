"""The words of charts of counts, in Spanish and English."""

from __future__ import annotations

COUNT_WORDS = {
    "es": {"nothing": "Sin datos", "total": "Total: {count} {unit}"},
    "en": {"nothing": "No data", "total": "Total: {count} {unit}"},
}
