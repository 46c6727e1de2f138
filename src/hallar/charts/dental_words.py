"""The words of a dental chart, in Spanish and English."""

from __future__ import annotations

from hallar.charts.dental_comparison import Agreement, Reason, ToothComparison
from hallar.charts.language import choose_words
from hallar.charts.teeth import Surface, SurfaceState, ToothState

CHART_WORDS = {
    "es": {
        "both": "Odontogramas ante mortem y post mortem",
        "ante_mortem": "Odontograma ante mortem",
        "post_mortem": "Odontograma post mortem",
        "right": "Derecha de la persona",
        "left": "Izquierda de la persona",
        "tooth": "Diente {fdi}",
        "unrecorded": "sin registro",
        "am": "AM",
        "pm": "PM",
    },
    "en": {
        "both": "Ante-mortem and post-mortem dental charts",
        "ante_mortem": "Ante-mortem dental chart",
        "post_mortem": "Post-mortem dental chart",
        "right": "Person's right",
        "left": "Person's left",
        "tooth": "Tooth {fdi}",
        "unrecorded": "not recorded",
        "am": "AM",
        "pm": "PM",
    },
}
AGREEMENT_WORDS = {
    "es": {
        Agreement.AGREE: "Concuerda",
        Agreement.EXPLAINABLE: "Diferencia explicable",
        Agreement.CONTRADICTION: "Contradicción",
        Agreement.UNKNOWN: "Sin dato",
    },
    "en": {
        Agreement.AGREE: "Agrees",
        Agreement.EXPLAINABLE: "Explainable difference",
        Agreement.CONTRADICTION: "Contradiction",
        Agreement.UNKNOWN: "Not known",
    },
}
STATE_WORDS = {
    "es": {
        ToothState.SOUND: "presente",
        ToothState.PRESENT: "presente, sin describir",
        ToothState.ROOT_CANAL: "endodoncia",
        ToothState.CROWN: "corona",
        ToothState.PONTIC: "diente artificial",
        ToothState.IMPLANT: "implante",
        ToothState.ROOT_REMNANT: "resto radicular",
        ToothState.UNERUPTED: "no erupcionado",
        ToothState.MISSING_ANTE_MORTEM: "ausente desde antes de la muerte",
        ToothState.MISSING_POST_MORTEM: "perdido después de la muerte",
        ToothState.UNKNOWN: "sin dato",
    },
    "en": {
        ToothState.SOUND: "present",
        ToothState.PRESENT: "present, not described",
        ToothState.ROOT_CANAL: "root canal",
        ToothState.CROWN: "crown",
        ToothState.PONTIC: "false tooth",
        ToothState.IMPLANT: "implant",
        ToothState.ROOT_REMNANT: "root remnant",
        ToothState.UNERUPTED: "unerupted",
        ToothState.MISSING_ANTE_MORTEM: "missing since before death",
        ToothState.MISSING_POST_MORTEM: "lost after death",
        ToothState.UNKNOWN: "not known",
    },
}
SURFACE_STATE_WORDS = {
    "es": {
        SurfaceState.SOUND: "sana",
        SurfaceState.FILLED_AMALGAM: "amalgama",
        SurfaceState.FILLED_RESIN: "resina",
        SurfaceState.CARIES: "caries",
        SurfaceState.UNKNOWN: "superficie sin dato",
    },
    "en": {
        SurfaceState.SOUND: "sound",
        SurfaceState.FILLED_AMALGAM: "amalgam",
        SurfaceState.FILLED_RESIN: "resin",
        SurfaceState.CARIES: "caries",
        SurfaceState.UNKNOWN: "surface not known",
    },
}
_UPPER, _FRONT = frozenset({1, 2, 5, 6}), frozenset({1, 2, 3})
_SURFACE_WORDS = {
    "es": {
        Surface.MESIAL: "mesial",
        Surface.DISTAL: "distal",
        Surface.VESTIBULAR: "vestibular",
        Surface.LINGUAL: "lingual",
        Surface.OCCLUSAL: "oclusal",
        "palatal": "palatina",
        "incisal": "incisal",
    },
    "en": {
        Surface.MESIAL: "mesial",
        Surface.DISTAL: "distal",
        Surface.VESTIBULAR: "vestibular",
        Surface.LINGUAL: "lingual",
        Surface.OCCLUSAL: "occlusal",
        "palatal": "palatal",
        "incisal": "incisal",
    },
}
_REASON_WORDS = {
    "es": {
        Reason.SAME: "lo mismo en ambos registros",
        Reason.TREATED: "tratado después del registro ante mortem",
        Reason.DECAYED: "deteriorado después del registro ante mortem",
        Reason.LOST_BEFORE_DEATH: "perdido o extraído después del registro ante mortem",
        Reason.LOST_AFTER_DEATH: "estaba al morir y se perdió después",
        Reason.ERUPTED: "pudo erupcionar después del registro ante mortem",
        Reason.REPLACED: "sustituido por una prótesis, o prótesis cambiada",
        Reason.NOT_SEEN_WITHOUT_X_RAY: "solo se ve con radiografía",
        Reason.RESTORATION_GONE: "un diente restaurado no vuelve a estar sano",
        Reason.MISSING_TOOTH_BACK: "un diente ausente no vuelve a aparecer",
        Reason.NO_LONGER_ERUPTED: "un diente erupcionado no vuelve a estar incluido",
        Reason.NOT_RECORDED: "falta el dato en uno de los registros",
        Reason.DOUBTFUL_CARIES: "la caries incipiente depende de quien examina",
    },
    "en": {
        Reason.SAME: "the same in both records",
        Reason.TREATED: "treated after the ante-mortem record",
        Reason.DECAYED: "decayed after the ante-mortem record",
        Reason.LOST_BEFORE_DEATH: "lost or pulled after the ante-mortem record",
        Reason.LOST_AFTER_DEATH: "there at death and lost since",
        Reason.ERUPTED: "may have erupted after the ante-mortem record",
        Reason.REPLACED: "replaced by a prosthesis, or the prosthesis changed",
        Reason.NOT_SEEN_WITHOUT_X_RAY: "seen on an X-ray only",
        Reason.RESTORATION_GONE: "a restored tooth does not become sound",
        Reason.MISSING_TOOTH_BACK: "a missing tooth does not come back",
        Reason.NO_LONGER_ERUPTED: "an erupted tooth does not become unerupted",
        Reason.NOT_RECORDED: "one of the records does not say",
        Reason.DOUBTFUL_CARIES: "early caries depends on the examiner",
    },
}


def surface_name(fdi: int, surface: Surface, language: str) -> str:
    """Return what a surface of a tooth is called: palatal in the upper jaw, incisal on front teeth.

    >>> surface_name(11, Surface.OCCLUSAL, "en"), surface_name(36, Surface.LINGUAL, "es")
    ('incisal', 'lingual')
    """
    words = choose_words(_SURFACE_WORDS, language)
    quadrant, place = divmod(fdi, 10)
    if surface is Surface.LINGUAL and quadrant in _UPPER:
        return words["palatal"]
    if surface is Surface.OCCLUSAL and place in _FRONT:
        return words["incisal"]
    return words[surface]


def explain_comparison(comparison: ToothComparison, language: str) -> str:
    """Return a tooth's verdict as a phrase, with the surfaces that decided it.

    Raises:
        ValueError: the language is neither ``es`` nor ``en``.
    """
    verdict = choose_words(AGREEMENT_WORDS, language)[comparison.agreement]
    reason = choose_words(_REASON_WORDS, language)[comparison.reason]
    named = ", ".join(surface_name(comparison.fdi, one, language) for one in comparison.surfaces)
    return f"{verdict}: {reason}" + (f" ({named})" if named else "")
