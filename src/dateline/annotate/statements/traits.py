"""What can be told about a draft: the traits by which a statement is told from what only looks like one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dateline.annotate.statements.drafts import Draft
from dateline.annotate.syntax import child
from dateline.model import Sentence

LENGTHS = (2, 4, 8, 16, 32, 64)


def traits_of(draft: Draft, siblings: Sequence[Draft]) -> list[str]:
    """The draft's traits; ``siblings`` are the drafts of the same sentence."""
    sentence = draft.sentence
    word = sentence.tokens[draft.verb]
    lemma = word.lemma.lower()
    siblings = [one for one in siblings if one.shape == "plain"]
    found = [f"lemma={lemma}"]
    # Nearly every trait weighs differently from frame to frame.
    for trait in _plain_traits(draft, siblings):
        found += [trait, f"{trait}&{draft.frame}"]
    found += [f"lemma={lemma}&{trait}" for trait in _by_lemma(draft)]
    return found


def _by_lemma(draft: Draft) -> Iterator[str]:
    """Traits that mean something else for every cue."""
    word = draft.sentence.tokens[draft.verb]
    yield draft.frame
    yield f"tag={word.tag}"
    yield f"quotes={bool(draft.quotes)}"
    yield f"speaker={_kind(draft.sentence, draft.head)}"


def _plain_traits(draft: Draft, siblings: Sequence[Draft]) -> Iterator[str]:
    """Traits of the cue, its surroundings, the speaker and the content."""
    yield "any"
    yield f"act={_act(draft)}"
    if draft.frame != "trailing":  # there the parser was wrong about the cue
        yield from _cue_traits(draft.sentence, draft.verb)
    yield from _speaker_traits(draft.sentence, draft.head)
    yield from _content_traits(draft)
    yield from _place_traits(draft, siblings)


def _act(draft: Draft) -> str:
    """The draft's act; talk of something is told from what only looks like it as saying something is."""
    return "say" if draft.act == "discuss" else draft.act


def _cue_traits(sentence: Sentence, verb: int) -> Iterator[str]:
    """Form of the cue: tag, role, negation, auxiliaries, what governs it."""
    word = sentence.tokens[verb]
    yield f"tag={word.tag}"
    yield f"dep={word.dep}"
    if word.head != verb:
        yield f"under={sentence.tokens[word.head].lemma.lower()}"
        yield f"under={sentence.tokens[word.head].pos},{word.dep}"
    for i in sentence.children[verb]:
        token = sentence.tokens[i]
        if token.dep in {"aux", "auxpass", "neg", "mark", "prt", "expl"}:
            yield f"{token.dep}={token.lemma.lower()}"
        elif token.dep in {"advmod", "prep", "dative", "dobj"}:
            yield f"has={token.dep}"


def _kind(sentence: Sentence, head: int | None) -> str:
    """What kind of word the speaker is."""
    if head is None:
        return "none"
    token = sentence.tokens[head]
    return token.lemma.lower() if token.pos == "PRON" else token.ent or token.pos


def _speaker_traits(sentence: Sentence, head: int | None) -> Iterator[str]:
    """Kind of speaker; the word itself only for common nouns and pronouns."""
    yield f"speaker={_kind(sentence, head)}"
    if head is not None and sentence.tokens[head].pos == "NOUN":
        yield f"speaker={sentence.tokens[head].lemma.lower()}"
    if head is not None:
        yield f"speaker:dep={sentence.tokens[head].dep}"


def _content_traits(draft: Draft) -> Iterator[str]:
    """Length, form, beginning and head of the content."""
    yield f"quotes={min(2, len(draft.quotes))}"
    yield f"pieces={min(3, len(draft.pieces))}"
    tokens = [i for piece in draft.pieces for i in draft.sentence.indices(piece)]
    yield f"long={sum(len(tokens) > limit for limit in LENGTHS)}"
    if not tokens:
        yield "elsewhere"
        return
    first = draft.sentence.tokens[tokens[0]]
    yield f"first={first.tag}"
    yield f"first={first.lemma.lower()}" if first.pos not in {"PROPN", "NUM"} else "first=name"
    inside = set(tokens)
    tops = [i for i in tokens if draft.sentence.tokens[i].head not in inside]
    top = draft.sentence.tokens[tops[0] if tops else tokens[0]]
    yield f"top={top.pos},{top.dep}"
    yield f"top={top.ent or top.tag}"
    if top.pos not in {"PROPN", "NUM"}:
        yield f"top={top.lemma.lower()}"
    yield f"side={'before' if tokens[-1] < draft.verb else 'behind' if tokens[0] > draft.verb else 'around'}"


def _place_traits(draft: Draft, siblings: Sequence[Draft]) -> Iterator[str]:
    """Where the draft stands: in which block, inside which other draft, beside which reading of its cue."""
    yield f"last={draft.sentence.tokens[-1].text[-1:]}"
    # A source beside the clause, or an outlet, passes on the statement inside, and makes it no less a statement.
    others = [one for one in siblings if one.verb != draft.verb and not one.passes_on]
    around = [one for one in others if _covers(one, draft)]
    yield f"depth={min(2, len({one.verb for one in around}))}"
    for frame in {one.frame for one in around}:
        yield f"inside={frame}"
    for frame in {one.frame for one in siblings if one is not draft and one.verb == draft.verb}:
        yield f"beside={frame}"
    if any(one.verb != draft.verb and _covers(draft, one) for one in siblings):
        yield "around"
    if child(draft.sentence, draft.verb, {"ccomp"}) is not None:
        yield "has=ccomp"
    if draft.inside is not None:
        yield "quoted"


def _covers(outer: Draft, inner: Draft) -> bool:
    """Does the cue of one draft stand inside the content of another?"""
    return any(piece.covers(inner.cue) for piece in outer.pieces)


def by_sentence(drafts: Iterable[Draft]) -> list[list[Draft]]:
    """The drafts, sentence by sentence."""
    found: dict[int, list[Draft]] = {}
    for draft in drafts:
        found.setdefault(draft.sentence.span.start, []).append(draft)
    return list(found.values())


def edge_traits(draft: Draft, plain: Draft) -> list[str]:
    """Traits by which a shorter or longer reading is told to be better than the plain one."""
    sentence = draft.sentence
    start, end = sorted((draft.pieces[-1].end, plain.pieces[-1].end))
    inside = [token for token in sentence.tokens if start <= token.start < end]
    first = next((token for token in inside if token.pos != "PUNCT"), None)
    if first is None:
        return ["nothing"]
    top = next((t for t in inside if t.pos != "PUNCT" and sentence.tokens[t.head] not in inside), first)
    size = sum(len(inside) > limit for limit in LENGTHS)
    own = sum(len(sentence.indices(piece)) for piece in plain.pieces)
    found = [
        draft.edge, top.dep, f"first={first.tag}", f"first={first.lemma.lower()}" if first.pos != "PROPN" else "name",
        f"mark={inside[0].text}", f"{inside[0].text},{top.dep}", f"size={size}", f"ends={end >= sentence.span.end - 1}",
        f"{top.dep}&under={sentence.tokens[top.head].pos}", f"under={sentence.tokens[top.head].lemma.lower()}",
        f"quotes={bool(plain.quotes)}", f"top={top.tag},{top.dep}", f"frame={draft.frame}",
        f"lemma={sentence.tokens[draft.verb].lemma.lower()}", f"own={sum(own > limit for limit in LENGTHS)}",
        f"{top.dep}&{draft.frame}", f"act={_act(draft)}", f"more={any(t.text in ',;—' for t in inside[1:])}",
        f"ent={first.ent or first.pos}", f"{top.dep}&first={first.lemma.lower() if first.pos != 'PROPN' else ''}",
    ]  # fmt: skip
    return ["any", draft.shape, *(f"{draft.shape}:{trait}" for trait in found)]
