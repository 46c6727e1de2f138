"""The Spanish rules by which a sentence commits somebody."""

from __future__ import annotations

import re

from hallar.accord.reading.agreed_passive import noun_of_act
from hallar.accord.reading.lexicon import Lexicon, words
from hallar.accord.reading.tokens import Token
from hallar.accord.reading.triggers import HOPING, RELATIVE, Trigger, behind_day, is_negated, skipped, word_at

_TOGETHER = words("juntos juntas forma en conjunto coordinada estrecha unidos unidas")
_ADVERBS_SPANISH = words("también además conjuntamente no ya de manera conjunta nuevamente")
_OFFERED = words("apoyo ayuda asistencia cooperación colaboración")
_PLEDGING = words("comprometiéndose obligándose")
_READY = re.compile(r"(?:dispuest|list|preparad|decidid|resuelt)[oa]s?\Z")
_BEING = words(
    "es son está están estamos muestra muestran mostró mostraron declaró declararon manifestó manifestaron"
)
_COMMITTED = words("comprometido comprometida comprometidos comprometidas")
_FUTURE = re.compile(
    r"[a-záéíóúñü]+[aeirdn](?:rá|rán|remos|ré)\Z|(?:har|podr|tendr|vendr|pondr|saldr|dir|querr|"
    r"habr|sabr)(?:á|án|emos)\Z"
)
_CONDITIONAL = re.compile(r"[a-záéíóúñü]+r(?:ía|ían|íamos)\Z")
_MIGHT = words("poder deber querer gustar haber ser estar")
REPORTED = 14
"""Tokens before a conditional within which it is said who told of it."""
_INFINITIVE = re.compile(r"[a-záéíóúñü]+(?:ar|er|ir|ír)(?:se|los?|las?|les?|nos)?\Z")


def is_infinitive(token: Token) -> bool:
    """Whether a Spanish word is an infinitive, with or without pronouns behind it."""
    return _INFINITIVE.match(token.lower) is not None


def is_future(token: Token) -> bool:
    """Whether a Spanish word is in the future tense."""
    return _FUTURE.match(token.lower) is not None and token.lemma != token.lower


def _spanish_commit(tokens: list[Token], at: int, lexicon: Lexicon) -> Trigger | None:  # noqa: PLR0911
    token = tokens[at]
    needs_verb = token.lemma in lexicon.commit_to_verb
    if not (needs_verb or token.lemma in lexicon.commit) or token.lower in {
        "acuerdo",
        "acuerdos",
        "compromiso",
        "determinado",
        "resuelto",
    }:
        return None
    if _READY.match(token.lower):
        return None
    if token.lower in _COMMITTED and word_at(tokens, at - 1) in {"está", "están", "estamos"}:
        rest = skipped(tokens, at + 2, _ADVERBS_SPANISH)
        if word_at(tokens, at + 1) not in {"a", "con", "en"} or rest >= len(tokens):
            return None
        verb = rest if is_infinitive(tokens[rest]) else -1
        return Trigger("commit:comprometido", at - 1, rest, verb, negated=is_negated(tokens, at - 1, lexicon))
    if token.lower in _PLEDGING and word_at(tokens, at + 1) == "a" and at + 2 < len(tokens):
        verb = at + 2 if is_infinitive(tokens[at + 2]) else -1
        return Trigger("commit:comprometer", at, at + 2, verb, negated=is_negated(tokens, at, lexicon))
    if is_infinitive(token) or re.search(r"[ai]d[oa]s?\Z|ndo\Z", token.lower):
        quedo = word_at(tokens, at - 1) in {"quedó", "quedaron", "han", "ha", "haber", "fue"}
        if not (quedo and token.lower.endswith(("ado", "ido", "uelto"))):
            return None
    reflexive = word_at(tokens, at - 1) == "se"
    impersonal = (
        reflexive and token.lemma not in {"comprometer", "obligar"} and not token.lower.endswith("n")
    ) or word_at(tokens, at - 1) in {"quedó", "fue"}
    if token.lemma == "obligar" and not reflexive:
        return None
    if token.lemma == "comprometer" and not (reflexive or word_at(tokens, at - 1) in {"nos", "han", "ha"}):
        return None
    first = at - 1 if reflexive else at
    negated = is_negated(tokens, first, lexicon)
    plural = token.lower.endswith(("n", "mos")) or word_at(tokens, at - 1) == "han"
    if word_at(tokens, at + 2) in {"mes", "año"} and word_at(tokens, at + 3) == "pasado":
        return None
    rest = behind_day(tokens, at + 1)
    if word_at(tokens, rest) == "con" and token.lemma != "coincidir":
        # The one with whom it was agreed stands between the verb and what was agreed.
        rest = next(
            (
                number
                for number in range(rest, min(rest + 12, len(tokens)))
                if is_infinitive(tokens[number]) or word_at(tokens, number) == "que"
            ),
            rest,
        )
    elif word_at(tokens, rest) == ",":
        closing = next(
            (number for number in range(rest + 1, min(rest + 14, len(tokens))) if tokens[number].text == ","),
            rest,
        )
        rest = closing + 1 if closing > rest else rest
    reached = skipped(tokens, rest, _ADVERBS_SPANISH)
    while word_at(tokens, reached) in {"a", "en", "de"} and reached + 1 < len(tokens):
        if needs_verb:
            break
        reached = skipped(tokens, reached + 1, _ADVERBS_SPANISH)
    if reached >= len(tokens):
        return None
    name = f"commit:{token.lemma}"
    if reflexive and token.lemma in {"comprometer", "obligar"} and not is_infinitive(tokens[reached]):
        # The subject stands behind the verb: "se comprometen las partes a ...".
        reached = next(
            (
                number + 1
                for number in range(reached, min(reached + 5, len(tokens) - 1))
                if tokens[number].lower == "a" and is_infinitive(tokens[number + 1])
            ),
            reached,
        )
    if word_at(tokens, reached) == "la" and word_at(tokens, reached + 1) in {"necesidad", "conveniencia"}:
        inner = reached + 3
        if word_at(tokens, reached + 2) == "de" and inner < len(tokens) and is_infinitive(tokens[inner]):
            return Trigger(
                f"{name}+need", first, inner, inner, impersonal=impersonal, negated=negated, plural=plural
            )
    if is_infinitive(tokens[reached]) and tokens[reached].lemma not in {"lugar", "mar"}:
        reached = _behind_work(tokens, reached)
        return Trigger(name, first, reached, reached, impersonal=impersonal, negated=negated, plural=plural)
    if word_at(tokens, reached) == "que" or (
        word_at(tokens, reached) == "en" and word_at(tokens, reached + 1) == "que"
    ):
        if needs_verb:
            return None
        return Trigger(
            name, first, reached + 1, impersonal=impersonal, negated=negated, plural=plural, holds_clause=True
        )
    offered = token.lemma == "ofrecer" and any(one.lemma in _OFFERED for one in tokens[at + 1 : at + 4])
    if offered:
        return Trigger(name, first, at + 1, negated=negated, plural=plural)
    if needs_verb or token.lemma in {"coincidir", "decidir", "resolver", "determinar", "disponer"}:
        return None
    if not (tokens[reached].is_word or tokens[reached].text[0].isdigit()):
        return None
    return Trigger(name, first, reached, impersonal=impersonal, negated=negated, plural=plural)


def _spanish_ready(tokens: list[Token], at: int, lexicon: Lexicon) -> Trigger | None:
    """Find *está dispuesto a* and *se mostraron listos para* before a verb."""
    verb = at + 2
    if _READY.match(tokens[at].lower) is None or word_at(tokens, at - 1) not in _BEING:
        return None
    if word_at(tokens, at + 1) not in {"a", "para"} or verb >= len(tokens) or not is_infinitive(tokens[verb]):
        return None
    reflexive = word_at(tokens, at - 2) == "se"
    return Trigger(
        "ready:dispuesto", at - 1 - reflexive, verb, verb, negated=is_negated(tokens, at, lexicon),
        plural=tokens[at].lower.endswith("s"),
    )  # fmt: skip


def _behind_work(tokens: list[Token], verb: int) -> int:
    """Return the verb behind *trabajar juntos para*, or the verb itself."""
    if tokens[verb].lemma != "trabajar":
        return verb
    para = skipped(tokens, verb + 1, _ADVERBS_SPANISH | _TOGETHER)
    following = para + 1
    ahead = (
        word_at(tokens, para) in {"para", "en", "por"}
        and following < len(tokens)
        and is_infinitive(tokens[following])
    )
    return following if ahead else verb


def _is_reported(tokens: list[Token], que: int, lexicon: Lexicon) -> bool:
    """Whether a verb of agreeing or telling stands before *que*, or before the aside between commas there."""
    stop = que
    if word_at(tokens, que - 1) == ",":
        opening = (at for at in range(que - 2, max(0, que - REPORTED), -1) if tokens[at].text == ",")
        stop = next(opening, que)
    near = tokens[max(0, stop - 3) : stop]
    told = lexicon.commit | lexicon.announce | lexicon.speech
    *_, last = (-1, *(number for number, one in enumerate(near) if one.lemma in told))
    return last >= 0 and not any(one.text == "," for one in near[last:])


def _is_told_future(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a conditional stands behind *que* and a verb of saying (*anunció que se abriría*)."""
    token = tokens[at]
    if _CONDITIONAL.match(token.lower) is None or token.lemma == token.lower or token.lemma in _MIGHT:
        return False
    window = tokens[max(0, at - REPORTED) : at]
    held = next((number for number, one in enumerate(window) if one.lower == "que"), -1)
    told = lexicon.commit | lexicon.announce | lexicon.speech
    return held > 0 and any(one.lemma in told for one in window[:held])


def _spanish_future(tokens: list[Token], at: int, lexicon: Lexicon) -> Trigger | None:  # noqa: PLR0911
    token = tokens[at]
    periphrastic = (
        token.lower in {"va", "van", "vamos"}
        and word_at(tokens, at + 1) == "a"
        and at + 2 < len(tokens)
        and is_infinitive(tokens[at + 2])
    )
    if periphrastic:
        verb = at + 2
    elif is_future(token) or _is_told_future(tokens, at, lexicon):
        verb = at
    else:
        return None
    if any(token.lemma in HOPING for token in tokens[max(0, at - 8) : at]):
        return None
    first = at
    impersonal = False
    while word_at(tokens, first - 1) in {"se", "le", "les", "lo", "los", "la", "las", "nos"} and first:
        if word_at(tokens, first - 1) in {"la", "las", "los", "lo"} and word_at(tokens, first - 2) != "se":
            break
        impersonal |= word_at(tokens, first - 1) == "se"
        first -= 1
    if word_at(tokens, first - 1) in {"y", "e"} and any(
        is_future(tokens[number]) and word_at(tokens, number - 1) in RELATIVE
        for number in range(max(1, first - REPORTED), first - 1)
    ):
        return None  # the relative clause goes on
    if word_at(tokens, first - 1) in RELATIVE:
        held = _is_reported(tokens, first - 1, lexicon)
        if not held:
            return None
    negated = is_negated(tokens, first, lexicon)
    plural = token.lower.endswith(("n", "mos"))
    lemma = tokens[verb].lemma
    if (
        lemma == "ser"
        and at + 1 < len(tokens)
        and re.search(r"(?:[ai]d|ct|st|rt|ch)[oa]s?\Z", word_at(tokens, at + 1))
    ):
        if tokens[at + 1].lemma in lexicon.acts or _participle_act(tokens[at + 1], lexicon) is not None:
            return Trigger(
                "future:passive", first, at + 2, at + 1, passive=True, negated=negated, plural=plural
            )
        return None
    goal = _goal_verb(tokens, at)
    if goal:
        return Trigger("future:goal", first, goal, goal, impersonal=True, negated=negated, plural=plural)
    if lemma == "deber" or (lemma == "tener" and word_at(tokens, at + 1) == "que"):
        rest = at + (1 if lemma == "deber" else 2)
        done = rest + 1
        if word_at(tokens, rest) == "ser" and done + 1 < len(tokens):
            act = tokens[done].lemma in lexicon.acts or _participle_act(tokens[done], lexicon)
            return (
                Trigger("duty:deber", first, done + 1, done, passive=True, negated=negated) if act else None
            )
        if rest < len(tokens) and is_infinitive(tokens[rest]):
            return Trigger(
                "duty:deber", first, rest, rest, negated=negated, plural=plural, impersonal=impersonal
            )
        return None
    meets = any(lexicon.kinds.get(one.lemma) == "meeting" for one in tokens[max(0, first - 8) : first])
    if lemma == "ser" and word_at(tokens, at + 1) in {"en", "el"} and meets:
        return Trigger("future:takes-place", first, at + 1, at, passive=True, negated=negated)
    if lemma == "tener" and word_at(tokens, at + 1) == "lugar":
        return Trigger("future:takes-place", first, at + 2, at, passive=True, negated=negated)
    if lemma == "ser" and word_at(tokens, at + 1) in {"sede", "anfitrión", "anfitriona"}:
        return Trigger("future:host", first, at + 2, at, negated=negated, plural=plural)
    if lemma == "tener" and [word_at(tokens, at + ahead) for ahead in (1, 2, 3)] == ["a", "su", "cargo"]:
        return Trigger("future:charge", first, min(at + 4, len(tokens) - 1), negated=negated, plural=plural)
    begins = lemma in _BEGINNING and not impersonal and noun_of_act(tokens, first, lexicon) >= 0
    if begins and word_at(tokens, at + 1) in _BEHIND_VERB | {"la", "el", ""}:
        behind = min(at + 1, len(tokens) - 1)
        return Trigger("future:begins", first, behind, at, passive=True, negated=negated)
    if lemma in lexicon.weak_future:
        return None
    if lemma == "trabajar" and _behind_work(tokens, verb) > verb:
        inner = _behind_work(tokens, verb)
        return Trigger("future", first, inner, inner, negated=negated, plural=plural)
    if lemma in {"continuar", "seguir"} and re.search(r"ndo\Z", word_at(tokens, at + 1)):
        return Trigger("future:continue", first, at, at, negated=negated, plural=plural)
    if impersonal and first > 1 and _object_stands_before(tokens, at, first, lexicon):
        name = "future:takes-place" if lemma in _HOLDING and meets else "future:passive"
        behind = at + (3 if word_at(tokens, at + 1) == "a" and word_at(tokens, at + 2) == "cabo" else 1)
        return Trigger(name, first, min(behind, len(tokens) - 1), at, passive=True, negated=negated)
    own = impersonal and lemma in {"reunir", "comprometer", "coordinar", "sumar", "encargar"}
    if lemma in lexicon.commit or lemma in {"procurar", "buscar"}:
        rest = skipped(tokens, at + 1, _ADVERBS_SPANISH | {"a"})
        if rest < len(tokens) and is_infinitive(tokens[rest]):
            return Trigger("future", first, rest, rest, negated=negated, plural=plural)
    return Trigger(
        "future", first, verb, verb, impersonal=impersonal and not own, negated=negated, plural=plural
    )


_ELEMENTS = words("elemento medida acción")
_GOALS = words("objetivo fin objeto finalidad meta propósito función tarea misión encargo")
GOAL_NEAR = 4
"""Tokens before *será* within which the goal is named."""
_BEGINNING = words("comenzar iniciar empezar arrancar")
_HOLDING = words("realizar celebrar llevar efectuar sostener desarrollar organizar")
_BEHIND_VERB = words("en a durante antes el para con por dentro , . ; cada")
_ADJUNCTS = words("desde mediante por")
_REFLEXIVES = words("reunir comprometer coordinar sumar encargar sesionar dar trabajar")


def _object_stands_before(tokens: list[Token], at: int, first: int, lexicon: Lexicon) -> bool:
    """Whether what is done stands before *se*, not behind the verb (*la reunión se celebrará en ...*)."""
    behind = at + (3 if word_at(tokens, at + 1) == "a" and word_at(tokens, at + 2) == "cabo" else 1)
    before = tokens[first - 1]
    named = before.is_word and not before.among(
        lexicon.clause_starts | RELATIVE | _ADVERBS_SPANISH | {"como"}
    )
    named &= tokens[0].lower not in _ADJUNCTS
    known = tokens[at].lemma in lexicon.acts and tokens[at].lemma not in _REFLEXIVES
    return known and named and word_at(tokens, behind) in _BEHIND_VERB | {""}


def _goal_verb(tokens: list[Token], at: int) -> int:
    """Return the infinitive of *tendrá como objetivo crear*, *sus tareas serán crear*; 0 if there is none."""
    verb = at + 1
    if tokens[at].lemma == "tener":
        behind = [word_at(tokens, number) for number in (at + 1, at + 2)]
        verb = at + 3 if behind[0] in {"como", "por"} and behind[1] in _GOALS else len(tokens)
    elif tokens[at].lemma != "ser" or not any(
        one.lemma in _GOALS for one in tokens[max(0, at - GOAL_NEAR) : at]
    ):
        return 0
    return verb if verb < len(tokens) and is_infinitive(tokens[verb]) else 0


def _participle_act(token: Token, lexicon: Lexicon) -> str | None:
    """Return the infinitive of a regular participle that the dictionary calls an adjective."""
    match = re.fullmatch(r"(.+)(ad|id)[oa]s?", token.lower)
    if match is None:
        return None
    endings = ("ar",) if match[2] == "ad" else ("er", "ir")
    return next((match[1] + ending for ending in endings if match[1] + ending in lexicon.acts), None)


def _spanish_duty(tokens: list[Token], at: int, lexicon: Lexicon) -> Trigger | None:
    token = tokens[at]
    if (
        token.lower in {"debe", "deben"}
        and at + 1 < len(tokens)
        and is_infinitive(tokens[at + 1])
        and tokens[at + 1].lower not in {"ser", "haber", "estar"}
    ):
        return Trigger("duty:deber", at, at + 1, at + 1, negated=is_negated(tokens, at, lexicon))
    reflexive = word_at(tokens, at - 1) == "se"
    told = token.lemma in {
        "instruir",
        "encomendar",
        "encargar",
        "mandatar",
        "ordenar",
        "corresponder",
    } and word_at(tokens, at + 1) in {
        "a",
        "al",
    }
    if told and not reflexive and not is_infinitive(token) and not re.search(r"[ai]d[oa]s?\Z", token.lower):
        for number in range(at + 2, min(at + 14, len(tokens))):
            if is_infinitive(tokens[number]) and tokens[number].lemma in lexicon.acts:
                own = token.lemma == "corresponder"
                return Trigger(f"duty:{token.lemma}", at, number, number, holds_clause=own, plural=None)
        wished = _wished_verb(tokens, at, lexicon)
        if wished:
            return Trigger(f"duty:{token.lemma}", at, wished, wished)
    if token.lemma in {"instruir", "solicitar", "encomendar"} and reflexive:
        for number in range(at + 1, min(at + 14, len(tokens))):
            if is_infinitive(tokens[number]) and tokens[number].lemma in lexicon.acts:
                return Trigger(f"duty:{token.lemma}", at - 1, number, number, holds_clause=True)
    if (
        token.lower in {"responsable", "responsables", "encargada", "encargado"}
        and word_at(tokens, at + 1) == "de"
        and at + 2 < len(tokens)
        and is_infinitive(tokens[at + 2])
        and word_at(tokens, at - 1) in {"es", "son", "será", "serán", "queda", "la", "el", "como"}
    ):
        return Trigger("duty:responsable", at, at + 2, at + 2)
    return None


def _wished_verb(tokens: list[Token], at: int, lexicon: Lexicon) -> int:
    """Return the subjunctive of *instruyeron a sus equipos (para) que elaboren*; 0 if there is none."""
    for number in range(at + 2, min(at + 10, len(tokens) - 1)):
        if tokens[number].text in {",", ".", ";"}:
            return 0
        verb = tokens[number + 1]
        wished = verb.lemma in lexicon.acts and verb.lower.endswith(("e", "en", "a", "an"))
        if tokens[number].lower == "que" and wished and not is_infinitive(verb):
            return number + 1
    return 0


def _spanish_announce(tokens: list[Token], at: int, lexicon: Lexicon) -> Trigger | None:
    token = tokens[at]
    if token.lemma not in lexicon.announce or not re.search(
        r"(?:ó|ron|cia|cian|ncia|rma|rman)\Z", token.lower
    ):
        return None
    rest = behind_day(tokens, at + 1)
    if rest >= len(tokens) or not (
        tokens[rest].is_word or tokens[rest].text[0].isdigit() or tokens[rest].text == "$"
    ):
        return None
    clause = word_at(tokens, rest) == "que"
    if token.lemma == "informar" and not clause:
        return None
    verb = _intended(tokens, rest)
    if verb:
        return Trigger("announce", at, verb, verb, plural=token.lower.endswith("n"))
    return Trigger(
        "announce", at, rest + 1 if clause else rest, holds_clause=clause, plural=token.lower.endswith("n")
    )


_INTENTIONS = words("intención decisión plan compromiso acuerdo disposición")


def _intended(tokens: list[Token], first: int) -> int:
    """Return the verb of *(anunció) su intención de abrir*; 0 if there is none."""
    for number in range(first, min(first + 3, len(tokens) - 2)):
        joint = word_at(tokens, number + 1) in {"de", "para"}
        if tokens[number].lemma in _INTENTIONS and joint and is_infinitive(tokens[number + 2]):
            return number + 2
    return 0


def _spanish_progressive(tokens: list[Token], at: int, lexicon: Lexicon) -> Trigger | None:
    token = tokens[at]
    giving = {"invertir", "destinar", "proporcionar", "brindar", "aportar", "financiar", "otorgar", "donar"}
    if token.lower.endswith("ndo") and token.lemma in giving and word_at(tokens, at - 1) in {"está", "están"}:
        return Trigger("progressive", at - 1, at, at)
    return None


def _spanish_discuss(tokens: list[Token], at: int, lexicon: Lexicon) -> Trigger | None:
    token = tokens[at]
    if (
        token.lemma not in lexicon.discuss
        or is_infinitive(token)
        or is_future(token)
        or re.search(r"[ai]d[oa]s?\Z", token.lower)
    ):
        return None
    for number in range(at + 1, min(at + 12, len(tokens))):
        if tokens[number].among(lexicon.ways):
            verb = next(
                (
                    one
                    for one in range(number + 1, min(number + 4, len(tokens)))
                    if is_infinitive(tokens[one])
                ),
                -1,
            )
            if verb >= 0:
                return Trigger(f"discuss-how:{token.lemma}", at, verb, verb, plural=token.lower.endswith("n"))
        if tokens[number].text in ".;":
            return None
    return None


def _spanish_agreed_points(tokens: list[Token], at: int, lexicon: Lexicon) -> Trigger | None:
    token = tokens[at]
    listed = word_at(tokens, at - 2) == "entre" and token.lemma not in {"tema", "punto"}
    if token.lemma not in lexicon.agreement_nouns and not (listed and token.lemma in _ELEMENTS):
        return None
    window = tokens[at : at + 4]
    if not (
        token.lemma in {"acuerdo", "compromiso"}
        or listed
        or any(
            re.fullmatch(r"acordad[oa]s|convenid[oa]s|pactad[oa]s|alcanzad[oa]s", one.lower) for one in window
        )
    ):
        return None
    for number in range(at + 1, min(at + 10, len(tokens))):
        if word_at(tokens, number - 1) in RELATIVE:
            continue
        if word_at(tokens, number) in {
            "fue",
            "fueron",
            "es",
            "son",
            "está",
            "están",
            "destaca",
            "destacan",
            "figura",
            "figuran",
            "incluye",
            "incluyen",
            "incluyó",
            "incluyeron",
            "estuvo",
            "estuvieron",
            "sobresale",
        }:
            described = token.lower == "acuerdo" and word_at(tokens, number) in {"incluye", "incluyó"}
            if (
                number + 1 >= len(tokens)
                or described
                or re.search(r"[ai]d[oa]s?\Z", word_at(tokens, number + 1))
            ):
                return None
            verb = number + 1 if is_infinitive(tokens[number + 1]) else -1
            acts = any(one.among(lexicon.act_nouns) for one in tokens[number + 1 : number + 4])
            if token.lemma in _ELEMENTS and not acts:
                return None
            return Trigger("agreed-points", at, number + 1, verb)
    return None


SPANISH_RULES = (
    _spanish_agreed_points, _spanish_ready, _spanish_discuss, _spanish_duty, _spanish_announce,
    _spanish_commit, _spanish_future, _spanish_progressive,
)  # fmt: skip
