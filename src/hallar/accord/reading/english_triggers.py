"""The English rules by which a sentence commits somebody."""

from __future__ import annotations

from hallar.accord.reading.agreed_passive import noun_of_act
from hallar.accord.reading.lexicon import Lexicon, words
from hallar.accord.reading.tokens import Token
from hallar.accord.reading.triggers import (
    DETERMINERS,
    HOPING,
    RELATIVE,
    Trigger,
    behind_day,
    is_negated,
    skipped,
    word_at,
)

_ADVERBS_ENGLISH = words("also jointly further then now together soon both each henceforth not fully")
_MODALS = frozenset(("will", "shall", "'ll", "would"))
_TOGETHER = words("together jointly closely cooperatively hand-in-hand side-by-side")
_TIMES = words("today yesterday monday tuesday wednesday thursday friday saturday sunday in at during here")
RELATIVE_REACH = 15
"""Tokens before *and will* within which a relative clause began that it goes on with."""
REACH = 8
"""Tokens before a verb within which the meeting is named."""
_WHEN = words("in on by at next this immediately within soon shortly . ,") | {""}
# Before the noun of what is agreed to; the dictionary knows them as verbs' forms too.
_QUALITIES = words("joint early close closer further regular greater more new mutual")
_READY = words("prepared ready determined willing")
_OFFERED = words("support help assistance cooperation aid")
_INSTRUCTING = words("instruct task direct charge mandate entrust order")
_BEING = words("is are was were be been")
_GROWING = words("increase grow improve expand rise")
_TRYING = words("try attempt seek strive endeavour endeavor aim work")


def _english_commit(tokens: list[Token], at: int, lexicon: Lexicon) -> Trigger | None:  # noqa: PLR0911
    token = tokens[at]
    needs_verb = token.among(lexicon.commit_to_verb)
    if not (needs_verb or token.among(lexicon.commit)) or word_at(tokens, at - 1) in DETERMINERS - {
        "that",
        "no",
    }:
        return None
    before = word_at(tokens, at - 1)
    if token.lower.endswith("ing") and before not in _BEING:
        # "while vowing to take steps": what is pledged beside something else
        beside = before in {",", "while", "and"} and word_at(tokens, at + 1) == "to" and not needs_verb
        if not beside:
            return None
    if (token.lower == "expected" and before in _BEING) or _is_noun(tokens, at):
        return None
    if token.lower == "agreed" and word_at(tokens, at + 1) in _BEING:
        return None  # "the point on which they agreed was"
    if word_at(tokens, at + 1) == "last" and word_at(tokens, at + 2) in {"month", "year"}:
        return None
    impersonal = before in {"was", "is", "been"} and any(
        word in {word_at(tokens, at - 2), word_at(tokens, at - 3)} for word in ("it", "has")
    )
    passive = not impersonal and any(word_at(tokens, at - back) == "been" for back in (1, 2))
    if passive and word_at(tokens, at - 4) != "it" and word_at(tokens, at - 3) != "it":
        return None
    negated = is_negated(tokens, at, lexicon)
    plural = True if before == "have" else None
    rest = skipped(tokens, behind_day(tokens, at + 1), _ADVERBS_ENGLISH)
    if word_at(tokens, rest) in {"themselves", "itself", "ourselves"}:
        rest += 1
    if word_at(tokens, rest) in _TIMES | {"with", "among", ","} or token.lemma == "assure":
        rest = next(
            (
                number
                for number in range(rest, min(rest + 8, len(tokens)))
                if word_at(tokens, number) in {"to", "that", "on"}
            ),
            rest,
        )
    following = word_at(tokens, rest)
    name = f"commit:{token.lemma}"
    offered = token.lemma == "offer" and any(one.lemma in _OFFERED for one in tokens[at + 1 : at + 4])
    if offered and token.lower != "offering":
        return Trigger(name, at, at + 1, negated=negated, plural=plural)
    if following == "to":
        verb = _behind_work(tokens, skipped(tokens, rest + 1, _ADVERBS_ENGLISH))
        is_verb = verb < len(tokens) and _is_english_verb(tokens, verb, lexicon)
        if needs_verb and not is_verb:
            return None
        return Trigger(
            name, at, verb, verb if is_verb else -1, impersonal=impersonal, negated=negated, plural=plural
        )
    if needs_verb:
        return None
    if following in {"upon", "on"} and word_at(tokens, rest + 1) in {
        "during",
        "at",
        "by",
        "in",
        ".",
        ",",
        "",
    }:
        return None
    if [word_at(tokens, rest + ahead) for ahead in (1, 2)] == ["the", "importance"]:
        return None
    if following in {"that", "on", "upon", "in"}:
        return Trigger(
            name,
            at,
            rest + 1,
            rest + 1 if following in {"on", "upon"} and _is_doing(tokens, rest + 1, lexicon) else -1,
            impersonal=impersonal,
            negated=negated,
            plural=plural,
            holds_clause=following == "that",
        )
    if token.lemma == "assure":
        return None
    agreed_adjective = before not in {"have", "has", "also", "had"} and following in {
        "by",
        "between",
        "in",
        "at",
        "",
        ".",
        ",",
        ")",
    }
    if agreed_adjective or (
        token.lower in {"pledge", "promise", "decided", "resolve", "resolved", "resolves"}
        and following in {"", ".", ",", "by", "to"}
    ):
        return None
    if (
        token.lower in {"agreed", "agree", "pledged", "pledge", "pledges", "committed", "commits", "promised"}
        and following
    ) and not (token.lower in {"agreed", "committed"} and word_at(tokens, at - 1) in {"well", "as"}):
        return Trigger(name, at, rest, impersonal=impersonal, negated=negated, plural=plural)
    return None


def _is_noun(tokens: list[Token], at: int) -> bool:
    """Whether a form is a noun or a participle behind one (*a detailed plan to*, *texts intended to*)."""
    written = tokens[at].lower
    if written == "intended":
        return word_at(tokens, at - 1) not in {"they", "we", "it", "who", "also"}
    return written in {"plan", "pledge", "promise", "offer"} and any(
        word_at(tokens, at - back) in {"a", "an"} for back in (1, 2, 3)
    )


def _is_doing(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a verb of an act in *-ing* stands there, and no noun (*agreed on setting up*)."""
    if at + 1 >= len(tokens) or word_at(tokens, at + 1) in {"of", "and", ","}:
        return False
    token = tokens[at]
    return token.lower.endswith("ing") and token.lemma in lexicon.acts and token.lower not in lexicon.kinds


def _behind_work(tokens: list[Token], verb: int) -> int:
    """Return the verb behind *work together to* or *working on*, or the verb itself."""
    if word_at(tokens, verb) not in {"work", "working"}:
        return verb
    to = skipped(tokens, verb + 1, _TOGETHER)
    behind = skipped(tokens, to + 1, _ADVERBS_ENGLISH)
    if behind >= len(tokens):
        return verb
    doing = word_at(tokens, to) in {"on", "towards", "toward"} and tokens[behind].lower.endswith("ing")
    return behind if word_at(tokens, to) == "to" or doing else verb


def _is_english_verb(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether the word behind *to* is a verb: known, or bare with no article before it."""
    token = tokens[at]
    if (
        not token.is_word
        or token.among(lexicon.articles)
        or token.is_capitalised
        or token.lower in _QUALITIES
        or (
            token.lower in lexicon.act_nouns and token.lower not in lexicon.acts and token.lower[-3:] != "ing"
        )
    ):
        return False
    return (
        token.lemma in lexicon.acts
        or token.lower in lexicon.acts
        or token.lower.endswith("ing")
        or token.lower.replace("-", "") == token.lemma
    )


def _english_ready(tokens: list[Token], at: int, lexicon: Lexicon) -> Trigger | None:
    """Find *is prepared to* and *stand ready to* before a verb."""
    being = word_at(tokens, at - 1) in {"is", "are", "stand", "stands", "remain", "remains"}
    if tokens[at].lower not in _READY or not being or word_at(tokens, at + 1) != "to":
        return None
    verb = _behind_work(tokens, skipped(tokens, at + 2, _ADVERBS_ENGLISH))
    if verb >= len(tokens) or not _is_english_verb(tokens, verb, lexicon):
        return None
    return Trigger(f"ready:{tokens[at].lower}", at - 1, verb, verb, negated=is_negated(tokens, at, lexicon))


def _english_instruct(tokens: list[Token], at: int, lexicon: Lexicon) -> Trigger | None:
    """Find *instructed their teams to* and *tasked a group with*: those before the verb answer for it."""
    if tokens[at].lemma not in _INSTRUCTING or not tokens[at].lower.endswith(("ed", "s")):
        return None
    if word_at(tokens, at - 1) in _BEING or word_at(tokens, at + 1) in {"by", "with", "to", "at", "in", ""}:
        return None
    for number in range(at + 2, min(at + 9, len(tokens) - 1)):
        verb = skipped(tokens, number + 1, _ADVERBS_ENGLISH)
        if verb >= len(tokens) or tokens[number].text in ".,;":
            return None
        told = tokens[number].lower == "to" or (
            tokens[number].lower == "with" and tokens[verb].lower.endswith("ing")
        )
        if told and _is_english_verb(tokens, verb, lexicon):
            return Trigger(f"instruct:{tokens[at].lemma}", at, verb, verb)
    return None


def _english_future(tokens: list[Token], at: int, lexicon: Lexicon) -> Trigger | None:  # noqa: PLR0911
    if tokens[at].lower not in _MODALS or word_at(tokens, at - 1) in RELATIVE | {"the", "their"}:
        return None
    if tokens[at].lower == "would" and not any(
        word_at(tokens, number) == "that" for number in range(max(0, at - 12), at)
    ):
        return None
    if any(token.lemma in HOPING for token in tokens[max(0, at - 8) : at]):
        return None
    if word_at(tokens, at - 1) == "and" and any(
        word_at(tokens, number) in _MODALS and word_at(tokens, number - 1) in RELATIVE
        for number in range(max(1, at - RELATIVE_REACH), at - 1)
    ):
        return None  # the relative clause goes on
    verb = skipped(tokens, behind_day(tokens, at + 1), _ADVERBS_ENGLISH - {"not"})
    negated = word_at(tokens, verb) == "not" or word_at(tokens, at + 1) in lexicon.negations
    verb = verb + 1 if negated and word_at(tokens, verb) == "not" else verb
    if verb >= len(tokens) or not tokens[verb].is_word:
        return None
    if (
        tokens[verb].lower == "be"
        and word_at(tokens, verb + 1) in {"in", "on"}
        and _meets(tokens, at, lexicon)
    ):
        return Trigger("future:takes-place", at, verb + 1, verb, passive=True, negated=negated)
    if tokens[verb].lower == "be":
        participle = skipped(tokens, verb + 1, _ADVERBS_ENGLISH)
        if (
            participle < len(tokens)
            and tokens[participle].lemma in lexicon.acts
            and tokens[participle].lower.endswith(("ed", "en", "t", "ld", "ung", "own", "ne", "de", "un"))
        ):
            return Trigger("future:passive", at, participle + 1, participle, passive=True, negated=negated)
        return None
    if tokens[verb].lower == "take" and word_at(tokens, verb + 1) == "place":
        return Trigger("future:takes-place", at, verb + 2, verb, passive=True, negated=negated)
    begins = tokens[verb].lemma in {"begin", "start", "commence"} and noun_of_act(tokens, at, lexicon) >= 0
    if begins and word_at(tokens, verb + 1) in _WHEN:
        behind = min(verb + 1, len(tokens) - 1)
        return Trigger("future:begins", at, behind, verb, passive=True, negated=negated)
    worked = _behind_work(tokens, verb)
    if worked > verb:
        return Trigger("future", at, worked, worked, negated=negated)
    if tokens[verb].lemma in _TRYING and word_at(tokens, verb + 1) == "to" and verb + 2 < len(tokens):
        inner = skipped(tokens, verb + 2, _ADVERBS_ENGLISH)
        if inner < len(tokens):
            return Trigger("future", at, inner, inner, negated=negated)
    if tokens[verb].lemma == "go" and any(one.text in "$€" or one.lower == "million" for one in tokens[:at]):
        return Trigger("future:money", at, verb + 1, verb, passive=True, negated=negated)
    helps = tokens[verb].lower == "help" and verb + 1 < len(tokens) and tokens[verb + 1].is_capitalised
    if tokens[verb].lemma in lexicon.weak_future and not helps:
        return None
    if tokens[verb].lower == "continue" and word_at(tokens, verb + 1) == "to" and verb + 2 < len(tokens):
        return Trigger("future:continue", at, verb, verb, negated=negated)
    if tokens[verb].lemma in _GROWING and word_at(tokens, verb + 1) in {"", ".", ","}:
        return None  # "trade will increase"
    return Trigger("future", at, verb, verb, negated=negated)


def _meets(tokens: list[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a meeting is named before a verb."""
    return any(lexicon.kinds.get(one.lemma) == "meeting" for one in tokens[max(0, at - REACH) : at])


def _english_duty(  # noqa: PLR0911
    tokens: list[Token], at: int, lexicon: Lexicon
) -> Trigger | None:
    token = tokens[at]
    if token.lower == "must" and word_at(tokens, at - 1) not in RELATIVE:
        verb = skipped(tokens, at + 1, _ADVERBS_ENGLISH - {"not"})
        done = skipped(tokens, verb + 1, _ADVERBS_ENGLISH)
        be_done = word_at(tokens, verb) == "be" and done < len(tokens)
        if be_done and tokens[done].lemma in lexicon.acts and tokens[done].lower.endswith(("ed", "en", "t")):
            return Trigger("duty:must", at, min(done + 1, len(tokens) - 1), done, passive=True)
        if verb < len(tokens) and tokens[verb].lower != "be" and tokens[verb].is_word:
            return Trigger("duty:must", at, verb, verb, negated=tokens[verb].lower == "not")
    if (
        token.lower in lexicon.oblige
        and token.lower != "must"
        and word_at(tokens, at - 1) in {"is", "are", "was", "were", "be", "been"}
    ):
        rest = at + 1
        if word_at(tokens, rest) in {"for", "with", "to"}:
            verb = skipped(tokens, rest + 1, _ADVERBS_ENGLISH)
            if verb < len(tokens):
                return Trigger(f"duty:{token.lower}", at, verb, verb)
        return None
    if token.lower in {"is", "are"} and word_at(tokens, at + 1) == "to" and at + 2 < len(tokens):
        verb = at + 2
        if (
            word_at(tokens, verb) == "be"
            and verb + 1 < len(tokens)
            and tokens[verb + 1].lemma in lexicon.acts
        ):
            return Trigger("duty:is-to", at, verb + 2, verb + 1, passive=True)
        if tokens[verb].lemma in lexicon.acts and not _follows_purpose_noun(tokens, at):
            return Trigger("duty:is-to", at, verb, verb)
    return None


def _follows_purpose_noun(tokens: list[Token], at: int) -> bool:
    """Whether *is to* says what something is for ("the objective is to ...")."""
    nouns = {
        "objective",
        "aim",
        "goal",
        "purpose",
        "idea",
        "task",
        "intention",
        "mission",
        "priority",
        "role",
    }
    return any(token.lemma in nouns for token in tokens[max(0, at - 6) : at])


def _english_announce(tokens: list[Token], at: int, lexicon: Lexicon) -> Trigger | None:
    token = tokens[at]
    if (
        not token.among(lexicon.announce)
        or token.lower in {"announcement"}
        or word_at(tokens, at - 1) in {"was", "were", "previously"}
    ):
        return None
    rest = skipped(tokens, behind_day(tokens, at + 1), _ADVERBS_ENGLISH)
    if rest >= len(tokens) or not (
        tokens[rest].is_word or tokens[rest].text in "$€" or tokens[rest].text[0].isdigit()
    ):
        return None
    if word_at(tokens, rest) in {"by", "in", "at", "last", "earlier"}:
        return None
    if word_at(tokens, rest) in {"this", "it"} and word_at(tokens, rest + 1) in _TIMES | {"to", "after", ","}:
        return None
    clause = word_at(tokens, rest) == "that"
    verb = _intended(tokens, rest, lexicon)
    if verb > 0:
        return Trigger("announce", at, verb, verb)
    return Trigger("announce", at, rest + 1 if clause else rest, holds_clause=clause)


def _intended(tokens: list[Token], first: int, lexicon: Lexicon) -> int:
    """Return the verb of *(announced) plans to open*, *its decision to lift*; 0 if there is none."""
    for number in range(first, min(first + 3, len(tokens) - 2)):
        verb = skipped(tokens, number + 2, _ADVERBS_ENGLISH)
        intended = tokens[number].lemma in _INTENTIONS and word_at(tokens, number + 1) == "to"
        if intended and verb < len(tokens) and tokens[verb].lower in lexicon.acts:
            return verb
    return 0


_INTENTIONS = words("plan intention decision commitment agreement readiness")
_GIVING = words(
    "provide invest deliver donate contribute finance fund allocate launch establish create "
    "expand increase double"
)


def _english_progressive(tokens: list[Token], at: int, lexicon: Lexicon) -> Trigger | None:
    token = tokens[at]
    if (
        token.lower.endswith("ing")
        and token.lemma in _GIVING | {token.lower[:-3] + "e", token.lower[:-3]} & _GIVING
        and word_at(tokens, at - 1) in {"is", "are", "also"}
    ):
        first = at - 2 if word_at(tokens, at - 1) == "also" else at - 1
        if word_at(tokens, first) in {"is", "are"} and word_at(tokens, first - 1) not in RELATIVE:
            return Trigger("progressive", first, at, at)
    return None


def _english_discuss(tokens: list[Token], at: int, lexicon: Lexicon) -> Trigger | None:
    token = tokens[at]
    if token.lemma not in lexicon.discuss or word_at(tokens, at - 1) in {"to", "will", "the"}:
        return None
    for number in range(at + 1, min(at + 10, len(tokens))):
        if tokens[number].lower in lexicon.ways:
            to = next(
                (
                    one
                    for one in range(number + 1, min(number + 3, len(tokens)))
                    if word_at(tokens, one) in {"to", "of"}
                ),
                -1,
            )
            if to >= 0 and to + 1 < len(tokens):
                verb = skipped(tokens, to + 1, _ADVERBS_ENGLISH)
                if verb < len(tokens):
                    return Trigger(f"discuss-how:{token.lemma}", at, verb, verb)
        if tokens[number].text in ".;":
            return None
    return None


def _english_agreed_points(  # noqa: PLR0911
    tokens: list[Token], at: int, lexicon: Lexicon
) -> Trigger | None:
    """Find *the agreements include ...* and *among the points agreed was ...*."""
    token = tokens[at]
    if token.lemma not in lexicon.agreement_nouns:
        return None
    among = token.lemma in _OUTCOMES and "among" in {word_at(tokens, at - back) for back in (1, 2, 3)}
    agreed = among or any(
        one.lemma in {"agree", "reach", "adopt", "take"} or one.lemma in {"agreement", "commitment"}
        for one in tokens[at : at + 3]
    )
    if not agreed:
        return None
    for number in range(at + 1, min(at + 9, len(tokens))):
        if word_at(tokens, number) in RELATIVE or tokens[number].text == ",":
            return None
        if word_at(tokens, number) in {
            "was",
            "were",
            "is",
            "are",
            "include",
            "includes",
            "included",
            "including",
        }:
            if number + 1 >= len(tokens) or word_at(tokens, number + 1) in {
                "to",
                "not",
                "reached",
                "signed",
                "made",
                "adopted",
                "agreed",
                "approved",
                "announced",
            }:
                if word_at(tokens, number + 1) == "to" and number + 2 < len(tokens):
                    return Trigger("agreed-points", at, number + 2, number + 2)
                return None
            return Trigger("agreed-points", at, number + 1)
    return None


_OUTCOMES = words("outcome result deliverable decision")
ENGLISH_RULES = (
    _english_agreed_points, _english_instruct, _english_ready, _english_discuss, _english_commit,
    _english_announce, _english_duty,
    _english_future,    _english_progressive,
)  # fmt: skip
