"""The repository stays in step with itself. Each test says that the list it checks is not empty."""

import ast
import csv
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from components.frame import PAGES
from loaders.build import DATA, VIEW_NAMES, VIEWS
from loaders.contracts import read_contracts
from loaders.reading import plan_folders
from tests.conftest import ROOT, Ask

LAYERS = ("loaders", "components", "pages")  # each may import the ones before it
CONTRACTS = read_contracts(DATA)
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")


def files_of(layer: str) -> list[Path]:
    found = [ROOT / "app.py", *(ROOT / "pages").glob("*.py")] if layer == "pages" else (ROOT / layer).rglob("*.py")
    return sorted(found)


def imports(path: Path) -> Iterator[str]:
    """The modules a file imports, also inside its functions."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def calls(path: Path) -> Iterator[ast.Call]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def code_list(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# Code


@pytest.mark.parametrize("layer", LAYERS)
def test_imports_go_one_way(layer: str):
    files = files_of(layer)
    assert files
    forbidden = {*LAYERS[LAYERS.index(layer) + 1 :], "pages", "app", "server", "tests", "benchmarks"}
    wrong = [(path.name, name) for path in files for name in imports(path) if name.split(".")[0] in forbidden]
    assert wrong == []


def test_the_way_from_pages_to_loaders_is_really_used():
    for layer, uses in (("pages", "components"), ("components", "loaders")):
        assert {name.split(".")[0] for path in files_of(layer) for name in imports(path)} >= {uses}


def test_loaders_draw_nothing():
    drawing = {"altair", "plotly", "pydeck", "matplotlib"}
    assert [path.name for path in files_of("loaders") if drawing & {name.split(".")[0] for name in imports(path)}] == []
    used = {
        node.attr
        for path in files_of("loaders")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "st"
    }
    assert used <= {"cache_data", "cache_resource"}


def test_components_and_pages_ask_no_database():
    files = files_of("components") + files_of("pages")
    assert len(files) > 20
    assert [path.name for path in files if "duckdb" in set(imports(path))] == []
    sql = re.compile(r"\bselect\b.+\bfrom\b", re.DOTALL | re.IGNORECASE)
    constants = [
        (path.name, node.value)
        for path in files
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and "\n" in node.value
    ]
    assert [name for name, text in constants if sql.search(text) and "?" in text] == []


def test_one_module_opens_the_database():
    opening = {
        path.name
        for path in files_of("loaders")
        for call in calls(path)
        if isinstance(call.func, ast.Attribute) and ast.unparse(call.func) == "duckdb.connect"
    }
    assert {"database.py"} <= opening <= {"database.py", "build.py", "check.py"}, "build writes, database reads"


def test_no_page_navigates_by_st_navigation_or_draws_raw_html():
    files = [path for layer in LAYERS for path in files_of(layer)] + [ROOT / "server.py"]
    assert len(files) > 40
    for path in files:
        for call in calls(path):
            assert ast.unparse(call.func) not in {"st.navigation", "st.Page", "st.html", "st.components.v1.html"}, path
            assert "unsafe_allow_html" not in {keyword.arg for keyword in call.keywords}, path


def test_no_heading_skips_a_level():
    """Under the page's title (level 1) come ## and, inside a section, ###."""
    files = [path for layer in ("components", "pages") for path in files_of(layer)]
    constants = [
        (path.name, node.value)
        for path in files
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.match(r"#+ ", node.value)
    ]
    assert len(constants) > 10
    assert [(name, text) for name, text in constants if not text.startswith(("## ", "### "))] == []


def test_every_page_calls_its_frame_first_and_its_end_last():
    for entry in PAGES:
        lines = [call for call in calls(ROOT / entry.file) if ast.unparse(call.func) in {"page_frame", "page_end"}]
        assert [ast.unparse(call.func) for call in sorted(lines, key=lambda call: call.lineno)] == [
            "page_frame",
            "page_end",
        ]
        assert ast.unparse(lines[0].args[0]).strip("'") == entry.file


# Pages


def test_every_page_file_is_in_the_menu_and_every_menu_line_has_its_file():
    files = {f"pages/{path.name}" for path in (ROOT / "pages").glob("*.py")} | {"app.py"}
    assert len(files) > 6
    assert {entry.file for entry in PAGES} == files
    assert len({entry.path for entry in PAGES}) == len(PAGES)
    assert all(entry.path.isascii() and entry.path == entry.path.lower() for entry in PAGES)


def test_the_readme_names_every_page():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = [entry.path for entry in PAGES if entry.path]
    assert named
    assert [path for path in named if f"`/{path}`" not in readme] == []


# Tables


def test_every_contract_has_a_table_and_every_table_a_contract_or_a_view(real: Ask):
    tables = {row["table_name"] for row in real("select table_name from duckdb_tables()")}
    contracts = set(CONTRACTS)
    assert contracts
    assert {path.stem for path in (DATA / "tables").glob("*.toml")} == contracts
    assert contracts <= tables
    assert tables - contracts - set(VIEW_NAMES) <= {"edition", "checks", "not_recomputable"}, (
        "computed at build, explained in docs"
    )


def test_every_shared_file_of_the_data_folder_has_a_contract():
    files = {path.name for path in DATA.glob("*.csv")}
    assert len(files) > 8
    assert files == {contract.file for contract in CONTRACTS.values() if not contract.of_plans}


def test_every_file_of_a_plan_folder_has_a_contract():
    known = {contract.file for contract in CONTRACTS.values() if contract.of_plans}
    needed = {contract.file for contract in CONTRACTS.values() if contract.of_plans and not contract.optional}
    folders = plan_folders(DATA)
    assert len(folders) >= 5
    for folder in folders:
        assert needed <= {path.name for path in folder.iterdir()} <= known


def test_every_view_has_its_query_and_every_query_is_a_view():
    assert {path.stem for path in VIEWS.glob("*.sql")} == set(VIEW_NAMES)
    assert len(VIEW_NAMES) > 5


def test_every_view_says_in_its_first_line_what_a_row_is():
    for name in VIEW_NAMES:
        first = (VIEWS / f"{name}.sql").read_text(encoding="utf-8").splitlines()[0]
        assert re.match(r"-- \S.{20,}", first), name


# Requirements, words, data


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_requirement_is_pinned_and_says_why(name: str):
    lines = [
        line for line in (ROOT / name).read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")
    ]
    assert lines
    assert [line for line in lines if not re.fullmatch(r"[\w.-]+==\d[\w.]*\s+# \S.*", line)] == []


def test_every_package_the_app_imports_is_required():
    required = {
        re.split("==", line)[0] for line in (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    }
    ours = {*LAYERS, "app", "server", "run"}
    derive = {"shapely", "pyproj"}  # only for whoever derives the boundaries again
    modules = {
        "vl-convert-python": "vl_convert",
        "fonttools": "fontTools",
        "python-pptx": "pptx",
        "python-hwpx": "hwpx",
        "pillow": "PIL",
    }  # packages whose module has another name
    required = {modules.get(name, name) for name in required}
    files = [path for layer in LAYERS for path in files_of(layer)] + [ROOT / "server.py"]
    used = {name.split(".")[0] for path in files for name in imports(path)}
    assert used - ours - set(sys.stdlib_module_names) - derive <= required


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("indicators", "indicator_id"),
        ("fields", "field_id"),
        ("stages", "stage"),
        ("kinds", "kind"),
        ("statuses", "status"),
        ("measures", "measure_id"),
        ("check_rules", "rule"),
        ("verdicts", "verdict"),
        ("coverage_items", "coverage_item"),
    ],
)
def test_every_term_of_a_code_list_stands_in_the_glossary_with_its_code(name: str, column: str):
    rows = code_list(name)
    assert rows
    lines = GLOSSARY.splitlines()
    for row in rows:
        korean = row["name_ko"]
        assert any(line.startswith(f"| {korean} |") and f"`{row[column]}`" in line for line in lines), (name, korean)


def test_every_funding_source_stands_in_the_glossary():
    sources = [row for row in code_list("categories") if row["breakdown"] == "funding_source"]
    assert sources
    for row in sources:
        assert f"| {row['name_ko']} |" in GLOSSARY
        assert f"`{row['category']}`" in GLOSSARY


def test_every_sdmx_name_the_figures_carry_stands_in_the_glossary():
    for column in ("ref_area", "time_period", "indicator_id", "value", "status", "note", "breakdown"):
        assert column in CONTRACTS["figures"].column_names
        assert f"`{column}`" in GLOSSARY


def test_a_code_that_no_list_knows_is_not_in_the_glossary():
    listed = {row[0] for path in DATA.glob("*.csv") for row in csv.reader(path.open(encoding="utf-8"))}
    section = GLOSSARY.split("## Indicators")[1].split("\n## ")[0]
    codes = re.findall(r"^\| [^|]+ \| [^|]+ \| `([^`]+)` \|", section, re.MULTILINE)
    assert codes
    assert set(codes) <= listed


def test_no_file_names_a_machine_or_a_registry():
    own = [path for path in ROOT.rglob("*") if path.suffix in {".py", ".toml", ".md", ".csv", ".txt", ".sql"}]
    own = [path for path in own if not {".venv", "build", ".git"} & set(path.relative_to(ROOT).parts)]
    assert len(own) > 80
    machine = re.compile(r"(?<![\w.])/(?:root|home|work|Users)/\w|https?://(?:localhost|pypi|files\.pythonhosted)")
    named = [path.relative_to(ROOT).as_posix() for path in own if machine.search(path.read_text(encoding="utf-8"))]
    assert [name for name in named if name != "tests/test_repository.py"] == []


def test_the_self_check_of_accessibility_has_all_33_items_and_names_tests_that_exist():
    text = (ROOT / "docs" / "kwcag.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (\d\.\d\.\d) [^|]+\| ([●◐–]) \|[^|]+\|([^|]*)\|$", text, re.MULTILINE)
    assert len({number for number, _, _ in rows}) == len(rows) == 33
    named = {name.strip() for _, _, names in rows for name in names.split(",") if name.strip()}
    files = {path.stem for path in (ROOT / "tests").rglob("test_*.py")}
    assert {f"test_{name}" for name in named} <= files
