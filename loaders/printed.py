"""Read a number as a plan prints it: `2조 2,958억원`, `△0.2`, `(100%)`, `비예산`, `–`.

One parser for the whole project: transcription, the build's checks and the tests all call it.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

STATUS_BY_WORD = {
    "비예산": "not_budgeted",
    "공사인력": "not_budgeted",  # Seoul 2021 prints the type where the money would be: wages are inside building costs
    "중복예산": "counted_elsewhere",
    "-": "nil",
    "–": "nil",
    "−": "nil",
    "－": "nil",
    "?": "illegible",
}
# Things that plans count in whatever word comes to hand (명, 개, 건, 팀, 개소) are one family; the rest stand alone.
COUNTING = {"persons", "jobs", "count", "firms", "programmes"}
NEGATIVE_SIGNS = ("△", "-", "−", "–")
MAGNITUDES = {"조": Decimal(10) ** 12, "억": Decimal(10) ** 8, "만": Decimal(10) ** 4, "천": Decimal(10) ** 3}
UNIT_WORD = re.compile(
    r"(천원|백만원|천만원|억원|조원|만원|원|천명|명|개소|개사|개팀|개|건|팀|회|%p|%|배|위|㎡|시간|일|개월|과정|기업|사업)$"
)
SCALED_UNITS = {"천명": 3, "천원": 3, "만원": 4, "백만원": 6, "천만원": 7, "억원": 8, "조원": 12}  # powers of ten
# `14.000천원`, `68.456개`: a full stop where the thousands comma belongs. These plans print no figure with three decimals.
THOUSANDS_POINT = re.compile(r"^\d{1,3}\.\d{3}$")
PLAIN_NUMBER = re.compile(r"^(\d+(\.\d+)?|\.\d+)$")
GROUPED = re.compile(
    r"^\d{1,3}(,\d{3})+(\.\d+)?$"
)  # a comma stands before every three digits, or it is no thousands comma


class PrintedError(ValueError):
    """A printed value that follows no rule of this parser."""


@dataclass(frozen=True)
class Printed:
    """What a printed cell says: a value in the indicator's unit, or a status instead of one."""

    value: Decimal | None
    status: str


def value_of(printed: str, factor: Decimal | int = 1) -> Printed:
    """Return the value of a printed cell, multiplied by its printed unit's `factor` (천원 = 1000).

    조, 억, 만 and 천 inside the number carry their own magnitude and only what follows them takes the factor, so
    `2조 2,958억원` printed in 억원 is 2,295,800,000,000 and `45만 3,712개` is 453,712.
    """
    text = printed.strip()
    if text in STATUS_BY_WORD:
        return Printed(None, STATUS_BY_WORD[text])
    body, sign = _signed(_unwrapped(text))
    rest = UNIT_WORD.sub("", body.replace(" ", ""))
    _check_scale(body.replace(" ", "").removeprefix(rest), Decimal(factor), printed)
    total = Decimal(0)
    for word, magnitude in MAGNITUDES.items():
        if word in rest:
            head, rest = rest.split(word, 1)
            total += _number(head, printed) * magnitude
    if rest or not total:
        total += _number(rest, printed) * Decimal(factor)
    return Printed(sign * total, "")


def _check_scale(unit: str, factor: Decimal, printed: str) -> None:
    """`6천명` in a cell whose printed unit is 명 would lose its thousand: unit word and printed unit must say the same."""
    if unit in SCALED_UNITS and Decimal(10) ** SCALED_UNITS[unit] != factor:
        raise PrintedError(
            f"{printed!r} ends in {unit}, but its printed unit multiplies by {factor}; let printed_unit be {unit}"
        )


def uses_thousands_point(printed: str) -> bool:
    """Whether a full stop stands where the thousands comma belongs; such a figure must say so in its note."""
    return bool(THOUSANDS_POINT.match(UNIT_WORD.sub("", _unwrapped(printed.strip()).replace(" ", ""))))


def _unwrapped(text: str) -> str:
    """`(100%)` is printed in brackets because it is a share; the brackets say nothing about the number."""
    return text[1:-1].strip() if text.startswith("(") and text.endswith(")") else text


def _signed(text: str) -> tuple[str, int]:
    for mark in NEGATIVE_SIGNS:
        if text.startswith(mark):
            return _unwrapped(text[len(mark) :].strip()), -1
    return text.removeprefix("+"), 1


def _number(text: str, printed: str) -> Decimal:
    if "," in text and not GROUPED.match(text):
        raise PrintedError(
            f"the commas of {printed!r} do not part it into groups of three digits; copy them as printed, "
            "or write one row for each number where the cell holds several"
        )
    digits = text.replace(",", "")
    if THOUSANDS_POINT.match(digits):
        digits = digits.replace(".", "")
    if not PLAIN_NUMBER.match(digits):  # Decimal would also take NaN, 1e5 and 1_000
        raise PrintedError(f"cannot read {printed!r} as a number; the known forms stand in loaders/printed.py")
    return Decimal(digits)
