"""The sections of the page Eskalation."""

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from dashboard.charts import escalation as charts
from dashboard.domain.danish import format_date
from dashboard.domain.escalation import STAGE_OF_CODE, STAGES
from dashboard.domain.filters import TaskFilter, as_words
from dashboard.domain.labels import LABELS
from dashboard.domain.lights import LABEL
from dashboard.sentences import escalation as sentences
from dashboard.ui import session, state
from dashboard.ui.elements import downloads, tables
from dashboard.ui.elements.badges import BADGE_COLOURS
from dashboard.ui.tasks import case_steps

COLUMN = 256  # pixels: four stages beside each other at 1440, and others beneath
IN_TABLE = [
    "stage", "title", "project", "worst_light", "task_state", "opened_on", "last_step_on",
    "days_since_step", "next_date", "overdue", "due_date", "executor", "responsible", "why", "municipality",
]  # fmt: skip
CLOSED_COLUMNS = ["case_id", "title", "project", "opened_on", "last_step_on", "task_state", "why"]
LOG_COLUMNS = ["day", "step_written", "stage", "taken_by", "case_note", "next_date"]
NOT_COUNTED = "Gælder ikke: trinnet findes ikke i forløbet derfra"


def say_that_there_are_none(chosen: TaskFilter) -> None:
    if as_words(chosen):
        st.info("Ingen eskalationer passer til filtrene. Fjern et filter, eller nulstil dem for at se alle.")
        return
    if not session.may_write():
        st.info("Der er ingen eskalationer endnu.")
        return
    st.info(
        "Der er ingen eskalationer endnu. Åbn en opgave, og vælg Eskalér, eller begynd med et af forslagene "
        "nedenfor."
    )


def board(cases: pd.DataFrame) -> None:
    """A column for each stage that has open cases. `cases`: the open ones of queries/escalation/cases.sql."""
    rows = cases.astype(object).where(cases.notna(), None).to_dict("records")
    with st.container(horizontal=True, gap="small"):
        for stage in STAGES:
            here = [case for case in rows if case["stage"] == stage.code]
            if here:
                with st.container(width=COLUMN, gap="small"):
                    st.markdown(f"**{stage.label}** ({len(here)})")
                    st.caption(f"Ligger hos: {stage.lane.lower() if stage.lane != 'KOMBIT' else stage.lane}")
                    for case in here:
                        _card(case)


def _card(case: Mapping) -> None:
    number = state.fingerprint(case["case_id"])
    with st.container(border=True, gap="xsmall", key=f"case_card_{number}"):
        st.text(case["title"] or "Uden titel")
        with st.container(horizontal=True, gap="small"):
            if case["worst_light"]:
                st.badge(LABEL[case["worst_light"]], color=BADGE_COLOURS[case["worst_light"]])
            st.text(case["project"] or "Uden projekt", width="content")
        st.text(f"Sidste trin: {case_steps.last_step(dict(case))}")
        if case["is_overdue"]:
            st.badge(
                f"Overskredet: {format_date(case['next_date'])}", icon=":material/event_busy:", color="red"
            )
        elif case["next_date"]:
            st.text(f"Næste dato: {format_date(case['next_date'])}")
        if case["task_state"]:
            st.markdown(f":material/info: {sentences.task_note(case['task_state'])}")
        st.button(
            "Se forløbet",
            key=f"open_case_{number}",
            icon=":material/route:",
            on_click=state.OPENED_CASE.write,
            args=(case["case_id"],),
        )


def closed(cases: pd.DataFrame) -> None:
    """The closed ones, folded. `cases`: of queries/escalation/cases.sql."""
    with st.expander("Afsluttede eskalationer"):
        if cases.empty:
            st.text("Ingen eskalationer er afsluttet endnu.")
            return
        tables.leading_table(
            in_words(cases)[CLOSED_COLUMNS].drop(columns="case_id").assign(case_id=cases["case_id"]),
            "case_id",
            "closed_cases",
            "Afsluttede eskalationer",
            state.OPENED_CASE.write,
            height=300,
        )
        st.caption("Klik på en række for at se forløbet.")


def take_away(chosen: TaskFilter) -> None:
    downloads.excel_button(
        "Hent som Excel", "escalation/cases", chosen, "Eskalationer", "cases_xlsx", shape=as_rows
    )


def as_rows(cases: pd.DataFrame) -> pd.DataFrame:
    """For a workbook: queries/escalation/cases.sql in Danish words."""
    return in_words(cases)[IN_TABLE]


def in_words(cases: pd.DataFrame) -> pd.DataFrame:
    return cases.assign(
        stage=[STAGE_OF_CODE[code].label for code in cases["stage"]],
        task_state=[
            sentences.task_note(code if isinstance(code, str) else None) for code in cases["task_state"]
        ],
        overdue=["Ja" if late else "" for late in cases["is_overdue"]],
    )


def proposals(proposed: pd.DataFrame, chosen: TaskFilter, **thresholds: int) -> None:
    """The tasks that ought to be escalated, each with the way to begin: queries/escalation/proposals.sql."""
    st.header("Forslag: opgaver, der bør eskaleres")
    if proposed.empty:
        st.text(
            "Ingen opgaver er omfattet af reglerne: rød på fælles infrastruktur, intet svar eller gul længe."
        )
        return

    def begin(task_key: str) -> None:
        state.UNFOLDED_ESCALATION.write(task_key)
        state.TASKS_AROUND.write(())
        state.OPENED_TASK.write(task_key)

    tables.leading_table(
        proposed[["task_key", "worst_light", "title", "project", "because", "due_date", "responsible"]],
        "task_key",
        "proposals",
        "Opgaver, der bør eskaleres, med grunden til hver",
        begin,
        height=420,
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption("Klik på en række for at eskalere opgaven.", width="content")
        downloads.excel_button(
            "Hent som Excel",
            "escalation/proposals",
            chosen,
            "Forslag til eskalation",
            "proposals_xlsx",
            shape=as_proposals,
            **thresholds,
        )


def as_proposals(proposed: pd.DataFrame) -> pd.DataFrame:
    return proposed[["worst_light", "title", "project", "because", "due_date", "executor", "responsible"]]


def show_opened(chosen: TaskFilter) -> None:
    """Open the case that was picked just now. Call it last on the page."""
    if (case_id := state.OPENED_CASE.take()) is not None:
        _dialog(case_id, chosen)


# The board behind it is drawn anew once it is closed.
@st.dialog("Eskalation", width="large", on_dismiss="rerun")
def _dialog(case_id: str, chosen: TaskFilter) -> None:
    cases = case_steps.cases(chosen, case_id=case_id)
    if not cases:
        st.info("Eskalationen er ikke i programmappen længere.")
        return
    case = cases[0]
    log = session.ask("escalation/log", chosen, case_id=case_id)
    _headline(case)
    case_steps.show_news()
    _flow(case, log)
    left, right = st.columns(2, gap="medium", border=True)
    with left:
        st.subheader("Før eskalationen videre")
        if session.may_write():
            case_steps.draw(case, chosen)
        else:
            st.text("Du er logget ind som læser og kan ikke føre eskalationen videre.")
    with right:
        st.subheader("Tekst, der er klar til at sende")
        case_steps.draw_message(case, log, chosen)
    st.subheader("Log")
    tables.table(as_log(log), "Eskalationens log, ældste trin først", height=None)
    downloads.excel_button(
        "Hent loggen som Excel",
        "escalation/log",
        chosen,
        "Eskalationens log",
        "log_xlsx",
        shape=as_log,
        case_id=case_id,
    )


def _headline(case: Mapping) -> None:
    st.text(" · ".join(filter(None, (case["title"] or "Uden titel", case["project"], case["municipality"]))))
    with st.container(horizontal=True, vertical_alignment="center"):
        if case["worst_light"]:
            st.badge(LABEL[case["worst_light"]], color=BADGE_COLOURS[case["worst_light"]])
        if case["is_overdue"]:
            st.badge("Næste dato er overskredet", icon=":material/event_busy:", color="red")
        st.text(case_steps.where_it_stands(dict(case)), width="content")
    people = {name: case[name] or "ingen" for name in ("executor", "responsible")}
    if case["task_state"] != "gone":
        named = [f"{LABELS[name]}: {person}" for name, person in people.items()]
        st.text(" · ".join([f"Frist: {format_date(case['due_date']) or 'ingen'}", *named]))
    if case["why"]:
        st.text(f"Hvorfor: {case['why']}")


def _flow(case: Mapping, log: pd.DataFrame) -> None:
    stage = STAGE_OF_CODE[case["stage"]]
    visited = set(log.loc[log["is_legal"], "stage"])
    drawing = charts.flow(stage.code, visited)
    st.vega_lite_chart(
        spec=drawing.with_rows(),
        alt=f"Eskalationens forløb i fire rækker: KOMBIT, programleder, projektleder og leder. "
        f"Den står nu på {stage.label} hos {stage.lane}.",
    )
    st.caption(
        f"{charts.HERE} er, hvor sagen står, og {charts.BEEN} er, hvor den har været. Er opgaven løst, kan "
        "sagen lukkes fra alle trin."
    )


def as_log(log: pd.DataFrame) -> pd.DataFrame:
    """The log in Danish words: queries/escalation/log.sql."""
    stages = [
        STAGE_OF_CODE[row.stage].label if row.is_legal and row.stage else NOT_COUNTED
        for row in log.itertuples()
    ]
    return log.assign(stage=stages, case_note=log["note"])[LOG_COLUMNS]
