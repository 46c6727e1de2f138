"""The reader's codes (acts, kinds, themes) in words; knows no Django, for the command stays fast."""

from __future__ import annotations

_IN_SPANISH = {
    "money": "dinero", "institution": "institución", "training": "capacitación", "meeting": "reunión",
    "programme": "programa", "legal": "jurídico", "establish": "establecer", "reactivate": "reactivar",
    "provide": "proporcionar", "invest": "invertir", "meet": "reunirse", "increase": "aumentar",
    "improve": "mejorar", "reduce": "reducir", "combat": "combatir", "train": "capacitar",
    "exchange": "intercambiar", "publish": "publicar", "sign": "firmar", "build": "construir",
    "identify": "identificar", "coordinate": "coordinar", "protect": "proteger", "review": "revisar",
    "develop": "desarrollar", "promote": "promover", "continue": "continuar", "ensure": "garantizar",
    "facilitate": "facilitar", "appoint": "designar", "investigate": "investigar", "do": "hacer",
    "migration": "migración", "border": "frontera", "security": "seguridad",
    "missing persons": "personas desaparecidas", "trafficking": "trata y tráfico", "economy": "economía",
    "development": "desarrollo", "health": "salud", "environment": "medio ambiente", "justice": "justicia",
    "humanitarian": "humanitario", "other": "otro",
}  # fmt: skip


def word_in(code: str, language: str) -> str:
    """Return a code in words; the codes are English words themselves."""
    return _IN_SPANISH.get(code, code) if language == "es" else code
