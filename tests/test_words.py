"""Every word on the screen exists in both languages, and no word lies there unused."""

import ast
import re
import string
from collections.abc import Iterator
from functools import cache

import pytest

from components.catalogue import LANGUAGES, catalogue, say
from components.charts.roles import SOURCE_ROLES
from components.frame import PAGES
from components.sections import budget_shares, compare, employment, sources
from components.sentences import PAIRS, with_particle
from components.status import STATUS_SHAPES
from loaders import comparisons
from loaders.budgets import STAGES
from loaders.build import DATA
from loaders.contracts import read_contracts
from tests.conftest import ROOT, Ask

KOREAN, ENGLISH = catalogue("ko"), catalogue("en")
SECTIONS = {key.split(".")[0] for key in KOREAN}
FILES = [ROOT / "app.py", *sorted((ROOT / "pages").glob("*.py")), *sorted((ROOT / "components").rglob("*.py"))]


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


@cache
def trees(loaders: bool = False) -> list[ast.Module]:
    files = FILES + (sorted((ROOT / "loaders").rglob("*.py")) if loaders else [])
    return [ast.parse(path.read_text(encoding="utf-8")) for path in files]


def pattern(node: ast.JoinedStr) -> str:
    """An f-string as a regular expression."""
    return "".join(re.escape(str(part.value)) if isinstance(part, ast.Constant) else "(.+)" for part in node.values)


def keys_of(node: ast.expr) -> Iterator[ast.Constant | ast.JoinedStr]:
    """Return the literal keys that an argument may be: both branches of an if, and f-strings."""
    if isinstance(node, ast.IfExp):
        yield from keys_of(node.body)
        yield from keys_of(node.orelse)
    elif isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str)):
        yield node


def calls() -> Iterator[tuple[ast.Call, ast.Constant | ast.JoinedStr]]:
    """Return every `page(key, …)` and `say(lang, key, …)` of the code with its literal keys."""
    for tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"page", "say"}:
                arguments = node.args[1:] if node.func.id == "say" else node.args
                for key in keys_of(arguments[0]) if arguments else ():
                    yield node, key


@cache
def literals() -> tuple[set[str], list[str]]:
    """All string constants of the code, and all f-strings as regular expressions."""
    nodes = [node for tree in trees(loaders=True) for node in ast.walk(tree)]
    constants = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return constants, [pattern(node) for node in nodes if isinstance(node, ast.JoinedStr)]


@cache
def codes() -> set[str]:
    """All codes of the code lists and contracts: what f-string keys are made of beside constants."""
    contracts = read_contracts(DATA)
    found = {code for contract in contracts.values() for column in contract.columns for code in column.allowed}
    for path in DATA.glob("*.csv"):
        found |= {line.split(",")[0] for line in path.read_text(encoding="utf-8").splitlines()}
    return found | {entry.key for entry in PAGES} | {entry.group for entry in PAGES}


def test_both_languages_have_the_same_keys():
    assert len(KOREAN) > 200
    assert set(KOREAN) == set(ENGLISH)


def test_both_languages_fill_in_the_same_values():
    assert {key: placeholders(KOREAN[key]) for key in KOREAN} == {key: placeholders(ENGLISH[key]) for key in KOREAN}


def test_every_word_says_something():
    for lang in LANGUAGES:
        assert [key for key, text in catalogue(lang).items() if not text.strip()] == []
    assert [key for key in ENGLISH if re.search("[가-힣]", ENGLISH[key])] == ["programmes.placeholder"]


def test_every_key_the_code_asks_for_exists():
    asked = list(calls())
    assert len(asked) > 150
    unknown = [key.value for _, key in asked if isinstance(key, ast.Constant) and key.value not in KOREAN]
    assert unknown == []
    made = [pattern(key) for _, key in asked if isinstance(key, ast.JoinedStr)]
    assert made
    assert [one for one in made if not any(re.fullmatch(one, key) for key in KOREAN)] == []


def test_every_value_a_sentence_needs_is_given():
    lacking = []
    for call, key in calls():
        given = {keyword.arg for keyword in call.keywords}
        if isinstance(key, ast.Constant) and None not in given:  # `**words` is checked by drawing the page
            lacking += [(key.value, name) for name in placeholders(KOREAN[str(key.value)]) - given]
    assert lacking == []


def test_no_word_lies_unused():
    constants, made = literals()
    parts = constants | codes()
    made = [one for one in made if "(.+)" in one and not one.startswith("(.+)(.+)")]

    def used(key: str) -> bool:
        if key in constants:
            return True
        found = [match for one in made if (match := re.fullmatch(one, key))]
        return any(all(part in parts for part in match.groups()) for match in found)

    assert [key for key in KOREAN if not used(key)] == []


SHOWN_THROUGH_WORDS = {
    "source": set(SOURCE_ROLES) | set(budget_shares.SOURCES),
    "stage": set(STAGES),
    "status": set(STATUS_SHAPES),
    "rate": set(employment.INDICATORS),
    "by": {"age", "sex", "industry", "employment_status"},
    "level": {"field", "strategy", "audience", "task", "programme"},
    "verdict": {comparisons.COMPARABLE, comparisons.WARNING, comparisons.REFUSED},
    "reason": {reason for _, reason, _ in comparisons.RULES} | {"missing", "same_definition", "own_step"},
    "topic": set(compare.TOPICS),
    "group": set(sources.TOPICS),
    "app": {f"group_{entry.group}" for entry in PAGES if entry.group},
}


@pytest.mark.parametrize("section", SHOWN_THROUGH_WORDS)
def test_every_code_a_page_shows_has_its_words(section: str):
    assert {f"{section}.{code}" for code in SHOWN_THROUGH_WORDS[section]} <= set(KOREAN)


def test_every_page_has_a_title_a_menu_line_and_a_question():
    for entry in PAGES:
        assert {f"{entry.key}.{word}" for word in ("title", "menu", "question")} <= set(KOREAN)


def test_every_code_of_the_data_that_pages_spell_out_has_its_words(real: Ask):
    shown = {
        "audience": "select distinct audience as code from items where audience is not null",
        "scope": "select distinct plan_scope as code from plans where document_kind <> 'statistics'",
        "group": 'select distinct "group" as code from figures join indicators using (indicator_id)',
        "topic": "select distinct topic as code from measures",
        "printed": "select distinct target_unit as code from programmes where target_unit is not null"
        " union select printed_unit from targets where level in ('plan', 'field', 'strategy', 'audience')"
        " and indicator_id = 'programme_jobs'",
    }
    for section, sql in shown.items():
        found = {f"{section}.{row['code']}" for row in real(sql)}
        assert found
        assert found <= set(KOREAN), section


# A particle written into a sentence must be right for whatever is filled in before it.
FILLED_IN = {
    "rate": [KOREAN[f"rate.{code}"] for code in employment.INDICATORS],
    "stage": [KOREAN[f"stage.{code}"] for code in STAGES],
    "parts": ["%"],
    "value": ["%"],
    "low_value": ["%"],
}
WRITTEN = re.compile(r"\{(\w+)\}(은|는|이|가|을|를|과|와|으로|로|이다|다)(?![가-힣])")


def test_a_written_particle_fits_every_word_that_can_stand_before_it():
    wrong = []
    for key, text in KOREAN.items():
        for name, form in WRITTEN.findall(text):
            particle = next(particle for particle, forms in PAIRS.items() if form in forms)
            words = FILLED_IN.get(name, ["구", "국"])  # a name may end either way
            wrong += [(key, word + form) for word in words if with_particle(word, particle) != word + form]
    assert wrong == []


def test_no_sentence_shows_both_forms_of_a_particle():
    assert [
        key for key, text in KOREAN.items() if re.search(r"은\(는\)|이\(가\)|을\(를\)|과\(와\)|\(으\)로", text)
    ] == []


def test_one_is_counted_in_the_singular():
    assert say("en", "table.show", count=1) == "Show as table · 1 row"
    assert say("en", "table.show", count=12) == "Show as table · 12 rows"
    assert say("en", "audit.count", count=1) == "1 check"
    assert say("en", "schedule.told_all", count=7) == "all 7 activities have printed months"
    assert [key for key, text in ENGLISH.items() if "(s)" in text] == []


def test_every_unit_of_a_figure_has_an_english_gloss(real: Ask):
    units = [row["printed_unit"] for row in real("select distinct printed_unit from figures")]
    assert [unit for unit in units if unit and re.search("[가-힣]", unit) and f"printed.{unit}" not in ENGLISH] == []
