"""The page Rapport: for whom, with names or without, the file, and what it will say."""

import streamlit as st

from dashboard.domain.filters import TaskFilter
from dashboard.domain.problems import Problem
from dashboard.domain.report_formats import BY_AUDIENCE, FORMATS, ICS, MAIL, PDF, ReportFormat
from dashboard.domain.wording import number
from dashboard.report import Report
from dashboard.reports.story import Story, Table
from dashboard.sentences import report as sentences
from dashboard.ui import session, state
from dashboard.ui.elements import problem_box, tables

MOST_ROWS = 10


def choose() -> tuple[ReportFormat, bool]:
    """For whom the report is, and whether it names persons."""
    audience = st.segmented_control(
        "Modtager",
        list(BY_AUDIENCE),
        default=FORMATS[0].audience,
        required=True,
        key=state.REPORT_AUDIENCE.key,
        bind="query-params",
        label_visibility="collapsed",
    )
    with_names = st.toggle("Med navne", value=True, key=state.REPORT_WITH_NAMES.key, persist_state="session")
    return BY_AUDIENCE[audience or FORMATS[0].audience], with_names


def of(chosen: TaskFilter, with_names: bool) -> Report:
    """What the filter leaves, to be taken away."""
    return Report(session.store(), chosen, with_names, session.today())


def offer_file(report: Report, report_format: ReportFormat) -> None:
    """The button that has the file made, and then the one that fetches it; or why it can't be made whole."""
    made_of, made = state.MADE_REPORT.read()
    if made_of != (report.identity, report_format.code):
        made = None
    if isinstance(made, bytes):
        st.download_button(
            f"Hent {report_format.file_word}",
            made,
            file_name=sentences.file_name(report_format, report.story.about.as_of),
            mime=report_format.mime,
            type="primary",
            on_click="ignore",
            key="fetch_report",
            icon=":material/download:",
        )
        st.text(sentences.ready(report_format.file_word, len(made)), width="content")
    else:
        if made is not None:
            problem_box.show(made)
        label = f"Lav {report_format.file_word}"
        if st.button(label, type="primary", icon=":material/draft:", key="make_report"):
            _make(report, report_format)
            st.rerun()
        st.text(report_format.about, width="content")


def _make(report: Report, report_format: ReportFormat) -> None:
    try:
        with st.spinner("Laver filen …"):
            made: bytes | Problem = report.file(report_format)
    except Problem as problem:
        made = problem
    state.MADE_REPORT.write(((report.identity, report_format.code), made))


def draw_preview(report: Report, report_format: ReportFormat) -> None:
    """What the file says: of slides and sheets as far as all say it, of a mail every word."""
    st.header("Det kommer der til at stå")
    with st.container(border=True):
        st.text(report.story.about.line)
        if report_format is MAIL:
            _mail(report.story)
        elif report_format is ICS:
            _calendar(report)
        else:
            _story(report.story)
            if report_format is PDF and not report.story.strategy.rows.empty:
                _table(report.story.strategy.first(MOST_ROWS))


def _story(story: Story) -> None:
    _figures(story)
    st.text("\n".join(story.sentences))
    for table in story.tables:
        _table(table.first(MOST_ROWS))


def _calendar(report: Report) -> None:
    deadlines, activities = report.calendar_tables(MOST_ROWS)
    st.text(sentences.events(deadlines.all_rows, activities.all_rows))
    _table(deadlines)
    _table(activities)


def _mail(story: Story) -> None:
    from dashboard.reports import mail

    st.text(f"Emne: {story.subject}")
    st.text(mail.text(story))


def _figures(story: Story) -> None:
    with st.container(horizontal=True):
        for figure in story.figures:
            st.metric(figure.label, number(figure.count), border=True)


def _table(table: Table) -> None:
    st.subheader(table.heading)
    if table.rows.empty:
        st.text(table.answer)
        return
    tables.table(table.rows, f"{table.heading}. {table.answer}", height=None, foot=table.cut)
