"""What a page remembers is worked out once, is another thing in another language, and still counts as shown."""

from components.frame import PAGES, Page
from components.memory import remembered
from loaders import provenance

KO, EN = (Page(PAGES[0], lang) for lang in ("ko", "en"))
CALLS: list[tuple] = []


@remembered
def greeting(page: Page, ids: tuple[int, ...]) -> str:
    CALLS.append((page.lang, ids))
    provenance.show(ids)
    return f"{page.lang} {ids}"


def test_the_same_choice_is_worked_out_once_and_another_language_or_choice_anew():
    CALLS.clear()
    assert greeting(KO, (1, 2)) == greeting(KO, (1, 2)) == "ko (1, 2)"
    assert greeting(EN, (1, 2)) == "en (1, 2)"
    assert greeting(KO, (3,)) == "ko (3,)"
    assert CALLS == [("ko", (1, 2)), ("en", (1, 2)), ("ko", (3,))]


def test_figures_that_are_only_remembered_are_shown_all_the_same():
    greeting(KO, (7, 8))
    provenance.start()
    provenance.show([5])
    greeting(KO, (7, 8))
    assert provenance.shown() == {5, 7, 8}


def test_figures_noted_apart_do_not_leak_to_the_page():
    provenance.start()
    with provenance.noted() as figures:
        provenance.show([9])
    assert figures == {9}
    assert provenance.shown() == set()
