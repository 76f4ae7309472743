"""A doubtful figure keeps what is printed, is marked where it is drawn, and says beside it what follows."""

from components.doubts import marked, recomputed_text
from components.frame import PAGES, Page
from components.quiet import page_drawn
from components.tables import csv_bytes, headed
from loaders.database import query

KO, EN = (Page(PAGES[0], lang) for lang in ("ko", "en"))
PRINTED_SQL = """
select figure_id from provenance
where plan_id = 'seodaemun-2024' and table_id = 'i-fields' and row_label = ? and column_label = '일자리목표 (명/건)'
"""


def rows_of(*names: str) -> list[dict]:
    return [{"name": name, "figures": [int(query(PRINTED_SQL, name)["figure_id"].iloc[0])]} for name in names]


def test_712_is_marked_and_808_stands_beside_it_in_the_table_and_its_file():
    """서대문구 2024, Ⅰ. 요약: 민간지원 및 인프라 구축 712; its programmes make 35 + 25 + 648 + 100."""
    rows, notes, count = marked(KO, rows_of("민간지원 및 인프라 구축", "창업지원"), "name")
    assert count == 1
    assert [row["name"] for row in rows] == ["민간지원 및 인프라 구축 †", "창업지원"]
    assert "712" in notes[0]
    assert "808" in notes[0]
    table = headed(KO, rows, ("name",))
    assert table[KO("col.recomputed")].iloc[0].startswith("712 → 808")
    lines = csv_bytes(table).decode("utf-8-sig").splitlines()
    assert "712 → 808" in lines[1]
    assert "→" not in lines[2], "a figure that follows gets no mark"


def test_a_doubt_says_what_it_is_about_where_the_printed_labels_do_not():
    page = page_drawn("pages/budget.py", {"lang": "ko", "region": "28260", "view": "uses"}, "http://example.org")
    notes = [note for drawn in page.drawn for note in drawn.block.notes if note.startswith("†") and "사업비" in note]
    assert notes
    assert all("신중년" in note for note in notes)


def test_rows_without_a_doubt_get_no_column_for_it():
    rows, notes, count = marked(EN, rows_of("창업지원"), "name")
    assert (notes, count) == ([], 0)
    assert list(headed(EN, rows, ("name",)).columns) == [EN("col.name")]


def test_a_recomputed_value_has_one_decimal_more_than_is_printed_but_a_thousands_point_is_none():
    assert recomputed_text(52.887, "(53.3%)", "ko") == "52.89"
    assert recomputed_text(808, "712", "ko") == "808"
    assert recomputed_text(14_000, "14.000", "ko") == "14,000"
    assert recomputed_text(-4, "4", "ko") == "△4"


def test_a_quantity_is_in_doubt_in_every_place_that_prints_the_same_value():
    """인천 서구 2025: 15,456 stands in the vision and in the table of strategies; the boxes of the tasks make 15,549."""
    ids = query("select figure_id from provenance where plan_id = 'incheon-seo-2025' and printed = '15,456'")[
        "figure_id"
    ]
    assert len(ids) > 1
    _, _, count = marked(KO, [{"name": "목표", "figures": list(ids)}], "name")
    assert count == len(ids)


def test_what_a_sentence_makes_of_a_figure_is_no_doubt_about_the_table():
    """인천 서구 2025, Ⅱ-2: 7.2 is the growth of regular employees in the table; the sentence below says it of their share."""
    where = "select figure_id from provenance where plan_id = 'incheon-seo-2025' and table_id = ? and printed = ? and row_label like ?"
    in_text = query(where, "ii-2-status-text", "7.2", "상용근로자")["figure_id"].tolist()
    in_table = query(where, "ii-2-status", "7.2", "서구%상용근로자")["figure_id"].tolist()
    seekers = query(where, "ii-4-occupation", "2,923", "사회복지·종교직")["figure_id"].tolist()
    assert len(in_text) == len(in_table) == len(seekers) == 1
    assert marked(KO, [{"name": "글", "figures": in_text}], "name")[2] == 1
    # the summary says that all ages but 15–29 grew; the table prints a fall of 481, and is right
    fall = query(where, "ii-1-age", "△481", "서구%15세 미만")["figure_id"].tolist()
    assert len(fall) == 1
    assert marked(KO, [{"name": "표", "figures": in_table + seekers + fall}], "name")[2] == 0
