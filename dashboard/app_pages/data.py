"""Kan jeg stole på tallene?"""

import streamlit as st

st.title("Kan jeg stole på tallene?")
