"""The parts of the page Programmappe: what is in it, files in and out, doubts, history, deletion."""

import json
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard.domain.problems import Problem
from dashboard.domain.programme_schema import BY_NAME, OTHER_LABEL, OTHER_SHEET, SUBJECTS
from dashboard.domain.wording import counted
from dashboard.ingest.read_programme import Doubt
from dashboard.programme import edits, interpret, merge
from dashboard.reports import programme_workbook
from dashboard.store import deletion, register
from dashboard.store.connection import Store
from dashboard.store.register import IN_THE_APP, Conflict
from dashboard.ui import session
from dashboard.ui.elements import parts, tables

UNKNOWN = "ukendt"  # who wrote, where nobody said
CHANGES = 100  # of a subject, that its history shows
LABELS = {subject.name: subject.label for subject in SUBJECTS} | {OTHER_SHEET: OTHER_LABEL}
WRITTEN = {"ny": "Ny", "rettet": "Rettet", "fjernet": "Fjernet"}


def answer(counts: pd.DataFrame) -> str:
    """The sentence that answers the page's title. `counts`: queries/programme/counts.sql."""
    rows = {row.subject: row.rows for row in counts.itertuples() if row.rows}
    if not rows:
        return (
            "Ikke noget endnu. Hent skabelonen, udfyld det, du ved, og læg den ind igen, eller skriv direkte "
            "i tabellen herunder. Alt kan være tomt."
        )
    told = [f"{label} ({rows[name]})" for name, label in LABELS.items() if name in rows]
    last = counts.loc[counts["changed_at"].idxmax()]
    return (
        f"Programmappen har {counted(sum(rows.values()), 'række', 'rækker')}: {', '.join(told)}. "
        f"Senest ændret {parts.on_the_clock(last['changed_at'])} af {last['changed_by']}."
    )


def take_away(counts: pd.DataFrame) -> None:
    """The workbook with all that is in the programmappe; with nothing in it, the template.

    `counts`: queries/programme/counts.sql.
    """
    store = session.store()  # the file is built in a thread without a session
    st.download_button(
        "Hent programmappen som Excel" if counts["rows"].sum() else "Hent skabelonen",
        lambda: programme_workbook.workbook(register.rows_by_subject(store), register.project_names(store)),
        file_name="programmappe.xlsx",
        mime=parts.XLSX,
        on_click="ignore",
        icon=":material/download:",
    )


def drop_zone() -> None:
    """Load each programmappe that is dropped once."""
    dropped = st.file_uploader("Læg en udfyldt programmappe ind (.xlsx)", key="programme_upload")
    if dropped is None or dropped.file_id == st.session_state.get("seen_programme"):
        return
    st.session_state["seen_programme"] = dropped.file_id
    with st.status("Læser programmappen", expanded=False):
        load(dropped.name, dropped.getvalue())
    st.rerun()


def load(name: str, content: bytes) -> None:
    """Store a programmappe, or keep what is wrong with it, for `outcome` to tell."""
    try:
        workbook = merge.open_workbook(name, content)
        loaded = merge.merge_workbook(session.store(), workbook, name, _author() or name, session.today())
    except Problem as problem:
        st.session_state["programme_outcome"] = name, problem
    else:
        st.session_state["programme_outcome"] = name, loaded
        keep_conflicts(loaded.conflicts)


def _author() -> str:
    return st.session_state.get("who", "").strip()


def outcome() -> None:
    """What came of the file dropped last."""
    name, found = st.session_state.get("programme_outcome", ("", None))
    if isinstance(found, Problem):
        parts.tell(found, name)
    elif found:
        _loaded(name, found)


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
            st.text("Det her skal du vide om filen:")
            st.dataframe(
                _of_file(loaded.doubts), hide_index=True, alt="Filens ark og kolonner, vi er i tvivl om"
            )


def _remove_absent(loaded: merge.MergeOutcome) -> None:
    changes = edits.removals(loaded.absent)
    keep_conflicts(edits.save(session.store(), changes, _author() or UNKNOWN, session.today()))
    st.session_state.pop("programme_outcome")


def _in_words(rows: Sequence[dict]) -> pd.DataFrame:
    told = [(LABELS[row["subject"]], _row_in_words(row["subject"], row["content"])) for row in rows]
    return pd.DataFrame(told, columns=["subject", "programme_row"])


def _row_in_words(subject: str, content: dict) -> str:
    """By what tells it from others: "KSD · Pilot · Tre pilotkommuner"."""
    if subject == OTHER_SHEET:
        return content.get("sheet", "")
    return " · ".join(content[name] for name in BY_NAME[subject].key if content.get(name))


def _of_file(doubts: Sequence[Doubt]) -> pd.DataFrame:
    told = [(doubt.sheet, str(doubt.row or ""), doubt.column, doubt.text) for doubt in doubts]
    return pd.DataFrame(told, columns=["Ark", "Række", "Kolonne", "Hvad"])


def keep_conflicts(found: Sequence[Conflict]) -> None:
    """Beside those that the user hasn't settled yet."""
    st.session_state["conflicts"] = [*st.session_state.get("conflicts", []), *found]


def conflicts() -> None:
    """What was not written, since somebody else changed the same row: both versions, and the choice."""
    for position, conflict in enumerate(st.session_state.get("conflicts", [])):
        with st.container(border=True):
            st.badge("Ikke gemt", icon=":material/error:", color="red")
            did = "rettet" if conflict.theirs is not None else "fjernet"
            st.text(
                f"{conflict.changed_by} har {did} den samme række {parts.on_the_clock(conflict.changed_at)}, "
                "mens du skrev. Din ændring er ikke gemt."
            )
            st.dataframe(_side_by_side(conflict), hide_index=True, alt="Din ændring og den andens")
            with st.container(horizontal=True):
                st.button("Gem min i stedet", key=f"mine_{position}", on_click=_settle, args=(conflict, True))
                st.button(
                    "Behold den andens", key=f"theirs_{position}", on_click=_settle, args=(conflict, False)
                )


def _rows_in_words(content: dict) -> str:
    return counted(len(content.get("cells", [])), "række", "rækker")


def _settle(conflict: Conflict, is_mine: bool) -> None:
    left = [other for other in st.session_state["conflicts"] if other is not conflict]
    if is_mine:
        change = edits.instead_of_theirs(conflict)
        left += edits.save(session.store(), [change], _author() or UNKNOWN, session.today())
    st.session_state["conflicts"] = left


def _side_by_side(conflict: Conflict) -> pd.DataFrame:
    mine, theirs = conflict.change.content or {}, conflict.theirs or {}
    if conflict.change.subject == OTHER_SHEET:
        rows = [(mine.get("sheet") or theirs.get("sheet"), _rows_in_words(mine), _rows_in_words(theirs))]
        return pd.DataFrame(rows, columns=["Ark", "Dit", "Den andens"])
    columns = BY_NAME[conflict.change.subject].columns
    differing = [each for each in columns if mine.get(each.name, "") != theirs.get(each.name, "")]
    shown = differing or [each for each in columns if mine.get(each.name) or theirs.get(each.name)]
    rows = [(each.label, mine.get(each.name, ""), theirs.get(each.name, "")) for each in shown]
    return pd.DataFrame(rows, columns=["Kolonne", "Din", "Den andens"])


def doubts(store: Store) -> None:
    """The words that the pages can't use, with where they stand."""
    found = interpret.doubts(store)
    if not found:
        return
    st.subheader(f"Det er vi i tvivl om ({len(found)})")
    st.text("Rækkerne er gemt, som de er skrevet. Ret dem i tabellen herover eller i Excel.")
    told = [(_place(doubt.sheet), doubt.column, doubt.text) for doubt in found]
    st.dataframe(
        pd.DataFrame(told, columns=["Hvor", "Kolonne", "Hvad"]),
        hide_index=True,
        column_config={"Hvor": {"width": 300}, "Kolonne": {"width": 160}},
        alt="Det i programmappen, som vi er i tvivl om",
    )


def history(store: Store, subject: str) -> None:
    """Who wrote what in a subject, the newest first."""
    found = store.ask("programme/history", subject=subject, rows=CHANGES)
    if found.empty:
        return
    with st.expander(f"Hvem har skrevet hvad i {BY_NAME[subject].label}?"):
        rows = [
            (
                parts.on_the_clock(row.changed_at),
                row.changed_by,
                WRITTEN[row.what],
                _row_in_words(subject, json.loads(row.content)),
                _what_changed(subject, row),
                _place(row.origin),
            )
            for row in found.itertuples()
        ]
        st.dataframe(
            pd.DataFrame(rows, columns=["Hvornår", "Hvem", "Hvad", "Række", "Ændring", "Hvorfra"]),
            hide_index=True,
            alt="Ændringer i emnet, de nyeste først",
        )


def _place(origin: str) -> str:
    return "skrevet her" if origin == IN_THE_APP else origin


def _what_changed(subject: str, row: object) -> str:
    """Column by column, from what to what. `row`: of queries/programme/history.sql."""
    if row.what != "rettet":
        return ""
    now, before = json.loads(row.content), json.loads(row.before)
    return "; ".join(
        f"{column.label}: {before.get(column.name, 'tom')} → {now.get(column.name, 'tom')}"
        for column in BY_NAME[subject].columns
        if now.get(column.name, "") != before.get(column.name, "")
    )


def delete(counts: pd.DataFrame) -> None:
    if counts.empty or session.in_demo():
        return
    with st.popover("Slet programmappen", icon=":material/delete:"):
        st.text(
            "Alle rækker slettes, også de gamle udgaver og dem i sikkerhedskopierne. Eksporterne fra KLIK "
            "bliver. Det kan ikke fortrydes."
        )
        if st.button("Ja, slet programmappen", type="primary"):
            deletion.delete_programme(session.store())
            for key in ("programme_outcome", "conflicts"):
                st.session_state.pop(key, None)
            st.rerun()
