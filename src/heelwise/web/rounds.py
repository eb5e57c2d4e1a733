"""What the serving process looks at now and then, in one thread: reminders that are due, certificates near their end.

Trouble in one round never ends the next, and never the server.
"""

from __future__ import annotations

import datetime as dt
import logging
import os
import threading
from collections.abc import Callable

from django.db import close_old_connections, connections

from heelwise.web.lan.opening import Watch

SECONDS = 30.0
FIRST = 2.0
"""The workers are forked before the first round, so that none of them inherits a thread halfway."""

_log = logging.getLogger("heelwise.rounds")


class Rounds(threading.Thread):
    """`watch` is None where the certificates are somebody else's, or there are none."""

    def __init__(self, watch: Watch | None) -> None:
        super().__init__(name="heelwise-rounds", daemon=True)
        self._watch = watch
        self._ended = threading.Event()

    def run(self) -> None:
        """Go round until the process ends."""
        wait = float(os.environ.get("HEELWISE_ROUND_SECONDS") or SECONDS)
        self._ended.wait(FIRST)
        while not self._ended.is_set():
            self.once(now=dt.datetime.now(dt.UTC))
            self._ended.wait(wait)

    def once(self, *, now: dt.datetime) -> None:
        """One round."""
        from heelwise.web.reminders.sending import send_due  # noqa: PLC0415 - needs Django set up

        _carefully(send_due)
        watch = self._watch
        if watch is not None:
            _carefully(lambda: watch.look(now=now))
        connections.close_all()


def _carefully(task: Callable[[], object]) -> None:
    """The name of what went wrong goes to the log; what it was about does not."""
    try:
        close_old_connections()
        task()
    except Exception as trouble:  # noqa: BLE001 - the next round must come whatever happened in this one
        _log.error("a round failed: %s", type(trouble).__name__)
