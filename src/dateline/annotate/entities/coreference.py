"""What nominals and pronouns stand for: no antecedent rather than a wrong one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from dateline.annotate.entities.chains import Chains
from dateline.annotate.entities.gender import genders, told
from dateline.annotate.entities.sieves import of_definite
from dateline.annotate.entities.spoken import Spoken, head_of, place
from dateline.annotate.entities.weighing import likeliest
from dateline.annotate.syntax import SUBJECTS, child
from dateline.lexicon import words
from dateline.model import Doc, Mention, Sentence, Span

# How many sentences back a pronoun, a nominal with the same head, and a nominal of the same kind may reach.
NEAR, FAR = 1, 6
REACH = 60  # mentions
QUOTE = re.compile(r"“[^”\n]{2,}(?:”|$)|\"[^\"\n]{2,}\"|''.{2,}?''(?!')|``.{2,}?''", re.MULTILINE)
DEFINITE = frozenset({"the", "this", "that", "these", "those"})
# Clauses whose subject may stand for the subject of the clause above.
DEPENDENT = frozenset({"ccomp", "advcl", "conj", "xcomp", "relcl"})
PEOPLED = frozenset({"organization", "group", "place"})


def with_antecedents(doc: Doc, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions, nominals and pronouns with their antecedents where these are sure."""
    return (spoken.mention for spoken, _ in spoken_in_order(doc, sentences, mentions))


def spoken_in_order(
    doc: Doc, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> Iterator[tuple[Spoken, Chains]]:
    """Every mention with its antecedent, and the chains as they stood before it."""
    before: list[Spoken] = []
    known = genders(doc, mentions)
    chains = Chains(doc, known)
    quoted = {offset for match in QUOTE.finditer(doc.text) for offset in range(*match.span())}
    own = list(accumulate(not {one.span.start, one.span.end - 1} <= quoted for one in sentences))
    keys: dict[Span, Span | str] = {
        mention.span: doc.text_of(mention.name).split()[-1].lower() for mention in mentions if mention.form == "name"
    }
    for number, sentence, mention in place(sentences, mentions):
        first = mention.antecedent or mention.span
        key = keys.get(mention.span) or keys.get(first, first)
        inside = mention.span.start in quoted
        spoken = Spoken(mention, number, sentence, head_of(sentence, mention), first, key, inside, own[number])
        if mention.antecedent is None and mention.form != "name":
            _resolve(doc, spoken, before[-REACH:], chains, known)
        keys[mention.span] = spoken.key
        yield spoken, chains
        before.append(spoken)
        chains.add(spoken)


def _resolve(doc: Doc, spoken: Spoken, before: Sequence[Spoken], chains: Chains, known: Mapping[str, str]) -> None:
    """Find what a mention stands for: by rule, else by weight."""
    found = _antecedent(doc, spoken, before, known)
    if found is None or (found.mention.form == "pronoun" and not found.mention.antecedent):
        weigh = of_definite if spoken.mention.form == "nominal" else likeliest
        chain = weigh(doc, spoken, chains.all)
        found = chain.spoken[0] if chain else None
    if found is None:
        return
    spoken.first, spoken.key = found.first, found.key
    kind = found.mention.kind if spoken.mention.form == "pronoun" else spoken.mention.kind
    spoken.mention = replace(spoken.mention, antecedent=found.first, kind=kind)


def _antecedent(doc: Doc, spoken: Spoken, before: Sequence[Spoken], known: Mapping[str, str]) -> Spoken | None:
    if not spoken.quoted:
        # "'X has lost me,' he said": who speaks does not take his name from his own words.
        before = [other for other in before if not other.quoted]
    if spoken.mention.form == "nominal":
        return _of_nominal(doc, spoken, before)
    word = doc.text_of(spoken.mention.span).lower()
    if word in {"he", "she"}:
        gender = "female" if word == "she" else "male"
        return _of_person(spoken, [other for other in before if _fits(doc, other, gender, known)])
    if word == "they":
        return _of_plural(spoken, before)
    if word == "it":
        return _of_clause(spoken, before, PEOPLED)
    return None


def _of_clause(spoken: Spoken, before: Sequence[Spoken], kinds: frozenset[str]) -> Spoken | None:
    """ "The ministry said it ...": the subject of the clause that this clause completes."""
    sentence, index = spoken.sentence, spoken.head
    verb = sentence.tokens[index].head
    while sentence.tokens[verb].dep in DEPENDENT and sentence.tokens[verb].head != verb:
        if _has_other_subject(sentence, verb, spoken.head):
            return None
        verb = sentence.tokens[verb].head
        for other in reversed(before):
            if other.number != spoken.number:
                break
            if other.is_subject and sentence.tokens[other.head].head == verb and other.mention.kind in kinds:
                return other
    return None


def _has_other_subject(sentence: Sentence, verb: int, pronoun: int) -> bool:
    """Does the clause have a subject beside the pronoun ("a group that backed X until he ...")?"""
    own = child(sentence, verb, SUBJECTS)
    return own is not None and own != pronoun


def _of_person(spoken: Spoken, before: Sequence[Spoken]) -> Spoken | None:
    """The subject of the clause above, or the one person near by, or the one who is a subject there."""
    # Between "he said" and the sentence about him a quotation of any length may stand.
    fits = [other for other in before if _sentences_between(spoken, other) <= NEAR and _is_one_person(other)]
    if (same := _of_clause(spoken, fits, frozenset({"person"}))) is not None:
        return same
    return _only(fits) or _only([other for other in fits if other.is_subject]) or _of_main_clause(spoken, fits)


def _sentences_between(spoken: Spoken, other: Spoken) -> int:
    """How many sentences back the other stands; those of quotations do not count for what is told outside them."""
    return spoken.number - other.number if spoken.quoted else spoken.told - other.told


def _of_main_clause(spoken: Spoken, fits: Sequence[Spoken]) -> Spoken | None:
    """The subject of the nearest main clause before: what one sentence is about, the next goes on with."""
    if not spoken.is_subject:
        return None
    main = [other for other in fits if other.is_subject and _is_main(other)]
    return _only([other for other in main if other.number == main[-1].number]) if main else None


def _is_main(other: Spoken) -> bool:
    """Is it the subject of a main clause?"""
    verb = other.sentence.tokens[other.head].head
    while (token := other.sentence.tokens[verb]).dep in {"conj", "parataxis"} and token.head != verb:
        verb = token.head
    return other.sentence.tokens[verb].head == verb


def _is_one_person(other: Spoken) -> bool:
    return (
        other.mention.kind == "person"
        and not other.is_plural
        and (other.mention.form == "name" or other.mention.antecedent is not None or other.is_subject)
    )


def _fits(doc: Doc, other: Spoken, gender: str, known: Mapping[str, str]) -> bool:
    """Does nothing that is known of the person contradict the pronoun's gender?"""
    said = doc.text_of(other.mention.span).lower()
    if other.mention.form == "pronoun":
        return said in ({"she", "her"} if gender == "female" else {"he", "him"})
    if other.mention.form == "name":
        return known.get(said.split()[-1], gender) == gender
    return told(said) <= {gender}


def _of_plural(spoken: Spoken, before: Sequence[Spoken]) -> Spoken | None:
    """The subject of the clause above, or the one plural near by."""
    plural = [
        other for other in before
        if other.is_plural and (other.mention.form == "nominal" or other.mention.kind == "group")
    ]  # fmt: skip
    if (same := _of_clause(spoken, plural, PEOPLED | {"person"})) is not None:
        return same
    near = [other for other in plural if spoken.number - other.number <= NEAR and other.mention.kind != "place"]
    subjects = [other for other in near if other.is_subject]
    people = [other for other in near if other.mention.kind == "person" or other.is_subject]
    return _only(near) or _only(people) or _only(subjects)


def _of_nominal(doc: Doc, spoken: Spoken, before: Sequence[Spoken]) -> Spoken | None:
    """The mention with the same head word, or for "the group" the one group near by."""
    first = doc.text_of(spoken.mention.span).lower().split()[0]
    generic = spoken.lemma in words("actors", "generic")
    if first not in DEFINITE or spoken.mention.kind == "place" or (generic and spoken.is_plural):
        return None
    if doc.text.startswith(" of ", spoken.mention.span.end):
        return None  # "the government of X" says itself whose it is
    bare = doc.text_of(spoken.mention.name).lower()
    reach = [other for other in before if spoken.number - other.number <= FAR and other.mention.form != "pronoun"]
    same = [
        other for other in reach
        if other.is_plural == spoken.is_plural and other.mention.kind == spoken.mention.kind
        and _is_called(doc, other, bare, spoken.lemma)
    ]  # fmt: skip
    if generic:
        return _only(same) if not spoken.modifiers else None
    if not same:
        plain = set(bare.split()[:-1]) <= words("actors", "group_words")
        return _of_kind(spoken, before) if plain else None
    return _only(same) or _only([other for other in same if spoken.number - other.number <= NEAR])


def _is_called(doc: Doc, other: Spoken, bare: str, lemma: str) -> bool:
    """Does the earlier mention, or its title, have the words of the later one?"""
    said = doc.text_of(other.mention.span).lower()
    if len(bare.split()) > 1:
        return bare in said
    return other.lemma == lemma or (other.mention.form == "name" and lemma in said.split())


def _of_kind(spoken: Spoken, before: Sequence[Spoken]) -> Spoken | None:
    """ "The group", "the movement": the one group named near by."""
    if spoken.lemma not in words("actors", "group_heads") or spoken.is_plural:
        return None
    near = [other for other in before if spoken.number - other.number <= NEAR and other.mention.form == "name"]
    wanted = {"group"} if "organi" not in spoken.lemma else {"group", "organization"}
    return _only([other for other in near if other.mention.kind in wanted])


def _only(found: Sequence[Spoken]) -> Spoken | None:
    """The last of these if all stand for the same."""
    return found[-1] if len({other.key for other in found}) == 1 else None
