"""The words of the timeline in both languages."""

from __future__ import annotations

TIMELINE_WORDS = {
    "en": {
        "today": "today", "nothing": "nothing with a day", "late": "late", "open": "open",
        "agreed": "agreed", "under_way": "under way", "partly": "partly fulfilled", "fulfilled": "fulfilled",
        "lapsed": "lapsed", "replaced": "replaced", "no_end": "no end date",
        "reached": "milestone reached", "not_reached": "milestone not reached",
        "told": "{count} in all, {late} late",
        "months": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
    },
    "es": {
        "today": "hoy", "nothing": "nada con fecha", "late": "vencido", "open": "abierto",
        "agreed": "acordado", "under_way": "en curso", "partly": "cumplido en parte", "fulfilled": "cumplido",
        "lapsed": "caducado", "replaced": "sustituido", "no_end": "sin fecha final",
        "reached": "hito alcanzado", "not_reached": "hito por alcanzar",
        "told": "{count} en total, {late} vencidos",
        "months": "ene feb mar abr may jun jul ago sep oct nov dic",
    },
}  # fmt: skip
