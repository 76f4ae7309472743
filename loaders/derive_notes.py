"""Derive the Korean of the notes of data/context/sgis-2020 from their English. Run by hand after derive_context; the app never imports it.

    python -m loaders.derive_notes

Its notes are made by loaders/derive_context.py from a few pieces, joined by `; `; each piece has one Korean sentence here. The
note of plan.toml is written by hand in notes.csv and kept.
"""

import csv
import re
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
FOLDER = DATA / "context" / "sgis-2020"

PIECES = {
    r"our sum of (\d+) dong, (\d+) of them suppressed": r"동 \1개를 우리가 더한 값이며 그 가운데 \2개 동의 값은 공개되지 않았다",
    r"our sum of (\d+) dong": r"동 \1개를 우리가 더한 값",
    r"our sum of Cheongju-si and Cheongwon-gun \(청원군\), one city since 2014-07-01": "2014-07-01에 한 시가 된 청주시와 청원군을 우리가 더한 값",
    r"Nam-gu \(남구\) until 2018-06-30": "2018-06-30까지 남구",
    r"Yeoju-gun \(여주군\) until 2013-09-22": "2013-09-22까지 여주군",
    r"Dangjin-gun \(당진군\) until 2011-12-31": "2011-12-31까지 당진군",
    r"part of Gyeongsangbuk-do until 2023-06-30": "2023-06-30까지 경상북도",
    r"register-based since 2020 and wider: not comparable with 2010 and 2015": "2020년부터 등록부를 바탕으로 더 넓게 센다: 2010년, 2015년과 견줄 수 없다",
    r"the package says 2020, but its sum of 51\.5 trillion won is that of income earned in 2023": "패키지에는 2020년으로 적혀 있으나 그 합계 51.5조원은 2023년 귀속 소득의 것이다",
    r"the package gives this to ([A-Z][a-z]+-gu): it shifts GRDP among six districts of Incheon": r"패키지에는 \1의 값으로 적혀 있다: 인천 여섯 구의 지역내총생산이 서로 밀려 있다",
}  # fmt: skip


def rows_of(name: str, folder: Path = FOLDER) -> list[dict[str, str]]:
    """Return the rows of a CSV as dicts."""
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def korean(note: str, districts: dict[str, str]) -> str:
    """Return the Korean of a note: piece by piece, in its order, with the names of districts in Korean."""
    return ". ".join(_piece(piece, districts) for piece in note.split("; "))


def _piece(piece: str, districts: dict[str, str]) -> str:
    pattern = next(pattern for pattern in PIECES if re.fullmatch(pattern, piece))
    said = re.sub(pattern, PIECES[pattern], piece)
    return re.sub(r"[A-Z][a-z]+-gu", lambda name: districts[name[0]], said)


def incheon() -> dict[str, str]:
    """Return the districts of Incheon, the only ones that notes name: English name → Korean name."""
    return {row["name_en"]: row["name_ko"] for row in rows_of("regions.csv", DATA) if row["parent"] == "28"}


if __name__ == "__main__":
    notes = dict.fromkeys(row["note"] for row in rows_of("figures.csv") if row["note"])
    by_hand = [row for row in rows_of("notes.csv") if row["note"] not in notes]
    with (FOLDER / "notes.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["note", "note_ko"], lineterminator="\n")
        writer.writeheader()
        writer.writerows([*by_hand, *({"note": note, "note_ko": korean(note, incheon())} for note in notes)])
