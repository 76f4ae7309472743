"""The talk: its slides on a stage, as a file for a hall without a network, and their order and notes."""

from typing import Any
from urllib.parse import urlencode
from zlib import crc32

import streamlit as st

from components import deck, links
from components.deck import Deck, Slide
from components.deck_button import DECK
from components.exports import slides as made
from components.exports.slides import Shown
from components.exports.taken import taken
from components.frame import PAGES, Page, note, plain, small
from components.news import changes_since
from components.quiet import base, page_drawn, state
from components.stage import draw_stage
from loaders.editions import edition, known
from loaders.sharing import shared

PAUSES = ("0", "10", "20", "40", "60")
EXAMPLE = (
    ("employment", "rates_15_64", {"region": "11410", "rate": "15_64", "by": "sex"}),
    ("targets", "finished-targets", {"region": "all", "view": "common"}),
    ("budget", "budget-plans", {"region": "all", "stage": "budget"}),
)


def pause_control(page: Page) -> int:
    """How long a slide stays when the talk goes by itself, in seconds; 0 for by hand."""
    labels = {code: page("present.pause_of", seconds=code) for code in PAUSES} | {"0": page("present.by_hand")}
    return int(links.select(page("present.pause"), "pause", PAUSES, labels))


def nothing_yet(page: Page) -> None:
    """Say how a talk comes about, and offer one to look at."""
    note(page("present.empty"), page("present.empty_text", add=page("present.add")))
    example = Deck()
    for path, chart, controls in EXAMPLE:
        example = example.added(deck.slide(path, chart, controls), edition()[0])
    _way(page("present.example"), "example", deck.written(example), icon=":material/slideshow:")


def shown_slides(page: Page, talk: Deck) -> list[Shown | None]:
    """Every slide drawn, None where its page has no such chart any more; says how far it has come."""
    place, drawn = st.empty(), []
    for number, slide in enumerate(talk.slides):
        if number:  # one slide is drawn before anybody could read how far it is
            words = page("present.drawing", at=number, count=len(talk.slides))
            place.progress(number / len(talk.slides), words)
        drawn.append(_shown(page.lang, slide, talk.edition, base()))
    place.empty()
    return [slide and made.noted(slide, one.note) for slide, one in zip(drawn, talk.slides, strict=True)]


def _shown(lang: str, slide: Slide, since: str, here: str) -> Shown | None:
    return _drawn(lang, slide.path, slide.chart, slide.address, since, here, edition()[0])


@shared(128)
def _drawn(
    lang: str,
    path: str,
    chart: str,
    address: tuple[tuple[str, str], ...],
    since: str,
    here: str,
    now: str,  # noqa: ARG001
) -> Shown | None:
    """One slide; `now`, the edition shown, is part of what it depends on."""
    entry = next((one for one in PAGES if one.path == path and one.key != "present"), None)
    if entry is None:
        return None
    page = page_drawn(entry.file, dict(address) | {"lang": lang}, f"{here.rpartition('/')[0]}/{path}")
    found = next((drawn for drawn in page.drawn if drawn.drawing.key == chart), None)
    if found is None:
        return None
    changes = changes_since(since, page.view.figures)
    changed = page("news.changed", count=len(changes.figures)) if changes and len(changes.figures) else ""
    return made.shown(taken(page, found), changed, page("present.care"))


def stage_section(page: Page, drawn: list[Shown | None], pause: int) -> None:
    """The stage, and the talk as one file."""
    slides = [slide for slide in drawn if slide]
    if not slides:
        return
    words = {key: page(f"present.{key}") for key in made.WORDS}
    draw_stage(made.stage(slides, words), pause)
    small(page("present.keys"))
    st.download_button(
        page("present.file"),
        lambda: made.html_file(slides, words, page.lang, page("present.title"), pause),
        "naranhi-talk.html",
        "text/html",
        key="talk_file",
        icon=":material/download:",
        on_click="ignore",
        help=page("present.file_help"),
    )


def lost_slides(page: Page, lost: int) -> None:
    """Say that a link held slides that could not be read."""
    if lost:
        note(page("present.lost", count=lost), page("present.lost_text"), icon=":material/link_off:")


def frozen(page: Page, talk: Deck) -> None:
    """Which edition the talk was made from, and the way to the present one."""
    current, day = edition()
    if talk.edition in {"", current}:
        return
    then = known(talk.edition)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        small(plain(page("present.frozen", then=f"{then.day} · {then.edition}" if then else talk.edition, now=day)))
        _way(page("present.thaw"), "thaw", deck.written(Deck(current, talk.slides)))


def order_section(page: Page, talk: Deck, drawn: list[Shown | None]) -> None:
    """The slides as a list: what each says, its note, and buttons to move it or take it out."""
    for number, (slide, picture) in enumerate(zip(talk.slides, drawn, strict=True)):
        with st.container(border=True, gap="xsmall"):
            with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
                finding = picture.finding if picture else page("present.gone")
                st.markdown(f"**{number + 1}.** {plain(finding)}", width="stretch")
                with st.container(horizontal=True, width="content", gap="xsmall"):  # three buttons stay in one line
                    _moves(page, talk, number)
            small(_origin(page, slide, picture))
            _note(page, talk, number)


def _origin(page: Page, slide: Slide, picture: Shown | None) -> str:
    """Where a slide comes from, and in how many parts its chart is shown."""
    entry = next((one for one in PAGES if one.path == slide.path), None)
    name = plain(page(f"{entry.key}.title")) if entry else plain(slide.path)
    address = f"{base().rpartition('/')[0]}/{slide.path}?{urlencode(slide.controls | {'lang': page.lang})}"
    parted = page("present.small", parts=picture.parts) if picture and picture.parts > 1 else ""
    return f"[{name}]({address}) {parted}"


def _moves(page: Page, talk: Deck, number: int) -> None:
    for name, icon, after in (
        ("up", "arrow_upward", talk.moved(number, -1)),
        ("down", "arrow_downward", talk.moved(number, 1)),
        ("remove", "delete", talk.without(number)),
    ):
        words = page(f"present.{name}", number=number + 1)
        _way("", f"{name}_{number}", deck.written(after), icon=f":material/{icon}:", help=words, disabled=after == talk)


def _note(page: Page, talk: Deck, number: int) -> None:
    """The speaker's note; the key holds the slide, so that a note moves with it."""
    slide = talk.slides[number]
    key = f"note_{number}_{crc32(repr((slide.path, slide.chart, slide.address, slide.note)).encode()):x}"

    def write() -> None:
        after = talk.noted(number, state()[key])
        if deck.fits(after):
            links.mark(DECK, deck.written(after))
        else:
            st.toast(page("present.no_room", count=len(talk.slides)), icon=":material/block:", duration="long")

    st.text_input(
        page("present.note", number=number + 1), value=slide.note, key=key, max_chars=deck.MOST_NOTE, on_change=write,
        placeholder=page("present.note_hint"), label_visibility="collapsed",
    )  # fmt: skip


def _way(label: str, key: str, after: str, **options: Any) -> None:
    """A button that leads to another state of the talk."""
    st.button(label, key=f"talk_{key}", type="tertiary", on_click=links.mark, args=(DECK, after), **options)
