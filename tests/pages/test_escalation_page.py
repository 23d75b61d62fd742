"""app_pages/escalation.py and the drawer's part: no data, no cases, cases, a filter that leaves nothing."""

from datetime import timedelta

import pytest

from dashboard.domain.escalation import STEP_OF_CODE
from dashboard.programme import escalation
from dashboard.programme.escalation import Task
from dashboard.store import register
from dashboard.ui import session
from tests.conftest import EXPORT_DAY, add_programme_rows
from tests.pages.conftest import row_lists, texts

PAGE, TASKS = "app_pages/escalation.py", "app_pages/tasks.py"
US = "Eksempelkøbing"


@pytest.fixture(autouse=True)
def on_the_export_day(monkeypatch):
    monkeypatch.setattr(session, "today", lambda: EXPORT_DAY)


def log(store, *steps: str, case_id: str = "1", task_key: str = "A", **more) -> None:
    about = {"case_id": case_id, "task_key": task_key, "municipality": US, "taken_on": "18.11.2026"} | more
    add_programme_rows(store, "escalations", *(about | {"step": STEP_OF_CODE[step].label} for step in steps))


def steps_in(store) -> list[str]:
    return [escalation.code_of(row) for row in register.newest(store, "escalations")]


def press(page, label: str):
    button = next(button for button in page.button if button.label == label)
    page = button.click().run()
    assert not page.exception
    return page


def fill(page, **values):
    """Write in the fields of the step: note, who, step. A run would close the dialog."""
    for name, value in values.items():
        fields = {"note": page.text_area, "who": page.text_input, "step": page.radio}[name]
        next(field for field in fields if field.key.startswith(f"case_{name}_")).set_value(value)
    return page


def opened_drawer(open_page, task_key: str = "A"):
    page = open_page(TASKS)
    page.session_state["open_task"] = f"{US}|{task_key}"
    page.run()
    assert not page.exception
    return page


def opened_case(open_page, case_id: str = "1"):
    page = open_page(PAGE)
    page.session_state["open_case"] = case_id
    page.run()
    assert not page.exception
    return page


def test_without_data_the_page_says_how_to_begin(open_page):
    assert "Læg en eksport fra KLIK ind" in texts(open_page(PAGE))


def test_without_cases_the_page_says_where_they_begin(open_page, store_with):
    store_with({"project": "KSD"})
    page = open_page(PAGE)
    assert not page.exception
    assert "Der er ingen eskalationer endnu." in texts(page)
    assert "Ingen opgaver er omfattet af reglerne" in texts(page)


def test_the_board_has_a_column_a_stage_and_a_card_a_case(open_page, store_with):
    store = store_with(
        {"task_key": "A", "title": "Opret roller", "light": "red"}, {"task_key": "B", "status_code": "done"}
    )
    log(store, "open", next_date="20.11.2026")
    log(store, "open", "follow_up", case_id="2", task_key="B")
    log(store, "open", "follow_up", case_id="3", task_key="C", title="Den gamle")
    page = open_page(PAGE)
    assert not page.exception
    said = texts(page)
    assert "3 eskalationer er åbne, og 1 er overskredet" in said
    assert "**Konstateret** (1)" in said and "**Har kommunen styr på opgaven?** (2)" in said
    assert "**Eskalationsplan**" not in said
    assert "Opret roller" in said and "Sidste trin: for 5 dage siden" in said and "Den gamle" in said
    assert "Overskredet: 20.11.2026" in said
    assert "Opgaven er løst i KLIK." in said and "Opgaven er ikke i den nyeste eksport." in said
    assert "Ingen eskalationer er afsluttet endnu." in said


def test_a_closed_case_is_folded_away(open_page, store_with):
    log(store_with({"task_key": "A", "title": "Opret roller"}), "open", "solved")
    page = open_page(PAGE)
    assert "Ingen eskalationer er åbne" in texts(page)
    assert row_lists(page)[0]["Opgave"].tolist() == ["Opret roller"]


def test_a_filter_that_leaves_nothing_says_so(open_page, store_with):
    log(store_with({"task_key": "A", "project": "KSD"}, {"task_key": "B", "project": "KY"}), "open")
    page = open_page(PAGE, projekt=["KY"])
    assert not page.exception
    assert "Ingen eskalationer passer til filtrene." in texts(page)


def test_a_case_shows_its_flow_its_log_and_its_text(open_page, store_with):
    store = store_with({"task_key": "A", "title": "Opret roller", "project": "KSD", "light": "red"})
    add_programme_rows(store, "projects", {"project": "KSD", "leader": "Bo Holm", "leader_mail": "bo@eks.dk"})
    log(store, "open", "make_plan", "follow_up", note="Tre projekter venter", taken_by="ABC")
    page = opened_case(open_page)
    said = texts(page)
    assert "Står på »Har kommunen styr på opgaven?« (Projektleder). Sidste trin: for 5 dage siden." in said
    entries = row_lists(page)[-1]
    assert entries["Står på"].tolist()[0] == "Konstateret" and entries["Står på"].tolist()[1].startswith(
        "Gælder ikke"
    )
    [text] = [code.value for code in page.code]
    assert "Kære Bo Holm" in text and "Opret roller" in text and "Tre projekter venter" in text
    offered = next(radio for radio in page.radio if radio.label == "Næste trin").options
    assert offered == [
        "Ja, der er styr på den", "Nej, der er ikke styr på den", "Luk: opgaven er løst", "Notér dialog",
        "Notér orientering",
    ]  # fmt: skip


def test_a_step_is_taken_with_note_date_and_initials(open_page, store_with):
    store = store_with({"task_key": "A"})
    log(store, "open")
    page = press(fill(opened_case(open_page), step="follow_up", note="Ringet", who="MES"), "Gem trinnet")
    assert page.session_state["case_news"].startswith("Trinnet står nu i loggen.")
    last = register.newest(store, "escalations")[-1]["content"]
    assert steps_in(store) == ["open", "follow_up"]
    assert (last["note"], last["taken_by"], last["taken_on"]) == ("Ringet", "MES", "23.11.2026")
    assert last["next_date"] == f"{EXPORT_DAY + timedelta(7):%d.%m.%Y}"


def test_without_initials_nothing_is_written(open_page, store_with):
    store = store_with({"task_key": "A"})
    log(store, "open")
    page = press(fill(opened_case(open_page), note="Ringet"), "Gem trinnet")
    assert page.session_state["case_news"].title == "Dine initialer mangler."
    assert steps_in(store) == ["open"]


def test_who_comes_second_is_told(open_page, store_with):
    store = store_with({"task_key": "A"})
    log(store, "open")
    page = fill(opened_case(open_page), step="follow_up", who="MES")
    seen = escalation.log_of(store, "1")[-1]["row_id"]
    escalation.take_step(store, "1", "follow_up", seen, "", None, "XYZ", EXPORT_DAY)
    page = press(page, "Gem trinnet")
    assert page.session_state["case_news"].title.startswith("XYZ har imens skrevet »Følg op hos")
    assert steps_in(store) == ["open", "follow_up"]


def test_the_drawer_escalates_its_task(open_page, store_with):
    store = store_with(
        {"task_key": "A", "title": "Opret roller", "project": "KSD", "due_date": EXPORT_DAY - timedelta(9)}
    )
    page = press(fill(opened_drawer(open_page), who="ABC"), "Opret eskalation")
    [row] = register.newest(store, "escalations")
    assert row["content"]["note"] == "Fristen 14.11.2026 er overskredet med 9 dage"
    assert (row["content"]["task_key"], row["content"]["municipality"]) == ("A", US)
    page = opened_drawer(open_page)
    assert "Opgaven er eskaleret. Står på »Konstateret« (KOMBIT). Sidste trin: i dag." in texts(page)


def test_the_drawer_leads_the_case_on(open_page, store_with):
    store = store_with({"task_key": "A"})
    escalation.open_case(store, Task(US, "A", "Opgave", "SAPA"), "haster", "ABC", None, EXPORT_DAY)
    press(fill(opened_drawer(open_page), step="solved", who="ABC"), "Gem trinnet")
    assert steps_in(store) == ["open", "solved"]
    assert "En eskalation om opgaven blev afsluttet den 23.11.2026." in texts(opened_drawer(open_page))


def test_a_proposal_leads_to_the_drawer_of_its_task(open_page, store_with):
    store_with(
        {"task_key": "A", "light": "red", "interfaces": ["SF1511"], "due_date": EXPORT_DAY - timedelta(21)}
    )
    page = open_page(PAGE)
    [proposed] = row_lists(page)
    assert proposed["Hvorfor"].tolist() == [
        "Rød på fælles infrastruktur (SF1511): fristen er overskredet med 21 dage"
    ]
    page.session_state["open_task"] = page.session_state["unfolded_escalation"] = f"{US}|A"
    page.run()
    assert [box.proto.expanded for box in page.expander if box.label == "Eskalér"] == [True]
