"""The page that is signed says what the content and the vignettes say."""

from tests.cases import rules
from tests.house.test_sentences import RULES
from tests.people import library

NUMBERS = {
    f"{file.replace('_', '-')}.{name.replace('_', '-')}"
    for file in library().limits.__struct_fields__
    for name in getattr(library().limits, file).__struct_fields__
}


def test_the_page_is_as_it_is_written() -> None:
    assert rules.PAGE.read_text() == rules.page(), "python -m tests.cases.manual writes it anew"


def test_every_rule_can_be_signed_and_nothing_else() -> None:
    assert library().rules.keys() == RULES.keys(), "a line in content/rules.toml for each rule"


def test_every_number_of_a_rule_is_there() -> None:
    assert not {name for rule in library().rules.values() for name in rule.numbers} - NUMBERS


def test_every_number_is_read_with_a_rule() -> None:
    assert not NUMBERS - {name for rule in library().rules.values() for name in rule.numbers}


def test_every_group_has_a_title_and_a_rule() -> None:
    groups = {rule.group for rule in library().rules.values()}
    assert groups == rules.TITLES.keys()
