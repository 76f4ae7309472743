"""Compare a plan folder with the text of its document: is every printed number there, and which numbers are not taken over?

`python -m loaders.verify <plan_id> <text file> [--data data] [--worklist]`

Every `printed` must occur in the text often enough: each occurrence answers for one figure, first among the lines that
tables.csv names for the figure's table, then anywhere. Numbers are whole words (12 is not in 1,124); 비예산, a dash and the
like count as words; `?` stands for what nobody can read and is not looked for. Prints figures, found and uncovered numbers per
section, what is missing, and the worklist: the numbers of the text that no figure covers (page numbers and dates are among
them). Exits with 1 when a printed value does not occur.
"""

import argparse
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from loaders.build import DATA
from loaders.contracts import read_contracts
from loaders.printed import STATUS_BY_WORD
from loaders.reading import Row, read_table

NUMBER = r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
WORDS = [word for word, status in STATUS_BY_WORD.items() if status != "illegible"]
DASHES = "".join(re.escape(word) for word in WORDS if len(word) == 1)
TOKEN = re.compile(rf"{NUMBER}|{'|'.join(word for word in WORDS if len(word) > 1)}|(?<!\S)[{DASHES}](?!\S)")
PREVIEW = 20  # uncovered lines shown without --worklist

Pool = dict[str, list[tuple[int, int]]]  # where each token still stands: line and place on it


@dataclass
class Verified:
    """What a comparison found: figures that do not occur, and numbers of the text that no figure covers, by line."""

    figures: list[Row]
    sections: dict[str, str]  # of tables, by table_id
    missing: list[Row] = field(default_factory=list)
    uncovered: dict[int, list[str]] = field(default_factory=dict)


def tokens_of(text: str) -> list[str]:
    """Return the numbers and status words of a text, as whole words."""
    return TOKEN.findall(text)


def verify(data: Path, plan_id: str, text: str) -> Verified:
    """Let the figures of a plan take their tokens out of the text; what is left on either side is the finding."""
    tables, figures = (_rows_of(data, name, plan_id) for name in ("source_tables", "figures"))
    lines = text.splitlines()
    pool: Pool = defaultdict(list)
    for number, line in enumerate(lines, 1):
        for order, token in enumerate(tokens_of(line)):
            pool[token].append((number, order))
    own = {row.cells["table_id"]: _span(row.cells["lines"]) for row in tables}
    everywhere = range(1, len(lines) + 1)
    found = Verified(figures, {row.cells["table_id"]: row.cells["section"] for row in tables})
    elsewhere = [row for row in figures if not _take(pool, row, own[row.cells["table_id"]])]
    found.missing = [row for row in elsewhere if not _take(pool, row, everywhere)]
    for (number, _), token in sorted((place, token) for token, places in pool.items() for place in places):
        if re.fullmatch(NUMBER, token):
            found.uncovered.setdefault(number, []).append(token)
    return found


def _rows_of(data: Path, name: str, plan_id: str) -> list[Row]:
    rows, problems = read_table(data, read_contracts(data)[name])
    if problems:
        sys.exit("\n".join(str(problem) for problem in problems))
    return [row for row in rows if row.plan_id == plan_id]


def _span(lines: str) -> range:
    first, last = lines.split("-")
    return range(int(first), int(last) + 1)


def _take(pool: Pool, row: Row, lines: range) -> bool:
    """Take the tokens of a figure out of the pool, all of them or none."""
    wanted = Counter(tokens_of(row.cells["printed"]))
    places = {token: [place for place in pool[token] if place[0] in lines][:count] for token, count in wanted.items()}
    if any(len(places[token]) < count for token, count in wanted.items()):
        return False
    for token, taken in places.items():
        pool[token] = [place for place in pool[token] if place not in taken]
    return True


def report(found: Verified, tables: list[Row], worklist: bool) -> str:
    """Return the findings as text: per section, missing, worklist."""
    figures = Counter(found.sections[row.cells["table_id"]] for row in found.figures)
    missing = Counter(found.sections[row.cells["table_id"]] for row in found.missing)
    covered_by = {line: row.cells["section"] for row in reversed(tables) for line in _span(row.cells["lines"])}
    left = Counter()
    for line, tokens in found.uncovered.items():
        left[covered_by.get(line, "(outside the lines of tables.csv)")] += len(tokens)
    out = [f"{'figures':>7} {'found':>7} {'uncovered':>9}  section"]
    for section in dict.fromkeys([*found.sections.values(), *left]):
        out.append(f"{figures[section]:>7} {figures[section] - missing[section]:>7} {left[section]:>9}  {section}")
    out.append(f"{len(found.figures):>7} {len(found.figures) - len(found.missing):>7} {left.total():>9}  all")
    for row in found.missing:
        place = " · ".join(row.cells[name] for name in ("table_id", "row_label", "column_label"))
        out.append(f"missing: {row.file}:{row.line} {row.cells['printed']!r} ({place})")
    shown = list(found.uncovered)[: None if worklist else PREVIEW]
    out += [f"uncovered: line {line}: {' '.join(found.uncovered[line])}" for line in shown]
    if len(shown) < len(found.uncovered):
        out.append(f"… and {len(found.uncovered) - len(shown)} more lines: --worklist prints them all")
    return "\n".join(out)


def main(arguments: list[str] | None = None) -> int:
    """Command line: print the findings; 1 when a printed value does not occur in the text."""
    parser = argparse.ArgumentParser(prog="python -m loaders.verify", description=__doc__.splitlines()[0])
    parser.add_argument("plan_id")
    parser.add_argument("text", type=Path, help="the text of the document, UTF-8")
    parser.add_argument("--data", type=Path, default=DATA, help="data folder (default: data/)")
    parser.add_argument("--worklist", action="store_true", help="print every line with numbers that no figure covers")
    options = parser.parse_args(arguments)
    if not (options.data / "plans" / options.plan_id).is_dir():
        parser.error(f"there is no folder {options.plan_id} in {options.data.name}/plans")
    found = verify(options.data, options.plan_id, options.text.read_text(encoding="utf-8-sig"))
    print(report(found, _rows_of(options.data, "source_tables", options.plan_id), options.worklist))
    return 1 if found.missing else 0


if __name__ == "__main__":
    sys.exit(main())
