"""The server around Streamlit: compressed files, the page's language, health, and what it refuses."""

import gzip
import http.client
import json
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from tests.browser.serving import Server, our_server, plain_streamlit


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with our_server(tmp_path_factory.mktemp("server")) as running:
        yield running


def ask(server: Server, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Ask exactly for a path, as a client that does not tidy it up."""
    connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=20)
    connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, body


@pytest.fixture(scope="module")
def script(server: Server) -> str:
    """The path of the script that the index page starts with."""
    body = ask(server, "/")[2].decode()
    found = re.search(r'src="\.?(/static/js/[^"]+\.js)"', body)
    assert found
    return found[1]


def test_scripts_come_compressed_and_may_be_kept_for_a_year(server, script):
    status, headers, body = ask(server, script, accept_encoding="gzip, br")
    assert status == 200
    assert headers["content-encoding"] == "gzip"
    assert headers["cache-control"] == "public, max-age=31536000, immutable"
    assert "accept-encoding" in headers["vary"].lower()
    assert headers["content-type"].startswith("text/javascript")
    assert len(body) < len(gzip.decompress(body)) / 2


def test_who_does_not_take_gzip_gets_the_same_script_as_it_is(server, script):
    packed = ask(server, script, accept_encoding="gzip")[2]
    status, headers, body = ask(server, script, accept_encoding="identity")
    assert status == 200
    assert "content-encoding" not in headers
    assert body == gzip.decompress(packed)


def test_the_page_itself_is_asked_for_anew_each_time(server):
    assert "immutable" not in ask(server, "/", accept_encoding="gzip")[1].get("cache-control", "")


@pytest.mark.parametrize(
    ("path", "accept", "lang"),
    [
        ("/", "ko-KR,ko;q=0.9,en;q=0.8", "ko"),
        ("/targets", "en-GB,en;q=0.9,ko;q=0.8", "en"),
        ("/targets", "fr-FR", "en"),
        ("/budget?lang=en", "ko", "en"),
        ("/budget?lang=ko&region=11", "en", "ko"),
        ("/sources?lang=xx", "ko", "ko"),
    ],
)
def test_the_page_says_which_language_it_is_in(server, path, accept, lang):
    status, headers, body = ask(server, path, accept_language=accept)
    assert status == 200
    assert headers["content-type"].startswith("text/html")
    assert f'<html lang="{lang}"'.encode() in body


def test_what_the_address_says_never_gets_into_the_html(server):
    body = ask(server, "/targets?lang=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&region=%3Cb%3E", accept_language="ko")[2]
    assert b"alert(1)" not in body
    assert b'<html lang="ko"' in body


@pytest.mark.parametrize(
    "path",
    [
        "/static/../../../../../../etc/passwd",
        "/static/js/../../../../../../../../etc/passwd",
        "/static/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
        "/static/..%2f..%2f..%2f..%2f..%2fserver.py",
        "/static//etc/passwd",
        "/app/static/../server.py",
        "/app/static/%2e%2e/server.py",
        "/.streamlit/config.toml",
        "/server.py",
        "/data/regions.csv",
    ],
)
def test_no_path_leads_to_files_that_are_not_the_readers(server, path):
    _, _, body = ask(server, path, accept_encoding="gzip")
    plain = gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body
    assert b"root:" not in plain
    assert b"uvicorn" not in plain
    assert b"primaryColor" not in plain
    assert "서울특별시".encode() not in plain


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with plain_streamlit(tmp_path_factory.mktemp("plain")) as running:
        yield running


@pytest.mark.parametrize("path", ["/nowhere", "/nowhere/deeper", "/static/js/nothing.js", "/pages/targets.py"])
def test_an_unknown_address_is_answered_as_streamlit_does(server, plain, path):
    ours, theirs = ask(server, path, accept_language="en"), ask(plain, path, accept_language="en")
    assert ours[0] == theirs[0]
    assert ours[1].get("content-type") == theirs[1].get("content-type")


def test_streamlit_run_works_as_well(plain):
    assert ask(plain, "/_stcore/health")[::2] == (200, b"ok")
    assert ask(plain, "/targets")[0] == 200


def test_health_and_the_stream_keep_working_behind_our_additions(server):
    assert ask(server, "/_stcore/health")[::2] == (200, b"ok")
    assert isinstance(json.loads(ask(server, "/_stcore/host-config")[2]), dict)


def test_no_page_of_another_site_may_steer_ours(server, plain):
    assert [json.loads(ask(one, "/_stcore/host-config")[2])["allowedOrigins"] for one in (server, plain)] == [[], []]


def test_two_servers_run_side_by_side(server, plain):
    assert server.url != plain.url
    assert {ask(one, "/_stcore/health")[0] for one in (server, plain)} == {200}


def test_nothing_was_written_to_the_log_as_a_crash(server, plain):
    assert server.crashes() == plain.crashes() == ""
