"""The commands by name, and the one place where every outcome becomes an exit code.

Each command lives in a module of its own that imports what it needs when it runs, so that
`heelwise --version` stays light and commands without a web page never load the web.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import TyperException

from heelwise import __version__
from heelwise.cli import (
    audit,
    choose,
    clinician_sheet,
    cues,
    draw,
    library,
    measures,
    record,
    replay,
    say,
    scores,
    simulate,
    today,
    verify,
)
from heelwise.cli.options import Overlay
from heelwise.cli.reach import Reach

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="What an Achilles tendon may do today, and every reason why.",
)
for command in (
    today.today,
    today.may,
    record.check,
    library.flags,
    record.schema,
    library.exercises,
    library.exercise,
    library.pathways,
    library.pathway,
    measures.measures,
    measures.measure,
    draw.draw,
    cues.cues,
    clinician_sheet.sheet,
    choose.choose,
    replay.replay,
    scores.scores,
    verify.verify,
    audit.audit,
    simulate.simulate,
):
    app.command()(command)

Data = Annotated[
    Path | None, typer.Option("--data", metavar="DIR", help="Where the data live; a folder of yours when left out.")
]
Port = Annotated[int, typer.Option("--port", min=1, max=65535, help="The port on this machine.")]
NoBrowser = Annotated[bool, typer.Option("--no-browser", help="Print the sign-in link without opening it.")]


QUICK = (["today"], ["may"], ["cues"], ["check"], ["verify"])
"""Commands that end before there is garbage worth looking for; looking costs a tenth of them."""


@app.callback(invoke_without_command=True)
def _options(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version.", is_eager=True)] = False,
) -> None:
    if version:
        print(f"heelwise {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        print(context.get_help())
        raise typer.Exit(2)


@app.command()
def serve(
    data: Data = None,
    demo: Annotated[bool, typer.Option("--demo", help="Invented people, kept in memory.")] = False,
    port: Port = 8321,
    no_browser: NoBrowser = False,
    overlay: Overlay = None,
    lan: Annotated[bool, typer.Option("--lan", help="Let phones in the same network in, by https alone.")] = False,
    host: Annotated[
        list[str] | None,
        typer.Option("--host", metavar="NAME", help="With --lan: another name or address of this machine; repeatable."),
    ] = None,
    new_certificate: Annotated[
        bool, typer.Option("--new-certificate", help="With --lan: make the certificate anew, to be installed anew.")
    ] = False,
    origin: Annotated[
        str, typer.Option("--origin", metavar="URL", help="The https address of a proxy in front of this server.")
    ] = "",
    at_login: Annotated[
        bool | None,
        typer.Option("--at-login/--not-at-login", help="Start at every login with these options, or no longer."),
    ] = None,
) -> int:
    """Serve the web app for one person on this machine."""
    from heelwise.cli import serve as web  # noqa: PLC0415

    reach = Reach(lan=lan, hosts=tuple(host or ()), new_certificate=new_certificate, origin=origin)
    if at_login is not None:
        return _at_login(at_login, reach=reach, demo=demo, data=data, port=port, overlay=overlay)
    return web.serve(data=data, demo=demo, port=port, browser=not no_browser, overlay=overlay, reach=reach)


def _at_login(wanted: bool, *, reach: Reach, demo: bool, data: Path | None, port: int, overlay: Path | None) -> int:
    """Put these options into a unit of the user's systemd, or take the unit away."""
    from heelwise.cli import at_login  # noqa: PLC0415

    if not wanted:
        return at_login.remove()
    wrong = "the demo is not for every day." if demo else reach.fault(demo=False)
    if wrong:
        say.complain([f"heelwise: {wrong}"])
        return 2
    options = {"--data": data and data.resolve(), "--port": port, "--overlay": overlay and overlay.resolve()}
    named = [word for option, value in options.items() if value for word in (option, str(value))]
    return at_login.install([*named, *reach.options()])


@app.command(name="open")
def open_(data: Data = None, port: Port = 8321, no_browser: NoBrowser = False) -> int:
    """Print and open a fresh sign-in link."""
    from heelwise.cli import serve as web  # noqa: PLC0415

    return web.open_link(data=data, port=port, browser=not no_browser)


def run(arguments: Sequence[str] | None) -> int:
    """Run one command line and return its exit code."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    if not gc.isenabled() or given[:1] not in QUICK:
        return _run(arguments)
    gc.disable()
    try:
        return _run(arguments)
    finally:
        gc.enable()


def _run(arguments: Sequence[str] | None) -> int:
    try:
        code = app(args=None if arguments is None else list(arguments), prog_name="heelwise", standalone_mode=False)
        sys.stdout.flush()
    except say.Trouble as wrong:
        say.complain(wrong.lines)
        return 2
    except typer.Abort:
        return 130
    except TyperException as wrong:
        say.complain([_usage(wrong), "`heelwise --help` lists the commands, `heelwise COMMAND --help` their options."])
        return 2
    except (BrokenPipeError, SystemExit):  # the command-line library turns the one into the other
        return _reader_left()
    except KeyboardInterrupt:
        return 130
    return code if isinstance(code, int) else 0


def _usage(wrong: TyperException) -> str:
    """The complaint in one line, whatever the command-line library makes of it."""
    words = wrong.format_message() if hasattr(wrong, "format_message") else str(wrong)
    return "heelwise: " + " ".join(words.split())


def _reader_left() -> int:
    """Whoever read our output had enough. Not an error of ours; nothing more can be said."""
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, sys.stdout.fileno())
    return 0
