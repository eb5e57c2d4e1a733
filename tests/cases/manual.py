"""The vignettes as a page: `python -m tests.cases.manual` writes `docs/manual/cases.md` and, beside it, `rules.md`."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
PAGE = FOLDER.parents[1] / "docs" / "manual" / "cases.md"

HEAD = """# What the plan does, case by case

Every line is a test: this record, this day, this decision. Day 0 is Monday 2 November 2026.
Unless a line says otherwise, the person has a sore midportion on the left with worst pain 4,
mornings of pain 2 with 10 minutes of stiffness, one good single-leg raise, some training and
all kit. `trains 5` means: did what was prescribed that day, with pain 5. The short hand is
explained in [`tests/cases/README.md`](../../tests/cases/README.md).

Do not edit this page; `python -m tests.cases.manual` writes it.
"""


def page() -> str:
    """The whole page."""
    parts = [HEAD]
    for path in sorted(FOLDER.glob("*.toml")):
        text = path.read_text()
        cases = tomllib.loads(text).get("case", ())
        if not cases:
            continue
        title, *more = [line.removeprefix("# ") for line in text.splitlines() if line.startswith("#")]
        head, _, rest = title.partition(": ")
        words = " ".join([rest[:1].upper() + rest[1:], *more]).strip()
        parts.append(f"## {head}\n\n{words}\n")
        parts.append("| case | record | day | decision |\n|---|---|---|---|")
        parts[-1] += "".join("\n" + row(case) for case in cases) + "\n"
    return "\n".join(parts)


def row(case: dict[str, Any]) -> str:
    """One case as a row of its table."""
    record = "<br>".join(f"`{line}`" for line in case["record"]) or "nothing"
    wanted = "<br>".join(f"{key}: {shown(value)}" for key, value in case["expect"].items())
    return f"| {case['says']} | {record} | {case['on']} | {wanted} |"


def shown(value: Any) -> str:
    """An expectation as it is read."""
    match value:
        case dict():
            return ", ".join(f"{key} **{one}**" for key, one in value.items())
        case list():
            return ", ".join(map(str, value)) or "none"
        case bool():
            return "yes" if value else "no"
        case _:
            return f"**{value}**"


if __name__ == "__main__":
    from tests.cases import rules

    PAGE.write_text(page())
    rules.PAGE.write_text(rules.page())
