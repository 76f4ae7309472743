"""Every page opens by its address, in both languages, on wide and narrow windows, in the light and in the dark."""

import re

import pytest

from components.catalogue import say
from components.frame import PAGES
from tests.browser.reading import PATHS, clipped, errors, menu, opened, settled, sideways_scroll, text, title
from tests.browser.serving import Server, our_server

HANGUL = re.compile("[가-힣]")

# What the plans print, copied by hand.
PRINTED = {
    # Cards. Seodaemun-gu 2024, Ⅰ. 요약 > 2024년 일자리 목표; Seoul 2018, Ⅲ. 일자리 목표; Seoul 2021, 일자리 목표;
    # Incheon Seo-gu 2025, title page and 총 계 (15,456 jobs, employment rate 69.7 %).
    "/": [
        r"서대문구\s+2024\s[^기]*?14,490\s?명/건",
        r"서울시\s+2018\s[^기]*?353,956\s?개",
        r"서울시\s+2021\s[^기]*?393,575\s?개",
        r"인천 서구\s+2025\s[^기]*?15,456\s?명[^기]*?69\.7%",
    ],
    # Seodaemun-gu 2024: the 14,490 jobs by field.
    "/targets?region=11410&view=parts": ["7,800", "2,369", "2,321", "1,090", "712", "198"],
    # Seodaemun-gu 2024: employment rate (15–64) of the second half of 2023.
    "/employment?region=11410": [r"63\.6"],
    # Seoul 2018: jobs by the end of July.
    "/targets?region=11&year=2018&view=audience": [r"257,340 / 353,956개, 72\.7%"],
    # Seoul 2021, 2020년 일자리 실적: 45만 3,712 of 45만 7,542.
    "/targets?region=11&year=2021": [r"457,542 → 453,712개", r"99\.2%"],
    # Incheon Seo-gu 2025, 공통 일자리 지표: achievement of 2024.
    "/targets?region=28260": [r"101\.5%", r"96\.4%", r"103\.5%", r"103\.3%", r"107\.0%", r"101\.8%"],
    # Incheon Seo-gu 2025, Ⅱ-4 서구 직종별 동향: 제조 단순직, 5,206 openings and 2,784 seekers; 경영·행정·사무직, 3,702 and 13,081.
    "/labour_market?region=28260&view=matching": [r"1\.87 · 5,206 / 2,784", r"0\.28 · 3,702 / 13,081"],
    # Seodaemun-gu 2024, Ⅱ-3 사업체 종사자 규모별 현황: 25,164 establishments of 1–4, 88.52 %; 1000명 이상: 22,281 workers.
    "/labour_market?region=11410&view=industry": [r"88\.5% · 25,164", r"18\.6% · 22,281"],
    # Incheon Seo-gu 2025, 1-1 개관: 2025. 10월(예정); 1-2 (1기) 25. 2. ~ 6., (2기) 25. 7. ~ 11.
    "/schedule?region=28260&strategy=s1": ["10월 개관", "2–6월 제1기 청년인턴 운영", "7–11월 제2기 청년인턴 운영"],
    # Seoul 2018, 정책지표: 생활임금 적용인원(누적) 11,619 in 2017, 10,774 aimed at for 2018.
    "/targets?region=11&year=2018&view=policy": ["11,619", "10,774", "지난 실적보다 낮음"],
    # Seodaemun-gu 2024, 분야별 일자리 목표: 직접일자리 53,440 of 115,577 백만원, 민간위탁 사업 운영 인력 25,202.
    "/budget?region=11410": ["534억원", r"46%가 직접일자리"],
    "/budget?region=11410&view=uses": [r"1,156억원은 6갈래", "252억원"],
    # Yeongdeungpo-gu 2017–2018, 2017 예산집행 현황: 78.5 % of 4,157,202 thousand won.
    "/budget?region=11560&view=spent": [r"41\.6억원 가운데 78\.5%", r"32\.6억원 / 41\.6억원"],
}


@pytest.mark.parametrize("address", ["/targets?region=11410", "/sources"])
def test_a_server_that_nobody_has_asked_yet_answers_a_deep_link_with_the_whole_page(address, visit, tmp_path):
    key = address.strip("/").split("?")[0]
    with our_server(tmp_path) as fresh:
        page = visit(address, url=fresh.url)
        assert title(page) == say("ko", f"{key}.title")
        assert menu(page).all_inner_texts() == [say("ko", f"{entry.key}.menu") for entry in PAGES]
        assert not errors(page)


@pytest.mark.parametrize("key", PATHS)
def test_a_page_opened_by_its_address_has_its_own_title_and_the_menu_in_korean(key, visit):
    page = visit(PATHS[key])
    assert title(page) == say("ko", f"{key}.title")
    assert say("ko", f"{key}.title") in page.title()
    assert menu(page).all_inner_texts() == [say("ko", f"{entry.key}.menu") for entry in PAGES]
    assert all(HANGUL.search(name) for name in menu(page).all_inner_texts())


def test_no_two_pages_have_the_same_title():
    for lang in ("ko", "en"):
        titles = [say(lang, f"{key}.title") for key in PATHS]
        assert len(titles) >= 7
        assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("address", PRINTED)
def test_a_page_shows_what_the_plan_prints(address, visit):
    shown = text(visit(address))
    assert [figure for figure in PRINTED[address] if not re.search(figure, shown)] == []


def test_a_plan_is_not_shown_with_the_figures_of_another(visit):
    shown = text(visit("/targets?region=28260"))
    assert "69.6" in shown
    assert "453,712" not in shown
    assert "63.7" not in shown


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_no_page_fails_or_scrolls_sideways_from_the_narrowest_phone_to_the_desk(lang, visit, server: Server):
    page = visit("/", lang=lang)
    found = {}
    for key, path in PATHS.items():
        page.emulate_media(color_scheme="light")
        page.set_viewport_size({"width": 360, "height": 900})
        opened(page, f"{server.url}{path}?lang={lang}")
        assert title(page) == say(lang, f"{key}.title")
        problems = []
        # 720 pixels are a window of 1440 enlarged to 200 %.
        for width, scheme in (
            (360, "light"),
            (390, "light"),
            (720, "light"),
            (1440, "light"),
            (1440, "dark"),
            (390, "dark"),
        ):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            settled(page, quiet=120)
            problems += [f"{scheme} {width}: {error}" for error in errors(page)]
            problems += [f"{scheme} {width}: cut off: {one}" for one in clipped(page)]
            problems += [f"{scheme} {width}: {over} px sideways"] if (over := sideways_scroll(page)) else []
        found |= {key: problems} if problems else {}
    assert found == {}
    assert server.crashes() == ""


def test_the_dark_page_is_dark_and_the_light_page_is_not(visit):
    brightness = "() => getComputedStyle(document.querySelector('[role=main], main, section')).color.match(/\\d+/g)[0]"
    text_in = {scheme: int(visit("/", scheme=scheme).evaluate(brightness)) for scheme in ("light", "dark")}
    assert text_in["dark"] > 200
    assert text_in["light"] < 60


def test_in_english_no_page_title_or_menu_is_left_in_korean(visit):
    page = visit("/?lang=en", lang="en")
    names = menu(page).all_inner_texts()
    assert len(names) == len(PAGES)
    assert not [name for name in names if HANGUL.search(name)]
