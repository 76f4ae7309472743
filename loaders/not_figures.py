"""Numbers of a document that nobody would compare: dates, numbering, conditions and names. Used by loaders/verify.py only.

Each pattern is searched in a line; a number inside a match is explained by it. A figure may still take such a number (a table of
programmes may well print 3~5 as a figure), but only after all others, so a date never answers for a figure.
"""

import re

PATTERNS = {
    "date": (
        r"(?:19|20)\d\d(?:[.\-~년]|(?=[\s,)\t]|$)|\s?상?하?반기)", r"[’'‘`]\s?\d\d(?!\d)(?:\.\s?\d{1,2}){0,2}",
        r"\d{1,2}\s*(?:[~∼～·]\s*\d{1,2}\s*)*월", r"\d{1,2}\s*(?:[~∼～]\s*\d{1,2}\s*)?일(?!자리|반)", r"\d+개월",
        r"\d+년(?:간|차|\s?단위|마다|\s?이?내|\s?이상)", r"\d\s*/\s*[24]\s*분?기?", r"\d\s*(?:[~∼～]\s*\d\s*)?분기",
        r"\d\d\s[상하]반기", r"~20\d\d", r"\d박 \d일", r"직전 \d년", r"\d{1,2}\.\d{1,2}일", r"\d+주년",
        r"\(\d{1,2}\.\d{1,2}~\d+", r"\d\d\.\s?[상하]반기", r"\d\d년", r"\d\d\. \d{1,2}월",
        r"\d{1,2}\s?\.\s?\d{1,2}(?!\d)\.?(?=\s?(?:[~∼～)\-(월/]|기준|현재|까지|$))",
        r"[~∼～]\s*[’'‘`]?(?:\d\d\.)?\d{1,2}\s?\.\s?\d{1,2}(?!\d)\.?", r"\d{1,2}\.\s*\d{1,2}\.(?:\s*\d{1,2}\.)?",
        r"\d{4}\.\s*\d{1,2}(?:\.\s*\d{1,2})?", r"\d{1,2}\.\s*[~∼～]\s*\d{1,2}", r"[~∼～]\s*\d{1,2}\.",
        r"\d{1,2}\s*[~∼～]\s*\d{1,2}\.",
        r"\d+(?:[.:]\d+)?\s*(?:[~∼～]\s*\d+)?\s*(?:시간|시(?![설군도민장정책범])|분(?!기|야|석|류|배|과|의))", r"\d{1,2}:\d\d",
    ),
    "numbering": (
        r"^\s*[-–<\[(#]*\s*\d{1,3}\s*[-–>\])]?\s*$", r"^\W*\[?\d{1,2}(?:-\d{1,2})*[.)\]]?\s+(?=[^\d\s])",
        r"[<(\[]\d{1,2}[>)\]]", r"\d{1,2}-\d{1,2}(?:-\d{1,2})?\.?(?=\s)",
        r"(?:전략|과제|단계|표|그림|붙임|참고)\s*\d+(?:-\d+)?", r"제\s*\d+(?:조|항|호|회|차|기|대|장|절|단계)?", r"·{3,}\s*\d+",
        r"\.{2}\s*\d+$", r"^\W*[IⅠⅡⅢⅣV\d]+\s?\.\s.*[^\d,.]\s\d{1,2}\W*$", r"\d\s?[차부](?!년)", r"\d기(?!업|관|간)",
        r"\d회차", r"\d단계", r"민선\s?\d기?", r">\s*\d\.\s", r"\d\.\s(?=[가-힣])", r"【[^】]*\d】",
        r"^\W*(?:#+\s)?\[?\d{1,2}\]?\s(?=20\d\d년|\D)", r"\d호점", r"[\d, ]+차년도", r"\s\d\.(?=[‘’])", r"^\d\)",
    ),
    "condition": (
        r"만?\s*\d+\s*(?:[~∼～-]\s*\d+\s*)?세", r"\d+\s*(?:[~∼～]\s*\d+\s*)?대(?=[\s,·()]|층|$)", r"\d+[~∼～]\d+$",
        r"\d{2}\s?[~∼～]\s?\d{2}대", r"\d+(?:\.\d+)?[인명]\s*(?:이상|미만|이내|/월)", r"\d+[~∼～]\d+[명인]",
        r"\d+[~∼～]?\d*인\s?(?:이상|미만|사업체)", r"\d급", r"\d\s?:\s?\d", r"1인(?:당|\s|최대|/|\))", r"/1인", r"1명으로",
        r"[×x÷].*100", r"\d+인승", r"\d자\s?(?:업무)?협약", r"\d인 가족",
    ),
    "name": (
        r"코로나\s*19", r"(?:번길|[로길])\s?\d+(?:번길|[가-하]?길)?(?:[\s-]\d+(?!\s?[명개%]))?", r"동\d로", r"동\d가 \d+",
        r"[가-하]길 \d+", r"\d+가길", r"\d동 \d층", r"소통1번가", r"50\+", r"50플러스", r"행복100%",
        r"[A-Z]{2}\d+(?:-\d)?", r"\d{2,4}-\d{3,4}(?:-\d{4})?", r"동 \d+-\d+", r"\d+(?:[~∼～]\d+)?\s*층",
        r"\d[0-9.]*만(?:\d천)?평", r"\d+만(?:호|개\+)", r"\d+호선", r"\d+번지", r"[가-힣]\d지구", r"B\d+",
        r"행정1부시장", r"\dD(?=[가-힣])", r"m\^2", r"<sup>2</sup>",
    ),
}  # fmt: skip
COMPILED = {reason: [re.compile(pattern) for pattern in patterns] for reason, patterns in PATTERNS.items()}


def explained(line: str) -> list[tuple[int, int, str]]:
    """Return the parts of a line whose numbers are no figures: first and last place, and the reason."""
    return [
        (match.start(), match.end(), reason)
        for reason, patterns in COMPILED.items()
        for pattern in patterns
        for match in pattern.finditer(line)
    ]


def reason_of(line: str, start: int, end: int) -> str:
    """Why the number at `start:end` of a line is no figure; blank where nothing speaks against its being one."""
    return next((reason for first, last, reason in explained(line) if first <= start and end <= last), "")
