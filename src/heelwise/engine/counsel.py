"""Which pieces of advice belong to a day. Their words and sources are content; an id without words is not given."""

from __future__ import annotations

import datetime as dt

from heelwise.engine.baseline import WEEK_OF_MORNINGS
from heelwise.engine.cap import cap_because
from heelwise.engine.day import DayView
from heelwise.engine.flare import flare_because
from heelwise.engine.healing import is_open
from heelwise.engine.measurements import series_of
from heelwise.engine.rhythm import is_sport_day
from heelwise.engine.signs import action_of
from heelwise.engine.state import Tendon
from heelwise.terms import Condition, Measure, Milestone, RecentChange

CAUSES: dict[RecentChange, str] = {
    "more-activity": "activity-jump",
    "hills-or-speed": "activity-jump",
    "new-shoes": "shoes-new",
    "worn-shoes": "footwear",
}
"""The likely cause that the intake told, and the advice that goes with it."""

SCORES: dict[Condition, Measure] = {
    "midportion": "visa-a",
    "insertional": "visa-a",
    "unsure": "visa-a",
    "rupture": "atrs",
}
"""The questionnaire that was made for a condition."""


def advice_for(view: DayView) -> tuple[str, ...]:
    """Advice ids for the day, each once, the most pressing first."""
    knowledge = view.rules.knowledge
    wanted: list[str] = []
    if any(action_of(f, knowledge) == "mention" for f in view.triage.raised):
        wanted.append("mention-flag")
    if view.triage.doubted:
        wanted.append("unsure-flag")
    for tendon in view.state.tendons:
        wanted += _for_tendon(tendon, view)
    return tuple(a for a in dict.fromkeys(wanted) if a in knowledge.advice)


def _for_tendon(tendon: Tendon, view: DayView) -> list[str]:
    if tendon.condition == "rupture":
        return [*_healing(tendon, view), *due_scores(tendon, view)]
    found = _of_condition(tendon, view)
    if any(f.rule == "trend-two-weeks" for f in tendon.findings):
        found.insert(0, "see-clinician-trend")
    found += [*_flaring(tendon, view), *due_scores(tendon, view)]
    if not any(m.side == tendon.heel for m in view.log.mornings):
        found.append("record-morning")
    if cap_because(view.state.person, tendon, view.on, view.rules.knowledge).verdict == "unmet":
        found.append("cap-chosen-too-early")
    if is_sport_day(tendon.intake, view.on):
        found.append("sport-day")
    return found + [CAUSES[change] for change in tendon.intake.recent_change or ()]


def _flaring(tendon: Tendon, view: DayView) -> list[str]:
    """Advice for a flare, and for mornings that stay stiff for long."""
    limits = view.rules.knowledge.limits.response
    found = ["flare"] if flare_because(tendon, view.on, limits) is not None else []
    week = (m for m in tendon.mornings if (view.on - m.on).days < WEEK_OF_MORNINGS)
    long = sum(m.stiffness_min > limits.long_stiffness_min.value for m in week)
    return [*found, "long-stiffness"] if long >= limits.long_stiffness_mornings.value else found


def due_scores(tendon: Tendon, view: DayView) -> list[str]:
    """The questionnaire that is due for this tendon by its schedule and not filled in yet."""
    measure = SCORES.get(tendon.condition)
    if measure is None:
        return []
    since = tendon.episode_on
    week = (view.on - since).days // 7
    reached = [at for at in view.rules.knowledge.outcomes[measure].schedule.at_weeks if at <= week]
    if not reached:
        return []
    due = since + dt.timedelta(weeks=reached[-1] - (1 if reached[-1] else 0))
    series = series_of(view.state.person.measured, measure, tendon.heel, view.rules.knowledge)
    return [] if any(m.at.date() >= due for m in series) else [f"record-{measure}"]


def _healing(tendon: Tendon, view: DayView) -> list[str]:
    """What goes with a healing tendon: how it answered, the boot, the stretch that waits, the raise that may."""

    def shut(milestone: Milestone) -> bool:
        return not is_open(milestone, tendon, view.on, view.rules.knowledge)

    trains = tendon.place >= 0
    single = trains and not shut("heel-raise-single") and shut("running")
    wanted = {
        "healing-tell-clinician": any(f.outcome == "regress" for f in tendon.findings),
        "record-morning": trains and not any(m.side == tendon.heel for m in view.log.mornings),
        "healing-not-open": _ran_ahead(tendon, view),
        "healing-boot-on": shut("out-of-boot"),
        "healing-single-raise": single,
        "healing-no-stretch": shut("dorsiflexion-stretch"),
        "rupture-watch": True,
        "rupture-get-seen": not trains and not _seen(tendon),
    }
    return [advice for advice, given in wanted.items() if given]


def _seen(tendon: Tendon) -> bool:
    """Whether somebody has looked at a tear: it is under care, or a clinician spoke."""
    tear = tendon.intake.rupture
    return tendon.clinician_since is not None or (tear is not None and tear.clinician is True)


def _ran_ahead(tendon: Tendon, view: DayView) -> bool:
    """Whether a run or a game was written down this week that no milestone had opened."""
    milestones: dict[str, Milestone] = {"run": "running", "sport": "sport"}
    week = (o for o in view.state.person.outings if (view.on - o.on).days < WEEK_OF_MORNINGS)
    return any(
        outing.activity in milestones
        and not is_open(milestones[outing.activity], tendon, outing.on, view.rules.knowledge)
        for outing in week
    )


def _of_condition(tendon: Tendon, view: DayView) -> list[str]:
    """Advice that goes with where it hurts and the pathway."""
    if tendon.condition == "tightness":
        return ["tight-calf", "stretch-honest"]
    found = ["heel-lift" if tendon.condition in ("insertional", "unsure") else "heel-lift-midportion"]
    if tendon.site is not None and tendon.site.where == "elsewhere":
        found.insert(0, "pain-elsewhere")
    if _holds(tendon, view):
        found.append("isometric-honest")
    found += _of_rung(tendon, view)
    if tendon.pathway != "settle":
        return found
    heat_after = view.rules.knowledge.limits.start.settle_heat_after_days.value
    late = (view.on - tendon.plan_since).days > heat_after
    return [*found, "ice-and-heat", "self-care-cautions", *(["settle-heat"] if late else [])]


def _of_rung(tendon: Tendon, view: DayView) -> tuple[str, ...]:
    """What content says beside the rung itself: running, shoes, load."""
    if tendon.place < 0:
        return ()
    return view.rules.ladders[tendon.pathway or ""].places[tendon.place].rung.advice


def _holds(tendon: Tendon, view: DayView) -> bool:
    """Whether the rung is one of isometric holds, of which people are promised too much."""
    if tendon.place < 0:
        return False
    exercises = view.rules.knowledge.exercises
    rung = view.rules.ladders[tendon.pathway or ""].places[tendon.place].rung
    return any(exercises[main.exercise].kind == "isometric" for main in rung.main)
