"""Do articles and replies lead somewhere, cite what is known, claim no more than that, and speak calmly?"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from msgspec import Struct

from heelwise.audit.texts import said
from heelwise.knowledge.articles import Article
from heelwise.knowledge.faults import ContentError, Fault
from heelwise.knowledge.learning import articles, replies
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.read import LANGUAGE, Shelf, load
from heelwise.knowledge.replies import Reply

ANSWERS = f"answers.{LANGUAGE}.toml"


def reading(folder: Path) -> Iterator[Fault]:
    """Faults of what there is to read, in itself and, when the facts can be read, in where it leads."""
    try:
        written, answered = articles(Shelf(folder)), replies(Shelf(folder))
    except ContentError as error:
        yield from error.faults
        return
    for article in written.values():
        yield from _texts(article, _file(article), "")
    for reply in answered.values():
        yield from _texts(reply, ANSWERS, f"{reply.id}.")
    try:
        knowledge = load(folder)
    except ContentError:
        return  # which other faults say
    known = _library(knowledge, written)
    for article in written.values():
        yield from _links(article, _file(article), "", known)
        yield from _paragraphs(article, knowledge, known)
    for reply in answered.values():
        yield from _links(reply, ANSWERS, f"{reply.id}.", known)


def _file(article: Article) -> str:
    return f"articles/{LANGUAGE}/{article.id}.toml"


def _library(knowledge: Knowledge, written: Mapping[str, Article]) -> Mapping[str, Collection[str]]:
    """What a link of each kind may lead to."""
    return {
        "exercises": knowledge.exercises.keys(),
        "pathways": knowledge.pathways.keys(),
        "flags": knowledge.flags.keys(),
        "advice": knowledge.advice.keys(),
        "articles": written.keys(),
        "rules": {key.rpartition(".")[0] for key in knowledge.sentences},
        "sources": knowledge.sources.keys(),
    }


def _links(value: Struct, file: str, at: str, known: Mapping[str, Collection[str]]) -> Iterator[Fault]:
    for kind, ids in known.items():
        for one in getattr(value, kind, ()) if kind in value.__struct_fields__ else ():
            if one not in ids:
                yield Fault(file, f"{at}{kind}", f"'{one}'", f"an id among the {kind}")
    if isinstance(value, Reply) and not value.sources:
        yield Fault(file, f"{at}sources", "nothing", "the key of at least one source")


def _paragraphs(article: Article, knowledge: Knowledge, known: Mapping[str, Collection[str]]) -> Iterator[Fault]:
    """Every paragraph cites, and calls itself verified only when somebody has read a source of it."""
    for number, section in enumerate(article.sections):
        for position, paragraph in enumerate(section.paragraphs):
            at = f"sections[{number}].paragraphs[{position}]."
            yield from _links(paragraph, _file(article), at, known)
            cited = [knowledge.sources[key] for key in paragraph.sources if key in knowledge.sources]
            if not paragraph.sources:
                yield Fault(_file(article), f"{at}sources", "nothing", "the key of at least one source")
            if paragraph.verified == "yes" and not any(source.verified == "yes" for source in cited):
                yield Fault(_file(article), f"{at}verified", "'yes' on sources nobody has read", "'secondary' or 'no'")
            if paragraph.verified != "no" and "heelwise" in paragraph.sources:
                yield Fault(_file(article), f"{at}verified", "a Heelwise rule shown as evidence", "'no'")


def _texts(value: object, file: str, at: str) -> Iterator[Fault]:
    """Every text, ids included, however deep."""
    match value:
        case str():
            yield from said(file, at.rstrip("."), value)
        case tuple():
            for member in value:
                yield from _texts(member, file, at)
        case Struct():
            for field in value.__struct_fields__:
                yield from _texts(getattr(value, field), file, f"{at}{field}.")
        case _:
            return
