"""Attributions read off the surface, where a parser is often wrong: trailing ones, colons, headlines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.annotate.statements.content import Complement, runs
from dateline.annotate.statements.cues import Cue
from dateline.annotate.statements.drafts import Draft
from dateline.annotate.syntax import child, subject
from dateline.lexicon import words
from dateline.model import Sentence, Span

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
PAST_OR_PRESENT = FINITE - {"MD"} | {"VBN"}
# Acts whose verbs trail what was said; a thought or wish hardly does.
SAYING = frozenset({"say", "confirm", "deny", "claim", "stress", "warn", "expect"})
MARKS = "”’\"'"
QUOTING = frozenset({"“", '"', "``", "''", "«", "‘", "„"})
DASHES = frozenset({"—", "–", "―", "--", "-"})
SOURCES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
# More capitalised words than this are no name, unless they are known for one.
BARE_NAMES = 3
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
# "Foreign Ministry spokeswoman Ana Lund: ..." and "...: PM adviser" name a source in few words.
SOURCE_WORDS = 7


def trailing(cue: Cue) -> Complement | None:
    """A whole clause before ", X said on Monday." or ", said X."."""
    sentence, verb = cue.sentence, cue.head
    comma = _comma_before(sentence, verb) if _may_trail(cue) else None
    if comma is None or not _has_verb(sentence, range(comma)):
        return None
    between = range(comma + 1, verb)
    after = range(verb + 1, len(sentence.tokens))
    if any(sentence.tokens[i].tag in FINITE for i in after) or (not between and _has_comma(sentence, after)):
        return None
    speaker = _head(sentence, verb, between or after)
    if speaker is None:
        return None
    return Complement("trailing", cue.frames["clause"], frozenset(range(comma)), speaker=speaker)


def _may_trail(cue: Cue) -> bool:
    """Is it a finite verb of speech without an object, in a sentence that opens with a main clause?"""
    tokens, children = cue.sentence.tokens, cue.sentence.children[cue.head]
    if cue.frames.get("clause") not in SAYING or tokens[cue.head].tag not in PAST_OR_PRESENT:
        return False
    first = next((token for token in tokens if token.pos != "PUNCT"), tokens[0])
    opens = first.pos != "SCONJ" and first.tag != "WRB"
    alone = cue.dep not in {"amod", "acl", "relcl"}
    return alone and opens and not any(tokens[i].dep in {"dobj", "mark", "aux", "auxpass", "xcomp"} for i in children)


def _has_comma(sentence: Sentence, within: Sequence[int]) -> bool:
    """Does a comma stand among these tokens?"""
    return any(sentence.tokens[i].text == "," for i in within)


def _comma_before(sentence: Sentence, verb: int) -> int | None:
    """The comma that parts the clause from the source: nothing but a noun phrase stands between it and the verb."""
    for i in range(verb - 1, 2, -1):
        token = sentence.tokens[i]
        if token.text in {",", ",”", ",''"}:
            return i if sentence.tokens[i + 1].pos != "CCONJ" else None
        if token.tag in FINITE or (token.pos == "PUNCT" and token.text not in {"(", ")", "-", "’", "'", "."}):
            return None
    return None


def _head(sentence: Sentence, verb: int, within: Sequence[int]) -> int | None:
    """The noun that heads the source."""
    own = subject(sentence, verb)
    if own is not None and own in within:
        return own
    nominal = [i for i in within if sentence.tokens[i].pos in NOMINAL]
    return next((i for i in nominal if sentence.tokens[i].head not in within), None) if nominal else None


def source_beside(draft: Draft) -> int | None:
    """The speaker as the surface shows it, where the parser found none or took a word of the content for one."""
    tokens, verb = draft.sentence.tokens, draft.verb
    ends = [piece.end for piece in draft.pieces if piece.end <= draft.cue.start]
    before = [i for i in range(verb) if tokens[i].start >= max(ends, default=0)]
    if ends and not all(tokens[i].pos == "PUNCT" for i in before):
        found = None if _has_verb(draft.sentence, before) else _head(draft.sentence, verb, before)
        return _set_off(draft.sentence, before) if found is None else found
    if not ends:
        return _set_off(draft.sentence, before) if _follows_comma(draft.sentence, verb) else None
    stop = next((i for i in range(verb + 1, len(tokens)) if tokens[i].pos in {"PUNCT", "VERB"}), len(tokens))
    thing = child(draft.sentence, verb, {"dobj"})
    return thing if thing is not None else _head(draft.sentence, verb, range(verb + 1, stop))


def _follows_comma(sentence: Sentence, verb: int) -> bool:
    """Does an aside end right before the verb ("Ana Lund, through an aide, declined")?"""
    before = next((i for i in range(verb - 1, 0, -1) if sentence.tokens[i].pos not in {"ADV", "AUX"}), 0)
    return sentence.tokens[before].text == "," and sentence.tokens[verb].tag in PAST_OR_PRESENT


def _set_off(sentence: Sentence, within: Sequence[int]) -> int | None:
    """The head of the first noun phrase that stands alone between commas."""
    chunk: list[int] = []
    for i in within:
        if sentence.tokens[i].text != ",":
            chunk.append(i)
            continue
        kinds = [sentence.tokens[k].pos for k in chunk if sentence.tokens[k].pos != "PUNCT"]
        if kinds and kinds[-1] in NOMINAL and not {"VERB", "AUX", "ADP", "SCONJ", "ADV", "NUM"} & set(kinds):
            return chunk[-1]
        chunk = []
    return None


def find_colons(sentence: Sentence) -> Iterator[Draft]:
    """A source before a colon, or, in a headline, behind one."""
    tokens = sentence.tokens
    at = next((i for i, token in enumerate(tokens) if token.text == ":"), None)
    if at is None or at == 0:
        return
    cue = sentence.cover([at])
    before, after = range(at), range(at + 1, len(tokens))
    head = _headline_source(sentence, after)
    if head is not None and len(before) > 2 and _has_verb(sentence, before):
        yield Draft(sentence, cue, at, "say", "headline", head, runs(sentence, before))
    elif _is_source(sentence, before) and not _is_heading(sentence, before) and _may_be_said(sentence, after):
        head = _last_nominal(sentence, before)
        yield Draft(sentence, cue, at, "say", "colon", head, runs(sentence, after))
    else:
        head = subject(sentence, sentence.root)
        yield Draft(sentence, cue, at, "say", "colon-quote", _last_nominal(sentence, before) if head is None else head)


def find_signatures(sentence: Sentence) -> Iterator[Draft]:
    """A name behind a dash that signs a quotation ("'We knew nothing.' — Ana Lund")."""
    # A dash that touches the end mark is one token with it.
    dashes = [i for i, token in enumerate(sentence.tokens) if token.text.lstrip(MARKS) in DASHES]
    if not dashes:
        return
    at = dashes[-1]
    after = range(at + 1, len(sentence.tokens))
    if _is_source(sentence, after):
        head = next(i for i in after if sentence.tokens[i].pos == "PROPN")
        dash = sentence.tokens[at]
        cue = Span(sentence.span.article, dash.end - len(dash.text.lstrip(MARKS)), dash.end)
        yield Draft(sentence, cue, at, "say", "dash", _name_head(sentence, head))


def _name_head(sentence: Sentence, index: int) -> int:
    """The last word of the name that begins here."""
    while index + 1 < len(sentence.tokens) and sentence.tokens[index + 1].pos == "PROPN":
        index += 1
    return index


def _headline_source(sentence: Sentence, after: Sequence[int]) -> int | None:
    """The head of a source that ends a headline ("...: PM adviser"): a person, a body, a poll."""
    if len(after) > SOURCE_WORDS or sentence.tokens[-1].pos == "PUNCT" or _has_verb(sentence, after):
        return None
    head = _last_nominal(sentence, after)
    if head is None:
        return None
    token = sentence.tokens[head]
    known = words("actors", "person") | words("credits", "headline_sources")
    return head if token.lemma.lower() in known or token.ent in SOURCES else None


def _is_source(sentence: Sentence, within: Sequence[int]) -> bool:
    """Is it a short noun phrase that names somebody?"""
    tokens = [sentence.tokens[i] for i in within]
    named = any(token.pos == "PROPN" for token in tokens) and len(tokens) <= SOURCE_WORDS
    return named and all(token.pos not in {"VERB", "AUX", "PRON", "NUM"} for token in tokens)


def _is_heading(sentence: Sentence, within: Sequence[int]) -> bool:
    """Are there many words in capitals, none of them known for a name or a person?"""
    tokens = [sentence.tokens[i] for i in within]
    known = any(token.ent in SOURCES or token.lemma.lower() in words("actors", "person") for token in tokens)
    return not known and sum(token.pos == "PROPN" for token in tokens) > BARE_NAMES


def _has_verb(sentence: Sentence, within: Sequence[int]) -> bool:
    """Does it say that something happens?"""
    return any(sentence.tokens[i].pos in {"VERB", "AUX"} for i in within)


def _may_be_said(sentence: Sentence, within: Sequence[int]) -> bool:
    """Is it a clause or a quotation? A mere topic ("Norway: success in the north") was not said."""
    tokens = [sentence.tokens[i] for i in within]
    return any(token.tag in FINITE or token.text in QUOTING for token in tokens)


def _last_nominal(sentence: Sentence, within: Sequence[int]) -> int | None:
    """The last noun or name."""
    return next((i for i in reversed(within) if sentence.tokens[i].pos in NOMINAL), None)
