"""What a verb, adjective or noun of position takes as its content, and whom it addresses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from dateline import lexicon
from dateline.annotate.syntax import child, children
from dateline.model import PositionKind, Sentence


@dataclass(frozen=True, slots=True)
class Complement:
    """The tokens of a content, and the heads of those it is addressed to."""

    content: tuple[int, ...]
    toward: tuple[int, ...] = field(default_factory=tuple)


ASKING = frozenset({"request", "demand"})
NOT_ASKED = frozenset({"if", "whether", "about", "what", "how", "why", "when", "who", "where"})
INFINITIVES = frozenset({"xcomp", "advcl", "ccomp", "acl"})
EMPTY_INFINITIVES = frozenset({"comment", "say", "answer", "elaborate", "respond", "be"})


@dataclass(frozen=True, slots=True)
class Frame:
    """A lexicon entry: which position a word takes, and how it takes its content."""

    kind: PositionKind
    takes: tuple[str, ...]
    only: str | None = None


@cache
def frames(section: str) -> dict[str, Frame]:
    """The frames of the lexicon's verbs, adjectives or nouns."""
    entries = lexicon.table("positions")[section]
    return {word: Frame(entry["kind"], tuple(entry["takes"]), entry.get("only")) for word, entry in entries.items()}


def lemma(sentence: Sentence, index: int) -> str:
    """A token's lemma in lower case; the lemmatizer takes "hopes" for a kind of jump."""
    word = sentence.tokens[index].lemma.lower()
    return "hope" if word == "hop" and sentence.tokens[index].text.lower().startswith(("hope", "hoping")) else word


def complement(sentence: Sentence, head: int, frame: Frame) -> Complement | None:
    """The first of the allowed complements that a word has, those that say most first."""
    only = frame.only
    for kind in sorted(frame.takes, key=ORDER.index):
        if (found := READERS[kind](sentence, head, kind)) is not None and _fits(sentence, found, kind, only):
            return _split_source(sentence, head, found) if kind == "object" and frame.kind in ASKING else found
    return None


def _fits(sentence: Sentence, found: Complement, kind: str, only: str | None) -> bool:
    """Is the content, where it is a noun phrase, of the list that the word asks for?"""
    if only is None or kind not in {"object", "for"}:
        return True
    allowed = set(lexicon.table("positions")["lists"][only])
    inside = set(found.content)
    heads = [i for i in found.content if sentence.tokens[i].head not in inside or sentence.tokens[i].dep == "conj"]
    words = {w for i in heads for w in (sentence.tokens[i].lemma.lower(), sentence.tokens[i].text.lower())}
    return bool(words & allowed)


def infinitive(sentence: Sentence, head: int, _kind: str = "") -> Complement | None:
    """The "to go" of "refused to go"."""
    for index in children(sentence, head, {"xcomp", "ccomp", "acl", "advcl", "relcl"}):
        if index > head and (mark := _to(sentence, index)) is not None and not _purpose(sentence, head, index, mark):
            return Complement(_from_mark(sentence, index, mark))
    return None


def _purpose(sentence: Sentence, head: int, index: int, mark: int) -> bool:
    """Is an infinitive far from its verb one of purpose ("met the king to ask")?"""
    if sentence.tokens[mark - 1].lemma.lower() in frames("nouns"):
        return False  # "fulfil its promise to pay"
    return sentence.tokens[index].dep == "advcl" and mark - head > 2


def _to(sentence: Sentence, index: int) -> int | None:
    """The "to" of an infinitive."""
    return next((i for i in children(sentence, index, {"aux"}) if sentence.tokens[i].tag == "TO" and i < index), None)


def other(sentence: Sentence, head: int, _kind: str = "") -> Complement | None:
    """The "Y to go" of "urged Y to go": somebody else shall act."""
    for index in children(sentence, head, {"xcomp", "ccomp", "advcl", "acl"}):
        mark = _to(sentence, index) if index > head else None
        if mark is None:
            continue
        whom = child(sentence, index, {"nsubj"})
        if whom is None or not head < whom < mark:
            whom = next((i for i in children(sentence, head, {"dobj", "dative"}) if head < i < mark), None)
        if whom is not None:
            return Complement(_from_mark(sentence, index, mark), (whom,))
    return _other_on_object(sentence, head)


def _other_on_object(sentence: Sentence, head: int) -> Complement | None:
    """The same, where the parser hung the infinitive on the person addressed."""
    for whom in children(sentence, head, {"dobj"}):
        for index in children(sentence, whom, {"acl", "relcl"}):
            if (mark := _to(sentence, index)) is not None and not _owned(sentence, whom):
                return Complement(_from_mark(sentence, index, mark), (whom,))
    return None


def _from_mark(sentence: Sentence, verb: int, mark: int) -> tuple[int, ...]:
    """The tokens of an infinitive from its "to", or from a "not" right before it."""
    start = mark - 1 if mark and sentence.tokens[mark - 1].dep == "neg" else mark
    return tuple(i for i in sentence.subtree(verb) if i >= start)


def done(sentence: Sentence, head: int, _kind: str = "") -> Complement | None:
    """The "Y moved" of "wanted Y moved": somebody shall do it."""
    for index in children(sentence, head, {"ccomp"}):
        if index > head and sentence.tokens[index].tag == "VBN" and not children(sentence, index, {"aux", "auxpass"}):
            return Complement(tuple(sentence.subtree(index)))
    return None


def _owned(sentence: Sentence, index: int) -> bool:
    """Is it a thing with an infinitive of its own ("a plan to go")?"""
    return sentence.tokens[index].lemma.lower() in lexicon.table("positions")["nouns"]


def clause(sentence: Sentence, head: int, _kind: str = "") -> Complement | None:
    """The "that they go" of "demanded that they go"."""
    for index in children(sentence, head, {"ccomp", "acl", "relcl", "advcl"}):
        if (
            index < head
            or child(sentence, index, {"nsubj", "nsubjpass", "expl"}) is None
            or _to(sentence, index) is not None
        ):
            continue
        tokens = sentence.subtree(index)
        first = sentence.tokens[tokens[0]].text.lower()
        if first in NOT_ASKED or (sentence.tokens[index].dep != "ccomp" and first != "that"):
            continue
        return Complement(tuple(tokens))
    return None


def order(sentence: Sentence, head: int, _kind: str = "") -> Complement | None:
    """The "that he go" of "insisted that he go", not the "that he went" of a mere claim."""
    found = clause(sentence, head)
    if found is None:
        return None
    verb = next((i for i in found.content if sentence.tokens[i].head not in found.content), None)
    if verb is None:
        return None
    lemmas = {sentence.tokens[i].lemma.lower() for i in children(sentence, verb, {"aux"})}
    # "Insisted that they return": the parser takes the subjunctive for a present, but the verb above is past.
    bare = sentence.tokens[verb].tag == "VBP" and sentence.tokens[head].tag in {"VBD", "VBN"} and not lemmas
    return found if bare or (sentence.tokens[verb].tag == "VB" and not lemmas - {"should", "must"}) else None


def passive_object(sentence: Sentence, head: int, _kind: str = "") -> Complement | None:
    """The subject of a passive: what "was turned down by the treasury"."""
    about = child(sentence, head, {"nsubjpass"})
    return None if about is None else Complement(tuple(sentence.subtree(about)))


def object_(sentence: Sentence, head: int, _kind: str = "") -> Complement | None:
    """The "aid" of "promised Corvia aid"; a dative is whom it is promised to."""
    if child(sentence, head, {"agent"}) is not None and (passive := passive_object(sentence, head)) is not None:
        return passive
    for index in children(sentence, head, {"dobj", "oprd", "attr"}):
        token = sentence.tokens[index]
        if index < head or token.pos not in {"NOUN", "PROPN", "NUM"} or _says_nothing(sentence, index):
            continue
        dative = tuple(i for i in children(sentence, head, {"dative", "iobj"}) if sentence.tokens[i].dep != "prep")
        return Complement(tuple(sentence.subtree(index)), tuple(_pobj(sentence, i) for i in dative))
    return None


def _says_nothing(sentence: Sentence, index: int) -> bool:
    """Is it "no proof", "hope", "her second child"?"""
    token = sentence.tokens[index]
    determiners = {sentence.tokens[i].lemma.lower() for i in children(sentence, index, {"det"})}
    empty = {token.text.lower(), token.lemma.lower()} & set(lexicon.table("positions")["lists"]["empty"])
    # "Fight them, he urged Iraqis" names whom, not what.
    return "no" in determiners or bool(empty) or token.ent in {"NORP", "GPE", "PERSON"}


def _split_source(sentence: Sentence, head: int, found: Complement) -> Complement:
    """What is asked, apart from whom it is asked from ("compensation from the railway")."""
    inside = set(found.content)
    noun = next(i for i in found.content if sentence.tokens[i].head not in inside)
    froms = [
        i
        for owner in (noun, head)
        for i in children(sentence, owner, {"prep"})
        if sentence.tokens[i].text.lower() == "from"
    ]
    away = {j for i in froms for j in sentence.subtree(i)}
    sources = [whom for i in froms if (whom := child(sentence, i, {"pobj"})) is not None]
    return Complement(tuple(i for i in found.content if i not in away), (*found.toward, *sources))


def _pobj(sentence: Sentence, index: int) -> int:
    """The noun behind a preposition; the token itself if it is none."""
    found = child(sentence, index, {"pobj"})
    return index if found is None else found


def prepositional(sentence: Sentence, head: int, kind: str) -> Complement | None:
    """The content of "call for X", "agreed to X", "refusal of X", with what is asked of X itself."""
    for prep in children(sentence, head, {"prep", "dative", "prt", "advmod", "mark"}):
        if sentence.tokens[prep].text.lower() != kind or prep < head:
            continue
        tokens = [i for i in sentence.subtree(prep) if i > prep]
        if not any(
            sentence.tokens[i].pos in {"NOUN", "VERB", "PROPN"} and sentence.tokens[i].ent != "DATE" for i in tokens
        ):
            continue
        return Complement(tuple(_with_infinitive(sentence, head, tokens)), tuple(_addressed(sentence, head, kind)))
    return _for_clause(sentence, head) if kind == "for" else None


def _with_infinitive(sentence: Sentence, head: int, tokens: list[int]) -> list[int]:
    """The tokens and the infinitive right after them, where it hangs on the verb ("for the leader to go")."""
    over = sentence.tokens[head].head  # the parser may hang it on the verb above: "made a call for the mayor to go"
    for index in (*children(sentence, head, INFINITIVES), *children(sentence, over, INFINITIVES)):
        mark = _to(sentence, index)
        between = sentence.tokens[tokens[-1] + 1 : mark] if mark is not None else ()
        if mark is not None and mark > tokens[-1] and all(token.pos == "PUNCT" for token in between):
            return [*tokens, *(i for i in sentence.subtree(index) if i >= mark)]
    return tokens


def _for_clause(sentence: Sentence, head: int) -> Complement | None:
    """The parse of "for the leader to go" as one clause marked by "for"."""
    for index in children(sentence, head, {"advcl", "ccomp", "xcomp", "acl", "relcl"}):
        tokens = sentence.subtree(index)
        if index > head and sentence.tokens[tokens[0]].text.lower() == "for" and len(tokens) > 1:
            return Complement(tuple(tokens[1:]))
    return None


def _addressed(sentence: Sentence, head: int, kind: str) -> list[int]:
    """To whom: "asked the board for", "appealed to donors for", "a request to Dravia for"."""
    found = children(sentence, head, {"dobj", "dative"}) if kind == "for" else []
    for prep in children(sentence, head, {"prep", "dative"}):
        word = sentence.tokens[prep].text.lower()
        if word in {"to", "with", "on"} and word != kind:
            found.extend(children(sentence, prep, {"pobj"}))
    return [_pobj(sentence, i) for i in found if sentence.tokens[i].pos in {"NOUN", "PROPN", "PRON", "ADP"}]


def addressed_infinitive(sentence: Sentence, head: int, kind: str) -> Complement | None:
    """The "on Y to go" of "called on Y to go", "appealed to Y to go", "pleaded with Y to go"."""
    for prep in children(sentence, head, {"prep", "prt", "dative"}):
        if sentence.tokens[prep].text.lower() not in {kind, "upon"} or prep < head:
            continue
        whom = child(sentence, prep, {"pobj"})
        if whom is None:
            continue
        for owner in (whom, head, prep):
            for index in children(sentence, owner, {"acl", "relcl", "xcomp", "advcl", "ccomp"}):
                mark = _to(sentence, index)
                if mark is not None and mark > whom:
                    return Complement(_from_mark(sentence, index, mark), (whom,))
    return None


def _on(sentence: Sentence, head: int, kind: str) -> Complement | None:
    """ "Called on Y to go" or, where nothing shall be done by Y, "insisted on X"."""
    found = addressed_infinitive(sentence, head, kind)
    if found is not None or sentence.tokens[head].lemma.lower() in {"call", "appeal", "plead"}:
        return found
    return prepositional(sentence, head, kind)


READERS: dict[str, Callable[[Sentence, int, str], Complement | None]] = {
    "other": other,
    "done": done,
    "on": _on,
    "infinitive": infinitive,
    "order": order,
    "clause": clause,
    "for": prepositional,
    "to": _on,
    "of": prepositional,
    "with": _on,
    "object": object_,
}
ORDER = list(READERS)
