"""Numbers as people read them, in Korean and English. Everything takes plain values and returns text."""

import math

JO, EOK, BAEKMAN, MAN = 10**12, 10**8, 10**6, 10**4
MINUS = {"ko": "△", "en": "−"}


def known(value: float | None) -> float | None:
    """Return a value that is known; None for what is unknown (never the same as 0)."""
    return None if value is None or math.isnan(value) else value


def missing(value: float | None) -> bool:
    """Whether a value is unknown."""
    return known(value) is None


def signed(text: str, value: float, lang: str, plus: bool = False) -> str:
    """Put the sign of the language before a number written without one: △0.2 in Korean, −0.2 in English."""
    if value < 0:
        return MINUS[lang] + text
    return f"+{text}" if plus and value > 0 else text


def count(value: float | None, lang: str = "ko") -> str:
    """A count with thousands separators; one decimal only where the value has one."""
    number = known(value)
    if number is None:
        return ""
    digits = f"{abs(number):,.0f}" if float(number).is_integer() else f"{abs(number):,.1f}"
    return signed(digits, number, lang)


def in_digits(printed: str, value: float) -> str:
    """A number as printed; 45만 3,712 in digits, which the room of a chart and English readers need."""
    return count(value) if "만" in printed else printed


def rate(value: float | None, lang: str = "ko") -> str:
    """A rate in per cent with one decimal, without the sign."""
    number = known(value)
    return "" if number is None else signed(f"{abs(number):.1f}", round(number, 1), lang)


def share(value: float | None) -> str:
    """A share in per cent: no decimals from 1 % up, one below."""
    number = known(value)
    if number is None:
        return ""
    return f"{number:.0f}" if number >= 1 or number == 0 else f"{number:.1f}"


def step(value: float | None, lang: str = "ko") -> str:
    """A difference with its sign and one decimal; no change is 0.0."""
    number = known(value)
    return "" if number is None else signed(f"{abs(number):.1f}", round(number, 1), lang, plus=True)


def money(value: float | None, lang: str = "ko") -> str:
    """Won by size: 2조 1,576억원, 1,156억원, 41.6억원, 29백만원, 63만원; ₩2.16 tn, ₩115.6 bn, ₩42 m, ₩630 k."""
    number = known(value)
    if number is None:
        return ""
    size = abs(number)
    return signed(_money_ko(size) if lang == "ko" else _money_en(size), number, lang)


def _money_ko(size: float) -> str:
    eok = round(size / EOK)
    if eok * EOK >= JO:
        jo, rest = divmod(eok, JO // EOK)
        return f"{jo:,}조 {rest:,}억원" if rest else f"{jo:,}조원"
    if size >= 100 * EOK:
        return f"{eok:,}억원"
    if size >= EOK:
        return f"{size / EOK:.1f}억원"
    if size >= BAEKMAN:
        return f"{size / BAEKMAN:.0f}백만원"
    return f"{size / MAN:.0f}만원" if size >= MAN else f"{size:,.0f}원"


def _money_en(size: float) -> str:
    for unit, name, digits in ((10**12, "tn", 2), (10**9, "bn", 1), (10**6, "m", 0), (10**3, "k", 0)):
        if size >= unit:
            return f"₩{size / unit:,.{digits}f} {name}"
    return f"₩{size:,.0f}"


def per_job(value: float | None, lang: str = "ko") -> str:
    """Won for one job: 만원 in Korean, thousands in English (₩3.3 m)."""
    number = known(value)
    if number is None:
        return ""
    if 0 < number < (MAN if lang == "ko" else 10**5):  # so little that the unit would round it to nothing
        return money(number, lang)
    return f"{number / MAN:,.0f}만원" if lang == "ko" else f"₩{number / 10**6:,.1f} m"


def man_in_english(value: float) -> str:
    """So many 10,000 won in millions: 863 is ₩8.6 m, 1,000 is ₩10 m."""
    return f"₩{value / 100:,.1f} m".replace(".0 m", " m")
