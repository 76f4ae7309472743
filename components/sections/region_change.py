"""What became of an area that is no more: said on every page that speaks of its plan alone."""

from components.frame import Page, plain, small
from loaders import plans


def region_change(page: Page, plan: dict | None) -> None:
    """One line about the successors of the plan's area; nothing for an area that stands, or for several plans."""
    if plan is None or not isinstance(plan["successors"], str):
        return
    names = plans.region_names().set_index("code")[f"label_{page.lang}"]
    heirs = [names[code] for code in plan["successors"].split(";")]
    region = page.particle(page.of(plan, "region"), "은")
    date = str(plan["region_valid_to"])[:10]
    small(plain(page("region.change", region=region, date=date, heirs=page.listed(heirs))))
