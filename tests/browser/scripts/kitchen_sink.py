"""A small app with every Streamlit element that the dashboard uses, for the tests of the server."""

import streamlit as st

st.set_page_config(page_title="Køkkenvask", layout="wide")
st.navigation(
    [
        st.Page("everything.py", title="Alt", url_path="alt", default=True),
        st.Page("nothing.py", title="Intet"),
    ]
).run()
