"""처음: findings one could quote, about the plans chosen; how fresh, how complete, how doubtful they are."""

import re

import pytest

from components.catalogue import LANGUAGES, say
from tests.conftest import Ask
from tests.test_pages import opened, texts


def findings(**address: str) -> list[str]:
    """The big numbers of what stands out."""
    words = texts(opened("home", **address))
    return [text.removeprefix("### ") for text in words if text.startswith("### ")]


def test_five_plans_have_three_findings_with_the_printed_numbers():
    words = "\n".join(texts(opened("home")))
    assert findings() == ["19% ↔ 59%", "+0.1%p", "96.0% · 102.8%"]
    # 서대문구 2024, Ⅲ-3: 21,840 of 115,577; 인천 서구 2025, Ⅲ: 62,741 of 105,669 (백만원)
    assert "서대문구 19%, 인천 서구 59%다." in words
    # 인천 서구 2025, Ⅲ: 고용률(15–64세) 2024 실적 69.6, 2025 목표 69.7
    assert "목표 69.7%는 **지난 실적 69.6%보다** 0.1%p 높다." in words


@pytest.mark.parametrize(
    ("address", "name", "others"),
    [
        ({"region": "28260"}, "인천 서구", ("서대문구", "영등포구의")),
        ({"region": "11410"}, "서대문구", ("인천 서구의", "영등포구의")),
        ({"region": "11560"}, "영등포구", ("서대문구의", "인천 서구의")),
    ],
)
def test_what_stands_out_is_about_the_plan_that_was_chosen(address: dict[str, str], name: str, others: tuple[str, ...]):
    words = texts(opened("home", **address))
    start, end = (
        next(i for i, text in enumerate(words) if text.startswith(f"## {head}")) for head in ("눈에", "계획 1건")
    )
    said = "\n".join(words[start:end])
    assert name in said
    assert not any(other in said for other in others)


def test_a_plan_that_prints_little_has_fewer_findings_and_none_is_made_up():
    for address in ({"region": "11560"}, {"region": "11", "year": "2018"}):
        assert len(findings(**address)) == 2
        assert "국비가 차지하는 몫" not in "\n".join(texts(opened("home", **address)))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_says_how_fresh_how_complete_and_how_doubtful_its_plans_are(lang: str, real: Ask):
    words = texts(opened("home", lang=lang))
    for name in ("fresh", "complete", "doubtful"):
        assert any(say(lang, f"home.{name}") in text for text in words)
    (figures,) = real(
        "select count(*) as n from figures f join plans p using (plan_id) where p.document_kind <> 'statistics'"
    )
    assert f"**{say(lang, 'home.complete_number', count=format(figures['n'], ','))}**" in words
    (doubts,) = real("select count(*) as n from checks join verdicts using (verdict) where is_doubt")
    assert f"**{say(lang, 'home.doubtful_number', count=doubts['n'])}**" in words


def test_doubts_of_one_plan_are_fewer_than_of_all_and_lead_to_the_checks():
    def doubtful(**address: str) -> int:
        return next(
            int(found[1].replace(",", ""))
            for text in texts(opened("home", **address))
            if (found := re.fullmatch(r"\*\*의심 ([\d,]+)\*\*", text))
        )

    assert 0 < doubtful(region="11560") < doubtful(region="11410") < doubtful()
    links = [entry.proto.page for entry in opened("home").main.get("page_link")]
    assert "checks" in links
    assert "sources" in links
