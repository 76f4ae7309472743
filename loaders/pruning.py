"""The folder of databases stays small: earlier editions are deleted, but none that somebody is reading."""

import os
import time
from contextlib import suppress
from pathlib import Path

KEEP = 3  # databases that stay, the newest
CLAIM = 24 * 3600  # seconds for which a process keeps the database it reads


def claim(database: Path) -> Path:
    """Say that this process reads a database, so that no other process deletes it for a day; return the mark."""
    mark = database.with_suffix(f".{os.getpid()}.used")
    mark.touch()
    return mark


def prune(folder: Path) -> None:
    """Delete all databases but the newest ones and those that a process claimed within a day."""
    claimed = {_edition(mark) for mark in folder.glob("naranhi-*.used") if not _outlived(mark)}
    known = sorted(folder.glob("naranhi-*.duckdb"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in known[KEEP:]:
        if _edition(path) not in claimed:
            with suppress(PermissionError):  # Windows: a process of an earlier day still reads it
                path.unlink(missing_ok=True)


def _edition(path: Path) -> str:
    return path.name.split(".")[0]


def _outlived(mark: Path) -> bool:
    """Whether a mark is older than a day; such a mark is taken away, for its process may have ended without doing so."""
    with suppress(FileNotFoundError):
        if time.time() - mark.stat().st_mtime < CLAIM:
            return False
        mark.unlink()
    return True
