"""The command line: reads files, asks the engine, prints. Decides nothing.

Exit codes: 0 done or yes, 1 "no" as an answer, 2 wrong use or bad input. Answers go to standard
output, complaints to standard error, and a complaint is never a traceback.
"""

from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code; the `heelwise` script calls this."""
    from heelwise.cli.app import run  # noqa: PLC0415  importing the package must stay cheap

    return run(arguments)
