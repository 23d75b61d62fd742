"""The sections of the page KLIK-kultur."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pandas as pd
import streamlit as st

from dashboard.charts import culture as charts
from dashboard.domain import culture, export_days
from dashboard.domain.culture import HABITS, THRESHOLDS
from dashboard.domain.filters import TaskFilter
from dashboard.domain.persons import MAIL
from dashboard.sentences import alt_texts
from dashboard.sentences import culture as sentences
from dashboard.ui import session, state
from dashboard.ui.elements import tables
from dashboard.ui.elements.charts import chart_or_table
from dashboard.ui.elements.row_list import Pill

MOST_EXPORTS = 6
SHOWN = ["worst_light", "habit", "title", "because", "due_date", "task_key"]
# Least share in percent, colours: the weaker, the darker. The circle and the figure say it, too.
_SHADES: tuple[tuple[int, Pill], ...] = (
    (75, ("#d5dcea", "#000000", "#5f719c")),
    (50, ("#5f719c", "#ffffff", "#5f719c")),
    (0, ("#1f2f52", "#ffffff", "#5f719c")),
)


def figures(chosen: TaskFilter) -> pd.DataFrame:
    """queries/culture/habits.sql."""
    return session.ask("culture/habits", chosen, **THRESHOLDS)


def days(chosen: TaskFilter) -> list[date]:
    """The days of the trend, oldest first."""
    exports = session.store().ask("data/exports_in_use")
    return export_days.latest_days(exports, chosen.as_of, chosen.municipalities, MOST_EXPORTS)


def first_day(chosen: TaskFilter) -> date:
    """From which day on there are exports of each municipality."""
    exports = session.store().ask("data/exports_in_use")
    return export_days.latest_days(exports, chosen.as_of, chosen.municipalities, len(exports) + 1)[0]


def draw_figures(now: pd.DataFrame, before: pd.DataFrame | None, since: date | None, first: date) -> None:
    """One figure a habit with its n, and how it has changed. `now`, `before`: culture/habits.sql.

    `first`: first_day. What the exports until `since` can't show is not compared with it.
    """
    totals = _by_habit(now)
    earlier = {} if before is None else _by_habit(before)
    for column, habit in zip(st.columns(len(HABITS)), HABITS, strict=True):
        counts = totals.get(habit.code)
        is_comparable = since is not None and habit.is_known_on(since, first)
        change = sentences.change(counts, earlier.get(habit.code) if is_comparable else None, since)
        has_moved = change not in (None, sentences.UNCHANGED)
        column.metric(
            habit.label,
            sentences.share(counts),
            delta=change,
            delta_color="normal" if has_moved else "off",
            delta_arrow="auto" if has_moved else "off",
            help=habit.promise,
            border=True,
            height="stretch",
        )


def _by_habit(figures: pd.DataFrame) -> dict[str, tuple[int, int]]:
    return {row.Index: (row.kept, row.tasks) for row in culture.totals(figures).itertuples()}


def draw_matrix(figures: pd.DataFrame) -> None:
    """One row a project, one column a habit; a row chooses the project below."""
    shares = figures.assign(figure=list(map(culture.figure, figures["kept"], figures["tasks"])))
    wide = shares.pivot(index="project", columns="habit", values="figure")
    projects = list(dict.fromkeys(_in_order(figures)))
    codes = [habit.code for habit in HABITS if habit.code in wide]
    wide = wide.loc[projects, codes].reset_index()
    tables.leading_table(
        wide,
        "project",
        "culture",
        "Hvor stor en andel af hvert projekts opgaver der holder hver vane, flest brud først",
        state.CULTURE_PROJECT.write,
        height=434,
        pills={code: _pills(shares[shares["habit"] == code]) for code in codes},
        widths=dict.fromkeys(codes, 170),
        current=state.CULTURE_PROJECT.read() or "",
    )


def _in_order(figures: pd.DataFrame) -> pd.Index:
    """The projects, the most breaks first."""
    broken = (figures["tasks"] - figures["kept"]).groupby(figures["project"], sort=False).sum()
    return broken.sort_values(ascending=False, kind="stable").index


def _pills(shares: pd.DataFrame) -> dict[str, Pill]:
    """The colours of a habit's figures, the smallest share first."""
    rows = shares.drop_duplicates("figure").assign(
        share=lambda rows: list(map(culture.percent, rows["kept"], rows["tasks"]))
    )
    return {
        row.figure: next(pill for least, pill in _SHADES if row.share >= least)
        for row in rows.sort_values("share").itertuples()
    }


def draw_trend(chosen: TaskFilter, on_days: Sequence[date]) -> None:
    """A line a habit over the exports. Asked for on request: each day must be evaluated."""
    if not st.toggle("Vis udviklingen over eksporterne", key=state.CULTURE_TREND.key):
        return
    if len(on_days) < 2:
        st.text(sentences.in_trend(on_days))
        return
    first = first_day(chosen)
    # The as-of date last: of many days, the store keeps the latest.
    parts = [
        culture.known_on(day, first, culture.totals(figures(replace(chosen, as_of=day))))
        .reset_index()
        .assign(day=pd.Timestamp(day))
        for day in on_days
    ]
    trend = pd.concat(parts, ignore_index=True)
    shown = culture.in_words(trend).assign(
        share=list(map(culture.percent, trend["kept"], trend["tasks"])), exported_on=trend["day"]
    )
    chart_or_table(
        "Udviklingen",
        charts.habit_lines(trend),
        shown[["exported_on", "habit", "share", "kept", "tasks"]],
        "culture_trend",
        alt_texts.habits(trend),
        on_pick=None,
        caption="",
    )


def choose_project(figures: pd.DataFrame) -> str:
    """The project to look at: that of the largest gap, unless the user or the address says another."""
    projects = list(_in_order(figures))
    gap = sentences.largest_gap(figures)
    return st.selectbox(
        "Vælg projekt",
        projects,
        index=0 if gap is None else projects.index(gap["project"]),
        key=state.CULTURE_PROJECT.key,
        bind="query-params",
        width=320,
    )


def draw_breaking(breaking: pd.DataFrame) -> None:
    """The tasks of a project that break a habit; rows open the drawer. `breaking`: at least one."""
    tables.task_table(
        culture.in_words(breaking)[SHOWN],
        "breaking",
        "Projektets opgaver, der bryder en vane, og hvorfor",
        height=434,
        foot=tables.Foot(tables.HOW_TO_OPEN),
    )


def draw_mail(project: str, breaking: pd.DataFrame, chosen: TaskFilter) -> None:
    """A mail to the project's leader with the tasks, and its text to copy. `breaking`: at least one."""
    leader = _leader(project, breaking, chosen)
    mail = sentences.mail(project, breaking, chosen.as_of, leader)
    st.link_button("Skriv til projektlederen", mail.link, icon=":material/mail:", type="primary")
    if not leader:
        st.caption("Projektlederens mailadresse står ikke i programmappen, så mailen åbner uden modtager.")
    with st.expander("Mailens tekst til at kopiere"):
        st.code(mail.body, language=None, wrap_lines=True)


def _leader(project: str, breaking: pd.DataFrame, chosen: TaskFilter) -> str:
    """The leader's mail address; empty where the programmappe has none, or several may be meant."""
    municipalities = breaking["municipality"].unique()
    if len(municipalities) != 1:
        return ""
    own = replace(chosen, municipalities=(municipalities[0],))
    leader = session.ask("tasks/project_leader", own, project=project)
    mails = [mail for mail in leader["mail"] if isinstance(mail, str) and MAIL.fullmatch(mail)]
    return mails[0] if mails else ""


def draw_rules() -> None:
    """How the habits are measured: KOMBIT's habits, and our own thresholds."""
    with st.expander("Sådan måler vi"):
        ours = (
            "De fire vaner er KOMBITs. KOMBIT sætter ingen grænser, så dage og tal er vores egne. "
            "Mangler en kolonne i eksporten, tæller det ikke som brud."
        )
        st.text("\n\n".join([ours, *map(culture.rule, HABITS)]))
