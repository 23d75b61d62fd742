"""The screen that meets a new user, and everyone who has nothing loaded yet."""

import streamlit as st

from dashboard.domain.wording import counted
from dashboard.store import retention
from dashboard.ui import demo, session
from dashboard.ui.exports import import_results, upload
from dashboard.ui.programme import summary


def require_tasks() -> None:
    """Stop with two ways forward when nothing is loaded."""
    if session.has_tasks():
        return
    st.text(
        "KLIK-overblik viser, hvad der er rødt i kommunens KLIK-opgaver, hvorfor, hvem der skal handle, og "
        "hvad der er på vej. Læg en eksport fra KLIK ind, så er du i gang."
    )
    left, right = st.columns(2, gap="medium", border=True)
    with left:
        if session.may_write():
            st.header("Upload din KLIK-eksport")
        else:
            st.header("Der er ingen opgaver endnu")
        upload.zone("first_run_upload")
        import_results.in_short()
        summary.outcome()
        st.caption("I KLIK: filtrér opgavelisten, som du vil have den, og vælg at eksportere til Excel.")
    with right:
        st.header("Prøv med eksempeldata")
        st.text(
            "En opdigtet kommune med fem eksporter og omkring 400 opgaver i de nyeste. "
            "Intet blandes med dine egne data."
        )
        st.button("Prøv med eksempeldata", type="primary", on_click=demo.start, icon=":material/play_arrow:")
    st.header("Hvad sker der med dine data?")
    st.text(where_data_goes())
    st.stop()


def where_data_goes() -> str:
    if session.keeps_nothing():
        return (
            "Filen læses på den maskine, som KLIK-overblik kører på, og bliver kun i denne session. Når du "
            "lukker eller genindlæser siden, er data væk, og filen skal uploades igen. Intet sendes videre."
        )
    days = retention.keep_days()
    until = f"i {counted(days, 'dag', 'dage')} efter eksportdatoen" if days else "til du sletter den"
    if session.store().instance.is_shared:
        return (
            "Filen læses på en server hos den, der driver KLIK-overblik, og gemmes i en database og filer "
            f"for jeres kommune alene, {until}. Intet sendes til andre: hverken til KOMBIT eller til os."
        )
    return (
        f"Filen læses på den maskine, som KLIK-overblik kører på, og gemmes i en databasefil på den, "
        f"{until}. Intet sendes til andre: hverken til KOMBIT, til os eller til en cloudtjeneste."
    )
