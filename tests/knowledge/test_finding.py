"""Finding: by any name people use, by what a thing needs, and by what was mistyped."""

import random

import pytest

from heelwise.knowledge.finding import Entry, Finder, entry_of, tokens
from heelwise.knowledge.read import exercise_words, load


@pytest.fixture(scope="module")
def entries():
    knowledge = load()
    return [entry_of(e, exercise_words(name), knowledge.names) for name, e in knowledge.exercises.items()]


@pytest.fixture(scope="module")
def finder(entries):
    return Finder(entries)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("soleus stretch", "standing-soleus-stretch"),
        ("towel", "towel-calf-stretch"),
        ("toe raise", "double-leg-heel-raise"),
        ("TOWEL stretches", "towel-calf-stretch"),
        ("calve raise", "deficit-calf-raise"),
        ("achiles strech band", "band-standing-achilles-stretch"),
        ("hamstring lying", "supine-hamstring-stretch"),
        ("balan", "single-leg-balance"),
        ("backpack heel drop", "weighted-heel-drop"),
        ("ice", "ice"),
        ("eccentric step", "heel-drop"),
    ],
)
def test_the_exercise_meant_is_among_the_first_five(finder, text, expected):
    assert expected in finder.find(text).ids[:5]


def test_an_exact_name_comes_first(finder):
    assert finder.find("heel drop stretch").ids[0] == "single-heel-drop-stretch"


def test_nothing_typed_finds_everything(finder, entries):
    assert finder.find("").ids == tuple(e.id for e in entries)
    assert finder.find("  the of ").ids == tuple(e.id for e in entries)


def test_words_that_mean_nothing_here_find_nothing(finder):
    assert finder.find("xyzzyq").ids == ()


def test_one_unknown_word_does_not_hide_the_others(finder):
    assert "towel-calf-stretch" in finder.find("towel xyzzyq").ids


def test_filters_leave_only_what_fits_and_counts_say_how_many(finder):
    everything = finder.find("")
    step = finder.find("", wanted={"equipment": "step"})
    assert len(step.ids) == everything.counts["equipment"]["step"] > 0
    assert set(step.ids) <= set(everything.ids)
    both = finder.find("stretch", wanted={"equipment": "step", "legs": "one"})
    assert set(both.ids) <= set(step.ids)
    assert all(both.counts["legs"][other] == 0 for other in both.counts["legs"] if other != "one")


def test_an_unknown_filter_value_finds_nothing(finder):
    assert finder.find("", wanted={"equipment": "trampoline"}).ids == ()
    assert finder.find("", wanted={"colour": "red"}).ids == ()


def test_accents_and_plurals_do_not_matter():
    assert tokens("Étirements of the Calves") == ["etirement", "calf"]


def test_a_query_touches_what_it_matches_not_the_whole_index(entries):
    """5,000 exercises: the work of a query is counted, not timed."""
    draw = random.Random(1)
    many = [
        Entry(id=f"x{n}", words={**draw.choice(entries).words, f"own{n}": 8.0}, facets=draw.choice(entries).facets)
        for n in range(5000)
    ]
    finder = Finder(many)
    assert finder.find("own4321").ids == ("x4321",)
    assert len(finder.find("calf raise").ids) > 500
