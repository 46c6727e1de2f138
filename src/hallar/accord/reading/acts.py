"""What a clause says is to be done."""

from __future__ import annotations

import re

from hallar.accord.reading.agreed_passive import noun_of_act
from hallar.accord.reading.lexicon import Lexicon, words
from hallar.accord.reading.spanish_triggers import is_infinitive
from hallar.accord.reading.tokens import Token
from hallar.accord.reading.triggers import Trigger, skipped

EFFORT_WITHIN = 8
"""Tokens within which *steps* and *efforts* follow their verb."""
_ADVERBS = words("further better jointly")
REFINED_WITHIN = 7
"""Tokens within which a noun says more than its verb."""
WORKED_WITHIN = 9
"""Tokens within which it is said what is worked on."""
LOOKED_AHEAD = 7
"""Tokens within which the act follows its trigger."""


def act_of(  # noqa: PLR0911
    tokens: list[Token], trigger: Trigger, first: int, stop: int, lexicon: Lexicon, language: str
) -> tuple[str, int, str]:
    """Return the act, the number of its word (one before the complement if it has none), and the rule."""
    verb = trigger.verb if trigger.passive else first
    if trigger.passive:
        participle = tokens[verb]
        if trigger.rule.endswith(("future:takes-place", "scheduled")):
            return "meet", verb, "act:takes-place"
        if trigger.rule.endswith(("agreed-passive", "future:begins")):
            noun = tokens[noun_of_act(tokens, trigger.at, lexicon)]
            return _act_of_noun(noun, lexicon), verb, f"act-noun:{noun.lemma}"
        if trigger.rule.endswith("future:money"):
            return "provide", verb, "act:money"
        act = lexicon.acts.get(participle.lemma) or act_of_participle(participle, lexicon)
        return act or "do", verb, f"act:{participle.lemma}"
    if trigger.verb < 0:
        verb = _behind_need(tokens, first, stop)
    if verb >= 0 and verb < stop and (trigger.verb >= 0 or verb > first):
        verb = _behind_effort(tokens, verb, stop, lexicon)
        token = tokens[verb]
        if trigger.rule.endswith("future:host"):
            return "meet", verb + 1, "act:host"
        if token.lower == "ser" and verb + 1 < stop and tokens[verb + 1].lower in _HOSTS:
            return "meet", verb + 1, "act:host"
        told = _told_together(token, tokens[verb + 1 : min(stop, verb + REFINED_WITHIN)], lexicon)
        if told is not None:
            return told[0], verb, f"act:{token.lemma}+{told[1]}"
        idiom = _idiom(tokens, verb)
        if idiom:
            return idiom, verb, f"act:{token.lemma}+particle"
        if trigger.rule.endswith("accepted"):
            return "meet", verb, "act:invitation"
        act = (
            lexicon.acts.get(token.lemma)
            or lexicon.acts.get(token.lower)
            or lexicon.acts.get(_without_pronoun(token.lower))
            or (lexicon.act_nouns.get(token.lower) if token.lower.endswith("ing") else None)
            or ("coordinate" if token.lower == "working" else None)
            or act_of_participle(token, lexicon)
            or act_of_subjunctive(token, lexicon)
            or "do"
        )
        reach = WORKED_WITHIN if token.lemma in _WORKING else REFINED_WITHIN
        ahead = tokens[verb + 1 : min(stop, verb + reach)]
        refined = _refined(token, ahead, lexicon)
        if refined is not None:
            return refined[0], verb, f"act:{token.lemma}+{refined[1]}"
        return act, verb, f"act:{token.lemma}"
    for number in range(first, min(stop, first + LOOKED_AHEAD)):
        token = tokens[number]
        if token.among(lexicon.act_nouns):
            act = _act_of_noun(token, lexicon)
            if trigger.rule.startswith(("commit:offer", "commit:ofrecer")):
                return "provide", first - 1, f"act-noun:{token.lemma}"
            after = number
            if number + 1 < stop and tokens[number + 1].lower in {"of", "to", "de", "del", "a", "al"}:
                after = number + 1
                return act, after, f"act-noun:{token.lemma}"
            return act, first - 1, f"act-noun:{token.lemma}"
        if (
            number - first < 2
            and language == "en"
            and token.lower.endswith("ing")
            and token.lemma in lexicon.acts
        ):
            return lexicon.acts[token.lemma], number, f"act:{token.lemma}"
        if language == "es" and is_infinitive(token) and token.lemma in lexicon.acts:
            return lexicon.acts[token.lemma], number, f"act:{token.lemma}"
    if any(
        token.text in "$€" or token.lower in {"million", "millones", "usd"}
        for token in tokens[first : min(stop, first + LOOKED_AHEAD)]
    ):
        return "provide", first - 1, "act:money"
    kinds = {
        lexicon.kinds.get(token.lemma) or lexicon.kinds.get(token.lower)
        for token in tokens[first : min(stop, first + LOOKED_AHEAD)]
    }
    if "meeting" in kinds:
        return "meet", first - 1, "act:meeting"
    if "institution" in kinds:
        return "establish", first - 1, "act:institution"
    if "legal" in kinds:
        return "sign", first - 1, "act:legal"
    if first < stop and tokens[first].text[0].isdigit():
        return "provide", first - 1, "act:quantity"
    return "do", first - 1, "act:unknown"


_IDIOMS: dict[str, dict[tuple[str, ...], str]] = {
    "poner put set echar stand": {
        ("en", "marcha"): "establish", ("en", "operación"): "establish",
        ("en", "funcionamiento"): "establish", ("a", "disposición"): "provide", ("in", "place"): "establish",
        ("into", "operation"): "establish", ("up",): "establish", ("fin", "a"): "combat",
        ("an", "end"): "combat", ("en", "práctica"): "do", ("into", "practice"): "do",
        ("into", "effect"): "do",
    },
    "bring": {("to", "justice"): "investigate", ("an", "end"): "combat", ("together",): "meet"},
    "make": {("available",): "provide", ("public",): "publish"},
    "take": {("stock",): "review"},
    "follow": {("up",): "review"},
    "work": {("out",): "develop"},
    "dar": {
        ("seguimiento",): "review", ("continuidad",): "continue", ("inicio",): "establish",
        ("cumplimiento",): "ensure", ("a", "conocer"): "publish",
    },
    "hacer": {("frente",): "combat", ("público",): "publish", ("pública",): "publish",
              ("cumplir",): "ensure"},
    "terminar acabar": {("con",): "combat"},
}  # fmt: skip
_IDIOMS_OF = {verb: particles for verbs, particles in _IDIOMS.items() for verb in verbs.split()}
_HOSTS = words("sede anfitrión anfitriona")


def _idiom(tokens: list[Token], verb: int) -> str:
    """Return the act of a verb with its particle (*put in place*); empty if it has none."""
    if tokens[verb].lemma in {"seguir", "continue", "continuar"} and verb + 1 < len(tokens):
        return "continue" if tokens[verb + 1].lower.endswith(("ndo", "ing")) else ""
    return next(
        (
            act
            for particle, act in _IDIOMS_OF.get(tokens[verb].lemma, {}).items()
            if tuple(token.lower for token in tokens[verb + 1 : verb + 1 + len(particle)]) == particle
        ),
        "",
    )


_TAKING = words(
    "take make undertake pursue adopt tomar realizar hacer dar emprender desplegar redoblar sumar "
    "adoptar aunar"
)
_EFFORTS = words("step effort opportunity measure paso esfuerzo oportunidad medida")
_EXPLORING = words(
    "explore examine consider study assess explorar examinar considerar estudiar evaluar analizar"
)
_WAYS = words("possibility feasibility way option posibilidad factibilidad forma manera opción")
_JOINED_BY = {"effort": words("to para por a"), "way": words("to of for de para")}


def _behind_effort(tokens: list[Token], verb: int, stop: int, lexicon: Lexicon) -> int:
    """Return the verb behind *take steps to* or *explore the possibility of*, or the verb itself."""
    taken = tokens[verb].lemma in _TAKING
    if not taken and tokens[verb].lemma not in _EXPLORING:
        return verb
    nouns, joints = (_EFFORTS, _JOINED_BY["effort"]) if taken else (_WAYS, _JOINED_BY["way"])
    for number in range(verb + 1, min(verb + EFFORT_WITHIN, stop - 2)):
        if tokens[number].lemma not in nouns or tokens[number + 1].lower not in joints:
            continue
        inner = skipped(tokens, number + 2, _ADVERBS)
        known = inner < stop and (taken or _is_verb(tokens[inner], lexicon))
        return inner if known else verb
    return verb


def _is_verb(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word is an infinitive or a form in *-ing* of a verb of an act."""
    return (
        is_infinitive(token)
        or token.lower in lexicon.acts
        or (token.lower.endswith("ing") and token.lemma in lexicon.acts)
    )


def _behind_need(tokens: list[Token], first: int, stop: int) -> int:
    """Return the verb behind *the need to*, -1 if that does not stand there."""
    words = [token.lower for token in tokens[first : min(stop, first + 4)]]
    if words[:3] == ["the", "need", "to"] or words[:3] == ["la", "necesidad", "de"]:
        return first + 3 if len(words) > 3 else -1
    return -1


def _without_pronoun(word: str) -> str:
    return re.sub(r"(?<=[rí])(?:se|los?|las?|les?|nos)\Z", "", word)


def act_of_participle(token: Token, lexicon: Lexicon) -> str | None:
    """Return the act of a regular participle that the dictionary calls an adjective, ``None`` if unknown."""
    match = re.fullmatch(r"(.+)(ad|id)[oa]s?", token.lower)
    if match is None:
        return None
    endings = ("ar",) if match[2] == "ad" else ("er", "ir")
    return next(
        (lexicon.acts[match[1] + ending] for ending in endings if match[1] + ending in lexicon.acts), None
    )


def _act_of_noun(noun: Token, lexicon: Lexicon) -> str:
    """Return the act of a noun that is among the nouns of acts, by its dictionary form first."""
    return lexicon.act_nouns.get(noun.lemma) or lexicon.act_nouns[noun.lower]


def act_of_subjunctive(token: Token, lexicon: Lexicon) -> str | None:
    """Return the act of a Spanish subjunctive that the dictionary does not know (*se presente*)."""
    match = re.fullmatch(r"(.{2,}?)(e|a)n?", token.lower)
    if match is None:
        return None
    endings = ("ar",) if match[2] == "e" else ("er", "ir")
    return next((lexicon.acts[match[1] + one] for one in endings if match[1] + one in lexicon.acts), None)


_LIGHT = words(
    "formalize formalise formalizar concretar hold carry conduct organize organise celebrate make take "
    "llevar realizar celebrar "
    "sostener dar poner hacer organizar convocar priorizar prioritize prioritise"
)
_FOSTERING = words(
    "foster promote facilitate encourage boost increase fomentar promover facilitar impulsar "
    "incrementar aumentar"
)


_STARTING = words("begin start commence initiate iniciar comenzar emprender")
_CONCRETE = frozenset(("establish", "exchange", "train", "build", "meet"))
"""Acts whose noun says more than that they are fostered (*promote the exchange of*)."""
_ADDRESSING = words("address tackle abordar atender tratar")
_MATTERS = words("issue question matter topic concern need tema asunto cuestión inquietud necesidad")
_ENDING = words("end eliminate remove abolish lift eliminar suprimir levantar terminar acabar")
_HINDRANCES = words("barrier obstacle tariff delay backlog barrera obstáculo arancel traba demora rezago")
_RELEASED = words("water fund tranche million agua fondo recurso")
_GROWN = words("capacity trust confidence resilience capability capacidad confianza resiliencia")
_JOINTLY = words("coordinada articulada conjunta coordinado jointly together")
# Verb and what it is done to: the act that both together mean.
_TOGETHER = (
    (_ADDRESSING, _MATTERS, "do"),
    (_ENDING, _HINDRANCES, "reduce"),
    (words("release"), _RELEASED, "provide"),
    (words("build construir generar"), _GROWN, "increase"),
    (words("adopt take adoptar tomar"), words("measure step medida acción"), "do"),
    (words("act operate actuar operar"), _JOINTLY, "coordinate"),
)
_WORKING = words("work trabajar avanzar focus centrar")
_WEIGHT = words("priority attention impetus impulse momentum prioridad atención impulso")
_PREPOSITIONS = words("in for to en para")
_OF = words("of de del")


def _refined(verb: Token, ahead: list[Token], lexicon: Lexicon) -> tuple[str, str] | None:  # noqa: PLR0911
    """Return the act and the noun that says more than its verb (*hold a meeting*, *foster investment*)."""
    if verb.lemma in _WORKING:
        on = next((at for at, one in enumerate(ahead) if one.lower in {"on", "en", "para"}), len(ahead))
        noun = next((one for one in ahead[on : on + 6] if one.among(lexicon.act_nouns)), None)
        if noun is not None:
            return _act_of_noun(noun, lexicon), noun.lemma
    first = next((kind for token in ahead if (kind := lexicon.kinds.get(token.lemma))), "")
    if verb.lemma in {"convene", "convocar", "integrar"} and first == "institution":
        return "establish", "institution"
    kinds = {
        lexicon.kinds.get(token.lower) or lexicon.kinds.get(token.lemma): token for token in reversed(ahead)
    }
    if verb.lemma in _LIGHT and "meeting" in kinds:
        return "meet", kinds["meeting"].lemma
    if verb.lemma in _LIGHT and "training" in kinds:
        return "train", kinds["training"].lemma
    for token in ahead:
        if verb.lemma in _FOSTERING and token.lemma in {"investment", "inversión"}:
            return "invest", token.lemma
        if verb.lemma in _LIGHT | _STARTING and token.lemma in lexicon.act_nouns:
            return lexicon.act_nouns[token.lemma], token.lemma
        if verb.lemma in _FOSTERING and lexicon.act_nouns.get(token.lemma) in _CONCRETE:
            return lexicon.act_nouns[token.lemma], token.lemma
        if verb.lemma in _FOSTERING | _STARTING and token.lower in _OF:
            return None
        if verb.lemma in {"give", "dar", "prestar", "pay"} and token.lemma in _WEIGHT:
            return "promote", token.lemma
        if token.text in {",", ";"} or token.lower in _PREPOSITIONS:
            return None
    return None


def _told_together(verb: Token, ahead: list[Token], lexicon: Lexicon) -> tuple[str, str] | None:
    """Return the act that a verb and the noun behind it mean together (*remove barriers*, *build trust*)."""
    near = [token for token in ahead if token.is_word]
    stop = next((at for at, token in enumerate(near) if token.lower in _PREPOSITIONS), len(near))
    for verbs, nouns, act in _TOGETHER:
        noun = next((one for one in near[:stop] if one.lemma in nouns or one.lower in nouns), None)
        if verb.lemma in verbs and noun is not None:
            return act, noun.lemma
    if verb.lemma == "atender" and any(one.among(lexicon.people) for one in near[:stop]):
        return "provide", "people"
    return None
