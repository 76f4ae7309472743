"""Compare a plan folder with the text of its document: is every printed number there, and which numbers are not taken over?

`python -m loaders.verify <plan_id> <text file> [--data data] [--worklist]`

Every `printed` must occur in the text often enough: each occurrence answers for one figure, first among the lines that
tables.csv names for the figure's table, then anywhere. Numbers are whole words (12 is not in 1,124); 비예산, a dash and the
like count as words; `?` stands for what nobody can read and is not looked for. Numbers that no figure covers are either explained
(dates, numbering, conditions, names: loaders/not_figures.py) or uncovered. Prints figures, found, explained and uncovered numbers per
section with coverage = found ÷ (found + uncovered), what is missing, and the worklist of uncovered numbers. Exits with 1 when a
printed value does not occur.
"""

import argparse
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from loaders.build import DATA
from loaders.contracts import read_contracts
from loaders.not_figures import reason_of
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
    """What a comparison found: figures that do not occur, and the numbers no figure covers, by line: explained and not."""

    figures: list[Row]
    sections: dict[str, str]  # of tables, by table_id
    missing: list[Row] = field(default_factory=list)
    explained: dict[int, list[str]] = field(default_factory=dict)
    uncovered: dict[int, list[str]] = field(default_factory=dict)


def tokens_of(text: str) -> list[str]:
    """Return the numbers and status words of a text, as whole words."""
    return TOKEN.findall(text)


def verify(data: Path, plan_id: str, text: str) -> Verified:
    """Let the figures of a plan take their tokens out of the text; what is left on either side is the finding."""
    tables, figures = (_rows_of(data, name, plan_id) for name in ("source_tables", "figures"))
    lines = text.splitlines()
    pool: Pool = defaultdict(list)
    reasons = {}
    for number, line in enumerate(lines, 1):
        for order, match in enumerate(TOKEN.finditer(line)):
            pool[match.group()].append((number, order))
            reasons[number, order] = reason_of(line, *match.span())
    for places in pool.values():
        places.sort(
            key=lambda place: (reasons[place] != "", place)
        )  # a date answers for a figure only when nothing else can
    own = {row.cells["table_id"]: _span(row.cells["lines"]) for row in tables}
    everywhere = range(1, len(lines) + 1)
    found = Verified(figures, {row.cells["table_id"]: row.cells["section"] for row in tables})
    elsewhere = [row for row in figures if not _take(pool, row, own[row.cells["table_id"]])]
    found.missing = [row for row in elsewhere if not _take(pool, row, everywhere)]
    for place, token in sorted((place, token) for token, places in pool.items() for place in places):
        if re.fullmatch(NUMBER, token):
            left = found.explained if reasons[place] else found.uncovered
            left.setdefault(place[0], []).append(token)
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
    explained, uncovered = (_by_section(left, tables) for left in (found.explained, found.uncovered))
    out = [f"{'figures':>7} {'found':>7} {'explained':>9} {'uncovered':>9} {'coverage':>8}  section"]
    for section in dict.fromkeys([*found.sections.values(), *explained, *uncovered]):
        there = figures[section] - missing[section]
        out.append(_line(figures[section], there, explained[section], uncovered[section], section))
    there = len(found.figures) - len(found.missing)
    out.append(_line(len(found.figures), there, explained.total(), uncovered.total(), "all"))
    for row in found.missing:
        place = " · ".join(row.cells[name] for name in ("table_id", "row_label", "column_label"))
        out.append(f"missing: {row.file}:{row.line} {row.cells['printed']!r} ({place})")
    shown = list(found.uncovered)[: None if worklist else PREVIEW]
    out += [f"uncovered: line {line}: {' '.join(found.uncovered[line])}" for line in shown]
    if len(shown) < len(found.uncovered):
        out.append(f"… and {len(found.uncovered) - len(shown)} more lines: --worklist prints them all")
    return "\n".join(out)


def _by_section(left: dict[int, list[str]], tables: list[Row]) -> Counter:
    covered_by = {line: row.cells["section"] for row in reversed(tables) for line in _span(row.cells["lines"])}
    counts = Counter()
    for line, tokens in left.items():
        counts[covered_by.get(line, "(outside the lines of tables.csv)")] += len(tokens)
    return counts


def _line(figures: int, found: int, explained: int, uncovered: int, section: str) -> str:
    coverage = f"{found / (found + uncovered):.1%}" if found else ""
    return f"{figures:>7} {found:>7} {explained:>9} {uncovered:>9} {coverage:>8}  {section}"


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
