"""Periods as people read them, and as positions on an axis."""

import re


def period_text(period: str, lang: str) -> str:
    """`2024-S2` → 2024 하반기, `2021-01` → 2021년 1월, `2018-01/2018-07` → 2018년 1–7월."""
    if "/" in period:
        start, end = period.split("/")
        if lang == "ko":
            return f"{start[:4]}년 {int(start[5:])}–{int(end[5:])}월"
        return f"{start[:4]}, months {int(start[5:])}–{int(end[5:])}"
    half = re.fullmatch(r"(\d{4})-S([12])", period)
    if half:
        names = {"ko": {"1": "상반기", "2": "하반기"}, "en": {"1": "H1", "2": "H2"}}
        return f"{half[1]} {names[lang][half[2]]}"
    if "-" in period:
        year, month = period.split("-")
        return f"{year}년 {int(month)}월" if lang == "ko" else f"{year}-{month}"
    return period


def position(period: str) -> float:
    """The middle of a period on an axis of years: 2024 → 2024.5, 2024-S2 → 2024.75, 2021-01 → 2021.04."""
    year = int(period[:4])
    half = re.fullmatch(r"\d{4}-S([12])", period)
    if half:
        return year + (0.25 if half[1] == "1" else 0.75)
    if re.fullmatch(r"\d{4}-\d{2}", period):
        return round(year + (int(period[5:]) - 0.5) / 12, 2)
    return year + 0.5
