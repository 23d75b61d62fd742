"""The page Programmappe: what is in it, files in and out, what we doubt, deletion."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard.domain.problems import Problem
from dashboard.domain.wording import counted, listed, number
from dashboard.ingest.read_programme import Doubt
from dashboard.programme import edits, interpret, merge, offers
from dashboard.reports import programme_workbook
from dashboard.store import register
from dashboard.ui import session, state
from dashboard.ui.elements import author, problem_box, tables
from dashboard.ui.elements.downloads import XLSX
from dashboard.ui.programme import conflicts
from dashboard.ui.programme.row_words import LABELS, origin_in_words, row_in_words

NAMED = 4  # subjects that the sentence names


def answer(counts: pd.DataFrame) -> tuple[str, str]:
    """The sentence that answers the title, and what adds to it. `counts`: queries/programme/counts.sql."""
    rows = {row.subject: row.rows for row in counts.itertuples() if row.rows}
    if not rows and not session.may_write():
        return "Ikke noget endnu.", "Jeres programleder kan udfylde programmappen."
    if not rows:
        ready = ""
        if offers.offered_rows(session.store()):
            ready = " Det, eksporterne nævner, står i tabellerne og kan gemmes, som det er."
        return (
            "Ikke noget endnu.",
            "Skriv i tabellen herunder, eller hent skabelonen, udfyld det, du ved, og læg den ind igen. "
            f"Alt kan være tomt.{ready}",
        )
    last = counts.loc[counts["changed_at"].idxmax()]
    most_first = sorted(rows, key=lambda name: -rows[name])
    named = listed([f"{LABELS[name]} ({number(rows[name])})" for name in most_first], NAMED)
    where = f"{len(rows)} emner: {named}" if len(rows) > 1 else f"emnet {LABELS[most_first[0]]}"
    return (
        f"Programmappen har {counted(sum(rows.values()), 'række', 'rækker')} i {where}.",
        f"Senest ændret {author.on_the_clock(last['changed_at'])} af {last['changed_by']}.",
    )


def take_away(counts: pd.DataFrame) -> None:
    """The workbook with all that is in the programmappe; with nothing in it, the template.

    `counts`: queries/programme/counts.sql.
    """
    store = session.store()  # the file is built in a thread without a session
    st.download_button(
        "Hent programmappen som Excel" if counts["rows"].sum() else "Hent skabelonen",
        lambda: programme_workbook.workbook(
            offers.filled_in(store, register.rows_by_subject(store)), register.project_names(store)
        ),
        file_name="programmappe.xlsx",
        mime=XLSX,
        on_click="ignore",
        icon=":material/download:",
    )


def drop_zone() -> None:
    """Load each programmappe that is dropped once."""
    dropped = st.file_uploader("Læg en udfyldt programmappe ind (.xlsx)", key=state.PROGRAMME_UPLOAD.key)
    if dropped is None or dropped.file_id == state.SEEN_PROGRAMME.read():
        return
    state.SEEN_PROGRAMME.write(dropped.file_id)
    with st.status("Læser programmappen", expanded=False):
        load(dropped.name, dropped.getvalue())
    st.rerun()


def load(name: str, content: bytes) -> None:
    """Store a programmappe; `outcome` shows what came of it, or what is wrong with it."""
    try:
        workbook = merge.open_workbook(name, content)
        initials = author.initials() or name
        loaded = merge.merge_workbook(session.store(), workbook, name, initials, session.today())
    except Problem as problem:
        state.PROGRAMME_OUTCOME.write((name, problem))
    else:
        state.PROGRAMME_OUTCOME.write((name, loaded))
        conflicts.remember(loaded.conflicts)


def outcome() -> None:
    """What came of the file dropped last."""
    name, came_of_it = state.PROGRAMME_OUTCOME.read()
    if isinstance(came_of_it, Problem):
        problem_box.show(came_of_it, name)
    elif came_of_it:
        _loaded(name, came_of_it)


def _loaded(name: str, loaded: merge.MergeOutcome) -> None:
    with st.container(border=True):
        st.badge("Gemt", icon=":material/check:", color="green")
        new, unchanged = counted(loaded.added, "ny række", "nye rækker"), f"{loaded.unchanged} uændrede"
        st.text(f"{name}: {new}, {loaded.changed} rettede og {unchanged}.")
        if loaded.absent:
            st.text(
                f"{counted(len(loaded.absent), 'række', 'rækker')} i programmappen står ikke i filen. "
                "De er beholdt. Er de slettet med vilje, kan du fjerne dem her."
            )
            tables.table(_in_words(loaded.absent), "Rækker, der ikke står i filen")
            st.button("Fjern dem", on_click=_remove_absent, args=(loaded,), icon=":material/playlist_remove:")
        if loaded.doubts:
            st.text("Vær opmærksom på følgende i filen:")
            st.dataframe(
                _of_file(loaded.doubts), hide_index=True, alt="Filens ark og kolonner, vi er i tvivl om"
            )


def _remove_absent(loaded: merge.MergeOutcome) -> None:
    changes, initials = edits.removals(loaded.absent), author.initials() or author.UNKNOWN
    conflicts.remember(edits.save(session.store(), changes, initials, session.today()))
    state.PROGRAMME_OUTCOME.forget()


def _in_words(rows: Sequence[dict]) -> pd.DataFrame:
    lines = [(LABELS[row["subject"]], row_in_words(row["subject"], row["content"])) for row in rows]
    return pd.DataFrame(lines, columns=["subject", "programme_row"])


def _of_file(doubts: Sequence[Doubt]) -> pd.DataFrame:
    lines = [(doubt.sheet, str(doubt.row or ""), doubt.column, doubt.text) for doubt in doubts]
    return pd.DataFrame(lines, columns=["Ark", "Række", "Kolonne", "Hvad"])


def doubts() -> None:
    """The words that the pages can't use, with where they stand."""
    doubted = interpret.doubts(session.store())
    if not doubted:
        return
    st.header(f"Det er vi i tvivl om ({len(doubted)})")
    st.text("Rækkerne er gemt, som de er skrevet. Ret dem i tabellen herover eller i Excel.")
    lines = [(origin_in_words(doubt.sheet), doubt.column, doubt.text) for doubt in doubted]
    st.dataframe(
        pd.DataFrame(lines, columns=["Hvor", "Kolonne", "Hvad"]),
        hide_index=True,
        column_config={"Hvor": {"width": 300}, "Kolonne": {"width": 160}},
        alt="Det i programmappen, som vi er i tvivl om",
    )
