"""The clock the pages ask. Settable, so that a demo can stand still and a test can walk.

`HEELWISE_CLOCK` is empty (the machine's own clock), an instant in RFC 3339, or `@FILE`
with such an instant in it, read anew each time.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from django.conf import settings


def now() -> dt.datetime:
    """The instant, with the offset of the place the person lives in."""
    setting: str = settings.CLOCK
    if not setting:
        return dt.datetime.now().astimezone()
    if setting.startswith("@"):
        setting = Path(setting[1:]).read_text(encoding="ascii").strip()
    return dt.datetime.fromisoformat(setting)
