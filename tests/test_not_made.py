"""A file that cannot be made says so below its button, in the reader's words; the server goes on."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from streamlit.proto.BackMsg_pb2 import BackendOperationRequest
from streamlit.proto.ForwardMsg_pb2 import BackendOperationResponse
from streamlit.runtime import app_session
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

import server
from components import tables
from components.exports.not_made import SayingWhatFailed
from components.frame import PAGES, Page
from components.tables import File


def clicked(make: Callable[[], bytes]) -> BackendOperationResponse:
    """What the browser is told when somebody clicks on a download."""
    manager = MediaFileManager(MemoryMediaFileStorage("/media"))
    request = BackendOperationRequest(request_id="1")
    request.deferred_file.file_id = manager.add_deferred(make, "image/png", "0", "a.png")
    # In a thread of its own: after browser tests this one has an event loop that runs.
    with ThreadPoolExecutor(1) as beside:
        answer = beside.submit(lambda: asyncio.run(SayingWhatFailed(lambda: manager).handle(request, "session")))
        return answer.result()


def test_the_server_answers_failed_downloads_in_our_words():
    assert server.app
    assert app_session.DeferredFileHandler is SayingWhatFailed


def test_a_file_that_is_made_is_handed_over():
    answer = clicked(lambda: b"content")
    assert answer.deferred_file.url.startswith("/media/")
    assert not answer.error_msg
    assert answer.request_id == "1"


def test_a_file_that_cannot_be_made_says_which_and_why():
    def no_ink() -> bytes:
        raise ValueError("no ink")

    for lang, word in (("ko", "만들지 못했습니다"), ("en", "could not be made")):
        page, file = Page(PAGES[0], lang), File("PNG", "png", "image/png", no_ink, "")
        answer = clicked(lambda page=page, file=file: tables.made(page, file, "naranhi-steps.png"))
        assert "naranhi-steps.png" in answer.error_msg
        assert word in answer.error_msg
        assert "no ink" in answer.error_msg
        assert not answer.deferred_file.url


def test_what_we_did_not_say_is_not_told_to_the_reader():
    def secret() -> bytes:
        raise OSError("/somewhere/private")

    assert "/somewhere/private" not in clicked(secret).error_msg
    assert clicked(secret).error_msg
