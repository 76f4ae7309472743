"""A file that cannot be made says which and why. Streamlit itself says of any of them "Failed to generate file"."""

from types import SimpleNamespace

from streamlit.proto.BackMsg_pb2 import BackendOperationRequest
from streamlit.proto.ForwardMsg_pb2 import BackendOperationResponse
from streamlit.runtime import app_session
from streamlit.runtime.backend_operation_handler import DeferredFileHandler


class NotMadeError(Exception):
    """What the reader is told below the button."""


class SayingWhatFailed(DeferredFileHandler):
    """Streamlit's answer to a click on a download, with our words where the file could not be made."""

    async def handle(self, request: BackendOperationRequest, session_id: str) -> BackendOperationResponse:
        """Make the file; put what went wrong in the place of Streamlit's sentence."""
        failed: list[BaseException | None] = []
        manager = self._get_media_file_mgr()

        def execute(file_id: str) -> str:
            try:
                return manager.execute_deferred(file_id)
            except Exception as error:
                failed.append(error.__cause__)
                raise

        watched = SimpleNamespace(execute_deferred=execute)
        answer = await DeferredFileHandler(lambda: watched).handle(request, session_id)  # ty: ignore[invalid-argument-type]
        if failed and isinstance(failed[0], NotMadeError):
            answer.error_msg = str(failed[0])
        return answer


def say_what_failed() -> None:
    """Let sessions that begin from now on answer in our words."""
    app_session.DeferredFileHandler = SayingWhatFailed  # ty: ignore[invalid-assignment]
