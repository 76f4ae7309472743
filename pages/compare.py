import streamlit as st

from components import links
from components.filters import filter_bar
from components.frame import note, page_end, page_frame, plain, small
from components.sections import compare as section
from components.sections.peer_districts import peers_section
from loaders import comparisons, plans

page = page_frame("pages/compare.py")
known = {plan["plan_id"]: plan for plan in plans.plans().to_dict("records")}
labels = {plan_id: page.of(plan, "label") for plan_id, plan in known.items()}
SHOWS = ("all", "comparable")

with filter_bar():
    first = section.first_plan(known)
    left = links.select(page("compare.left"), "left", list(known), labels, default=first)
    others = [plan_id for plan_id in known if plan_id != left]
    right = links.select(page("compare.right"), "right", others, labels)
    show = links.segments(page("compare.show"), "show", SHOWS, {code: page(f"compare.show_{code}") for code in SHOWS})

found = section.pairs(known[left], known[right])
drawn = [entry for entry in found if show == "all" or entry["verdict"].grade != comparisons.REFUSED]
st.markdown(f"#### {section.summary(page, found)}", anchors=False)
st.markdown(f":gray[■] {plain(labels[left])} :primary[●] {plain(labels[right])}")

if drawn:
    section.rows_section(page, known[left], known[right], drawn)
    section.table(page, known[left], known[right], drawn)
else:
    note(page("compare.nothing"), page("compare.nothing_text"))
st.markdown(f"### {page('compare.peers_title')}", anchors=False)
peers_section(page, [known[left], known[right]])
for plan_id in (left, right):
    section.region_change(page, known[plan_id])
small(plain(page("block.source", source=f"{labels[left]}, {labels[right]}")))

page_end(page)
