"""Heelwise: what an Achilles tendon may do today, and every reason why.

Three names are public, loaded when first asked for so that `import heelwise` stays cheap:

- `load()` reads the content (exercises, pathways, red flags, numbers, sources);
- `read_record(path)` reads a person's record, one JSON event per line;
- `decide(...)` answers for one day.

Nothing else lives here; `docs/architecture.md` shows the way around.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from heelwise.engine.decide import decide
    from heelwise.journal.files import read_record
    from heelwise.knowledge.read import load

__all__ = ["__version__", "decide", "load", "read_record"]

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Load one of the public names on first use (PEP 562)."""
    found: Any
    match name:
        case "load":
            from heelwise.knowledge import read  # noqa: PLC0415

            found = read.load
        case "read_record":
            from heelwise.journal import files  # noqa: PLC0415

            found = files.read_record
        case "decide":
            from heelwise.engine import decide  # noqa: PLC0415

            found = decide.decide
        case _:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    """List the public names before they are loaded."""
    return sorted([*globals(), *__all__])
