"""Where does the money flow? One sankey, the only chart that Plotly draws: Vega-Lite has none."""

from typing import Any

# Plotly cannot follow the theme's switch, so these are mid tones that hold 3:1 on both pages (docs/decisions.md).
SOURCE_TONES = {
    "national": "#2E6FC4", "province": "#5FA3D6", "district": "#C98F35", "fund": "#A45A80", "private": "#7C8034", "other": "#8B9196",
}  # fmt: skip
NODE_TONE = "#86918F"
TEXT = "#000037"  # not a colour: Streamlit's Plotly theme puts the page's text colour in its place, in both themes
NODE_PIXELS, SMALLEST = 46, 320


def money_flow(links: list[dict[str, Any]]) -> dict[str, Any]:
    """Answer where the money of each source goes.

    links: `source` (funding source), `source_label`, `target` (key), `target_label`, `value` (100 million won), `text` (written
    out). Unit: 억원, written in the labels. Returns a Plotly figure as a plain dict.
    """
    sources = [source for source in SOURCE_TONES if any(link["source"] == source for link in links)]
    targets = list(dict.fromkeys(link["target"] for link in links))
    labels = {link["source"]: link["source_label"] for link in links} | {
        link["target"]: link["target_label"] for link in links
    }
    nodes = [*sources, *targets]
    return {
        "data": [
            {
                "type": "sankey",
                "arrangement": "fixed",
                "textfont": {"shadow": "none", "color": TEXT},
                "node": {
                    "label": [labels[node] for node in nodes],
                    "color": [SOURCE_TONES.get(node, NODE_TONE) for node in nodes],
                    "pad": 22, "thickness": 14, "line": {"width": 0}, "hovertemplate": "%{label}<extra></extra>",
                },
                "link": {
                    "source": [nodes.index(link["source"]) for link in links],
                    "target": [nodes.index(link["target"]) for link in links],
                    "value": [link["value"] for link in links],
                    "color": [_half(SOURCE_TONES[link["source"]]) for link in links],
                    "customdata": [link["text"] for link in links],
                    "hovertemplate": "%{customdata}<extra></extra>",
                },
            }
        ],
        "layout": {
            "height": max(SMALLEST, NODE_PIXELS * len(targets)),
            "margin": {"l": 0, "r": 0, "t": 8, "b": 8},
            "font": {"size": 13},
        },
    }  # fmt: skip


def _half(tone: str) -> str:
    red, green, blue = (int(tone[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},0.5)"
