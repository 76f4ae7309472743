"""The codec of links: every control is a stable code in the query string.

The URL wins when it changed since this page last wrote it (a deep link, Back, a page link); otherwise the control wins and
the URL follows. A value that the control does not know is dropped, and the page says so. The link to copy names every value;
the address bar only what differs from its default, because Streamlit adds an entry to the browser's history for every value
written, and a page that completes its own address when it opens would trap the Back button.
"""

from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from urllib.parse import urlencode

import streamlit as st

from components.quiet import address, base, is_quiet, state

SEEN = "seen_url"  # what this session last read from or wrote to the URL, by key
DROPPED = "dropped_from_url"  # (key, value) pairs of this run that no control understood
RESTORED = "restored_controls"  # the page this session is on, and the controls that were given a value on it
SHARED = ("lang", "region", "year", "strategy", "deck")  # carried from page to page by the menu
OTHERS = ("edition", "chart", "deck", "embed", "embed_options")  # parameters that are no control of a page
CARRIED = ("deck",)  # goes along from page to page, and is nothing that a page shows
TEXT_LIMIT = 80


def enter(page: str) -> None:
    """Say which page is being drawn: on another page than before, every control starts from the URL again.

    Streamlit gives a widget of the same key a new identity on every page, and with it the first option.
    """
    if state().get(RESTORED, {}).get("page") != page:
        state()[RESTORED] = {"page": page, "keys": set(), "defaults": {}, "shown": {}, "said": {}}


def restore(key: str, known: Callable[[str], bool], default: str | None) -> None:
    """Give the control `key` its value before it is drawn: from the URL when that changed, else what it was, else default.

    A default that depends on other controls takes its control along, unless the URL names a value: the address then stays as
    it is, and one choice is one step back.
    """
    raw = address().get(key)
    restored, defaults = state()[RESTORED]["keys"], state()[RESTORED]["defaults"]
    before, defaults[key] = defaults.get(key, default), default
    if raw != _seen().get(key) or key not in state() or key not in restored:
        for surplus in address().get_all(key)[:-1]:  # a control has one value: the last one named
            _drop(key, surplus)
        if raw is not None and not known(raw):
            _drop(key, raw)
            raw = None
        state()[key] = default if raw is None else raw
        restored.add(key)
    elif state()[key] is None or not known(state()[key]) or (raw is None and state()[key] == before):
        state()[key] = default  # another control took the option away, or moved the default
    else:
        # Said again on every run: a select box whose labels changed would go on showing the old one.
        state()[key] = state()[key]


def write(key: str, default: str | None) -> str:
    """Return the control's value; write it into the URL where the URL says or means another."""
    value, asked = state()[key] or "", address().get(key)
    if asked != value and (asked is not None or value != default):
        address()[key] = value
    _seen()[key] = address().get(key)
    state()[RESTORED]["shown"][key] = value
    return value


def _drop(key: str, value: str) -> None:
    state().setdefault(DROPPED, []).append((key, value[:TEXT_LIMIT]))


def shown() -> dict[str, str]:
    """Return every value that this page shows, defaults too: what the link to copy says, beside the edition."""
    told = state()[RESTORED].get("told", ())
    return {
        name: value
        for name, value in state()[RESTORED]["shown"].items()
        if name not in CARRIED or (name in told and value)
    }


def tell(key: str) -> None:
    """Let the link to copy name what other pages only carry along: on this page it is what is shown."""
    state()[RESTORED]["told"] = (key,)


def pin(key: str, value: str) -> None:
    """Let the link to copy name another value than the control shows: what that value means now, and must go on to mean."""
    state()[RESTORED]["shown"][key] = value


def permalink(edition: str) -> str:
    """Return the address of this page as it is shown: every control, and the edition of the data."""
    return f"{base()}?{urlencode(shown() | {'edition': edition})}"


def asked(key: str) -> str:
    """Return what the address says for a name, or blank: the edition a link was made with, the chart it is about."""
    return address().get(key, "")


def strike(key: str) -> None:
    """Take a value out of the address that means nothing here, and let its control start from the default."""
    address().pop(key, None)
    forget(key)


def given() -> dict[str, str]:
    """Return the address as it is: what another drawing of this page starts from."""
    return {name: address()[name] for name in address()}


def misspelt() -> list[tuple[str, str]]:
    """Return, once, the names in the address that mean nothing here but are almost a control's name, each with that name."""
    names = [*shown(), *OTHERS]
    told = state()[RESTORED].setdefault("misspelt", set())
    strange = [name for name in address() if name not in names and name not in told]
    told.update(strange)
    near = {name: get_close_matches(name[:TEXT_LIMIT], names, n=1, cutoff=0.75) for name in strange}
    return [(name[:TEXT_LIMIT], found[0]) for name, found in near.items() if found]


def chosen() -> dict[str, str]:
    """Return what the controls of this page stand on, by label, in the reader's words."""
    return dict(state()[RESTORED]["said"].values())


def dropped() -> list[tuple[str, str]]:
    """Return, once, what this run dropped from the URL."""
    return state().pop(DROPPED, [])


def shared_parameters() -> dict[str, str]:
    """What a link to another page of ours carries along: the shared filters as just chosen.

    The menu is drawn before the filters: where a control has a new value that the URL does not show yet, the control wins.
    """
    return {key: value for key in SHARED if (value := now(key))}


def now(key: str) -> str | None:
    """Return the value a control is about to have, as far as it is known before it is drawn."""
    asked = address().get(key)
    unchanged_url = asked == _seen().get(key)
    return state().get(key, asked) if unchanged_url else asked


def _seen() -> dict[str, str | None]:
    return state().setdefault(SEEN, {})


def select(
    label: str, key: str, options: Sequence[str], labels: dict[str, str], default: str | None = None, width: int = 240,
    counts: Mapping[str, int] | None = None,
) -> str:  # fmt: skip
    """A select box over codes; its code stands in the URL. An option with a count says it: how many rows it would leave."""
    told = {code: f" · {count}" for code, count in (counts or {}).items()}
    restore(key, options.__contains__, default or options[0])
    st.selectbox(label, options, format_func=lambda code: labels[code] + told.get(code, ""), key=key, width=width)
    return _said(key, label, labels, write(key, default or options[0]))


def segments(label: str, key: str, options: Sequence[str], labels: dict[str, str], default: str | None = None) -> str:
    """A segmented control over up to four codes; its code stands in the URL."""
    restore(key, options.__contains__, default or options[0])
    st.segmented_control(label, options, format_func=lambda code: labels[code], key=key, required=True)
    return _said(key, label, labels, write(key, default or options[0]))


def search(label: str, key: str, placeholder: str) -> str:
    """A search box that answers while its reader types; its text, cut to a sane length, stands in the URL.

    Bound by Streamlit and not by us: it replaces the address, where ours would add an entry to the history at every pause.
    """
    *surplus, raw = address().get_all(key) or [""]
    if is_quiet():  # Streamlit, which binds the box to the address, is not there
        state()[key] = "" if len(raw) > TEXT_LIMIT else raw
    elif surplus or len(raw) > TEXT_LIMIT:
        for one in [*surplus, *([raw] if len(raw) > TEXT_LIMIT else [])]:
            _drop(key, one)
        address()[key] = "" if len(raw) > TEXT_LIMIT else raw
        st.rerun()  # Streamlit keeps what the address said first for the widget; the next run starts from what is left
    st.text_input(
        label, key=key, type="search", placeholder=placeholder, max_chars=TEXT_LIMIT, width=300, live=True, bind="query-params"
    )  # fmt: skip
    state()[RESTORED]["shown"][key] = state()[key] or ""
    return _said(key, label, {}, (state()[key] or "").strip())


def _said(key: str, label: str, labels: dict[str, str], value: str) -> str:
    """Remember a control's value as the reader sees it, and return the value."""
    state()[RESTORED]["said"][key] = (label, labels.get(value, value))
    return value


def marked(key: str, known: Callable[[str], bool]) -> str:
    """A choice without a control of its own, such as a row of a table: its code, or blank."""
    restore(key, known, "")
    return write(key, "")


def mark(key: str, code: str) -> None:
    """Say what is chosen now; the code stands in the URL."""
    state()[key] = code
    write(key, "")


def way(label: str, key: str, values: dict[str, str], icon: str | None = None) -> None:
    """A button that gives controls of this page other values.

    A page link to the page one is on shows the right page but leaves the address in the browser as it was (Streamlit 1.67).
    """
    st.button(label, key=key, icon=icon, type="tertiary", on_click=state().update, args=(values,))


def forget(key: str) -> None:
    """Forget a control's value, so that it starts from its default."""
    state().pop(key, None)
    _seen().pop(key, None)
