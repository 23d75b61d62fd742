"""A case of eskalation, in the drawer and on its page: its next steps, and its text ready to send."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.domain.danish import format_date
from dashboard.domain.danish_calendar import holidays
from dashboard.domain.escalation import CLOSED, STAGE_OF_CODE, STEP_OF_CODE, legal_steps
from dashboard.domain.filters import TaskFilter
from dashboard.domain.lights import BY_CODE
from dashboard.domain.problems import Problem
from dashboard.programme import escalation
from dashboard.sentences import escalation as sentences
from dashboard.sentences.tasks import Mail
from dashboard.ui import session, state
from dashboard.ui.elements import author, problem_box

DAYS_AHEAD = 7  # to the next date that is suggested
SATURDAY = 5  # as date.weekday has it
LONGEST_NOTE = 2000  # characters


def cases(chosen: TaskFilter, case_id: str | None = None, task_key: str | None = None) -> list[dict]:
    """The case of that number, or those about a task: rows of one_case.sql; what isn't known is None."""
    rows = session.ask("escalation/one_case", chosen, case_id=case_id, task_key=task_key)
    return rows.astype(object).where(rows.notna(), None).to_dict("records")


def day_of(chosen: TaskFilter) -> date:
    """When a step is taken. The sample data's exports may be of days ahead."""
    return max(session.today(), chosen.as_of)


def follow_up_from(today: date) -> date:
    """The next date that is suggested: a week ahead, or the first working day after it."""
    day = today + timedelta(DAYS_AHEAD)
    while day.weekday() >= SATURDAY or day in holidays(day.year):
        day += timedelta(1)
    return day


def show_news() -> None:
    """What came of the step taken just now."""
    news = state.CASE_NEWS.take()
    if isinstance(news, Problem):
        problem_box.show(news)
    elif news:
        st.badge("Gemt", icon=":material/check:", color="green")
        st.text(news)


def where_it_stands(case: dict) -> str:
    """ "Konstateret (KOMBIT). Sidste trin: for 5 dage siden. Næste dato: 30.11.2026."."""
    stage = STAGE_OF_CODE[case["stage"]]
    parts = [f"Står på »{stage.label}« ({stage.lane})", f"Sidste trin: {last_step(case)}"]
    if case["is_open"] and case["next_date"]:
        late = ", overskredet" if case["is_overdue"] else ""
        parts.append(f"Næste dato: {format_date(case['next_date'])}{late}")
    parts.append(sentences.task_note(case["task_state"]).rstrip("."))
    return ". ".join(filter(None, parts)) + "."


def last_step(case: dict) -> str:
    """How long ago it was; its day where that is after the as-of date."""
    days = int(case["days_since_step"])
    return sentences.days_since(days) if days >= 0 else format_date(case["last_step_on"])


def draw(case: dict, chosen: TaskFilter) -> None:
    """The legal steps, with note, next date and who. `case`: of `cases`."""
    version = state.fingerprint(f"{case['case_id']} {case['last_row_id']}")
    steps = {step.code: step.label for step in legal_steps(case["stage"])}
    if not steps:
        st.text("Eskalationen er afsluttet. Kommer der mere, så opret en ny fra opgaven.")
        return
    step = st.radio(
        "Næste trin",
        list(steps),
        index=None,  # a step can't be undone
        format_func=lambda code: steps[code],
        key=state.case_field("step", version).key,
    )
    closes = step is not None and STEP_OF_CODE[step].to_stage == CLOSED
    note_and_date(version, "Notat", day_of(chosen), asks_for_date=not closes)
    st.button(
        "Gem trinnet",
        key=f"take_step_{version}",
        type="primary",
        icon=":material/save:",
        on_click=_take,
        args=(case, version, day_of(chosen)),
    )


def note_and_date(version: str, label: str, today: date, note: str = "", asks_for_date: bool = True) -> None:
    """The fields that every step has. `label`: of the note."""
    field = state.case_field("note", version)
    st.text_area(label, note, max_chars=LONGEST_NOTE, height=90, key=field.key)
    with st.container(horizontal=True):
        if asks_for_date:
            st.date_input(
                "Følg op senest",
                follow_up_from(today),
                format="DD.MM.YYYY",
                width=160,
                key=state.case_field("next_date", version).key,
            )
        author.ask_for_initials_at(state.case_field("who", version))


def written(version: str) -> tuple[str, date | None, str]:
    """Note, next date and initials, as they are written now. For callbacks."""
    note, day, who = (state.case_field(name, version) for name in ("note", "next_date", "who"))
    return (note.read() or "").strip(), day.read(), author.initials_at(who)


def _take(case: dict, version: str, today: date) -> None:
    """`case`: as it was when the button was drawn, whatever has been written since."""
    state.UNFOLDED_ESCALATION.write(case["task_key"])
    note, next_date, who = written(version)
    if not who:
        state.CASE_NEWS.write(NO_INITIALS)
        return
    step = state.case_field("step", version).read()
    if step is None:
        state.CASE_NEWS.write(NO_STEP)
        return
    case_id, seen = case["case_id"], case["last_row_id"]
    try:
        escalation.take_step(session.store(), case_id, step, seen, note, next_date, who, today)
    except Problem as problem:
        state.CASE_NEWS.write(problem)
    else:
        state.CASE_NEWS.write("Trinnet står nu i loggen. Teksten til at sende hører til sagen.")


NO_INITIALS = Problem("Dine initialer mangler.", "Skriv dem, så andre kan se, hvem der har taget trinnet.")


NO_STEP = Problem("Der er ikke valgt et trin.", "Vælg det trin, der er taget, og gem igen.")


def draw_message(case: dict, log: pd.DataFrame, chosen: TaskFilter) -> None:
    """The text that goes with the step taken last, to copy or to send. `log`: queries/escalation/log.sql."""
    taken = log[log["is_legal"]].iloc[-1]
    leader = _leader(case, chosen) if sentences.TEXTS[taken["step"]].role == "projektleder" else {}
    light = BY_CODE.get(case["worst_light"] or "")
    notes = [note for note in (case["why"], taken["note"]) if isinstance(note, str) and note]
    message = sentences.message(
        taken["step"],
        title=case["title"],
        project=case["project"],
        due_date=case["due_date"],
        light_word=light.word if light else None,
        why=". ".join(dict.fromkeys(note.rstrip(".") for note in notes)),
        recipient=leader.get("person"),
        sender=None,
        next_date=case["next_date"] if case["is_open"] else None,
        municipality=case["municipality"],
    )
    st.text(f"Hører til trinnet »{STEP_OF_CODE[taken['step']].label}«.")
    st.code(f"{message.subject}\n\n{message.body}", language=None, wrap_lines=True)
    link = Mail(message.subject, message.body).link(leader.get("mail") or "")
    st.link_button("Åbn som mail", link, icon=":material/mail:")


def _leader(case: dict, chosen: TaskFilter) -> dict[str, Any]:
    """Who leads the task's project: person, phone, mail; empty where the programmappe says nobody."""
    # Another municipality may have a project of the same name.
    own = replace(chosen, municipalities=(case["municipality"],) if case["municipality"] else ())
    leaders = session.ask("tasks/project_leader", own, project=case["project"])
    return {} if leaders.empty else leaders.astype(object).where(leaders.notna(), None).iloc[0].to_dict()
