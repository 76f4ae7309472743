"""Real servers and a proxy for tests and benchmarks: each is a process or thread of its own on a free port."""

import os
import socket
import socketserver
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
AUDIT = Path(__file__).resolve().parent / "audit"
START_LIMIT = 90  # seconds; a cold disk needs some of them, a healthy machine about four


@dataclass(frozen=True)
class Server:
    """A running server: its address and process, what it wrote, and the connections it opened to other machines."""

    url: str
    log: Path
    connections: Path
    pid: int

    def crashes(self) -> str:
        """Return what the log says from the first exception on; blank when nothing went wrong."""
        text = self.log.read_text(encoding="utf-8", errors="replace")
        return text[text.index("Traceback") :] if "Traceback" in text else ""

    def outside(self) -> list[str]:
        """Return the connections to other machines."""
        return self.connections.read_text(encoding="utf-8").splitlines() if self.connections.exists() else []


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def our_server(folder: Path) -> Generator[Server]:
    """Run server.py, as a reader's machine would, until the block ends. `folder` takes its logs."""
    port = free_port()
    with _running([sys.executable, "-m", "server"], port, folder, NARANHI_PORT=str(port)) as server:
        yield server


@contextmanager
def plain_streamlit(folder: Path, *options: str) -> Generator[Server]:
    """Run `streamlit run app.py`, Streamlit's own server with our configuration, or with what the options say instead."""
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    with _running([*command, *options, "--server.address", "127.0.0.1"], port, folder) as server:
        yield server


@contextmanager
def _running(command: list[str], port: int, folder: Path, **environment: str) -> Generator[Server]:
    folder.mkdir(parents=True, exist_ok=True)
    log_file, connections = folder / "server.log", folder / "connections.log"
    watched = {"PYTHONPATH": str(AUDIT), "NARANHI_CONNECTIONS": str(connections), "PYTHONUNBUFFERED": "1"}
    with log_file.open("wb") as log:
        environ = os.environ | watched | environment
        process = subprocess.Popen(command, cwd=ROOT, env=environ, stdout=log, stderr=subprocess.STDOUT)
    server = Server(f"http://127.0.0.1:{port}", log_file, connections, process.pid)
    try:
        _await_health(server, process)
        yield server
    finally:
        process.terminate()
        process.wait(timeout=20)


def _await_health(server: Server, process: subprocess.Popen) -> None:
    end = time.monotonic() + START_LIMIT
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{server.url}/_stcore/health", timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.02)
    log = server.log.read_text(encoding="utf-8", errors="replace")
    raise RuntimeError(f"the server did not come up (exit code {process.poll()}):\n{log}")


class _Refuse(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        """Write down the first line of a request and refuse it."""
        assert isinstance(self.server, Proxy)
        self.server.requests.append(self.rfile.readline().decode("latin-1").strip())
        self.wfile.write(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")


class Proxy(socketserver.ThreadingTCPServer):
    """A proxy that lets nothing through and remembers what was asked. Browsers do not send loopback requests to a proxy."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Refuse)
        self.requests: list[str] = []

    @property
    def address(self) -> str:
        """Host and port."""
        return f"127.0.0.1:{self.server_address[1]}"


@contextmanager
def refusing_proxy() -> Generator[Proxy]:
    """Run the proxy in a thread until the block ends."""
    with Proxy() as proxy:
        threading.Thread(target=proxy.serve_forever, daemon=True).start()
        yield proxy
        proxy.shutdown()
