"""The floor of the page benchmarks: one widget and one metric. Served as the dashboard is."""

import streamlit as st

chosen = st.multiselect("Projekt", [f"Projekt {number}" for number in range(1, 17)])
st.metric("Opgaver", 394 - len(chosen))
