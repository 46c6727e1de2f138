"""What a meeting itself did, told in the past: *the ministers signed a protocol*, *se creó un grupo*."""

from __future__ import annotations

import re

from hallar.accord.reading.lexicon import Lexicon, words
from hallar.accord.reading.spanish_triggers import is_infinitive
from hallar.accord.reading.tokens import Token
from hallar.accord.reading.triggers import RELATIVE, Trigger, is_negated, skipped, word_at

_DONE_ENGLISH = words(
    "establish create launch sign adopt approve form inaugurate institute set initial endorse "
    "finalize finalise "
    "appoint designate upgrade elevate renew"
)
_DONE_SPANISH = words(
    "crear establecer conformar constituir instalar integrar formalizar suscribir firmar aprobar adoptar "
    "renovar prorrogar reactivar reabrir "
    "lanzar iniciar inaugurar designar activar instaurar acordar rubricar"
)
_ADVERBS = words(
    "also hereby jointly officially formally today hoy también formalmente oficialmente conjuntamente"
)
_NO_SUBJECT = words(
    "the a an their its newly recently previously by to that which who as when had was were been "
    "being be is are"
)
_OPENING = words(
    "the an two three four five six several new joint various el la los las un una dos tres cuatro cinco "
    "seis varios varias diversos diversas nuevo nueva"
)
_RENEWING = words("renew upgrade elevate")
_WITNESSING = words("testigo testigos presenciaron atestiguaron presenció atestiguó")
_WELCOMING = words("welcomed hailed celebraron celebró saludaron saludó")
_SIGNING = words("signing signature firma suscripción")
_ENDING = words("end conclude close culminate concluir culminar finalizar terminar cerrar")
_SIGNED = words("sign initial firmar suscribir rubricar firmado firmada suscrito suscrita")
# Behind a participle they say where and when it was, mostly another time.
_DATING = words("in on at en el")
_BEING = words("was were")
# Words by which the past is one before the meeting.
_EARLIER = words(
    "ago previously earlier already last since had había habían anteriormente previamente pasado "
    "pasada desde "
    "hace ya anterior before until originally"
)
# Words by which what was done was done at the meeting.
_OCCASION = words(
    "today during visit meeting session summit talks regard occasion sidelines end hoy durante "
    "visita reunión "
    "sesión cumbre encuentro marco término ocasión tema"
)
_PRETERITE = re.compile(r"[a-záéíóúñü]{2,}(?:aron|ieron|ó|ió)\Z")
_PRESENT = re.compile(r"[a-záéíóúñü]{2,}(?:[ae]n?)\Z")
_PARTICIPLE = re.compile(r"[a-záéíóúñü]+(?:[ai]d|t)[oa]s?\Z")
NEAR = 25
"""Tokens before and behind a verb among which the words stand that say when."""


def concluded_english(  # noqa: PLR0911
    tokens: list[Token], at: int, lexicon: Lexicon
) -> Trigger | None:
    """Find a verb of concluding in the simple past, or *was signed* where the meeting is named."""
    token = tokens[at]
    if token.lower in {"witnessed", *_WELCOMING}:
        return _witnessed(tokens, at, lexicon)
    if token.lemma in _ENDING and token.lower.endswith("ed") and word_at(tokens, at + 1) == "with":
        return _ended_with(tokens, at, lexicon)
    been = token.lower == "been" and word_at(tokens, at - 1) in {"has", "have"}
    hereby = token.lower in {"is", "are"} and word_at(tokens, at + 1) == "hereby"
    if token.lower in _BEING or been or hereby:
        return _passive(tokens, at, _DONE_ENGLISH, lexicon)
    if token.lemma not in _DONE_ENGLISH or not token.lower.endswith(("ed", "set")) or token.is_capitalised:
        return None
    before = word_at(tokens, at - 1)
    if at == 0 or before in _NO_SUBJECT | RELATIVE or _near(tokens, at, _EARLIER):
        return None
    if token.lower == "set" and word_at(tokens, at + 1) != "up":
        return None
    behind = at + 2 if token.lower == "set" else at + 1
    own = token.lemma in _RENEWING and word_at(tokens, behind) in {"its", "their"}
    if not (own or word_at(tokens, behind) == "a" or _opens(tokens, behind)):
        return None
    return Trigger("concluded", at, at, at, negated=is_negated(tokens, at, lexicon))


def concluded_spanish(  # noqa: PLR0911
    tokens: list[Token], at: int, lexicon: Lexicon
) -> Trigger | None:
    """Find a verb of concluding in the preterite, *se creó*, *quedó instalado* or *fue firmado*."""
    token = tokens[at]
    if token.lower in _WITNESSING | _WELCOMING:
        return _witnessed(tokens, at, lexicon)
    if token.lemma in _ENDING and _PRETERITE.match(token.lower) and word_at(tokens, at + 1) == "con":
        return _ended_with(tokens, at, lexicon)
    if token.lower in {"quedó", "quedaron", "quedamos", "queda", "quedan"}:
        return _left(tokens, at, lexicon)
    if token.lower in {"fue", "fueron"} and (at == 0 or word_at(tokens, at - 1) == ","):
        return _left(tokens, at, lexicon)
    if token.lower in {"fue", "fueron"}:
        return _passive(tokens, at, _DONE_SPANISH, lexicon)
    put = token.lower in {"puso", "pusieron"} and word_at(tokens, at + 2) == "marcha"
    reflexive = word_at(tokens, at - 1) == "se"
    told = put or (token.lemma in _DONE_SPANISH and (_PRETERITE.match(token.lower) or reflexive))
    if not told or not (put or _PRETERITE.match(token.lower) or _PRESENT.match(token.lower)):
        return None
    first = at - 1 if reflexive else at
    if word_at(tokens, first - 1) in RELATIVE | _NO_SUBJECT or _near(tokens, at, _EARLIER):
        return None
    behind = skipped(tokens, at + (3 if put else 1), _ADVERBS)
    if not _opens(tokens, behind) or token.lemma == "acordar":
        return None
    return Trigger(
        "concluded", first, at, at, impersonal=reflexive, negated=is_negated(tokens, first, lexicon),
        plural=token.lower.endswith("n"),
    )  # fmt: skip


def _witnessed(tokens: list[Token], at: int, lexicon: Lexicon) -> Trigger | None:
    """Find *witnessed the signing of*, *fueron testigos de la firma de*, *welcomed the signing of*."""
    nouns = _SIGNING if tokens[at].lower in _WELCOMING else lexicon.act_nouns
    noun = next(
        (number for number in range(at + 1, min(at + 4, len(tokens))) if tokens[number].among(nouns)),
        -1,
    )
    if noun < 0:
        return None
    return Trigger("concluded:witnessed", at, noun, negated=is_negated(tokens, at, lexicon))


def _ended_with(tokens: list[Token], at: int, lexicon: Lexicon) -> Trigger | None:
    """Find *ended with the signing of*, *concluyó con la firma de*: those who met answer for it."""
    for noun in range(at + 2, min(at + 6, len(tokens) - 1)):
        if tokens[noun].among(lexicon.act_nouns) and tokens[noun + 1].lower in {"of", "de", "del"}:
            return Trigger(
                "concluded:ended-with", at, noun, impersonal=True, negated=is_negated(tokens, at, lexicon)
            )
    return None


def _left(tokens: list[Token], at: int, lexicon: Lexicon) -> Trigger | None:
    """Find *quedó instalada la mesa*, what was set up behind the participle, and *quedaron en volver*."""
    done = skipped(tokens, at + 1, _ADVERBS)
    agreed = word_at(tokens, at) in {"quedaron", "quedamos"} and word_at(tokens, at + 1) == "en"
    if agreed and at + 2 < len(tokens) and is_infinitive(tokens[at + 2]):
        return Trigger(
            "commit:quedar", at, at + 2, at + 2, negated=is_negated(tokens, at, lexicon), plural=True
        )
    if done + 1 >= len(tokens) or not _is_participle_of(tokens[done], _DONE_SPANISH, lexicon):
        return None
    if not _opens(tokens, done + 1) or word_at(tokens, at - 1) in RELATIVE:
        return None
    return Trigger("concluded", at, done, done, impersonal=True, negated=is_negated(tokens, at, lexicon))


def _passive(tokens: list[Token], at: int, verbs: frozenset[str], lexicon: Lexicon) -> Trigger | None:
    """Find *was signed* and *fue creado* behind what was concluded; what is not signed names the meeting."""
    done = skipped(tokens, at + 1, _ADVERBS)
    if at == 0 or done >= len(tokens) or not _is_participle_of(tokens[done], verbs, lexicon):
        return None
    if word_at(tokens, at - 1) in RELATIVE or _near(tokens, at, _EARLIER):
        return None
    signed = tokens[done].among(_SIGNED) and word_at(tokens, done + 1) not in _DATING
    hereby = word_at(tokens, at + 1) == "hereby"
    if not (signed or hereby or _near(tokens, at, _OCCASION)):
        return None
    first = at - 1 if tokens[at].lower == "been" else at
    return Trigger(
        "concluded:passive", first, min(done + 1, len(tokens) - 1), done, passive=True,
        negated=is_negated(tokens, at, lexicon) or is_negated(tokens, done, lexicon),
    )  # fmt: skip


def _is_participle_of(token: Token, verbs: frozenset[str], lexicon: Lexicon) -> bool:
    if token.lemma in verbs:
        return True
    match = re.fullmatch(r"(.+)(ad|id)[oa]s?", token.lower)
    return match is not None and any(match[1] + ending in verbs for ending in ("ar", "er", "ir"))


def _opens(tokens: list[Token], at: int) -> bool:
    """Whether what was set up begins at a token: an article, a number or a capital."""
    if at >= len(tokens):
        return False
    token = tokens[at]
    return token.lower in _OPENING or token.text[0].isdigit() or (token.is_word and token.is_capitalised)


def _near(tokens: list[Token], at: int, listed: frozenset[str]) -> bool:
    """Whether one of some words stands near a verb."""
    return any(token.lower in listed for token in tokens[max(0, at - NEAR) : at + NEAR])
