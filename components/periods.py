"""Periods as people read them, and as positions on an axis."""

import calendar
import re
from datetime import date

PARTS = {
    "ko": {"S1": "상반기", "S2": "하반기", "Q1": "1분기", "Q2": "2분기", "Q3": "3분기", "Q4": "4분기"},
    "en": {"S1": "H1", "S2": "H2", "Q1": "Q1", "Q2": "Q2", "Q3": "Q3", "Q4": "Q4"},
}
MIDDLES = {"S1": 0.25, "S2": 0.75, "Q1": 0.125, "Q2": 0.375, "Q3": 0.625, "Q4": 0.875}


def period_text(period: str, lang: str) -> str:
    """`2024-S2` → 2024 하반기, `2021-01` → 2021년 1월, `2018-01/2018-07` → 2018년 1–7월, `2022-07/2026-06` → both ends."""
    if "/" not in period:
        return _single(period, lang)
    start, end = period.split("/")
    within_a_year = start[:4] == end[:4] and re.fullmatch(r"\d{4}-\d{2}", start) and re.fullmatch(r"\d{4}-\d{2}", end)
    if not within_a_year:
        return f"{_single(start, lang)}–{_single(end, lang)}"
    months = f"{int(start[5:])}–{int(end[5:])}"
    return f"{start[:4]}년 {months}월" if lang == "ko" else f"{start[:4]}, months {months}"


def _single(period: str, lang: str) -> str:
    year, _, part = period.partition("-")
    if part in PARTS[lang]:
        return f"{year} {PARTS[lang][part]}"
    if not part:
        return year
    return f"{year}년 {int(part)}월" if lang == "ko" else period


def position(period: str) -> float:
    """The middle of a period on an axis of years: 2024 → 2024.5, 2024-S2 → 2024.75, 2021-01 → 2021.04; a span: of its start."""
    year, _, part = period.split("/", maxsplit=1)[0].partition("-")
    if part in MIDDLES:
        return int(year) + MIDDLES[part]
    return round(int(year) + (int(part) - 0.5) / 12, 2) if part else int(year) + 0.5


MONTHS_EN = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def month_names(lang: str) -> list[str]:
    """The twelve months, short: 1월 … 12월, Jan … Dec."""
    return [f"{number}월" for number in range(1, 13)] if lang == "ko" else list(MONTHS_EN)


def months_text(first: int, last: int, lang: str) -> str:
    """`3, 4` → 3–4월, Mar–Apr; `10, 10` → 10월, Oct."""
    names = month_names(lang)
    if first == last:
        return names[first - 1]
    return f"{first}–{last}월" if lang == "ko" else f"{names[first - 1]}–{names[last - 1]}"


def months_gone(year: int, today: date) -> float | None:
    """How many months of a year are gone on a day (0–12), or None when the day is in another year."""
    if today.year != year:
        return None
    return today.month - 1 + (today.day - 1) / calendar.monthrange(year, today.month)[1]
