"""The licensed text of a questionnaire, from a folder of the operator's: theirs to have, not ours to ship.

Read when a form is shown, so that a corrected file needs no restart. A file with a fault
is not used at all; what is wrong with it goes to the operator's log, never to a page.
"""

from __future__ import annotations

import logging
from pathlib import Path

from heelwise.knowledge.faults import Fault
from heelwise.knowledge.questions import Form
from heelwise.knowledge.read import Shelf
from heelwise.knowledge.wording import Wording, misfits

_LOG = logging.getLogger("heelwise.questionnaires")


def wording_of(form: Form, folder: Path | None) -> Wording | None:
    """The wording of this form; None without a folder, a file, or with a fault in it."""
    file = f"{form.id}.toml"
    if folder is None or not (folder / file).is_file():
        return None
    wording, faults = read(form, folder)
    for fault in faults:
        _LOG.error("%s", fault)
    return None if faults else wording


def read(form: Form, folder: Path) -> tuple[Wording | None, list[Fault]]:
    """What the file holds, and everything that is wrong with it."""
    file = f"{form.id}.toml"
    shelf = Shelf(folder)
    wording = shelf.one(file, Wording, shelf.document(file))
    return wording, [*shelf.faults, *(misfits(wording, form, file) if wording is not None else ())]
