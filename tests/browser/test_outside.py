"""Nothing a reader does tells anybody else: neither the browser nor the server asks another machine for anything."""

import os
import subprocess
import sys

from tests.browser.reading import PATHS, charts, menu, opened, settled
from tests.browser.serving import AUDIT, Proxy, Server


def test_no_page_asks_another_host_for_anything(visit, proxy: Proxy, server: Server):
    page = visit("/")
    for path in PATHS.values():
        opened(page, f"{server.url}{path}?region=28260&view=parts")
        for button in page.get_by_role("main").get_by_text("표로 보기").all()[:1]:
            button.click()
            settled(page)
    assert proxy.requests == []  # of every test so far: all of them read through this proxy
    assert server.outside() == []


def test_the_proxy_would_have_noticed(visit, proxy: Proxy):
    """The tests above mean something only because this one passes."""
    page = visit("/")
    for address in ("http://tiles.example.invalid/a.png", "https://fonts.example.invalid/css"):
        page.evaluate("address => fetch(address, {mode: 'no-cors'}).catch(() => null)", address)
    asked = " ".join(proxy.requests)
    proxy.requests.clear()
    assert "tiles.example.invalid" in asked
    assert "fonts.example.invalid" in asked


def test_the_audit_would_have_noticed(tmp_path):
    log = tmp_path / "connections.log"
    code = (
        "import socket; s = socket.socket(); s.setblocking(False)\n"
        "try: s.connect(('192.0.2.1', 80))\n"  # an address set aside for documentation
        "except OSError: pass\n"
        "try: socket.socket().connect(('127.0.0.1', 9))\n"
        "except OSError: pass\n"
    )
    environment = os.environ | {"PYTHONPATH": str(AUDIT), "NARANHI_CONNECTIONS": str(log)}
    subprocess.run([sys.executable, "-c", code], env=environment, check=True)
    assert log.read_text().splitlines() == ["socket.connect 192.0.2.1"]


def test_no_link_of_the_menu_leads_away(visit, server: Server):
    page = visit("/")
    addresses = menu(page).evaluate_all("all => all.map(one => one.href)")
    assert len(addresses) == len(PATHS)
    assert all(address.startswith(server.url) for address in addresses)
    assert charts(page).count() > 0
