"""The talk on its page: what was chosen is there, in order, and what is no longer there is said."""

import pytest

from components import deck
from components.catalogue import say
from loaders import editions
from loaders.editions import edition
from tests.test_pages import address_of, opened, texts, toasts

BUDGET = deck.slide("budget", "budget-plans", {"region": "all", "stage": "budget"})
RATES = deck.slide("employment", "rates_15_64", {"region": "11410", "rate": "15_64"})


def link(*slides: deck.Slide, since: str = "") -> str:
    return deck.written(deck.Deck(since or edition()[0], slides))


def findings(at) -> list[str]:
    """The numbered slides as they are listed."""
    return [text for text in texts(at) if text.startswith("**")]


def press(at, key: str):
    at.button(key=f"talk_{key}").click().run()
    assert not at.exception
    return at


def talk_of(at) -> deck.Deck:
    return deck.read(at.session_state["deck"])[0]


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_the_slides_stand_in_their_order_with_the_sentences_of_their_pages(lang: str):
    at = opened("present", lang=lang, deck=link(RATES, BUDGET))
    assert not at.toast
    for text, slide in zip(findings(at), (RATES, BUDGET), strict=True):
        page = texts(opened(slide.path, lang=lang, **slide.controls))
        assert f"## {text.partition(' ')[2]}" in [one.replace("**", "") for one in page]


def test_buttons_move_slides_and_take_them_out():
    at = opened("present", deck=link(RATES, BUDGET))
    assert at.button(key="talk_up_0").disabled
    assert talk_of(press(at, "down_0")).slides == (BUDGET, RATES)
    assert talk_of(press(at, "remove_1")).slides == (BUDGET,)
    assert talk_of(press(at, "remove_0")) == deck.Deck()
    assert say("ko", "present.empty") in "\n".join(texts(at))


def test_a_note_is_kept_in_the_talk():
    at = opened("present", deck=link(RATES, BUDGET))
    at.text_input[1].set_value("천천히, 숫자 둘만").run()
    assert [slide.note for slide in talk_of(at).slides] == ["", "천천히, 숫자 둘만"]


def test_the_copied_link_holds_the_talk_and_links_of_other_pages_do_not():
    text = link(RATES, BUDGET)
    assert f"deck={text}" in opened("present", deck=text).code[0].value
    at = opened("budget", deck=text)
    assert "deck" not in at.code[0].value
    assert all(f"deck={text}" in entry.proto.query_string for entry in at.sidebar.get("page_link"))
    assert any(entry.proto.label.endswith("· 2") for entry in at.sidebar.get("page_link"))
    assert "deck" not in address_of(at)


def test_a_chart_or_a_page_that_is_gone_is_said_and_the_others_stay():
    gone = (deck.slide("budget", "nothing", {}), deck.slide("nowhere", "plans", {}), deck.slide("present", "plans", {}))
    at = opened("present", deck=link(*gone, RATES))
    assert [say("ko", "present.gone") in text for text in findings(at)] == [True, True, True, False]


def test_what_cannot_be_read_is_counted_and_nonsense_is_dropped():
    at = opened("present", deck=f"{link(RATES)}~<script>~{'x' * 50}")
    assert say("ko", "present.lost", count=2) in "\n".join(texts(at))
    assert len(findings(at)) == 1
    assert "deck = <script>" in toasts(opened("present", deck="<script>alert(1)</script>"))


def test_a_talk_of_an_earlier_edition_says_so_and_can_be_brought_up_to_date(monkeypatch: pytest.MonkeyPatch):
    now = editions.known(editions.keep_shown().stem)
    assert now
    monkeypatch.setattr(editions, "known", lambda _: now)
    at = opened("present", deck=link(RATES, since="0123456789ab"))
    assert talk_of(at).edition == "0123456789ab"
    assert talk_of(press(at, "thaw")).edition == edition()[0]
    assert "talk_thaw" not in [button.key for button in at.button]


def test_the_example_is_a_talk_of_which_every_slide_is_there():
    at = press(opened("present"), "example")
    assert len(findings(at)) == 3
    assert not any(say("ko", "present.gone") in text for text in findings(at))
