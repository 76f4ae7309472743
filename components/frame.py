"""The frame of every page: title, menu, language, header, and what had to be dropped from a link."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, NoReturn

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components import deck, links
from components.catalogue import LANGUAGES, catalogue, say
from components.copying import copy_button
from components.deck_button import DECK, collected, offer_slides
from components.news import since_the_link
from components.quiet import is_quiet
from components.sentences import joined, with_particle
from components.text import note, plain, small
from loaders import provenance
from loaders.database import database
from loaders.editions import edition, keep_shown

__all__ = ["PAGES", "Page", "PageEntry", "note", "page_end", "page_frame", "plain", "small"]

ASSETS = Path(__file__).resolve().parent / "assets"


@dataclass(frozen=True)
class PageEntry:
    """One line of the menu: the page's file, its key in the catalogue and the group it stands in."""

    file: str
    key: str
    group: str

    @property
    def path(self) -> str:
        """The page's URL path: the file's stem, or nothing for the first page."""
        return "" if self.file == "app.py" else Path(self.file).stem


PAGES = (
    PageEntry("app.py", "home", ""),
    PageEntry("pages/employment.py", "employment", "compare"),
    PageEntry("pages/targets.py", "targets", "compare"),
    PageEntry("pages/budget.py", "budget", "compare"),
    PageEntry("pages/compare.py", "compare", "compare"),
    PageEntry("pages/programmes.py", "programmes", "find"),
    PageEntry("pages/labour_market.py", "labour_market", "find"),
    PageEntry("pages/schedule.py", "schedule", "find"),
    PageEntry("pages/present.py", "present", "show"),
    PageEntry("pages/checks.py", "audit", "grounds"),
    PageEntry("pages/sources.py", "sources", "grounds"),
)


@dataclass
class View:
    """What is known of a page when it ends: the link that opens it again, the edition, and what was chosen, by label."""

    link: str = ""
    edition: str = ""
    filters: dict[str, str] = field(default_factory=dict)
    figures: frozenset[int] = frozenset()  # ids of the printed figures that the page shows


@dataclass(frozen=True)
class Slots:
    """The places in the header that are filled when the page ends."""

    slides: DeltaGenerator
    copy: DeltaGenerator
    address: DeltaGenerator
    files: DeltaGenerator
    news: DeltaGenerator


@dataclass(frozen=True)
class Page:
    """The page being drawn: its language, the places in its header that are filled at the end, and what it drew so far."""

    entry: PageEntry
    lang: str
    slots: Slots | None = None
    drawn: list[Any] = field(default_factory=list, compare=False)  # of blocks.Drawn, which itself needs a Page
    tables: dict[str, Any] = field(default_factory=dict, compare=False)  # of tables.Kept, likewise
    view: View = field(default_factory=View, compare=False)

    @property
    def memory_key(self) -> tuple[str, str]:
        """What the words of a section depend on, of all that a page knows."""
        return self.entry.key, self.lang

    def __call__(self, key: str, /, **values: object) -> str:
        """Return the words of a catalogue key in the page's language."""
        return say(self.lang, key, **values)

    def of(self, row: dict, name: str) -> str:
        """Return the Korean or the English column of a row: `page.of(plan, "label")`."""
        return row[f"{name}_{self.lang}"] or row[f"{name}_ko"]

    def unit(self, printed_unit: str | None) -> str:
        """Return a printed unit as it follows a number: as printed in Korean, glossed in English."""
        if self.lang == "ko" or not printed_unit:
            return printed_unit or ""
        return catalogue(self.lang).get(f"printed.{printed_unit}", f" {printed_unit}")

    def amount(self, printed: str, printed_unit: str) -> str:
        """Return what is printed with its unit; `2조 2,958억원` already ends in its own."""
        return printed if printed.endswith(printed_unit) else f"{printed} {printed_unit}"

    def about(self) -> dict[str, str]:
        """Return what files of this page say of themselves, by label: choices, edition, licence, the way back."""
        said = {"edition": self.view.edition, "licence": self("file.licence"), "link": self.view.link}
        return self.view.filters | {self(f"about.{key}"): text for key, text in said.items()}

    def particle(self, word: str, particle: str) -> str:
        """Return the word with its Korean particle; in English the word alone."""
        return with_particle(word, particle) if self.lang == "ko" else word

    def listed(self, words: Iterable[str]) -> str:
        """Return each word once, as a list in the page's language."""
        return joined(list(dict.fromkeys(words)), self.lang)


def page_frame(file: str) -> Page:
    """Set up the page of a file: call it first on every page."""
    entry = next(page for page in PAGES if page.file == file)
    links.enter(file)
    provenance.start()
    lang = _language()
    collected()
    page = Page(entry, lang)
    if is_quiet():
        return page
    title = page(f"{entry.key}.title")
    name = page("app.name")
    st.set_page_config(
        page_title=name if file == "app.py" else f"{title} · {name}",
        page_icon=str(ASSETS / "bars.svg"),
        layout="wide",
        initial_sidebar_state=248,
    )
    if st.context.is_embedded and links.asked("chart"):
        _one_chart(page)
    _sidebar(page)
    page = replace(page, slots=_header(page, title))
    _data_notice(page)
    return page


def _one_chart(page: Page) -> NoReturn:
    """Show the one chart that the address names, for a page of another site, and nothing else."""
    from components.sections.one_chart import embedded  # noqa: PLC0415 - which draws on the frame itself

    embedded(page)
    st.stop()


def _language() -> str:
    browser = "ko" if (st.context.locale or "ko").lower().startswith("ko") else "en"
    links.restore("lang", LANGUAGES.__contains__, browser)
    return links.write("lang", browser)


def _sidebar(page: Page) -> None:
    st.logo(str(ASSETS / "wordmark.svg"), size="large", icon_image=str(ASSETS / "bars.svg"))
    carried = links.shared_parameters()
    with st.sidebar:
        st.markdown(f":small[:gray[{page('app.tagline')}]]")
        for group in dict.fromkeys(entry.group for entry in PAGES):
            with st.container(gap="xxsmall"):
                if group:
                    st.markdown(f":small[:gray[**{page(f'app.group_{group}')}**]]")
                for entry in PAGES:
                    if entry.group == group:
                        st.page_link(
                            entry.file,
                            label=_menu_line(page, entry),
                            query_params=carried,
                            width="stretch",
                        )
        st.space("small")
        # The two names stay as they are in both languages: who cannot read the page must still find the switch.
        names = {"ko": "한국어", "en": "English"}
        st.segmented_control("언어 · Language", LANGUAGES, format_func=names.__getitem__, key="lang", required=True)
        number, day = edition()
        st.markdown(f":small[:gray[{page('app.edition', date=day, edition=number)}]]")


def _menu_line(page: Page, entry: PageEntry) -> str:
    """The page's name in the menu; of the talk also how many slides it has so far."""
    count = len(deck.read(links.now(DECK) or "")[0].slides) if entry.key == "present" else 0
    return page(f"{entry.key}.menu") + (f" · {count}" if count else "")


def _header(page: Page, title: str) -> Slots:
    # As wide as its words, so that on a phone the buttons go below the title and do not squeeze it.
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom", gap="small"):
        with st.container(gap="xxsmall", width="content"):
            st.title(title, anchor=False)
            st.markdown(page(f"{page.entry.key}.question"))
        with st.container(horizontal=True, vertical_alignment="center", gap="small", width="content"):
            slides = st.container(width="content")
            copy = st.container(width="content")
            with st.popover(page("app.take_home"), icon=":material/download:", type="tertiary"):
                files = st.container()
                st.markdown(f":small[:gray[{page('app.copy_hint')}]]")
                address = st.empty()
    return Slots(slides, copy, address, files, st.container())


def page_end(page: Page) -> None:
    """Fill the header with the link and the files of what was drawn, and say what was dropped from the address. Call it last."""
    from components.exports.offer import offer_page  # noqa: PLC0415 - which draws on the frame itself

    for key, value in links.dropped():
        st.toast(page("app.dropped", key=plain(key), value=plain(value)), icon=":material/link_off:", duration="long")
    for key, near in links.misspelt():
        st.toast(page("app.misspelt", key=plain(key), near=near), icon=":material/link_off:", duration="long")
    keep_shown()
    page.view.link, page.view.filters = links.permalink(edition()[0]), links.chosen()
    page.view.edition = " · ".join(reversed(edition()))
    page.view.figures = provenance.shown()
    if page.slots:
        with page.slots.slides:
            offer_slides(page)
        with page.slots.copy:
            copy_button(page("app.copy_link"), page.view.link, page("app.copied"), page("app.not_copied"), "copy_link")
        page.slots.address.code(page.view.link, language=None, wrap_lines=True)
        with page.slots.files:
            offer_page(page)
        with page.slots.news:
            since_the_link(page)


def _data_notice(page: Page) -> None:
    broken = database().error
    if broken:
        note(page("app.stale_title"), page("app.stale_text", count=len(broken.problems)), icon=":material/error:")
