"""Start, test and check Naranhi with nothing but Python.

python3 run.py               make .venv beside this file, install requirements.txt, start server.py
python3 run.py test [...]    the same with requirements-dev.txt and a browser, then every test (the rest goes to pytest)
python3 run.py check         lint, format, types, and the data folder against its contracts
"""

from __future__ import annotations  # an older Python must get as far as the message of main()

import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
NO_BROWSER = (
    "the browser tests need a Chromium: install chromium or Google Chrome so that it is on PATH "
    "(Debian: sudo apt-get install chromium fonts-noto-cjk), or run `python3 run.py test` with network access, "
    "which fetches one with `playwright install chromium`"
)
SOME_FAILED = 1  # what pytest exits with when tests ran and some failed; other codes are errors of another kind
CHECKS = {
    "lint": ("ruff", "check"),
    "format": ("ruff", "format", "--check"),
    "types": ("ty", "check", "--python", str(VENV)),
    "data": ("loaders.build", "--check"),
}


def stop(message: str) -> None:
    """End with one line that says what to do."""
    sys.exit(f"run.py: {message}")


def succeeds(*command: str | Path, **options: Any) -> bool:
    """Run a command from the project folder; say whether it succeeded."""
    return subprocess.run([str(part) for part in command], cwd=HERE, check=False, **options).returncode == 0


def is_debian_root() -> bool:
    """Whether packages can be had with apt-get, without asking anybody."""
    return shutil.which("apt-get") is not None and os.geteuid() == 0


def apt_install(*packages: str) -> bool:
    """Install Debian packages without questions; say whether that worked."""
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    print(f"run.py: apt-get install {' '.join(packages)}", flush=True)
    succeeds("apt-get", "update", "-qq", env=environment)
    return succeeds("apt-get", "install", "-qq", "-y", "--no-install-recommends", *packages, env=environment)


def make_venv() -> None:
    """Create .venv; on Debian `venv` is a package of its own, which root installs."""
    if PYTHON.exists() and any(VENV.glob("*.installed")):
        return
    command = (sys.executable, "-m", "venv", "--clear", VENV)
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    if succeeds(*command, **quiet):
        return
    version = f"python3.{sys.version_info.minor}-venv"
    if not (is_debian_root() and (apt_install("python3-venv") or apt_install(version)) and succeeds(*command)):
        stop(f"`python3 -m venv` does not work here; on Debian or Ubuntu: sudo apt-get install {version}")


def install(requirements: str) -> None:
    """Install a requirements file into .venv, unless the stamp says that this very file is installed."""
    wanted = hashlib.sha256((HERE / requirements).read_bytes() + sys.version.encode()).hexdigest()
    stamp = VENV / f"{requirements}.installed"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    print(f"run.py: installing {requirements}", flush=True)
    if not succeeds(PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", requirements):
        stop(
            f"pip could not install {requirements} (see above); check the network, or set PIP_INDEX_URL to your mirror"
        )
    stamp.write_text(wanted)


def system_chromium() -> str | None:
    """Return the Chromium or Chrome on PATH."""
    return next((found for name in CHROMIUMS if (found := shutil.which(name))), None)


def find_chromium(playwright: Any) -> str | None:
    """Return the Chromium to test with: on PATH, or the one Playwright fetched; None when there is none."""
    fetched = playwright.chromium.executable_path
    return system_chromium() or (fetched if Path(fetched).exists() else None)


def prepare_browser() -> None:
    """Get a browser and a Hangul font; without a browser the browser tests themselves fail and say so."""
    wanted = [] if system_chromium() else ["chromium"]
    wanted += [] if has_hangul() else ["fonts-noto-cjk"]
    if wanted and is_debian_root():
        apt_install(*wanted)
    if not system_chromium():
        succeeds(PYTHON, "-m", "playwright", "install", "chromium")


def has_hangul() -> bool:
    """Whether a font for Hangul is installed; only asked on Debian, other systems bring one."""
    if not shutil.which("apt-get"):
        return True
    listed = (
        shutil.which("fc-list") and subprocess.run(["fc-list", ":lang=ko"], capture_output=True, check=False).stdout
    )
    return bool(listed)


def serve() -> None:
    """Become the server, so that stopping this process stops it."""
    if os.name == "nt":  # exec would detach from the console there
        sys.exit(0 if succeeds(PYTHON, "server.py") else 1)
    os.chdir(HERE)
    os.execv(PYTHON, [str(PYTHON), "server.py"])


def test(arguments: list[str]) -> None:
    """Run every test, as many at a time as there are processors; or what the arguments for pytest choose, one by one.

    Browsers that share two processors with other tests can be too slow for a test's patience: what failed so runs again, alone.
    """
    install("requirements-dev.txt")
    prepare_browser()
    chosen = any(not argument.startswith("-") for argument in arguments)
    together = () if chosen else ("-n", "auto", "--dist", "loadfile")
    code = subprocess.run([PYTHON, "-m", "pytest", *together, *arguments], cwd=HERE, check=False).returncode
    if code == SOME_FAILED and together:
        print("run.py: what failed runs again, one by one; what fails then has failed", flush=True)
        alone = ("--last-failed", "--last-failed-no-failures", "none")
        code = subprocess.run([PYTHON, "-m", "pytest", *alone, *arguments], cwd=HERE, check=False).returncode
    sys.exit(code)


def check() -> None:
    """Run all static checks, also after one has failed, and say how long each took."""
    install("requirements-dev.txt")
    failed = []
    for name, command in CHECKS.items():
        start = time.monotonic()
        passed = succeeds(PYTHON, "-m", *command)
        print(f"run.py: {name} {'passed' if passed else 'FAILED'} in {time.monotonic() - start:.1f} s", flush=True)
        failed += [] if passed else [name]
    if failed:
        stop(f"failed: {', '.join(failed)}")


def main(arguments: list[str]) -> None:
    """Prepare .venv and do what the first argument says."""
    if sys.version_info < (3, 11):  # noqa: UP036 (whoever starts this with an old Python shall read why it does not work)
        stop(f"Python 3.11 or newer is needed, this is {sys.version.split()[0]}; try e.g. `python3.12 run.py`")
    if arguments and arguments[0] not in {"test", "check"}:
        sys.exit(__doc__)
    make_venv()
    install("requirements.txt")
    if not arguments:
        serve()
    elif arguments[0] == "test":
        test(arguments[1:])
    else:
        check()


if __name__ == "__main__":
    main(sys.argv[1:])
