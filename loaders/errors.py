"""What can be wrong with the data, said so that a person can act on it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Problem:
    """One broken rule: where it stands, what stands there, which rule it breaks and what to do."""

    file: str
    line: int
    column: str
    value: str
    rule: str
    remedy: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        column = f", column {self.column}" if self.column else ""
        value = f": {self.value!r}" if self.value else ""
        return f"{place}{column}{value}\n    rule:   {self.rule}\n    remedy: {self.remedy}"


class DataError(Exception):
    """The data folder breaks its contracts; every problem found is listed, not only the first."""

    def __init__(self, problems: list[Problem]):
        self.problems = sorted(problems)
        listed = "\n".join(str(problem) for problem in self.problems)
        super().__init__(f"{len(problems)} problem(s) in the data; nothing was published.\n{listed}")


class NoDatabaseError(Exception):
    """No database could be built and there is no earlier one to show."""


class MixedJobsError(Exception):
    """Figures that count different things were to be added or ranked together."""

    def __init__(self, verb: str, kinds: list[str]):
        self.kinds = kinds
        super().__init__(f"cannot {verb} {', '.join(kinds)}: they count different things; take one of them at a time.")


def shown(path: Path, root: Path) -> str:
    """Return a path as the reader of an error knows it: from the data folder down."""
    return f"{root.name}/{path.relative_to(root).as_posix()}"
