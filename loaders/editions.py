"""Which edition of the data is shown."""

import streamlit as st

from loaders.database import query


@st.cache_data(max_entries=1)
def edition() -> tuple[str, str]:
    """Return the edition (hash of the content) and the day the data folder was last looked over."""
    row = query("select edition, strftime(edition_date, '%Y-%m-%d') as day from edition").iloc[0]
    return row["edition"], row["day"]
