"""The stage on the page: slides one at a time, in the page or on the full screen, by keys or by itself."""

import streamlit as st

from components.exports.slides import CSS, JS

# Slides are kept while their page is drawn anew, and the place where they have changed: a talk must not jump back to its beginning.
MOUNT = """
export default function ({ data, parentElement }) {
  const root = parentElement.querySelector(".root")
  const said = JSON.stringify([data.html, data.pause])
  if (root.said !== said) {
    root.end?.()
    root.said = said
    root.innerHTML = data.html
    root.end = startStage(root, { pause: data.pause, from: root.at || 0, moved: at => { root.at = at } })
  }
  return () => { root.end?.(); root.said = null }
}
"""

_stage = st.components.v2.component("naranhi_stage", html='<div class="root"></div>', css=CSS, js=JS + MOUNT)


def draw_stage(html: str, pause: int) -> None:
    """Draw slides that were made by `components.exports.slides.stage`; `pause` in seconds, 0 for by hand."""
    _stage(data={"html": html, "pause": pause}, key="stage", width="stretch", height="content")
