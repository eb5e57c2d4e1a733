"""The texts of articles and replies, one by one, for every test that asks something of all of them."""

from collections.abc import Iterator

from msgspec import Struct, structs

from heelwise.knowledge.learning import articles, replies
from heelwise.knowledge.read import load

KNOWN = load()
ARTICLES = articles()
REPLIES = replies()
RULES = {key.rpartition(".")[0] for key in KNOWN.sentences}
LIBRARY = {
    "exercises": KNOWN.exercises.keys(),
    "pathways": KNOWN.pathways.keys(),
    "flags": KNOWN.flags.keys(),
    "advice": KNOWN.advice.keys(),
    "articles": ARTICLES.keys(),
    "rules": RULES,
    "sources": KNOWN.sources.keys(),
}
"""What a link of each kind may lead to."""


def texts(value: object) -> Iterator[str]:
    """Every text in a value, ids included."""
    match value:
        case str():
            yield value
        case tuple():
            for part in value:
                yield from texts(part)
        case Struct():
            yield from texts(structs.astuple(value))


def dangling(value: Struct) -> list[str]:
    """The links of a value that lead nowhere."""
    linked = ((kind, getattr(value, kind, ())) for kind in LIBRARY)
    return [f"{kind}: {one}" for kind, ids in linked for one in ids if one not in LIBRARY[kind]]
