"""The second page, so that there is a navigation to look at."""

import streamlit as st

st.title("Intet")
