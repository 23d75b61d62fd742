"""Every Streamlit element that the pages use, with user text that looks like Streamlit's own words."""

import time
from datetime import date

import altair as alt
import pandas as pd
import streamlit as st

WORDS = ["Search", "Upload", "Fullscreen", "Select all", "Close", "Running..."]
TASKS = pd.DataFrame(
    {"Search": WORDS, "Frist": [date(2026, 11, day) for day in range(1, 7)], "Antal": range(6)}
)

st.sidebar.text("Upload")
st.title("Køkkenvask")
st.text("Search")
st.file_uploader("Eksport fra KLIK", accept_multiple_files=True, type=["xlsx"], max_upload_size=1)
st.file_uploader("Én fil")
st.dataframe(TASKS, key="opgaver", alt="Opgaver", on_select="rerun", selection_mode="single-row")
left, right = st.columns(2)
with left:
    st.multiselect("Projekt", WORDS, default=["Upload"])
    st.multiselect("Uden valg", WORDS)
    st.multiselect("Nye valg", WORDS, accept_new_options=True)
    st.selectbox("Status", WORDS, index=None)
    st.text_input("Søg i opgaver", value="Search")
    st.text_area("Note")
    st.number_input("Dage", value=None)
with right:
    st.date_input("Pr. dato", date(2026, 11, 24))
    st.date_input("Periode", (date(2026, 11, 1), date(2026, 11, 24)))
    st.pills("Lys", WORDS, selection_mode="multi")
    st.segmented_control("Visning", WORDS)
    st.toggle("Kun programopgaver")
    st.checkbox("Med navne")
    st.radio("Vælg", WORDS[:3])
    st.slider("Uger", 1, 8)
chart = alt.Chart(TASKS).mark_bar().encode(x="Search", y="Antal")
st.altair_chart(chart, alt="Opgaver efter titel")
first, second = st.tabs(["Search", "Upload"])
first.table(TASKS.head(2), alt="De første")
second.text("Upload")
with st.expander("Search", expanded=True):
    st.metric("Upload", 4, 1, help="Antal opgaver")
with st.popover("Hjælp"):
    st.text("Search")
st.badge("Search")
st.download_button("Hent", data=b"x", file_name="x.txt")
st.code("Search")
with st.status("Upload", state="complete"):
    st.text("Search")


@st.dialog("Close", position="right")
def drawer() -> None:
    st.text("Search")


if st.button("Åbn skuffe"):
    drawer()
if st.button("Brød", type="primary"):
    st.toast("Search")
if st.button("Fejl"):
    raise ValueError("Canary Navn")
if st.button("Tæl længe"):
    with st.spinner("Henter"):
        time.sleep(3)
with st.form("formular"):
    st.text_input("I formular")
    st.form_submit_button("Gem")
