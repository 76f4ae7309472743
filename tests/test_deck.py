"""A talk stands whole in a link, and a broken link costs no more than the slides it broke."""

import re
from urllib.parse import urlencode

import pytest

from components import deck
from components.deck import Deck, Slide

EDITION = "80dcb9b6fc24"
BUDGET = deck.slide(
    "budget", "budget-plans", {"lang": "ko", "region": "all", "year": "2024", "stage": "budget_revised"}
)
SEARCH = deck.slide("programmes", "twins", {"q": "노인 일자리 & <b>", "field": "", "table": "seoul-2018.i-text"})
HOME = deck.slide("", "map", {"region": "-1"})


def talk(*slides: Slide) -> Deck:
    found = Deck()
    for slide in slides:
        found = found.added(slide, EDITION)
    return found


def test_a_talk_comes_back_as_it_was_written():
    whole = talk(BUDGET, SEARCH, HOME).noted(1, "여기서 잠깐 쉬고, 질문을 받는다. ~.-")
    assert deck.read(deck.written(whole)) == (whole, 0)
    assert "lang" not in dict(BUDGET.address), "the language is the talk's"


def test_what_stands_in_the_link_is_left_alone_by_browsers_and_mail():
    text = deck.written(talk(BUDGET, SEARCH, HOME).noted(0, "메모"))
    assert urlencode({"deck": text}) == f"deck={text}"
    assert re.fullmatch(r"[A-Za-z0-9_.~-]+", text)


def test_a_talk_of_ten_slides_is_short_enough_to_send():
    assert len(deck.written(talk(*[BUDGET] * 10))) < 1000


def test_the_first_slide_decides_the_edition_and_the_last_one_takes_it_away():
    whole = talk(BUDGET).added(HOME, "0123456789ab")
    assert whole.edition == EDITION
    assert whole.without(0).without(0) == Deck()
    assert deck.written(Deck()) == ""


def test_slides_move_and_stop_at_either_end():
    whole = talk(BUDGET, SEARCH, HOME)
    assert whole.moved(0, 1).slides == (SEARCH, BUDGET, HOME)
    assert whole.moved(0, -1) == whole
    assert whole.moved(2, 1) == whole
    assert whole.without(1).slides == (BUDGET, HOME)
    assert whole.slides == (BUDGET, SEARCH, HOME), "and the talk before is not touched"


def test_a_link_can_carry_only_so_much():
    assert deck.fits(talk(*[BUDGET] * deck.MOST_SLIDES))
    assert not deck.fits(talk(*[BUDGET] * (deck.MOST_SLIDES + 1)))
    assert not deck.fits(talk(*[deck.slide("programmes", "twins", {"q": "가" * 80})] * 25).noted(0, "가" * 200))
    assert len(talk(BUDGET).noted(0, "가" * 1000).slides[0].note) == deck.MOST_NOTE


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "../../etc/passwd",
        "~",
        "~~~",
        "9" * 10_000,
        "~" * 10_000,
        f"{EDITION}~..",
        "\x00~\x00.\x00",
        "~a",
    ],
)
def test_nonsense_is_no_talk(text: str):
    found, lost = deck.read(text)
    assert found == Deck()
    assert lost > 0


@pytest.mark.parametrize(
    "broken", ["budget", "bud get.plans", "budget.plans.q--!!!", "budget.plans.q--gA", "budget.plans.q-<b>"]
)
def test_a_broken_slide_is_counted_and_the_others_stay(broken: str):
    text = f"{deck.written(talk(BUDGET))}~{broken}~{deck.written(talk(HOME)).partition('~')[2]}"
    assert deck.read(text) == (talk(BUDGET, HOME), 1)


def test_nothing_is_no_talk_and_nothing_is_lost():
    assert deck.read("") == (Deck(), 0)
