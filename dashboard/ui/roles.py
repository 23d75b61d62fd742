"""The sections of the page Roller: what is vacant, how all is covered, who has what, and what a role is."""

import pandas as pd
import streamlit as st

from dashboard.charts import coverage as charts
from dashboard.charts import person_load
from dashboard.charts.base import with_picks
from dashboard.domain.catalogue import components
from dashboard.domain.culture import THRESHOLDS
from dashboard.domain.filters import TaskFilter
from dashboard.domain.horizon import DAYS_AT_RISK, MONTHS_AT_RISK
from dashboard.domain.role_states import BY_CODE, LABEL, NOT_RELEVANT, PARTLY, VACANT
from dashboard.domain.roles import ROLE_GROUPS, THEMES
from dashboard.sentences import alt_texts
from dashboard.sentences import roles as sentences
from dashboard.ui import role_forms, session, state
from dashboard.ui.elements import downloads, tables
from dashboard.ui.elements.charts import chart_or_table

VACANT_ROLES, COVERAGE, PERSONS, GALLERY = "Ubesatte", "Dækning", "Personer", "Rollegalleri"
SECTIONS = (VACANT_ROLES, COVERAGE, PERSONS, GALLERY)
_AT_RISK = ["task_key", "worst_light", "due_date", "project", "title", "because"]
OVERLOAD = {name: THRESHOLDS[name] for name in ("most_tasks", "times_median")}
_FALLS = {"role": 165, "project": 88, "others": 100, "tasks": 66}  # pixels: all of it beside the persons
_MATRIX = (
    "Farve og tegn viser, hvordan rollen er dækket. Et klik i et ubesat felt viser det, der venter på rollen."
)


def choose_section() -> str:
    chosen = st.segmented_control(
        "Afsnit",
        SECTIONS,
        default=VACANT_ROLES,
        required=True,
        key=state.ROLE_SECTION.key,
        bind="query-params",
        label_visibility="collapsed",
    )
    return chosen or VACANT_ROLES


def draw_vacant(chosen: TaskFilter) -> None:
    """The roles that nobody has, what waits for the chosen one, and the way to give it a name."""
    vacant = session.ask("roles/vacant_roles", chosen, horizon_days=DAYS_AT_RISK)
    if vacant.empty:
        st.text("Ingen nødvendig rolle er ubesat.")
        return
    left, right = st.columns([6, 7], gap="medium")
    with left:
        tables.leading_table(
            vacant[["role", "tasks_at_risk", "first_due", "vacant_from"]],
            "role",
            "vacant",
            "De ubesatte roller, dem flest opgaver venter på først",
            state.CHOSEN_ROLE.write,
            height=320,
            current=state.CHOSEN_ROLE.read() or "",
        )
        if session.may_write():
            st.caption("Vælg en rolle for at se opgaverne bag og sætte navn på den.")
        else:
            st.caption("Vælg en rolle for at se opgaverne bag.")
        downloads.excel_button(
            "Hent som Excel", "roles/vacant", chosen, "Ubesatte roller", "vacant_xlsx",
            shape=_vacant_in_words, horizon_days=DAYS_AT_RISK,
        )  # fmt: skip
    of_role = vacant[vacant["role"] == state.CHOSEN_ROLE.read()]
    with right:
        _draw_role((vacant if of_role.empty else of_role).iloc[0], chosen)


def _draw_role(vacant: pd.Series, chosen: TaskFilter) -> None:
    """`vacant`: a row of queries/roles/vacant_roles.sql."""
    projects = list(vacant["projects"])
    st.text(sentences.of_role(vacant["role"], int(vacant["tasks_at_risk"]), projects))
    if len(vacant["coming"]):
        st.text(sentences.of_coming(list(vacant["coming"])))
    if vacant["is_suggestion"]:
        st.caption("Forslag: ingen har bekræftet behovet på arket Roller.")
    if session.may_write():
        role_forms.name_somebody(vacant["role"], projects, chosen, "vacant")
    tasks = session.ask("roles/tasks_at_risk", chosen, horizon_days=DAYS_AT_RISK)
    waiting = tasks[tasks["role"] == vacant["role"]]
    if not waiting.empty:
        tables.task_table(
            waiting[_AT_RISK], "at_risk", "Opgaverne, der venter på rollen, den nærmeste frist først", 300
        )


def draw_coverage(chosen: TaskFilter) -> None:
    covered = session.ask("roles/coverage", chosen, horizon_days=DAYS_AT_RISK)
    if covered.empty:
        st.text("Ingen af projekterne har brug for en rolle lige nu.")
        return
    shows_all = st.toggle("Vis også roller, der er besat overalt", key=state.ALL_ROLES.key)
    gaps = covered.loc[covered["state"].isin([VACANT, PARTLY]), "role"].unique()
    shown = covered if shows_all or not len(gaps) else covered[covered["role"].isin(gaps)]
    chart_or_table(
        "Rolle × projekt",
        charts.roles_by_project(shown),
        with_picks(in_words(shown), charts.picks(shown)),
        "coverage",
        alt_texts.coverage(covered),
        on_pick=_show_role,
        caption=_MATRIX,
    )
    downloads.excel_button(
        "Hent som Excel", "roles/coverage", chosen, "Roller og projekter", "coverage_xlsx",
        shape=in_words, horizon_days=DAYS_AT_RISK,
    )  # fmt: skip
    _draw_sums(covered)
    ahead = session.ask("roles/coverage_ahead", chosen, months=MONTHS_AT_RISK, horizon_days=DAYS_AT_RISK)
    by_day = ahead.groupby(["day", "state"], sort=False).size().reset_index(name="roles")
    chart_or_table(
        "De kommende måneder",
        charts.states_ahead(by_day),
        _worded(by_day),
        "coverage_ahead",
        alt_texts.states_by(by_day, "måned"),
        on_pick=None,
        caption="Sådan bliver dækningen med den bemanding, der er skrevet nu, og projekternes behov i dag.",
    )


def _draw_sums(covered: pd.DataFrame) -> None:
    needed = covered[covered["state"] != NOT_RELEVANT]
    of_themes = needed.explode("themes").dropna(subset=["themes"])
    sums = {
        "theme": ("Tema", of_themes.assign(name=of_themes["themes"]), THEMES),
        "group": ("Gruppe", needed.assign(name=needed["role_group"]), ROLE_GROUPS),
    }
    for column, (name, (title, rows, order)) in zip(st.columns(2, gap="medium"), sums.items(), strict=True):
        counts = rows.groupby(["name", "state"], sort=False).size().reset_index(name="roles")
        # As KOMBIT has them, the municipality's own last.
        names = pd.CategoricalIndex([*order, *sorted(set(counts["name"]) - set(order))])
        counts = counts.sort_values("name", key=names.get_indexer, kind="stable")
        with column:
            chart_or_table(
                f"Dækning pr. {title.lower()}",
                charts.states_by(counts, title),
                _worded(counts),
                f"coverage_{name}",
                alt_texts.states_by(counts, title.lower()),
                on_pick=None,
                caption="",
            )


def _show_role(picked: dict) -> None:
    """From a vacant cell of the matrix to what waits for the role in that project; others lead nowhere."""
    if picked["glyph"] != BY_CODE[VACANT].glyph:
        return
    state.choose(projects=(picked["project"],))
    state.CHOSEN_ROLE.write(picked["role"])
    state.ROLE_SECTION.write(VACANT_ROLES)


def draw_persons(chosen: TaskFilter) -> None:
    """By name, never ranked: what is on each desk, and what falls with whom."""
    persons = session.ask("roles/persons", chosen, horizon_days=DAYS_AT_RISK, **OVERLOAD)
    if persons.empty:
        st.text("Hverken opgaverne eller programmappen nævner personer.")
        return
    left, right = st.columns([8, 5], gap="medium")
    shown = persons.assign(roles=[", ".join(roles) for roles in persons["roles"]])
    with left:
        tables.leading_table(
            shown[["person", "phone", "open_tasks", "busiest", "roles"]],
            "person",
            "persons",
            "Personer med roller, telefon og åbne opgaver, efter navn",
            state.CHOSEN_PERSON.write,
            height=480,
            current=state.CHOSEN_PERSON.read() or "",
        )
        st.caption(f"Åbne opgaver er dem med frist de næste {MONTHS_AT_RISK} måneder, og de overskredne.")
        st.text(sentences.of_unregistered(persons.loc[~persons["is_registered"], "person"].tolist()))
        downloads.excel_button(
            "Hent som Excel", "roles/persons", chosen, "Personer og roller", "persons_xlsx",
            shape=lambda rows: rows.assign(roles=[", ".join(roles) for roles in rows["roles"]]).drop(
                columns=["is_registered", "overloaded_in"]
            ),
            horizon_days=DAYS_AT_RISK,
            **OVERLOAD,
        )  # fmt: skip
    of_person = persons[persons["person"] == state.CHOSEN_PERSON.read()]
    with right:
        _draw_person((persons if of_person.empty else of_person).iloc[0], chosen)


def _draw_person(desk: pd.Series, chosen: TaskFilter) -> None:
    """`desk`: a row of queries/roles/persons.sql."""
    person = desk["person"]
    falls = session.ask("roles/if_stops", chosen, person=person, horizon_days=DAYS_AT_RISK)
    st.text(sentences.if_stops(person, falls))
    if len(desk["overloaded_in"]):
        st.text(sentences.of_overload(list(desk["overloaded_in"]), **OVERLOAD))
    loads = session.ask("roles/load", chosen, horizon_days=DAYS_AT_RISK)
    beside = person_load.beside_others(loads, person)
    chart_or_table(
        "Åbne opgaver pr. måned",
        person_load.months(beside),
        beside,
        "person_load",
        alt_texts.person_load(beside),
        on_pick=None,
        caption="Stregen er medianen af de andre, der har opgaver med frist i måneden.",
    )
    of_roles = falls[falls["role"].notna()]
    if not of_roles.empty:
        shown = of_roles.assign(others=[", ".join(names) or sentences.NOBODY for names in of_roles["others"]])
        alt_text = "Roller, personen har, hvem der ellers har dem, og opgaver, der venter på dem"
        tables.table(shown, alt_text, widths=_FALLS)


def draw_gallery(chosen: TaskFilter) -> None:
    gallery = session.ask("roles/gallery", chosen).set_index("role")
    left, right = st.columns([5, 7], gap="medium")
    with left:
        role = st.selectbox("Rolle", gallery.index.tolist(), key=state.GALLERY_ROLE.key)
        _draw_texts(gallery.loc[role])
    with right:
        _draw_split(chosen)


def _draw_texts(role: pd.Series) -> None:
    st.text(f"{role['role_group']} · {', '.join(role['themes']) or 'uden tema'}")
    for label, name in (("Ansvar", "responsibility"), ("Opgaver", "tasks"), ("Kompetencer", "competences")):
        st.text(f"{label}: {role[name] if isinstance(role[name], str) else 'ikke beskrevet endnu'}")
    st.text(f"Kilde: {role['text_source']}")
    st.caption("Skriv jeres egne ord på arket Rollebeskrivelser i programmappen; de står i stedet for vores.")


def _draw_split(chosen: TaskFilter) -> None:
    st.header("Hvem gør hvad for et støttesystem?")
    names = [component.name for component in components()]
    component = st.selectbox("Støttesystem", names, key=state.SHARED_COMPONENT.key)
    rows = session.ask("roles/responsibilities", chosen, component=component)
    if rows.empty:
        st.text("Ingen fordeling endnu. Skriv den på arket Ansvarsfordeling i programmappen.")
        return
    split = rows.pivot_table(
        index="task", columns="role", values="responsibility", aggfunc=", ".join, sort=False
    )
    roles_in_order = list(dict.fromkeys(rows["role"]))
    st.dataframe(
        split[roles_in_order].rename_axis("Opgave").fillna(""), alt="Opgaver og roller: hvem gør hvad"
    )
    if rows["is_suggestion"].any():
        st.caption("Forslag: vores eget, indtil I skriver jeres på arket Ansvarsfordeling.")
    downloads.excel_button(
        "Hent som Excel", "roles/responsibilities", chosen, "Ansvarsfordeling", "split_xlsx",
        shape=lambda rows: rows.drop(columns="is_suggestion").assign(component=component),
        component=component,
    )  # fmt: skip


def in_words(rows: pd.DataFrame) -> pd.DataFrame:
    """queries/roles/coverage.sql with words for its codes, and lists as lines."""
    return pd.DataFrame(
        {
            "role": rows["role"],
            "project": rows["project"],
            "state": [LABEL[code] for code in rows["state"]],
            "persons": [", ".join(names) for names in rows["persons"]],
            "vacant_from": rows["vacant_from"],
            "need": ["Forslag" if each else "Bekræftet" for each in rows["is_suggestion"]],
            "because": [". ".join(reasons) for reasons in rows["because"]],
        }
    )


def _vacant_in_words(rows: pd.DataFrame) -> pd.DataFrame:
    need = ["Forslag" if each else "Bekræftet" for each in rows["is_suggestion"]]
    because = [". ".join(reasons) for reasons in rows["because"]]
    return rows.assign(need=need, because=because).drop(columns=["is_suggestion", "municipality"])


def _worded(counts: pd.DataFrame) -> pd.DataFrame:
    return counts.assign(state=[LABEL[code] for code in counts["state"]])
