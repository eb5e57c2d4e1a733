"""Each audit of facts catches the fault planted for it, and names file and key."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from heelwise.audit.audit import OF_FACTS
from heelwise.audit.permitted import cell_of
from heelwise.knowledge.faults import Fault
from heelwise.knowledge.read import load
from heelwise.terms import Condition

Ask = Callable[[str, str, str], list[Fault]]

GRADED, LOW, SETTLE = "pathways/graded-loading.toml", "pathways/low-compression.toml", "pathways/settle.toml"
LOOSEN, GUIDED = "pathways/loosen.toml", "pathways/rupture-guided.toml"
PAIN, FLAGS, MATRIX = "numbers/pain.toml", "red-flags.toml", "permissions.toml"
NAMES, RULES, ADVICE = "words/en/names.toml", "words/en/rules.toml", "words/en/advice.toml"
DROP = "exercises/heel-drop/exercise.toml"

PLANTED = {
    "a number without a source": (
        PAIN,
        'sources = ["seed-002"]',
        "sources = []",
        "numbers/pain.toml: strict-cap.sources: found nothing",
    ),
    "a source nobody listed": (
        FLAGS,
        'sources = ["F28"]',
        'sources = ["F999"]',
        "red-flags.toml: gap-felt.sources: found 'F999'",
    ),
    "a rung without a source": (
        GRADED,
        'sources = ["seed-002", "F74b"]',
        "sources = []",
        "pathways/graded-loading.toml: phases.one-leg.rungs.eccentric-floor.sources: found nothing",
    ),
    "advice without a source": (
        ADVICE,
        'sources = ["F70"]',
        'sources = ["F7O"]',
        "words/en/advice.toml: sport-day.sources: found 'F7O'",
    ),
    "a seed that is not cited": (
        DROP,
        'seeds = ["002"]',
        'seeds = ["003"]',
        "exercises/heel-drop/exercise.toml: seeds: found '003'",
    ),
    "our rule called verified": (
        PAIN,
        'tag = "D"\nverified = "no"',
        'tag = "D"\nverified = "yes"',
        "numbers/pain.toml: standard-after-stable-days.verified: found 'yes' with tag 'D'",
    ),
    "our rule without its name": (
        PAIN,
        '["heelwise"]',
        '["F61b"]',
        "numbers/pain.toml: standard-after-stable-days.sources: found a Heelwise rule without its name",
    ),
    "memory called found": (
        FLAGS,
        'tag = "M"\nverified = "no"',
        'tag = "found"\nverified = "no"',
        "red-flags.toml: sudden-pop.verified: found 'no' with tag 'found'",
    ),
    "a seed tag without a seed": (
        PAIN,
        'sources = ["seed-002"]',
        'sources = ["F61b"]',
        "numbers/pain.toml: strict-cap.sources: found no seed with tag 'seed'",
    ),
    "yes on sources nobody read": (
        FLAGS,
        'sources = ["F28"]',
        'sources = ["thomee-1997"]',
        "red-flags.toml: gap-felt.verified: found 'yes' on sources nobody has read",
    ),
    "caps in the wrong order": (PAIN, "value = 5", "value = 4", "numbers/pain.toml: standard-cap: found 4"),
    "a unit of one's own": (
        PAIN,
        'unit = "points"',
        'unit = "dots"',
        "numbers/pain.toml: strict-cap.unit: found 'dots'",
    ),
    "pain off its scale": (
        PAIN,
        'value = 7\nunit = "points"',
        'value = 11\nunit = "points"',
        "numbers/pain.toml: stop-at.value: found 11",
    ),
    "a limit of nothing": (
        PAIN,
        "value = 14",
        "value = 0",
        "numbers/pain.toml: standard-after-stable-days.value: found 0",
    ),
    "a follow-up of nothing": (
        FLAGS,
        'after = ["sudden-pop"]',
        'after = ["sudden-bang"]',
        "red-flags.toml: pop-cannot-walk.after: found 'sudden-bang'",
    ),
    "a follow-up that follows nothing": (
        FLAGS,
        'after = ["sudden-pop"]\n',
        "",
        "red-flags.toml: pop-cannot-walk.after: found 0 with asked 'follow-up'",
    ),
    "a grave flag the person may clear": (
        FLAGS,
        'cleared-by = ["clinician"]',
        'cleared-by = ["clinician", "person"]',
        "red-flags.toml: sudden-pop.cleared-by: found 'person' for 'urgent'",
    ),
    "a flag no clinician may clear": (
        FLAGS,
        'cleared-by = ["clinician"]',
        'cleared-by = ["person"]',
        "red-flags.toml: sudden-pop.cleared-by: found no clinician",
    ),
    "a question that asks nothing": (
        FLAGS,
        "struck your calf?",
        "struck your calf.",
        "red-flags.toml: sudden-pop.question: found no question mark",
    ),
    "a sixth daily question": (FLAGS, 'asked = "always"', 'asked = "daily"', "red-flags.toml: found 6 daily questions"),
    "a mild daily question": (
        FLAGS,
        'action = "urgent"\nasked = "daily"',
        'action = "see-clinician"\nasked = "daily"',
        "red-flags.toml: sudden-pop.action: found 'see-clinician'",
    ),
    "a list too long": (
        FLAGS,
        'asked = "derived"\ngroup = "medicine-history"',
        'asked = "always"\ngroup = "medicine-history"',
        "red-flags.toml: found 11 questions in the list 'medicine-history'",
    ),
    "a permission for nothing": (MATRIX, '"ice"', '"snow"', "permissions.toml: permission.snow: found 'snow'"),
    "an exercise nobody permits": (MATRIX, '"ice"', '"snow"', "permissions.toml: permission: found no row for 'ice'"),
    "a measure nobody knows": (MATRIX, '"psfs"', '"psfx"', "permissions.toml: measure.psfx: found 'psfx'"),
    "a measure without a row": (MATRIX, '"psfs"', '"psfx"', "permissions.toml: measure: found no row for 'psfs'"),
    "an easier that is not there": (
        DROP,
        "easier = [",
        'easier = ["eccentric-raise", ',
        "exercises/heel-drop/exercise.toml: easier: found 'eccentric-raise'",
    ),
    "an easier that is harder": (
        DROP,
        "easier = [",
        'easier = ["single-leg-hop", ',
        "exercises/heel-drop/exercise.toml: easier: found 'single-leg-hop' of tier 4",
    ),
    "a harder that is easier": (
        DROP,
        "harder = [",
        'harder = ["ankle-pumps", ',
        "exercises/heel-drop/exercise.toml: harder: found 'ankle-pumps' of tier 0",
    ),
    "a pathway with an unknown exercise": (
        SETTLE,
        '"ankle-pumps" }]',
        '"ankle-pump" }]',
        "pathways/settle.toml: phases.first-days.rungs.settle-pumps.ankle-pump: found 'ankle-pump'",
    ),
    "two rungs of one name": (
        GRADED,
        'id = "band"',
        'id = "pumps"',
        "pathways/graded-loading.toml: rungs: found 'pumps' 2 times",
    ),
    "two phases of one name": (
        GRADED,
        'id = "two-legs"',
        'id = "wake"',
        "pathways/graded-loading.toml: phases: found 'wake' 2 times",
    ),
    "a start that is not there": (
        GRADED,
        'low = "seated"',
        'low = "sitting"',
        "pathways/graded-loading.toml: start.low: found 'sitting'",
    ),
    "a start left out": (
        GRADED,
        ', high = "eccentric-floor"',
        "",
        "pathways/graded-loading.toml: start: found low, lowest, middle",
    ),
    "more repetitions than the rung has": (
        GRADED,
        "at-least = 45",
        "at-least = 46",
        "pathways/graded-loading.toml: phases.one-leg.rungs.eccentric-floor.gate.of[0].at-least: found 46",
    ),
    "repetitions of another exercise": (
        GRADED,
        'exercise = "eccentric-calf-raise", at',
        'exercise = "heel-drop", at',
        "pathways/graded-loading.toml: phases.one-leg.rungs.eccentric-floor.gate.of[0].exercise: found 'heel-drop'",
    ),
    "a gate above the careful limit": (
        GRADED,
        "pain-at-most = 2",
        "pain-at-most = 5",
        "pathways/graded-loading.toml: phases.wake.rungs.pumps.gate: found pain 5",
    ),
    "a gate of no parts": (
        GRADED,
        '{ kind = "steps-done", pain-at-most = 2 }',
        '{ kind = "any", of = [] }',
        "pathways/graded-loading.toml: phases.wake.rungs.pumps.gate.of: found no part",
    ),
    "a gate only a clinician opens": (
        GRADED,
        '{ kind = "steps-done", pain-at-most = 2 }',
        '{ kind = "milestone-open", milestone = "band" }',
        "pathways/graded-loading.toml: phases.wake.rungs.pumps.gate: found a milestone",
    ),
    "a rung without steps": (
        GRADED,
        "steps = [{ sets = 2, reps = 20 }]",
        "steps = []",
        "pathways/graded-loading.toml: phases.wake.rungs.pumps: found no exercise or no step",
    ),
    "handed over to nowhere": (
        SETTLE,
        'unsure = "low-compression"',
        'unsure = "graded-loading"',
        "pathways/settle.toml: hand-over.to.unsure: found 'graded-loading'",
    ),
    "handed over to no rung": (
        SETTLE,
        'rung = "band"',
        'rung = "ribbon"',
        "pathways/settle.toml: hand-over.rung: found 'ribbon'",
    ),
    "two defaults": (
        LOW,
        'default-for = ["insertional"',
        'default-for = ["midportion", "insertional"',
        "pathways: default-for: found graded-loading, low-compression for midportion",
    ),
    "a default for somebody else": (
        LOOSEN,
        'default-for = ["tightness"]',
        'default-for = ["tightness", "unsure"]',
        "pathways/loosen.toml: default-for: found 'unsure'",
    ),
    "two things at once": (
        GRADED,
        '{ sets = 3, reps = 15, band = "heavy" }]',
        '{ sets = 4, reps = 15, band = "heavy" }]',
        "pathways/graded-loading.toml: phases.wake.rungs.seated.steps[1]: found a change of sets and reps",
    ),
    "a step of nothing": (
        GRADED,
        '{ sets = 3, reps = 15, band = "heavy" }]',
        '{ sets = 3, reps = 10, band = "heavy" }]',
        "pathways/graded-loading.toml: phases.wake.rungs.seated.steps[1]: found a change of nothing",
    ),
    "a step down": (
        GRADED,
        '{ sets = 3, reps = 15, band = "heavy" }]',
        '{ sets = 3, reps = 9, band = "heavy" }]',
        "pathways/graded-loading.toml: phases.wake.rungs.seated.steps[1]: found less of reps",
    ),
    "a load that gets lighter": (
        GRADED,
        'steps = [{ sets = 3, reps = 10, band = "heavy" }, { sets = 3, reps = 15, band = "heavy" }]',
        "steps = [{ sets = 3, reps = 10, rm = 12 }, { sets = 3, reps = 10, rm = 15 }]",
        "pathways/graded-loading.toml: phases.wake.rungs.seated.steps[1]: found less of rm",
    ),
    "a weaker band": (
        GRADED,
        'band = "medium"',
        'band = "x-light"',
        "pathways/graded-loading.toml: phases.wake.rungs.band.steps[2]: found less of band",
    ),
    "a dose of nothing": (
        GRADED,
        "{ sets = 2, reps = 20 }",
        "{ sets = 2 }",
        "pathways/graded-loading.toml: phases.wake.rungs.pumps.steps.0: found neither",
    ),
    "a dose of two kinds": (
        GRADED,
        "{ sets = 2, reps = 20 }",
        "{ sets = 2, reps = 20, hold-s = 5 }",
        "pathways/graded-loading.toml: phases.wake.rungs.pumps.steps.0: found reps and hold_s",
    ),
    "a substitute that loads more": (
        GRADED,
        '"seated-calf-raise", instead = ["band-plantar-flexion", "ankle-pumps"]',
        '"seated-calf-raise", instead = ["double-leg-heel-raise"]',
        (
            "pathways/graded-loading.toml: phases.wake.rungs.seated.seated-calf-raise.instead"
            ": found 'double-leg-heel-raise' of tier 2"
        ),
    ),
    "a substitute that bends further": (
        SETTLE,
        'instead = ["ankle-pumps"]',
        'instead = ["supine-hamstring-stretch"]',
        (
            "pathways/settle.toml: phases.first-days.rungs.settle-holds.isometric-heel-raise.instead"
            ": found 'supine-hamstring-stretch', past-neutral"
        ),
    ),
    "a substitute twice": (
        GRADED,
        '"seated-calf-raise", "band-plantar-flexion", "ankle-pumps"]',
        '"ankle-pumps", "ankle-pumps"]',
        (
            "pathways/graded-loading.toml: phases.wake.rungs.seated-loaded.loaded-seated-calf-raise.instead"
            ": found 'ankle-pumps' again"
        ),
    ),
    "a rung for the well equipped": (
        GRADED,
        '{ exercise = "band-plantar-flexion", instead = ["ankle-pumps"] }',
        '{ exercise = "band-plantar-flexion" }',
        "pathways/graded-loading.toml: phases.wake.rungs.band: found equipment for every way",
    ),
    "a prescription the matrix forbids": (
        MATRIX,
        '{ exercise = "band-plantar-flexion", tightness = "ok", midportion = "from-rung"',
        '{ exercise = "band-plantar-flexion", tightness = "ok", midportion = "clinician"',
        "pathways/graded-loading.toml: phases.wake.rungs.band: found 'band-plantar-flexion' for midportion: clinician",
    ),
    "a prescription before its rung": (
        MATRIX,
        'rungs = ["lower-biased", "alfredson-floor", "hsr-15rm", "silbernagel-1", "keep-well"]',
        'rungs = ["hold-one", "alfredson-floor", "hsr-15rm", "silbernagel-1", "keep-well"]',
        (
            "pathways/graded-loading.toml: phases.two-legs.rungs.lower-biased"
            ": found 'two-up-one-down-heel-raise' for midportion: from-rung"
        ),
    ),
    "a rung of no ladder": (
        MATRIX,
        'rungs = ["lower-biased", "alfredson-floor"',
        'rungs = ["lower-biased", "upstairs"',
        "permissions.toml: permission.two-up-one-down-heel-raise.rungs: found 'upstairs'",
    ),
    "from a rung that is not said": (
        MATRIX,
        ', rungs = ["lower-biased", "alfredson-floor", "hsr-15rm", "silbernagel-1", "keep-well"]',
        "",
        "permissions.toml: permission.two-up-one-down-heel-raise.rungs: found 0 rungs",
    ),
    "a stretch at the heel bone": (
        LOW,
        '"calf-self-massage"',
        '"towel-calf-stretch"',
        (
            "pathways/low-compression.toml: phases.wake.support.soft-tissue.towel-calf-stretch"
            ": found 'towel-calf-stretch', past neutral"
        ),
    ),
    "a heel drop at the heel bone": (
        MATRIX,
        '{ exercise = "heel-drop", tightness = "ok", midportion = "from-rung", insertional = "no"',
        '{ exercise = "heel-drop", tightness = "ok", midportion = "from-rung", insertional = "from-rung"',
        "permissions.toml: permission.heel-drop.insertional: found 'from-rung' past neutral",
    ),
    "a stretch while it settles": (
        SETTLE,
        '"elevate"',
        '"seated-plantar-fascia-stretch"',
        (
            "pathways/settle.toml: phases.first-days.support.self-care.seated-plantar-fascia-stretch"
            ": found 'seated-plantar-fascia-stretch', a stretch"
        ),
    ),
    "a milestone that opens another thing": (
        GUIDED,
        '["band-plantar-flexion"',
        '["heel-drop"',
        "pathways/rupture-guided.toml: milestones.band.opens: found 'heel-drop', where the matrix asks 'below-neutral'",
    ),
    "an exercise its milestone does not open": (
        GUIDED,
        '["band-plantar-flexion", ',
        "[",
        "permissions.toml: permission.band-plantar-flexion.milestone: found 'band'",
    ),
    "a milestone too early": (
        GUIDED,
        "earliest-week = 12",
        "earliest-week = 8",
        "pathways/rupture-guided.toml: milestones.heel-raise-single.earliest-week: found 8",
    ),
    "stretching too early": (
        GUIDED,
        'milestone = "dorsiflexion-stretch"\nearliest-week = 16',
        'milestone = "dorsiflexion-stretch"\nearliest-week = 12',
        "pathways/rupture-guided.toml: milestones.dorsiflexion-stretch.earliest-week: found 12",
    ),
    "a stretch under another name": (
        GUIDED,
        '["band-plantar-flexion"',
        '["towel-calf-stretch"',
        "pathways/rupture-guided.toml: milestones.band.opens: found 'towel-calf-stretch', which lengthens",
    ),
    "a milestone left out": (
        GUIDED,
        'milestone = "contact-sport"',
        'milestone = "sport"',
        "pathways/rupture-guided.toml: milestones: found no row for 'contact-sport'",
    ),
    "a healing phase that trains": (
        GUIDED,
        '[[phases]]\nid = "boot"',
        '[[phases.support]]\nid = "balance"\nchoose = 1\nlines = []\n\n[[phases]]\nid = "boot"',
        "pathways/rupture-guided.toml: phases: found support",
    ),
    "a healing rung that waits for nothing": (
        GUIDED,
        'id = "heal-move"\nmilestone = "active-motion"\n',
        'id = "heal-move"\n',
        "pathways/rupture-guided.toml: phases.boot.rungs.heal-move.milestone: found 'None'",
    ),
    "healing rungs out of order": (
        GUIDED,
        'id = "heal-balance"\nmilestone = "balance"\n',
        'id = "heal-balance"\nmilestone = "out-of-boot"\n',
        "pathways/rupture-guided.toml: phases.shoe.rungs.heal-balance.milestone: found 'out-of-boot'",
    ),
    "a healing rung that asks more than was opened": (
        GUIDED,
        '{ exercise = "knee-bend-in-boot", dose = { sets = 2, reps = 10 } },\n]\nsteps = [{ sets = 2, reps = 20 }]',
        '{ exercise = "double-leg-heel-raise", dose = { sets = 2, reps = 10 } },\n]\nsteps = [{ sets = 2, reps = 20 }]',
        (
            "pathways/rupture-guided.toml: phases.boot.rungs.heal-move.double-leg-heel-raise:"
            " found 'double-leg-heel-raise'"
        ),
    ),
    "a rung without a name": (
        NAMES,
        'lower-biased = "',
        'lower-based = "',
        "words/en/names.toml: rung.lower-biased: found nothing",
    ),
    "a name of nothing": (
        NAMES,
        "[exercise]\n",
        '[exercise]\nsnow = "Snow"\n',
        "words/en/names.toml: exercise.snow: found a name of no exercise",
    ),
    "a shout": (
        ADVICE,
        "one session is enough.",
        "one session is enough!",
        "words/en/advice.toml: sport-day.text: found an exclamation mark",
    ),
    "an empty name": (
        NAMES,
        'loosen = "Loosen and strengthen"',
        'loosen = " "',
        "words/en/names.toml: pathway.loosen: found nothing",
    ),
    "advice with a fact to fill in": (
        ADVICE,
        "one session is enough",
        "{sessions} is enough",
        "words/en/advice.toml: sport-day.text: found a brace",
    ),
    "a shouting flag": (
        FLAGS,
        "Stop all exercise. Keep",
        "Stop all exercise! Keep",
        "red-flags.toml: sudden-pop.now: found an exclamation mark",
    ),
}
"""What is wrong: the file, what stands there, what is planted instead, and the complaint (its beginning)."""


def test_the_shipped_facts_are_sound() -> None:
    knowledge = load()
    assert [str(fault) for audit in OF_FACTS for fault in audit(knowledge)] == []


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_fault_is_caught(planted: Ask, name: str) -> None:
    file, old, new, complaint = PLANTED[name]
    said = [str(fault) for fault in planted(file, old, new)]
    assert [one for one in said if one.startswith(complaint)], "\n".join(said)


@pytest.mark.parametrize(
    ("sentences", "complaint"),
    [
        ('when = "Yes."', "pain.when: found no verdict, wanted a key ending in .met, .unmet or .unknown"),
        ('met = "At {pain"', "pain.met: found braces that do not match"),
        ('met = "At {pain.real}"', "pain.met: found '{pain.real}', wanted the name of a fact"),
        ('met = "At {}"', "pain.met: found '{}', wanted the name of a fact"),
        ('met = ""', "pain.met: found nothing, wanted a text"),
    ],
)
def test_a_sentence_that_cannot_be_said_is_caught(folder: Path, planted: Ask, sentences: str, complaint: str) -> None:
    (folder / RULES).write_text(f'[pain]\n{sentences}\nunmet = "No, at {{pain}}."\n')
    said = [str(fault) for fault in planted(RULES, "unmet", "unmet")]
    assert len(said) == 1
    assert said[0].startswith(f"{RULES}: {complaint}")


@pytest.mark.parametrize("pathway", [SETTLE, GUIDED])
def test_a_pathway_that_must_be_there_is_missed(folder: Path, planted: Ask, pathway: str) -> None:
    (folder / pathway).unlink()
    said = [str(fault) for fault in planted(PAIN, "unit", "unit")]
    assert any(one.startswith(f"{pathway}: found no such pathway") for one in said)


def test_a_pathway_without_phases_is_caught(folder: Path, planted: Ask) -> None:
    text = (folder / GUIDED).read_text()
    first, last = text.index("[[phases]]"), text.index("[[milestones]]")
    (folder / GUIDED).write_text("phases = []\n" + text[:first] + text[last:])
    said = [str(fault) for fault in planted(PAIN, "unit", "unit")]
    assert f"{GUIDED}: phases: found none, wanted at least one phase" in said


@pytest.mark.parametrize(
    ("condition", "cell"),
    [
        ("tightness", "ok"),
        ("midportion", "from-rung"),
        ("insertional", "no"),
        ("unsure", "no"),
        ("rupture", "clinician"),
    ],
)
def test_an_unsure_site_reads_the_stricter_cell(condition: Condition, cell: str) -> None:
    assert cell_of(load().permissions["heel-drop"], condition) == cell
