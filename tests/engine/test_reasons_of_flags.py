"""What stands under a raised flag: only its own evidence."""

from heelwise.audit.vignettes.notation import diary


def test_the_evidence_of_a_plan_that_does_not_help_stands_under_its_own_flag_alone() -> None:
    sore = ["0 intake", "0 screen", "0..83 session morning 2", "0 measured visa-a 50", "84 measured visa-a 56"]
    reasons = diary([*sore, "84 screen steroids=yes"]).decision(84).reasons
    under = {because.facts["flag"]: [part.rule for part in because.parts] for because in reasons}
    assert under == {"not-improving": ["no-gain"], "steroids": []}
