"""Finding, the exercise page and "may I": what they say, without script, and what they weigh."""

from __future__ import annotations

import gzip
import re
import time
from typing import Any

import pytest

from heelwise.knowledge.learning import replies
from heelwise.knowledge.read import exercise_words, load
from tests.web.conftest import Somebody, owner_of, text_of

KILO = 1000
LIST_AT_MOST = 60 * KILO
PAGE_AT_MOST = 60 * KILO
ALL = sorted(load().exercises)


def found(answer: Any) -> list[str]:
    """The exercises that a page lists."""
    return re.findall(r'href="/library/([a-z-]+)"><span class="still"', answer.content.decode())


class TestFinding:
    """One box, filters with counts, and the person's own filter."""

    @pytest.mark.parametrize(
        ("typed", "first"),
        [("heel drop", "heel-drop"), ("achiles band", "band-standing-achilles-stretch"), ("calve raise", "calf")],
    )
    def test_what_is_meant_comes_first_also_misspelt(self, anna: Somebody, typed: str, first: str) -> None:
        assert first in found(anna.get("/library", q=typed))[0]

    def test_articles_and_questions_are_found_too(self, anna: Somebody) -> None:
        page = anna.get("/library", q="swelling").content.decode()
        assert 'href="/may/swelling"' in page
        assert 'href="/learn/stretching"' in anna.get("/library", q="stretching").content.decode()

    def test_everything_stands_on_its_shelf(self, anna: Somebody) -> None:
        assert sorted(found(anna.get("/library"))) == ALL

    def test_a_filter_says_beforehand_what_it_leaves(self, anna: Somebody) -> None:
        page = anna.get("/library").content.decode()
        for kind, count in re.findall(r'data-count="kind ([a-z-]+)">[^<]*\((\d+)\)', page):
            assert len(found(anna.get("/library", kind=kind))) == int(count)

    def test_filters_work_together(self, anna: Somebody) -> None:
        known = load().exercises
        left = found(anna.get("/library", equipment="step", legs="one"))
        assert left
        assert all("step" in known[one].equipment and known[one].legs == "one" for one in left)

    def test_a_filter_s_own_choice_does_not_hide_the_others(self, anna: Somebody) -> None:
        page = anna.get("/library", kind="balance").content.decode()
        counts = dict(re.findall(r'data-count="kind ([a-z-]+)"[^>]*>[^<]*\((\d+)\)', page))
        assert int(counts["strength"]) > 0

    def test_fits_you_needs_a_record(self, anna: Somebody, runner: Somebody) -> None:
        assert 'name="fits"' not in anna.get("/library").content.decode()
        assert 'name="fits"' in runner.get("/library").content.decode()

    @pytest.mark.parametrize("example", ["runner", "insertional", "rupture", "desk"])
    def test_fits_you_is_what_may_says(self, example: str) -> None:
        from heelwise.engine.may import may
        from heelwise.record.record import Record

        owner = owner_of(example)
        import datetime as dt

        record = Record.of(owner.events)
        on = dt.date(2026, 11, 20)
        for answer in ("yes", "not-yet", "no", "ask-clinician"):
            meant = {one for one in ALL if may(load(), record, exercise=one, on=on).answer == answer}
            assert set(found(owner.get("/library", fits=answer))) == meant

    def test_nothing_found_offers_a_way_on(self, anna: Somebody) -> None:
        said = text_of(anna.get("/library", q="qqqqxx"))
        assert "No exercise matches" in said
        narrowed = anna.get("/library", q="ice", kind="plyometric").content.decode()
        assert "Without the filters: " in narrowed

    def test_what_was_typed_is_never_markup(self, anna: Somebody) -> None:
        assert "<script>x" not in anna.get("/library", q="<script>x</script>").content.decode()

    def test_as_one_types_the_same_view_answers_with_less(self, runner: Somebody) -> None:
        answer = runner.get("/library", q="calf", part="results").json()
        assert set(answer) == {"html", "says", "counts"}
        assert "<html" not in answer["html"]
        assert answer["says"] in text_of(runner.get("/library", q="calf"))
        assert answer["counts"]["fits"]

    @pytest.mark.parametrize("person", ["anna", "runner"])
    def test_the_whole_list_with_its_drawings_is_light(self, request: Any, person: str) -> None:
        page = request.getfixturevalue(person).get("/library").content
        assert page.count(b"<svg") > len(ALL)
        assert len(gzip.compress(page)) <= LIST_AT_MOST


class TestExercise:
    """Everything that is known of one exercise, on one page."""

    @pytest.mark.parametrize("name", ALL)
    def test_every_word_of_it_is_there(self, anna: Somebody, name: str) -> None:
        import html

        said = html.unescape(text_of(anna.get(f"/library/{name}")))
        text = exercise_words(name)
        wanted = [
            text.name, text.purpose, text.muscles_note, text.breathing, text.feel, text.not_feel, text.easier_note,
            text.harder_note, text.stop, text.dosage_note, text.not_for, *text.setup, *text.steps, *text.cues,
            *(m.wrong for m in text.mistakes), *(m.fix for m in text.mistakes),
            *(q.ask for q in text.questions), *(q.answer for q in text.questions),
        ]  # fmt: skip
        missing = [words for words in wanted if re.sub(r"\s+", " ", words) not in said]
        assert not missing
        assert "Sources" in said
        assert "Edition" in said

    def test_sources_are_numbered_and_say_how_well_they_are_known(self, anna: Somebody) -> None:
        page = anna.get("/library/heel-drop").content.decode()
        for number in set(re.findall(r'href="#s(\d+)"', page)):
            assert f'id="s{number}"' in page
        assert "Read in the source." in page
        assert "not yet signed by a physiotherapist" in page

    def test_one_leg_work_is_drawn_for_either_side(self, anna: Somebody) -> None:
        left, right = (anna.get("/library/heel-drop", side=side).content.decode() for side in ("left", "right"))
        assert left != right
        assert 'aria-current="true">Right leg' in right
        assert "Right leg" not in anna.get("/library/double-leg-heel-raise").content.decode()

    def test_play_is_offered_only_with_a_yes(self, runner: Somebody) -> None:
        from heelwise.web.pages.library.show import ANSWERS

        for name in ALL[::5]:
            page = runner.get(f"/library/{name}").content.decode()
            assert (f'href="/play/exercise/{name}"' in page) == (ANSWERS["yes"][1] in page)

    def test_a_published_peak_load_stands_with_its_source(self, anna: Somebody) -> None:
        loaded = [name for name, one in load().exercises.items() if one.peak_load_bw]
        for name in (*loaded[:3], "ice"):
            assert ("times body weight" in text_of(anna.get(f"/library/{name}"))) == (name in loaded)

    @pytest.mark.parametrize("name", ["heel-drop", "standing-calf-stretch", "ice", "single-leg-balance", "walk-jog"])
    def test_a_page_with_all_it_needs_is_light(self, anna: Somebody, name: str) -> None:
        assert weight(anna, f"/library/{name}") <= PAGE_AT_MOST

    def test_an_unknown_one_is_not_there(self, anna: Somebody) -> None:
        assert anna.get("/library/nonsense").status_code == 404


def weight(somebody: Somebody, path: str) -> int:
    """Bytes of a page and of the styles and scripts it names, as gzip sends them."""
    from django.conf import settings

    page = somebody.get(path).content
    total = len(gzip.compress(page))
    for name in set(re.findall(r'(?:href|src)="/static/([^"]+\.(?:css|js|svg))"', page.decode())):
        file = settings.STATIC_ROOT / name
        total += len(gzip.compress(file.read_bytes()))
        for other in re.findall(r'from"?\s*"\./([^"]+\.js)"', file.read_text()):
            total += len(gzip.compress((file.parent / other).read_bytes()))
    return total


class TestMay:
    """A sentence, its rule and source, and what would turn a no into a yes."""

    def test_a_no_says_what_would_turn_it(self) -> None:
        said = text_of(owner_of("insertional").get("/may", exercise="heel-drop"))
        assert "What would turn it into a yes." in said
        assert "It opens when a clinician clears" in said

    def test_a_yes_needs_no_turning(self, runner: Somebody) -> None:
        said = text_of(runner.get("/may", exercise="ankle-pumps"))
        assert "Yes, you may do this now." in said
        assert "What would turn" not in said

    def test_words_find_exercises_with_their_answers(self, runner: Somebody) -> None:
        page = runner.get("/may", q="heel drop").content.decode()
        assert "/may?exercise=heel-drop" in page

    def test_every_question_of_readers_has_a_page(self, anna: Somebody) -> None:
        listed = anna.get("/may").content.decode()
        for name, reply in replies().items():
            assert f'href="/may/{name}"' in listed
            page = anna.get(f"/may/{name}")
            assert page.status_code == 200
            assert "Sources" in text_of(page)
            assert reply.review.status == "draft"
        assert anna.get("/may/nonsense").status_code == 404

    def test_what_is_urgent_comes_as_danger(self, anna: Somebody) -> None:
        page = anna.get("/may/ruptured-yesterday").content.decode()
        assert 'class="danger"' in page

    def test_a_search_leaves_the_questions_that_match(self, anna: Somebody) -> None:
        page = anna.get("/may", q="swollen").content.decode()
        assert 'href="/may/swelling"' in page
        assert 'href="/may/back-to-work"' not in page
        assert "Nobody has asked" in text_of(anna.get("/may", q="qqqqxx"))


def test_a_search_in_process_is_quick() -> None:
    """A ratio rather than a time: asking costs less than a twentieth of indexing."""
    from heelwise.web.pages.library.search import Index, Wanted

    began = time.process_time()
    index = Index(load())
    indexed = time.process_time() - began
    began = time.process_time()
    for typed in ("calf", "achiles", "heel drop step", "c", "standing stretch for a tight calf") * 4:
        index.ask(Wanted(typed, {"legs": "one"}, ""), {})
    assert (time.process_time() - began) / 20 < max(indexed / 20, 0.02)
