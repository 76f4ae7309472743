"""Started by Python before anything else when this folder is on PYTHONPATH: writes down every connection that leaves this machine.

Sees what Python opens through sockets; a native library with sockets of its own would stay unseen.
"""

import ipaddress
import os
import sys
from pathlib import Path


def is_loopback(host: str) -> bool:
    """Whether an address stays on this machine."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host in {"localhost", ""}


def write_down(event: str, arguments: tuple) -> None:
    """Note the address of a connection or of a name look-up, unless it is loopback or a Unix socket."""
    if event == "socket.connect" and isinstance(arguments[1], tuple):
        host = str(arguments[1][0])
    elif event == "socket.getaddrinfo":
        host = str(arguments[0] or "")
    else:
        return
    if not is_loopback(host):
        with Path(os.environ["NARANHI_CONNECTIONS"]).open("a", encoding="utf-8") as log:
            log.write(f"{event} {host}\n")


if os.environ.get("NARANHI_CONNECTIONS"):
    sys.addaudithook(write_down)
