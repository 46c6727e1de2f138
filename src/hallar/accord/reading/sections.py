"""What the headings and lead-ins of a document say about the passages under them."""

from __future__ import annotations

import re
from typing import Literal

SectionKind = Literal["agreements", "participants", "background", "plain"]
_AGREEMENTS = re.compile(
    r"\b(?:agree(?:d|ments?)|commit(?:s|ted|ments?)|action (?:items?|points?)|actions|"
    r"resolutions?|decisions?|next steps|deliverables|"
    r"undertak(?:e|es|ings?)|pledge[sd]?|resolve[sd]?|decide[sd]?|will|acuerd(?:os?|an?)|"
    r"acord(?:ar|amos|aron|ado|ados|ó)|compromisos?|compromet(?:en?|emos|ieron|ió)|resuelven?|resolvieron|"
    r"deciden?|decidieron|convenimos|acciones|resoluciones|"
    r"announc(?:e|es|ed|ements?)|initiatives?|anunci(?:a|an|aron|os?)|iniciativas|medidas|measures|"
    r"próximos pasos|tareas|convienen|convinieron|pendientes|entregables|resolutivos)\b",
    re.I,
)
_PARTICIPANTS = re.compile(
    r"\b(?:participants?|attend(?:ees?|ance|ed|ing)|present|in attendance|delegations?|"
    r"participantes?|asistentes?|asistencia|asistieron|presentes|"
    r"delegaciones|participaron|integrantes)\b",
    re.I,
)
_BACKGROUND = re.compile(
    r"\b(?:background|context|history|about|achievements?|results so far|progress (?:to date|so "
    r"far|made)|discussion|summary of discussion|opening|media contact|contact|"
    r"antecedentes|contexto|historia|acerca de|logros|resultados|avances|desarrollo de la "
    r"(?:sesión|reunión)|orden del día|agenda|contacto|apertura|bienvenida|to date|done so far)\b",
    re.I,
)


_BY = re.compile(r"\b(?:by|mediante|a través de)\s*:\s*\Z", re.I)


def section_kind(heading: str) -> SectionKind:
    """Return what stands under a heading or behind a lead-in.

    >>> section_kind("Próximos pasos"), section_kind("Asistentes:"), section_kind("About the programme")
    ('agreements', 'participants', 'background')
    """
    if _AGREEMENTS.search(heading) or _BY.search(heading):
        return "agreements"
    if _PARTICIPANTS.search(heading):
        return "participants"
    if _BACKGROUND.search(heading):
        return "background"
    return "plain"
