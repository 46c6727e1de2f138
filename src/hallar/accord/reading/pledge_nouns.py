"""Commitments by a noun: *reaffirmed their commitment to ...*, *llegaron a un acuerdo para ...*."""

from __future__ import annotations

from hallar.accord.reading.lexicon import Lexicon, words
from hallar.accord.reading.spanish_triggers import is_infinitive
from hallar.accord.reading.tokens import Token
from hallar.accord.reading.triggers import Trigger, behind_day, is_negated, skipped, word_at

REACH = 6
"""Tokens within which the verb stands before its noun."""
_PLEDGES_ENGLISH = words(
    "commitment pledge determination resolve promise vow intention readiness willingness"
)
_GOALS_ENGLISH = words("goal objective aim")
_AFFIRMING_ENGLISH = words(
    "reaffirm affirm renew express confirm reiterate underscore make state restate give voice underline "
    "pledge stress declare emphasize emphasise highlight undertake take reassert reassure "
    "remain conclude close end"
)
_REACHING_ENGLISH = words("reach strike achieve conclude")
_AGREEMENTS_ENGLISH = words("agreement consensus understanding accord deal")
_PLEDGES_SPANISH = words("compromiso determinación intención disposición voluntad disponibilidad")
_AFFIRMING_SPANISH = words(
    "reafirmar refrendar revalidar ratificar reiterar expresar renovar confirmar manifestar asumir hacer "
    "subrayar resaltar tener adquirir contraer concluir cerrar culminar"
)
_REACHING_SPANISH = words("llegar alcanzar lograr")
_AGREEMENTS_SPANISH = words("acuerdo consenso entendimiento")
_DETERMINERS = words("their its his her our the a an this that such")
_PARTICLES = words("up out down off")
_DEMONSTRATIVES = words("esta este this")
_ADVERBS = words("also jointly further together fully better conjuntamente también además juntos")


def _reached_english(tokens: list[Token], at: int, lexicon: Lexicon) -> Trigger | None:
    """Find *agreement was reached on* and *consensus has been reached to*."""
    if tokens[at].lemma not in _AGREEMENTS_ENGLISH:
        return None
    reached = next(
        (number for number in range(at + 1, min(at + 4, len(tokens))) if tokens[number].lower == "reached"),
        -1,
    )
    behind = skipped(tokens, reached + 2, _ADVERBS)
    if reached < 0 or word_at(tokens, reached + 1) not in {"on", "to", "that"} or behind >= len(tokens):
        return None
    is_verb = word_at(tokens, reached + 1) == "to" and tokens[behind].lower in lexicon.acts
    return Trigger(
        "agreement-reached", at, behind, behind if is_verb else -1, impersonal=True,
        holds_clause=word_at(tokens, reached + 1) == "that",
        negated=is_negated(tokens, reached, lexicon) or is_negated(tokens, at, lexicon),
    )  # fmt: skip


def english_pledge_noun(tokens: list[Token], at: int, lexicon: Lexicon) -> Trigger | None:  # noqa: PLR0911
    """Find *reaffirmed their commitment to* and *reached an agreement to*, from the verb on."""
    reached = _reached_english(tokens, at, lexicon)
    if reached is not None:
        return reached
    if (tokens[at].is_capitalised and at) or word_at(tokens, at - 1) in {"to", "the", "their", "a"}:
        return None
    if word_at(tokens, at - 2) in _DEMONSTRATIVES:
        return None
    for number in range(at + 1, min(at + REACH + 1, len(tokens))):
        if tokens[number].text in ".;:":
            return None
        told = _told_english(tokens[at].lemma, tokens[number].lemma)
        bare = told in {"instruction-noun", "agreement-noun"}
        if not told or not (bare or any(one.among(_DETERMINERS) for one in tokens[at + 1 : number])):
            continue
        if word_at(tokens, number + 1) == "and":
            continue
        joint = _behind_whose(tokens, number + 1)
        behind = word_at(tokens, joint)
        verb = skipped(tokens, joint + 1, _ADVERBS)
        if verb >= len(tokens) or behind not in {"to", "on", "towards", "toward"}:
            return None
        is_verb = behind != "on" and not tokens[verb].among(lexicon.articles) and tokens[verb].is_word
        is_verb &= (
            tokens[verb].lemma in lexicon.acts or tokens[verb].lower in lexicon.acts or _bare(tokens, verb)
        )
        if not is_verb and not any(one.among(lexicon.act_nouns) for one in tokens[verb : verb + 4]):
            return None
        return Trigger(
            told, at, verb, verb if is_verb else -1, negated=is_negated(tokens, at, lexicon), plural=None
        )
    return None


def _behind_whose(tokens: list[Token], position: int) -> int:
    """Return the *to* behind those whose pledge it is (*the commitment of both governments to*)."""
    if word_at(tokens, position) != "of":
        return position
    behind = (at for at in range(position + 1, position + REACH) if word_at(tokens, at) == "to")
    return next(behind, position)


def _bare(tokens: list[Token], verb: int) -> bool:
    """Whether an unknown word has a verb's form and an object or a particle behind it."""
    return tokens[verb].lower == tokens[verb].lemma and word_at(tokens, verb + 1) in _DETERMINERS | _PARTICLES


def _told_english(verb: str, noun: str) -> str:
    if verb in _AFFIRMING_ENGLISH and noun in _PLEDGES_ENGLISH | _GOALS_ENGLISH:
        return "commitment-noun"
    if verb in _REACHING_ENGLISH and noun in _AGREEMENTS_ENGLISH:
        return "agreement-noun"
    return "instruction-noun" if verb in {"give", "issue"} and noun in {"instruction", "directive"} else ""


def spanish_pledge_noun(tokens: list[Token], at: int, lexicon: Lexicon) -> Trigger | None:  # noqa: PLR0911
    """Find *reiteraron su compromiso de* and *llegaron a un acuerdo para*, from the verb on."""
    if is_infinitive(tokens[at]) or _is_wished(tokens, at) or word_at(tokens, at - 2) in _DEMONSTRATIVES:
        return None
    for number in range(at + 1, min(at + REACH + 1, len(tokens))):
        if tokens[number].text in ".;:":
            return None
        told = _told_spanish(tokens[at].lemma, tokens[number].lemma)
        reached = _behind_partner(tokens, number + 1)
        if not told or word_at(tokens, reached) not in {"de", "con", "a", "para", "por", "en", "sobre"}:
            continue
        reached = _behind_pledging(tokens, reached, lexicon)
        rest = skipped(tokens, reached + 1, _ADVERBS)
        if rest >= len(tokens):
            return None
        if tokens[rest].lower == "que" and rest + 1 < len(tokens):
            return Trigger(
                told, at, rest + 1, impersonal=word_at(tokens, at - 1) == "se", holds_clause=True,
                negated=is_negated(tokens, at, lexicon), plural=tokens[at].lower.endswith("n"),
            )  # fmt: skip
        if not is_infinitive(tokens[rest]) and not any(
            one.among(lexicon.act_nouns) for one in tokens[rest : rest + 4]
        ):
            return None
        reflexive = word_at(tokens, at - 1) == "se"
        return Trigger(
            told,
            at - reflexive,
            rest,
            rest if is_infinitive(tokens[rest]) else -1,
            impersonal=reflexive,
            negated=is_negated(tokens, at, lexicon),
            plural=tokens[at].lower.endswith("n"),
        )
    return None


def _is_wished(tokens: list[Token], at: int) -> bool:
    """Whether a verb is in the subjunctive behind *que* (*propuso que asuman el compromiso de*)."""
    endings = ("e", "en") if tokens[at].lemma.endswith("ar") else ("a", "an")
    return word_at(tokens, at - 1) == "que" and tokens[at].lower.endswith(endings)


def _behind_partner(tokens: list[Token], position: int) -> int:
    """Return the preposition behind the day and with whom it was agreed (*un acuerdo con Cuba para*)."""
    position = behind_day(tokens, position)
    if word_at(tokens, position) != "con":
        return position
    behind = (number for number in range(position + 1, position + REACH) if word_at(tokens, number) == "para")
    return next(behind, position)


def _behind_pledging(tokens: list[Token], position: int, lexicon: Lexicon) -> int:
    """Return the preposition behind those whose pledge it is (*el compromiso de sus gobiernos para*)."""
    ahead = tokens[position + 1 : position + 4]
    if tokens[position].lower != "de" or any(one.among(lexicon.act_nouns) for one in ahead):
        return position
    behind = (
        at
        for at in range(position, min(position + REACH, len(tokens) - 1))
        if tokens[at].lower in {"de", "para", "a", "en"} and is_infinitive(tokens[at + 1])
    )
    return next(behind, position)


def _told_spanish(verb: str, noun: str) -> str:
    if verb in _AFFIRMING_SPANISH and noun in _PLEDGES_SPANISH:
        return "commitment-noun"
    if verb in _REACHING_SPANISH and noun in _AGREEMENTS_SPANISH:
        return "agreement-noun"
    return "instruction-noun" if verb in {"dar", "girar"} and noun == "instrucción" else ""
