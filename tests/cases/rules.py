"""The rules as a page to read and sign: `python -m tests.cases.manual` writes `docs/manual/rules.md`.

Each rule with its words, the numbers it turns on with source and verification, and the
vignettes that tell it. What a reason looked at is shown as the first vignette tells it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from heelwise.engine.because import Because
from heelwise.engine.explain import say
from heelwise.knowledge.facts import Number, Source
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.signing import Rule
from tests.cases.played import Told, told
from tests.people import library

PAGE = Path(__file__).parents[2] / "docs" / "manual" / "rules.md"

TITLES = {
    "signs": "Warning signs: what stops everything, and what must be asked",
    "pain": "Reading pain: the cap, the morning after, the trend",
    "progress": "Moving on, holding, going back",
    "weight": "Weight: found, raised, taken off",
    "today": "What today holds: exercises, time, kit, rest",
    "permission": "May this exercise be done, and what would turn it",
    "tear": "A healing tear: milestones, weeks, gaps",
    "hand": "A hand on the plan: what clinicians and people write",
    "running": "Running, springing and the days between",
    "measures": "Measurements: change, plateaus, sides",
    "choosing": "Choosing between plans",
    "flips": "What would have changed the day",
}

CASES_SHOWN = 6
"""Links to vignettes for each verdict; a rule that nearly every day tells has hundreds."""

HEAD = """# The rules, to read and to sign

Every sentence that Heelwise gives as a reason belongs to one of these rules. For each: its words, the numbers it
turns on with source and verification, and the cases that show it at work. {signed} of {rules} are signed;
[how to sign](../how-to/sign-a-rule.md) says what a signature means and how one is made.

Verdicts: **met** opens or finds, **unmet** does not, **unknown** never opens and says what to record. "Looked at" are
the facts and sources of the reason as the first case tells it. A number tagged *found* was read in the source, *2nd*
on a page that quotes it, *M* is from memory, *seed* stands in one of the five articles the product grew from, and *D*
is a Heelwise rule, never called evidence. *Verified*: yes, read in the source; secondary, on a page that quotes it;
no, neither.

Do not edit this page; `python -m tests.cases.manual` writes it.
"""


def page() -> str:
    """The whole page."""
    knowledge = library()
    reached = told()
    signed = sum(rule.review.status == "signed" for rule in knowledge.rules.values())
    parts = [HEAD.format(signed=signed, rules=len(knowledge.rules))]
    for group, title in TITLES.items():
        parts.append(f"\n## {title}\n")
        here = [rule for rule in knowledge.rules.values() if rule.group == group]
        parts += ["".join(_rule(rule, knowledge, reached)) for rule in here]
    return "".join(parts)


def _rule(rule: Rule, knowledge: Knowledge, reached: dict[str, list[Told]]) -> Iterator[str]:
    yield f"\n### {rule.id}\n\n{_review(rule)}\n\n"
    yield "| verdict | words | as a case says it | looked at | cases |\n|---|---|---|---|---|\n"
    for verdict in ("met", "unmet", "unknown"):
        key = f"{rule.id}.{verdict}"
        if key in knowledge.sentences:
            yield _verdict(verdict, knowledge.sentences[key], reached.get(key, []), knowledge)
    if rule.numbers:
        yield "\n| number | value | tag | verified | sources |\n|---|---|---|---|---|\n"
        for name in rule.numbers:
            yield _number(name, knowledge)


def _review(rule: Rule) -> str:
    review = rule.review
    return f"Signed by {review.by}, {review.on}." if review.status == "signed" else "Not signed."


def _verdict(verdict: str, words: str, reached: list[Told], knowledge: Knowledge) -> str:
    if not reached:
        return f"| {verdict} | {_cell(words)} | not told by any case | | |\n"
    first = reached[0].because
    links = ", ".join(f"[{one.case.name}](cases.md#{_anchor(one.case.file)})" for one in reached[:CASES_SHOWN])
    more = f" and {len(reached) - CASES_SHOWN} more" if len(reached) > CASES_SHOWN else ""
    return f"| {verdict} | {_cell(words)} | {_cell(say(first, knowledge))} | {_looked_at(first)} | {links}{more} |\n"


def _looked_at(because: Because) -> str:
    facts = ", ".join(f"{key.replace('_', ' ')} {value}" for key, value in because.facts.items() if value is not None)
    missing = [key.replace("_", " ") for key, value in because.facts.items() if value is None]
    return "; ".join(part for part in (facts, _none(missing), f"[{', '.join(because.sources)}]") if part)


@cache
def _anchor(file: str) -> str:
    """Where the page of the cases has a file: at its heading."""
    lines = (Path(__file__).parent / f"{file}.toml").read_text().splitlines()
    title = next(line for line in lines if line.startswith("#")).removeprefix("# ").partition(": ")[0]
    return re.sub(r"[^a-z0-9 -]", "", title.lower()).replace(" ", "-")


def _none(missing: list[str]) -> str:
    return f"nothing for {', '.join(missing)}" if missing else ""


def _number(name: str, knowledge: Knowledge) -> str:
    file, _, key = name.partition(".")
    number: Number = getattr(getattr(knowledge.limits, file.replace("-", "_")), key.replace("-", "_"))
    cited = "; ".join(_source(knowledge.sources[one]) for one in number.sources)
    note = f" ({_cell(number.note)})" if number.note else ""
    return f"| `{name}` | {number.value:g} {number.unit}{note} | {number.tag} | {number.verified} | {cited} |\n"


def _source(source: Source) -> str:
    where = f"https://doi.org/{source.doi}" if source.doi else source.url
    title = _cell(source.title)
    return f"[{title}]({where})" if where else title


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
