"""The terms that rules are declared in: what is believed first, what adds up, what holds what."""

FORMS = ("table", "box", "list", "prose")  # what is believed first when two printings differ
NOTHING = {"nil", "not_budgeted", "counted_elsewhere"}
RATIO_UNITS = {"percent", "percentage_points", "ratio", "rank"}  # are never added up
ABOUT = "(약)"  # words of the sentence that a note keeps for a figure: about
FALL = "(감소)"  # a decrease, printed without a sign
ORDERED = "(순)"  # one of a list in descending order
SHARE_GROWTH = "(비중)"  # a growth that the sentence says of a share
SCOPE = "scope"  # the hint of a rule whose differences may lie in coverage
MINIMUM_PARTS = 2
HEADS = (
    "programme_jobs",
    "programme_participants",
    "placements",
    "trainees",
    "supported_firms",
    "supported_cases",
    "service_users",
)
FUNDING = ("national", "province", "district", "fund", "private", "other")
NESTED = {  # breakdowns whose categories contain one another: whole → parts
    "employment_status": {"wage": ("regular", "temporary_daily"), "total": ("wage", "non_wage")},
    "staff_grade": {
        "general": ("3-up", "4", "5", "6", "7-down"),
        "total": ("general", "fixed_term", "administrative"),
    },
}
MEANING = (
    "plan_id",
    "table_id",
    "item_id",
    "ref_area",
    "indicator_id",
    "breakdown",
    "category",
    "time_period",
    "stage",
    "kind",
)
