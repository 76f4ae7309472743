from components.filters import filter_bar, plan_filters
from components.frame import page_end, page_frame
from components.sections.publicity import publicity_section
from components.sections.schedule import schedule_section, show_filter

page = page_frame("pages/schedule.py")

with filter_bar():
    chosen = plan_filters(page, strategies=True)
    show = show_filter(page)

schedule_section(page, chosen, show)
publicity_section(page, chosen)

page_end(page)
