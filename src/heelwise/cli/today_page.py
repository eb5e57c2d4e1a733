"""The decision of a day as a page for a terminal. Reads the document that `--json` prints."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from heelwise.cli.dose import SIDES, day_words, dose
from heelwise.cli.names import name_of, plan_name
from heelwise.cli.reasons import put_reason, put_reasons
from heelwise.cli.say import Page

if TYPE_CHECKING:
    from heelwise.knowledge.library import Knowledge

VERDICTS = {
    "train": "Train today.",
    "adjust": "Train today, less than planned.",
    "rest": "Rest today. That is the plan.",
    "ask": "Answer a few questions first.",
    "see-clinician": "See a clinician before you train.",
    "urgent": "Do not train. Be seen today.",
    "emergency": "Stop. Get emergency help now.",
}
ANSWERS = {"yes": "yes", "not-yet": "not yet", "no": "no", "ask-clinician": "ask your clinician"}
SLOTS = {
    "morning": "Morning",
    "evening": "Evening",
    "any": "Any time",
    "before-activity": "Before activity",
    "after-activity": "After activity",
}
STATES = {"due": "", "part-done": "begun", "done": "done", "cancelled": "cancelled"}
LOCKED_SHOWN = 6


def print_decision(decision: dict[str, Any], known: Knowledge) -> None:
    """Print the page: verdict, sessions, reasons, what comes next, what is shut, advice."""
    page = Page()
    page.faint(" · ".join([day_words(decision["on"]), *_tendons(decision, known)]))
    page.title(VERDICTS[decision["verdict"]])
    if decision["provisional"]:
        page.text("Provisional: this morning's check is still missing, so this is the same dose or less, never more.")
    _put_questions(page, decision["ask"], known)
    for session in decision["sessions"]:
        _put_session(page, session, known)
    told: set[str] = set()
    put_reasons(page, "Why", decision["reasons"], told=told)
    if decision["next_session"]:
        coming = decision["next_session"]
        page.heading("Next session")
        page.text(f"{day_words(coming['on'])}, {SLOTS[coming['slot']].lower()}", indent=2)
    put_reasons(page, "What opens the next step", decision["next"], told=told)
    put_reasons(page, "What would have changed today", decision["flips"], told=told)
    _put_shut(page, "Left out today", decision["left_out"], known)
    _put_shut(page, "Not now", decision["locked"], known)
    if decision["advice"]:
        page.heading("Good to know")
        for advice in decision["advice"]:
            page.text(advice["text"], indent=2, mark="-")
    put_receipt(page, decision["receipt"], decision["edition"])
    page.print()


def put_receipt(page: Page, receipt: str, edition: str) -> None:
    """The last line of a page that somebody may keep: what `heelwise verify` checks it by."""
    page.gap()
    page.faint(f"Receipt {receipt} · content {edition}")


def print_may(answer: dict[str, Any], known: Knowledge) -> None:
    """Print the answer for one exercise, and the reasons it rests on."""
    page = Page()
    page.faint(day_words(answer["on"]))
    page.title(f"{name_of(answer['exercise'], known)}: {ANSWERS[answer['answer']]}.")
    put_reason(page, answer["because"], told=set())
    page.print()


def _tendons(decision: dict[str, Any], known: Knowledge) -> Iterable[str]:
    for tendon in decision["tendons"]:
        words = f"{tendon['side']} heel: {_condition(tendon['condition'])}"
        if tendon["pathway"]:
            words += f", {plan_name(tendon['pathway'], known)}"
        if tendon["phase"]:
            words += f", phase {tendon['phase']['number']} of {tendon['phase']['of']}"
        yield f"{words}, pain limit {tendon['pain_cap']}"


def _condition(condition: str) -> str:
    return {
        "tightness": "tight calf",
        "midportion": "pain above the heel bone (midportion)",
        "insertional": "pain at the heel bone (insertional)",
        "unsure": "site not known yet",
        "rupture": "rupture",
    }[condition]


def _put_questions(page: Page, flags: list[str], known: Knowledge) -> None:
    if not flags:
        return
    page.heading("Still to be answered")
    for flag in flags:
        question = known.flags[flag].question if flag in known.flags else flag
        page.text(question, indent=2, mark="-")
        page.faint(flag, indent=4)


def _put_session(page: Page, session: dict[str, Any], known: Knowledge) -> None:
    about = [SLOTS[session["slot"]], f"{session['minutes']} min", STATES[session["state"]]]
    page.heading(" · ".join(word for word in about if word))
    page.columns(
        [(name_of(item["exercise"], known), SIDES[item["side"]], dose(item)) for item in session["items"]], indent=2
    )
    for text, names in _whys(session["items"], known).items():
        page.faint(f"{', '.join(names)}: {text}", indent=2)


def _whys(items: list[dict[str, Any]], known: Knowledge) -> dict[str, list[str]]:
    """Each reason once, with the names of the exercises it stands for."""
    found: dict[str, list[str]] = {}
    for item in items:
        for reason in item["why"]:
            names = found.setdefault(reason["text"], [])
            if (name := name_of(item["exercise"], known)) not in names:
                names.append(name)
    return found


def _put_shut(page: Page, heading: str, entries: list[dict[str, Any]], known: Knowledge) -> None:
    if not entries:
        return
    page.heading(heading)
    for entry in entries[:LOCKED_SHOWN]:
        name, text = name_of(entry["exercise"], known), entry["because"]["text"]
        page.text(text if text.startswith(name) else f"{name}: {text}", indent=2, mark="-")
    if len(entries) > LOCKED_SHOWN:
        page.faint(f"and {len(entries) - LOCKED_SHOWN} more; `heelwise may EXERCISE` tells why", indent=4)
