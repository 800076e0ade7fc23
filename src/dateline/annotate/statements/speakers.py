"""Who speaks: the subject, agent or source of a cue, as a mention and as a name."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.annotate.statements.cues import is_passive, is_quoted_as
from dateline.annotate.syntax import LOOSE, SUBJECTS, ancestors, child, children, conjuncts, phrase, subject
from dateline.lexicon import words
from dateline.model import Doc, Mention, Sentence, Span

RELATIVE = frozenset({"WP", "WDT"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
BREAKS = frozenset({",", ";", ":", "(", "—", "–", "--"})
# The prepositions by which a phrase says who somebody is; others tell when, why or about what he speaks.
BELONGING = frozenset({"of", "to", "for", "from", "at", "in", "on", "with", "within", "near", "among"})
# The dash that ends a dateline, and how many words and marks may stand before it.
DASHES = frozenset({"—", "–", "--", "-"})
LONGEST_DATELINE = 12
# A headline's last noun may be the root of all before it ("Talks will go on: envoy").
CLAUSES = LOOSE | {"ccomp", "csubj"}
# What a title may open with that the mention leaves out: "Union leader Karin Holm", "former Obama adviser Jan Berg".
OPENING = frozenset({"compound", "amod", "nmod", "poss", "nummod"})
OWNERS = frozenset({"by", "from", "among"})


def speaker_of(sentence: Sentence, cue: int) -> int | None:
    """The token that heads whoever speaks by this cue; None where the text does not say."""
    pos = sentence.tokens[cue].pos
    if pos == "NOUN":
        return _owner(sentence, cue)
    found = _quoted(sentence, cue)
    if found is None:
        found = _above(sentence, cue) if pos == "ADJ" else _subject(sentence, cue)
    if found is not None and not any(map(str.isalnum, sentence.tokens[found].text)):
        # A dash that the parser took for the subject may stand beside the true one.
        found = next((i for i in children(sentence, cue, {"nsubj"}) if i > found), None)
    if found is None or sentence.tokens[found].pos in {"VERB", "AUX"}:
        return None
    return sender_of(sentence, _behind_dateline(sentence, _outside_brackets(sentence, found), cue))


def _outside_brackets(sentence: Sentence, found: int) -> int:
    """The name in front of the brackets in which the parser saw the subject ("Sen. Ana Lund (I-Vt.) said")."""
    tokens = sentence.tokens
    opening = next((i for i in range(found - 1, 0, -1) if tokens[i].text in {"(", ")"}), None)
    if opening is None or tokens[opening].text == ")" or tokens[opening - 1].pos not in NOMINAL:
        return found
    return opening - 1 if any(token.text.startswith(")") for token in tokens[found + 1 : found + 5]) else found


def _behind_dateline(sentence: Sentence, found: int, cue: int) -> int:
    """The true subject, where the parser took the town of a dateline for it ("OSLO, Norway — The mayor said")."""
    tokens = sentence.tokens
    dash = next((i for i in range(1, cue) if tokens[i].text in DASHES and tokens[i].tag != "HYPH"), None)
    town = tokens[0].text
    shouts = town.isupper() and town.isalpha() and len(town) > 1
    if dash is None or not shouts or not found < dash <= LONGEST_DATELINE:
        return found
    between = [i for i in range(dash + 1, cue) if tokens[i].pos in NOMINAL]
    return next((i for i in between if not dash < tokens[i].head < cue), found)


def _quoted(sentence: Sentence, cue: int) -> int | None:
    """Whom an outlet quotes as saying something."""
    if not is_quoted_as(sentence, cue):
        return None
    quoted = words("credits", "quoted")
    verb = next(i for i in ancestors(sentence, cue) if sentence.tokens[i].lemma.lower() in quoted)
    passive = child(sentence, verb, {"nsubjpass"})
    return passive if passive is not None else child(sentence, verb, {"dobj"})


def sender_of(sentence: Sentence, head: int) -> int:
    """Who gave out a statement, letter or readout, if the text says so: its sender speaks, not the paper."""
    if sentence.tokens[head].lemma.lower() not in words("credits", "carriers"):
        return head
    found = _giver(sentence, head)
    return head if found is None or sentence.tokens[found].pos == "PRON" else found


def _owner(sentence: Sentence, noun: int) -> int | None:
    """Whose claim, promise or view it is: "Iraq's", "by Iraq", or the subject of "Iraq made"."""
    if (giver := _giver(sentence, noun)) is not None:
        return giver
    token = sentence.tokens[noun]
    above = sentence.tokens[token.head].lemma.lower()
    lends = token.dep == "dobj" and above not in words("reporting_nouns", "of_others")
    return _above(sentence, noun) if lends or token.dep == "attr" else None


def _giver(sentence: Sentence, noun: int) -> int | None:
    """The owner or origin of a noun: "Iraq's", "by Iraq", "from Iraq"."""
    if (owner := child(sentence, noun, {"poss"})) is not None:
        return owner
    for i in children(sentence, noun, {"prep"}):
        if sentence.tokens[i].text.lower() in OWNERS and (found := child(sentence, i, {"pobj"})) is not None:
            return found
    return None


def _subject(sentence: Sentence, verb: int) -> int | None:
    """The subject of a verb, or whoever governs it; the agent of a passive one."""
    if is_passive(sentence, verb):
        return _agent(sentence, verb)
    found = subject(sentence, verb)
    if found is not None and sentence.tokens[found].dep in {"nsubj", "csubj", "nsubjpass"}:
        return _meant(sentence, found, verb)
    return _above(sentence, verb)


def _agent(sentence: Sentence, verb: int) -> int | None:
    """The "by" of a passive verb."""
    by = child(sentence, verb, {"agent"})
    return child(sentence, by, {"pobj"}) if by is not None else None


def _meant(sentence: Sentence, found: int, verb: int) -> int:
    """The noun for which a relative pronoun stands; other subjects stand for themselves."""
    if sentence.tokens[found].tag not in RELATIVE:
        return found
    clause = verb
    while sentence.tokens[clause].dep in {"conj", "xcomp", "ccomp"}:
        clause = sentence.tokens[clause].head
    return sentence.tokens[clause].head if sentence.tokens[clause].dep == "relcl" else found


def _above(sentence: Sentence, verb: int) -> int | None:
    """For a verb without a subject ("he left, saying"; "a statement saying"): whoever governs it."""
    token, seen, carriers = sentence.tokens[verb], {verb}, words("credits", "carriers")
    while token.head not in seen:
        above = token.head
        seen.add(above)
        governor = sentence.tokens[above]
        if token.dep == "acl" and governor.pos in NOMINAL and governor.lemma not in carriers:
            return above
        if governor.pos in {"VERB", "AUX"} and (found := child(sentence, above, SUBJECTS)) is not None:
            return _meant(sentence, found, above)
        token = governor
    return None


def description(sentence: Sentence, head: int) -> Span:
    """The noun phrase that tells who a nameless speaker is: "people close to him", "a diplomat on her staff"."""
    span = phrase(sentence, head, leave=CLAUSES)
    inside = sentence.indices(span)
    end = next((i for i in inside if i > head and _breaks(sentence, head, i)), inside[-1] + 1)
    return sentence.cover([inside[0], end - 1])


def _breaks(sentence: Sentence, head: int, index: int) -> bool:
    """Does something else begin here: a clause, an aside, when or in what it was said?"""
    token = sentence.tokens[index]
    if token.text in BREAKS or token.tag in RELATIVE or token.dep in {"acl", "relcl", "npadvmod"}:
        return True
    if token.pos != "ADP" or token.head != head:
        return False
    if token.text.lower() not in BELONGING:
        return True
    below = [sentence.tokens[i] for i in sentence.subtree(index)]
    return any(one.ent in {"DATE", "TIME"} or one.lemma.lower() in words("credits", "carriers") for one in below)


def _whole(sentence: Sentence, mention: Mention) -> Span:
    """A mention's span with the words before it that belong to its title."""
    inside = sentence.indices(mention.span)
    low = inside[0]
    while low > 0 and _opens(sentence, low - 1, inside[-1]):
        low -= 1
    return sentence.cover([low]).hull(mention.span)


def _opens(sentence: Sentence, index: int, last: int) -> bool:
    """Does the word belong to the noun phrase that begins right behind it?"""
    token = sentence.tokens[index]
    if token.dep == "case":
        token = sentence.tokens[token.head]
    return token.dep in OPENING and index < token.head <= last and token.pos in {"NOUN", "PROPN", "ADJ", "NUM"}


@dataclass
class Speakers:
    """The mentions of a document, to be asked which of them a token belongs to."""

    doc: Doc
    _at: dict[int, Mention] = field(default_factory=dict)
    _spans: dict[Span, Mention] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for mention in self.doc.of(Mention):
            self._spans[mention.span] = mention
            for place in range(mention.name.start, mention.name.end):
                self._at.setdefault(place, mention)

    def mention(self, sentence: Sentence, head: int) -> Mention | None:
        """The mention whose name covers a token, or the named one set beside it ("the adviser, Omar Sadi")."""
        own = self._at.get(sentence.tokens[head].start)
        if own is not None and own.form == "name":
            return own
        for i in sentence.children[head]:
            plain = sentence.tokens[i].dep == "appos" and child(sentence, i, {"advmod"}) is None
            beside = self._at.get(sentence.tokens[i].start) if plain else None
            if beside is not None and beside.form == "name":
                return beside
        return own

    def spans(self, sentence: Sentence, head: int) -> tuple[Span, ...]:
        """The span of the speaker, and of everyone who speaks together with it."""
        return tuple(dict.fromkeys(self.span(sentence, i) for i in conjuncts(sentence, head)))

    def span(self, sentence: Sentence, head: int) -> Span:
        """The mention's span if a mention covers the token, else its noun phrase."""
        mention = self.mention(sentence, head)
        if mention is None:
            return description(sentence, head)
        if mention.form == "nominal" and mention.antecedent is None and mention.span.end == sentence.tokens[head].end:
            return mention.span.hull(description(sentence, head))
        # "Senate Republicans" are not all Republicans.
        return _whole(sentence, mention) if mention.titles or mention.kind == "group" else mention.span

    def chain(self, sentence: Sentence, head: int) -> list[Mention]:
        """The token's mention, what that stands for, and so on to the first."""
        found: list[Mention] = []
        mention = self.mention(sentence, head)
        while mention is not None and mention not in found:
            found.append(mention)
            mention = self._spans.get(mention.antecedent) if mention.antecedent else None
        return found

    def named(self, sentence: Sentence, head: int) -> bool:
        """Are all who speak, or whoever the pronoun or noun stands for, known by name?"""
        return all(self._named(sentence, i) for i in conjuncts(sentence, head))

    def _named(self, sentence: Sentence, head: int) -> bool:
        """The same for one of them."""
        chain = self.chain(sentence, head)
        if not chain:
            return sentence.tokens[head].pos == "PROPN"
        return any(mention.form == "name" and not self._is_people(sentence, head, mention) for mention in chain)

    def _is_people(self, sentence: Sentence, head: int, mention: Mention) -> bool:
        """Is it a people or a following ("Iraqis", "Democrats") and no body that can be asked?"""
        words = self.doc.text_of(mention.name).split()
        plural = len(words) == 1 and words[0].endswith("s") and sentence.tokens[head].ent == "NORP"
        return mention.kind == "group" and (plural or sentence.tokens[head].tag == "NNPS")

    def names(self, sentence: Sentence, head: int) -> set[str]:
        """The last words of the names behind a token, to tell one speaker from another."""
        chain = self.chain(sentence, head)
        if not chain and sentence.tokens[head].pos == "PROPN":
            return {sentence.tokens[head].text}
        return {self.doc.text_of(mention.name).split()[-1] for mention in chain if mention.form == "name"}

    def stands_for(self, sentence: Sentence, head: int) -> set[str]:
        """Names behind a token, and the bare nouns of those without a name ("officials")."""
        chain = self.chain(sentence, head)
        if not chain:
            return {sentence.tokens[head].lemma.lower()}
        nouns = {self.doc.text_of(m.span).split()[-1].lower() for m in chain if m.form == "nominal"}
        return self.names(sentence, head) | {noun.removesuffix("s") for noun in nouns}
