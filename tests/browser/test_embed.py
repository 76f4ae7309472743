"""A chart in a page of another site: the chart, its source and the way back; nothing else."""

import re
from html import unescape
from urllib.parse import urlsplit

from playwright.sync_api import FrameLocator, Page, expect

from components.catalogue import say
from tests.browser.reading import charts, sentences, settled
from tests.browser.serving import Server


def framed(page: Page, html: str) -> FrameLocator:
    """A page of somebody else that holds the lines."""
    page.set_content(f"<h1>Somebody else's page</h1>{html}")
    return page.frame_locator("iframe")


def test_the_lines_offered_under_a_chart_show_this_chart_and_nothing_else(visit, server: Server):
    page = visit("/employment?region=11410&by=sex")
    wanted = sentences(page)[0]
    page.get_by_text(re.compile(r"^표로 보기")).first.click()
    settled(page, quiet=500)
    lines = page.get_by_text(re.compile(r"^<iframe ")).first.inner_text()
    address = unescape(re.findall(r'src="([^"]+)"', lines)[0])
    assert address.startswith(f"{server.url}/employment?")
    frame = framed(visit("/", new=True), lines)
    expect(frame.get_by_role("heading")).to_have_text([wanted], timeout=20_000)
    expect(frame.locator('[role="graphics-document"]')).to_have_count(1)
    expect(frame.get_by_text("서대문구 2024", exact=False).last).to_be_visible()
    back = frame.get_by_role("link", name=say("ko", "embed.whole"))
    expect(back).to_have_count(1)
    assert frame.get_by_role("main").get_by_role("link").count() == 1
    assert frame.get_by_role("link", name=say("ko", "budget.menu")).count() == 0, "no menu"
    assert frame.get_by_role("combobox").count() == 0, "no filters"
    assert frame.get_by_role("button").filter(has_text=say("ko", "app.copy_link")).count() == 0
    leads = back.get_attribute("href") or ""
    assert "chart=" not in leads
    assert "embed" not in leads
    assert wanted in sentences(visit(f"{urlsplit(leads).path}?{urlsplit(leads).query}"))


def test_a_chart_nobody_knows_is_said_and_those_of_the_page_are_offered(visit, server: Server):
    page = visit("/")
    page.goto(f"{server.url}/employment?embed=true&chart=%3Cscript%3E{'x' * 5000}&lang=en")
    expect(page.get_by_role("heading").first).to_contain_text("This page has no such chart: <script>", timeout=20_000)
    offered = page.get_by_role("main").get_by_role("link")
    assert offered.count() > 3
    with page.context.expect_page() as opening:
        offered.first.click()
    chart = opening.value
    settled(chart, quiet=500)
    expect(charts(chart)).to_have_count(1)
    assert sentences(chart) == [offered.first.inner_text()]
    chart.close()
    assert server.crashes() == ""


def test_the_first_pages_map_and_a_topic_of_a_comparison_stand_alone(visit, server: Server):
    page = visit("/")
    for address in ("/?embed=true&chart=map&colour=grdp", "/compare?embed=true&chart=compare_money"):
        page.goto(server.url + address)
        expect(page.get_by_role("heading")).to_have_count(1, timeout=20_000)
        expect(charts(page)).to_have_count(1)
        expect(page.get_by_text("자료:", exact=False).first).to_be_visible()
        expect(page.get_by_role("link", name=say("ko", "embed.whole"))).to_have_count(1)
    assert server.crashes() == ""


def test_a_link_to_a_small_chart_that_is_now_a_row_leads_to_its_topic(visit, server: Server):
    page = visit("/")
    page.goto(f"{server.url}/compare?embed=true&chart=strip_national_share")
    expect(page.get_by_role("heading").first).to_contain_text("strip_national_share", timeout=20_000)
    expect(page.get_by_role("main").get_by_role("link").filter(has_text="국비 비중")).to_have_count(1)
    assert server.crashes() == ""


def test_a_topic_of_a_comparison_has_its_files_and_lines_below_its_table(visit):
    page = visit("/compare")
    page.get_by_text(re.compile(r"^표로 보기")).first.click()
    settled(page, quiet=500)
    expect(page.get_by_role("button", name=re.compile(r"^.*PNG$"))).to_have_count(1)
    assert "chart=compare_money" in page.get_by_text(re.compile(r"^<iframe ")).first.inner_text()
