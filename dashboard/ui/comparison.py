"""The sections of the page Kommuner: one's own figures beside the others', and what one shares with them."""

import pandas as pd
import streamlit as st

from dashboard.charts import comparison as charts
from dashboard.domain import municipalities
from dashboard.domain.aggregates import FEWEST
from dashboard.domain.comparison import (
    ALL,
    KINDS,
    MEASURES,
    Kind,
    Measure,
    of_measure,
    whole_percent,
    without_complements,
)
from dashboard.domain.problems import Problem
from dashboard.domain.shared_figures import Group, SharedFigures
from dashboard.domain.wording import spelled
from dashboard.sentences import comparison as sentences
from dashboard.store import comparison, sharing
from dashboard.store.comparison import Shared
from dashboard.ui import chosen_municipality, demo, page_head, session, state
from dashboard.ui.elements import problem_box, tables
from dashboard.ui.elements.charts import chart_or_table

HIDDEN, NOTHING = f"under {FEWEST}", "–"
_CAPTION = (
    "Procent af opgaverne i den nyeste eksport, efter værste lys. Der vises kun det, som mindst "
    f"{spelled(FEWEST)} kommuner har opgaver i. »{HIDDEN}«: færre end {spelled(FEWEST)} kommuner har sådanne "
    "opgaver, eller tallet ville røbe et, der er skjult."
)


def stop_without_others() -> None:
    """Where no others can be there, or the data on show are nobody's."""
    if not session.each_has_a_database():
        page_head.answer(sentences.NOT_MANY)
        st.stop()
    if demo.is_on():
        page_head.answer(sentences.IN_DEMO)
        st.stop()


def shared_by_all() -> Shared:
    """What all share, one's own brought up to date first; of others nothing, unless one shares oneself."""
    store = session.store()
    sharing.bring_up_to_date(store)
    if not sharing.is_on(store) or store.shared_figures is None:
        return Shared((), 0)
    return comparison.read_all(store.shared_figures.parent)


def stop_without_comparison(shared: Shared) -> None:
    """Say what is missing, and show what one shares or would share."""
    if not sharing.is_on(session.store()):
        page_head.answer(sentences.NOT_SHARED)
    elif not session.has_tasks():
        page_head.answer("Der er ingen eksport endnu. Læg den ind på siden Data først.")
    elif len(shared.figures) < FEWEST:
        page_head.answer(sentences.too_few(len(shared.figures)), sentences.unread(shared.unread))
    else:
        return
    draw_own()
    st.stop()


def choose() -> tuple[Kind, Measure]:
    """What there is a row of, and what is compared."""
    with st.container(horizontal=True, gap="medium", key="only_on_screen_comparison"):
        kind = st.segmented_control(
            "Sammenlign pr.",
            [each.label for each in KINDS],
            default=KINDS[0].label,
            required=True,
            key=state.COMPARED_BY.key,
            bind="query-params",
            label_visibility="collapsed",
        )
        measure = st.segmented_control(
            "Hvad der sammenlignes",
            [each.label for each in MEASURES],
            default=MEASURES[0].label,
            required=True,
            key=state.COMPARED_MEASURE.key,
            bind="query-params",
            label_visibility="collapsed",
        )
    return (
        next((each for each in KINDS if each.label == kind), KINDS[0]),
        next((each for each in MEASURES if each.label == measure), MEASURES[0]),
    )


@st.cache_data(scope="session", max_entries=4, show_spinner=False)
def _spreads(_shared: Shared, fingerprint: str, own: str, kind: str) -> list[pd.DataFrame]:
    return [without_complements(each) for each in comparison.spreads(_shared.figures, own, kind, ALL)]


def spreads(shared: Shared, kind: Kind) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Of the kind, and of all tasks: queries/comparison/spread.sql, with all hidden that must be."""
    own = municipalities.codes()[chosen_municipality.name()]
    groups, total = _spreads(shared, state.fingerprint(repr(shared.figures)), own, kind.code)
    return groups, total


def answer(shared: Shared, groups: pd.DataFrame, total: pd.DataFrame, kind: Kind, measure: Measure) -> None:
    """One's own figure of all tasks beside the middle one, and where one lies furthest above it."""
    name, many = chosen_municipality.name(), len(shared.figures)
    of_all = of_measure(total, measure.code)
    if of_all.empty or pd.isna(of_all["own"].iloc[0]):
        first = sentences.no_total(name, many, measure)
    else:
        first = sentences.headline(name, of_all.iloc[0], measure)
    page_head.answer(
        first,
        sentences.furthest_above(of_measure(groups, measure.code), kind),
        sentences.from_when([one.as_of for one in shared.figures if one.as_of]),
        sentences.unread(shared.unread),
    )


def draw_spread(groups: pd.DataFrame, kind: Kind, measure: Measure) -> None:
    """The picture, of what is not hidden; its table has the rest, too."""
    rows = of_measure(groups, measure.code)
    shown = rows[~rows["is_hidden"]]
    if shown.empty:
        st.text(f"Ingen tal kan vises for {measure.words}: {sentences.few_have(measure)}.")
        return
    table = pd.DataFrame({kind.code: rows["name"], "municipalities": rows["municipalities"]})
    table["own"] = _own_texts(rows)
    for name in ("lowest", "middle_share", "highest"):
        table[name] = _texts(rows, name.removesuffix("_share"))
    chart_or_table(
        f"{measure.label} i procent pr. {kind.one}",
        charts.spread(shown),
        table,
        "comparison",
        sentences.alt_text(rows, kind, measure),
        on_pick=None,
        caption="",
    )


def draw_table(groups: pd.DataFrame, kind: Kind) -> None:
    """All measures beside each other: one's own, and the middle one."""
    st.header("Alle tal, jeres og medianen")
    names = list(dict.fromkeys(groups["name"]))
    table = pd.DataFrame({kind.code: names})
    for measure in MEASURES:
        rows = groups[groups["measure"] == measure.code].set_index("name").reindex(names)
        own, middle = _own_texts(rows), _texts(rows, "middle")
        table[f"{measure.code}_beside"] = [" / ".join(pair) for pair in zip(own, middle, strict=True)]
    tables.table(table, f"Jeres tal og medianen, pr. {kind.one}", height=400, sorts=False)
    st.text(_CAPTION)


def _own_texts(rows: pd.DataFrame) -> list[str]:
    return [NOTHING if pd.isna(own) else f"{whole_percent(own)} %" for own in rows["own"]]


def _texts(rows: pd.DataFrame, figure: str) -> list[str]:
    return [HIDDEN if pd.isna(share) else f"{whole_percent(share)} %" for share in rows[figure]]


def draw_own() -> None:
    """Whether one shares, exactly what, and the switch for whoever may use it."""
    store = session.store()
    is_on = sharing.is_on(store)
    if is_on:
        st.header("Det, I deler")
    else:
        st.header("Del kommunens tal")
    own = sharing.own(store)
    if own.as_of is None and not is_on:
        st.text("Der er ingen eksport endnu. Læg den ind på siden Data først.")
        return
    st.text(_what_is_shared(own, is_on))
    _switch(is_on)
    if own.groups:
        table = pd.DataFrame([_row(group) for group in own.groups])
        tables.table(
            table.astype({"moved": "Int64"}),  # a number where none is known, too
            "Det, der deles: antal opgaver pr. støttesystem og projekt",
            height=360,
        )


def _what_is_shared(own: SharedFigures, is_on: bool) -> str:
    day = f"datoen {own.as_of:%d.%m.%Y}" if own.as_of else "at der ingen eksport er"
    return (
        f"{'Det deles' if is_on else 'Dette ville blive delt, og intet andet'}: kommunens kode, {day}, en "
        "kontrolkode, der viser, om tallene er ændret, og tabellen herunder. Ingen personer, titler, "
        "kommentarer eller links; kun navne på projekter og støttesystemer, og antal. De andre kommuner "
        "ser kun laveste, median og højeste af alles procenter, aldrig hvilken kommune de er fra, og et "
        f"navn først, når {spelled(FEWEST)} kommuner har det. Har kun tre eller fire det, kan hver procent "
        "regnes ud, men ikke hvilken kommune den er fra, medmindre man ved, hvem der har det. Tallene "
        "følger jeres nyeste eksport, til I slår det fra; så slettes de med det samme."
    )


def _switch(is_on: bool) -> None:
    if not session.may_administer():
        st.text(f"Kun en administrator kan slå det {'fra' if is_on else 'til'}.")
        return
    if is_on:
        is_pressed = st.button("Stop delingen", icon=":material/block:")
    else:
        is_pressed = st.button("Del kommunens tal", type="primary", icon=":material/share:")
    if is_pressed:
        try:
            (sharing.switch_off if is_on else sharing.switch_on)(session.store())
        except Problem as problem:
            problem_box.show(problem)
        else:
            st.rerun()


def _row(group: Group) -> dict[str, object]:
    label = next(kind.label for kind in KINDS if kind.code == group.kind)
    lights = {each: getattr(group, each) for each in ("grey", "green", "yellow", "red")}
    return {
        "kind": label,
        "name": group.name,
        "tasks": group.tasks,
        **lights,
        "done_or_unknown": group.tasks - sum(lights.values()),
        "overdue": group.overdue,
        "moved": group.moved,
    }
