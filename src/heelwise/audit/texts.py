"""Can every sentence be said? Braces close, nothing is empty, nobody shouts."""

from __future__ import annotations

from collections.abc import Iterator
from string import Formatter

from heelwise.knowledge.faults import Fault
from heelwise.knowledge.library import Knowledge

RULES = "words/en/rules.toml"

VERDICTS = {"met", "unmet", "unknown"}


def texts(knowledge: Knowledge) -> Iterator[Fault]:
    """Sentences, advice, names, and what the red flags ask and say."""
    for key, sentence in knowledge.sentences.items():
        yield from said(RULES, key, sentence)
        yield from _facts(key, sentence)
        if key.rpartition(".")[2] not in VERDICTS:
            yield Fault(RULES, key, "no verdict", "a key ending in .met, .unmet or .unknown")
    for name, advice in knowledge.advice.items():
        yield from said("words/en/advice.toml", f"{name}.text", advice.text)
    for key, name in knowledge.names.items():
        if "." in key:
            yield from said("words/en/names.toml", key, name)
    for flag in knowledge.flags.values():
        yield from said("red-flags.toml", f"{flag.id}.question", flag.question)
        yield from said("red-flags.toml", f"{flag.id}.now", flag.now)
        if flag.question_rupture is not None:
            yield from said("red-flags.toml", f"{flag.id}.question-rupture", flag.question_rupture)


def said(file: str, key: str, text: str) -> Iterator[Fault]:
    """Faults any text can have."""
    if not text.strip():
        yield Fault(file, key, "nothing", "a text")
    if "!" in text:
        yield Fault(file, key, "an exclamation mark", "calm words")
    if file != RULES and ("{" in text or "}" in text):
        yield Fault(file, key, "a brace", "plain words: only the sentences of rules.toml are filled in")


def _facts(key: str, sentence: str) -> Iterator[Fault]:
    """Faults of the places where facts are filled in."""
    try:
        fields = [field for _, field, _, _ in Formatter().parse(sentence) if field is not None]
    except ValueError as error:
        yield Fault(RULES, key, f"braces that do not match ({error})", "{fact} in single braces")
        return
    for field in fields:
        if not field.replace("_", "").isalnum():
            yield Fault(RULES, key, f"'{{{field}}}'", "the name of a fact in braces")
