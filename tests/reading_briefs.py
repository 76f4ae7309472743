"""Briefs read back without the libraries that wrote them: archives of XML, workbooks by openpyxl, PDF by pypdf."""

import io
import re
import zipfile
from dataclasses import dataclass
from functools import cache
from xml.etree import ElementTree

import openpyxl

from components.exports.brief.content import Brief, gather
from components.exports.brief.offer import Progress, make
from tests.taking import page_of

VIEWS = {
    "employment": {"region": "28260"},
    "targets": {"region": "28260"},
    "budget": {"region": "11410"},
    "schedule": {"region": "28260"},
}
LINK = "http://127.0.0.1:8501"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
HP = "{http://www.hancom.co.kr/hwpml/2011/paragraph}"


def brief_of(key: str, lang: str = "ko", **address: str) -> Brief:
    """The brief of a page, with a link as a browser has it."""
    page = page_of(key, lang=lang, **(address or VIEWS[key]))
    page.view.link = page.view.link if page.view.link.startswith(LINK) else f"{LINK}/{key}{page.view.link}"
    return gather(page)


@cache
def file_of(kind: str, key: str, lang: str = "ko", **address: str) -> bytes:
    """The same as a file."""
    return make(brief_of(key, lang, **address).page, kind, Progress())


def parts_of(data: bytes, pattern: str) -> dict[str, ElementTree.Element]:
    """The XML parts of an archive whose names match, in the order of their numbers."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        names = [name for name in archive.namelist() if re.fullmatch(pattern, name)]
        names.sort(key=lambda name: [int(number) for number in re.findall(r"\d+", name)])
        return {name: ElementTree.fromstring(archive.read(name)) for name in names}


def slide_texts(data: bytes) -> list[str]:
    """All words of each slide."""
    return [
        "\n".join("".join(run.text or "" for run in line.iter(f"{A}t")) for line in slide.iter(f"{A}p"))
        for slide in parts_of(data, r"ppt/slides/slide\d+\.xml").values()
    ]


@dataclass(frozen=True)
class DrawnChart:
    """A chart of a slide: its alternative text, series → category → number as drawn, and the same in its workbook."""

    finding: str
    drawn: dict[str, dict[str, float]]
    workbook: dict[str, dict[str, float]]


def slide_charts(data: bytes) -> list[DrawnChart]:
    """The native charts from the first slide to the last."""
    charts = []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name, slide in parts_of(data, r"ppt/slides/slide\d+\.xml").items():
            for frame in slide.iter(f"{P}graphicFrame"):
                if frame.find(f".//{C}chart") is None:
                    continue
                about = frame.find(f"{P}nvGraphicFramePr/{P}cNvPr")
                links = archive.read(name.replace("slides/", "slides/_rels/") + ".rels").decode()
                [target] = re.findall(r'Target="\.\./(charts/chart[^"]+)"', links)
                inside = archive.read(f"ppt/{target}".replace("charts/", "charts/_rels/") + ".rels").decode()
                [book] = re.findall(r'Target="\.\./(embeddings/[^"]+)"', inside)
                chart = ElementTree.fromstring(archive.read(f"ppt/{target}"))
                said = "" if about is None else about.get("descr", "")
                charts.append(DrawnChart(said, _drawn(chart), _workbook(archive.read(f"ppt/{book}"))))
    return charts


def _drawn(chart: ElementTree.Element) -> dict[str, dict[str, float]]:
    found = {}
    for series in chart.iter(f"{C}ser"):
        names = {point.get("idx"): point.findtext(f"{C}v", "") for point in series.iterfind(f"{C}cat//{C}pt")}
        values = {point.get("idx"): point.findtext(f"{C}v", "") for point in series.iterfind(f"{C}val//{C}pt")}
        name = series.findtext(f"{C}tx//{C}v", "")
        found[name] = {names[number]: float(value) for number, value in values.items()}
    return found


def _workbook(data: bytes) -> dict[str, dict[str, float]]:
    rows = list(openpyxl.load_workbook(io.BytesIO(data)).worksheets[0].iter_rows(values_only=True))
    return {
        str(name): {str(row[0]): float(row[number]) for row in rows[1:] if isinstance(row[number], int | float)}
        for number, name in enumerate(rows[0])
        if number
    }


def hangul_tables(data: bytes) -> list[list[list[str]]]:
    """Every table of an HWPX: rows of cells as text."""
    [section] = parts_of(data, r"Contents/section\d+\.xml").values()
    return [
        [["".join(cell.itertext()) for cell in row.iter(f"{HP}tc")] for row in table.iter(f"{HP}tr")]
        for table in section.iter(f"{HP}tbl")
    ]


def hangul_lines(data: bytes) -> list[str]:
    """Every paragraph of an HWPX."""
    [section] = parts_of(data, r"Contents/section\d+\.xml").values()
    return ["".join(text.text or "" for text in line.iter(f"{HP}t")) for line in section.iter(f"{HP}p")]


def joined(text: str) -> str:
    """A text without its spaces and line ends, which a document sets as it needs."""
    return re.sub(r"\s", "", text)
