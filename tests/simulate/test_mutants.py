"""Each predicate catches an engine that is wrong in its own way: it is not the oracle's silence that makes it safe."""

from msgspec.structs import replace

from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.pathways import Pathway
from tests.simulate.people import caught, deaf, library, numbered, tampered


def without_flags() -> Knowledge:
    """Every warning sign is a mere mention."""
    return tampered(flags={name: replace(flag, action="mention") for name, flag in library().flags.items()})


def without_compression() -> Knowledge:
    """The heel bone is given the midportion's ladder, and no exercise is known to go past neutral."""
    pathways = dict(library().pathways)
    graded, low = pathways["graded-loading"], pathways["low-compression"]
    pathways["graded-loading"] = replace(
        graded, conditions=("midportion", "insertional", "unsure"), default_for=("midportion", "insertional", "unsure")
    )
    pathways["low-compression"] = replace(low, default_for=())
    return tampered(
        pathways=pathways,
        exercises={name: replace(one, dorsiflexion="none") for name, one in library().exercises.items()},
        permissions={name: replace(row, insertional="ok") for name, row in library().permissions.items()},
    )


def without_weeks() -> Knowledge:
    """A healing tear does everything from the first word on."""
    healing = library().pathways["rupture-guided"]
    rows = tuple(replace(row, earliest_week=0) for row in healing.milestones)
    floors = dict.fromkeys(
        ("stretch_week_conservative", "stretch_week_permissive", "run_week_conservative", "run_week_permissive",
         "heel_drop_week", "push_off_week"), 0.0,
    )  # fmt: skip
    limits = replace(library().limits, healing=numbered(library().limits.healing, **floors))
    return tampered(pathways={**library().pathways, "rupture-guided": replace(healing, milestones=rows)}, limits=limits)


def thinned(pathway: Pathway) -> Pathway:
    """A ladder that lacks every other rung."""
    return replace(pathway, phases=tuple(replace(p, rungs=p.rungs[::2] or p.rungs) for p in pathway.phases))


def in_a_hurry() -> Knowledge:
    """Every session earns a step, over ladders with every other rung missing."""
    progress = numbered(library().limits.progress, sessions_in_a_row=1, least_days=0)
    pathways = {**library().pathways, "graded-loading": thinned(library().pathways["graded-loading"])}
    return tampered(limits=replace(library().limits, progress=progress), pathways=pathways)


def without_rest() -> Knowledge:
    """Heavy and springing work whenever there is a session, and a session every day."""
    pathways = {}
    for name, pathway in library().pathways.items():
        phases = tuple(
            replace(
                phase,
                days_per_week=7,
                rungs=tuple(
                    replace(rung, main=tuple(replace(main, days_per_week=None) for main in rung.main))
                    for rung in phase.rungs
                ),
            )
            for phase in pathway.phases
        )
        pathways[name] = replace(pathway, phases=phases)
    return tampered(pathways=pathways)


def without_kit() -> Knowledge:
    """No exercise needs anything."""
    return tampered(exercises={name: replace(one, equipment=()) for name, one in library().exercises.items()})


def test_an_engine_that_forgets_warning_signs_is_caught() -> None:
    assert caught("sign", "graded-loading", without_flags(), signs=0.1)


def test_an_engine_that_bends_a_tendon_at_the_heel_bone_is_caught() -> None:
    assert caught("past-neutral", "low-compression", without_compression())


def test_an_engine_that_does_not_wait_for_a_healing_tear_is_caught() -> None:
    assert caught("healing", "rupture-guided", without_weeks())


def test_an_engine_that_skips_rungs_is_caught() -> None:
    assert caught("one-step", "graded-loading", in_a_hurry())


def test_an_engine_that_raises_after_pain_is_caught() -> None:
    assert caught("after-pain", "graded-loading", deaf(), irritability=3.0, adherence=1.0, checks=1.0)


def test_an_engine_that_springs_every_day_is_caught() -> None:
    assert caught("spacing", "heavy-slow-resistance", without_rest(), days=182, adherence=1.0, checks=1.0)


def test_an_engine_that_forgets_the_kit_is_caught() -> None:
    assert caught("means", "graded-loading", without_kit(), kit=frozenset())


def test_an_engine_that_repeats_what_hurt_hard_is_caught() -> None:
    assert caught("hard-pain", "graded-loading", deaf(), irritability=9.0, adherence=1.0, checks=1.0)
