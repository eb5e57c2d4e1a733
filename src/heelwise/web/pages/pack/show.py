"""A pack as plain values for a browser: days, guard rows, sessions in words. No Django here; it decides nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import msgspec

from heelwise.engine.decision import Session
from heelwise.engine.guards import Guard
from heelwise.engine.pack import Cell, Pack
from heelwise.knowledge.library import Knowledge
from heelwise.web.pages.player import show as player
from heelwise.web.pages.signs.show import sheet as signs_sheet

Address = Callable[[dt.date, Session], str]


def pack(made: Pack, knowledge: Knowledge, *, sides: list[str], rupture: bool, address: Address) -> dict[str, Any]:
    """The whole of it. `address` says where the player's page of a session is kept."""
    return {
        "on": made.on.isoformat(),
        "until": made.until.isoformat(),
        "edition": made.edition,
        "cap": made.pain_cap,
        "sides": sides,
        "signs": daily(knowledge, rupture=rupture),
        "days": [
            {"on": day.on.isoformat(), "cells": [_cell(cell, day.on, knowledge, address) for cell in day.cells]}
            for day in made.days
        ],
    }


def daily(knowledge: Knowledge, *, rupture: bool) -> list[dict[str, str]]:
    """The questions before a session, in order."""
    asked = [flag.id for flag in knowledge.flags.values() if flag.asked == "daily"]
    blocks = signs_sheet(knowledge, rupture=rupture, only=asked).blocks
    return [{"id": line.id, "question": line.question} for block in blocks for line in block.lines]


def _cell(cell: Cell, on: dt.date, knowledge: Knowledge, address: Address) -> dict[str, Any]:
    return {
        "trained": [day.isoformat() for day in cell.trained],
        "state": cell.state,
        "guards": [_guard(one) for one in cell.guards],
        "sessions": [_session(one, on, knowledge, address) for one in cell.sessions],
        "lighter": [_session(one, on, knowledge, address) for one in cell.lighter],
    }


def _guard(guard: Guard) -> dict[str, Any]:
    return {"ask": guard.ask, "side": guard.side, "at_least": guard.at_least, "then": guard.then}


def _session(session: Session, on: dt.date, knowledge: Knowledge, address: Address) -> dict[str, Any]:
    frame = player.frame(session, knowledge)
    return {
        "id": session.id,
        "slot": session.slot,
        "title": frame["title"],
        "minutes": session.minutes,
        "page": address(on, session),
        "exercises": sorted({item.exercise for item in session.items}),
        "lines": [{"name": one["name"], "says": f"{one['sides']} · {one['dose']}"} for one in frame["lines"]],
    }


def key(on: dt.date, session: Session) -> str:
    """A short name for a session of a day, at exactly these doses."""
    return player.digest([on.isoformat(), msgspec.to_builtins(session)])


def sessions(made: Pack) -> dict[str, tuple[dt.date, Session]]:
    """Every session of the pack once, by its key."""
    found = ((day.on, one) for day in made.days for cell in day.cells for one in (*cell.sessions, *cell.lighter))
    return {key(on, one): (on, one) for on, one in found}
